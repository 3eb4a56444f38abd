import type { TranscriptBody } from '../../../protocol/http/coordinator.ts';
import type { ReviewKeysBody } from '../../../protocol/http/keys.ts';
import type { PublicKey } from '../../../protocol/sealed.ts';
import { fromBase64url } from '../../../protocol/bytes.ts';
import { importConversationKey } from '../../../widget/keys/conversation-key.ts';
import { acceptSigner, type Giver, type Held } from '../../../widget/keys/granting.ts';
import {
  ownSecret,
  recoverySecret,
  requireKeychain,
  unwrapKeychain,
  wrapKeychain,
  type Keychain,
  type KeychainSecret,
} from '../../../widget/keys/keychain.ts';
import { importKeyPair, publicKeyOf } from '../../../widget/keys/key-pair.ts';
import { parseRecoveryCode } from '../../../widget/keys/recovery-code.ts';
import { openSealed } from '../../../widget/keys/opening.ts';
import type { Api } from '../session/api.ts';
import type { ServedKeys } from '../session/key-pin.ts';
import type { KeyStore } from '../session/key-store.ts';
import { askAnyOf } from '../session/passkey-prompt.ts';
import type { PasskeySecret } from '../session/passkey-secret.ts';
import type { OwnKey, PromptOutcome } from '../session/staff-key.ts';
import { wrapByPasskey, type OpensByPasskey } from '../session/wrap-by-passkey.ts';
import { InOrder } from '../kit/in-order.ts';
import { Observable } from '../kit/observable.ts';
import { inspectKeys, isGranted, type KeyringAlarm } from './inspect-keys.ts';
import { openCopies } from './open-copies.ts';
import { signBefore } from './sign-before.ts';

/** nothing: the keychain opened, and no share is this coordinator's beyond doubt · waiting: nobody has granted one yet, or it is not accepted. */
export type UnlockOutcome = 'unlocked' | 'invalid' | 'wrong' | 'noKey' | 'nothing' | 'waiting';

/**
 * unknown: the server has not said · none: there is no own key · closed: nothing has opened it in this session · waiting: nobody has granted the review key to it ·
 * granted: somebody has, and the organisation's signing key is still to be compared · holding
 */
export type KeyringStanding = 'unknown' | 'none' | 'closed' | 'waiting' | 'granted' | 'holding';

/** `broken`: whose copy opens for nobody, or is bound to another key than it holds. */
export type OpenedCopies = { keys: CryptoKey[]; broken: ('visitor' | 'volunteer')[] };

/**
 * A coordinator's review keys. A passkey that can opens them at sign-in, the recovery code whenever it must. What was opened stays for the
 * session: in memory, and for its other tabs as ciphertext under the split key [K3].
 */
export class ReviewKeyring extends Observable implements OpensByPasskey {
  keys: ReviewKeysBody | null = null;
  /** [K4] What is not as this coordinator left it. */
  alarm: KeyringAlarm | null = null;
  readonly #api: Api;
  readonly #store: Pick<KeyStore, 'keychain' | 'saveKeychain'>;
  readonly #passkey: PasskeySecret | null;
  readonly #signed: () => Promise<void>;
  readonly #pairs = new Map<string, CryptoKeyPair>();
  readonly #loads = new InOrder();
  readonly #inspections = new InOrder();
  #served: ServedKeys = { signedBy: null, currentReviewKey: null, reviewSigned: null };
  #keychain: Keychain | null = null;
  #own: OwnKey | null = null;

  /** @param signed the review key has been signed, which the server now says of it. */
  constructor(parts: {
    api: Api;
    store: Pick<KeyStore, 'keychain' | 'saveKeychain'>;
    passkey: PasskeySecret | null;
    signed: () => Promise<void>;
  }) {
    super();
    this.#api = parts.api;
    this.#store = parts.store;
    this.#passkey = parts.passkey;
    this.#signed = parts.signed;
  }

  get unlocked(): boolean {
    return this.#pairs.size > 0;
  }

