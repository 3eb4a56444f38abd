import { AuditBody, type AuditQuery } from '../../protocol/http/audit.ts';
import { linkEntries } from './audit-chain.ts';

const PAGE = 50;

/** Lists entries of the log, newest first, one page at a time, with everybody who may be in it. */
export async function listAudit(db: D1Database, query: AuditQuery): Promise<AuditBody> {
  await linkEntries(db);
  const conditions = [
    { sql: 'a.seq < ?', value: query.before },
    { sql: 'a.at >= ?', value: query.from },
    { sql: 'a.at < ?', value: query.until },
    { sql: 'a.conversation_id = ?', value: query.conversation },
    { sql: 'a.volunteer_id = ?', value: query.person },
    { sql: 'a.act = ?', value: query.act },
  ].flatMap(({ sql, value }) => (value === undefined ? [] : [{ sql, value }]));
  const [entries, people] = await Promise.all([
    db
      .prepare(
        `SELECT a.seq, a.at, COALESCE(v.alias, '') AS alias, u.alias AS about, a.act, a.conversation_id AS conversationId, a.reason,
           a.detail, c.created_at AS startedAt, COALESCE(w.alias, '') AS withAlias
         FROM audit_log a LEFT JOIN volunteers v ON v.id = a.volunteer_id
         LEFT JOIN volunteers u ON u.id = a.about_id
         LEFT JOIN conversations c ON c.id = a.conversation_id AND c.erasing_at IS NULL
         LEFT JOIN volunteers w ON w.id = c.volunteer_id
         WHERE ${['TRUE', ...conditions.map(({ sql }) => sql)].join(' AND ')}
         ORDER BY a.seq DESC LIMIT ?`,
      )
      .bind(...conditions.map(({ value }) => value), PAGE + 1)
      .all(),
    db
      .prepare('SELECT id, alias, removed_at IS NOT NULL AS removed FROM volunteers ORDER BY alias, id')
      .all(),
  ]);
  const page = entries.results.slice(0, PAGE);
  return AuditBody.parse({
    entries: page.map(({ startedAt, withAlias, ...entry }) => ({
      ...entry,
      conversation: startedAt === null ? null : { startedAt, alias: withAlias },
    })),
    next: entries.results.length > PAGE ? (page.at(-1)?.['seq'] ?? null) : null,
    people: people.results.map((person) => ({ ...person, removed: person['removed'] === 1 })),
  });
}
