/**
 * Host pages do strange things to what they embed: inherited styles stop at `.root`, and nothing here stands in the
 * host's flow unless the mode is `inline`.
 */
export const styles = `
  .root {
    all: initial;
    color-scheme: light;
    --bg: #faf6ef;
    --ink: #24211c;
    --line: #ddd4c5;
    --fill: var(--lo-accent, #0d5650);
    --on-fill: var(--lo-on-accent, #fff);
    direction: ltr;
    font: medium/1.4 var(--lo-font, system-ui, sans-serif);
    color: var(--ink);
  }
  .root.dark {
    color-scheme: dark;
    --bg: #1a1917;
    --ink: #f3eee6;
    --line: #454037;
    --fill: var(--lo-accent, #8fd3c7);
    --on-fill: var(--lo-on-accent, #08302b);
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  slot {
    visibility: hidden;
  }
  .inline + slot {
    display: none;
  }
  button {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 10px;
    min-width: 44px;
    min-height: 44px;
    padding: 8px 12px;
    border: 0;
    border-radius: 12px;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
    touch-action: manipulation;
  }
  :focus-visible {
    outline: 3px solid var(--fill);
    outline-offset: 3px;
  }
  svg {
    flex: none;
    width: 24px;
    height: 24px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.8;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .launcher {
    min-height: 58px;
    padding: 9px 22px 9px 18px;
    border-radius: 29px;
    background: var(--fill);
    color: var(--on-fill);
    box-shadow: 0 6px 24px rgb(40 30 10 / 0.28);
    text-align: start;
  }
  .launcher:hover {
    filter: brightness(1.08);
  }
  .label,
  .status {
    display: block;
  }
  .label {
    font-weight: 600;
  }
  .status {
    min-height: 1.4em;
    font-size: 0.84em;
  }
  .exit,
  .leave {
    padding-inline: 16px;
    background: var(--ink);
    color: var(--bg);
    font-weight: 600;
    font-size: 0.94em;
  }
  .leave {
    box-shadow: 0 4px 16px rgb(40 30 10 / 0.28);
  }
  [popover] {
    display: grid;
    gap: 10px;
    justify-items: end;
    position: fixed;
    inset: auto 20px 20px auto;
    z-index: 2147483000;
    max-width: calc(100vw - 40px);
    overflow: visible;
    translate: 0 var(--lift);
  }
  .left[popover],
  .left > [popover] {
    inset-inline: 20px auto;
    justify-items: start;
  }
  @media (max-width: 600px) {
    /* In a talk its words are news. */
    .root:not(.active) > .small {
      padding: 17px;
    }
    .root:not(.active) > .small > span {
      position: absolute;
      clip-path: inset(50%);
    }
  }
  .failed {
    max-width: 20rem;
    max-height: calc(100vh - 180px);
    overflow: auto;
    padding: 14px 18px;
    border-radius: 16px;
    background: var(--bg);
    box-shadow: 0 6px 24px rgb(40 30 10 / 0.28);
  }
  .failed:empty {
    display: none;
  }
  .failed a {
    display: inline-block;
    min-width: 44px;
    margin-inline-end: 10px;
    color: inherit;
    line-height: 2.75;
  }
  @media (forced-colors: active) {
    .launcher,
    .exit,
    .leave {
      border: 2px solid ButtonText;
    }
  }
  @media print {
    .root {
      display: none !important;
    }
  }
`;
