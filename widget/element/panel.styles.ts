/** What is there once the panel has been asked for. */
export const styles = `
  .root {
    /* Set beside an on-screen keyboard; what a host has under these names stays outside. */
    --top: initial;
    --height: initial;
  }
  .opened {
    translate: none !important;
  }
  .active[popover] {
    bottom: calc(20px + 100% - var(--top, 0px) - var(--height, 100%));
  }
  .leave[popover] {
    inset-block: calc(20px + var(--top, 0px)) auto;
    margin: 0;
  }
  .panel {
    position: relative;
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
    align-items: center;
    justify-content: flex-end;
    gap: 4px;
    padding: 6px 6px 6px 8px;
    border-bottom: 1px solid var(--line);
  }
  .bar > * {
    padding: 4px 8px;
    line-height: 1.2;
  }
  /* Over the frame's own row, with help in it. */
  .shared .bar {
    position: absolute;
    z-index: 1;
    inset-block-start: 0;
    inset-inline-end: 0;
    border: 0;
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
    gap: 0 12px;
    padding: 4px 0;
    border-top: 1px solid var(--line);
  }
  a {
    display: inline-flex;
    align-items: center;
    justify-content: end;
    margin-inline-start: auto;
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
  @media (max-width: 21.5rem) {
    .bar > * {
      padding-inline: 4px;
      font-size: 0.8em;
    }
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
`;
