import { css } from 'lit';

/** What the dialogs of this page share. */
export const dialogStyles = css`
  wa-dialog {
    --width: min(32rem, calc(100vw - 2rem));
  }
  wa-dialog::part(dialog) {
    max-height: calc(100% - 2rem);
  }
  /* What is above can be scrolled where it does not fit. */
  wa-dialog::part(footer) {
    padding-top: 0.75rem;
    border-top: 1px solid var(--lo-line);
  }
  wa-dialog .row {
    flex: 1;
    justify-content: flex-end;
  }
  wa-radio {
    min-height: var(--lo-target);
    align-items: center;
  }
  wa-callout .row {
    margin-top: 0.75rem;
  }
  .times {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem 1.25rem;
  }
  .preview {
    padding: 0.75rem 1rem;
    border-inline-start: 3px solid var(--lo-line);
    background: var(--lo-sunken);
    overflow-wrap: anywhere;
  }
  .problem {
    color: var(--lo-danger);
    font-weight: 600;
  }
  @media (max-width: 40rem) {
    wa-dialog .row {
      flex-direction: column-reverse;
      align-items: stretch;
    }
  }
`;
