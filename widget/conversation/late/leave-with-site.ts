import { inTurn } from '../../ui/in-turn.ts';
import { tabStorage } from '../tab-storage.ts';

/** A page that is being left is gone by then, unless its network is slow. */
const LEAVING_MS = 2_000;
const PRESSES = ['pointerdown', 'keydown'] as const;

export type LeavingPage = Pick<HTMLElement, 'hidden'>;

/**
 * `Verlaat deze site` was pressed on the site's page: or so it says, and any script there can say it. So the conversation ends only
 * with the page. Until then this one is blank and has left no trace in the tab. If the site's page stays it can be seen again, and
 * who presses anything here goes on as before.
 */
export class LeaveWithSite {
  readonly #page: LeavingPage;
  /** What the tab's storage held; null while nobody leaves. */
  #lifted: Record<string, string> | null = null;
  #title = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #goOn = (): void => {};

  constructor(page: LeavingPage) {
    this.#page = page;
  }

  /**
   * @param wiped tells the site's page that it may leave
   * @param left what `pagehide` calls
   */
  begin(wiped: () => void, left: () => void): void {
    if (this.#lifted === null) {
      this.#lifted = {};
      this.#title = document.title;
      this.#goOn = () => removeEventListener('pagehide', left);
      for (const name of PRESSES) addEventListener(name, this.#pressed, true);
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#show(), LEAVING_MS);
    inTurn(
      () => (document.title = ''),
      () => (this.#lifted = { ...stored(), ...this.#lifted }),
      () => tabStorage.wipe(),
      wiped,
    );
  }

  #show(): void {
    this.#page.hidden = false;
    document.title = this.#title;
  }

  /** A script of another origin can press nothing in here, and nobody presses what is blank. */
  readonly #pressed = ({ isTrusted }: Event): void => {
    if (!isTrusted || this.#page.hidden) return;
    this.#goOn();
    for (const name of PRESSES) removeEventListener(name, this.#pressed, true);
    // What was stored anew meanwhile is newer.
    const kept = { ...this.#lifted, ...stored() };
    this.#lifted = null;
    for (const [name, value] of Object.entries(kept)) sessionStorage.setItem(name, value);
  };
}

const stored = (): Record<string, string> => Object.fromEntries(Object.entries<string>(sessionStorage));
