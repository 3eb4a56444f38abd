import { css } from 'lit';

/** A page in the navigation, in the header itself and in its menu. */
export const navLink = css`
  .nav-link {
    display: flex;
    align-items: center;
    min-height: var(--lo-target);
    padding-inline: 0.75rem;
    border-radius: 0.625rem;
    color: var(--lo-muted);
    text-decoration: none;
  }
  .nav-link:hover {
    background: var(--lo-sunken);
    color: var(--lo-ink);
  }
  .nav-link[aria-current] {
    background: var(--lo-own);
    color: var(--lo-accent-strong);
    font-weight: 600;
  }
  @media (forced-colors: active) {
    .nav-link[aria-current] {
      outline: 1px solid;
    }
  }
`;

export const styles = css`
  header {
    position: relative;
    z-index: 2;
    display: flex;
    align-items: center;
    gap: 0.25rem 1.25rem;
    min-height: 3.5rem;
    padding-inline: 1.25rem;
    border-bottom: 1px solid var(--lo-line);
    background: var(--lo-surface);
  }
  .brand {
    display: flex;
    flex: none;
    align-items: center;
    gap: 0.5rem;
    min-width: var(--lo-target);
    min-height: var(--lo-target);
    color: var(--lo-accent);
    font-weight: 650;
    text-decoration: none;
    white-space: nowrap;
  }
  nav {
    display: flex;
    flex: 1;
    align-items: center;
    gap: 0.125rem;
  }
  .own {
    display: inline-flex;
    align-items: center;
    min-width: var(--lo-target);
    min-height: var(--lo-target);
    color: var(--lo-muted);
    text-decoration: underline;
    text-decoration-color: var(--lo-line);
  }
  .own:hover {
    color: var(--lo-ink);
    text-decoration-color: currentColor;
  }
  .me {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    margin-left: auto;
    white-space: nowrap;
  }
  .status {
    display: inline-flex;
    align-items: center;
    gap: 0.4375rem;
    padding: 0.1875rem 0.75rem;
    border: 1px solid var(--lo-line);
    border-radius: 1rem;
    font-size: 0.875rem;
  }
  .status::before {
    content: '';
    width: 0.5625rem;
    height: 0.5625rem;
    border: 2px solid var(--lo-control);
    border-radius: 50%;
  }
  .status[data-status='available']::before,
  .status[data-status='inConversation']::before,
  .status[data-status='sittingIn']::before {
    border-color: var(--lo-accent);
    background: var(--lo-accent);
  }
  .menu {
    display: none;
  }
  .skip {
    position: absolute;
    top: 0.375rem;
    left: 0.375rem;
    z-index: 3;
    min-height: var(--lo-target);
    padding-inline: 1rem;
    border: 0;
    border-radius: 0.5rem;
    background: var(--lo-accent);
    color: var(--lo-on-accent);
    font: inherit;
  }
  .skip:not(:focus) {
    clip-path: inset(50%);
  }
  @media (max-width: 64rem) {
    header {
      gap: 0.5rem;
      padding-inline: 0.875rem 0.375rem;
    }
    .menu {
      display: block;
    }
    nav {
      position: absolute;
      top: 100%;
      right: 0;
      left: 0;
      flex-direction: column;
      align-items: stretch;
      gap: 0.25rem;
      max-height: calc(100vh - 4rem);
      padding: 0.625rem;
      overflow-y: auto;
      border-bottom: 1px solid var(--lo-line);
      background: var(--lo-surface);
      box-shadow: 0 18px 30px -18px var(--lo-shade);
    }
    nav:not(.open) {
      display: none;
    }
  }
  /* All pages stand side by side, and the name beside them would not fit. */
  @media (max-width: 40rem), (min-width: 64.01rem) and (max-width: 71rem) {
    .brand span {
      display: none;
    }
  }
  .in-menu {
    display: none;
  }
  @media (max-width: 64rem) {
    .in-menu {
      display: flex;
      align-items: center;
      justify-content: space-between;
      margin-top: 0.25rem;
      padding: 0.5rem 0.25rem 0 0.75rem;
      border-top: 1px solid var(--lo-line);
    }
    .out-menu {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .status[data-status='available']::before,
    .status[data-status='inConversation']::before,
    .status[data-status='sittingIn']::before {
      background: CanvasText;
    }
  }
`;
