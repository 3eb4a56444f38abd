import type { VisitorCommand, VisitorEvent } from '../../protocol/room.ts';
import type { Envelope, PublicKey, SealedKey, SealedKind } from '../../protocol/sealed.ts';
import { fromBase64url, randomId } from '../../protocol/bytes.ts';
import { importConversationKey } from '../keys/conversation-key.ts';
import { sealEnvelope } from '../keys/envelope.ts';
import { sealTo, type SealPurpose } from '../keys/sealing.ts';
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

  /** What opens the conversation: the key for the volunteer and for review, and who the visitor said to be. */
  async answerSeal(event: Extract<VisitorEvent, { type: 'sealRequest' }>): Promise<VisitorCommand> {
    return {
      type: 'seal',
      generation: event.generation,
      forConsole: await this.#sealTo(event.console, 'console'),
      forReview: await this.#sealTo(event.review, 'review'),
      intake: await this.seal('intake', this.#secret.intake, 0),
    };
  }

  async answerKey(event: Extract<VisitorEvent, { type: 'keyRequest' }>): Promise<VisitorCommand> {
    return { type: 'giveKey', sealed: await this.#sealTo(event.console, 'console') };
  }

  seal(kind: SealedKind, body: unknown, lastSeq: number): Promise<Envelope> {
    const context = { conversationId: this.#roomId, role: 'visitor', kind } as const;
    // An instance of its own: in the count of the messages it would look like a missing one.
    return sealEnvelope(this.key, context, { instance: randomId(), counter: 1, lastSeq, body });
  }

  #sealTo(recipient: PublicKey, purpose: SealPurpose): Promise<SealedKey> {
    return sealTo(recipient, purpose, this.#roomId, fromBase64url(this.#secret.key));
  }
}
