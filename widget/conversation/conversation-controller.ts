import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Availability, ChatPageData } from '../../protocol/http/visitor.ts';
import type { Language } from '../../protocol/languages.ts';
import type { Intake } from '../../protocol/intake.ts';
import type { VisitorCommand, VisitorEvent, VisitorState } from '../../protocol/room.ts';
import type { Envelope, SealedKind } from '../../protocol/sealed.ts';
import { PROTOCOL_VERSION } from '../../protocol/version.ts';
import { randomId, randomSecret, sha256 } from '../../protocol/bytes.ts';
import { exportConversationKey, makeConversationKey } from '../keys/conversation-key.ts';
import { ConversationLog, type ChatMessage } from '../ui/conversation-log.ts';
import { ReconnectingSocket, type SocketStatus } from '../ui/reconnecting-socket.ts';
import { fetchAvailability } from './page-data.ts';
import { isVisitorEvent } from './room-event.ts';
import { RoomKeys } from './room-keys.ts';
import { goodbye, signUp } from './sign-up.ts';
import { tabStorage, type Past, type Ticket } from './tab-storage.ts';
import { stopOf, viewOf, type Problem, type View } from './view.ts';

/** The visitor's side of one conversation after another: signs up, holds the socket and the key, says what to show. */
export class ConversationController implements ReactiveController {
  view: View;
  connection: SocketStatus = 'closed';
  /** A sign-up or another question to the server is on its way. */
  busy = false;
  problem: Problem = null;
  /** There was one, or an attempt at one, and there is none now. */
  isLost = false;
  /** Stays after the end. */
  log: ConversationLog | null = null;
  /** Local clock, epoch ms, of the last `state`: durations in it count from there. */
  stateAt = 0;
  /** Likewise, since when one waits; null before and after. */
  waitingSince: number | null = null;

  /** Of before a reload. */
  #past: Past | null = null;
  readonly #host: ReactiveControllerHost;
  readonly #data: ChatPageData;
  readonly #language: Language;
  #ticket: Ticket | null = null;
  #keys: RoomKeys | null = null;
  #socket: ReconnectingSocket | null = null;
  /** Said without a connection, and so still to be said. */
  readonly #wanted: VisitorCommand[] = [];

  constructor(host: ReactiveControllerHost, data: ChatPageData, language: Language) {
    this.#host = host;
    this.#data = data;
    this.#language = language;
    this.view = viewOf(data.availability);
    host.addController(this);
  }

