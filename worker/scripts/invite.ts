import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { makeInvitation, VALID_HOURS, type InvitedRole } from './invitation.ts';

/*
 * `npm run invite -- --role coordinator [--remote] [--env demo]`: a one-time link for the first coordinator, who has
 * nobody to be invited by. The secret is made here and only its hash leaves this machine.
 */

const root = fileURLToPath(new URL('../..', import.meta.url));
const USAGE = `
Makes a one-time invitation link, valid for ${VALID_HOURS} hours.

  npm run invite -- --role coordinator            into the local database
  npm run invite -- --role coordinator --remote   into the deployed one

  --role      coordinator or volunteer (required)
  --remote    the deployed database; needs wrangler to be signed in
  --env       an environment of wrangler.toml, e.g. demo
  --persist-to  where the local database is (default: .demo for --env demo, else wrangler's own place)
`;

type Options = {
  role: InvitedRole;
  remote: boolean;
  env: string | null;
  persistTo: string | null;
};

/** A mistake in the arguments: answered with the usage. */
class UsageError extends Error {}

function parseOptions(args: string[]): Options {
  const { role, remote = false, env = null, 'persist-to': persistTo = null } = parseLoosely(args);
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

async function invite({ role, remote, env, persistTo }: Options): Promise<string> {
  const { secret, sql } = await makeInvitation(role);
  await wrangler([
    ...['d1', 'execute', 'DB', remote ? '--remote' : '--local', '--yes', '--command', sql],
    ...(env === null ? [] : ['--env', env]),
    ...(persistTo === null ? [] : ['--persist-to', persistTo]),
  ]);
  return `${await consoleOrigin(env, persistTo)}/console#invitation=${secret}`;
}

/** The address comes from the same variable that the Worker itself checks; the demo keeps the one it was given. */
async function consoleOrigin(env: string | null, persistTo: string | null): Promise<string> {
  if (env === 'demo' && persistTo !== null) {
    const demoOrigin = await readFile(resolve(root, persistTo, 'origin'), 'utf8').catch(() => '');
    if (demoOrigin !== '') return demoOrigin;
  }
  // Only now: it takes a second to load, and a mistake in the arguments should be told at once.
  const { unstable_readConfig: readConfig } = await import('wrangler');
  const { vars } = readConfig({ config: `${root}wrangler.toml`, ...(env === null ? {} : { env }) });
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
  if (code === 0) return;
  const hint = said.includes('no such table')
    ? 'The database has no tables yet: apply the migrations first.\n'
    : '';
  throw new Error(`${hint}${said.trim()}`);
}

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
