import type { SitesBody } from '../../protocol/http/settings.ts';

/** Counts the conversations of each site since a moment, of those that are still kept. Null: the chat's own page. */
export async function countBySite(db: D1Database, sinceMs: number): Promise<SitesBody['conversations']> {
  const { results } = await db
    .prepare(
      `SELECT site, count(*) AS count FROM conversations WHERE opened_at IS NOT NULL AND created_at >= ?
       GROUP BY site ORDER BY site`,
    )
    .bind(sinceMs)
    .all<SitesBody['conversations'][number]>();
  return results;
}
