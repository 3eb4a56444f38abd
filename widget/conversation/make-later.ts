import type { ChatPageData } from '../../protocol/http.ts';
import type { VisitorState } from '../../protocol/room.ts';
import type { LaterTexts } from '../locales/nl-later.ts';
import { makeChime } from '../ui/chime.ts';
import type { ChatPage } from './chat-page.ts';
import type { Stop } from './view.ts';
import type { Tools } from './later.ts';
import { makeNickname } from './nickname.ts';
import { PersonalDataGuard } from './personal-data-guard.ts';
import { aboutView } from './views/about-view.ts';
import { endedView } from './views/ended-view.ts';
import { laterStyles } from './views/later-views.styles.ts';
import { stoppedView, unsupportedView } from './views/stopped-view.ts';
import { coachBar, talkNotices } from './views/talk-notices.ts';

type Talking = Extract<VisitorState, { phase: 'talking' }>;
type Ended = Extract<VisitorState, { phase: 'ended' }>;

/** What is not needed to begin a conversation, as one part. */
export const makeLater = (texts: LaterTexts, data: ChatPageData, tools: Tools) => ({
  texts,
  makeChime,
  makeNickname: () => makeNickname(texts.nicknames),
  guard: new PersonalDataGuard(data),
  styles: laterStyles,
  aboutView: (page: ChatPage) => aboutView(page, texts, tools),
  endedView: (page: ChatPage, state: Ended) => endedView(page, state, texts, tools),
  stoppedView: (page: ChatPage, why: Stop) => stoppedView(page, why, texts, tools),
  unsupportedView: (page: ChatPage, why: 'unsupported' | 'insecure') =>
    unsupportedView(page, why, texts, tools),
  talkNotices: (page: ChatPage, state: Talking) => talkNotices(page, state, texts, tools),
  coachBar: (page: ChatPage, state: Talking) => coachBar(page, state, texts, tools),
});
