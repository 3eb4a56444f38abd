import { rmSync } from 'node:fs';
import { cp, mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { runLogged, WRANGLER } from '../../../demo/processes.ts';

/** Where wrangler keeps the file of a local D1, under the folder it is given; its name is a hash. */
const FILES = 'v3/d1/miniflare-D1DatabaseObject';

let migrated: Promise<string> | undefined;

/**
 * Puts a database with all tables into the folder of an installation that has not been started.
 * @param firstRun true for one whose coordinators have yet to go through what must be right first; otherwise that is over.
 * @returns runs one statement on it, also while wrangler serves it: opening SQLite's file takes a thousandth of what another wrangler does.
 */
export async function copyTables(
  folder: string,
  logFile: string,
  firstRun = false,
): Promise<(statement: string) => void> {
  await cp(await (migrated ??= migrate(logFile)), folder, { recursive: true });
  const [name] = (await readdir(join(folder, FILES))).filter((file) => /^[0-9a-f]+\.sqlite$/.test(file));
  if (name === undefined) throw new Error(`No database in ${folder}`);
  const run = (statement: string) => {
    const database = new DatabaseSync(join(folder, FILES, name));
    try {
      database.exec(`PRAGMA busy_timeout = 10000; ${statement}`);
    } finally {
      database.close();
    }
  };
  if (!firstRun) run('DELETE FROM settings');
  return run;
}

/** Applies the migrations once for all installations, as a site does: by wrangler. @returns the folder with the result. */
async function migrate(logFile: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'luisterend-oog-tables-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const options = ['--env', '', '--local', '--persist-to', folder];
  await runLogged(WRANGLER, ['d1', 'migrations', 'apply', 'DB', ...options], logFile);
  return folder;
}
