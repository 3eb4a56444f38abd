import { css } from 'lit';

/** The frame around every view: what stays put, and what scrolls. */
export const layout = css`
  :host {
    position: fixed;
    inset: var(--top, 0) 0 auto;
    height: var(--height, 100%);
    display: flex;
    flex-direction: column;
    max-width: 46rem;
    margin-inline: auto;
    background: var(--lo-bg);
    color: var(--lo-ink);
    font: 1.06rem/1.55 var(--lo-font);
    overflow-wrap: break-word;
  }
  .skip {
    position: absolute;
    z-index: 1;
    top: 8px;
    left: 12px;
    background: var(--lo-surface);
  }
  .skip:not(:focus) {
    clip-path: inset(50%);
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 8px;
    padding: 8px 10px;
    padding-top: max(8px, env(safe-area-inset-top));
    border-bottom: 1px solid var(--lo-line);
    font-size: 0.9rem;
  }
  header button {
    padding: 4px 8px;
  }
  /* In a frame the way out is the element's, over this corner; where both don't fit, over a row of its own. */
  .framed header {
    flex-wrap: wrap-reverse;
    gap: 0;
    padding: 0 0 0 10px;
  }
  .framed header::after {
    content: '';
    width: var(--bar-width, 10px);
    height: var(--bar-height, 0);
  }
  .framed .help {
    margin-block: 6px;
  }
  .brand {
    flex: 1;
    font-weight: 600;
  }
  .help {
    flex: 1;
    min-width: min-content;
    font-weight: 600;
    line-height: 1.2;
    text-wrap: balance;
  }
  .exit {
    border-color: transparent;
    background: var(--lo-ink);
    color: var(--lo-bg);
    font-weight: 600;
  }
  .exit:hover {
    background: var(--lo-muted);
  }
  .course {
    display: flex;
    flex-direction: column;
    flex: 1;
    min-height: 0;
  }
  main {
    flex: 1;
    min-height: 0;
    overflow: hidden auto;
    overscroll-behavior: contain;
  }
  footer {
    padding: 8px 12px;
    padding-bottom: max(10px, env(safe-area-inset-bottom));
    border-top: 1px solid var(--lo-line);
  }
  footer .hint {
    margin: 0 2px 6px;
  }
  dialog {
    inset-block-start: var(--bar-height, 0);
    width: min(34rem, calc(100vw - 24px));
    max-height: calc(100% - 24px - var(--bar-height, 0px));
    padding: 0 20px 20px;
    border: 1px solid var(--lo-line);
    border-radius: 20px;
    background: var(--lo-bg);
    color: inherit;
    box-shadow: 0 12px 40px var(--lo-shade);
    overflow: auto;
  }
  dialog .top {
    position: sticky;
    top: 0;
    display: flex;
    /* Where they don't fit in one row the buttons come first: under the title they would be looked for in vain. */
    flex-wrap: wrap-reverse;
    align-items: center;
    justify-content: flex-end;
    gap: 4px 8px;
    padding-top: 14px;
    background: inherit;
  }
  .top h2 {
    flex: 1 0 auto;
    max-width: 100%;
  }
  .top button {
    flex: none;
    padding-inline: 10px;
    font-size: 0.9rem;
  }
  dialog::backdrop {
    background: rgb(30 25 15 / 0.55);
  }
  @media (max-width: 40rem) {
    .brand {
      display: none;
    }
  }
  @media (max-width: 21.5rem) {
    header {
      font-size: 0.8rem;
    }
    header button {
      padding-inline: 4px;
    }
  }
  @media (min-width: 40rem) {
    header {
      padding-inline: 20px;
      font-size: 0.94rem;
    }
    header .help,
    header .exit {
      flex: none;
      padding-inline: 14px;
    }
  }
  @media (min-width: 48rem) {
    :host {
      border-inline: 1px solid var(--lo-line);
      box-shadow: 0 0 60px var(--lo-shade);
    }
  }
  /*
   * Very little height (zoomed in, or a keyboard on a small phone): all but the row with the way out, and the box to write
   * in or the way in, scrolls.
   */
  @media (max-height: 24rem) {
    main:has(.talk) {
      container-type: size;
      /* A scroller in reverse begins at its end, where the messages are. */
      display: flex;
      flex-direction: column-reverse;
    }
    /* Its heading scrolls away, what can be pressed stays. */
    dialog .top {
      top: calc(-12px - 1.7rem);
      flex-wrap: wrap;
    }
    .top h2 {
      flex-basis: 100%;
    }
    main .talk {
      flex: none;
      height: auto;
    }
    main lo-message-list {
      flex: none;
      height: 100cqh;
    }
    header {
      padding-block: 3px;
    }
    footer {
      padding-block: 4px;
    }
    footer .hint {
      display: none;
    }
    .wide {
      min-height: 44px;
    }
  }
`;
