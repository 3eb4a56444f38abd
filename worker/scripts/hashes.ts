import { integrityOf } from './pinned-widget.ts';
import type { StaticPages } from './static-pages.ts';

/** The pages that are the same for everybody, by the address at which anybody can ask for them. */
export function pagesByAddress({ chat, frame, console }: StaticPages) {
  return {
    '/': chat.nl,
    '/?lang=en': chat.en,
    '/chat': frame.nl,
    '/chat?lang=en': frame.en,
    '/console': console,
  };
}

/**
 * Lists what an installation of this build serves, with the SHA-384 of each answer: all pages with a script, and every file.
 * A release carries it, so that a build can be compared with one that somebody else made.
 */
export function hashesOf(files: ReadonlyMap<string, Uint8Array>, pages: StaticPages): Buffer {
  const served = [
    ...Object.entries(pagesByAddress(pages)).map(
      ([address, { html }]) => [address, Buffer.from(html)] as const,
    ),
    ...Array.from(files).flatMap(([path, content]) =>
      path.startsWith('assets/') ? [[path.replace('assets/', '/'), content] as const] : [],
    ),
  ];
  const lines = served.map(([address, content]) => [address, integrityOf(content, 'sha384')] as const);
  const sorted = lines.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Buffer.from(`${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
}
