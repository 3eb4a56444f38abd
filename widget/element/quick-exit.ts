const NEUTRAL_SITE = 'https://www.buienradar.nl/';
/** How long to wait, behind a blank page, for the frame to wipe its traces. It needs a few ms once it is there; */
const READY_MS = 500;
/** half loaded it first has to come. It alone knows whether this tab still holds a talk, also one that has ended. */
const LOADING_MS = 2_000;

/** Leaves the page in a hurry: blank at once, then away. Back does not lead here again. */
export class QuickExit {
  begun = false;
  #away = (): void => {};

  /**
   * @param wanted where to, the first of these that is an address
   * @param ready whether the frame can wipe at once; undefined without one
   */
  begin(wanted: readonly (string | null | undefined)[], ready: boolean | undefined): void {
    this.begun = true;
    // Not a layer on top, which a host's own top layer could cover.
    document.documentElement.style.setProperty('display', 'none', 'important');
    document.title = '';
    const waitMs = ready === undefined ? 0 : ready ? READY_MS : LOADING_MS;
    const late = setTimeout(() => this.finish(), waitMs);
    this.#away = () => {
      clearTimeout(late);
      try {
        // Takes the host's own "Leave site?" away, which would stand in the way: its listeners go with its page.
        document.open();
      } catch {
        // A page of XML, or one that can't be touched now: it is blank, and the way out may still be free.
      }
      location.replace(wanted.map(addressOf).find(Boolean) ?? NEUTRAL_SITE);
    };
  }

  /** Once: a second call would stop the navigation that is under way and begin it anew. */
  finish(): void {
    this.#away();
    this.#away = () => {};
  }
}

/** As a site owner may write it: also a page of the site, or without https. Null if it leads nowhere on the web. */
function addressOf(text: string | null | undefined): string | null {
  const wanted = text?.trim().replace(/^www\./i, 'https://$&');
  if (!wanted) return null;
  try {
    const { protocol, href } = new URL(wanted, location.href);
    return /^https?:$/.test(protocol) ? href : null;
  } catch {
    return null;
  }
}
