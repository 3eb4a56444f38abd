import { css } from 'lit';

export const styles = css`
  ol {
    display: grid;
    gap: 0.5rem;
    padding-left: 1.25rem;
  }
  summary {
    min-height: var(--lo-target);
    align-content: center;
    cursor: pointer;
    font-weight: 600;
  }
  details[open] summary {
    margin-bottom: 0.75rem;
  }
  .code {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1.125rem;
    margin: 0;
    padding: 1.125rem 1.25rem;
    border: 1px dashed var(--lo-control);
    border-radius: var(--lo-radius);
    background: var(--lo-bg);
    font-family: ui-monospace, 'SF Mono', Menlo, Consolas, monospace;
    font-size: 1.375rem;
    letter-spacing: 0.06em;
    user-select: all;
  }
  /* A dialog that is shut takes no gap among what stands below each other. */
  lo-confirm-dialog {
    position: absolute;
  }
  .mono {
    font-family: ui-monospace, 'SF Mono', Menlo, Consolas, monospace;
    font-size: 0.9375rem;
  }
  @media (max-width: 40rem) {
    .code {
      font-size: 1.1875rem;
    }
  }
  @media print {
    .no-print {
      display: none !important;
    }
  }
`;
