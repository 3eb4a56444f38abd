import { css } from 'lit';

export const styles = css`
  .steps {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75rem;
    list-style: none;
  }
  .step {
    border: 1px solid var(--lo-line);
    border-radius: var(--lo-radius);
    background: var(--lo-surface);
  }
  /* The cards of the form stand out against it, as on their own page. */
  .step.open {
    border-color: var(--lo-accent);
    background: var(--lo-bg);
    box-shadow: inset 0 0 0 1px var(--lo-accent);
  }
  h2 {
    contain: none;
    scroll-margin-top: 0.75rem;
    font-size: 1.0625rem;
  }
  h2 button {
    display: grid;
    grid-template-columns: 2rem minmax(0, 1fr) auto;
    gap: 0.25rem 0.75rem;
    align-items: center;
    width: 100%;
    min-height: var(--lo-target);
    padding: 0.75rem 1.25rem;
    border: 0;
    border-radius: var(--lo-radius);
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .mark {
    display: grid;
    place-items: center;
    width: 2rem;
    height: 2rem;
    border: 2px solid var(--lo-control);
    border-radius: 50%;
    font-size: 0.9375rem;
    font-variant-numeric: tabular-nums;
  }
  .done .mark {
    border-color: var(--lo-accent);
    color: var(--lo-accent);
  }
  .standing {
    color: var(--lo-muted);
    font-size: 0.9375rem;
    font-weight: 400;
  }
  .why {
    padding: 0 1.25rem 1rem 4rem;
  }
  .body {
    padding: 0.5rem 1.25rem 1.25rem;
  }
  @media (max-width: 40rem) {
    h2 button {
      grid-template-columns: 2rem minmax(0, 1fr);
      padding: 0.75rem;
    }
    .standing {
      grid-column: 2;
    }
    /* Short enough to stand beside the title. */
    .done h2 button {
      grid-template-columns: 2rem minmax(0, 1fr) auto;
    }
    .done .standing {
      grid-column: auto;
    }
    .why {
      padding: 0 0.75rem 0.75rem 3.5rem;
    }
    /* The form takes the whole width of a phone. */
    .step.open {
      margin-inline: -1rem;
      border-inline: 0;
      border-radius: 0;
      box-shadow: none;
    }
    .open h2 button {
      padding-inline: 1.75rem;
    }
    .open .why {
      padding-inline: 4.5rem 1rem;
    }
    .body {
      padding: 0.25rem 1rem 1rem;
    }
  }
  @media print {
    .progress,
    .step:not(.open),
    h2,
    .why,
    .after {
      display: none;
    }
    .step.open {
      border: 0;
      box-shadow: none;
    }
  }
`;
