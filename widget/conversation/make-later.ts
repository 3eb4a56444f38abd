import type { ChatPageData } from '../../protocol/http/visitor.ts';
import type { LaterTexts } from '../locales/nl-later.ts';
import { makeChime } from '../ui/chime.ts';
import type { Later } from './page.ts';
import type { Tools } from './tools.ts';
import { makeNickname } from './nickname.ts';
import { PersonalDataGuard } from './personal-data-guard.ts';
import { aboutView } from './views/about-view.ts';
import { endedView } from './views/ended-view.ts';
import { laterStyles } from './views/later-views.styles.ts';
import { stoppedView, unsupportedView } from './views/stopped-view.ts';
import { coachBar, talkNotices } from './views/talk-notices.ts';

/** What is not needed to begin a conversation, as one part. */
export const makeLater = (texts: LaterTexts, data: ChatPageData, tools: Tools): Later => ({
  texts,
  makeChime,
  makeNickname: () => makeNickname(texts.nicknames),
  guard: new PersonalDataGuard(data),
  styles: laterStyles,
  aboutView: (page) => aboutView(page, texts, tools),
  endedView: (page, state) => endedView(page, state, texts, tools),
  stoppedView: (page, why) => stoppedView(page, why, texts, tools),
  unsupportedView: (page, why) => unsupportedView(page, why, texts, tools),
  talkNotices: (page, state) => talkNotices(page, state, texts, tools),
  coachBar: (page, state) => coachBar(page, state, texts, tools),
});
