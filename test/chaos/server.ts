import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endOf, runLogged, stopTree, WRANGLER } from '../../demo/processes.ts';
import { randomSecret, sha256 } from '../../protocol/bytes.ts';
import { makeExportableKeyPair, type NamedKeyPair } from '../../widget/keys/key-pair.ts';
import { freePort } from '../journey/support/free-port.ts';
import { copyTables } from '../journey/support/local-database.ts';

const CONFIG = fileURLToPath(new URL('../../wrangler.toml', import.meta.url));
const PROCESS = fileURLToPath(new URL('server-process.ts', import.meta.url));
const HOUR_MS = 3_600_000;

/** Somebody who is signed in, with the cookie that their console would send. */
export type SignedIn = { cookie: string; own: NamedKeyPair };

export type ChaosServer = {
  port: number;
  origin: string;
  signIn: (alias: string) => Promise<SignedIn>;
  start: () => Promise<void>;
  /** SIGKILL, to the server and all it started. */
  kill: () => Promise<void>;
  /** Stops it and deletes everything. */
  remove: () => Promise<void>;
};

/** The production build of the Worker with an empty database, always open, and with a review key. Not started yet. */
export async function prepareServer(): Promise<ChaosServer> {
  const folder = await mkdtemp(join(tmpdir(), 'luisterend-oog-chaos-'));
  const logFile = join(folder, 'server.log');
  const bundled = join(folder, 'bundle');
  await runLogged(WRANGLER, ['deploy', '--dry-run', '--env', '', '--outdir', bundled], logFile);
  const sql = await copyTables(folder, logFile);
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;

  const weekly = Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }]);
  const queue = { minPlaces: 50, maxPlaces: 50 };
  sql(
    `INSERT INTO settings (id, value, updated_at) VALUES (1, '${JSON.stringify({ openingHours: { weekly }, queue })}', 0)`,
  );
  const review = await makeExportableKeyPair();
  sql(`INSERT INTO review_keys (id, public_key, created_at)
    VALUES ('${review.publicKey.id}', '${review.publicKey.publicKey}', ${Date.now()})`);

  let child: ChildProcess | null = null;
  return {
    port,
    origin,
    signIn: async (alias) => {
      const [id, token, own, now] = [randomUUID(), randomSecret(), await makeExportableKeyPair(), Date.now()];
      sql(`INSERT INTO volunteers (id, alias, role, created_at) VALUES ('${id}', '${alias}', 'volunteer', ${now});
        INSERT INTO secrecy_acceptances (volunteer_id, n, at) SELECT '${id}', max(n), ${now} FROM secrecy_versions;
        INSERT INTO sessions (token_hash, volunteer_id, console_key_id, console_public_key, created_at, last_active_at, expires_at)
        VALUES ('${await sha256(token)}', '${id}', '${own.publicKey.id}', '${own.publicKey.publicKey}',
          ${now}, ${now}, ${now + 12 * HOUR_MS})`);
      return { cookie: `__Host-session=${token}`, own };
    },
    start: async () => {
      const log = openSync(logFile, 'a');
      const options = {
        config: CONFIG,
        bundle: join(bundled, 'index.js'),
        folder,
        port: String(port),
        origin,
      };
      const started = fork(
        PROCESS,
        Object.entries(options).map(([name, value]) => `--${name}=${value}`),
        { detached: true, stdio: ['ignore', log, log, 'ipc'] },
      );
      closeSync(log);
      child = started;
      await new Promise<void>((resolve, reject) => {
        started.once('message', () => resolve());
        started.once(
          'exit',
          () => void endOf(logFile).then((end) => reject(new Error(`The server stopped:\n${end}`))),
        );
      });
    },
    kill: async () => {
      if (child !== null) await stopTree(child, 'SIGKILL');
    },
    remove: async () => {
      if (child !== null) await stopTree(child, 'SIGKILL');
      // What was killed may still be writing for a moment.
      await rm(folder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}
