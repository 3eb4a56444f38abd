import type { LaterTexts } from '../../locales/nl-later.ts';
import { makeChime } from '../../ui/chime.ts';
import { AskedKinds, askVisitorFirst } from './ask-visitor-first.ts';
import { LeaveWithSite, type LeavingPage } from './leave-with-site.ts';
import { KeyHolders } from './key-holders.ts';
import { lateStyles } from './late-views.styles.ts';
import { lineLinks } from './line-links.ts';
import { Looks, type LooksPage } from './looks.ts';
import { LateViews, type LatePage } from './late-views.ts';

/** What is not needed to begin a conversation, as one part that is fetched apart. */
export function makeLate(page: LatePage & LeavingPage & LooksPage, texts: LaterTexts) {
  const askFirst = askVisitorFirst(page.data, new AskedKinds(() => page.talk.part?.vault));
  // What is written after the talk goes to others, who can't come back to it: so it is asked about anew.
  const askAfterwards = askVisitorFirst(page.data, new Set());
  const holders = new KeyHolders(() => page.talk.part?.vault);
  return {
    views: new LateViews(page, texts, askAfterwards, holders),
    holders,
    looks: new Looks(page),
    styles: lateStyles,
    askFirst,
    /** What of a volunteer's message can be pressed. */
    linesIn: lineLinks(page.data.helpLines),
    /** A conversation begins: all is asked once more, and nothing is told of the one before. */
    forget: () => [askFirst, askAfterwards, holders].forEach((one) => one.forget()),
    makeChime,
    leaveWithSite: new LeaveWithSite(page),
  };
}
