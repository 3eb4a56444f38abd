import { css } from 'lit';

export const styles = css`
  .back {
    display: inline-flex;
    gap: 0.5rem;
    align-items: center;
    align-self: flex-start;
    min-height: var(--lo-target);
    margin-bottom: -0.75rem;
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 18rem;
    align-items: start;
    gap: 1.25rem;
  }
  ol {
    display: flex;
    flex-direction: column;
    gap: 0.375rem;
    list-style: none;
  }
  .message {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    max-width: min(85%, 34rem);
  }
  .other {
    align-self: flex-end;
    align-items: flex-end;
  }
  .who {
    margin: 0.625rem 0.375rem 0.1875rem;
    color: var(--lo-muted);
    font-size: 0.875rem;
  }
  .text {
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
  .typed {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  @media (max-width: 56rem) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
