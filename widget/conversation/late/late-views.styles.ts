import { css } from 'lit';

export const lateStyles = css`
  /* A question may be longer than the room between the ways out and the message box: it takes no more, and scrolls. */
  .course {
    min-height: auto;
  }
  main {
    contain: size;
  }
  footer,
  footer > div,
  .notices {
    display: flex;
    flex-direction: column;
    min-height: 0;
  }
  footer .notice,
  .notices .notice {
    overflow: auto;
  }
  a.primary {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-height: 44px;
    padding: 9px 18px;
    border: 1px solid transparent;
    border-radius: var(--lo-radius);
    background: var(--lo-accent);
    color: var(--lo-on-accent);
    font-weight: 600;
    text-align: center;
    text-decoration: none;
  }
  a.primary:not(.wide) {
    width: fit-content;
  }
  a.primary:hover {
    background: var(--lo-accent-strong);
  }
  .week {
    line-height: 1.6;
  }
  @media (forced-colors: active) {
    a.primary {
      border: 2px solid LinkText;
    }
  }
  .notice .row {
    row-gap: 0;
  }
  .bar .hint {
    display: block;
    line-height: 1.3;
  }
  .wipe p {
    margin-bottom: 12px;
  }
  .sheet > .plain {
    align-self: center;
  }
  .written {
    max-height: 12rem;
    overflow: auto;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  @media (max-width: 21.5rem) {
    .notice {
      padding: 8px 12px;
      line-height: 1.4;
    }
    .notice .row button {
      padding-inline: 8px;
    }
  }
  @media (min-height: 24.01rem) {
    .notices:has(button) {
      min-height: 4.75rem;
    }
    .talk:has(.notice) lo-message-list {
      min-height: 6rem;
    }
  }
  @media (max-height: 24rem) {
    .notices .notice {
      max-height: calc(100cqh - 8px);
    }
    .notice {
      padding: 6px 12px;
      line-height: 1.4;
    }
  }
  dialog {
    max-width: 100%;
    scroll-padding-top: 7rem;
  }
  .top button {
    max-width: 100%;
  }
  dialog section {
    display: grid;
    gap: 8px;
    margin-top: 20px;
  }
  h3 {
    font-size: 1.05rem;
  }
  .evaluation > label {
    font-weight: 650;
  }
  label.choice {
    flex-direction: row;
    align-items: center;
    min-height: 44px;
  }
  .evaluation {
    display: flex;
    flex-direction: column;
    gap: 20px;
    width: 100%;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .scale {
    display: grid;
    grid-template-columns: repeat(5, 1fr);
    max-width: 24rem;
  }
  .scale small {
    grid-column: span 2;
  }
  .scale small + small {
    grid-column: 4 / span 2;
    text-align: end;
  }
  .chip {
    position: relative;
  }
  .chip input {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .chip > span {
    display: grid;
    place-items: center;
    min-width: 48px;
    min-height: 46px;
    padding: 8px 16px;
    border: 1px solid var(--lo-control);
    border-radius: var(--lo-radius);
    background: var(--lo-surface);
    cursor: pointer;
  }
  .chip input:checked + span {
    border-color: transparent;
    background: var(--lo-accent);
    color: var(--lo-on-accent);
    font-weight: 600;
  }
  .chip input:focus-visible + span {
    outline: 3px solid var(--lo-accent);
    outline-offset: 2px;
  }
  @media (forced-colors: active) {
    .chip input:checked + span {
      outline: 3px solid Highlight;
    }
  }
`;
