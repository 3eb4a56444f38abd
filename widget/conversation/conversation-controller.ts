import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { randomId, randomSecret, sha256 } from '../../protocol/bytes.ts';
import type { Availability, ChatPageData } from '../../protocol/http/visitor.ts';
import type { Intake } from '../../protocol/intake.ts';
import type { Language } from '../../protocol/languages.ts';
import type { EvaluationScores, VisitorEvent } from '../../protocol/room.ts';
import { PROTOCOL_VERSION } from '../../protocol/version.ts';
import { exportConversationKey, makeConversationKey } from '../keys/conversation-key.ts';
import { ConversationLog, type ChatMessage } from '../ui/conversation-log.ts';
import { ReconnectingSocket } from '../ui/reconnecting-socket.ts';
import { fetchAvailability } from './page-data.ts';
import { isVisitorEvent } from './room-event.ts';
import { RoomKeys } from './room-keys.ts';
import type { Past, SessionEffect, SessionEvent, Ticket, VisitorSession } from './session-types.ts';
import { goodbye, signUp } from './sign-up.ts';
import { tabStorage } from './tab-storage.ts';
import { fromAvailability, reduce, ticketOf } from './visitor-session.ts';

/**
 * Runs what `reduce` decides: requests, the socket, the keys and the tab's storage. What comes of it goes back as events.
 */
export class ConversationController implements ReactiveController {
  session: VisitorSession;
  /** The messages of this conversation, of which some may still be on their way. Stays after the end. */
  log: ConversationLog | null = null;

  /** Messages of before a reload, of a talk that is over. */
  #past: Past | null = null;
  readonly #host: ReactiveControllerHost;
  readonly #data: ChatPageData;
  readonly #language: Language;
  #keys: RoomKeys | null = null;
  #socket: ReconnectingSocket | null = null;

  constructor(host: ReactiveControllerHost, data: ChatPageData, language: Language) {
    this.#host = host;
    this.#data = data;
    this.#language = language;
    this.session = fromAvailability(data.availability);
    host.addController(this);
  }

  hostConnected(): void {
    this.#past = tabStorage.past;
    this.dispatch({ type: 'loaded', ticket: tabStorage.ticket, past: this.#past });
  }

  hostDisconnected(): void {
    this.#socket?.close();
    this.log?.close();
  }

  get messages(): readonly ChatMessage[] {
    return this.log?.messages ?? this.#past?.messages ?? [];
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
    this.dispatch({ type: 'signUp', intake, secrets: { signUpId: randomId(), token: randomSecret(), key } });
  }

  /** The form afterwards: its scores plain, its text sealed under the conversation's key. */
  async evaluate(scores: EvaluationScores, text: string): Promise<void> {
    const sealed =
      text === '' ? null : await this.#keys?.seal('evaluation', { text }, this.log?.lastSeq ?? 0);
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
    if (body !== null) this.#data.helpLines = body.helpLines;
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
        return void this.#enter(effect.ticket, effect.roomId);
      case 'look':
        return void this.look().then((now) => this.dispatch({ type: 'looked', reason: effect.reason, now }));
      case 'send':
        return void this.#socket?.send(effect.command);
      case 'answer':
        return this.#answer(effect.request);
      case 'resend':
        return this.log?.connectionOpened();
      case 'goodbye':
        return goodbye(effect.roomId, effect.token);
      case 'forget':
        tabStorage.clear();
        this.#socket?.close();
        this.#socket = this.#keys = null;
        return;
      case 'dropMessages':
        this.log = this.#past = null;
        return;
      case 'keepPast': {
        const { messages } = this;
        if (messages.length > 0) tabStorage.past = { state: effect.state, messages };
      }
    }
  }

  async #askForPlace(ticket: Ticket): Promise<void> {
    const answer = await signUp({
      signUpId: ticket.signUpId,
      resumeTokenHash: await sha256(ticket.token),
      language: this.#language,
      site: this.#data.site,
    });
    this.dispatch({ type: 'signedUp', ticket, answer });
  }

  async #enter(ticket: Ticket, roomId: string): Promise<void> {
    const keys = await RoomKeys.of(roomId, ticket);
    // Left while the key was derived: no socket may open.
    if (ticketOf(this.session)?.roomId !== roomId) return;
    this.#keys = keys;
    this.log ??= this.#newLog(roomId);
    this.log.setKey(keys.key);
    this.#socket?.close();
    this.#socket = new ReconnectingSocket({
      url: `${location.origin.replace(/^http/, 'ws')}/api/rooms/${roomId}`,
      hello: () => ({
        type: 'hello',
        version: PROTOCOL_VERSION,
        lastSeq: this.log?.lastSeq ?? 0,
        token: ticket.token,
      }),
      onEvent: (frame) => {
        if (!isVisitorEvent(frame)) return;
        this.log?.handle(frame);
        this.dispatch({ type: 'received', event: frame, at: Date.now() });
      },
      onStatus: (status, code) => {
        if (status === 'open') this.dispatch({ type: 'opened' });
        else if (status === 'lost') this.dispatch({ type: 'lost' });
        else if (status === 'closed' && code !== null) this.dispatch({ type: 'closed', code });
      },
    });
  }

  #newLog(conversationId: string): ConversationLog {
    return new ConversationLog({
      conversationId,
      ownRole: 'visitor',
      send: (command) => this.#socket?.send(command) ?? false,
      onChange: () => this.dispatch({ type: 'messagesChanged' }),
      outbox: {
        load: () => tabStorage.outbox,
        // What is still under way when all is wiped must not write itself back.
        save: (made) => ticketOf(this.session) && (tabStorage.outbox = made),
      },
    });
  }

  /** A key that is none gets no answer; the room asks again, and the volunteer is told. */
  #answer(request: Extract<VisitorEvent, { type: 'sealRequest' | 'keyRequest' }>): void {
    const command =
      request.type === 'sealRequest' ? this.#keys?.answerSeal(request) : this.#keys?.answerKey(request);
    command?.then((made) => this.dispatch({ type: 'say', command: made })).catch(() => {});
  }
}
