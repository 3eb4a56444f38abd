import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { FRAME_CONTRACT, type FrameMessage } from '../../../protocol/frame.ts';
import type { Availability, AvailabilityBody } from '../../../protocol/http.ts';
import { elementTexts } from '../../../widget/element/element-texts.ts';
import '../../../widget/luisterend-oog-chat.ts';
import { expectAccessible } from './accessible.ts';
import { OPEN, pageData } from './fake-room.ts';

const texts = elementTexts('nl');
const SERVER = 'https://chat.test';
const opens = { inMs: 1, inDays: 1, date: '2026-11-25', time: '14:00' };

let answer: AvailabilityBody | null;
let asked: string[];
let chat: HTMLElementTagNameMap['luisterend-oog-chat'];

beforeEach(() => {
  answer = { availability: OPEN, siteListed: true, lines: pageData().lines };
  asked = [];
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address);
    if (answer === null) throw new TypeError('Failed to fetch');
    return Response.json(answer);
  });
});

afterEach(() => {
  // The element remembers for the page that a conversation runs.
  if (chat.isConnected && find('iframe') !== null) say({ type: 'state', state: 'idle', unread: 0 });
  document.querySelectorAll('luisterend-oog-chat').forEach((element) => element.remove());
  document.documentElement.removeAttribute('style');
  sessionStorage.clear();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Puts the element on the page as a site owner would. */
async function embed(attributes: Record<string, string> = {}): Promise<void> {
  chat = document.createElement('luisterend-oog-chat');
  chat.lang = 'nl';
  for (const [name, value] of Object.entries({ server: SERVER, ...attributes }))
    chat.setAttribute(name, value);
  const known = new Promise((resolve) => chat.addEventListener('lo-availability', resolve, { once: true }));
  document.body.append(chat);
  await known;
  await drawn();
}

const drawn = () => new Promise<void>((resolve) => queueMicrotask(resolve));
const find = <Found extends HTMLElement>(selector: string): Found | null =>
  chat.shadowRoot?.querySelector<Found>(selector) ?? null;
const need = <Found extends HTMLElement = HTMLElement>(selector: string): Found => {
  const found = find<Found>(selector);
  if (found === null) throw new Error(`no ${selector}`);
  return found;
};
const status = () => need('.status').textContent;
const frame = () => need<HTMLIFrameElement>('iframe');

function fromFrame(message: object, origin = SERVER): void {
  const data = { contract: FRAME_CONTRACT, ...message };
  dispatchEvent(new MessageEvent('message', { data, origin, source: frame().contentWindow }));
}

const say = (message: Unsigned<FrameMessage>) => fromFrame(message);
type Unsigned<Message> = Message extends unknown ? Omit<Message, 'contract'> : never;

async function press(selector: string): Promise<void> {
  need(selector).click();
  await drawn();
}

test('a page view asks one thing, and leaves nothing on the device', async () => {
  await embed();
  expect(asked).toEqual([`${SERVER}/api/availability?site=${encodeURIComponent(location.origin)}`]);
  expect(find('iframe')).toBeNull();
  expect(sessionStorage.length + localStorage.length).toBe(0);
  expect(document.cookie).toBe('');
});

const STATES: [Availability, string][] = [
  [OPEN, 'Nu open'],
  [{ state: 'open', signUpEndsInMs: null, nobodyOnDuty: true }, 'Even niemand aanwezig'],
  [{ state: 'full', signUpEndsInMs: null }, 'De wachtrij is vol'],
  [{ state: 'lastHalfHour', closesInMs: 1, opens }, 'Weer open: morgen 14.00 uur'],
  [{ state: 'closed', opens: null, reason: null, notReady: true }, 'Nu gesloten'],
];

test.for(STATES)('the launcher says whether one may come in: $0.state', async ([availability, words]) => {
  answer = { availability, siteListed: true, lines: [] };
  await embed();
  expect(need('.label').textContent).toBe(texts.label);
  expect(status()).toBe(words);
});

test('opens a sandboxed frame of the chat’s own origin, named, with the way out above it', async () => {
  await embed();
  const opened = vi.fn<() => void>();
  chat.addEventListener('lo-opened', opened);
  await press('.launcher');
  expect(opened).toHaveBeenCalledOnce();
  expect(chat.hasAttribute('open')).toBe(true);
  const { src, sandbox, title, referrerPolicy } = frame();
  expect(src).toBe(`${SERVER}/chat?site=${encodeURIComponent(location.origin)}&lang=nl`);
  expect([...sandbox].sort()).toEqual([
    'allow-forms',
    'allow-popups',
    'allow-popups-to-escape-sandbox',
    'allow-same-origin',
    'allow-scripts',
    'allow-top-navigation-to-custom-protocols',
  ]);
  expect([title, referrerPolicy]).toEqual([texts.label, 'no-referrer']);
  expect(need('.exit').compareDocumentPosition(frame()) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  expect(chat.shadowRoot?.activeElement).toBe(need('.panel'));
});

test('folding it away keeps the frame, and gives the focus back', async () => {
  await embed();
  await press('.launcher');
  const kept = frame();
  say({ type: 'ready' });
  await userEvent.keyboard('{Escape}');
  expect(need('.panel').hidden).toBe(false);
  need('[part=hide]').focus();
  await press('[part=hide]');
  expect(need('.panel').hidden).toBe(true);
  expect(frame()).toBe(kept);
  expect(chat.shadowRoot?.activeElement).toBe(need('.launcher'));
});

test('listens to the frame only: right origin, right window, right contract', async () => {
  await embed();
  await press('.launcher');
  const cover = need('.cover');
  fromFrame({ type: 'ready' }, 'https://evil.test');
  dispatchEvent(
    new MessageEvent('message', {
      data: { contract: FRAME_CONTRACT, type: 'ready' },
      origin: SERVER,
      source: window,
    }),
  );
  fromFrame({ contract: 'other/1', type: 'ready' });
  expect(cover.hidden).toBe(false);
  say({ type: 'ready' });
  expect(cover.hidden).toBe(true);
});

test('a frame that stays silent for 5 s gives way to numbers and a tab of its own; it may still come', async () => {
  await embed();
  vi.useFakeTimers();
  await press('.launcher');
  vi.advanceTimersByTime(4_999);
  expect(need('.cover').textContent).toContain(texts.loading);
  expect(need('.cover summary').textContent).toBe(texts.help);
  expect(need('.cover details').textContent).toContain('112');
  vi.advanceTimersByTime(1);
  expect(need('.cover').textContent).toContain(texts.failed);
  expect(need('.cover').textContent).toContain('0800-0113');
  expect(need('.cover').textContent).not.toContain('0800-0000');
  expect(need<HTMLAnchorElement>('.cover > a').href).toBe(`${SERVER}/?lang=nl`);
  say({ type: 'ready' });
  expect(need('.cover').hidden).toBe(true);
});

test('a server that is down costs the page nothing, and leaves numbers', async () => {
  answer = null;
  await embed();
  expect(status()).toBe(texts.unreachable);
  await press('.launcher');
  expect(need('.cover').textContent).toContain('113 Zelfmoordpreventie');
  await expectAccessible(chat, ['iframe']);
});

test('[A8] a site that is not listed is named in the console, and the button opens a tab of its own', async () => {
  const said = vi.spyOn(console, 'error').mockReturnValue();
  const tab = vi.spyOn(window, 'open').mockReturnValue(null);
  answer = { availability: OPEN, siteListed: false, lines: [] };
  await embed();
  expect(said.mock.calls[0]?.[0]).toContain(location.origin);
  await press('.launcher');
  expect(tab).toHaveBeenCalledWith(`${SERVER}/?lang=nl`, '_blank', 'noopener');
  expect(find('iframe')).toBeNull();
});

test('a conversation shows on the launcher, and comes back on the site’s next page', async () => {
  await embed();
  await press('.launcher');
  say({ type: 'ready' });
  const states: unknown[] = [];
  chat.addEventListener('lo-state', ({ detail }) => states.push(detail));
  say({ type: 'state', state: 'conversation', unread: 0 });
  await press('[part=hide]');
  say({ type: 'state', state: 'conversation', unread: 2 });
  await drawn();
  expect(need('.label').textContent).toBe(texts.running);
  expect(status()).toBe(texts.unread(2));
  expect(states).toEqual([{ state: 'conversation' }]);
  expect(Object.entries(sessionStorage)).toEqual([['lo-conversation', '1']]);
  chat.remove();
  await embed();
  expect(need('.label').textContent).toBe(texts.running);
  expect(frame().src).toContain('/chat?');
  expect(need('.panel').hidden).toBe(true);
  say({ type: 'state', state: 'ended', unread: 0 });
  expect(sessionStorage.length).toBe(0);
});

test('the way out blanks the page at once, clears the flag and says so', async () => {
  await embed({ 'exit-url': 'javascript:alert(1)', open: '' });
  say({ type: 'state', state: 'waiting', unread: 0 });
  const exit = vi.fn<() => void>();
  chat.addEventListener('lo-exit', exit);
  // The page of a test can't be left: the neutral site is only asked for.
  const left = await leaving(() => need('.exit').click());
  expect(left).toBe('https://www.buienradar.nl/');
  expect(exit).toHaveBeenCalledOnce();
  expect(getComputedStyle(document.documentElement).display).toBe('none');
  expect(sessionStorage.length).toBe(0);
});

test('three taps of Shift leave while the panel is open, and do nothing while it is not', async () => {
  await embed();
  const exit = vi.fn<() => void>();
  chat.addEventListener('lo-exit', exit);
  const shift = () => {
    for (let tap = 0; tap < 3; tap += 1) {
      for (const type of ['keydown', 'keyup']) dispatchEvent(new KeyboardEvent(type, { key: 'Shift' }));
    }
  };
  shift();
  expect(exit).not.toHaveBeenCalled();
  await press('.launcher');
  // The visitor's own choice, made in the chat.
  say({ type: 'shiftLeaves', on: false });
  shift();
  expect(exit).not.toHaveBeenCalled();
  say({ type: 'shiftLeaves', on: true });
  await leaving(shift);
  expect(exit).toHaveBeenCalledOnce();
});

/** Where the page would go; the navigation itself is stopped. */
async function leaving(act: () => void): Promise<string> {
  const { navigation } = window as unknown as { navigation: EventTarget };
  return new Promise((resolve) => {
    const stop = (event: Event & { destination?: { url: string } }) => {
      event.preventDefault();
      resolve(event.destination?.url ?? '');
    };
    navigation.addEventListener('navigate', stop, { once: true });
    act();
  });
}

test('hostile styles of the host do not reach it', async () => {
  const style = document.createElement('style');
  style.textContent =
    '* { all: unset !important; direction: rtl; letter-spacing: 9px } html { font-size: 40px } body { transform: rotate(1deg) }';
  document.head.append(style);
  await embed();
  const { letterSpacing, direction, fontSize } = getComputedStyle(need('.label'));
  expect([letterSpacing, direction, fontSize]).toEqual(['normal', 'ltr', '16px']);
  const { right, bottom } = need('.launcher').getBoundingClientRect();
  expect(Math.round(innerWidth - right)).toBe(20);
  expect(Math.round(innerHeight - bottom)).toBe(20);
  style.remove();
});

test('works inline, twice on a page, inside a shadow root, moved and added again', async () => {
  await embed({ mode: 'inline' });
  const first = chat;
  expect(need('.root').getBoundingClientRect().height).toBeGreaterThan(44);
  const host = document.createElement('div');
  host.attachShadow({ mode: 'open' });
  document.body.append(host);
  await embed();
  host.shadowRoot?.append(chat);
  await drawn();
  expect(status()).toBe('Nu open');
  await press('.launcher');
  expect(frame()).not.toBeNull();
  host.remove();
  document.body.append(chat);
  await drawn();
  expect(frame()).not.toBeNull();
  expect(first.shadowRoot?.querySelector('iframe')).toBeNull();
});

test('properties set before the element was known count, like attributes', async () => {
  const early = Object.assign(document.createElement('luisterend-oog-chat'), {});
  Object.defineProperty(early, 'label', { value: 'Praat met ons', configurable: true, writable: true });
  early.setAttribute('server', SERVER);
  early.lang = 'nl';
  document.body.append(early);
  await drawn();
  chat = early;
  expect(need('.label').textContent).toBe('Praat met ons');
  expect(early.getAttribute('label')).toBe('Praat met ons');
  early.label = null;
  await drawn();
  expect(need('.label').textContent).toBe(texts.label);
});

test('an accent that nobody could read is corrected until everybody can', async () => {
  await embed({ accent: '#ffee00', theme: 'light' });
  await expectAccessible(chat);
  chat.accent = '#001133';
  chat.theme = 'dark';
  await drawn();
  await expectAccessible(chat);
});

test('on a phone the panel fills the screen', async () => {
  await page.viewport(360, 640);
  await embed();
  await press('.launcher');
  const { width, height, top, left } = need('.panel').getBoundingClientRect();
  expect([left, top, width, height].map(Math.round)).toEqual([0, 0, 360, 640]);
  await page.viewport(414, 800);
});
