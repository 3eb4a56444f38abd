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
    /* Set beside an on-screen keyboard; what a host has under these names stays outside. */
    --top: initial;
    --height: initial;
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
  .panel {
    display: flex;
    flex-direction: column;
    width: min(420px, calc(100vw - 40px));
    height: min(700px, calc(var(--height, 100vh) - 40px));
    border: 1px solid var(--line);
    border-radius: 20px;
    background: var(--bg);
    box-shadow: 0 12px 48px rgb(40 30 10 / 0.32);
    overflow: hidden;
  }
  .panel:focus {
    outline: none;
  }
  .bar {
    display: flex;
    justify-content: space-between;
    padding: 6px 6px 6px 10px;
    border-bottom: 1px solid var(--line);
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
  }
  .left[popover],
  .left > [popover] {
    inset-inline: 20px auto;
    justify-items: start;
  }
  .active[popover] {
    bottom: calc(20px + 100% - var(--top, 0px) - var(--height, 100%));
  }
  .leave[popover] {
    inset-block: calc(20px + var(--top, 0px)) auto;
    margin: 0;
  }
  .body {
    position: relative;
    flex: 1;
    min-height: 0;
  }
  iframe {
    display: block;
    width: 100%;
    height: 100%;
    border: 0;
  }
  .cover {
    position: absolute;
    inset: 0;
    padding: 28px 24px;
    background: var(--bg);
    overflow: auto;
  }
  .cover p {
    margin: 0 0 14px;
  }
  details {
    margin: -18px -14px 28px;
  }
  summary {
    display: block;
    margin-bottom: 14px;
    border: 1px solid;
    border-radius: 12px;
    padding: 10px;
    font-weight: 600;
    text-align: center;
    cursor: pointer;
  }
  details ul {
    padding: 0 14px;
  }
  ul {
    margin: 0 0 18px;
    padding: 0;
    list-style: none;
  }
  li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 12px;
    border-top: 1px solid var(--line);
  }
  a {
    display: inline-flex;
    align-items: center;
    justify-content: end;
    min-width: 44px;
    min-height: 44px;
    color: inherit;
    font-weight: 600;
    text-underline-offset: 3px;
  }
  .inline .panel {
    width: 100%;
    border-radius: 16px;
    box-shadow: none;
  }
  @media (max-width: 600px), (max-height: 30rem) and (pointer: coarse) {
    .root.opened[popover] {
      inset: 0;
      max-width: none;
    }
    .root[popover] .panel {
      position: absolute;
      inset: var(--top, 0px) 0 auto;
      width: 100%;
      height: var(--height, 100%);
      border: 0;
      border-radius: 0;
    }
    .bar {
      padding-top: max(6px, env(safe-area-inset-top));
    }
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
