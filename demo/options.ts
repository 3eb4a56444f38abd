import { createServer } from 'node:net';
import { parseArgs } from 'node:util';

export type DemoPorts = { port: number; sitePort: number };

/** A mistake of the person who starts the demo: shown as it is, without a stack. */
export class UsageError extends Error {}

/** `--port` and `--site-port`, else PORT and SITE_PORT, else 8787 and 8788. @throws UsageError */
export function parsePorts(args: string[], env: Readonly<Record<string, string | undefined>>): DemoPorts {
  const { port, 'site-port': sitePort } = parseOptions(args);
  const ports = {
    port: requirePort(port ?? env['PORT'] ?? '8787', '--port'),
    sitePort: requirePort(sitePort ?? env['SITE_PORT'] ?? '8788', '--site-port'),
  };
  if (ports.port === ports.sitePort) throw new UsageError('De twee poorten moeten verschillen.');
  return ports;
}

function parseOptions(args: string[]): { port?: string | undefined; 'site-port'?: string | undefined } {
  try {
    return parseArgs({ args, options: { port: { type: 'string' }, 'site-port': { type: 'string' } } }).values;
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

function isTaken(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    // A machine without IPv6 answers EADDRNOTAVAIL: not taken.
    probe.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'EADDRINUSE' || error.code === 'EACCES'),
    );
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(false)));
  });
}
