import type { FullElement } from './chat-tag.ts';
import { make } from './dom.ts';

/* Written by the build: the address of the element that was made with this loader, and its hash. */
declare const ELEMENT_FILE: string;
declare const ELEMENT_INTEGRITY: string;

/** A browser never asks again for a module that failed once, not even when the network is back. */
let again = '';

/**
 * The element, of exactly the bytes that this loader was built with. An evergreen loader that a deploy has overtaken takes
 * the newest one instead; a pinned one takes no other.
 */
export async function importElement(): Promise<FullElement> {
  const own = new URL(ELEMENT_FILE + again, import.meta.url).href;
  try {
    await check(own);
    return await imported(own);
  } catch (error) {
    again = `?${Date.now()}`;
    if (!import.meta.url.includes('/widget.js')) throw error;
    return imported(new URL(`/element.js${again}`, import.meta.url).href);
  }
}

async function imported(address: string): Promise<FullElement> {
  const { LuisterendOogChat } = (await import(address)) as { LuisterendOogChat: FullElement };
  return LuisterendOogChat;
}

/** What the link has loaded and checked is what `import()` gets. Browsers without it fetch once more, from their cache. */
function check(href: string): Promise<unknown> {
  const integrity = ELEMENT_INTEGRITY;
  const link = make('link', { rel: 'modulepreload', href, integrity, crossorigin: '' });
  if (!link.relList.supports('modulepreload')) return fetch(href, { integrity, credentials: 'same-origin' });
  return new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = reject;
    document.head.append(link);
  });
}
