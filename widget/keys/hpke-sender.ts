/*
 * The sending half of HPKE (RFC 9180), base mode, one message: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM,
 * over WebCrypto. Written out because visitors only ever send, and the whole library would be a quarter of all they
 * download. Consoles receive with `@hpke/core`, so that every conversation shows that the two agree.
 */

type Bytes = Uint8Array<ArrayBuffer>;
type Part = Iterable<number>;

const P256 = { name: 'ECDH', namedCurve: 'P-256' };
const NOTHING: Part = [];

/** §6.1 `SealBase` with an empty aad. `recipient`: an extractable P-256 public key. */
export async function sealBase(
  recipient: CryptoKey,
  info: Bytes,
  secret: Uint8Array,
): Promise<{ enc: Bytes; ct: Bytes }> {
  const { sharedSecret, enc } = await encap(recipient);
  // §5.1 `KeySchedule`; the ids of §7 for KEM, KDF and AEAD, two bytes each.
  const suite = concat(utf8('HPKE'), [0, 0x10, 0, 1, 0, 2]);
  const modeBase = [0];
  const context = concat(
    modeBase,
    await labeledExtract(suite, NOTHING, 'psk_id_hash', NOTHING),
    await labeledExtract(suite, NOTHING, 'info_hash', info),
  );
  const prk = await labeledExtract(suite, sharedSecret, 'secret', NOTHING);
  const key = await labeledExpand(suite, prk, 'key', context, 32);
  // The nonce of message 0 is the base nonce itself.
  const iv = await labeledExpand(suite, prk, 'base_nonce', context, 12);
  const aes = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']);
  const ct = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, aes, concat(secret));
  return { enc, ct: new Uint8Array(ct) };
}

/** §4.1 `Encap`, with a key pair that lives only here. */
async function encap(recipient: CryptoKey): Promise<{ sharedSecret: Bytes; enc: Bytes }> {
  const ephemeral = await crypto.subtle.generateKey(P256, false, ['deriveBits']);
  const agreement = { name: 'ECDH', public: recipient };
  const dh = await crypto.subtle.deriveBits(agreement, ephemeral.privateKey, 256);
  const enc = await rawOf(ephemeral.publicKey);
  const suite = concat(utf8('KEM'), [0, 0x10]);
  const prk = await labeledExtract(suite, NOTHING, 'eae_prk', new Uint8Array(dh));
  const kemContext = concat(enc, await rawOf(recipient));
  return { sharedSecret: await labeledExpand(suite, prk, 'shared_secret', kemContext, 32), enc };
}

/** §4 `LabeledExtract`. HKDF-Extract is HMAC keyed by the salt; no salt means zeros (RFC 5869). */
function labeledExtract(suite: Part, salt: Part, label: string, ikm: Part): Promise<Bytes> {
  const key = concat(salt);
  return hmac(key.length === 0 ? new Uint8Array(32) : key, concat(utf8('HPKE-v1'), suite, utf8(label), ikm));
}

/** §4 `LabeledExpand` for up to 32 bytes, which is one block of HKDF-Expand. */
async function labeledExpand(
  suite: Part,
  prk: Bytes,
  label: string,
  info: Part,
  length: number,
): Promise<Bytes> {
  const block = await hmac(prk, concat([0, length], utf8('HPKE-v1'), suite, utf8(label), info, [1]));
  return block.slice(0, length);
}

async function hmac(key: Bytes, data: Bytes): Promise<Bytes> {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, data));
}

async function rawOf(publicKey: CryptoKey): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.exportKey('raw', publicKey));
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function concat(...parts: Part[]): Bytes {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
