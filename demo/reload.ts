import { closeSync, fstatSync, openSync, readSync, watch } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { StringDecoder } from 'node:string_decoder';
import { stripVTControlCharacters } from 'node:util';

/** What wrangler writes into its log whenever a changed Worker, or changed files of the build, are in service. */
const READY = 'Local server updated and ready';
/** What it writes when a change can't come into service, or when the Worker throws, and the place in the source. */
const PROBLEM = /\[ERROR\]|^\s*[\w./-]+:\d+:\d+:$/;
/** What it writes before each line of the build, and the line after which our build says what is wrong. */
const FROM_BUILD = '[custom build]';
const BUILD_FAILED = `${FROM_BUILD} The build failed.`;

export const RELOAD_ADDRESS = '/reload-on-change';

/**
 * In `npm run dev` the site's pages hold this: it loads the page anew when the Worker has changed. Before that it fetches the
 * widget past the cache, which may hold it for five minutes.
 */
export function reloadScript(chatOrigin: string): string {
  return `<script>
    new EventSource('${RELOAD_ADDRESS}').onmessage = () =>
      fetch('${chatOrigin}/widget.js', { cache: 'reload' }).finally(() => location.reload());
  </script>`;
}

export type ChangeFeed = {
  /** Keeps the answer open, and writes an event to it after each change. */
  subscribe: (response: ServerResponse) => void;
  stop: () => void;
};

/**
 * Follows wrangler's log, because that says when a change is in service; a changed source is not yet a changed page. What
 * the log holds at the time of the call has happened before.
 * @param say receives what went wrong, and where in the source.
 */
export function followChanges(logFile: string, say: (text: string) => void): ChangeFeed {
  const open = new Set<ServerResponse>();
  const log = openSync(logFile, 'r');
  let position = fstatSync(log).size;
  const decoder = new StringDecoder();
  let unfinished = '';
  let isExplained = false;
  // Without an await: two looks never overlap, and nothing is left to happen after the end.
  const look = () => {
    const added = Buffer.alloc(Math.max(0, fstatSync(log).size - position));
    position += readSync(log, added, 0, added.length, position);
    const lines = stripVTControlCharacters(unfinished + decoder.write(added)).split('\n');
    unfinished = lines.pop() ?? '';
    for (const line of lines.map((text) => text.trimEnd())) {
      isExplained = line.startsWith(BUILD_FAILED) || (isExplained && line.startsWith(FROM_BUILD));
      if (isExplained || PROBLEM.test(line)) say(line.replace(FROM_BUILD, '').replace(/^ /, ''));
    }
    if (lines.some((line) => line.includes(READY)))
      for (const response of open) response.write('data: changed\n\n');
  };
  const watcher = watch(logFile, look);
  return {
    subscribe: (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write(': connected\n\n');
      open.add(response);
      response.once('close', () => open.delete(response));
    },
    stop: () => {
      watcher.close();
      closeSync(log);
    },
  };
}
