import type { Language } from '../../protocol/languages.ts';
import { make } from '../loader/dom.ts';
import { blankPage, leavePage, LOADING_MS } from '../loader/leave-page.ts';
import { inTurn } from '../ui/in-turn.ts';
import { elementTexts } from './element-texts.ts';

/** How long to wait, behind a blank page, for a frame that is there to wipe its traces. It needs a few ms. */
const READY_MS = 500;

export type Leaving = {
  /** Where to: the first of these that is an address. */
  wanted: readonly (string | null | undefined)[];
  /** True if the frame can wipe at once; undefined without one. */
  ready: boolean | undefined;
  /** Since the page went blank. */
  waitedMs: number;
  language: Language;
};

/** Leaves the page in a hurry: blank at once, then away. */
export class QuickExit {
  begun = false;
  #away = (): void => {};

  begin({ wanted, ready, waitedMs, language }: Leaving): void {
    this.begun = true;
    inTurn(blankPage, blankAround);
    const waitMs = ready === undefined ? 0 : ready ? READY_MS : LOADING_MS;
    const late = setTimeout(() => this.finish(), waitMs - waitedMs);
    this.#away = () => {
      clearTimeout(late);
      leavePage(wanted, () => sayStuck(language));
    };
  }

  /** Once: a second call would stop the navigation that is under way and begin it anew. */
  finish(): void {
    this.#away();
    this.#away = () => {};
  }
}

/** The page around all frames, where it can be touched: a site may frame its own pages. */
function blankAround(): void {
  if (top === null || top === window) return;
  blankPage(top.document);
  // Its own "Leave site?" would stand in the way. It can't be emptied, as ours is, for this script would end with it.
  top.addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), true);
}

/** In place of what could be seen. A sandbox can keep a page from leaving the one around it. */
function sayStuck(language: Language): void {
  const said = make('p', { role: 'alert', lang: language }, elementTexts(language).stuck);
  said.style.font = '20px/1.5 sans-serif';
  const show = (page: Document): void => {
    page.documentElement?.remove();
    page.append(said);
  };
  const around = top;
  inTurn(
    () => show(document),
    () => document.close(),
    // Where it may be touched it is blank by now, and this page with it.
    () => around && show(around.document),
  );
}
