import { css } from 'lit';

/** What stands in the views. */
export const content = css`
  .sheet {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: 18px;
    max-width: 37rem;
    margin-inline: auto;
    padding: 26px 20px 32px;
  }
  .sheet > * {
    max-width: 100%;
  }
  .centred {
    align-items: center;
    justify-content: center;
    gap: 14px;
    min-height: 100%;
    text-align: center;
  }
  h1 {
    font-size: 1.55rem;
    font-weight: 650;
    line-height: 1.25;
    text-wrap: balance;
  }
  h1:focus {
    outline: none;
  }
  h2,
  legend {
    padding: 0;
    font-size: 1.1rem;
    font-weight: 650;
    line-height: 1.3;
  }
  legend {
    margin-bottom: 8px;
  }
  .lead {
    font-size: 1.06rem;
  }
  .hint,
  small {
    color: var(--lo-muted);
    font-size: 0.92rem;
    line-height: 1.45;
  }
  .notice {
    width: 100%;
    padding: 12px 16px;
    border-radius: var(--lo-radius);
    background: var(--lo-notice);
    font-size: 0.98rem;
    text-align: start;
  }
  .notice button {
    margin-top: 10px;
  }
  .problem {
    color: var(--lo-danger);
    font-weight: 600;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 10px;
  }
  .wide {
    display: block;
    width: 100%;
    max-width: 34.5rem;
    min-height: 52px;
    margin-inline: auto;
    padding-inline: 8px;
    line-height: 1.25;
  }
  .question,
  details,
  fieldset,
  label:not(.chip, .begin) {
    display: flex;
    flex-direction: column;
    gap: 6px;
    width: 100%;
  }
  .question > label {
    font-weight: 650;
  }
  .question .row {
    margin-top: 4px;
  }
  .question .field {
    flex: 1 0 9rem;
    width: 0;
    max-width: 100%;
    font-weight: 600;
  }
  summary {
    padding-block: 10px;
    font-weight: 650;
    cursor: pointer;
  }
  .pairs {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr));
    gap: 12px;
    margin-top: 6px;
  }
  .pairs label {
    gap: 4px;
    font-size: 0.95rem;
  }
  select {
    text-overflow: ellipsis;
  }
  .promise {
    display: grid;
    gap: 4px;
    color: var(--lo-muted);
    font-size: 0.96rem;
    line-height: 1.4;
  }
  form.sheet {
    gap: 14px;
    padding-block: 20px;
  }
  .beacon {
    display: grid;
    place-items: center;
    width: 104px;
    height: 104px;
    margin: 12px;
    border-radius: 50%;
    background: var(--lo-own);
    color: var(--lo-accent-strong);
    font-size: 2.5rem;
    font-weight: 600;
    animation: breathe 5s ease-in-out infinite;
  }
  @keyframes breathe {
    from,
    to {
      box-shadow: 0 0 0 0 var(--lo-own);
    }
    50% {
      box-shadow:
        0 0 0 14px transparent,
        0 0 0 13px var(--lo-sunken);
    }
  }
  .help-lines {
    display: flex;
    flex-direction: column;
    width: 100%;
    overflow-wrap: anywhere;
  }
  .help-lines li {
    padding: 12px 0;
    border-top: 1px solid var(--lo-line);
    line-height: 1.4;
  }
  .help-lines li > span {
    display: block;
  }
  .help-lines div {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: end;
    gap: 4px 8px;
    margin-top: 6px;
  }
  .help-lines small {
    flex: 1 1 9rem;
  }
  .help-lines b {
    font-weight: 600;
  }
  .help-lines .open {
    color: var(--lo-accent);
  }
  .help-lines a,
  .target {
    display: flex;
    align-items: center;
    width: fit-content;
    min-height: 44px;
  }
  .help-lines .call {
    padding: 0 14px;
    border: 1px solid var(--lo-control);
    border-radius: var(--lo-radius);
    font-weight: 600;
    text-decoration: none;
    white-space: nowrap;
  }
  .talk {
    display: flex;
    flex-direction: column;
    height: 100%;
  }
  .bar {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0 12px;
    padding: 2px 12px 2px 18px;
    border-bottom: 1px solid var(--lo-line);
  }
  .bar h1 {
    contain: paint;
    flex: 1;
    font-size: 1rem;
  }
  .bar button {
    flex: none;
    padding-inline: 6px;
    font-size: 0.9rem;
  }
  lo-message-list {
    flex: 1;
  }
  .talk .notice {
    width: auto;
    margin: 0 12px 8px;
  }
  footer .notice {
    margin-bottom: 8px;
  }
  .begin {
    margin: 8px auto 4px;
    max-width: 26rem;
    color: var(--lo-muted);
    text-align: center;
    text-wrap: balance;
  }
  label.begin {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-height: 44px;
    font-size: 0.92rem;
  }
  .promise .plain {
    justify-self: start;
    margin-inline: -10px;
  }
  dialog h2 {
    font-size: 1.3rem;
  }
  dialog > * + * {
    margin-top: 12px;
  }
  @media (prefers-reduced-motion: reduce) {
    .beacon {
      animation: none;
    }
  }
  @media (forced-colors: active) {
    .notice,
    .beacon {
      border: 1px solid CanvasText;
    }
  }
`;
