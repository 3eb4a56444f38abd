import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    min-width: 0;
    overflow: auto;
    border-left: 1px solid var(--lo-line);
    background: var(--lo-surface);
  }
  dialog {
    position: static;
    box-sizing: border-box;
    width: auto;
    max-width: none;
    margin: 0;
    border: 0;
    background: none;
    color: inherit;
  }
  dialog[open] {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: 1.25rem;
    padding: 1.25rem;
  }
  /* The whole screen where there is no room beside the talk. */
  dialog:modal {
    position: fixed;
    inset: 0;
    width: 100%;
    height: 100%;
    max-height: none;
    overflow: auto;
    overscroll-behavior: contain;
    background: var(--lo-surface);
  }
  .top {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.75rem;
  }
  ul {
    display: grid;
    gap: 0.5rem;
    margin: 0;
    padding-inline-start: 1.25rem;
  }
  section + section {
    padding-top: 1.25rem;
    border-top: 1px solid var(--lo-line);
  }
  .lines {
    padding: 0;
    list-style: none;
  }
  .lines li {
    display: grid;
    gap: 0.375rem;
    justify-items: start;
  }
`;
