import { css } from 'lit';

/** What every page of settings starts from, besides `shared`. */
export const settingsStyles = css`
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(19rem, 100%), 1fr));
    gap: 1.5rem 2rem;
  }
  /* What is edited item by item. */
  .items {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1rem;
    list-style: none;
    overflow-wrap: anywhere;
  }
  .items > li + li {
    padding-top: 1rem;
    border-top: 1px solid var(--lo-line);
  }
  label {
    font-weight: 600;
  }
  wa-callout .row {
    margin-top: 0.75rem;
  }
  label.stack {
    gap: 0.375rem;
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
    font-weight: 400;
  }
`;
