import * as z from 'zod';
import type { NewShareBody, ShareKind } from '../../protocol/http/shares.ts';
import { BoundKey } from '../../protocol/sealed.ts';
import type { StorageBindings } from '../platform/bindings.ts';
import { readStoredJson } from '../platform/stored.ts';
import { auditStatement } from './audit.ts';
import { linkEntries } from './audit-chain.ts';

/*
 * What is shared with one colleague: the conversation's key, sealed to their staff key. The row is in D1 and names nothing but who, what
 * for and until when. The sealed key is an object in R2 and nowhere else, because D1 has 30 days of history [R1]. The row comes before
 * the object [R4], so that rows name every object there is.
 */

const PREFIX = 'shares/';
const nameOf = (conversationId: string, id: string) => `${PREFIX}${conversationId}/${id}`;
const Stored = z.strictObject({ v: z.literal(1), sealed: BoundKey });

/** The row still opens: it has its key, it has not ended, and its conversation is not being erased. */
const LIVE = `awaiting = 0 AND ended_at IS NULL AND until > ?
  AND conversation_id IN (SELECT id FROM conversations WHERE erasing_at IS NULL)`;

type Sharing = NewShareBody & { conversationId: string };

/**
 * Shares a conversation, which goes on record in the same batch. The same again is a retry.
 * @returns gone: conversation or colleague are not there any more, or the colleague has another key by now · already: another coordinator
 * shared it with them for the same, or has it wait
 */
export async function makeShare(
  { DB: db, KEYS }: StorageBindings,
  by: string,
  { id, conversationId, volunteerId, kind, until, sealed }: Sharing,
  nowMs: number,
): Promise<'made' | 'gone' | 'already'> {
  if (sealed === null)
    return await awaitShare(db, by, { id, conversationId, volunteerId, kind, until }, nowMs);
  const other = [conversationId, volunteerId, kind, id, nowMs] as const;
  const entry = { volunteerId: by, aboutId: volunteerId, act: 'makeShare', conversationId } as const;
  await db.batch([
    auditStatement(db, { ...entry, reason: null, detail: kind }, nowMs, {
      sql: `NOT EXISTS (SELECT 1 FROM shares WHERE id = ? AND NOT ${AWAITED}) AND EXISTS (${MAY_SHARE})
        AND NOT EXISTS (${OTHER})`,
      values: [id, conversationId, volunteerId, kind, conversationId, volunteerId, sealed.keyId, ...other],
    }),
    db
      .prepare(
        `INSERT INTO shares (id, conversation_id, volunteer_id, kind, until, made_by, maker_seen)
         SELECT ?, conversation, volunteer, ?, ?, ?, ${LAST_COMMENT} FROM (${MAY_SHARE}) WHERE NOT EXISTS (${OTHER})
         ON CONFLICT (id) DO UPDATE SET awaiting = 0 WHERE ${AWAITED}`,
      )
      .bind(
        ...[id, kind, until, by, conversationId],
        ...[conversationId, volunteerId, sealed.keyId, ...other],
        ...[conversationId, volunteerId, kind],
      ),
  ]);
  await linkEntries(db);
  const isLive = () => findShare(db, { id, volunteerId, conversationId }, nowMs);
  if ((await isLive()) === null) return (await hasOther(db, other)) ? 'already' : 'gone';
  const name = nameOf(conversationId, id);
  const stored = { v: 1, sealed } satisfies z.infer<typeof Stored>;
  await KEYS.put(name, JSON.stringify(stored), {
    onlyIf: { etagDoesNotMatch: '*' },
    httpMetadata: { contentType: 'application/json' },
  });
  // The conversation may have been erased in between: then its key must not come back.
  if ((await isLive()) !== null) return 'made';
  await KEYS.delete(name);
  return 'gone';
}

/** The row waits for this very key: parameters are conversation, colleague and kind. */
const AWAITED =
  '(awaiting = 1 AND ended_at IS NULL AND shares.conversation_id = ? AND shares.volunteer_id = ? AND shares.kind = ?)';
/** Another share with the same colleague for the same, which goes on or waits. */
const OTHER = `SELECT 1 FROM shares o WHERE o.conversation_id = ? AND o.volunteer_id = ? AND o.kind = ? AND o.id <> ?
  AND o.ended_at IS NULL AND o.until > ?`;
type Other = readonly [
  conversationId: string,
  volunteerId: string,
  kind: ShareKind,
  id: string,
  nowMs: number,
];
const hasOther = async (db: D1Database, other: Other): Promise<boolean> =>
  (await db
    .prepare(OTHER)
    .bind(...other)
    .first()) !== null;
