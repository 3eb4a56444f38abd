import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { expectAccessible } from './accessible.ts';
import { elementTexts } from '../../../widget/element/element-texts.ts';
import { SERVER, texts, withSite } from './embedded-element.ts';

const site = withSite();

test('hostile styles of the host do not reach it', async () => {
  const style = document.createElement('style');
  style.textContent =
    '* { all: unset !important; direction: rtl; letter-spacing: 9px } html { font-size: 40px } body { transform: rotate(1deg) }';
  document.head.append(style);
  await site.embed();
  const { letterSpacing, direction, fontSize } = getComputedStyle(site.need('.label'));
  expect([letterSpacing, direction, fontSize]).toEqual(['normal', 'ltr', '16px']);
  const { right, bottom } = site.need('.launcher').getBoundingClientRect();
  expect(Math.round(innerWidth - right)).toBe(20);
  expect(Math.round(innerHeight - bottom)).toBe(20);
  style.remove();
});

test('works inline, twice on a page, inside a shadow root, moved and added again', async () => {
  await site.embed({ mode: 'inline' });
  const first = site.chat;
  expect(site.need('.root').getBoundingClientRect().height).toBeGreaterThan(44);
  const host = document.createElement('div');
  host.attachShadow({ mode: 'open' });
  document.body.append(host);
  await site.embed();
  host.shadowRoot?.append(site.chat);
  await site.drawn();
  expect(site.status).toBe('Nu open');
  await site.press('.launcher');
  expect(site.frame).not.toBeNull();
  host.remove();
  document.body.append(site.chat);
  await site.drawn();
  expect(site.frame).not.toBeNull();
  expect(first.shadowRoot?.querySelector('iframe')).toBeNull();
});

test('properties set before the element was known count, like attributes', async () => {
  const early = Object.assign(document.createElement('luisterend-oog-chat'), {});
  Object.defineProperty(early, 'label', { value: 'Praat met ons', configurable: true, writable: true });
  early.setAttribute('server', SERVER);
  early.lang = 'nl';
  document.body.append(early);
  await site.drawn();
  site.chat = early;
  expect(site.need('.label').textContent).toBe('Praat met ons');
  expect(early.getAttribute('label')).toBe('Praat met ons');
  early.label = null;
  await site.drawn();
  expect(site.need('.label').textContent).toBe(texts.label);
});

test('an accent that nobody could read is corrected until everybody can', async () => {
  await site.embed({ accent: '#ffee00', theme: 'light' });
  await expectAccessible(site.chat);
  site.chat.accent = '#001133';
  site.chat.theme = 'dark';
  await site.drawn();
  await expectAccessible(site.chat);
});

test('on a phone the panel fills the screen', async () => {
  await page.viewport(360, 640);
  await site.embed();
  await site.press('.launcher');
  const { width, height, top, left } = site.need('.panel').getBoundingClientRect();
  expect([left, top, width, height].map(Math.round)).toEqual([0, 0, 360, 640]);
  await page.viewport(414, 800);
});

test.for([
  ['a tablet', 1024, 768],
  ['a phone on its side', 740, 500],
])('an on-screen keyboard covers nothing of the panel: %s', async ([_name, width, height]) => {
  await page.viewport(Number(width), Number(height));
  await site.embed({ open: '' });
  const visible = { offsetTop: 40, height: 300 };
  for (const [name, value] of Object.entries(visible)) {
    vi.spyOn(VisualViewport.prototype, name as 'height', 'get').mockReturnValue(value);
  }
  visualViewport?.dispatchEvent(new Event('resize'));
  const { top, bottom } = site.need('.panel').getBoundingClientRect();
  expect([top, bottom].map(Math.round)).toEqual([60, 320]);
  vi.restoreAllMocks();
  visualViewport?.dispatchEvent(new Event('resize'));
  expect(Math.round(site.need('.panel').getBoundingClientRect().bottom)).toBe(Number(height) - 20);
  await page.viewport(414, 800);
});

test('the language of the page around it counts, also out of a shadow root', async () => {
  const around = document.createElement('div');
  around.lang = 'EN-gb';
  const host = document.createElement('div');
  around.append(host);
  document.body.append(around);
  await site.embed();
  site.chat.removeAttribute('lang');
  host.attachShadow({ mode: 'open' }).append(site.chat);
  await site.drawn();
  expect(site.need('.label').textContent).toBe(elementTexts('en').label);
  around.remove();
});

test('another language changes all that the element says at once, and the frame when it opens again', async () => {
  await site.embed();
  await site.press('.launcher');
  site.say({ type: 'ready' });
  site.say({ type: 'state', state: 'waiting', unread: 0 });
  const kept = site.frame;
  const en = elementTexts('en');
  site.chat.lang = 'en';
  await site.drawn();
  expect(site.need('.exit').textContent).toBe(en.exit);
  expect(site.need('[part=hide]').getAttribute('aria-label')).toBe(en.hide);
  expect(site.need('.panel').getAttribute('aria-label')).toBe(en.label);
  const reopen = async () => {
    await site.press('[part=hide]');
    await site.press('.launcher');
    return site.frame;
  };
  expect(await reopen()).toBe(kept);
  site.say({ type: 'state', state: 'idle', unread: 0 });
  await site.drawn();
  expect(site.frame).toBe(kept);
  const { src } = await reopen();
  expect(src).toContain('lang=en');
});

test('a site that changes its language is followed', async () => {
  const { lang } = document.documentElement;
  document.documentElement.lang = 'nl';
  await site.embed();
  site.chat.removeAttribute('lang');
  await site.drawn();
  expect(site.need('.label').textContent).toBe(texts.label);
  document.documentElement.lang = 'en';
  await vi.waitFor(() => expect(site.need('.label').textContent).toBe(elementTexts('en').label));
  document.documentElement.lang = lang;
});

test('a page that is kept for “back” keeps no talk; back on it, what runs is offered again', async () => {
  const turn = async (name: 'pagehide' | 'pageshow', persisted: boolean) => {
    dispatchEvent(new PageTransitionEvent(name, { persisted }));
    await site.drawn();
  };
  await site.embed();
  await site.press('.launcher');
  site.say({ type: 'ready' });
  site.say({ type: 'state', state: 'conversation', unread: 0 });
  await turn('pagehide', false);
  expect(site.find('iframe')).not.toBeNull();
  await turn('pagehide', true);
  expect(site.find('iframe')).toBeNull();
  expect(site.chat.opened).toBe(false);
  await turn('pageshow', true);
  expect(site.need('.label').textContent).toBe(texts.running);
  expect(site.find('iframe')).not.toBeNull();
  await turn('pagehide', true);
  // Quick exit on another page has cleared the flag.
  sessionStorage.clear();
  await turn('pageshow', true);
  expect(site.need('.label').textContent).toBe(texts.label);
  expect(site.find('iframe')).toBeNull();
});
