import { blankPage, leavePage, LOADING_MS } from '../loader/leave-page.ts';

/** How long to wait, behind a blank page, for a frame that is there to wipe its traces. It needs a few ms. */
const READY_MS = 500;

/** Leaves the page in a hurry: blank at once, then away. */
export class QuickExit {
  begun = false;
  #away = (): void => {};

  /**
   * @param wanted where to, the first of these that is an address
   * @param ready whether the frame can wipe at once; undefined without one
   * @param waitedMs since the page went blank
   */
  begin(wanted: readonly (string | null | undefined)[], ready: boolean | undefined, waitedMs = 0): void {
    this.begun = true;
    blankPage();
    const waitMs = ready === undefined ? 0 : ready ? READY_MS : LOADING_MS;
    const late = setTimeout(() => this.finish(), waitMs - waitedMs);
    this.#away = () => {
      clearTimeout(late);
      leavePage(wanted);
    };
  }

  /** Once: a second call would stop the navigation that is under way and begin it anew. */
  finish(): void {
    this.#away();
    this.#away = () => {};
  }
}
