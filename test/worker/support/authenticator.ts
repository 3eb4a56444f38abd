import { sha256, randomSecret, toBase64url } from '../../../protocol/bytes.ts';

/*
 * A passkey in software: one ES256 key pair, 'none' attestation, CBOR written by hand (RFC 8949). Only what a test
 * of this server needs; WebAuthn Level 3, §6.1 (authenticator data) and §6.5.1 (attested credential data).
 */

const FLAG = { userPresent: 0x01, userVerified: 0x04, attested: 0x40 } as const;
const utf8 = new TextEncoder();

export type Behaviour = { origin?: string; userVerified?: boolean; counter?: number; challenge?: string };

export class SoftwareAuthenticator {
  readonly id = randomSecret();
  userHandle: string | undefined;
  readonly #rpId: string;
  readonly #origin: string;
  readonly #keys: CryptoKeyPair;
  #counter = 0;

  private constructor(rpId: string, origin: string, keys: CryptoKeyPair) {
    this.#rpId = rpId;
    this.#origin = origin;
    this.#keys = keys;
  }

  static async make(rpId: string, origin: string): Promise<SoftwareAuthenticator> {
    const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign']);
    if (!('privateKey' in keys)) throw new Error('not a pair');
    return new SoftwareAuthenticator(rpId, origin, keys);
  }

  /** What `navigator.credentials.create` answers, as JSON. */
  async register(options: { challenge: string; user: { id: string } }, behaviour: Behaviour = {}) {
    this.userHandle = options.user.id;
    const id = bytesOf(this.id);
    const attested = concat(new Uint8Array(16), uint16(id.length), id, await this.#coseKey());
    const authData = concat(await this.#authData(FLAG.attested, behaviour), attested);
    const attestation = concat(
      [0xa3, ...text('fmt'), ...text('none'), ...text('attStmt'), 0xa0, ...text('authData')],
      [0x59, ...uint16(authData.length)],
      authData,
    );
    return this.#credential({
      clientDataJSON: toBase64url(this.#clientData('webauthn.create', options.challenge, behaviour)),
      attestationObject: toBase64url(attestation),
      transports: ['internal'],
    });
  }

  /** What `navigator.credentials.get` answers, as JSON. */
  async signIn(options: { challenge: string }, behaviour: Behaviour = {}) {
    const authData = await this.#authData(0, behaviour);
    const clientData = this.#clientData('webauthn.get', options.challenge, behaviour);
    const signed = concat(authData, bytesOf(await sha256(new TextDecoder().decode(clientData))));
    const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
    const signature = new Uint8Array(await crypto.subtle.sign(algorithm, this.#keys.privateKey, signed));
    return this.#credential({
      clientDataJSON: toBase64url(clientData),
      authenticatorData: toBase64url(authData),
      signature: toBase64url(derSignature(signature)),
      ...(this.userHandle === undefined ? {} : { userHandle: this.userHandle }),
    });
  }

  #credential<T extends object>(response: T) {
    return { id: this.id, rawId: this.id, type: 'public-key', clientExtensionResults: {}, response };
  }

  #clientData(type: string, challenge: string, behaviour: Behaviour): Uint8Array {
    const origin = behaviour.origin ?? this.#origin;
    return utf8.encode(
      JSON.stringify({ type, challenge: behaviour.challenge ?? challenge, origin, crossOrigin: false }),
    );
  }

  async #authData(flags: number, behaviour: Behaviour): Promise<Uint8Array> {
    this.#counter = behaviour.counter ?? this.#counter + 1;
    const verified = behaviour.userVerified === false ? 0 : FLAG.userVerified;
    const counter = [0, 0, ...uint16(this.#counter)];
    return concat(bytesOf(await sha256(this.#rpId)), [FLAG.userPresent | verified | flags], counter);
  }

  async #coseKey(): Promise<Uint8Array> {
    const raw = await crypto.subtle.exportKey('raw', this.#keys.publicKey);
    if (!(raw instanceof ArrayBuffer)) throw new Error('not raw');
    const point = new Uint8Array(raw);
    // {kty: EC2, alg: ES256, crv: P-256, x, y}; RFC 9053 §7.1.1
    const [head, y] = [
      [0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32],
      [0x22, 0x58, 32],
    ];
    return concat(head, point.slice(1, 33), y, point.slice(33));
  }
}

function bytesOf(base64url: string): Uint8Array {
  return Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
}

function concat(...parts: ArrayLike<number>[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.flatMap((part) => Array.from(part)));
}

/** WebCrypto's r and s side by side as the DER sequence that WebAuthn has. */
function derSignature(signature: Uint8Array): Uint8Array {
  const numbers = [...integer(signature.slice(0, 32)), ...integer(signature.slice(32))];
  return Uint8Array.from([0x30, numbers.length, ...numbers]);
}

function uint16(value: number): number[] {
  return [value >> 8, value & 0xff];
}

/** A short CBOR text string. */
function text(value: string): number[] {
  return [0x60 + value.length, ...utf8.encode(value)];
}

/** A DER INTEGER: no needless zeros in front, and one if the number would look negative. */
function integer(value: Uint8Array): number[] {
  const digits = Array.from(value);
  while (digits[0] === 0 && digits.length > 1) digits.shift();
  if ((digits[0] ?? 0) >= 0x80) digits.unshift(0);
  return [0x02, digits.length, ...digits];
}
