import { applyD1Migrations, evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { fromBase64url } from '../../../protocol/bytes.ts';
import { queueOf } from '../../../worker/objects/kit/stubs.ts';
import { forgetSettings } from '../../../worker/store/settings.ts';
import recorded from '../recorded/installation-2026-11-26.json';
import { stubOf } from './talk.ts';

/*
 * An installation as the release of 26 November 2026, 07:58 UTC left it in the middle of an evening, recorded by that release's own code:
 * a talk that has ended, one that runs and somebody who waits. What only people had is in `secrets`.
 */

/** The last of that release's migrations. */
const LAST_MIGRATION = '0009_end_markers.sql';

type Row = Readonly<Record<string, string | number | null>>;
type Stored = { kv: object; tables: { sql: string; name: string }[]; rows: Record<string, Row[]> };

export const PAST = recorded.secrets;
export const RECORDED_AT_MS = recorded.recordedAtMs;

/** Puts it in place of whatever there is, and deploys today's release over it: its migrations, and its code on the next event. */
export async function deployOverPastInstallation(): Promise<void> {
  await dropAll();
  const past = env.TEST_MIGRATIONS.findIndex(({ name }) => name === LAST_MIGRATION) + 1;
  await applyD1Migrations(env.DB, env.TEST_MIGRATIONS.slice(0, past));
  const tables = Object.entries(recorded.tables as Record<string, Row[]>);
  await env.DB.batch([
    env.DB.prepare('PRAGMA defer_foreign_keys = on'),
    ...tables.flatMap(([table, rows]) => rows.map((row) => insert(table, row))),
  ]);
  await applyD1Migrations(env.DB, env.TEST_MIGRATIONS);
  forgetSettings();
  for (const [key, value] of Object.entries(recorded.objects)) await env.KEYS.put(key, fromBase64url(value));
  await restore(queueOf(env), recorded.queue);
  for (const [roomId, stored] of Object.entries(recorded.rooms)) await restore(stubOf(roomId), stored);
}

async function dropAll(): Promise<void> {
  const { results } = await env.DB.prepare(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'",
  ).all<{ name: string }>();
  await env.DB.batch([
    env.DB.prepare('PRAGMA defer_foreign_keys = on'),
    ...results.map(({ name }) => env.DB.prepare(`DROP TABLE "${name}"`)),
  ]);
}

function insert(table: string, row: Row): D1PreparedStatement {
  const marks = Object.keys(row).map(() => '?');
  const sql = `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${marks.join(', ')})`;
  return env.DB.prepare(sql).bind(...Object.values(row));
}

/** What an object of that release had stored; the next event wakes one of today's on it. */
async function restore(stub: DurableObjectStub, stored: Stored): Promise<void> {
  await runInDurableObject(stub, async (_object, { storage }) => {
    for (const { name, sql } of stored.tables) {
      storage.sql.exec(`DROP TABLE IF EXISTS "${name}"`);
      storage.sql.exec(sql);
    }
    for (const [table, rows] of Object.entries(stored.rows))
      for (const row of rows)
        storage.sql.exec(
          `INSERT INTO "${table}" (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row)
            .map(() => '?')
            .join(', ')})`,
          ...Object.values(row),
        );
    for (const [key, value] of Object.entries(stored.kv)) storage.kv.put(key, value);
  });
  await evictDurableObject(stub);
}
