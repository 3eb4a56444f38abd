/**
 * Padding hides how long a text is: every plaintext grows to one of these sizes, in bytes. The first two bytes are
 * the length of the content (big-endian), then come the content and zeros up to the bucket's end.
 */
const BUCKETS = [256, 512, 1_024, 2_048, 4_096, 8_192] as const;
const PREFIX_BYTES = 2;

/** @throws when the content is larger than the largest bucket holds. */
export function pad(content: Uint8Array): Uint8Array<ArrayBuffer> {
  const size = BUCKETS.find((bucket) => bucket >= content.length + PREFIX_BYTES);
  if (size === undefined) throw new Error('Too long to encrypt');
  const padded = new Uint8Array(size);
  new DataView(padded.buffer).setUint16(0, content.length);
  padded.set(content, PREFIX_BYTES);
  return padded;
}

/** @throws when the bytes are not what `pad` makes. */
export function unpad(padded: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const isBucket = BUCKETS.some((bucket) => bucket === padded.length);
  const length = isBucket ? new DataView(padded.buffer, padded.byteOffset).getUint16(0) : Infinity;
  const end = PREFIX_BYTES + length;
  if (end > padded.length || padded.subarray(end).some((byte) => byte !== 0))
    throw new Error('Wrong padding');
  return padded.slice(PREFIX_BYTES, end);
}
