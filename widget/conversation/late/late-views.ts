import type { Language } from '../../../protocol/languages.ts';
import type { EvaluationScores, VisitorCommand } from '../../../protocol/room.ts';
import type { LaterTexts } from '../../locales/nl-later.ts';
import type { Texts } from '../../locales/nl.ts';
import type { AskFirst } from '../../ui/ask-first.ts';
import { fingerprintOf } from '../../ui/fingerprint.ts';
import type { PersonalDataKind } from '../../personal-data/scan.ts';
import type { ConversationController } from '../conversation-controller.ts';
import type { Ended, Refusal, SessionEvent, Talking, VisitorSession } from '../session-types.ts';
import { siteAround } from '../host-bridge.ts';
import type { PageData } from '../page-data.ts';
import type { MessageListPage } from '../views/message-list.ts';
import { awaits, remainingMs } from '../visitor-session.ts';
import { aboutView } from './about-view.ts';
import type { Keeper } from './key-holders.ts';
import type { HoldersTold } from './holders-view.ts';
import { connectingView } from './connecting-view.ts';
import { endedView } from './ended-view.ts';
import { clockNote } from './hours-view.ts';
import { leaveQueueView } from './leave-queue-view.ts';
import { noStorageNotice, ownTabView } from './own-tab-view.ts';
import { questionView } from './question-view.ts';
import { stoppedView, unsupportedView } from './stopped-view.ts';
import { talkBeginning } from './talk-beginning.ts';
import { coachBar, talkNotices } from './talk-notices.ts';
import { shutMeanwhile, unavailableView } from './unavailable-view.ts';
import { Wiping } from './wiping.ts';

/** What the page has that these views are drawn from; each gets its own small part of it. */
export interface LatePage {
  readonly data: PageData;
  readonly texts: Texts;
  readonly language: Language;
  readonly conversation: Pick<ConversationController, 'session' | 'messages' | 'log' | 'evaluate'>;
  readonly late: MessageListPage['late'];
  readonly talk: {
    readonly part: {
      /** Keeps the kinds of personal data that were asked about, and who was given the key. */
      readonly vault: { asked: readonly string[] } & Keeper;
      /** Asks about a message that could tell who wrote it. */
      readonly sender: { readonly asksAbout: readonly PersonalDataKind[]; answer(anyway: boolean): void };
      readonly room: { dropMessages(): void };
      messageList(page: LatePage, state: Ended, above: unknown): unknown;
    } | null;
  };
  showTimes: boolean;
  rereading: boolean;
  readonly shiftLeaves: boolean;
  letShiftLeave(on: boolean): void;
  exitButton(): unknown;
  openDialog(name: 'about'): void;
  dispatch(event: SessionEvent): void;
  requestUpdate(): void;
}

/** The views that are fetched apart, on their page and with their words. */
export class LateViews {
  readonly #page: LatePage;
  readonly #late: LaterTexts;
  readonly #askAfterwards: AskFirst;
  readonly #holders: HoldersTold;
  readonly #wiping: Wiping;
  #goesOnHere = false;
  #fingerprint: string | null = null;

  /**
   * @param askAfterwards holds an evaluation back that could tell who wrote it.
   * @param holders who was given the conversation's key.
   */
  constructor(page: LatePage, late: LaterTexts, askAfterwards: AskFirst, holders: HoldersTold) {
    this.#page = page;
    this.#late = late;
    this.#askAfterwards = askAfterwards;
    this.#holders = holders;
    this.#wiping = new Wiping(page);
    void this.#computeFingerprint();
  }

