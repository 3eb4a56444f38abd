import type { TemplateResult } from 'lit';
import type { ChatPageData } from '../../protocol/http/visitor.ts';
import type { Language } from '../../protocol/languages.ts';
import type { VisitorState } from '../../protocol/room.ts';
import type { LaterTexts } from '../locales/nl-later.ts';
import type { Texts } from '../locales/nl.ts';
import type { PersonalDataKind } from '../personal-data/scan.ts';
import type { ConversationController } from './conversation-controller.ts';
import type { PersonalDataGuard } from './personal-data-guard.ts';
import type { Stage } from './stages.ts';
import type { Stop } from './view.ts';

type Talking = Extract<VisitorState, { phase: 'talking' }>;
type Ended = Extract<VisitorState, { phase: 'ended' }>;

export type DialogName = 'help' | 'about' | 'end';

/** What a view may read of the page it is drawn on, and do to it. The page imports its views, so no view imports the page. */
export interface Page {
  readonly data: ChatPageData;
  readonly texts: Texts;
  readonly language: Language;
  readonly conversation: ConversationController;
  /** Which of the views it is: a change of it is a step in the course of things. */
  readonly stage: Stage;
  /** What stands in the box, also after a reload. */
  readonly draft: string;
  /** Null until it is fetched. */
  readonly later: Later | null;
  laterFailed: boolean;
  nicknameMissing: boolean;
  rereading: boolean;
  evaluationLost: boolean;
  showTimes: boolean;
  askingAbout: PersonalDataKind[];
  /** Asked for by the visitor: plays when it is their turn. */
  readonly chime: (() => void) | null;
  /** Whether three taps of Shift are a way out. */
  readonly shiftLeaves: boolean;
  readonly renderRoot: ParentNode;
  /** What is left now of a duration that came with the last state. */
  remaining(ms: number | null): number | null;
  openDialog(name: DialogName): void;
  dialog(name: DialogName): HTMLDialogElement | null;
  exitButton(): unknown;
  askForChime(): Promise<void>;
  letShiftLeave(on: boolean): void;
  /** Until it is there, or for now will not be. */
  loadLater(): Promise<void>;
}

/** What is not needed to begin a conversation, and so fetched apart. */
export interface Later {
  readonly texts: LaterTexts;
  readonly guard: PersonalDataGuard;
  readonly styles: string;
  makeChime(): (() => void) | null;
  makeNickname(): string;
  aboutView(page: Page): TemplateResult;
  endedView(page: Page, state: Ended): TemplateResult;
  stoppedView(page: Page, why: Stop): TemplateResult;
  unsupportedView(page: Page, why: 'unsupported' | 'insecure'): TemplateResult;
  talkNotices(page: Page, state: Talking): TemplateResult;
  coachBar(page: Page, state: Talking): TemplateResult;
}
