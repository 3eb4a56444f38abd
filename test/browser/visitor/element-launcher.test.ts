import { expect, test, vi } from 'vitest';
import type { Availability } from '../../../protocol/http/visitor.ts';
import { expectAccessible } from './accessible.ts';
import { EXIT_URL, SERVER, texts, withSite } from './embedded-element.ts';
import { OPEN } from './fake-room.ts';

const site = withSite();
const opens = { inMs: 1, atMs: Date.parse('2026-11-25T14:00'), inDays: 1, date: '2026-11-25', time: '14:00' };

test('a page view asks one thing, and leaves nothing on the device', async () => {
  await site.embed();
  expect(site.asked).toEqual([`${SERVER}/api/availability?site=${encodeURIComponent(location.origin)}`]);
  expect(site.find('iframe')).toBeNull();
  expect(sessionStorage.length + localStorage.length).toBe(0);
  expect(document.cookie).toBe('');
});

test('several tags ask it together', async () => {
  const other = document.createElement('luisterend-oog-chat');
  other.setAttribute('server', SERVER);
  other.lang = 'nl';
  document.body.append(other);
  await site.embed();
  expect(site.asked).toHaveLength(1);
  expect(site.status).toBe(other.shadowRoot?.querySelector('.status')?.textContent);
});

const STATES: [Availability, string][] = [
  [OPEN, 'Nu open'],
  [{ state: 'open', signUpEndsInMs: null, nobodyOnDuty: true }, 'Even niemand aanwezig'],
  [{ state: 'full', signUpEndsInMs: null }, 'De wachtrij is vol'],
  [{ state: 'signUpEnded', closesInMs: 1, opens }, 'Weer open: morgen 14.00 uur'],
  [{ state: 'closed', opens: null, reason: null, notReady: true }, 'Nu gesloten'],
];

test.for(STATES)('the launcher says whether one may come in: $0.state', async ([availability, words]) => {
  site.answer = { availability, siteListed: true, helpLines: [], exitUrl: EXIT_URL };
  await site.embed();
  expect(site.need('.label').textContent).toBe(texts.label);
  expect(site.status).toBe(words);
});

test('a server that is down costs the page nothing, and leaves lines to call and to chat with', async () => {
  site.answer = null;
  await site.embed();
  expect(site.status).toBe(texts.unreachable);
  await site.press('.launcher');
  expect(site.need('.cover').textContent).toContain('113 ZelfmoordpreventieChat: 113.nl0800-0113');
  await expectAccessible(site.chat, ['iframe']);
});

test('[A8] a site that is not listed is named in the console, and the button opens a tab of its own', async () => {
  const said = vi.spyOn(console, 'error').mockReturnValue();
  const tab = vi.spyOn(window, 'open').mockReturnValue(null);
  site.answer = { availability: OPEN, siteListed: false, helpLines: [], exitUrl: EXIT_URL };
  await site.embed();
  expect(said.mock.calls[0]?.[0]).toContain(location.origin);
  await site.press('.launcher');
  expect(tab).toHaveBeenCalledWith(`${SERVER}/?lang=nl`, '_blank', 'noopener');
  expect(site.find('iframe')).toBeNull();
});

test('a conversation shows on the launcher, and comes back on the site’s next page', async () => {
  await site.embed();
  await site.press('.launcher');
  site.say({ type: 'ready' });
  const said: unknown[] = [];
  site.chat.addEventListener('lo-talk', ({ detail }) => said.push(detail));
  site.say({ type: 'state', state: 'conversation', unread: 0 });
  await site.press('[part=hide]');
  site.say({ type: 'state', state: 'conversation', unread: 2 });
  await site.drawn();
  expect(site.need('.label').textContent).toBe(texts.running);
  expect(site.status).toBe(texts.unread(2));
  expect(said).toEqual([{ running: true }]);
  expect(Object.entries(sessionStorage)).toEqual([['lo-conversation', '1']]);
  site.chat.remove();
  await site.embed();
  expect(site.need('.label').textContent).toBe(texts.running);
  expect(site.frame.src).toContain('/chat?');
  expect(site.need('.panel').hidden).toBe(true);
  site.say({ type: 'state', state: 'ended', unread: 0 });
  expect(sessionStorage.length).toBe(0);
});