const LAST_COMMENT = '(SELECT coalesce(max(n), 0) FROM comments WHERE conversation_id = ?)';

/** Nothing is given yet, so nothing is on record. The row says who is waited for. */
async function awaitShare(
  db: D1Database,
  by: string,
  { id, conversationId, volunteerId, kind, until }: Omit<Sharing, 'sealed'>,
  nowMs: number,
): Promise<'made' | 'gone' | 'already'> {
  const other = [conversationId, volunteerId, kind, id, nowMs] as const;
  await db
    .prepare(
      `INSERT INTO shares (id, conversation_id, volunteer_id, kind, until, made_by, awaiting, maker_seen)
       SELECT ?, c.id, v.id, ?, ?, ?, 1, ${LAST_COMMENT} FROM conversations c, volunteers v
       WHERE c.id = ? AND c.erasing_at IS NULL AND c.archived_at IS NOT NULL AND v.id = ? AND v.removed_at IS NULL
         AND NOT EXISTS (${OTHER})
       ON CONFLICT (id) DO NOTHING`,
    )
    .bind(id, kind, until, by, conversationId, conversationId, volunteerId, ...other)
    .run();
  const made = await db
    .prepare('SELECT 1 FROM shares WHERE id = ? AND conversation_id = ? AND volunteer_id = ? AND until > ?')
    .bind(id, conversationId, volunteerId, nowMs)
    .first();
  if (made !== null) return 'made';
  return (await hasOther(db, other)) ? 'already' : 'gone';
}

/** What may be shared with whom: parameters are conversation, colleague and the key that it is sealed to. */
const MAY_SHARE = `SELECT c.id AS conversation, v.id AS volunteer
  FROM conversations c, volunteers v JOIN staff_keys k ON k.volunteer_id = v.id
  WHERE c.id = ? AND c.erasing_at IS NULL AND c.archived_at IS NOT NULL
    AND v.id = ? AND v.removed_at IS NULL AND k.key_id = ?`;

/** Returns a share that still opens, if it is this colleague's. */
export async function findShare(
  db: D1Database,
  {
    id,
    volunteerId,
    conversationId = null,
  }: { id: string; volunteerId: string; conversationId?: string | null },
  nowMs: number,
): Promise<{ conversationId: string; kind: ShareKind; until: number } | null> {
  return await db
    .prepare(
      `SELECT conversation_id AS conversationId, kind, until FROM shares
       WHERE id = ? AND volunteer_id = ? AND conversation_id = coalesce(?, conversation_id) AND ${LIVE}`,
    )
    .bind(id, volunteerId, conversationId, nowMs)
    .first<{ conversationId: string; kind: ShareKind; until: number }>();
}

/** Returns the sealed key of a share, or null if it is deleted or can't be read. */
export async function getShare(
  bucket: R2Bucket,
  conversationId: string,
  id: string,
): Promise<BoundKey | null> {
  const object = await bucket.get(nameOf(conversationId, id));
  return object === null ? null : (readStoredJson(Stored, await object.text(), 'keys')?.sealed ?? null);
}

type Opened = { id: string; volunteerId: string; conversationId: string; kind: ShareKind };

/**
 * Puts on record that somebody reads what was shared with them, once for each person and conversation, before anything is answered [A5].
 * @param lastComment the number of the last comment that is answered: what comes after it they have not seen.
 */
export async function recordOpened(
  db: D1Database,
  { id, volunteerId, conversationId, kind }: Opened,
  lastComment: number,
  nowMs: number,
): Promise<void> {
  const entry = { volunteerId, act: 'openShare', conversationId, reason: null, detail: kind } as const;
  await db.batch([
    auditStatement(db, entry, nowMs, {
      sql: `NOT EXISTS (SELECT 1 FROM audit_log WHERE act = 'openShare' AND volunteer_id = ? AND conversation_id = ?)`,
      values: [volunteerId, conversationId],
    }),
    db.prepare('UPDATE shares SET seen = ? WHERE id = ?').bind(lastComment, id),
  ]);
  await linkEntries(db);
}

/** Whoever shared it reads it, up to this comment. */
export async function markReadByMaker(
  db: D1Database,
  { conversationId, madeBy }: { conversationId: string; madeBy: string },
  lastComment: number,
): Promise<void> {
  await db
    .prepare('UPDATE shares SET maker_seen = ? WHERE conversation_id = ? AND made_by = ?')
    .bind(lastComment, conversationId, madeBy)
    .run();
}

type Named = { id: string; conversation_id: string | null };

