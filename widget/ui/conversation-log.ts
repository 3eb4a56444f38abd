import type { CoachEvent, VisitorCommand, VisitorEvent, VolunteerEvent } from '../../protocol/room.ts';
import type { Envelope, Role } from '../../protocol/sealed.ts';
import { randomId } from '../../protocol/bytes.ts';
import { openEnvelope, sealEnvelope, type Content } from '../keys/envelope.ts';
import { EndMarker, type Sides } from './end-marker.ts';
import { gapCounter, type Counted } from './gap-counter.ts';
import { textIn } from './message-text.ts';
import { OutgoingMessages } from './outgoing-messages.ts';
import { Receipts } from './receipts.ts';
import { ServerClock } from './server-clock.ts';
import { WhoTypes } from './who-types.ts';

export type ChatMessage = {
  id: string;
  /** The server's number; null until it has answered. */
  seq: number | null;
  role: Role;
  text: string;
  /** Local clock, epoch ms. */
  at: number;
  status: 'sending' | 'sent' | 'delivered' | 'failed';
  /** It could not be decrypted. */
  unreadable?: boolean;
  /** Something before it did not arrive, by the room's numbers or by what is inside the envelopes. */
  missingBefore?: boolean;
};

const RECEIPTS = { type: 'received', everyMs: 500 } as const;

type RoomEvent = VisitorEvent | VolunteerEvent | CoachEvent;
type MessageEvent = Extract<RoomEvent, { type: 'message' }>;
/** What it says to the room by itself. */
export type LogCommand = Extract<VisitorCommand, { type: 'message' | 'received' | 'more' | 'endMarker' }>;

export type ConversationLogOptions = {
  conversationId: string;
  ownRole: Role;
  /** The socket's; false when there is no connection. */
  send: (command: LogCommand) => boolean;
  onChange: () => void;
  /** Where sealed messages without an answer survive a reload. */
  outbox?: { load: () => Envelope[]; save: (envelopes: Envelope[]) => void };
};

/**
 * The messages of one conversation as this device knows them. Give it every event of the room, and tell it of each new
 * connection; it sends, resends, decrypts, orders and acknowledges. Everything waits its turn until `setKey`.
 */
export class ConversationLog {
  readonly #options: ConversationLogOptions;
  /** One per page load; with the counter it lets the other side see what is missing. */
  readonly #instance = randomId();
  readonly #outgoing: OutgoingMessages;
  readonly #end: EndMarker;
  readonly #missingBefore = gapCounter();
  /** What own messages say of themselves that the room has not acknowledged. */
  readonly #own = new Map<string, Counted>();
  #messages: ChatMessage[] = [];
  #counter = 0;
  readonly #clock = new ServerClock();
  #lastSeq = 0;
  /** The last number of a talk that is over; null while it is not, and of a room that takes no marker. */
  #endSeq: number | null = null;
  #deliveredSeq = 0;
  #restoreUntilSeq: number | null = null;
  readonly #types: WhoTypes;
  readonly #receipts: Receipts<'received'>;
  #turnsLeft = 0;
  #turns: Promise<unknown>;
  #giveKey: (key: CryptoKey) => void = () => {};
  readonly #key = new Promise<CryptoKey>((resolve) => (this.#giveKey = resolve));

  constructor(options: ConversationLogOptions) {
    this.#options = options;
    this.#end = new EndMarker(options);
    this.#types = new WhoTypes(options.onChange);
    this.#receipts = new Receipts({ ...RECEIPTS, send: options.send, upTo: () => this.heardSeq });
    this.#outgoing = new OutgoingMessages({ send: options.send, save: options.outbox?.save });
    this.#turns = Promise.resolve();
    for (const envelope of options.outbox?.load() ?? []) this.#inTurn((key) => this.#restore(key, envelope));
  }

  /** In the order to show: numbered ones first, then what is still on its way. A new array after each change. */
  get messages(): readonly ChatMessage[] {
    return this.#messages;
  }

