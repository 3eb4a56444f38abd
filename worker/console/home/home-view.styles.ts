import { css } from 'lit';

export const styles = css`
  .duty {
    display: grid;
    gap: 1rem;
  }
  .switch {
    display: flex;
    align-items: center;
    min-height: var(--lo-target);
  }
  .duty wa-switch {
    --height: 1.75rem;
    --width: 3.25rem;
    font-size: 1.125rem;
    font-weight: 600;
  }
  .duty wa-switch::part(base),
  .sound wa-switch::part(base) {
    min-height: var(--lo-target);
    align-items: center;
  }
  .on {
    border-color: color-mix(in oklab, var(--lo-accent) 55%, var(--lo-line));
  }
  .hours {
    font-weight: 600;
  }
  .time {
    font-variant-numeric: tabular-nums;
  }
`;
