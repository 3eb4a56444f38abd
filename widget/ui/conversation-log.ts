import type { CoachEvent, VisitorCommand, VisitorEvent, VolunteerEvent } from '../../protocol/room.ts';
import type { Envelope, Role } from '../../protocol/sealed.ts';
import { randomId } from '../../protocol/bytes.ts';
import { openEnvelope, sealEnvelope } from '../keys/envelope.ts';
import { messageText } from './clean-text.ts';
import { OutgoingMessages } from './outgoing-messages.ts';
import { ServerClock } from './server-clock.ts';

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
  /** The sender's own count says that something before it did not arrive. */
  missingBefore?: boolean;
};

type RoomEvent = VisitorEvent | VolunteerEvent | CoachEvent;
type MessageEvent = Extract<RoomEvent, { type: 'message' }>;
/** What it says to the room by itself. */
export type LogCommand = Extract<VisitorCommand, { type: 'message' | 'received' | 'more' }>;

export type ConversationLogOptions = {
  conversationId: string;
  ownRole: Role;
  /** The socket's; false when there is no connection. */
  send: (command: LogCommand) => boolean;
  onChange: () => void;
  /** Where sealed messages without an answer survive a reload. */
  outbox?: { load: () => Envelope[]; save: (envelopes: Envelope[]) => void };
};

const TYPING_LASTS_MS = 8_000;
const RECEIPT_EVERY_MS = 500;

/**
 * The messages of one conversation as this device knows them. Give it every event of the room, and tell it of each new
 * connection; it sends, resends, decrypts, orders and acknowledges. Everything waits its turn until `setKey`.
 */
export class ConversationLog {
  readonly #options: ConversationLogOptions;
  /** One per page load; with the counter it lets the other side see what is missing. */
  readonly #instance = randomId();
  readonly #outgoing: OutgoingMessages;
  readonly #counters = new Map<string, number>();
  #messages: ChatMessage[] = [];
  #counter = 0;
  readonly #clock = new ServerClock();
  /** What could not be read, since the last gap: each may be the one that a later count skips. */
  #unread = 0;
  #lastSeq = 0;
  #deliveredSeq = 0;
  #receiptSeq = 0;
  #restoreUntilSeq: number | null = null;
  #typing: Role | null = null;
  #typingTimer: ReturnType<typeof setTimeout> | undefined;
  #receiptTimer: ReturnType<typeof setTimeout> | undefined;
  #turnsLeft = 0;
  #turns: Promise<unknown>;
  #giveKey: (key: CryptoKey) => void = () => {};
  readonly #key = new Promise<CryptoKey>((resolve) => (this.#giveKey = resolve));

