import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** The script that starts wrangler; run it by `spawnLogged`. */
export const WRANGLER = fileURLToPath(new URL('../node_modules/wrangler/bin/wrangler.js', import.meta.url));
const STOP_MS = 5_000;
const READY_MS = 90_000;
const POLL_MS = 150;

/**
 * Starts a script in a process group of its own, with its output in a file. wrangler then asks and reports nothing, and
 * leaves out `[build]` of wrangler.toml, because whoever starts it has built; with `build` it builds first, and again
 * after each change.
 */
export function spawnLogged(
  script: string,
  args: readonly string[],
  logFile: string,
  { build = false } = {},
): ChildProcess {
  const log = openSync(logFile, 'a');
  try {
    return spawn(process.execPath, [script, ...args], {
      cwd: root,
      detached: true,
      stdio: ['ignore', log, log],
      env: {
        ...process.env,
        // Undefined is left out, also where the environment of this process has it.
        ALREADY_BUILT: build ? undefined : '1',
        CI: '1',
        NO_COLOR: '1',
        WRANGLER_SEND_METRICS: 'false',
        // Without this, wrangler asks the network for this machine's location.
        CLOUDFLARE_CF_FETCH_ENABLED: 'false',
        WRANGLER_HIDE_BANNER: 'true',
      },
    });
  } finally {
    closeSync(log);
  }
}

/** @throws with the end of the log when the script fails. */
export async function runLogged(script: string, args: readonly string[], logFile: string): Promise<void> {
  const child = spawnLogged(script, args, logFile);
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`${[script, ...args].join(' ')} failed:\n${await endOf(logFile)}`);
}

/** Stops the process and all it started; resolves when it is gone. SIGKILL: as a crash would, with no goodbye. */
export async function stopTree(
  child: ChildProcess,
  signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM',
): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  signalTree(child, signal);
  const late = setTimeout(() => signalTree(child, 'SIGKILL'), STOP_MS);
  await gone;
  clearTimeout(late);
  // Ends what the process itself started and left in its group.
  signalTree(child, 'SIGKILL');
}

function signalTree(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // The process has ended already.
  }
}

/** The last lines of a log, for a person who has to find out what went wrong. */
export async function endOf(logFile: string): Promise<string> {
  const text = await readFile(logFile, 'utf8').catch(() => '');
  return text.split('\n').slice(-40).join('\n');
}

/** Resolves once a server that is starting answers; it has no event to wait for. @throws when it takes too long. */
export async function untilAnswering(address: string, signal?: AbortSignal): Promise<void> {
  const giveUpMs = Date.now() + READY_MS;
  while (Date.now() < giveUpMs) {
    signal?.throwIfAborted();
    const answered = await fetch(address).then(
      (answer) => answer.ok,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error(`The server did not answer within ${READY_MS / 1_000} seconds.`);
}
