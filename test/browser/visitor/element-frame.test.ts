import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { FRAME_CONTRACT } from '../../../protocol/frame.ts';
import { SERVER, texts, withSite } from './embedded-element.ts';

const site = withSite();

test('opens a sandboxed frame of the chat’s own origin, named, with the way out above it', async () => {
  await site.embed();
  const opened = vi.fn<() => void>();
  site.chat.addEventListener('lo-opened', opened);
  await site.press('.launcher');
  expect(opened).toHaveBeenCalledOnce();
  expect(site.chat.hasAttribute('open')).toBe(true);
  const { src, sandbox, title, referrerPolicy } = site.frame;
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
  expect(
    site.need('.exit').compareDocumentPosition(site.frame) & Node.DOCUMENT_POSITION_FOLLOWING,
  ).toBeTruthy();
  expect(site.chat.shadowRoot?.activeElement).toBe(site.need('.panel'));
});

test('folding it away keeps the frame, and gives the focus back', async () => {
  await site.embed();
  await site.press('.launcher');
  const kept = site.frame;
  site.say({ type: 'ready' });
  await userEvent.keyboard('{Escape}');
  expect(site.need('.panel').hidden).toBe(false);
  site.need('[part=hide]').focus();
  await site.press('[part=hide]');
  expect(site.need('.panel').hidden).toBe(true);
  expect(site.frame).toBe(kept);
  expect(site.chat.shadowRoot?.activeElement).toBe(site.need('.launcher'));
});

test('listens to the frame only: right origin, right window, right contract', async () => {
  await site.embed();
  await site.press('.launcher');
  const cover = site.need('.cover');
  site.fromFrame({ type: 'ready' }, 'https://evil.test');
  dispatchEvent(
    new MessageEvent('message', {
      data: { contract: FRAME_CONTRACT, type: 'ready' },
      origin: SERVER,
      source: window,
    }),
  );
  site.fromFrame({ contract: 'other/1', type: 'ready' });
  expect(cover.hidden).toBe(false);
  site.say({ type: 'ready' });
  expect(cover.hidden).toBe(true);
});

test('a frame that stays silent for 5 s gives way to open lines, chat first, and a tab of its own; it may still come', async () => {
  await site.embed();
  vi.useFakeTimers();
  await site.press('.launcher');
  vi.advanceTimersByTime(4_999);
  expect(site.need('.cover').textContent).toContain(texts.loading);
  expect(site.need('.cover summary').textContent).toBe(texts.help);
  expect(site.need('.cover details').textContent).toContain('112');
  vi.advanceTimersByTime(1);
  expect(site.need('.cover').textContent).toContain(texts.failed);
  // Each line by every way that is open, of which typing comes first.
  await vi.waitFor(() =>
    expect([...site.need('.cover ul').children].map((line) => line.textContent)).toEqual([
      '112112',
      '113 ZelfmoordpreventieChat: 113.nl1130800-0113',
    ]),
  );
  expect(Array.from(site.need('.cover').querySelectorAll('li a'), (link) => link.outerHTML)).toEqual([
    '<a href="tel:112" target="" rel="noreferrer">112</a>',
    '<a href="https://www.113.nl/" target="_blank" rel="noreferrer">Chat: 113.nl</a>',
    '<a href="tel:113" target="" rel="noreferrer">113</a>',
    '<a href="tel:08000113" target="" rel="noreferrer">0800-0113</a>',
  ]);
  expect(site.need<HTMLAnchorElement>('.cover > a').href).toBe(`${SERVER}/?lang=nl`);
  site.say({ type: 'ready' });
  expect(site.need('.cover').hidden).toBe(true);
});
