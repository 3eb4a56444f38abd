import type { NewStaffKeyBody, StaffKeyBody } from '../../../protocol/http/keys.ts';
import type { PublicKey } from '../../../protocol/sealed.ts';
import { fromBase64url } from '../../../protocol/bytes.ts';
import { importKeyPair, publicKeyOf, type NamedKeyPair } from '../../../widget/keys/key-pair.ts';
import {
  requireKeychain,
  unwrapKeychain,
  wrapKeychain,
  type Keychain,
} from '../../../widget/keys/keychain.ts';
import { makeStaffKey } from '../../../widget/keys/make-staff-key.ts';
import { Observable } from '../kit/observable.ts';
import { errorCodeOf, type Api } from './api.ts';
import { DeviceKeys } from './device-keys.ts';
import type { KeyStore } from './key-store.ts';
import { askAnyOf } from './passkey-prompt.ts';
import type { Arrival, PasskeySecret } from './passkey-secret.ts';
import { wrapByPasskey, type OpensByPasskey } from './wrap-by-passkey.ts';

/** What opens with it is whatever is shared with one. */
export type OwnKey = { pair: CryptoKeyPair; key: PublicKey };

/**
 * unknown: the server has not said · later: it is made at the next sign-in · nowhere: this browser keeps nothing, and the passkey gives
 * nothing · closed: neither this browser nor this passkey opens it · open
 */
export type StaffKeyStanding = 'unknown' | 'later' | 'nowhere' | 'closed' | 'open';

/** cancelled: no passkey answered · useless: the one that did gives nothing, or opens nothing */
export type PromptOutcome = 'done' | 'cancelled' | 'useless';

/** [K9] A volunteer's lasting key: made, found again and opened in this browser. A coordinator's opens with their keyring. */
export class StaffKey extends Observable implements OpensByPasskey {
  own: OwnKey | null = null;
  #served: StaffKeyBody | null = null;
  #keychain: Keychain | null = null;
  #standing: StaffKeyStanding = 'unknown';
  readonly #api: Api;
  readonly #store: Pick<KeyStore, 'keychain' | 'saveKeychain'>;
  readonly #volunteerId: string;
  #passkey: PasskeySecret | null;
  readonly #device = DeviceKeys.open();

  constructor(parts: {
    api: Api;
    store: Pick<KeyStore, 'keychain' | 'saveKeychain'>;
    volunteerId: string;
    passkey: PasskeySecret | null;
  }) {
    super();
    this.#api = parts.api;
    this.#store = parts.store;
    this.#volunteerId = parts.volunteerId;
    this.#passkey = parts.passkey;
  }

  get standing(): StaffKeyStanding {
    return this.#standing;
  }

