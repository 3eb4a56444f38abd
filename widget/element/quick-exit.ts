const NEUTRAL_SITE = 'https://www.buienradar.nl/';
/**
 * How long to wait, behind a blank page, for the frame to wipe its traces. It needs a few ms once it is there; half loaded
 * it first has to come, which is worth a little patience if it left a conversation in this tab, and else nothing.
 */
const WIPE_MS = { ready: 500, loading: 2_000 } as const;

/** Leaves the page in a hurry: blank at once, then away. Back does not lead here again. */
export class QuickExit {
  begun = false;
  #away = (): void => {};

  /**
   * @param wanted where to, if it is an address
   * @param ready whether the frame can wipe at once; undefined without one
   * @param running whether there is a conversation
   */
  begin(wanted: string | null, ready: boolean | undefined, running: boolean): void {
    this.begun = true;
    // Not a layer on top, which a host's own top layer could cover.
    document.documentElement.style.setProperty('display', 'none', 'important');
    document.title = '';
    const waitMs = ready === true ? WIPE_MS.ready : ready === false && running ? WIPE_MS.loading : 0;
    const late = setTimeout(() => this.finish(), waitMs);
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
