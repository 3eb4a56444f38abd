import { css } from 'lit';

/** Warm paper, quiet ink, one sea-green. All text is AAA on the surfaces it stands on. */
export const tokens = css`
  :host {
    color-scheme: light;
    --lo-bg: #faf6ef;
    --lo-surface: #fffdfa;
    --lo-sunken: #f0eae0;
    --lo-ink: #24211c;
    --lo-muted: #514b41;
    --lo-line: #ddd4c5;
    --lo-control: #857b6a;
    --lo-accent: #0d5650;
    --lo-accent-strong: #083f3a;
    --lo-on-accent: #ffffff;
    --lo-own: #d9ebe6;
    --lo-notice: #fbeed3;
    --lo-danger: #8c1d12;
    --lo-shade: rgb(60 45 20 / 0.16);
    --lo-radius: 14px;
    --lo-font: system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif;
  }
  @media (prefers-color-scheme: dark) {
    :host(:not([data-theme='light'])) {
      color-scheme: dark;
      --lo-bg: #1a1917;
      --lo-surface: #25231f;
      --lo-sunken: #12110f;
      --lo-ink: #f3eee6;
      --lo-muted: #c3bbae;
      --lo-line: #454037;
      --lo-control: #918877;
      --lo-accent: #8fd3c7;
      --lo-accent-strong: #b4e6dc;
      --lo-on-accent: #08302b;
      --lo-own: #1f413c;
      --lo-notice: #3a3020;
      --lo-danger: #ffb4a6;
      --lo-shade: rgb(0 0 0 / 0.5);
    }
  }
  :host([data-theme='dark']) {
    color-scheme: dark;
    --lo-bg: #1a1917;
    --lo-surface: #25231f;
    --lo-sunken: #12110f;
    --lo-ink: #f3eee6;
    --lo-muted: #c3bbae;
    --lo-line: #454037;
    --lo-control: #918877;
    --lo-accent: #8fd3c7;
    --lo-accent-strong: #b4e6dc;
    --lo-on-accent: #08302b;
    --lo-own: #1f413c;
    --lo-notice: #3a3020;
    --lo-danger: #ffb4a6;
    --lo-shade: rgb(0 0 0 / 0.5);
  }
`;

/** What every component's shadow root starts from. */
export const base = css`
  *,
  ::before,
  ::after {
    box-sizing: border-box;
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
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-width: 0;
  }
  ul {
    list-style: none;
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
  }
  button {
    min-height: 44px;
    padding: 9px 18px;
    border: 1px solid var(--lo-control);
    border-radius: var(--lo-radius);
    background: transparent;
    color: var(--lo-ink);
    cursor: pointer;
    touch-action: manipulation;
  }
  button:hover {
    background: var(--lo-sunken);
  }
  button.primary {
    border-color: transparent;
    background: var(--lo-accent);
    color: var(--lo-on-accent);
    font-weight: 600;
  }
  button.primary:hover {
    background: var(--lo-accent-strong);
  }
  button.plain {
    border-color: transparent;
    padding-inline: 10px;
    color: var(--lo-accent);
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  button[aria-disabled='true'],
  button:disabled {
    opacity: 0.55;
    cursor: default;
  }
  a {
    color: var(--lo-accent);
    text-underline-offset: 3px;
  }
  :focus-visible {
    outline: 3px solid var(--lo-accent);
    outline-offset: 2px;
  }
  .field {
    width: 100%;
    min-height: 46px;
    padding: 10px 13px;
    border: 1px solid var(--lo-control);
    border-radius: var(--lo-radius);
    background: var(--lo-surface);
    font-size: max(16px, 1rem);
  }
  .field:focus-visible {
    border-color: var(--lo-accent);
    outline-width: 2px;
    outline-offset: 0;
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
  @media (forced-colors: active) {
    button.primary {
      border: 2px solid ButtonText;
    }
  }
`;
