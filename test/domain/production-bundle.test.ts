import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const WRANGLER = join(root, 'node_modules/wrangler/bin/wrangler.js');
/** What only the demo has: its addresses, the people it signs in as, its recovery code. */
const DEMO_MARKS = ['/api/demo', 'demo-volunteer', 'demo-coordinator', 'DEM0-', '(dit is de demo)'];

/** The Worker as `wrangler deploy` would upload it to production. */
async function productionBundle(): Promise<string> {
  const outdir = await mkdtemp(join(tmpdir(), 'luisterend-oog-bundle-'));
  try {
    const options = ['deploy', '--dry-run', '--outdir', outdir, '--env', ''];
    await promisify(execFile)(process.execPath, [WRANGLER, ...options], {
      cwd: root,
      env: { ...process.env, WRANGLER_SEND_METRICS: 'false', ALREADY_BUILT: '1' },
    });
    return await readFile(join(outdir, 'index.js'), 'utf8');
  } finally {
    await rm(outdir, { recursive: true });
  }
}

/** The same with the demo in it, which is never uploaded: it says what there would be to find. */
async function demoBundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'worker/index.ts')],
    bundle: true,
    format: 'esm',
    external: ['cloudflare:*', 'node:*'],
    define: { __DEMO__: 'true' },
    write: false,
  });
  return outputFiles.map(({ text }) => text).join('');
}

test('[A9] a production build contains no way in without a passkey', { timeout: 120_000 }, async () => {
  const [production, demo] = await Promise.all([productionBundle(), demoBundle()]);
  expect(production).toContain('/sign-in/verify');
  expect(DEMO_MARKS.filter((mark) => production.includes(mark))).toEqual([]);
  // The runtime is used as it is: no compatibility layer for another one.
  expect(production).not.toMatch(/(from|import|require)\s*\(?\s*["']node:/);

  expect(DEMO_MARKS.filter((mark) => !demo.includes(mark))).toEqual([]);
});
