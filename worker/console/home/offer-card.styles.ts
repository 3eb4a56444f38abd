import { css } from 'lit';

export const styles = css`
  .card {
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: center;
    gap: 0.25rem 1.5rem;
    padding: 1.25rem 1.5rem;
    border: 2px solid var(--lo-accent);
    border-radius: var(--lo-radius);
    background: var(--lo-own);
    box-shadow: 0 10px 30px -16px var(--lo-shade);
  }
  .text {
    display: flex;
    flex-direction: column;
    gap: 0.125rem;
  }
  h2 {
    font-size: 1.3125rem;
  }
  .time {
    font-variant-numeric: tabular-nums;
  }
  .bar {
    grid-column: 1 / -1;
    height: 4px;
    margin-top: 0.75rem;
    overflow: hidden;
    border-radius: 2px;
    background: color-mix(in oklab, var(--lo-accent) 22%, transparent);
  }
  .bar i {
    display: block;
    height: 100%;
    border-radius: inherit;
    background: var(--lo-accent);
    transform-origin: left;
    transition: transform 1s linear;
  }
  @media (prefers-reduced-motion: reduce) {
    .bar i {
      transition: none;
    }
  }
  @media (max-width: 40rem) {
    .card {
      grid-template-columns: 1fr;
      padding: 1rem;
    }
    .row {
      margin-top: 0.75rem;
    }
    .row wa-button {
      flex: 1 0 auto;
    }
  }
`;