  /** For the hello. */
  get lastSeq(): number {
    return this.#lastSeq;
  }

  /** The number of the others' newest message; 0 if there is none. */
  get heardSeq(): number {
    return this.#messages.findLast(({ role }) => role !== this.#options.ownRole)?.seq ?? 0;
  }

  /** Who of the others is writing now. */
  get typing(): Role | null {
    return this.#types.role;
  }

  /** While the history from before this page load comes in: nothing to announce. */
  get restoring(): boolean {
    return this.#restoreUntilSeq === null || this.#lastSeq < this.#restoreUntilSeq;
  }

  /** [K6] The other side had more messages at the end than came here. */
  get cutOff(): boolean {
    return this.#end.cutOff;
  }

  setKey(key: CryptoKey): void {
    this.#giveKey(key);
  }

  /** A new socket said hello: what has no answer goes again, once the room has replied. */
  connectionOpened(): void {
    this.#outgoing.pause();
    this.#receipts.forget();
  }

  sendText(text: string): void {
    const role = this.#options.ownRole;
    const id = randomId();
    const { minute } = this.#clock;
    this.#place({ id, seq: null, role, text, at: Date.now(), status: 'sending' });
    this.#options.onChange();
    this.#inTurn(async (key) => {
      const counted = { ...this.#counted, counter: this.#counter + 1 };
      const content = { ...counted, minute, body: { text } };
      const envelope = await sealEnvelope(key, this.#contextOf(role), content, id);
      this.#counter += 1;
      this.#own.set(id, counted);
      this.#outgoing.add(envelope);
    });
  }

  handle(event: RoomEvent): void {
    switch (event.type) {
      case 'message':
        return this.#inTurn((key) => this.#take(key, event));
      case 'more':
        // In its turn: once all that came before it is shown.
        return this.#inTurn(async () => void this.#options.send({ type: 'more', after: event.after }));
      case 'received':
        if (event.role !== this.#options.ownRole) this.#markDelivered(event.seq);
        return;
      case 'typing':
        if (event.role !== this.#options.ownRole) this.#types.set(event.on ? event.role : null);
        return;
      case 'endMarker':
        return this.#inTurn((key) => this.#end.hear(key, event.role, event.envelope, this.#here));
      case 'refused':
        if (event.id !== null) this.#refused(event.id, event.code);
        return;
      case 'state':
        this.#restoreUntilSeq ??= event.lastSeq;
        this.#clock.hear(event.nowMs);
        if (event.state.phase !== 'talking') {
          this.#outgoing.pause();
          this.#types.set(null);
        } else if (!this.#outgoing.flows) this.#outgoing.resume();
        if (event.state.phase === 'ended') {
          this.#giveUp();
          this.#endSeq = (event.takes ?? 1) >= 2 ? event.lastSeq : null;
          if (this.#endSeq !== null) this.#inTurn((key) => this.#end.say(key, this.#here, this.#counted));
        }
        // Whether the history is complete may follow from it.
        return this.#options.onChange();
      default:
    }
  }

  /** Stops its timers; the messages stay readable. */
  close(): void {
    this.#types.stop();
    this.#receipts.stop();
    this.#outgoing.close();
  }

  async #take(key: CryptoKey, event: MessageEvent): Promise<void> {
    const { seq, role, envelope } = event;
    const own = role === this.#options.ownRole;
    const known = this.#messages.find((message) => message.id === envelope.id);
    if (known !== undefined && known.seq !== null) return;
    const status = own && seq > this.#deliveredSeq ? 'sent' : 'delivered';
    const at = Date.now() - event.agoMs;
    const counted = own ? this.#own.get(envelope.id) : undefined;
    const isOwn = known !== undefined && counted !== undefined;
    const content = isOwn ? null : await this.#open(key, role, envelope);
    const text = isOwn ? known.text : content && textIn(content.body);
    this.#place({
      ...{ id: envelope.id, seq, role, status, text: text ?? '' },
      at: isOwn ? known.at : content?.minute === undefined ? at : this.#clock.momentOf(content.minute),
      missingBefore: this.#missingBefore(seq, isOwn ? counted : text === null ? null : content) > 0,
      ...(text === null && { unreadable: true }),
    });
    this.#lastSeq = Math.max(this.#lastSeq, seq);
    if (own) {
      this.#own.delete(envelope.id);
      this.#outgoing.drop(envelope.id);
    } else if (this.#types.role === role) this.#types.set(null);
    if (seq === this.#endSeq) await this.#end.say(key, this.#here, this.#counted);
  }

  /** Null if nobody can. */
  #open(key: CryptoKey, role: Role, envelope: Envelope): Promise<Content | null> {
    return openEnvelope(key, this.#contextOf(role), envelope).catch(() => null);
  }

  async #restore(key: CryptoKey, envelope: Envelope): Promise<void> {
    const role = this.#options.ownRole;
    const content = await this.#open(key, role, envelope);
    const text = content && textIn(content.body);
    if (content === null || text === null) return;
    const at = content.minute === undefined ? Date.now() : this.#clock.momentOf(content.minute);
    this.#own.set(envelope.id, content);
    this.#place({ id: envelope.id, seq: null, role, text, at, status: 'sending' });
    this.#outgoing.restore(envelope);
  }

  get #here(): Sides {
    const of = (side: Role) => this.#messages.filter(({ role, seq }) => role === side && seq !== null).length;
    return { visitor: of('visitor'), volunteer: of('volunteer') };
  }

  get #counted(): Counted {
    return { instance: this.#instance, counter: this.#counter, lastSeq: this.#lastSeq };
  }

  #refused(id: string, code: Extract<RoomEvent, { type: 'refused' }>['code']): void {
    switch (code) {
      case 'tooMany':
      case 'early':
        return this.#outgoing.resumeLater(code);
      case 'notNow':
        // They don't talk just now: it goes as soon as they do again.
        return this.#outgoing.pause();
      case 'duplicate':
        // The room has it already, and its echo came or will come by the replay.
        this.#outgoing.drop(id);
        return this.#change(id, { status: 'sent' });
      case 'full':
        return this.#giveUp();
    }
  }

