/** In bytes. The largest holds the largest envelope. */
const SMALLEST = 1_024;

/**
 * A message as one frame of a socket, in JSON. Who watches the network sees sizes: so spaces make every frame as large as the
 * smallest size that holds it, of which each is twice the one before. Typing, receipts and all but long messages have the same.
 * Sockets must not be compressed, which would take the spaces away (`wrangler.toml`).
 */
export function paddedFrame(message: object): string {
  const text = JSON.stringify(message);
  const bytes = new TextEncoder().encode(text).length;
  let size = SMALLEST;
  while (size < bytes) size *= 2;
  return text + ' '.repeat(size - bytes);
}
