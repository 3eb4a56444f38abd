import { css } from 'lit';

export const styles = css`
  /* In view at any height, also while the questions above are answered. */
  .done {
    position: sticky;
    bottom: 0;
    z-index: 1;
    margin: 0 -1.5rem -1.5rem;
    padding: 0.75rem 1.5rem;
    border-top: 1px solid var(--lo-line);
    border-radius: 0 0 var(--lo-radius) var(--lo-radius);
    background: var(--lo-surface);
  }
  .question {
    display: grid;
    gap: 0.625rem;
    padding: 0.75rem 0.875rem;
    border-radius: var(--lo-radius);
    background: var(--lo-notice);
  }
  .done p {
    flex-basis: 100%;
  }
  .again {
    margin-inline-start: auto;
  }
  @media (max-width: 40rem) {
    .again {
      margin-inline-start: 0;
    }
    .done {
      gap: 0.25rem 0.5rem;
      margin: 0 -1rem -1.125rem;
      padding: 0.5rem 1rem;
    }
  }
`;