  constructor(options: ConversationLogOptions) {
    this.#options = options;
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

  /** Who of the others is writing now. */
  get typing(): Role | null {
    return this.#typing;
  }

  /** While the history from before this page load comes in: nothing to announce. */
  get restoring(): boolean {
    return this.#restoreUntilSeq === null || this.#lastSeq < this.#restoreUntilSeq;
  }

  setKey(key: CryptoKey): void {
    this.#giveKey(key);
  }

  /** A new socket said hello: what has no answer goes again, once the room has replied. */
  connectionOpened(): void {
    this.#outgoing.pause();
    this.#receiptSeq = 0;
  }

  sendText(text: string): void {
    const role = this.#options.ownRole;
    const id = randomId();
    const { minute } = this.#clock;
    this.#place({ id, seq: null, role, text, at: Date.now(), status: 'sending' });
    this.#options.onChange();
    this.#inTurn(async (key) => {
      const content = {
        instance: this.#instance,
        counter: this.#counter + 1,
        lastSeq: this.#lastSeq,
        minute,
        body: { text },
      };
      const envelope = await sealEnvelope(key, this.#contextOf(role), content, id);
      this.#counter += 1;
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
        if (event.role !== this.#options.ownRole) this.#setTyping(event.on ? event.role : null);
        return;
      case 'refused':
        if (event.id !== null) this.#refused(event.id, event.code);
        return;
      case 'state':
        this.#restoreUntilSeq ??= event.lastSeq;
        this.#clock.hear(event.nowMs);
        if (event.state.phase !== 'talking') {
          this.#outgoing.pause();
          this.#setTyping(null);
        } else if (!this.#outgoing.flows) this.#outgoing.resume();
        if (event.state.phase === 'ended') this.#giveUp();
        // Whether the history is complete may follow from it.
        return this.#options.onChange();
      default:
    }
  }

  /** Stops its timers; the messages stay readable. */
  close(): void {
    clearTimeout(this.#typingTimer);
    clearTimeout(this.#receiptTimer);
    this.#outgoing.close();
  }

  async #take(key: CryptoKey, event: MessageEvent): Promise<void> {
    const { seq, role, envelope } = event;
    const own = role === this.#options.ownRole;
    const known = this.#messages.find((message) => message.id === envelope.id);
    if (known !== undefined && known.seq !== null) return;
    const status = own && seq > this.#deliveredSeq ? 'sent' : 'delivered';
    const facts = { id: envelope.id, seq, role, status } as const;
    this.#place(
      own && known !== undefined
        ? { ...facts, at: known.at, text: known.text }
        : { ...facts, ...(await this.#read(key, role, envelope, event.agoMs)) },
    );
    this.#lastSeq = Math.max(this.#lastSeq, seq);
    if (own) this.#outgoing.drop(envelope.id);
    else if (this.#typing === role) this.#setTyping(null);
  }

  async #read(
    key: CryptoKey,
    role: Role,
    envelope: Envelope,
    agoMs: number,
  ): Promise<Pick<ChatMessage, 'at' | 'text' | 'unreadable' | 'missingBefore'>> {
    const at = Date.now() - agoMs;
    try {
      const { instance, counter, minute, body } = await openEnvelope(key, this.#contextOf(role), envelope);
      const seen = this.#counters.get(instance) ?? 0;
      this.#counters.set(instance, Math.max(seen, counter));
      const missingBefore = role !== this.#options.ownRole && counter > seen + 1 + this.#unread;
      if (counter > seen + 1) this.#unread = 0;
      const written = minute === undefined ? at : this.#clock.momentOf(minute);
      return { at: written, text: messageText(body), missingBefore };
    } catch {
      this.#unread += 1;
      return { at, text: '', unreadable: true };
    }
  }

  async #restore(key: CryptoKey, envelope: Envelope): Promise<void> {
    const role = this.#options.ownRole;
    const { at, text, unreadable } = await this.#read(key, role, envelope, 0);
    if (unreadable === true) return;
    this.#place({ id: envelope.id, seq: null, role, text, at, status: 'sending' });
    this.#outgoing.restore(envelope);
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

  #setTyping(role: Role | null): void {
    clearTimeout(this.#typingTimer);
    // The word that writing stopped may never come.
    if (role !== null) this.#typingTimer = setTimeout(() => this.#setTyping(null), TYPING_LASTS_MS);
    if (role === this.#typing) return;
    this.#typing = role;
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
        this.#sendReceipt();
        this.#options.onChange();
      });
  }

  /** At most one at a time: a history that comes in message by message would be more frames than a room takes of one client. */
  #sendReceipt(): void {
    if (this.#receiptTimer !== undefined) return;
    const seq = this.#messages.findLast(({ role }) => role !== this.#options.ownRole)?.seq ?? 0;
    if (seq <= this.#receiptSeq || !this.#options.send({ type: 'received', seq })) return;
    this.#receiptSeq = seq;
    this.#receiptTimer = setTimeout(() => {
      this.#receiptTimer = undefined;
      this.#sendReceipt();
    }, RECEIPT_EVERY_MS);
  }

  #contextOf(role: Role) {
    return { conversationId: this.#options.conversationId, role, kind: 'message' } as const;
  }
}