  /** A conversation that ended or is full takes no more: what is still on its way won't arrive. */
  #giveUp(): void {
    this.#inTurn(async () => {
      for (const id of this.#outgoing.ids) this.#change(id, { status: 'failed' });
    });
  }

  #markDelivered(seq: number): void {
    this.#deliveredSeq = Math.max(this.#deliveredSeq, seq);
    const { ownRole } = this.#options;
    this.#messages = this.#messages.map((message) =>
      message.role === ownRole && message.status === 'sent' && message.seq !== null && message.seq <= seq
        ? { ...message, status: 'delivered' }
        : message,
    );
    this.#options.onChange();
  }

  #change(id: string, change: Partial<ChatMessage>): void {
    this.#messages = this.#messages.map((message) =>
      message.id === id ? { ...message, ...change } : message,
    );
    this.#options.onChange();
  }

  #place(message: ChatMessage): void {
    const others = this.#messages.filter(({ id }) => id !== message.id);
    const order = (entry: ChatMessage) => entry.seq ?? Infinity;
    const before = others.findIndex((entry) => order(entry) > order(message));
    others.splice(before < 0 ? others.length : before, 0, message);
    this.#messages = others;
  }

  /** One after the other, so that what was sent or received first stays first. */
  #inTurn(act: (key: CryptoKey) => Promise<void>): void {
    this.#turnsLeft += 1;
    this.#turns = this.#turns
      .then(async () => act(await this.#key))
      .catch(() => {})
      .then(() => {
        this.#turnsLeft -= 1;
        if (this.#turnsLeft > 0) return;
        this.#receipts.say();
        this.#options.onChange();
      });
  }

  #contextOf(role: Role) {
    return { conversationId: this.#options.conversationId, role, kind: 'message' } as const;
  }
}
