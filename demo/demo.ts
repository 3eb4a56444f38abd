import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../worker/scripts/build.ts';
import { startHostSite } from './host-site.ts';
import { requireFree, type DemoArguments } from './options.ts';
import { followChanges } from './reload.ts';
import { markRunning, markStopped, requireNotRunning } from './running.ts';
import { endOf, runLogged, spawnLogged, stopTree, untilAnswering, WRANGLER } from './processes.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
/** The interval of `triggers.crons` in wrangler.toml, because `wrangler dev` itself fires no cron. */
const CRON_MS = 10 * 60_000;

export type DemoOptions = DemoArguments & {
  say: (text: string) => void;
  /** Aborts a start that is still going on. */
  signal?: AbortSignal;
};
export type Demo = {
  chatOrigin: string;
  siteOrigin: string;
  /** Resolves with the end of the log when the server stops by itself. */
  failed: Promise<string>;
  stop: () => Promise<void>;
};

/** Runs what `npm start` starts: the built Worker with its demo data, and the site that embeds it. */
export async function startDemo({ port, sitePort, folder, watch, say, signal }: DemoOptions): Promise<Demo> {
  // First, because it says more than that the port is taken.
  await requireNotRunning(folder);
  await requireFree(port, '--port');
  await requireFree(sitePort, '--site-port');
  const chatOrigin = `http://localhost:${port}`;
  const siteOrigin = `http://127.0.0.1:${sitePort}`;
  const logFile = join(folder, 'wrangler.log');
  await mkdir(folder, { recursive: true });
  await writeFile(logFile, '');

  await build();
  await prepareData(folder, siteOrigin, logFile, say);

  const worker = spawnLogged(
    WRANGLER,
    [
      ...['dev', '--env', 'demo', '--ip', '127.0.0.1', '--port', String(port), '--inspector-port', '0'],
      ...['--persist-to', folder, '--show-interactive-dev-session=false', '--log-level', 'log'],
      ...['--var', `CHAT_ORIGIN:${chatOrigin}`, '--var', `CONSOLE_ORIGIN:${chatOrigin}`],
      ...['--var', `DEMO_SITE_ORIGIN:${siteOrigin}`],
    ],
    logFile,
    { build: watch },
  );
  const changes = watch ? followChanges(logFile, say) : undefined;
  const failed = new Promise<string>((resolve) => {
    worker.once('exit', () => resolve(endOf(logFile)));
  });
  let site: Server | null = null;
  try {
    await markRunning(folder, chatOrigin, worker.pid ?? 0);
    site = await startHostSite({ port: sitePort, chatOrigin, consoleOrigin: chatOrigin, changes });
    await Promise.race([
      untilAnswering(`${chatOrigin}/api/availability`, signal),
      failed.then((log) => Promise.reject(new Error(`The server stopped:\n${log}`))),
    ]);
  } catch (error) {
    site?.close();
    changes?.stop();
    await stopTree(worker);
    await markStopped(folder);
    throw error;
  }
  const cron = setInterval(() => void triggerCron(chatOrigin), CRON_MS);
  const running = site;
  return {
    chatOrigin,
    siteOrigin,
    failed,
    stop: async () => {
      clearInterval(cron);
      changes?.stop();
      running.closeAllConnections();
      running.close();
      await stopTree(worker);
      await markStopped(folder);
    },
  };
}

/** Applies migrations and writes demo data, unless this folder has them already, so that a second start is quick. */
async function prepareData(
  folder: string,
  siteOrigin: string,
  logFile: string,
  say: (text: string) => void,
): Promise<void> {
  const mark = join(folder, 'prepared');
  const wanted = `${await hashOf(join(root, 'worker/migrations'))} ${siteOrigin}`;
  if ((await readFile(mark, 'utf8').catch(() => '')) === wanted) return;
  say('De database en de demogegevens worden klaargezet …');
  await runLogged(
    WRANGLER,
    ['d1', 'migrations', 'apply', 'DB', '--env', 'demo', '--local', '--persist-to', folder],
    logFile,
  );
  await runLogged(join(root, 'demo/seed.ts'), [folder, siteOrigin], logFile);
  await writeFile(mark, wanted);
}

async function hashOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const name of (await readdir(folder)).toSorted()) {
    hash.update(name).update(await readFile(join(folder, name)));
  }
  return hash.digest('base64url');
}

/** Triggers cron, which runs the purge. @returns true if the run ended well. */
export async function triggerCron(chatOrigin: string): Promise<boolean> {
  return fetch(`${chatOrigin}/cdn-cgi/local/scheduled`).then(
    (answer) => answer.ok,
    () => false,
  );
}
