import { css } from 'lit';

export const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: 100dvh;
    background: var(--lo-bg);
    color: var(--lo-ink);
  }
  /* What is for screen readers alone lies where it stands, and not below the window, where the whole page could be scrolled to it. */
  main {
    position: relative;
    flex: 1;
    min-height: 0;
    overflow: auto;
  }
  main:focus {
    outline: none;
  }
  .fill {
    overflow: hidden;
  }
  .starting {
    display: grid;
    flex: 1;
    place-content: center;
    gap: 1rem;
    padding: 1.5rem;
  }
  .top {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75rem;
    padding: 0.75rem 1.25rem;
    border-bottom: 1px solid var(--lo-line);
    background: var(--lo-surface);
  }
  .top > * {
    width: 100%;
    max-width: 57rem;
    margin-inline: auto;
  }
  .talks {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem;
  }
  .talks wa-button::part(label) {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.125rem 0.5rem;
  }
  .longest {
    font-weight: 600;
  }
  .unread {
    min-width: 1.5rem;
    padding: 0 0.375rem;
    border-radius: 1rem;
    background: var(--lo-accent);
    color: var(--lo-on-accent);
    font-size: 0.875rem;
    font-weight: 600;
    line-height: 1.5rem;
    text-align: center;
  }
  @media (max-width: 40rem) {
    .top {
      padding: 0.625rem 0.75rem;
    }
  }
  @media print {
    :host {
      height: auto;
    }
    lo-console-header,
    lo-demo-strip,
    .top {
      display: none;
    }
  }
`;
