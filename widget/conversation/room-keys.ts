import type { VisitorCommand, VisitorEvent } from '../../protocol/room.ts';
import type { BoundKey, Envelope, PublicKey, SealedKey, SealedKind } from '../../protocol/sealed.ts';
import { fromBase64url, randomId } from '../../protocol/bytes.ts';
import { isSigned } from '../../protocol/signed.ts';
import { importConversationKey } from '../keys/conversation-key.ts';
import { sealEnvelope } from '../keys/envelope.ts';
import { sealBound, sealTo, type SealPurpose } from '../keys/sealing.ts';
import type { Secret } from './session-types.ts';

/** The conversation key at work in its room: sealed to those who may read, and around what is not a message. */
export class RoomKeys {
  readonly key: CryptoKey;
  readonly #roomId: string;
  readonly #secret: Secret;

  private constructor(roomId: string, secret: Secret, key: CryptoKey) {
    this.#roomId = roomId;
    this.#secret = secret;
    this.key = key;
  }

  static async of(roomId: string, secret: Secret): Promise<RoomKeys> {
    return new RoomKeys(roomId, secret, await importConversationKey(secret.key, true));
  }

  /**
   * What opens the conversation: the key for the volunteer and for review, and who the visitor said to be.
   * @param binds whether the room takes copies that are bound to the key.
   * @param signedBy [K4] whose signature the review key must bear; null on a page of an installation that signs none yet.
   * @returns null when it bears no such signature: then nothing is sealed to anybody.
   */
  async answerSeal(
    { generation, console, review, signed }: Extract<VisitorEvent, { type: 'sealRequest' }>,
    { binds, signedBy }: { binds: boolean; signedBy: string | null },
  ): Promise<VisitorCommand | null> {
    if (signedBy !== null) {
      if (signed?.by.id !== signedBy) return null;
      if (!(await isSigned(signed.by, ['reviewKey', review.id, signed.number], signed.signature)))
        return null;
    }
    return {
      type: 'seal',
      generation,
      forConsole: await this.#sealTo(console),
      ...(binds
        ? { bound: await this.#bindTo(console, 'console'), forReview: await this.#bindTo(review, 'review') }
        : { forReview: await this.#sealTo(review, 'review') }),
      intake: await this.seal('intake', this.#secret.intake, 0),
    };
  }

  async answerKey(
    { console }: Extract<VisitorEvent, { type: 'keyRequest' }>,
    binds: boolean,
  ): Promise<VisitorCommand> {
    const bound = binds && { bound: await this.#bindTo(console, 'console') };
    return { type: 'giveKey', sealed: await this.#sealTo(console), ...bound };
  }

  seal(kind: SealedKind, body: unknown, lastSeq: number): Promise<Envelope> {
    const context = { conversationId: this.#roomId, role: 'visitor', kind } as const;
    // An instance of its own: in the count of the messages it would look like a missing one.
    return sealEnvelope(this.key, context, { instance: randomId(), counter: 1, lastSeq, body });
  }

  #sealTo(recipient: PublicKey, purpose: SealPurpose = 'console'): Promise<SealedKey> {
    return sealTo(recipient, purpose, this.#roomId, this.#raw);
  }

  #bindTo(recipient: PublicKey, purpose: 'console' | 'review'): Promise<BoundKey> {
    return sealBound(recipient, purpose, this.#roomId, this.#raw);
  }

  get #raw(): Uint8Array {
    return fromBase64url(this.#secret.key);
  }
}
