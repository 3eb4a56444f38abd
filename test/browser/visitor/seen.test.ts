import { beforeEach, expect, test, vi } from 'vitest';
import { FRAME_CONTRACT } from '../../../protocol/frame.ts';
import { later } from '../../../widget/locales/en.ts';
import { nlLater } from '../../../widget/locales/nl-later.ts';
import { nl } from '../../../widget/locales/nl.ts';
import { DrivenSocket } from './driven-socket.ts';
import { pageData } from './fake-room.ts';
import { withPage } from './mounted-page.ts';

/* [C13] `Gezien`: said of what the visitor may look at, and of nothing else. */

const SITE = 'https://site.test';
const EVERY_MS = 2_000;
const page = withPage();

/** Timers of two seconds, which run when a test says so and never by themselves. */
let held: (() => void)[] = [];
const passTwoSeconds = (): void => held.splice(0).forEach((act) => act());

beforeEach(() => {
  held = [];
  const real = window.setTimeout.bind(window);
  vi.spyOn(window, 'setTimeout').mockImplementation(((act: () => void, ms?: number) =>
    ms === EVERY_MS ? held.push(act) : real(act, ms)) as typeof setTimeout);
});

/** Over all connections, as sent. */
const seen = (): unknown[] => DrivenSocket.all.flatMap((socket) => socket.of('seen')).map(({ seq }) => seq);

async function talk(): Promise<void> {
  await page.talk();
  // It knows what the visitor may look at; a talk goes on without it.
  await page.element.late.load();
}

/** A message of the volunteer, drawn and acknowledged: whatever is said of it without waiting has been said. */
async function shown(text: string): Promise<void> {
  await page.room.say(text);
  await page.see(text);
  const seq = page.room.messages.length;
  await vi.waitFor(() => expect(page.room.of('received').at(-1)?.seq).toBe(seq));
  await page.one<HTMLElement & { updateComplete: Promise<boolean> }>('lo-message-list').updateComplete;
}

function turnTab(hidden: boolean): void {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden);
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
}

function fromSite(type: 'open' | 'close'): Promise<boolean> {
  const data = { contract: FRAME_CONTRACT, type };
  dispatchEvent(new MessageEvent('message', { data, origin: SITE, source: window.parent }));
  return page.element.updateComplete;
}

test('[C13] is said at once, then at most every two seconds, each time up to the newest', async () => {
  await talk();
  await shown('een');
  expect(seen()).toEqual([1]);
  await shown('twee');
  await shown('drie');
  expect(seen()).toEqual([1]);
  passTwoSeconds();
  expect(seen()).toEqual([1, 3]);
  passTwoSeconds();
  expect([seen(), held]).toEqual([[1, 3], []]);
  await page.send('Van mij zelf');
  await page.room.whenStored(4);
  expect(seen()).toEqual([1, 3]);
});

test('[C13] is never said from a hidden tab, neither at once nor when its time comes, but once that is looked at', async () => {
  await talk();
  await shown('een');
  turnTab(true);
  await shown('twee');
  passTwoSeconds();
  await shown('drie');
  expect(seen()).toEqual([1]);
  turnTab(false);
  expect(seen()).toEqual([1, 3]);
});

test('[C13] is never said from a folded panel, nor before the element has said that it is open', async () => {
  vi.spyOn(window.parent, 'postMessage').mockImplementation(() => {});
  await page.load({ ...pageData(), site: SITE });
  await talk();
  await shown('een');
  expect(seen()).toEqual([]);
  await fromSite('open');
  await vi.waitFor(() => expect(seen()).toEqual([1]));
  await fromSite('close');
  await shown('twee');
  passTwoSeconds();
  expect(seen()).toEqual([1]);
  await fromSite('open');
  await vi.waitFor(() => expect(seen()).toEqual([1, 2]));
});

test('[C13] is not said of what is beneath what the reader has scrolled to, or behind a dialog', async () => {
  await talk();
  await shown(Array.from({ length: 90 }, (_, index) => `regel ${index}`).join('\n'));
  const log = page.one('.log');
  const scrolled = new Promise((resolve) => log.addEventListener('scroll', resolve, { once: true }));
  log.scrollTop = 0;
  await scrolled;
  await shown('daaronder');
  passTwoSeconds();
  expect(seen()).toEqual([1]);
  await page.click(nl.messages.newMessages);
  await vi.waitFor(() => expect(seen()).toEqual([1, 2]));
  passTwoSeconds();
  await page.click(nl.help.open);
  await shown('erachter');
  expect(seen()).toEqual([1, 2]);
  page.one<HTMLDialogElement>('dialog[open]').close();
  await vi.waitFor(() => expect(seen()).toEqual([1, 2, 3]));
});

test('[C13] [C2] is not said to a room that does not take it, and which would close the socket', async () => {
  page.room.level = { takes: 2 };
  await talk();
  await shown('een');
  expect(seen()).toEqual([]);
});

test('[C13] is told in the explanation of the chat, in both languages', () => {
  const told = (about: { text: readonly string[] }[]) => about.flatMap(({ text }) => text);
  expect(told(nlLater.about(pageData(), [], null))).toContain(
    'De vrijwilliger ziet of een bericht bij je op het scherm staat.',
  );
  expect(told(later.about(pageData(), [], null))).toContain(
    'The volunteer can see whether a message is on your screen.',
  );
});

test('[C13] is said anew over a new connection: the room may not have heard it', async () => {
  await talk();
  await shown('een');
  passTwoSeconds();
  page.room.lose();
  page.room.reconnect();
  await vi.waitFor(() => expect(seen()).toEqual([1, 1]));
});