  hostConnected(): void {
    this.#ticket = tabStorage.ticket;
    this.#past = tabStorage.past;
    if (this.#past !== null) this.view = { name: 'room', state: this.#past.state };
    if (this.#ticket === null) return;
    this.view = { name: 'returning' };
    void this.#proceed(this.#ticket);
  }

  hostDisconnected(): void {
    this.#socket?.close();
    this.log?.close();
  }

  get messages(): readonly ChatMessage[] {
    return this.log?.messages ?? this.#past?.messages ?? [];
  }

  /** Whether this is still to be said. */
  awaits(type: VisitorCommand['type']): boolean {
    return this.#wanted.some((command) => command.type === type);
  }

  /** The form's button. A second try after a lost answer asks for the same place. */
  async signUp(intake: Intake): Promise<void> {
    const key = await makeConversationKey();
    this.#ticket = {
      signUpId: this.#ticket?.signUpId ?? randomId(),
      token: this.#ticket?.token ?? randomSecret(),
      key: await exportConversationKey(key),
      intake,
      roomId: null,
    };
    tabStorage.ticket = this.#ticket;
    await this.#proceed(this.#ticket);
  }

  /** Back to the beginning: what is open now, and the form when one may come in. */
  async startAgain(): Promise<void> {
    // Of a conversation that goes on without us the place is given up.
    if (this.view.name !== 'returning') this.#ticket = null;
    this.sayGoodbye();
    await this.#during(async () => {
      const now = await this.look();
      this.problem = now === null ? 'network' : null;
      if (now !== null) this.view = viewOf(now);
    });
  }

  /** What is open now: we, and the help lines of others. Null when the server can't be reached. */
  async look(): Promise<Availability | null> {
    const body = await fetchAvailability();
    if (body !== null) this.#data.helpLines = body.helpLines;
    this.#host.requestUpdate();
    return body?.availability ?? null;
  }

  /** Doors open and volunteers come while somebody looks at the page. What they have typed is not taken away by it. */
  async lookAgain(): Promise<void> {
    const { view } = this;
    if (document.hidden || this.busy || (view.name !== 'start' && view.name !== 'unavailable')) return;
    const now = await this.look();
    if (now === null || this.view !== view || (view.name === 'start' && now.state !== 'open')) return;
    this.view = viewOf(now);
    this.#host.requestUpdate();
  }

  /** After a stop that is not final: the same conversation, here. */
  reconnect(): void {
    this.view = { name: 'returning' };
    if (this.#ticket === null) void this.startAgain();
    else void this.#proceed(this.#ticket);
    this.#host.requestUpdate();
  }

  /** False when there is no connection. */
  send(command: VisitorCommand): boolean {
    return this.#socket?.send(command) ?? false;
  }

  leaveQueue(): void {
    if (this.send({ type: 'leave' })) return;
    this.sayGoodbye();
    this.#show({ phase: 'ended', by: 'neverSpoke', evaluation: 'none' });
  }

  /** Without a connection it is said as soon as there is one again. */
  insist(command: VisitorCommand): void {
    if (!this.send(command)) this.#wanted.push(command);
    this.#host.requestUpdate();
  }

  /** Under the conversation's key; undefined once it is gone. */
  seal(kind: SealedKind, body: unknown): Promise<Envelope> | undefined {
    return this.#keys?.seal(kind, body, this.log?.lastSeq ?? 0);
  }

  skipEvaluation(): void {
    this.send({ type: 'skipEvaluation' });
    this.#show({ phase: 'ended', by: 'visitor', ...this.#ended(), evaluation: 'none' });
  }

  /** Ends it without waiting for anything: works while the page is being left. */
  sayGoodbye(): void {
    if (this.#ticket?.roomId) goodbye(this.#ticket.roomId, this.#ticket.token);
    this.log = this.#past = null;
    this.#forget();
  }

  async #proceed(ticket: Ticket): Promise<void> {
    await this.#during(async () => {
      if (ticket.roomId === null) {
        const answer = await signUp({
          signUpId: ticket.signUpId,
          resumeTokenHash: await sha256(ticket.token),
          language: this.#language,
          site: this.#data.site,
        });
        // Gone meanwhile: nothing of it may come back into the tab.
        if (this.#ticket === null && answer.outcome === 'admitted') goodbye(answer.roomId, ticket.token);
        if (this.#ticket !== ticket) return;
        if (answer.outcome !== 'admitted') return this.#notAdmitted(answer);
        ticket.roomId = answer.roomId;
        tabStorage.ticket = ticket;
      }
      const keys = await RoomKeys.of(ticket.roomId, ticket);
      if (this.#ticket !== ticket) return;
      this.#keys = keys;
      this.#enter(ticket.roomId, keys.key);
    });
  }

  #notAdmitted(answer: Exclude<Awaited<ReturnType<typeof signUp>>, { outcome: 'admitted' }>): void {
    if (answer.outcome === 'refused') {
      this.#forget();
      this.view = viewOf(answer.availability);
    } else if (answer.problem === 'version') {
      this.view = { name: 'stopped', why: 'version' };
    } else {
      // The ticket stays: the next try must not take a second place.
      this.problem = answer.problem;
      this.view = { name: 'start', nobodyOnDuty: false };
    }
  }

  #enter(roomId: string, key: CryptoKey): void {
    this.log ??= this.#newLog(roomId);
    this.log.setKey(key);
    this.#socket?.close();
    this.#socket = new ReconnectingSocket({
      url: `${location.origin.replace(/^http/, 'ws')}/api/rooms/${roomId}`,
      hello: () => ({
        type: 'hello',
        version: PROTOCOL_VERSION,
        lastSeq: this.log?.lastSeq ?? 0,
        token: this.#ticket?.token ?? '',
      }),
      onEvent: (frame) => {
        if (isVisitorEvent(frame)) this.#receive(frame);
      },
      onStatus: (status, code) => this.#connected(status, code),
    });
    if (this.view.name === 'start') this.view = { name: 'returning' };
  }

  #newLog(conversationId: string): ConversationLog {
    return new ConversationLog({
      conversationId,
      ownRole: 'visitor',
      send: (command) => this.#socket?.send(command) ?? false,
      onChange: () => this.#keep(),
      // What is still under way when all is wiped must not write itself back.
      outbox: { load: () => tabStorage.outbox, save: (made) => this.#ticket && (tabStorage.outbox = made) },
    });
  }

  #connected(status: SocketStatus, code: number | null): void {
    this.connection = status;
    if (status !== 'connecting') this.isLost = status === 'lost';
    if (status === 'open') this.log?.connectionOpened();
    if (status === 'closed' && code !== null) this.#stopped(code);
    this.#host.requestUpdate();
  }

  #stopped(code: number): void {
    const ended = this.#ended();
    if (ended !== null) return this.#show({ ...ended, evaluation: 'none' });
    const why = stopOf(code);
    if (why === 'gone') this.#forget();
    this.view = { name: 'stopped', why };
  }

  #receive(event: VisitorEvent): void {
    this.log?.handle(event);
    if (event.type === 'state') this.#show(event.state);
    else if (event.type === 'sealRequest') this.#answer(this.#keys?.answerSeal(event));
    else if (event.type === 'keyRequest') this.#answer(this.#keys?.answerKey(event));
  }

  /** A key that is none gets no answer; the room asks again, and the volunteer is told. */
  #answer(command: Promise<VisitorCommand> | undefined): void {
    command?.then((made) => this.send(made)).catch(() => {});
  }

  #show(state: VisitorState): void {
    this.view = { name: 'room', state };
    this.stateAt = Date.now();
    this.waitingSince = state.phase === 'waiting' ? (this.waitingSince ?? this.stateAt) : null;
    if (state.phase === 'ended' && state.evaluation !== 'open') this.#forget();
    // What is erased is not to be read back either.
    if (state.phase === 'ended' && state.by === 'removed') this.log = null;
    if (state.phase === 'talking') for (const command of this.#wanted.splice(0)) this.insist(command);
    this.#keep();
  }

  #keep(): void {
    const { messages } = this;
    const state = this.#ended();
    if (state !== null && state.evaluation !== 'open' && messages.length > 0)
      tabStorage.past = { state, messages };
    this.#host.requestUpdate();
  }

  #ended(): Extract<VisitorState, { phase: 'ended' }> | null {
    return this.view.name === 'room' && this.view.state.phase === 'ended' ? this.view.state : null;
  }

  /** Nothing of it stays in the tab but what is on the screen. */
  #forget(): void {
    tabStorage.clear();
    this.#socket?.close();
    this.#socket = this.#ticket = this.#keys = null;
    this.#wanted.length = 0;
  }

  async #during(act: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.problem = null;
    this.#host.requestUpdate();
    try {
      await act();
    } finally {
      this.busy = false;
      this.#host.requestUpdate();
    }
  }
}
