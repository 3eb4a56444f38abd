import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isTaken, UsageError } from './options.ts';

/*
 * Records which demo runs on a folder of data. Two demos on one folder, or a reset under a running one, would damage its
 * data. `npm run invite` reads the port from here.
 */

/** Two numbers: of the process that was started, and of the group of processes that serve. */
const PROCESS = 'process';
/** This file stays after the demo has stopped, because `npm run invite` reads it. */
const ORIGIN = 'origin';

/**
 * @throws UsageError naming where the demo on this folder runs, if one does. A start that was killed may have left its
 * servers behind, which go on writing into the folder.
 */
export async function requireNotRunning(folder: string): Promise<void> {
  const read = (name: string) => readFile(join(folder, name), 'utf8').catch(() => '');
  const [start = 0, servers = 0] = (await read(PROCESS)).split(' ').map(Number);
  const origin = await read(ORIGIN);
  // After a crash a number may have passed to another program: only with the port taken as well is it the demo.
  if (!URL.canParse(origin) || !(await isTaken(Number(new URL(origin).port), '127.0.0.1'))) return;
  if (isAlive(start)) throw new UsageError(`De demo draait nog, op ${origin}. Stop die eerst met Ctrl-C.`);
  if (!isAlive(-servers)) return;
  throw new UsageError(
    `Een start die is afgebroken, heeft zijn servers laten draaien, op ${origin}. Stop die eerst: kill -- -${servers}`,
  );
}

/** To be called before the server can write: what is not recorded is not seen by `requireNotRunning`. */
export async function markRunning(folder: string, origin: string, servers: number): Promise<void> {
  await writeFile(join(folder, ORIGIN), origin);
  await writeFile(join(folder, PROCESS), `${process.pid} ${servers}`);
}

export async function markStopped(folder: string): Promise<void> {
  await rm(join(folder, PROCESS), { force: true });
}

/** @param id of a process, or of a group if it is negative. */
function isAlive(id: number): boolean {
  try {
    return id !== 0 && process.kill(id, 0);
  } catch {
    return false;
  }
}
