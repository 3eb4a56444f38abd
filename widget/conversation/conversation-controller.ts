import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { randomId, randomSecret } from '../../protocol/bytes.ts';
import type { Availability } from '../../protocol/http/visitor.ts';
import type { Intake } from '../../protocol/intake.ts';
import type { EvaluationScores } from '../../protocol/room.ts';
import { exportConversationKey, makeConversationKey } from '../keys/conversation-key.ts';
import type { ChatMessage, ConversationLog } from '../ui/conversation-log.ts';
import { fromAvailability } from './doors.ts';
import { goodbye } from './goodbye.ts';
import { fetchAvailability, type PageData } from './page-data.ts';
import type { PartLoader } from './part-loader.ts';
import type { SessionEffect, SessionEvent, Ticket, VisitorSession } from './session-types.ts';
import { tabStorage } from './tab-storage.ts';
import type { RoomLink } from './talk/room-link.ts';
import { reduce } from './visitor-session.ts';

type TalkLoader = Pick<PartLoader<{ readonly room: RoomLink }>, 'part' | 'arrival' | 'load'>;

/**
 * Runs what `reduce` decides: requests, the tab's storage, and what the link with the room does. What comes of it goes back as
 * events.
 */
export class ConversationController implements ReactiveController {
  session: VisitorSession;
  readonly #host: ReactiveControllerHost;
  readonly #data: PageData;
  /** Its socket and keys come with the part of the page that is fetched once the form is there. */
  readonly #talk: TalkLoader;

  constructor(host: ReactiveControllerHost, data: PageData, talk: TalkLoader) {
    this.#host = host;
    this.#data = data;
    this.#talk = talk;
    this.session = fromAvailability(data.availability);
    host.addController(this);
  }

  hostConnected(): void {
    this.dispatch({ type: 'loaded', ticket: tabStorage.ticket, sealed: tabStorage.sealed !== null });
  }

  hostDisconnected(): void {
    this.#room?.close();
  }

  get #room(): RoomLink | null {
    return this.#talk.part?.room ?? null;
  }

  /** The messages of this conversation, of which some may still be on their way. Stays after the end. */
  get log(): ConversationLog | null {
    return this.#room?.log ?? null;
  }

  get messages(): readonly ChatMessage[] {
    return this.log?.messages ?? [];
  }

  dispatch(event: SessionEvent): void {
    const { state, effects } = reduce(this.session, event);
    this.session = state;
    for (const effect of effects) this.#run(effect);
    this.#host.requestUpdate();
  }

  /** The form's button. */
  async signUp(intake: Intake): Promise<void> {
    const key = await exportConversationKey(await makeConversationKey());
    const [token, half] = [randomSecret(), randomSecret()];
    const ticket = { signUpId: randomId(), token, half, secret: { key, intake }, roomId: null };
    this.dispatch({ type: 'signUp', ticket });
  }

  /** The form afterwards: sealed whole under the conversation's key, and its scores beside that, to be counted. */
  async evaluate(scores: EvaluationScores, text: string): Promise<void> {
    const sealed = await this.#room?.sealEvaluation({ scores, text });
    this.dispatch({ type: 'evaluate', scores, text: sealed ?? null });
  }

  /** Ends it without waiting for anything: works while the page is being left. */
  sayGoodbye(): void {
    this.dispatch({ type: 'goodbye' });
  }

  /** Doors open and volunteers come while somebody looks at the page. */
  lookAgain(): void {
    if (!document.hidden) this.dispatch({ type: 'tick' });
  }

  /** What is open now: we, and the help lines of others. Null when the server can't be reached. */
  async look(): Promise<Availability | null> {
    const body = await fetchAvailability();
    if (body !== null) {
      const { helpLines, helpLinesCheckedOn = null } = body;
      Object.assign(this.#data, { helpLines, helpLinesCheckedOn } satisfies Partial<PageData>);
    }
    this.#host.requestUpdate();
    return body?.availability ?? null;
  }

  #run(effect: SessionEffect): void {
    switch (effect.type) {
      case 'saveTicket':
        return void (tabStorage.ticket = effect.ticket);
      case 'signUp':
        return void this.#askForPlace(effect.ticket);
      case 'enter':
        return void this.#talk.arrival.then(({ room }) => room.enter(effect.ticket, effect.roomId));
      case 'look':
        return void this.look().then((now) => this.dispatch({ type: 'looked', reason: effect.reason, now }));
      case 'send':
        return this.#room?.send(effect.command);
      case 'answer':
        return this.#room?.answer(effect.request);
      case 'resend':
        return this.log?.connectionOpened();
      case 'goodbye':
        return goodbye(effect);
      case 'forget':
        tabStorage.clear();
        return this.#room?.leave();
      case 'dropMessages':
        return this.#room?.dropMessages();
    }
  }

  async #askForPlace(ticket: Ticket): Promise<void> {
    await this.#talk.load();
    const answer = await this.#room?.askForPlace(ticket);
    this.dispatch({ type: 'signedUp', ticket, answer: answer ?? { outcome: 'problem', problem: 'network' } });
  }
}
