/*
 * HPKE's base mode written out from RFC 9180 over plain WebCrypto, for P-256, HKDF-SHA256 and AES-256-GCM: a second
 * opinion beside the library that consoles open with. The receiving half only.
 */

const KEM_SUITE = concat(utf8('KEM'), new Uint8Array([0x00, 0x10]));
const HPKE_SUITE = concat(utf8('HPKE'), new Uint8Array([0x00, 0x10, 0x00, 0x01, 0x00, 0x02]));
const EMPTY = new Uint8Array(0);

/** Section 6.1, `OpenBase` with an empty aad, for sequence number 0. */
export async function openBase(
  pair: CryptoKeyPair,
  enc: Uint8Array<ArrayBuffer>,
  info: Uint8Array<ArrayBuffer>,
  ct: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array> {
  const sharedSecret = await decap(pair, enc);
  const context = concat(
    new Uint8Array([0]),
    await labeledExtract(HPKE_SUITE, EMPTY, 'psk_id_hash', EMPTY),
    await labeledExtract(HPKE_SUITE, EMPTY, 'info_hash', info),
  );
  const secret = await labeledExtract(HPKE_SUITE, sharedSecret, 'secret', EMPTY);
  const key = await labeledExpand(HPKE_SUITE, secret, 'key', context, 32);
  const baseNonce = await labeledExpand(HPKE_SUITE, secret, 'base_nonce', context, 12);
  const aes = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt']);
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: baseNonce }, aes, ct));
}

/** Section 4.1, `Decap`. */
async function decap(pair: CryptoKeyPair, enc: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const p256 = { name: 'ECDH', namedCurve: 'P-256' };
  const ephemeral = await crypto.subtle.importKey('raw', enc, p256, true, []);
  const dh = await crypto.subtle.deriveBits({ name: 'ECDH', public: ephemeral }, pair.privateKey, 256);
  const recipient = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const prk = await labeledExtract(KEM_SUITE, EMPTY, 'eae_prk', new Uint8Array(dh));
  return labeledExpand(KEM_SUITE, prk, 'shared_secret', concat(enc, recipient), 32);
}

/** Section 4, `LabeledExtract`: HKDF-Extract is HMAC keyed by the salt (RFC 5869). */
function labeledExtract(
  suite: Uint8Array,
  salt: Uint8Array<ArrayBuffer>,
  label: string,
  ikm: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  return hmac(
    salt.length === 0 ? new Uint8Array(32) : salt,
    concat(utf8('HPKE-v1'), suite, utf8(label), ikm),
  );
}

/** Section 4, `LabeledExpand`, for at most one block of SHA-256. */
async function labeledExpand(
  suite: Uint8Array,
  prk: Uint8Array<ArrayBuffer>,
  label: string,
  info: Uint8Array,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const labeled = concat(new Uint8Array([0, length]), utf8('HPKE-v1'), suite, utf8(label), info);
  const block = await hmac(prk, concat(labeled, new Uint8Array([1])));
  return block.slice(0, length);
}

async function hmac(
  key: Uint8Array<ArrayBuffer>,
  data: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const hash = { name: 'HMAC', hash: 'SHA-256' };
  const imported = await crypto.subtle.importKey('raw', key, hash, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, data));
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function concat(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
