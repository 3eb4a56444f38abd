import type { Intake } from '../../../protocol/intake.ts';
import type { VolunteerEvent } from '../../../protocol/room.ts';
import type { BoundKey, Envelope, PublicKey, ReviewSignature } from '../../../protocol/sealed.ts';
import { importConversationKey } from '../../../widget/keys/conversation-key.ts';
import { openEnvelope } from '../../../widget/keys/envelope.ts';
import type { NamedKeyPair } from '../../../widget/keys/key-pair.ts';
import { openSealed } from '../../../widget/keys/opening.ts';
import { sealBound } from '../../../widget/keys/sealing.ts';
import { clock } from '../kit/clock.ts';
import { parseIntake } from './parse-intake.ts';

/** [K4] Whether this console may seal a copy to that review key. */
export type TrustsReviewKey = (review: PublicKey, signed: ReviewSignature | null) => Promise<boolean>;

type Handed = Omit<Extract<VolunteerEvent, { type: 'key' }>, 'type'>;

/** A key comes a moment after the two can talk. */
const KEY_COMES_MS = 3_000;

/** What a console needs to read a conversation, and what it opens first: the key, and what the visitor filled in. */
export class ConversationSecrets {
  /** Not extractable. */
  key: CryptoKey | null = null;
  /** What came as the key was none. */
  keyBroken = false;
  intake: Intake | 'unreadable' | null = null;
  readonly #roomId: string;
  readonly #own: NamedKeyPair;
  readonly #trusts: TrustsReviewKey;
  #sealedIntake: Envelope | null = null;
  #expectedSinceMs: number | null = null;

  constructor(roomId: string, own: NamedKeyPair, trusts: TrustsReviewKey) {
    this.#roomId = roomId;
    this.#own = own;
    this.#trusts = trusts;
  }

  /** Once known. */
  get nickname(): string | null {
    return this.intake === null || this.intake === 'unreadable' ? null : this.intake.nickname;
  }

  /** From now on the key is on its way, unless it is there or is expected already. */
  expectKey(): void {
    this.#expectedSinceMs ??= clock.now();
  }

  /** It has had time to come, and did not. */
  get keyLate(): boolean {
    if (this.key !== null || this.#expectedSinceMs === null) return false;
    return clock.now() - this.#expectedSinceMs >= KEY_COMES_MS;
  }

  useKey(key: CryptoKey): void {
    this.key = key;
    this.keyBroken = false;
  }

  /**
   * Opens the copy that is bound to its key, where there is one.
   * @returns the key, if there was none yet and this is one; and for who was given the review key, a copy sealed to it.
   */
  async openKey({
    sealed,
    bound,
    review,
    reviewSigned = null,
  }: Handed): Promise<{ key: CryptoKey; copy: BoundKey | null } | null> {
    if (this.key !== null) return null;
    const { pair, publicKey } = this.#own;
    let opened: { key: CryptoKey; copy: BoundKey | null };
    try {
      const raw = await openSealed(pair, publicKey.id, 'console', this.#roomId, bound ?? sealed);
      // A review key that is none, or that nobody vouches for, costs the copy, and not the talk.
      const trusted = review && (await this.#trusts(review, reviewSigned)) ? review : null;
      const copy = trusted && (await sealBound(trusted, 'review', this.#roomId, raw).catch(() => null));
      opened = { key: await importConversationKey(raw, false), copy: copy ?? null };
      raw.fill(0);
    } catch {
      this.keyBroken = this.key === null;
      return null;
    }
    this.useKey(opened.key);
    await this.#openIntake();
    return opened;
  }

  /** Opened as soon as there is a key. */
  async takeIntake(envelope: Envelope): Promise<void> {
    this.#sealedIntake = envelope;
    await this.#openIntake();
  }

  async #openIntake(): Promise<void> {
    if (this.key === null || this.#sealedIntake === null) return;
    const context = { conversationId: this.#roomId, role: 'visitor', kind: 'intake' } as const;
    try {
      const { body } = await openEnvelope(this.key, context, this.#sealedIntake);
      this.intake = parseIntake(body) ?? 'unreadable';
    } catch {
      this.intake = 'unreadable';
    }
  }
}
