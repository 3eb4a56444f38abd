import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  form {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    gap: 8px;
  }
  textarea {
    flex: 1 1 10rem;
    display: block;
    max-height: min(9.5rem, 30vh);
    resize: none;
    line-height: 1.4;
    overflow-y: auto;
  }
  textarea::placeholder {
    color: var(--lo-muted);
    opacity: 1;
  }
  button {
    min-height: 46px;
    padding-inline: 12px;
  }
  .count {
    flex-basis: 100%;
    order: -1;
    color: var(--lo-muted);
    font-size: 0.9rem;
  }
  .over {
    color: var(--lo-danger);
    font-weight: 600;
  }
`;
