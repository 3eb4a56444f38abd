import { css } from 'lit';

export const styles = css`
  .filters {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 14rem)) minmax(0, 22rem);
    gap: 1rem;
  }
  .list {
    padding: 0;
    overflow: hidden;
  }
  ul {
    list-style: none;
  }
  li {
    display: grid;
    grid-template-columns: 11.5rem 9rem minmax(0, 1fr);
    gap: 0.125rem 1.25rem;
    padding: 0.75rem 1.25rem;
    overflow-wrap: anywhere;
  }
  li + li {
    border-top: 1px solid var(--lo-line);
  }
  li a {
    display: inline-block;
    padding-block: 0.625rem;
    margin-block: -0.625rem;
  }
  .of {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.75rem;
    margin-block-start: 0.25rem;
  }
  .link {
    min-height: var(--lo-target);
    margin-block: -0.5rem;
    padding: 0;
    border: 0;
    background: none;
    color: var(--lo-muted);
    font: inherit;
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }
  .link:hover {
    color: var(--lo-accent);
  }
  .empty {
    padding: 3rem 1.5rem;
    text-align: center;
  }
  .empty div {
    margin-inline: auto;
  }
  @media (max-width: 45rem) {
    .filters,
    li {
      grid-template-columns: minmax(0, 1fr);
    }
    li {
      padding-inline: 1rem;
    }
  }
`;
