/** Plain text: it comes with the views, which import nothing that the page has already. */
export const laterStyles = `
  dialog section {
    display: grid;
    gap: 8px;
    margin-top: 20px;
  }
  h3 {
    font-size: 1.05rem;
  }
  .evaluation > label {
    font-weight: 650;
  }
  label.choice {
    flex-direction: row;
    align-items: center;
    min-height: 44px;
  }
  .evaluation {
    display: flex;
    flex-direction: column;
    gap: 20px;
    width: 100%;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .scale {
    display: grid;
    grid-template-columns: repeat(5, 1fr);
    max-width: 24rem;
  }
  .scale small {
    grid-column: span 2;
  }
  .scale small + small {
    grid-column: 4 / span 2;
    text-align: end;
  }
  .chip {
    position: relative;
  }
  .chip input {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .chip > span {
    display: grid;
    place-items: center;
    min-width: 48px;
    min-height: 46px;
    padding: 8px 16px;
    border: 1px solid var(--lo-control);
    border-radius: var(--lo-radius);
    background: var(--lo-surface);
    cursor: pointer;
  }
  .chip input:checked + span {
    border-color: transparent;
    background: var(--lo-accent);
    color: var(--lo-on-accent);
    font-weight: 600;
  }
  .chip input:focus-visible + span {
    outline: 3px solid var(--lo-accent);
    outline-offset: 2px;
  }
  @media (forced-colors: active) {
    .chip input:checked + span {
      outline: 3px solid Highlight;
    }
  }
`;
