import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isTaken, UsageError } from './options.ts';

/*
 * Records which demo runs on a folder of data. Two demos on one folder, or a reset under a running one, would damage its
 * data. `npm run invite` reads the port from here.
 */

const PROCESS = 'process';
/** This file stays after the demo has stopped, because `npm run invite` reads it. */
const ORIGIN = 'origin';

/** @throws UsageError naming where the demo on this folder runs, if one does. */
export async function requireNotRunning(folder: string): Promise<void> {
  const read = (name: string) => readFile(join(folder, name), 'utf8').catch(() => '');
  const [pid, origin] = [Number(await read(PROCESS)), await read(ORIGIN)];
  // After a crash the number may have passed to another program: only with the port taken as well is it the demo.
  if (pid === 0 || !isAlive(pid) || !(await isTaken(Number(new URL(origin).port), '127.0.0.1'))) return;
  throw new UsageError(`De demo draait nog, op ${origin}. Stop die eerst met Ctrl-C.`);
}

export async function markRunning(folder: string, origin: string): Promise<void> {
  await writeFile(join(folder, ORIGIN), origin);
  await writeFile(join(folder, PROCESS), String(process.pid));
}

export async function markStopped(folder: string): Promise<void> {
  await rm(join(folder, PROCESS), { force: true });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
