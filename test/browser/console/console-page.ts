import { SETTINGS_FORM } from '../../../worker/console/settings/settings-texts.ts';
import { watched } from '../watched.ts';
import axe from 'axe-core';
import { page } from 'vitest/browser';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import '../../../worker/console/app/main.ts';
import '../../../worker/console/app/page.css';
// Loaded beforehand: unbundled, a part is dozens of requests, and what is fetched when is proved in the build (journey/).
import '../../../worker/console/app/talk-part.ts';
import '../../../worker/console/demo/demo-strip.ts';
import '../../../worker/console/account/sessions-view.ts';
import '../../../worker/console/helpline/hours-view.ts';
import '../../../worker/console/mailbox/mailbox-part.ts';
import '../../../worker/console/retention/retention-view.ts';
import '../../../worker/console/review/review-part.ts';
import '../../../worker/console/secrecy/accept-view.ts';
import '../../../worker/console/settings/settings-page.ts';
import '../../../worker/console/settings/hours-settings.ts';
import '../../../worker/console/settings/organisation-settings.ts';
import '../../../worker/console/settings/first-run.ts';
import '../../../worker/console/settings/queue-settings.ts';
import '../../../worker/console/settings/crisis-settings.ts';
import '../../../worker/console/settings/lines-settings.ts';
import '../../../worker/console/settings/topics-settings.ts';
import '../../../worker/console/settings/words-settings.ts';
import '../../../worker/console/settings/sites-settings.ts';
import '../../../worker/console/sign-in/sign-in-view.ts';
import '../../../worker/console/team/team-part.ts';
import '../../../worker/console/today/today-view.ts';
import { clock } from '../../../worker/console/kit/clock.ts';
import type { LoConsole } from '../../../worker/console/app/lo-console.ts';
import { openKept, splitKey } from '../../../widget/keys/split-key.ts';
import { FakeServer, HALF } from './fake-server.ts';

const pageUrl = location.href;
// No transitions, because axe would measure colours half-way between two themes.
for (const speed of ['slow', 'normal', 'fast']) {
  document.documentElement.style.setProperty(`--wa-transition-${speed}`, '0ms');
}
let element: LoConsole | null = null;

/** A fake server for each test of the file, and a clean device. */
export function withServer(): { readonly server: FakeServer } {
  let server = new FakeServer();
  beforeEach(async () => {
    server = new FakeServer();
    server.install();
    await page.viewport(1280, 800);
    localStorage.clear();
    await new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase('luisterend-oog-console');
      request.onsuccess = request.onblocked = resolve;
      request.onerror = reject;
    });
  });
  afterEach(async () => {
    close();
    await server.end();
    history.replaceState(null, '', pageUrl);
  });
  return {
    get server() {
      return server;
    },
  };
}

/** Opens the console at an address, as a fresh page load would. */
export function open(path = '/console', attributes: Readonly<Record<string, string>> = {}): LoConsole {
  close();
  history.replaceState(null, '', path);
  element = document.createElement('lo-console');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  document.body.append(element);
  return element;
}

export function close(): void {
  element?.remove();
  element = null;
}

/** No second passes for countdowns, however long a busy machine takes to look at them. */
export function stopClock(): void {
  vi.spyOn(clock, 'now').mockReturnValue(0);
}

/** Every element on the page that matches, through all shadow roots, in order. */
export function all(selector: string, root: ParentNode = document): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('*')].flatMap((node) => [
    ...(node.matches(selector) ? [node] : []),
    ...(node.shadowRoot === null ? [] : all(selector, node.shadowRoot)),
  ]);
}

/** Waits for the first visible element that matches, and has this text. */
export function find(selector: string, text = ''): Promise<HTMLElement> {
  return vi.waitFor(() => {
    const found = all(selector).find((node) => node.checkVisibility() && textOf(node).includes(text));
    if (found === undefined) throw new Error(`No ${selector} with "${text}" in: ${screenText()}`);
    return found;
  });
}

export async function click(selector: string, text = ''): Promise<void> {
  (await find(selector, text)).click();
}

/** Waits until a sentence is on screen. */
export function see(text: string): Promise<void> {
  return vi.waitFor(() => expect(screenText()).toContain(text));
}

export const screenText = (): string => (element === null ? '' : textOf(element));

/** All that an element shows, through shadow roots. */
export function textOf(node: Node): string {
  if (node instanceof Text) return node.data.replace(/\s+/g, ' ');
  if (node instanceof HTMLStyleElement) return '';
  const children = node instanceof Element && node.shadowRoot !== null ? node.shadowRoot : node;
  const own = [...children.childNodes].map(textOf).join('');
  return children === node ? own : own + [...node.childNodes].map(textOf).join('');
}

/** Looks at what changes on a page of the settings, and saves it. */
export async function saveSettings(): Promise<void> {
  await click('wa-button', SETTINGS_FORM.look);
  await see(SETTINGS_FORM.previewTitle);
  await click('wa-button', SETTINGS_FORM.save);
}

/** The element that has the focus, through shadow roots. */
export function focused(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

/** Types into a Web Awesome field, as a person would. */
export async function fill(selector: string, value: string): Promise<void> {
  const field = await find(selector);
  Object.assign(field, { value });
  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  field.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
}

/** Ticks a Web Awesome checkbox, as a person would. */
export async function tick(text: string): Promise<void> {
  const box = await find('wa-checkbox', text);
  Object.assign(box, { checked: true });
  box.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
}

/** No violation in what is on screen: wide and light, narrow and dark. */
export async function expectAccessible(): Promise<void> {
  const { classList } = document.documentElement;
  for (const { width, theme } of [
    { width: 360, theme: 'wa-dark' },
    { width: 1280, theme: 'wa-light' },
  ]) {
    classList.remove('wa-dark', 'wa-light');
    classList.add(theme);
    await page.viewport(width, 800);
    await new Promise(requestAnimationFrame);
    const { violations } = await axe.run(document.body, { resultTypes: ['violations'] });
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    );
    expect(found, theme).toEqual([]);
    expect(watched(), '[C3] what a browser may send to its services').toEqual([]);
    expect(document.documentElement.scrollWidth, 'no sideways scrolling').toBeLessThanOrEqual(width);
  }
}

type KeptConversation = { roomId: string; sealed: string | null };

/** All that a store of this browser's database keeps. */
export async function stored(name: 'conversations' | 'pairs' | 'device'): Promise<unknown[]> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const db = await done(indexedDB.open('luisterend-oog-console'));
  const kept = await done(db.transaction(name).objectStore(name).getAll());
  db.close();
  return kept;
}

/** Every conversation this browser keeps. */
export async function keptOnDevice(): Promise<unknown[]> {
  return stored('conversations');
}

/** The unsent texts that this browser keeps of a talk, read with both halves of the key; null if there are none. */
export async function keptDrafts(roomId: string): Promise<unknown> {
  const kept = (await keptOnDevice()) as KeptConversation[];
  const [half] = await stored('device');
  const sealed = kept.find((one) => one.roomId === roomId)?.sealed ?? null;
  if (sealed === null) return null;
  return openKept(await splitKey(String(half), HALF, 'console', 'volunteer'), sealed);
}
