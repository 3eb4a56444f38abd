import { css } from 'lit';

/** A page on which a conversation is read: the way back, and the talk with a column beside it as wide as `--lo-aside`. */
export const readingPage = css`
  .back {
    display: inline-flex;
    gap: 0.5rem;
    align-items: center;
    align-self: flex-start;
    min-height: var(--lo-target);
    margin-bottom: -0.75rem;
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr) var(--lo-aside, 18rem);
    align-items: start;
    gap: 1.25rem;
  }
  @media (max-width: 56rem) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
