import { mkdir, writeFile } from 'node:fs/promises';
export async function build(): Promise<void> {
  await mkdir('dist/assets', { recursive: true });
  await writeFile('dist/manifest.json', JSON.stringify({ chatScript: '/assets/chat.js', consoleScript: '/assets/console.js' }));
}
