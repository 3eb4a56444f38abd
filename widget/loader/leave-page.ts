/** How long to wait for a frame that is half loaded. It alone knows whether this tab still holds a talk, also one that has ended. */
export const LOADING_MS = 2_000;
const NEUTRAL_SITE = 'https://www.buienradar.nl/';

/** At once, and not by a layer on top, which a host's own top layer could cover. */
export function blankPage(page = document): void {
  page.documentElement.style.setProperty('display', 'none', 'important');
  page.title = '';
}

/**
 * Back does not lead here again. A page that a site has framed takes the one around all frames along.
 * @param wanted where to, the first of these that is an address
 * @param stuck where the browser does not let it
 */
export function leavePage(wanted: readonly (string | null | undefined)[], stuck?: () => void): void {
  const to = wanted.map(addressOf).find(Boolean) ?? NEUTRAL_SITE;
  try {
    // Takes the host's own "Leave site?" away, which would stand in the way: its listeners go with its page.
    document.open();
  } catch {
    // A page of XML, or one that can't be touched now: it is blank, and the way out may still be free.
  }
  try {
    top?.location.replace(to);
  } catch {
    if (stuck === undefined) location.replace(to);
    else stuck();
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
