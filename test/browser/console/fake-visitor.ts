import type { Intake } from '../../../protocol/intake.ts';
import type { CoachState, VolunteerEvent, VolunteerState } from '../../../protocol/room.ts';
import type {
  BoundKey,
  Envelope,
  PublicKey,
  Role,
  SealedKey,
  SealedKind,
  Writer,
} from '../../../protocol/sealed.ts';
import { fromBase64url, randomId } from '../../../protocol/bytes.ts';
import { exportConversationKey, makeConversationKey } from '../../../widget/keys/conversation-key.ts';
import { openEnvelope, sealEnvelope } from '../../../widget/keys/envelope.ts';
import { sealBound, sealTo, type SealPurpose } from '../../../widget/keys/sealing.ts';

/** Seals as a visitor's browser does, with a real key; the room between is the test. */
export class FakeVisitor {
  readonly roomId: string;
  readonly key: CryptoKey;
  readonly #instance = randomId();
  readonly #counters = { visitor: 0, volunteer: 0, coach: 0, reader: 0 };

  private constructor(roomId: string, key: CryptoKey) {
    this.roomId = roomId;
    this.key = key;
  }

  static async make(roomId: string): Promise<FakeVisitor> {
    return new FakeVisitor(roomId, await makeConversationKey());
  }

  async sealedKeyFor(recipient: PublicKey, purpose: SealPurpose = 'console'): Promise<SealedKey> {
    return sealTo(recipient, purpose, this.roomId, fromBase64url(await exportConversationKey(this.key)));
  }

  async boundKeyFor(
    recipient: PublicKey,
    purpose: 'console' | 'review' | 'shared' = 'console',
  ): Promise<BoundKey> {
    return sealBound(recipient, purpose, this.roomId, fromBase64url(await exportConversationKey(this.key)));
  }

  intake(intake: Intake): Promise<Envelope> {
    return this.seal('visitor', 'intake', intake);
  }

  /** @param skipped how many before it never arrived. */
  async message(
    seq: number,
    text: string,
    skipped = 0,
  ): Promise<Extract<VolunteerEvent, { type: 'message' }>> {
    this.#counters.visitor += skipped;
    return this.#said('visitor', seq, text);
  }

  /** What the volunteer wrote, as a third person gets it. */
  answer(seq: number, text: string): Promise<Extract<VolunteerEvent, { type: 'message' }>> {
    return this.#said('volunteer', seq, text);
  }

  async #said(role: Role, seq: number, text: string): Promise<Extract<VolunteerEvent, { type: 'message' }>> {
    return { type: 'message', seq, role, agoMs: 0, envelope: await this.seal(role, 'message', { text }) };
  }

  seal(role: Writer, kind: SealedKind, body: unknown): Promise<Envelope> {
    if (kind === 'message') this.#counters[role] += 1;
    const content = {
      instance: `${this.#instance}-${role}`,
      counter: Math.max(1, this.#counters[role]),
      lastSeq: 0,
      body,
    };
    return sealEnvelope(this.key, { conversationId: this.roomId, role, kind }, content);
  }

  async read(role: Writer, kind: SealedKind, envelope: Envelope): Promise<unknown> {
    return (await openEnvelope(this.key, { conversationId: this.roomId, role, kind }, envelope)).body;
  }
}

export const connecting = (part: { keyLate?: boolean } = {}): object => ({
  type: 'state',
  state: { phase: 'connecting', generation: 1, sinceMs: 0, keyLate: false, ...part },
  lastSeq: 0,
});

export const talking = (
  part: Partial<Extract<VolunteerState, { phase: 'talking' }>> = {},
  lastSeq = 0,
): object => ({
  type: 'state',
  state: {
    ...{ phase: 'talking', visitor: 'present', openedAgoMs: 0, closesInMs: null, coach: null },
    ...{ handedOver: false, predecessors: [], ...part },
  },
  lastSeq,
});

type Ended = Extract<VolunteerState, { phase: 'ended' }>;
export const ended = (by: Ended['by'], lastSeq = 0, part: Partial<Ended> = {}): object => ({
  type: 'state',
  state: { phase: 'ended', by, bothWrote: true, predecessors: [], ...part },
  lastSeq,
});

const sitInState = (state: CoachState, lastSeq = 0): object => ({ type: 'state', state, lastSeq });
/* What a colleague beside Sam's talk is told. */
export const askedToSitIn = sitInState({ phase: 'asked', alias: 'Sam' });
export const sitting = (visitor: 'present' | 'away' = 'present', lastSeq = 0): object =>
  sitInState({ phase: 'sitting', alias: 'Sam', visitor }, lastSeq);
export const sitInEnded = sitInState({ phase: 'ended' });
