import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export type DemoArguments = { port: number; sitePort: number; folder: string; watch: boolean };

/** A mistake of the person who starts the demo: shown as it is, without a stack. */
export class UsageError extends Error {}

/**
 * `--port` and `--site-port`, else PORT and SITE_PORT, else 8787 and 8788; `--folder` is where its data live.
 * `--watch` builds and loads anew after each change of a source file.
 * @throws UsageError
 */
export function parseArguments(
  args: string[],
  env: Readonly<Record<string, string | undefined>>,
): DemoArguments {
  const { port, 'site-port': sitePort, folder = '.demo', watch = false } = parseOptions(args);
  const parsed = {
    folder: resolve(folder),
    watch,
    port: requirePort(port ?? env['PORT'] ?? '8787', '--port'),
    sitePort: requirePort(sitePort ?? env['SITE_PORT'] ?? '8788', '--site-port'),
  };
  if (parsed.port === parsed.sitePort) throw new UsageError('De twee poorten moeten verschillen.');
  return parsed;
}

function parseOptions(args: string[]) {
  try {
    const text = { type: 'string' } as const;
    return parseArgs({
      args,
      options: { port: text, 'site-port': text, folder: text, watch: { type: 'boolean' } },
    }).values;
  } catch {
    throw new UsageError('Zo start je op andere poorten: npm start -- --port 9000 --site-port 9001');
  }
}

function requirePort(text: string, option: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) {
    throw new UsageError(`${option} moet een poortnummer zijn, van 1 tot 65535, niet "${text}".`);
  }
  return port;
}

/** @throws UsageError naming the port and what to do, when something else listens on it. */
export async function requireFree(port: number, option: string): Promise<void> {
  for (const host of ['127.0.0.1', '::1']) {
    if (await isTaken(port, host)) {
      throw new UsageError(
        `Poort ${port} is al in gebruik. Stop wat daar draait, of kies een andere: npm start -- ${option} ${port + 1_000}`,
      );
    }
  }
}

export function isTaken(port: number, host: string): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer();
    // A machine without IPv6 answers EADDRNOTAVAIL: not taken.
    probe.once('error', (error: NodeJS.ErrnoException) =>
      done(error.code === 'EADDRINUSE' || error.code === 'EACCES'),
    );
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => done(false)));
  });
}
