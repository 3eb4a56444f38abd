import { css } from 'lit';

/** A card that is a list: one row each, with what can be done at its end. */
export const listStyles = css`
  .list {
    padding: 0;
    overflow: hidden;
    list-style: none;
  }
  .list li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.75rem 1.25rem;
    padding: 1rem 1.25rem;
    overflow-wrap: anywhere;
  }
  .list li + li {
    border-top: 1px solid var(--lo-line);
  }
`;
