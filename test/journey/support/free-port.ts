import { createServer } from 'node:net';

/** The files of the journey that run beside each other, by vitest's number of the worker that runs them. */
const WORKER = Number(process.env['VITEST_POOL_ID'] ?? 0);
const MOST_WORKERS = 16;

/** A port that nobody uses now, and that the tests in another worker never get. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = await anyFreePort();
    // Linux hands out odd ports only, as long as there are any.
    if (Math.floor(port / 2) % MOST_WORKERS === WORKER % MOST_WORKERS) return port;
  }
}

function anyFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' ? address?.port : undefined;
      probe.close(() => (port === undefined ? reject(new Error('no port')) : resolve(port)));
    });
  });
}
