import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { convertV4MiniflareOptions, Miniflare, type V4MiniflareOptions } from 'miniflare';
import { unstable_getMiniflareWorkerOptions as optionsOf } from 'wrangler';

/* The built Worker in plain workerd, as a process of its own, so that it can be killed with all that it has in memory. */

const { values } = parseArgs({
  options: {
    config: { type: 'string', default: '' },
    bundle: { type: 'string', default: '' },
    folder: { type: 'string', default: '' },
    port: { type: 'string', default: '' },
    origin: { type: 'string', default: '' },
  },
});
const { workerOptions } = optionsOf(values.config, '');
const ours = {
  CHAT_ORIGIN: values.origin,
  CONSOLE_ORIGIN: values.origin,
  RP_ID: 'localhost',
  JURISDICTION: 'none',
};
const options = {
  workers: [
    {
      ...workerOptions,
      name: 'worker',
      modules: [{ type: 'ESModule', path: 'index.js', contents: await readFile(values.bundle, 'utf8') }],
      bindings: { ...(workerOptions.bindings as object), ...ours },
      assets: undefined,
    },
  ],
  host: '127.0.0.1',
  port: Number(values.port),
  cf: false,
  resourcePersistencePath: `${values.folder}/v3`,
} as unknown as V4MiniflareOptions;
await new Miniflare(convertV4MiniflareOptions(options)).ready;
process.send?.('ready');
