import { randomId, randomSecret } from '../../protocol/bytes.ts';
import { VisitorCommand, VisitorEvent, type VisitorState } from '../../protocol/room.ts';
import type { Envelope, ReviewSignature, SealedKind } from '../../protocol/sealed.ts';
import { importConversationKey } from '../../widget/keys/conversation-key.ts';
import { openEnvelope, sealEnvelope } from '../../widget/keys/envelope.ts';
import { makeExportableKeyPair, type NamedKeyPair } from '../../widget/keys/key-pair.ts';
import { openSealed } from '../../widget/keys/opening.ts';
import { makeSigningKeyPair, vouchFor } from '../../widget/keys/signing.ts';
import { talking } from './room-states.ts';

export const ROOM = '0123456789abcdef'.repeat(4);

export type RoomPairs = { consolePair: NamedKeyPair; review: NamedKeyPair; signed: ReviewSignature };

/**
 * A room with a volunteer in it, as the visitor's page sees them, over whatever carries their frames: keeps messages,
 * and parses every command, and all that it says itself, with the full schema. What it says goes to the connection that said hello last.
 */
export class ScriptedRoom {
  readonly consolePair: NamedKeyPair;
  readonly review: NamedKeyPair;
  /** [K4] By the helpline's signing key. */
  signed: ReviewSignature | null;
  readonly commands: VisitorCommand[] = [];
  readonly messages: Extract<VisitorEvent, { type: 'message' }>[] = [];
  state: VisitorState | null = null;
  /** [K3] The server's half; null while it can't hand it out. */
  half: string | null = randomSecret();
  key: CryptoKey | null = null;
  /** It has as many messages as it takes. */
  full = false;
  /** Which commands it takes; nothing of a room of before. */
  level: { takes?: number } = { takes: 3 };
  #counter = 0;
  #say: (event: VisitorEvent) => void = () => {};
  #keyCame = (): void => {};
  #stored: { count: number; resolve: () => void }[] = [];

  constructor({ consolePair, review, signed }: RoomPairs) {
    this.consolePair = consolePair;
    this.review = review;
    this.signed = signed;
  }

  static async pairs(): Promise<RoomPairs> {
    const review = await makeExportableKeyPair();
    const signed = await vouchFor(review.publicKey.id, await makeSigningKeyPair(), 1);
    return { consolePair: await makeExportableKeyPair(), review, signed };
  }

  emit(event: VisitorEvent): void {
    this.#say(event);
  }

  show(state: VisitorState): void {
    this.state = state;
    this.emit({ type: 'state', state, lastSeq: this.messages.length, ...this.level });
  }

  /** The queue gave the visitor to a volunteer, whose console asks for the key. */
  async connect(): Promise<void> {
    this.show({ phase: 'connecting', generation: 1 });
    const { consolePair, review, signed } = this;
    const came = new Promise<void>((resolve) => (this.#keyCame = resolve));
    this.emit({
      type: 'sealRequest',
      generation: 1,
      console: consolePair.publicKey,
      review: review.publicKey,
      signed,
    });
    await came;
    this.show(talking());
  }

  /** @param skipped how many messages before it never arrived. */
  async say(text: string, skipped = 0): Promise<void> {
    const context = { conversationId: ROOM, role: 'volunteer', kind: 'message' } as const;
    this.#counter += 1 + skipped;
    const content = { instance: 'console', counter: this.#counter, lastSeq: 0, body: { text } };
    this.#store('volunteer', await sealEnvelope(this.#requireKey(), context, content, randomId()));
  }

  /** What the volunteer's console says after the end. */
  async endMarker(counts: Record<'visitor' | 'volunteer', number>): Promise<VisitorEvent> {
    const content = { instance: 'console', counter: this.#counter, lastSeq: 0, body: counts };
    const context = { conversationId: ROOM, role: 'volunteer', kind: 'end' } as const;
    const envelope = await sealEnvelope(this.#requireKey(), context, content);
    return { type: 'endMarker', role: 'volunteer', envelope };
  }

  /** Once so many messages are stored. */
  whenStored(count: number): Promise<void> {
    return new Promise((resolve) => {
      this.#stored.push({ count, resolve });
      this.#tellStored();
    });
  }

  /** The volunteer's device shows everything up to here. */
  deliver(): void {
    this.emit({ type: 'received', role: 'volunteer', seq: this.messages.length });
  }

  open(kind: SealedKind, envelope: Envelope): Promise<{ body: unknown }> {
    return openEnvelope(this.#requireKey(), { conversationId: ROOM, role: 'visitor', kind }, envelope);
  }

  of<Type extends VisitorCommand['type']>(type: Type): Extract<VisitorCommand, { type: Type }>[] {
    return this.commands.filter(
      (command): command is Extract<VisitorCommand, { type: Type }> => command.type === type,
    );
  }

  async obey(frame: unknown, sayRaw: (event: VisitorEvent) => void): Promise<void> {
    const say = (event: VisitorEvent) => sayRaw(VisitorEvent.parse(event));
    const command = VisitorCommand.parse(frame);
    this.commands.push(command);
    if (command.type === 'hello') {
      this.#say = say;
      if (this.half !== null) say({ type: 'half', half: this.half });
      for (const message of this.messages.slice(command.lastSeq)) say(message);
      if (this.state !== null)
        say({ type: 'state', state: this.state, lastSeq: this.messages.length, ...this.level });
    }
    if (command.type === 'message') {
      if (this.full) say({ type: 'refused', code: 'full', id: command.envelope.id });
      else this.#store('visitor', command.envelope);
    }
    if (command.type === 'seal') {
      const { pair, publicKey } = this.consolePair;
      const raw = await openSealed(pair, publicKey.id, 'console', ROOM, command.bound ?? command.forConsole);
      this.key = await importConversationKey(raw, false);
      this.#keyCame();
    }
  }

  #store(role: 'visitor' | 'volunteer', envelope: Envelope): void {
    if (this.messages.some((message) => message.envelope.id === envelope.id)) return;
    const event = { type: 'message', seq: this.messages.length + 1, role, agoMs: 0, envelope } as const;
    this.messages.push(event);
    this.emit(event);
    this.#tellStored();
  }

  #tellStored(): void {
    const due = this.#stored.filter(({ count }) => this.messages.length >= count);
    this.#stored = this.#stored.filter((waiter) => !due.includes(waiter));
    for (const { resolve } of due) resolve();
  }

  #requireKey(): CryptoKey {
    if (this.key === null) throw new Error('The visitor has not handed over the key');
    return this.key;
  }
}
