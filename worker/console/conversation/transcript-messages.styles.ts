import { css } from 'lit';

export const styles = css`
  ol {
    display: flex;
    flex-direction: column;
    gap: 0.375rem;
    list-style: none;
  }
  ol + p {
    margin-top: 0.75rem;
  }
  .message {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
  }
  .other {
    align-items: flex-end;
  }
  .line {
    display: flex;
    align-items: center;
    gap: 0.25rem;
    max-width: min(100%, 36rem);
    padding-inline-end: 8%;
  }
  .other .line {
    flex-direction: row-reverse;
    padding-inline: 8% 0;
  }
  .who {
    margin: 0.625rem 0.375rem 0.1875rem;
    color: var(--lo-muted);
    font-size: 0.875rem;
  }
  .text {
    min-width: 0;
    padding: 0.5625rem 0.875rem;
    border: 1px solid var(--lo-line);
    border-radius: 4px 18px 18px 18px;
    background: var(--lo-bg);
    line-height: 1.5;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .other .text {
    border-color: transparent;
    border-radius: 18px 4px 18px 18px;
    background: var(--lo-own);
  }
  .unreadable {
    color: var(--lo-muted);
    font-style: italic;
  }
  .gap {
    align-self: center;
    margin-block: 0.5rem;
    padding: 0.25rem 0.75rem;
    border-radius: 0.75rem;
    background: var(--lo-notice);
    font-size: 0.9375rem;
  }
  .add {
    flex: none;
    display: grid;
    place-items: center;
    width: var(--lo-target);
    height: var(--lo-target);
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
    color: var(--lo-muted);
    font: inherit;
    cursor: pointer;
  }
  .add:hover {
    background: var(--lo-sunken);
    color: var(--lo-ink);
  }
  lo-comment-thread {
    width: min(100%, 30rem);
    margin: 0.5rem 0 0.75rem;
  }
`;