  get standing(): KeyringStanding {
    if (this.keys === null) return 'unknown';
    if (this.keys.own === null) return 'none';
    if (this.unlocked) return 'holding';
    if (this.#keychain === null || this.#keychain.unsigned === true) return 'closed';
    return this.#keychain.signing === null && this.keys.own.signer ? 'granted' : 'waiting';
  }

  /** This coordinator's own key; its public half is computed from the private one, and not what the server says. Null while it is closed. */
  get own(): OwnKey | null {
    return this.#own;
  }

  /** What is needed to give others something; null for who has nothing to give. */
  get giver(): Giver | null {
    const signing = this.#keychain?.signing ?? null;
    return this.#own === null || signing === null ? null : { ...this.#own, signing };
  }

  /** The review keys that were opened, as they are sealed to this coordinator. */
  get held(): Held[] {
    const shares = this.keys?.shares ?? [];
    return shares.flatMap(({ review, share }) =>
      this.#pairs.has(review.id) ? [{ reviewKeyId: review.id, share }] : [],
    );
  }

  /** The newest review key that was opened here; null while none is. */
  get newest(): PublicKey | null {
    return (this.keys?.shares ?? []).find(({ review }) => this.#pairs.has(review.id))?.review ?? null;
  }

  pairOf(reviewKeyId: string): CryptoKeyPair | null {
    return this.#pairs.get(reviewKeyId) ?? null;
  }

  /** @param served the keys that rooms hand to visitors now. */
  async load(served: ServedKeys): Promise<void> {
    await this.#loads.use(this.#api.reviewKeys(), async (keys) => {
      this.#served = served;
      this.keys = keys;
      const keychain = this.#keychain;
      if (!this.unlocked) await this.reopen();
      // A colleague may have made the next one, or granted one.
      else if (keychain !== null && this.held.length < keys.shares.length)
        await this.#tryOpen(async () => keychain);
      await this.#inspect();
      this.changed();
    });
  }

