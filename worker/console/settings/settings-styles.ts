import { css } from 'lit';

/** What every page of settings starts from, besides `shared`. */
export const settingsStyles = css`
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(19rem, 100%), 1fr));
    gap: 1.5rem 2rem;
  }
`;
