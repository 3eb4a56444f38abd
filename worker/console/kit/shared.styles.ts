import { css } from 'lit';

/** What every view's shadow root starts from. */
export const shared = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host {
    display: block;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  /* Of names too: marks that are stacked on a letter stay where it is. */
  h1,
  h2,
  h3,
  dd {
    contain: paint;
  }
  h1,
  h2,
  h3 {
    line-height: 1.25;
    font-weight: 650;
    letter-spacing: -0.01em;
    text-wrap: balance;
  }
  h1 {
    font-size: 1.625rem;
  }
  h2 {
    font-size: 1.1875rem;
  }
  h3 {
    font-size: 1rem;
  }
  [tabindex='-1']:focus {
    outline: none;
  }
  a {
    color: var(--lo-accent);
    text-underline-offset: 0.2em;
  }
  :focus-visible {
    outline: 3px solid var(--wa-color-focus);
    outline-offset: 2px;
    border-radius: 4px;
  }
  .page {
    max-width: 60rem;
    margin-inline: auto;
    padding: 2rem 1.5rem 4rem;
  }
  .narrow {
    max-width: 40rem;
  }
  .stack {
    display: flex;
    flex-direction: column;
    gap: 1rem;
  }
  .stack > * {
    flex: none;
  }
  .loose {
    gap: 1.5rem;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.75rem;
  }
  .card {
    padding: 1.5rem;
    border: 1px solid var(--lo-line);
    border-radius: var(--lo-radius);
    background: var(--lo-surface);
  }
  .quiet {
    color: var(--lo-muted);
  }
  .small {
    font-size: 0.9375rem;
  }
  .lead {
    max-width: 42rem;
    color: var(--lo-muted);
  }
  .facts {
    display: grid;
    grid-template-columns: minmax(8rem, auto) 1fr;
    gap: 0.5rem 1.25rem;
  }
  .facts dt {
    color: var(--lo-muted);
  }
  .facts dd {
    overflow-wrap: anywhere;
  }
  .stacked {
    grid-template-columns: minmax(0, 1fr);
    gap: 0;
  }
  .stacked dd + dt {
    margin-top: 0.75rem;
  }
  .stacked dt {
    font-size: 0.875rem;
  }
  .spinner {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    color: var(--lo-muted);
  }
  /* A label that is wider than its place goes on in a second line. */
  wa-button {
    flex: none;
    max-width: 100%;
  }
  wa-button::part(base) {
    height: auto;
    min-height: max(var(--lo-target), var(--wa-form-control-height));
    padding-block: 0.375rem;
    white-space: normal;
    text-wrap: balance;
  }
  wa-select::part(display-input) {
    min-height: var(--lo-target);
  }
  wa-select::part(clear-button) {
    min-width: var(--lo-target);
  }
  wa-checkbox::part(checkbox),
  wa-switch::part(switch) {
    padding-block: calc((var(--lo-target) - 1lh) / 2);
  }
  .target,
  wa-callout a {
    display: inline-flex;
    align-items: center;
    min-width: var(--lo-target);
    min-height: var(--lo-target);
  }
  /* As high as its callout's padding allows, which it does not add to. */
  wa-callout a {
    margin-block: -0.5rem;
  }
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (max-width: 40rem) {
    .page {
      padding: 1.25rem 1rem 3rem;
    }
    .card {
      padding: 1.125rem 1rem;
    }
    .facts {
      grid-template-columns: 1fr;
      gap: 0;
    }
    .facts dd + dt {
      margin-top: 0.625rem;
    }
  }
`;
