import { css } from 'lit';

export const styles = css`
  .list {
    overflow: hidden;
    padding: 0;
  }
  ul {
    list-style: none;
  }
  li + li {
    border-top: 1px solid var(--lo-line);
  }
  .entry {
    display: grid;
    grid-template-columns: 11.5rem 8rem minmax(0, 1fr) auto;
    align-items: center;
    gap: 0.25rem 1.25rem;
    min-height: 4rem;
    padding: 0.75rem 1.25rem;
    color: inherit;
    text-decoration: none;
  }
  li a:hover {
    background: var(--lo-sunken);
  }
  li a:focus-visible {
    outline-offset: -3px;
  }
  .when {
    font-weight: 600;
    text-decoration: underline;
    text-decoration-color: transparent;
  }
  a .when {
    color: var(--lo-accent);
  }
  li a:hover .when {
    text-decoration-color: currentColor;
  }
  .tag {
    display: inline-block;
    padding: 0.0625rem 0.5rem;
    border-radius: 1rem;
    background: var(--lo-notice);
    font-size: 0.8125rem;
  }
  .with {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.75rem;
  }
  .erase {
    text-align: right;
  }
  .empty {
    padding: 3rem 1.5rem;
    text-align: center;
  }
  @media (max-width: 50rem) {
    .entry {
      grid-template-columns: 1fr auto;
      padding: 0.875rem 1rem;
    }
    .with,
    .erase {
      grid-column: 1 / -1;
      text-align: left;
    }
  }
`;
