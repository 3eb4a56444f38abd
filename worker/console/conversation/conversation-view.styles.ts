import { css } from 'lit';

export const styles = css`
  :host {
    --column: 44rem;
    height: 100%;
    min-height: 0;
  }
  .layout {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 19rem;
    height: 100%;
    min-height: 0;
  }
  .talk {
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
    background: var(--lo-bg);
  }
  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.75rem;
    padding: 0.75rem 1.25rem;
    border-bottom: 1px solid var(--lo-line);
    background: var(--lo-surface);
  }
  .head > div {
    min-width: 0;
  }
  h1 {
    font-size: 1.1875rem;
  }
  .head h1 {
    overflow-wrap: anywhere;
    text-wrap: wrap;
  }
  .course {
    display: flex;
    flex-wrap: wrap;
    column-gap: 0.875rem;
  }
  .presence::before {
    content: '';
    display: inline-block;
    width: 0.5625rem;
    height: 0.5625rem;
    margin-inline-end: 0.375rem;
    border: 2px solid currentcolor;
    border-radius: 50%;
  }
  .presence:not(.away)::before {
    background: currentcolor;
  }
  .presence:not(.away) {
    color: var(--lo-accent);
  }
  .to-end {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    min-height: var(--lo-target);
    padding-inline: 0.5rem;
    border: 0;
    background: none;
    color: var(--lo-accent);
    font: inherit;
    font-size: 0.9375rem;
    font-weight: 600;
    cursor: pointer;
  }
  .to-end[aria-expanded='true'] wa-icon {
    rotate: 180deg;
  }
  .of-talk {
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .who {
    flex: 1 1 6rem;
  }
  /* Where it no longer fits beside the others it stands below them. */
  .end {
    margin-inline-start: auto;
  }
  .ending:not([hidden]) {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    /* In a row of its own, below what opens it. */
    order: 1;
    flex-basis: 100%;
    justify-content: end;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 0.75rem;
    padding: 0.5rem 0.875rem;
    border: 1px solid var(--lo-line);
    border-radius: var(--lo-radius);
    background: var(--lo-sunken);
    font-size: 0.9375rem;
  }
  .line p {
    flex: 1 1 14rem;
  }
  .head p {
    font-variant-numeric: tabular-nums;
  }
  lo-message-list {
    flex: 1;
    min-height: 0;
  }
  /* In one column: on a wide screen the two sides would stand too far apart to read as a talk. */
  lo-message-list::part(column) {
    max-width: var(--column);
    margin-inline: auto;
  }
  .foot > *,
  .notices > * {
    width: 100%;
    max-width: var(--column);
    margin-inline: auto;
  }
  .notices:not(:empty) {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.5rem;
    padding: 0.5rem 1.25rem;
  }
  .foot {
    padding: 0.75rem 1.25rem max(0.875rem, env(safe-area-inset-bottom));
    border-top: 1px solid var(--lo-line);
    background: var(--lo-surface);
  }
  .side {
    padding: 1.25rem;
    overflow: auto;
    border-left: 1px solid var(--lo-line);
    background: var(--lo-surface);
  }
  .side h2 {
    margin-bottom: 0.75rem;
  }
  .side lo-coach-panel {
    margin-top: 1.5rem;
    padding-top: 1.25rem;
    border-top: 1px solid var(--lo-line);
  }
  .strip {
    padding: 0.375rem 0.875rem;
    border-bottom: 1px solid var(--lo-line);
    background: var(--lo-surface);
    font-size: 0.9375rem;
  }
  details {
    border-bottom: 1px solid var(--lo-line);
    background: var(--lo-surface);
  }
  .unfolded {
    display: grid;
    gap: 1rem;
    max-height: 60vh;
    padding: 0 1rem 0.875rem;
    overflow: auto;
  }
  summary {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    min-height: var(--lo-target);
    padding-inline: 1rem;
    cursor: pointer;
    color: var(--lo-muted);
    font-size: 0.9375rem;
  }
  summary wa-icon {
    flex: none;
  }
  details[open] wa-icon {
    rotate: 180deg;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary span {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .alone {
    height: 100%;
  }
  .waiting {
    width: 100%;
    display: flex;
    flex: 1;
    flex-direction: column;
    justify-content: center;
    gap: 1rem;
    max-width: 34rem;
    margin-inline: auto;
    padding: 1.5rem;
  }
  .after {
    flex: 1;
    min-height: 0;
    overflow: auto;
  }
  .after .inner {
    display: grid;
    gap: 1.25rem;
    max-width: 40rem;
    margin-inline: auto;
    padding: 1.5rem 1.25rem 3rem;
  }
  .after lo-message-list {
    height: 22rem;
    border: 1px solid var(--lo-line);
    border-radius: var(--lo-radius);
  }
  @media (min-width: 56.01rem) {
    details,
    .strip {
      display: none;
    }
  }
  @media (max-width: 56rem) {
    .layout {
      grid-template-columns: minmax(0, 1fr);
    }
    .side {
      display: none;
    }
    .head,
    .notices:not(:empty),
    .foot {
      padding-inline: 0.875rem;
    }
    .head {
      padding-block: 0.5rem;
    }
    .after .inner {
      padding: 1rem 0.875rem 2.5rem;
    }
  }
  @media (max-width: 40rem) {
    .of-talk {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 0 0.75rem;
      padding-block: 0.1875rem;
    }
    .who {
      grid-row: 1 / 3;
    }
    .course {
      line-height: 1.3;
    }
    /* When it ends is what counts then. */
    .course:has(.ends) .since {
      display: none;
    }
    .of-talk > :not(.who) {
      grid-column: 1 / -1;
      justify-self: end;
    }
    .of-talk > #worry,
    .of-talk > .to-end {
      grid-column: 2;
    }
    .of-talk > .ending {
      order: 0;
      padding-top: 0.5rem;
    }
    .of-talk > .ending ~ * {
      margin-top: 0.5rem;
    }
    .of-talk:not(.all) .end {
      display: none;
    }
    .all {
      padding-bottom: 0.5rem;
    }
  }
`;
