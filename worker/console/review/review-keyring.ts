import type { ReviewKeysBody, TranscriptBody } from '../../../protocol/http/coordinator.ts';
import type { PublicKey } from '../../../protocol/sealed.ts';
import { randomBytes } from '../../../protocol/bytes.ts';
import { importConversationKey } from '../../../widget/keys/conversation-key.ts';
import { importKeyPair } from '../../../widget/keys/key-pair.ts';
import { parseRecoveryCode, unwrapPrivateKey } from '../../../widget/keys/recovery-code.ts';
import { openSealed } from '../../../widget/keys/opening.ts';
import { commitmentTo, sealTo } from '../../../widget/keys/sealing.ts';
import type { Api } from '../session/api.ts';
import { Observable } from '../kit/observable.ts';

export type UnlockOutcome = 'unlocked' | 'invalid' | 'wrong' | 'noKey';

/** `broken`: whose copy opens for nobody, or is bound to another key than it holds. */
export type OpenedCopies = { keys: CryptoKey[]; broken: ('visitor' | 'volunteer')[] };

const PROBE = '0'.repeat(64);

/** A coordinator's review keys. Once unlocked they stay in this tab's memory only, not extractable. */
export class ReviewKeyring extends Observable {
  keys: ReviewKeysBody | null = null;
  /** What visitors are given is not what this coordinator holds. */
  alarm = false;
  readonly #api: Api;
  readonly #pairs = new Map<string, CryptoKeyPair>();

  constructor(api: Api) {
    super();
    this.#api = api;
  }

  get unlocked(): boolean {
    return this.#pairs.size > 0;
  }

  /** @param current the key that rooms hand to visitors now. */
  async load(current: PublicKey | null): Promise<void> {
    this.keys = await this.#api.reviewKeys();
    const known = this.keys.shares.map(({ review }) => review);
    const same = known.some(({ id, publicKey }) => id === current?.id && publicKey === current.publicKey);
    this.alarm = current !== null && known.length > 0 && !same;
    this.changed();
  }

  async unlock(typed: string, current: PublicKey | null): Promise<UnlockOutcome> {
    const code = parseRecoveryCode(typed);
    if (code === null) return 'invalid';
    const own = this.keys?.own ?? null;
    if (own === null) return 'noKey';
    let ownPair: CryptoKeyPair;
    try {
      ownPair = await importKeyPair(await unwrapPrivateKey(code, own.wrapped), own.key);
    } catch {
      return 'wrong';
    }
    for (const { review, share } of this.keys?.shares ?? []) {
      const pkcs8 = await openSealed(ownPair, own.key.id, 'share', review.id, share);
      this.#pairs.set(review.id, await importKeyPair(pkcs8, review));
      pkcs8.fill(0);
    }
    if (current !== null && this.#pairs.has(current.id)) await this.#prove(current);
    this.changed();
    return 'unlocked';
  }

  lock(): void {
    this.#pairs.clear();
    this.changed();
  }

  /**
   * Opens every copy of a conversation's key for which this coordinator has a share.
   * @returns the keys that came of it, mostly one; null if there is no share for any copy.
   */
  async conversationKeys(body: TranscriptBody): Promise<OpenedCopies | null> {
    const copies = body.copies ?? [{ by: 'visitor', sealed: body.sealedKey } as const];
    const keys = new Map<string, CryptoKey>();
    const broken = new Set<'visitor' | 'volunteer'>();
    let shared = false;
    for (const { by, sealed } of copies) {
      const pair = this.#pairs.get(sealed.keyId);
      if (pair === undefined) continue;
      shared = true;
      try {
        const raw = await openSealed(pair, sealed.keyId, 'review', body.id, sealed);
        keys.set(await commitmentTo(raw, body.id), await importConversationKey(raw, false));
        raw.fill(0);
      } catch {
        broken.add(by);
      }
    }
    return shared ? { keys: [...keys.values()], broken: [...broken] } : null;
  }

  /** Whether what is sealed to the public key that visitors get opens with the private key held here. */
  async #prove(current: PublicKey): Promise<void> {
    const pair = this.#pairs.get(current.id);
    if (pair === undefined) return;
    try {
      await openSealed(
        pair,
        current.id,
        'review',
        PROBE,
        await sealTo(current, 'review', PROBE, randomBytes(32)),
      );
    } catch {
      this.alarm = true;
    }
  }
}
