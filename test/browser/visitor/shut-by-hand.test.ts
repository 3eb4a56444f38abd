import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Availability } from '../../../protocol/http/visitor.ts';
import { later as enLater } from '../../../widget/locales/en.ts';
import { nlLater } from '../../../widget/locales/nl-later.ts';
import { nl } from '../../../widget/locales/nl.ts';
import { waiting } from '../../states/room-states.ts';
import { expectAccessible } from './accessible.ts';
import { OPEN, pageData } from './fake-room.ts';
import { withPage } from './mounted-page.ts';

const page = withPage();
const opens = { inMs: 1, atMs: Date.parse('2026-11-25T14:00'), inDays: 1, date: '2026-11-25', time: '14:00' };
const shut = (part: Partial<Extract<Availability, { state: 'closed' }>> = {}): Availability => ({
  state: 'closed',
  opens,
  reason: 'wegens een storing',
  notReady: false,
  byHand: true,
  ...part,
});
const TOLD = 'We zijn nu gesloten wegens een storing. Je kunt morgen om 14.00 uur weer terecht.';

test('[O5] who opens the chat reads the reason, and when one can come again', async () => {
  await page.load(pageData(shut()));
  await page.see(nlLater.unavailable.title.closed);
  await page.see(TOLD);
});

test.each([
  ['a reason and an end', shut(), TOLD],
  ['no reason', shut({ reason: null }), 'We zijn nu gesloten. Je kunt morgen om 14.00 uur weer terecht.'],
  ['no end', shut({ opens: null }), 'We zijn nu gesloten wegens een storing. Probeer het later nog eens.'],
] satisfies [string, Availability, string][])(
  '[O5] with %s: said on the form within 5 s, and what was typed stays for when it opens again',
  async (_, availability, told) => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    await page.load();
    await userEvent.fill(page.one('#nickname'), 'Stille Merel');
    page.room.availability = availability;
    await vi.advanceTimersByTimeAsync(5_000);
    await page.see(told);
    // It need not say twice that it is closed.
    expect(page.text).not.toContain(nlLater.unavailable.title.closed);
    expect(page.one<HTMLInputElement>('#nickname').value).toBe('Stille Merel');
    await expectAccessible(page.element);
    page.room.availability = OPEN;
    await vi.advanceTimersByTimeAsync(5_000);
    await page.seeNot(told);
    expect(page.one<HTMLInputElement>('#nickname').value).toBe('Stille Merel');
  },
);

test('[O5] the form leads to who is there now', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  await page.load();
  page.room.availability = shut();
  await vi.advanceTimersByTimeAsync(5_000);
  await page.see(TOLD);
  await page.click(nlLater.unavailable.elsewhere);
  await page.see(nlLater.unavailable.title.closed);
  await page.see(TOLD);
  expect(page.text).not.toContain(nl.start.title);
});

test('[O5] [O4] who waits is told as at closing, with the reason, and not that it is over for today', async () => {
  await page.load();
  page.room.state = waiting();
  await page.signUp();
  await page.see(nl.waiting.title(1));
  page.room.availability = shut();
  page.room.show({ phase: 'ended', by: 'signUpEnded', evaluation: 'none' });
  await page.see(TOLD);
  expect(page.one('h1').textContent).toBe(nlLater.unavailable.title.closed);
  await expectAccessible(page.element);
});

test('[O5] [O4] at closing by the hours it is over for today, and nothing is said of "nu"', async () => {
  await page.load();
  page.room.state = waiting();
  await page.signUp();
  await page.see(nl.waiting.title(1));
  page.room.availability = { state: 'closed', opens, reason: null, notReady: false };
  page.room.show({ phase: 'ended', by: 'signUpEnded', evaluation: 'none' });
  await page.see('Je kunt morgen om 14.00 uur weer terecht.');
  await page.see(nlLater.endedTitle.signUpEnded);
  expect(page.text).not.toContain('We zijn nu gesloten');
});

test.each([
  [shut(), 'We are closed now: wegens een storing. Please try again later.'],
  [shut({ reason: null }), 'We are closed now. Please try again later.'],
  [shut({ reason: null, byHand: undefined }), 'Please try again later.'],
  [shut({ byHand: undefined }), 'Closed: wegens een storing. Please try again later.'],
] as [Extract<Availability, { state: 'closed' }>, string][])('[O5] in English: %j', (now, told) => {
  expect(enLater.unavailable.why(now, { signUpEndsMinutes: 30 }, null)).toBe(told);
});
