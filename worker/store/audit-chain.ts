import { ChainRow, type AuditChainBody, type AuditHead } from '../../protocol/http/audit.ts';
import { entryHash, FIRST_PREV } from '../../protocol/audit-hash.ts';

/*
 * [A12] SQLite has no SHA-256, so that an entry can't be inserted with its hash in one statement. The database decides the order
 * (`seq`, in the statement that inserts), and the links follow from that order alone: whoever links at the same time computes the
 * same hashes. So nothing forks, whatever is inserted meanwhile, and an entry that was left unlinked is linked by the next.
 */

const LINKED_AT_ONCE = 200;
const PAGE = 500;

const COLUMNS = `seq, id, at, volunteer_id AS volunteerId, about_id AS aboutId, act, conversation_id AS conversationId,
  reason, detail, prev, hash`;

/** Links every entry that is not linked yet, also those of batches that only inserted. */
export async function linkEntries(db: D1Database): Promise<void> {
  for (;;) {
    const head = await chainHead(db);
    const { results } = await db
      .prepare(`SELECT ${COLUMNS} FROM audit_log WHERE seq > ? ORDER BY seq LIMIT ?`)
      .bind(head?.seq ?? 0, LINKED_AT_ONCE)
      .all();
    if (results.length === 0) return;
    const links: { seq: number; prev: string; hash: string }[] = [];
    let prev = head?.hash ?? FIRST_PREV;
    for (const row of results.map((result) => ChainRow.parse(result))) {
      const hash = await hashOf(row, prev);
      links.push({ seq: row.seq, prev, hash });
      prev = hash;
    }
    await db
      .prepare(
        `UPDATE audit_log SET prev = link.value ->> 'prev', hash = link.value ->> 'hash' FROM json_each(?) AS link
         WHERE audit_log.seq = link.value ->> 'seq' AND audit_log.hash IS NULL`,
      )
      .bind(JSON.stringify(links))
      .run();
  }
}

function hashOf({ seq: _seq, prev: _prev, hash: _hash, ...fields }: ChainRow, prev: string): Promise<string> {
  return entryHash(prev, fields);
}

/** Returns the last linked entry, or null while there is none. */
export async function chainHead(db: D1Database): Promise<AuditHead | null> {
  return await db
    .prepare('SELECT seq, hash, at FROM audit_log WHERE hash IS NOT NULL ORDER BY seq DESC LIMIT 1')
    .first<AuditHead>();
}

/** Returns the entries after `afterSeq` up to the last linked one, for a browser that checks the links. */
export async function listChain(db: D1Database, afterSeq: number): Promise<AuditChainBody> {
  await linkEntries(db);
  const { results } = await db
    .prepare(
      `SELECT ${COLUMNS} FROM audit_log WHERE seq > ?1
         AND seq <= (SELECT COALESCE(max(seq), 0) FROM audit_log WHERE hash IS NOT NULL)
       ORDER BY seq LIMIT ?2`,
    )
    .bind(afterSeq, PAGE + 1)
    .all();
  const rows = results.slice(0, PAGE).map((row) => ChainRow.parse(row));
  return { rows, next: results.length > PAGE ? (rows.at(-1)?.seq ?? null) : null };
}
