import * as z from 'zod';
import { AuditHead } from '../../protocol/http/audit.ts';
import { chainHead, linkEntries } from './audit-chain.ts';

/*
 * [A12] The head of the log, put once a day where somebody who can write to the database can't: one object a day in R2, which
 * is made once and never written over. Not at `/health`, which anybody may ask: there it would tell when somebody signs in or
 * reads. The bucket's own rule deletes them after 120 days; each fixes all that stood in the log before it.
 */

const PREFIX = 'audit-heads/';

/** In the object's metadata, so that one list brings them all. */
const Metadata = z.object({ seq: z.coerce.number(), hash: AuditHead.shape.hash, at: z.coerce.number() });

/** Puts today's head (by UTC), unless it was put already or the log is empty. */
export async function keepAuditHead(db: D1Database, bucket: R2Bucket, nowMs: number): Promise<void> {
  await linkEntries(db);
  const name = nameOf(nowMs);
  if ((await bucket.head(name)) !== null) return;
  const head = await chainHead(db);
  if (head === null) return;
  const customMetadata = { seq: String(head.seq), hash: head.hash, at: String(head.at) };
  await bucket.put(name, '', { customMetadata, onlyIf: { etagDoesNotMatch: '*' } });
}

/** Returns the heads that are kept, oldest first. */
export async function listAuditHeads(bucket: R2Bucket): Promise<AuditHead[]> {
  const objects = await allHeads(bucket);
  return objects.flatMap(({ customMetadata }) => Metadata.safeParse(customMetadata).data ?? []);
}

/** Deletes the heads of days before the given moment. */
export async function deleteAuditHeads(bucket: R2Bucket, beforeMs: number): Promise<void> {
  const names = (await allHeads(bucket)).map(({ key }) => key);
  const old = names.filter((name) => name < nameOf(beforeMs));
  if (old.length > 0) await bucket.delete(old);
}

const nameOf = (atMs: number): string => PREFIX + new Date(atMs).toISOString().slice(0, 10);

/** A page may be shorter than asked for where metadata comes along. */
async function allHeads(bucket: R2Bucket): Promise<R2Object[]> {
  const objects: R2Object[] = [];
  let page: R2Objects | null = null;
  do {
    page = await bucket.list({
      prefix: PREFIX,
      include: ['customMetadata'],
      ...(page?.truncated === true && { cursor: page.cursor }),
    });
    objects.push(...page.objects);
  } while (page.truncated);
  return objects;
}