  about() {
    const page = this.#page;
    const { language, data, shiftLeaves } = page;
    const letShiftLeave = (on: boolean) => page.letShiftLeave(on);
    const fingerprint = this.#fingerprint;
    return aboutView({ texts: this.#late, language, data, fingerprint, shiftLeaves, letShiftLeave });
  }

  unavailable(session: Extract<VisitorSession, { name: 'unavailable' }>) {
    const page = this.#page;
    return unavailableView({
      ...this.#waysOn(),
      session,
      retry: () => page.dispatch({ type: 'startAgain' }),
      openAbout: () => page.openDialog('about'),
    });
  }

  /** Beneath the form of who was filling it in. */
  shutMeanwhile(now: Refusal) {
    const goOn = () => this.#page.dispatch({ type: 'startAgain' });
    return shutMeanwhile({ ...this.#waysOn(), now, goOn });
  }

  /** Null where the form comes: a tab of its own would keep no more, or is not wanted. */
  ownTab() {
    const page = this.#page;
    if (this.#goesOnHere || siteAround(page.data.site) === null) return null;
    const goOn = () => {
      this.#goesOnHere = true;
      page.requestUpdate();
    };
    return ownTabView({ late: this.#late, language: page.language, goOn });
  }

  /** The browser keeps nothing here: a reload would lose the conversation. */
  noStorage() {
    const { language, data } = this.#page;
    const framed = siteAround(data.site) !== null;
    return noStorageNotice({ late: this.#late, language, framed });
  }

  unsupported(why: 'unsupported' | 'insecure') {
    const { texts, data } = this.#page;
    return unsupportedView({ texts, late: this.#late, data, why });
  }

  question() {
    const sender = this.#page.talk.part?.sender;
    const answer = (anyway: boolean) => sender?.answer(anyway);
    return questionView({ texts: this.#late, kinds: sender?.asksAbout ?? [], answer });
  }

  leaveQueue() {
    const page = this.#page;
    const leave = () => page.dispatch({ type: 'leaveQueue' });
    return leaveQueueView({ late: this.#late, exitButton: page.exitButton(), leave });
  }

  connecting() {
    return connectingView(this.#late);
  }

  /** @returns what stands over the messages, above the first of them, and beneath. */
  talk(state: Talking) {
    const page = this.#page;
    const { session, messages } = page.conversation;
    this.#wiping.offers(session);
    const ending = awaits(session, 'end');
    const coach = {
      late: this.#late,
      state,
      holders: this.#holders,
      answered: ending || awaits(session, 'allowCoach'),
      insist: (command: VisitorCommand) => page.dispatch({ type: 'insist', command }),
    };
    const stateAt = session.name === 'room' ? session.stateAt : 0;
    const closesInMs = remainingMs(state.closesInMs, stateAt, Date.now());
    return {
      bar: coachBar(coach),
      above: talkBeginning(page, this.#late, state, this.#holders),
      notices: talkNotices({ ...coach, ending, messages, closesInMs }),
    };
  }

  ended(session: Extract<VisitorSession, { name: 'evaluating' | 'over' }>) {
    const page = this.#page;
    const { texts, conversation, rereading } = page;
    const late = this.#late;
    const evaluation =
      session.name === 'over'
        ? null
        : {
            texts,
            late,
            unsent: session.unsent,
            leftMs: remainingMs(session.state.evaluationEndsInMs ?? null, session.stateAt, Date.now()),
            moreTime: () => page.dispatch({ type: 'say', command: { type: 'moreTime' } }),
            kinds: this.#askAfterwards.question?.kinds ?? [],
            changed: () => this.#withdraw(),
            evaluate: (scores: EvaluationScores, text: string) => {
              if (this.#askAfterwards.passes(text)) void conversation.evaluate(scores, text);
              page.requestUpdate();
            },
            skip: () => page.dispatch({ type: 'skipEvaluation' }),
          };
    return endedView({
      ...this.#waysOn(),
      state: session.state,
      now: session.name === 'over' ? session.now : null,
      problem: session.name === 'over' ? session.problem : null,
      messages: conversation.messages,
      holders: this.#holders,
      cutOff: conversation.log?.cutOff ?? false,
      list: (above) => page.talk.part?.messageList(page, session.state, above),
      rereading,
      reread: (on) => (page.rereading = on),
      evaluation,
      startAgain: () => page.dispatch({ type: 'startAgain' }),
      wipe: this.#wiping.offers(session)
        ? { sent: this.#wiping.sent, wipe: () => void this.#wiping.wipe() }
        : null,
    });
  }

  async #computeFingerprint(): Promise<void> {
    const { signedBy } = this.#page.data;
    if (signedBy === null) return;
    this.#fingerprint = await fingerprintOf(signedBy);
    this.#page.requestUpdate();
  }

  #withdraw(): void {
    this.#askAfterwards.withdraw();
    this.#page.requestUpdate();
  }

  stopped(session: Extract<VisitorSession, { name: 'stopped' }>) {
    const page = this.#page;
    const { why } = session;
    const goOn = () => {
      if (why === 'version') location.reload();
      else page.dispatch({ type: 'stay' in session ? 'reconnect' : 'startAgain' });
    };
    const { problem, now } = 'stay' in session ? { problem: null, now: null } : session;
    return stoppedView({ ...this.#waysOn(), why, problem, now, goOn });
  }

  /** By which clock the hours of help lines are meant. */
  clockNote() {
    return clockNote(this.#page.data, this.#late);
  }

  #waysOn() {
    const { texts, language, data } = this.#page;
    return { texts, late: this.#late, language, data };
  }
}
