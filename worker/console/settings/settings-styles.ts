import { css } from 'lit';

/** What every page of settings starts from, besides `shared`. */
export const settingsStyles = css`
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(19rem, 100%), 1fr));
    gap: 1.5rem 2rem;
  }
  select {
    max-width: 100%;
    min-height: var(--lo-target);
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--lo-control);
    border-radius: calc(var(--lo-radius) * 0.6);
    background: var(--lo-surface);
    color: var(--lo-ink);
    font: inherit;
  }
`;