/** Ends one share, which goes on record, and deletes its key. One that waited gave nothing. One that has ended already stays as it is. */
export async function endShare(
  bindings: StorageBindings,
  by: string,
  id: string,
  nowMs: number,
): Promise<void> {
  const { DB: db } = bindings;
  const [, ended] = await db.batch<Named>([
    db.prepare(endEntries('?', 'id = ?')).bind(nowMs, by, id),
    db
      .prepare(
        'UPDATE shares SET ended_at = ? WHERE id = ? AND ended_at IS NULL RETURNING id, conversation_id',
      )
      .bind(nowMs, id),
  ]);
  await linkEntries(db);
  await deleteNamed(bindings.KEYS, ended?.results ?? []);
}

/** The entries of the shares that end. @param by our own SQL: who ended them. @param which and which those are. */
const endEntries = (by: string, which: string) =>
  `INSERT INTO audit_log (id, at, volunteer_id, about_id, act, conversation_id, detail)
   SELECT lower(hex(randomblob(16))), ?, ${by}, volunteer_id, 'endShare', conversation_id, kind FROM shares
   WHERE ${which} AND awaiting = 0 AND ended_at IS NULL`;

/** Who ended what a colleague had: who removed them, as the log has it, or they themselves by making another key. */
const WHO_ENDED = {
  removed: `coalesce((SELECT r.volunteer_id FROM audit_log r WHERE r.act = 'removePerson' AND r.about_id = shares.volunteer_id
    ORDER BY r.seq DESC LIMIT 1), shares.volunteer_id)`,
  newKey: 'volunteer_id',
};

/** Ends all that is shared with somebody who is removed, or whose key is another by now, which goes on record. What waits for a key waits for the new one. */
export async function endSharesWith(
  { DB: db, KEYS }: StorageBindings,
  volunteerId: string,
  why: 'removed' | 'newKey',
  nowMs: number,
): Promise<void> {
  const which = why === 'removed' ? '' : 'AND awaiting = 0';
  const [, ended] = await db.batch<Named>([
    db.prepare(endEntries(WHO_ENDED[why], 'volunteer_id = ?')).bind(nowMs, volunteerId),
    db
      .prepare(
        `UPDATE shares SET ended_at = ? WHERE volunteer_id = ? AND ended_at IS NULL ${which} RETURNING id, conversation_id`,
      )
      .bind(nowMs, volunteerId),
  ]);
  await linkEntries(db);
  await deleteNamed(KEYS, ended?.results ?? []);
}

/** Ends those whose time is over. Their keys are swept, because no live row names them any more. */
export async function endOverdueShares(db: D1Database, nowMs: number): Promise<void> {
  await db
    .prepare('UPDATE shares SET ended_at = until WHERE ended_at IS NULL AND until <= ?')
    .bind(nowMs)
    .run();
}

/** Names the objects of these conversations' shares. */
export async function shareNamesOf(db: D1Database, conversationIds: readonly string[]): Promise<string[]> {
  const { results } = await db
    .prepare(
      'SELECT id, conversation_id FROM shares WHERE conversation_id IN (SELECT value FROM json_each(?))',
    )
    .bind(JSON.stringify(conversationIds))
    .all<Named>();
  return namesOf(results);
}

function namesOf(rows: readonly Named[]): string[] {
  return rows.flatMap(({ id, conversation_id }) =>
    conversation_id === null ? [] : [nameOf(conversation_id, id)],
  );
}

async function deleteNamed(bucket: R2Bucket, rows: readonly Named[]): Promise<void> {
  const names = namesOf(rows);
  if (names.length > 0) await bucket.delete(names);
}

/** Lists up to 1,000 of the objects as `<conversation>/<share>`, in order, after `afterId`. `next` is null on the last page. */
export async function listShareKeys(
  bucket: R2Bucket,
  afterId: string,
): Promise<{ ids: string[]; next: string | null }> {
  const page = await bucket.list({ prefix: PREFIX, startAfter: PREFIX + afterId });
  const ids = page.objects.map(({ key }) => key.slice(PREFIX.length));
  return { ids, next: page.truncated ? (ids.at(-1) ?? null) : null };
}

/** Returns those of the given objects that no live row names. */
export async function withoutShare(db: D1Database, ids: readonly string[], nowMs: number): Promise<string[]> {
  const { results } = await db
    .prepare(
      `SELECT value AS id FROM json_each(?) WHERE value NOT IN (SELECT conversation_id || '/' || id FROM shares WHERE ${LIVE})`,
    )
    .bind(JSON.stringify(ids), nowMs)
    .all<{ id: string }>();
  return results.map((row) => row.id);
}

export async function deleteShareKeys(bucket: R2Bucket, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await bucket.delete(ids.map((id) => PREFIX + id));
}
