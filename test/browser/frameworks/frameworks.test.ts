import 'luisterend-oog-chat';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { asSent, hydrate } from './hydrated-page.tsx';
import { mountReact, wrong } from './react-page.tsx';
import { mountVue } from './vue-page.ts';

/* The built package in the two frameworks that site owners asked about, with the types that it brings. */

const SERVER = 'https://chat.test';

let place: HTMLElement;
let heard: { state: string[]; opened: number };

beforeEach(() => {
  place = document.createElement('div');
  document.body.append(place);
  heard = { state: [], opened: 0 };
  vi.stubGlobal('fetch', async () =>
    Response.json({
      availability: { state: 'full', signUpEndsInMs: null },
      siteListed: true,
      helpLines: [],
    }),
  );
});

afterEach(() => {
  place.remove();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const labelOf = (tag: HTMLElement) => tag.shadowRoot?.querySelector('.label')?.textContent;

test('React 19: attributes, properties, typed events, and open as a switch that leaves the method', async () => {
  const { tag, unmount } = await mountReact(place, SERVER, heard);
  await expect.poll(() => heard.state).toEqual(['full']);
  expect(labelOf(tag)).toBe('Praat met ons');
  expect([tag.theme, tag.exitUrl, tag.opened]).toEqual(['dark', 'https://www.nu.nl/', false]);
  place.querySelector<HTMLElement>('#rename')?.click();
  await expect.poll(() => labelOf(tag)).toBe('Praat verder');
  place.querySelector<HTMLElement>('#toggle')?.click();
  await expect.poll(() => tag.opened).toBe(true);
  await expect.poll(() => heard.opened).toBe(1);
  place.querySelector<HTMLElement>('#toggle')?.click();
  await expect.poll(() => tag.opened).toBe(false);
  tag.open();
  expect(tag.opened).toBe(true);
  unmount();
  expect(tag.isConnected).toBe(false);
});

test('React 19 on a server: a page that is taken over late keeps the exit, and hears the state that was said before', async () => {
  const html = asSent(SERVER);
  expect(html).toContain('exit-url="https://www.nu.nl/"');
  const said: Event[] = [];
  place.addEventListener('lo-availability', (event) => said.push(event));
  place.innerHTML = html;
  // The tag is there, and has said what it says once, before React comes.
  await expect.poll(() => said.length).toBe(1);

  const complaints = vi.spyOn(console, 'error');
  const mistakes: unknown[] = [];
  const before = place.firstElementChild;
  const { tag, unmount } = await hydrate(place, SERVER, heard, mistakes);
  await expect.poll(() => heard.state).toEqual(['full']);
  expect(tag).toBe(before);
  expect(tag.exitUrl).toBe('https://www.nu.nl/');
  tag.open();
  await expect.poll(() => heard.opened).toBe(1);
  expect(heard.state).toEqual(['full']);
  expect([mistakes, complaints.mock.calls]).toEqual([[], []]);
  unmount();
});

test('Vue 3: attributes, properties, typed events, and open as a switch that leaves the method', async () => {
  const { tag, label, open, app, nextTick } = await mountVue(place, SERVER, heard);
  await expect.poll(() => heard.state).toEqual(['full']);
  expect(labelOf(tag)).toBe('Praat met ons');
  expect([tag.theme, tag.exitUrl, tag.opened]).toEqual(['dark', 'https://www.nu.nl/', false]);
  label.value = 'Praat verder';
  await expect.poll(() => labelOf(tag)).toBe('Praat verder');
  open.value = true;
  await nextTick();
  expect(tag.opened).toBe(true);
  await expect.poll(() => heard.opened).toBe(1);
  open.value = false;
  await nextTick();
  tag.open();
  expect(tag.opened).toBe(true);
  app.unmount();
  expect(tag.isConnected).toBe(false);
});

test('the types refuse a theme that is not there, and content where there is none', () => {
  // By `@ts-expect-error` where they stand: the type check fails when the types let them through.
  expect(wrong).toHaveLength(3);
});
