const NEUTRAL_SITE = 'https://www.buienradar.nl/';
/** How long to wait, behind a blank page, for the frame to wipe its traces; it needs a few ms once it is there. */
const WIPE_MS = 500;

/** Leaves the page in a hurry: blank at once, then away. Back does not lead here again. */
export class QuickExit {
  begun = false;
  #away = (): void => {};

  /** @param wanted where to, if it is an address; `wait` for `finish()`, though never long. */
  begin(wanted: string | null, wait: boolean): void {
    this.begun = true;
    // Not a layer on top, which a host's own top layer could cover.
    document.documentElement.style.setProperty('display', 'none', 'important');
    document.title = '';
    const late = setTimeout(() => this.finish(), wait ? WIPE_MS : 0);
    this.#away = () => {
      clearTimeout(late);
      location.replace(/^https?:/.test(wanted ?? '') ? (wanted ?? '') : NEUTRAL_SITE);
    };
  }

  /** Once: a second call would stop the navigation that is under way and begin it anew. */
  finish(): void {
    this.#away();
    this.#away = () => {};
  }
}
