import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { expectAccessible } from './accessible.ts';
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
