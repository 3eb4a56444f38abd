import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { answerHelp } from './answer-help.ts';
import { makeInvitation, VALID_HOURS, type InvitedRole } from './invitation.ts';

/*
 * `npm run invite -- --role coordinator [--remote]`: a one-time link for the first coordinator, who has nobody to be
 * invited by. The secret is made here and only its hash leaves this machine.
 */

const root = fileURLToPath(new URL('../..', import.meta.url));
const USAGE = `
Makes a one-time invitation link, valid for ${VALID_HOURS} hours.

  npm run invite -- --role coordinator            to the demo on this machine (npm start)
  npm run invite -- --role coordinator --remote   to the deployed installation

  --role        coordinator or volunteer (required)
  --remote      the deployed installation; needs wrangler to be signed in
  --env         an environment of wrangler.toml (default: demo here, the top level with --remote)
  --persist-to  where a local database is (default: .demo for the demo, else wrangler's own place)

On this machine it makes the tables if there are none yet.
`;

/** `env` is an environment of wrangler.toml, of which '' is the top level. */
type Options = {
  role: InvitedRole;
  remote: boolean;
  env: string;
  persistTo: string | null;
};

const NO_TABLES =
  'The deployed database has no tables yet. Make them first: npx wrangler d1 migrations apply DB --remote';

/** A mistake in the arguments: answered with the usage. */
class UsageError extends Error {}

function parseOptions(args: string[]): Options {
  const { role, remote = false, env: given, 'persist-to': persistTo = null } = parseLoosely(args);
  const env = given ?? (remote ? '' : 'demo');
  if (role !== 'coordinator' && role !== 'volunteer') {
    throw new UsageError('Say for whom: --role coordinator or --role volunteer.');
  }
  if (remote && env === 'demo')
    throw new UsageError('The demo runs on this machine only: leave --remote out.');
  if (remote && persistTo !== null) throw new UsageError('--persist-to is for a local database.');
  return { role, remote, env, persistTo: persistTo ?? (env === 'demo' ? '.demo' : null) };
}

function parseLoosely(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        role: { type: 'string' },
        remote: { type: 'boolean' },
        env: { type: 'string' },
        'persist-to': { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'These arguments are not known.');
  }
}

async function invite(options: Options): Promise<string> {
  const origin = await consoleOrigin(options);
  console.log(`\nThis is for ${installationOf(options, origin)}.`);
  const { secret, sql } = await makeInvitation(options.role);
  const insert = () => onDatabase(['execute', 'DB', '--yes', '--command', sql], options);
  try {
    await insert();
  } catch (error) {
    if (!String(error).includes('no such table')) throw error;
    if (options.remote) throw new Error(`${NO_TABLES}\n${String(error)}`, { cause: error });
    console.log('Its database has no tables yet: they are made first.');
    await onDatabase(['migrations', 'apply', 'DB'], options);
    await insert();
  }
  return `${origin}/console#invitation=${secret}`;
}

function installationOf({ remote, env, persistTo }: Options, origin: string): string {
  if (remote) return `the deployed installation at ${origin}`;
  const place = persistTo === null ? '' : `, with its data in ${persistTo}`;
  return env === 'demo'
    ? `the demo on this machine${place}. Its console is at ${origin} while npm start runs`
    : `an installation on this machine${place}, at ${origin}`;
}

function onDatabase(command: string[], { remote, env, persistTo }: Options): Promise<void> {
  return wrangler([
    ...['d1', ...command, remote ? '--remote' : '--local', '--env', env],
    ...(persistTo === null ? [] : ['--persist-to', persistTo]),
  ]);
}

/** The address comes from the same variable that the Worker itself checks; the demo keeps the one it was given. */
async function consoleOrigin({ env, persistTo }: Options): Promise<string> {
  if (env === 'demo' && persistTo !== null) {
    const demoOrigin = await readFile(resolve(root, persistTo, 'origin'), 'utf8').catch(() => '');
    if (demoOrigin !== '') return demoOrigin;
  }
  // Only now: it takes a second to load, and a mistake in the arguments should be told at once.
  const { unstable_readConfig: readConfig } = await import('wrangler');
  const { vars } = readConfig({ config: `${root}wrangler.toml`, env });
  const origin = vars['CONSOLE_ORIGIN'];
  if (typeof origin !== 'string')
    throw new UsageError('wrangler.toml has no CONSOLE_ORIGIN for this environment.');
  return origin;
}

/** @throws with all that wrangler said when it fails. */
async function wrangler(args: string[]): Promise<void> {
  const child = spawn(process.execPath, [`${root}node_modules/wrangler/bin/wrangler.js`, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, CI: '1', NO_COLOR: '1', WRANGLER_SEND_METRICS: 'false' },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(said.trim());
}

answerHelp(USAGE);
try {
  const options = parseOptions(process.argv.slice(2));
  const link = await invite(options);
  console.log(`
An invitation for one ${options.role}, to be used once within ${VALID_HOURS} hours.
Give it to that person only, by a way you trust:

  ${link}
`);
} catch (error) {
  const text = error instanceof Error ? error.message : String(error);
  console.error(error instanceof UsageError ? `${text}\n${USAGE}` : `The invitation was not made.\n${text}`);
  process.exitCode = 1;
}