  /** Whether a passkey opens it, wherever one signs in; else it lies in one browser. */
  get everywhere(): boolean {
    return (this.#served?.own?.passkeys.length ?? 0) > 0;
  }

  /** This session's passkey could open it everywhere, which a key that lies in one browser can't be made to. */
  get couldBeEverywhere(): boolean {
    return !this.everywhere && this.#passkey !== null;
  }

  /** A coordinator has compared its fingerprint. */
  get confirmed(): boolean {
    return this.#served?.own?.confirmed ?? false;
  }

  /** How many of one's passkeys do not open it yet, and could be made to. */
  get otherPasskeys(): number {
    return this.#keychain === null ? 0 : (this.#served?.otherPasskeys.length ?? 0);
  }

  /** Finds and opens the key, or makes it. @param arrival null in a tab that found the session as it was. */
  async start(arrival: Arrival | null): Promise<void> {
    this.#served = await this.#api.staffKey();
    if (this.#served.own !== null) await this.#open(this.#served.own);
    else if (arrival !== null) await this.#makeFirst(arrival);
    else this.#to('later');
  }

  /** Opens it with another passkey of one's own; from then on this session's opens it, too. */
  async openWithOther(): Promise<PromptOutcome> {
    const own = this.#served?.own;
    if (!own || own.passkeys.length === 0) return 'useless';
    const secret = await askAnyOf(
      this.#api,
      own.passkeys.map(({ credentialId }) => credentialId),
    );
    if (secret === 'cancelled') return secret;
    if (secret === null || !(await this.#unwrap(own, secret))) return 'useless';
    await this.#adoptPasskey().catch(() => {});
    this.#to('open');
    return 'done';
  }

  /** Has another passkey of one's own open it from now on, which is asked for that once. */
  async addOther(): Promise<PromptOutcome> {
    const ids = this.#served?.otherPasskeys ?? [];
    if (this.#keychain === null || ids.length === 0) return 'useless';
    const secret = await askAnyOf(this.#api, ids);
    if (secret === 'cancelled' || secret === null) return secret ?? 'useless';
    await this.letOpen(secret);
    return 'done';
  }

  get canLetOpen(): boolean {
    return this.#keychain !== null;
  }

  async letOpen(secret: PasskeySecret): Promise<void> {
    if (this.#keychain === null) return;
    await this.#wrapBy(secret, this.#keychain);
    this.changed();
  }

  /** Replaces it: what was shared with the one of before can't be read any more. @throws ApiError */
  async remake(): Promise<void> {
    const replaces = this.#served?.own?.key.id ?? null;
    this.own = this.#keychain = null;
    await this.#make(replaces);
    await this.#reload();
  }

  async #makeFirst({ by, secret }: Arrival): Promise<void> {
    // Many passkeys give their secret only at the next sign-in: a key that lies in this one browser is not made before that.
    if (by === 'registration' && secret === null) return this.#to('later');
    try {
      await this.#make(null);
    } catch (error) {
      // Another tab or browser made one at the same time.
      if (errorCodeOf(error) !== 'conflict') throw error;
    }
    await this.#reload();
  }

  async #make(replaces: string | null): Promise<void> {
    if (this.#passkey === null) return await this.#makeOnDevice(replaces);
    const { keychain, body } = await makeStaffKey(replaces);
    const { credentialId, key } = this.#passkey;
    const wrapped = await wrapKeychain({ kind: 'passkey', key }, keychain);
    await this.#api.putStaffKey({ ...body, passkey: { credentialId, wrapped } });
    // What lay in this browser opens nothing any more.
    await (await this.#device).forget(this.#volunteerId);
    await this.#store.saveKeychain(keychain);
  }

  /** Kept before it is registered, because one that is registered and lost is of no use. */
  async #makeOnDevice(replaces: string | null): Promise<void> {
    const made = await (await this.#device).make(this.#volunteerId);
    if (made === null) return this.#to('nowhere');
    const body: NewStaffKeyBody = { key: made.publicKey, recovery: null, passkey: null, replaces };
    await this.#api.putStaffKey(body);
  }

  async #reload(): Promise<void> {
    this.#served = await this.#api.staffKey();
    if (this.#served.own !== null) await this.#open(this.#served.own);
  }

  async #open(served: NonNullable<StaffKeyBody['own']>): Promise<void> {
    const stored = await this.#store.keychain();
    const wrap = served.passkeys.find(({ credentialId }) => credentialId === this.#passkey?.credentialId);
    const opened =
      (stored !== null && (await this.#take(served.key, async () => requireKeychain(stored)))) ||
      (wrap !== undefined && this.#passkey !== null && (await this.#unwrap(served, this.#passkey)));
    if (opened && wrap === undefined) await this.#adoptPasskey().catch(() => {});
    if (!opened) this.#adopt(await (await this.#device).find(this.#volunteerId, served.key.id));
    this.#to(this.own === null ? 'closed' : 'open');
  }

  /** Whether this passkey opens it. What another wrapped does not open with it. */
  async #unwrap(
    served: NonNullable<StaffKeyBody['own']>,
    { credentialId, key }: PasskeySecret,
  ): Promise<boolean> {
    const wrap = served.passkeys.find((one) => one.credentialId === credentialId);
    if (wrap === undefined) return false;
    return this.#take(served.key, () => unwrapKeychain({ kind: 'passkey', key }, wrap.wrapped));
  }

  async #take(served: PublicKey, open: () => Promise<Keychain>): Promise<boolean> {
    try {
      const keychain = await open();
      const secret = fromBase64url(keychain.own);
      const key = await publicKeyOf(secret);
      if (key.id !== served.id) return false;
      this.own = { pair: await importKeyPair(secret, key), key };
      this.#keychain = keychain;
      await this.#store.saveKeychain(keychain);
      return true;
    } catch {
      return false;
    }
  }

  #adopt(found: NamedKeyPair | null): void {
    this.own = found && { pair: found.pair, key: found.publicKey };
  }

  /** This session's passkey opens it from now on. */
  async #adoptPasskey(): Promise<void> {
    if (this.#passkey !== null && this.#keychain !== null) await this.#wrapBy(this.#passkey, this.#keychain);
  }

  async #wrapBy(secret: PasskeySecret, keychain: Keychain): Promise<void> {
    await wrapByPasskey(this.#api, secret, keychain);
    this.#served = await this.#api.staffKey();
  }

  #to(standing: StaffKeyStanding): void {
    this.#standing = standing;
    this.changed();
  }
}
