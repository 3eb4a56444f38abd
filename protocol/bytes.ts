/* How ids, secrets, hashes and key names are made and written on the wire. Zod-free; browsers, workerd and Node. */

/** Base64url without padding (RFC 4648 §5). */
export function toBase64url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** @throws when the text is not base64url. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) throw new Error('Not base64url');
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

export function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** 128 random bits, 22 characters: a `ClientId`. */
export function randomId(): string {
  return toBase64url(randomBytes(16));
}

/** 256 random bits, 43 characters: a `Secret`. */
export function randomSecret(): string {
  return toBase64url(randomBytes(32));
}

/** SHA-256 of the text's UTF-8, base64url: a `Hash`. */
export async function sha256(text: string): Promise<string> {
  return toBase64url(await digest(new TextEncoder().encode(text)));
}

/** Names a public key by its raw bytes (uncompressed point): a `KeyId`, 132 bits of their SHA-256. */
export async function keyIdOf(rawPublicKey: Uint8Array): Promise<string> {
  return toBase64url(await digest(rawPublicKey)).slice(0, 22);
}

async function digest(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes)));
}
