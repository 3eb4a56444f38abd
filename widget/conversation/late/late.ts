import type { LaterTexts } from '../../locales/nl-later.ts';
import { makeChime } from '../../ui/chime.ts';
import { askVisitorFirst } from './ask-visitor-first.ts';
import { lateStyles } from './late-views.styles.ts';
import { LateViews, type LatePage } from './late-views.ts';
import { makeNickname } from './nickname.ts';

/** What is not needed to begin a conversation, as one part that is fetched apart. */
export const makeLate = (page: LatePage, texts: LaterTexts) => ({
  views: new LateViews(page, texts),
  styles: lateStyles,
  askFirst: askVisitorFirst(page.data),
  makeChime,
  makeNickname: () => makeNickname(texts.nicknames),
});
