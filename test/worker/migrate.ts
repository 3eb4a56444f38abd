import { applyD1Migrations, reset } from 'cloudflare:test';
import { env } from 'cloudflare:workers';

// Files share a Worker, because starting one takes longer than most files' tests; of what the last one stored nothing is left.
// Not evicted first: that waits for what an object still has under way, and fails when it takes long. A database that is still
// open somewhere outlives `reset`, so its rows are deleted as well; but what a migration itself put there stays.
await reset();
await applyD1Migrations(env.DB, env.TEST_MIGRATIONS);
const tables = await env.DB.prepare(
  `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'
     AND name <> 'd1_migrations'`,
).all<{ name: string }>();
await env.DB.batch([
  env.DB.prepare('PRAGMA defer_foreign_keys = on'),
  ...tables.results.map(({ name }) =>
    env.DB.prepare(`DELETE FROM "${name}" ${name === 'secrecy_versions' ? 'WHERE n > 1' : ''}`),
  ),
]);
