import { css } from 'lit';

export const styles = css`
  .alarms {
    display: grid;
    gap: 0.5rem;
  }
  .doors {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1rem;
  }
  .doors.shut {
    border-color: color-mix(in oklab, var(--lo-danger) 45%, var(--lo-line));
  }
  .line {
    font-size: 1.125rem;
    font-weight: 600;
  }
  .two {
    display: grid;
    grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
    gap: 1rem;
    align-items: start;
  }
  .count {
    display: flex;
    align-items: baseline;
    gap: 0.625rem;
  }
  .count strong {
    font-size: 2.25rem;
    font-weight: 600;
    line-height: 1.1;
    font-variant-numeric: tabular-nums;
  }
  ul {
    list-style: none;
  }
  li {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0.125rem 1rem;
    padding-block: 0.75rem;
  }
  li + li {
    border-top: 1px solid var(--lo-line);
  }
  li:first-child {
    padding-top: 0;
  }
  li:last-child {
    padding-bottom: 0;
  }
  .alias {
    min-width: 0;
    font-weight: 600;
    overflow-wrap: anywhere;
    contain: paint;
  }
  .since {
    font-variant-numeric: tabular-nums;
  }
  @media (max-width: 50rem) {
    .two {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
