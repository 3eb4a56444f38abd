import { css } from 'lit';

export const styles = css`
  .list {
    padding: 0;
    overflow: hidden;
  }
  ul {
    list-style: none;
  }
  li + li {
    border-top: 1px solid var(--lo-line);
  }
  .entry {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.125rem 1rem;
    min-height: var(--lo-target);
    padding: 0.75rem 1.25rem;
    color: inherit;
    text-decoration: none;
    overflow-wrap: anywhere;
  }
  a.entry:hover {
    background: var(--lo-sunken);
  }
  a.entry:focus-visible {
    outline-offset: -3px;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.125rem 0.5rem;
  }
  .tag {
    padding: 0.0625rem 0.5rem;
    border-radius: 1rem;
    background: var(--lo-notice);
    font-size: 0.875rem;
    font-weight: 600;
  }
  @media (forced-colors: active) {
    .tag {
      border: 1px solid;
    }
  }
  @media (max-width: 40rem) {
    .entry {
      padding-inline: 1rem;
    }
  }
`;
