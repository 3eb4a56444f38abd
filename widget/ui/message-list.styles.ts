import { css } from 'lit';

export const styles = css`
  :host {
    position: relative;
    display: block;
    min-height: 0;
  }
  .log {
    height: 100%;
    padding: 16px;
    overflow: hidden auto;
    overscroll-behavior: contain;
  }
  .log:focus-visible {
    outline-offset: -3px;
  }
  .inner {
    display: flex;
    flex-direction: column;
    justify-content: flex-end;
    min-height: 100%;
  }
  li {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    margin-top: 4px;
  }
  li.first {
    margin-top: 14px;
  }
  li.own {
    align-items: flex-end;
  }
  .name,
  .meta {
    margin: 0 6px 3px;
    color: var(--lo-muted);
    font-size: 0.84rem;
  }
  .meta {
    margin: 3px 6px 0;
  }
  .own .name {
    display: none;
  }
  .text {
    max-width: min(85%, 34rem);
    padding: 9px 14px;
    border: 1px solid var(--lo-line);
    border-radius: 4px 18px 18px 18px;
    background: var(--lo-surface);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    line-height: 1.5;
    /* Marks that are stacked on a letter would lie over what was said before. */
    contain: paint;
  }
  .own .text {
    border-color: transparent;
    border-radius: 18px 4px 18px 18px;
    background: var(--lo-own);
  }
  /* High enough to be pressed, and apart from the next one: a wrong number would be called. */
  .text a {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    max-width: 100%;
    min-width: 44px;
    min-height: 44px;
    margin: 2px 0;
    padding: 0 14px;
    border: 1px solid var(--lo-control);
    border-radius: var(--lo-radius);
    color: inherit;
    font-weight: 600;
    text-decoration: none;
    vertical-align: middle;
  }
  .unreadable {
    color: var(--lo-muted);
    font-style: italic;
  }
  .note {
    align-self: center;
    margin: 10px 0;
    padding: 4px 12px;
    border-radius: 12px;
    background: var(--lo-notice);
    font-size: 0.9rem;
    text-align: center;
  }
  .failed {
    color: var(--lo-danger);
  }
  .typing {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 30px;
    padding-top: 6px;
    color: var(--lo-muted);
    font-size: 0.9rem;
  }
  .typing:empty {
    visibility: hidden;
  }
  .typing i {
    width: 6px;
    height: 6px;
    border-radius: 50%;
    background: currentColor;
    animation: breathe 1.6s ease-in-out infinite;
  }
  .typing i + i {
    margin-left: -3px;
    animation-delay: 0.2s;
  }
  .typing i + i + i {
    animation-delay: 0.4s;
  }
  @keyframes breathe {
    50% {
      opacity: 0.25;
    }
  }
  .newer {
    position: absolute;
    bottom: 12px;
    inset-inline: 12px;
    width: fit-content;
    margin-inline: auto;
    border-radius: 22px;
    box-shadow: 0 4px 14px var(--lo-shade);
  }
  /* The page makes what stands above scroll too: at the first message it goes on there. */
  @media (max-height: 24rem) {
    .log {
      overscroll-behavior: auto;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .typing i {
      animation: none;
    }
  }
  @media (forced-colors: active) {
    .own .text {
      border-color: CanvasText;
    }
    .typing i {
      background: CanvasText;
    }
  }
`;
