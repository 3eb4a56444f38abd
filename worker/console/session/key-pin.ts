import type { MeBody } from '../../../protocol/http/staff.ts';
import type { PublicKey, ReviewSignature } from '../../../protocol/sealed.ts';
import { isSigned } from '../../../protocol/signed.ts';

/**
 * otherSigner: the organisation's signing key is not the one of before · unsigned: its key did not sign the review key that visitors
 * get · older: that is an earlier review key than was seen here.
 */
export type PinAlarm = 'otherSigner' | 'unsigned' | 'older';

/** What the server says of keys. */
export type ServedKeys = Pick<MeBody, 'signedBy' | 'currentReviewKey' | 'reviewSigned'>;

type Pin = { signedBy: string; number: number };

const NAME = 'lo-signed-by';

/**
 * [K4] Which signing key this browser met first. It holds for whoever signs in here, and outlives signing out, since a server that swaps
 * the key would wait for that. No secret: `localStorage` will do, and without it the pin lasts as long as the session.
 */
export class KeyPin {
  readonly #keeps: boolean;
  #pin: Pin | null;

  /** @param keeps false in the demo, which makes new keys whenever it starts clean. */
  constructor(keeps: boolean) {
    this.#keeps = keeps;
    this.#pin = keeps ? read() : null;
  }

  /** The key of before, by id; null while none was met. */
  get signedBy(): string | null {
    return this.#pin?.signedBy ?? null;
  }

  /** Compares what the server says with what was met here before, and remembers what is met for the first time. */
  async check({ signedBy, currentReviewKey, reviewSigned }: ServedKeys): Promise<PinAlarm | null> {
    const pin = this.#pin;
    if (pin !== null && pin.signedBy !== signedBy) return 'otherSigner';
    // An installation of before, whose first coordinator has yet to open the review key again.
    if (signedBy === null || currentReviewKey === null) return null;
    const { by, number, signature } = reviewSigned ?? {};
    if (by?.id !== signedBy || number === undefined || signature === undefined) return 'unsigned';
    if (!(await isSigned(by, ['reviewKey', currentReviewKey.id, number], signature))) return 'unsigned';
    // Accepted meanwhile, or met by another check: what is kept now is what counts.
    if (pin !== this.#pin) return this.check({ signedBy, currentReviewKey, reviewSigned });
    if (pin !== null && number < pin.number) return 'older';
    this.#keep({ signedBy, number });
    return null;
  }

  /** Whether a copy may be sealed to this review key: the key that was met here signed it, or none was met yet. */
  async trusts(review: PublicKey, signed: ReviewSignature | null): Promise<boolean> {
    const { signedBy } = this;
    if (signedBy === null) return true;
    if (signed?.by.id !== signedBy) return false;
    return isSigned(signed.by, ['reviewKey', review.id, signed.number], signed.signature);
  }

  /** Somebody compared the fingerprint of the new key by voice. */
  accept(signedBy: string): void {
    this.#keep({ signedBy, number: 1 });
  }

  #keep(pin: Pin): void {
    this.#pin = pin;
    if (!this.#keeps) return;
    try {
      localStorage.setItem(NAME, JSON.stringify(pin));
    } catch {
      // No storage: the pin lasts as long as the session.
    }
  }
}

function read(): Pin | null {
  try {
    const { signedBy, number } = JSON.parse(localStorage.getItem(NAME) ?? '{}') as Partial<Pin>;
    return typeof signedBy === 'string' && typeof number === 'number' ? { signedBy, number } : null;
  } catch {
    return null;
  }
}
