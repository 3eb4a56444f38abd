import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-items: center;
    min-height: 100%;
  }
  .page {
    width: 100%;
    max-width: 29rem;
    padding-block: 1.5rem;
  }
  .brand {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    margin-bottom: 1.25rem;
    color: var(--lo-accent);
    font-size: 1.125rem;
    font-weight: 650;
  }
  .card {
    padding: 2rem;
    box-shadow: 0 12px 40px -20px var(--lo-shade);
  }
  wa-button {
    width: 100%;
  }
  .or {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    color: var(--lo-muted);
    font-size: 0.9375rem;
  }
  .or::before,
  .or::after {
    content: '';
    flex: 1;
    height: 1px;
    background: var(--lo-line);
  }
  .below {
    margin-top: 1.25rem;
    text-align: center;
  }
  @media (max-width: 40rem) {
    .card {
      padding: 1.5rem 1.125rem;
    }
  }
`;
