import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startHostSite } from '../../../demo/host-site.ts';
import { endOf, spawnLogged, stopTree, untilAnswering, WRANGLER } from '../../../demo/processes.ts';
import { makeInvitation, type InvitedRole } from '../../../worker/scripts/invitation.ts';
import { freePort } from './free-port.ts';
import { copyTables } from './local-database.ts';

export type Installation = {
  chatOrigin: string;
  siteOrigin: string;
  /** Everything the platform would persist, and the server's log. */
  folder: string;
  logFile: string;
  sql: (command: string) => void;
  invite: (role: InvitedRole) => Promise<string>;
  runCron: () => Promise<void>;
  /** Kills the server without a goodbye and starts it again on the same data. */
  crash: () => Promise<void>;
  stop: () => Promise<void>;
};

/**
 * A real installation on this machine: the production build (no demo, no way in without a passkey) under `wrangler
 * dev`, an empty database with one listed site, and that site on another origin. `otherSites` are listed as well, and `more` is set
 * besides; null leaves all as the migrations made it, and nobody may come in.
 */
export async function install(
  otherSites: readonly string[] = [],
  more: Readonly<Record<string, object>> | null = {},
): Promise<Installation> {
  const folder = await mkdtemp(join(tmpdir(), 'luisterend-oog-journey-'));
  const logFile = join(folder, 'server.log');
  await writeFile(logFile, '');
  const [port, sitePort] = [await freePort(), await freePort()];
  const chatOrigin = `http://localhost:${port}`;
  const siteOrigin = `http://127.0.0.1:${sitePort}`;
  const sql = await copyTables(folder, logFile, more === null);

  const always = Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }]);
  const settings = JSON.stringify({
    ...more,
    sites: [siteOrigin, ...otherSites],
    openingHours: { weekly: always },
  });
  if (more !== null) sql(`INSERT INTO settings (id, value, updated_at) VALUES (1, '${settings}', 0)`);

  const start = async () => {
    const server = spawnLogged(
      WRANGLER,
      [
        ...['dev', '--env', '', '--ip', '127.0.0.1', '--port', String(port), '--inspector-port', '0'],
        ...['--persist-to', folder, '--show-interactive-dev-session=false'],
        ...['--var', `CHAT_ORIGIN:${chatOrigin}`, '--var', `CONSOLE_ORIGIN:${chatOrigin}`],
        ...['--var', 'RP_ID:localhost', '--var', 'JURISDICTION:none'],
      ],
      logFile,
    );
    const died = new Promise<never>((_resolve, reject) => {
      server.once(
        'exit',
        () => void endOf(logFile).then((log) => reject(new Error(`The server stopped:\n${log}`))),
      );
    });
    died.catch(() => {});
    await Promise.race([untilAnswering(`${chatOrigin}/api/availability`), died]);
    return server;
  };
  let worker = await start();
  const site = await startHostSite({ port: sitePort, chatOrigin, consoleOrigin: chatOrigin });

  return {
    chatOrigin,
    siteOrigin,
    folder,
    logFile,
    sql,
    invite: async (role) => {
      const { secret, sql: insert } = await makeInvitation(role);
      sql(insert);
      return `${chatOrigin}/console#invitation=${secret}`;
    },
    runCron: async () => {
      const answer = await fetch(`${chatOrigin}/cdn-cgi/local/scheduled`);
      if (!answer.ok) throw new Error(`cron: ${answer.status}`);
    },
    crash: async () => {
      await stopTree(worker, 'SIGKILL');
      worker = await start();
    },
    stop: async () => {
      site.closeAllConnections();
      site.close();
      await stopTree(worker);
      // What was killed may still be writing for a moment.
      await rm(folder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}
