import { css } from 'lit';

export const styles = css`
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
    grid-template-columns: minmax(0, 1fr) 18rem;
    align-items: start;
    gap: 1.25rem;
  }
  .typed {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  @media (max-width: 56rem) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
