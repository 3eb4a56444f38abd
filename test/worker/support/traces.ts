import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { queueOf } from '../../../worker/objects/kit/stubs.ts';
import { stubOf } from './talk.ts';

/*
 * What is still to be found of a conversation, wherever it may lie: every table, every object of the bucket, and what the room
 * and the queue keep. Nothing here knows a table or a prefix by name, so that a new one is searched from its first day.
 */

/** Every table of the database, but those of SQLite and of the platform. */
export async function databaseTables(): Promise<string[]> {
  const { results } = await env.DB.prepare(
    `SELECT name FROM sqlite_master WHERE type = 'table'
     AND name NOT GLOB 'sqlite_*' AND name NOT GLOB '_cf_*' ORDER BY name`,
  ).all<{ name: string }>();
  return results.map(({ name }) => name);
}

/** The tables with a row in which some column, whatever its name, contains this text. */
export async function tablesWith(text: string): Promise<string[]> {
  const found: string[] = [];
  for (const table of await databaseTables()) {
    const columns = await env.DB.prepare('SELECT name FROM pragma_table_info(?)')
      .bind(table)
      .all<{ name: string }>();
    const anyColumn = columns.results
      .map(({ name }) => `instr(CAST("${name}" AS TEXT), ?1) > 0`)
      .join(' OR ');
    const row = await env.DB.prepare(`SELECT 1 AS n FROM "${table}" WHERE ${anyColumn} LIMIT 1`)
      .bind(text)
      .first();
    if (row !== null) found.push(table);
  }
  return found;
}

/** The bucket's objects whose key, metadata or body contains this text. */
export async function objectsWith(text: string): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await env.KEYS.list(cursor === undefined ? {} : { cursor });
    for (const { key } of page.objects) {
      const object = await env.KEYS.get(key);
      const all = [key, JSON.stringify(object?.customMetadata ?? {}), await object?.text()];
      if (all.some((part) => part?.includes(text))) found.push(key);
    }
    cursor = page.truncated ? page.cursor : undefined;
  } while (cursor !== undefined);
  return found;
}

export type Kept = { tables: string[]; entries: Record<string, unknown>; alarm: number | null };

/** All that one object keeps: the rows of its tables, its entries and its alarm. */
async function keptBy({ storage }: DurableObjectState): Promise<Kept & { rows: unknown[] }> {
  const tables = storage.sql
    .exec<{ name: string }>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB '_cf_*'`,
    )
    .toArray()
    .map(({ name }) => name);
  const rows = tables.flatMap((table) => storage.sql.exec(`SELECT * FROM "${table}"`).toArray());
  return { tables, rows, entries: Object.fromEntries(storage.kv.list()), alarm: await storage.getAlarm() };
}

export async function keptByRoom(roomId: string): Promise<Kept> {
  return runInDurableObject(stubOf(roomId), async (_room, ctx) => {
    const { tables, entries, alarm } = await keptBy(ctx);
    return { tables, entries, alarm };
  });
}

/** Whether the queue's tables or entries contain this text. */
export async function queueHas(text: string): Promise<boolean> {
  return runInDurableObject(queueOf(env), async (_queue, ctx) =>
    JSON.stringify(await keptBy(ctx)).includes(text),
  );
}
