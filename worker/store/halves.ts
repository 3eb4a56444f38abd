import { randomSecret } from '../../protocol/bytes.ts';

/*
 * [K3] What a device keeps, it encrypts under a key that is derived from two halves. The device has one; this is where the
 * server has the other: one object each, in the bucket without versions or copies, because D1 and Durable Objects have 30 days
 * of history. With its half alone the server can open nothing. Deleting it makes worthless all that a disk still holds.
 */

/** room: of the tab of the visitor who is in it · volunteer: of the consoles of whoever has signed in. */
export type HalfOf = 'room' | 'volunteer';

const PREFIXES: Readonly<Record<HalfOf, string>> = { room: 'halves/', volunteer: 'console-halves/' };

/** Returns the half, and makes it if there is none. Whoever comes at the same time gets the same one. */
export async function ensureHalf(bucket: R2Bucket, of: HalfOf, id: string): Promise<string> {
  const name = PREFIXES[of] + id;
  for (;;) {
    const stored = await bucket.get(name);
    if (stored !== null) return stored.text();
    const half = randomSecret();
    if ((await bucket.put(name, half, { onlyIf: { etagDoesNotMatch: '*' } })) !== null) return half;
  }
}

/** Deletes halves: irreversible, strongly consistent and idempotent. At most 1,000 a call. */
export async function deleteHalves(bucket: R2Bucket, of: HalfOf, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await bucket.delete(ids.map((id) => PREFIXES[of] + id));
}

/** Lists up to 1,000 ids that have a half, in order, after `afterId`. `next` is null on the last page. */
export async function listHalves(
  bucket: R2Bucket,
  of: HalfOf,
  afterId: string,
): Promise<{ ids: string[]; next: string | null }> {
  const prefix = PREFIXES[of];
  const page = await bucket.list({ prefix, startAfter: prefix + afterId });
  const ids = page.objects.map(({ key }) => key.slice(prefix.length));
  return { ids, next: page.truncated ? (ids.at(-1) ?? null) : null };
}