  /** Opens them without asking, if this session has done so in another tab, or its passkey can. */
  async reopen(): Promise<void> {
    if (this.unlocked || this.keys === null) return;
    const stored = await this.#store.keychain();
    if (stored !== null && (await this.#tryOpen(async () => requireKeychain(stored)))) return;
    const passkey = this.#passkey;
    const wrap = this.keys.own?.passkeys.find(({ credentialId }) => credentialId === passkey?.credentialId);
    if (passkey === null || wrap === undefined) return;
    const secret = { kind: 'passkey', key: passkey.key } as const;
    await this.#tryOpen(() => unwrapKeychain(secret, wrap.wrapped));
  }

  async unlock(typed: string): Promise<UnlockOutcome> {
    const code = parseRecoveryCode(typed);
    if (code === null) return 'invalid';
    const own = this.keys?.own ?? null;
    if (own === null) return 'noKey';
    const secret = await recoverySecret(code);
    let keychain: Keychain;
    try {
      keychain = await unwrapKeychain(secret, own.wrapped);
      await this.#open(keychain);
    } catch {
      return 'wrong';
    }
    await this.#inspect();
    // Reading works without it, and the warning that it is still to be done stays.
    if (keychain.unsigned === true) keychain = await this.#sign(secret, keychain).catch(() => keychain);
    await this.#wrapByPasskey(this.#keychain ?? keychain).catch(() => {});
    this.changed();
    if (this.unlocked) return 'unlocked';
    const { signing, unsigned } = this.#keychain ?? keychain;
    return signing !== null || unsigned === true ? 'nothing' : 'waiting';
  }

  /**
   * [K8] Accepts a grant, once this coordinator has compared the organisation's fingerprint by voice.
   * @param signerId the signing key whose fingerprint that was.
   * @throws when the grant has another one, or is not for this coordinator.
   */
  async accept(signerId: string): Promise<void> {
    const sealed = this.keys?.own?.signer;
    if (this.#own === null || this.#keychain === null || !sealed) throw new Error('Nothing was granted');
    const signing = await acceptSigner(this.#own.pair, this.#own.key.id, signerId, sealed);
    const keychain = { ...this.#keychain, signing };
    await this.#api.putRing(await wrapKeychain(await ownSecret(keychain), keychain));
    await this.#open(keychain);
    await this.#wrapByPasskey(keychain).catch(() => {});
    await this.#inspect();
    this.changed();
  }

  /** What was just made here, for which nobody needs to type the code. */
  async adopt(keychain: Keychain): Promise<void> {
    await this.#open(keychain);
    await this.#wrapByPasskey(keychain).catch(() => {});
    this.changed();
  }

  /** One of their passkeys opens it: perhaps not the one of this session, but one on another device. */
  get opensByPasskey(): boolean {
    return (this.keys?.own?.passkeys.length ?? 0) > 0;
  }

  /** Opens it with another passkey of one's own, without the code; from then on this session's opens it, too. */
  async openWithOther(): Promise<PromptOutcome> {
    const wraps = this.keys?.own?.passkeys ?? [];
    const secret = await askAnyOf(
      this.#api,
      wraps.map(({ credentialId }) => credentialId),
    );
    if (secret === 'cancelled') return secret;
    const wrap = wraps.find(({ credentialId }) => credentialId === secret?.credentialId);
    if (secret === null || wrap === undefined) return 'useless';
    const { key } = secret;
    if (!(await this.#tryOpen(() => unwrapKeychain({ kind: 'passkey', key }, wrap.wrapped))))
      return 'useless';
    await this.#inspect();
    if (this.#keychain !== null) await this.#wrapByPasskey(this.#keychain).catch(() => {});
    this.changed();
    return 'done';
  }

  get canLetOpen(): boolean {
    return this.#keychain !== null && this.#keychain.unsigned !== true;
  }

  async letOpen(secret: PasskeySecret): Promise<void> {
    if (this.#keychain !== null) await wrapByPasskey(this.#api, secret, this.#keychain);
  }

  lock(): void {
    this.#pairs.clear();
    this.#keychain = this.#own = null;
    this.changed();
  }

  /**
   * Opens every copy of a conversation's key for which this coordinator has a share.
   * @returns the keys that came of it, mostly one; null if there is no share for any copy.
   */
  async conversationKeys(body: TranscriptBody): Promise<OpenedCopies | null> {
    const opened = await openCopies(this.#pairs, body);
    if (opened === null) return null;
    const keys = await Promise.all(opened.secrets.map((raw) => importConversationKey(raw, false)));
    for (const raw of opened.secrets) raw.fill(0);
    return { keys, broken: opened.broken };
  }

  /** A conversation's key itself, to be sealed to a colleague; null if no copy opens. Whoever calls clears the bytes. */
  async conversationSecret(body: Parameters<typeof openCopies>[1]): Promise<Uint8Array | null> {
    const [first = null, ...others] = (await openCopies(this.#pairs, body))?.secrets ?? [];
    for (const raw of others) raw.fill(0);
    return first;
  }

  async #tryOpen(unwrap: () => Promise<Keychain>): Promise<boolean> {
    try {
      await this.#open(await unwrap());
      this.changed();
      return true;
    } catch {
      return false;
    }
  }

  /** Opens the shares that this coordinator made or was granted, and no others. @throws when the keychain is not this coordinator's. */
  async #open(opened: Keychain): Promise<void> {
    const { own, shares = [] } = this.keys ?? {};
    if (!own) throw new Error('No keys of this coordinator');
    const secret = fromBase64url(opened.own);
    const key = await publicKeyOf(secret);
    if (key.id !== own.key.id) throw new Error('Another own key than the server names');
    const pair = await importKeyPair(secret, key);
    const keychain =
      opened.signing === null && own.ring ? await unwrapKeychain(await ownSecret(opened), own.ring) : opened;
    for (const granted of shares) {
      const { review, share } = granted;
      if (!(await isGranted(granted, keychain, shares.length))) continue;
      const pkcs8 = await openSealed(pair, key.id, 'share', review.id, share);
      this.#pairs.set(review.id, await importKeyPair(pkcs8, review));
      pkcs8.fill(0);
    }
    this.#own = { pair, key };
    this.#keychain = keychain;
    await this.#store.saveKeychain(keychain);
  }

  async #sign(secret: KeychainSecret, opened: Keychain): Promise<Keychain> {
    const shares = this.keys?.shares ?? [];
    const keychain =
      this.alarm === null ? await signBefore(this.#api, secret, opened, this.#served, shares) : null;
    if (keychain === null) return opened;
    this.#keychain = keychain;
    await this.#store.saveKeychain(keychain);
    await this.#signed();
    return keychain;
  }

  async #wrapByPasskey(keychain: Keychain): Promise<void> {
    if (this.#passkey === null || keychain.unsigned === true) return;
    await wrapByPasskey(this.#api, this.#passkey, keychain);
  }

  async #inspect(): Promise<void> {
    const inspected = inspectKeys(this.#served, this.keys?.shares ?? [], this.#keychain, this.#pairs);
    await this.#inspections.use(inspected, (alarm) => void (this.alarm = alarm));
  }
}
