import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { followChanges, type ChangeFeed } from '../../demo/reload.ts';

/* `npm run dev` reads in wrangler's log when a change is in service. These are the lines of its version 4.156. */
const READY = '⎔ Local server updated and ready\n';
const RELOADING = '⎔ Reloading local server...\n';
const EVENT = 'data: changed\n\n';

let folder: string;
let logFile: string;
let feed: ChangeFeed;
let said: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'luisterend-oog-follow-'));
  logFile = join(folder, 'wrangler.log');
  // What happened before the demo follows is no change.
  writeFileSync(logFile, READY);
  said = [];
  feed = followChanges(logFile, (text) => said.push(text));
});

afterEach(() => {
  feed.stop();
  rmSync(folder, { recursive: true });
});

/** A page that listens. `events` is what it has been sent since. */
function listen(): { events: string[]; leave: () => void } {
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  const events: string[] = [];
  vi.spyOn(response, 'write').mockImplementation((text: unknown) => events.push(String(text)) > 0);
  feed.subscribe(response);
  expect(events.splice(0)).toEqual([': connected\n\n']);
  return { events, leave: () => void response.emit('close') };
}

/** Adds to the log, and resolves when all of it has been read: a line that is passed on comes last. */
async function log(...texts: (string | Uint8Array)[]): Promise<void> {
  for (const text of texts) {
    appendFileSync(logFile, text);
    // A turn of the event loop in which the watcher is told, so that each text is read by itself.
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  }
  const last = `[ERROR] the last of ${said.length}`;
  appendFileSync(logFile, `${last}\n`);
  await vi.waitFor(() => expect(said).toContain(last));
}

test('a change in service is an event at every page that is open, and nothing else is', async () => {
  const [one, two] = [listen(), listen()];
  await log(RELOADING);
  expect(one.events).toEqual([]);
  await log(READY);
  expect(one.events).toEqual([EVENT]);
  expect(two.events).toEqual([EVENT]);
  two.leave();
  await log('[wrangler:info] GET /api/availability 200 OK\n', READY);
  expect(one.events).toEqual([EVENT, EVENT]);
  expect(two.events).toEqual([EVENT]);
});

test('a line that arrives in pieces is read once it is whole', async () => {
  const { events } = listen();
  const cross = Buffer.from('✘');
  await log(
    cross.subarray(0, 1),
    cross.subarray(1),
    ' [ERROR] It fails.\n',
    READY.slice(0, 20),
    READY.slice(20),
  );
  expect(said[0]).toBe('✘ [ERROR] It fails.');
  expect(events).toEqual([EVENT]);
});

test('a build that fails is told as the build explains it, a Worker that fails with its place, and the page stays', async () => {
  const { events } = listen();
  await log(
    '[custom build] Running: node worker/scripts/build.ts\n',
    '[custom build] The build failed.\n[custom build]   widget/locales/nl.ts:164:4\n',
    '[custom build]   164 │ not code(\n[custom build] \n',
    '\u001B[31m✘ \u001B[41;31m[\u001B[41;97mERROR\u001B[41;31m]\u001B[0m Build failed with 1 error:\n\n',
    '  worker/index.ts:12:3:\n    12 │ not code(\n',
    '[custom build] Running: node worker/scripts/build.ts\n',
  );
  expect(said.slice(0, -1)).toEqual([
    'The build failed.',
    '  widget/locales/nl.ts:164:4',
    '  164 │ not code(',
    '',
    '✘ [ERROR] Build failed with 1 error:',
    ' worker/index.ts:12:3:',
  ]);
  expect(events).toEqual([]);
});
