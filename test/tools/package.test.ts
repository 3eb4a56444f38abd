import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { layOutPackage } from '../../worker/scripts/package.ts';

/* The npm package as a server sees it: Next, Nuxt, Astro and SvelteKit run a page's imports in Node too. */

const root = fileURLToPath(new URL('../..', import.meta.url));

test('the package and its React part can be imported where there is no browser', () => {
  // In a process of its own, by the package's own name, as Node resolves it.
  const script = `
    const { LuisterendOogChat } = await import('luisterend-oog-chat');
    const { Chat } = await import('luisterend-oog-chat/react');
    console.log(typeof LuisterendOogChat, typeof Chat, 'HTMLElement' in globalThis);`;
  const said = execFileSync(process.execPath, ['--input-type=module', '--eval', script], { cwd: root });
  expect(String(said).trim()).toBe('function function false');
});

test('a server renders the tag with attributes that HTML knows, and without what only a browser can do', async () => {
  const { Chat } = await import('../../widget/npm/react.js');
  const link = createElement('a', { href: 'https://chat.test/' }, 'Chat');
  const page = createElement(
    Chat,
    { server: 'https://chat.test', exitUrl: 'https://www.nu.nl/', open: false, onTalk: () => {} },
    link,
  );
  expect(renderToString(page)).toBe(
    '<luisterend-oog-chat server="https://chat.test" exit-url="https://www.nu.nl/">' +
      '<a href="https://chat.test/">Chat</a></luisterend-oog-chat>',
  );
});

test('the package holds what it points to, and brings nothing else along', async () => {
  const folder = await layOutPackage();
  const packed = execFileSync('npm', ['pack', '--dry-run', '--json', folder], { cwd: root });
  const [{ files }] = JSON.parse(String(packed)) as [{ files: { path: string }[] }];
  const present = files.map(({ path }) => `./${path}`);
  const manifest = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as {
    customElements: string;
    exports: Record<string, string | Record<string, string>>;
  };
  const named = Object.values(manifest.exports).flatMap((target) =>
    typeof target === 'string' ? [target] : Object.values(target),
  );
  named.push(`./${manifest.customElements}`);
  expect(named.filter((path) => !present.includes(path))).toEqual([]);
  expect(Object.keys(manifest).filter((field) => /dependencies$/i.test(field))).toEqual(['peerDependencies']);
});
