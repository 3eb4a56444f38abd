import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const CHAOS = fileURLToPath(new URL('../chaos/chaos.ts', import.meta.url));
const NEVER = ['lost', 'doubled', 'reordered', 'falseGaps', 'unreadable', 'stuck', 'orphans'];

/** The short form of `npm run chaos`, in a process of its own because it gives Node the globals of a page. */
async function chaos(...args: string[]): Promise<{ code: number | null; printed: string }> {
  const child = spawn(process.execPath, [CHAOS, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { printed: await text(child.stdout), code: await ended };
}

test('[C1] [C2] while the server is killed and networks fail, no message is lost, doubled, out of order or stuck', async () => {
  const { code, printed } = await chaos(
    ...['--talks', '2', '--at-once', '2', '--messages', '60', '--kills', '4', '--faults', '8', '--built'],
  );
  expect(printed).toContain('4 kills, 8 network faults, 240 messages');
  for (const name of NEVER) expect(printed).toMatch(new RegExp(`^ +0  ${name}$`, 'm'));
  expect(code).toBe(0);
}, 900_000);
