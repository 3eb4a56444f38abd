import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Availability } from '../../../protocol/http/visitor.ts';
import { nlLater } from '../../../widget/locales/nl-later.ts';
import { nl } from '../../../widget/locales/nl.ts';
import { expectAccessible } from './accessible.ts';
import { helpLine, OPEN, pageData } from './fake-room.ts';
import { withPage } from './mounted-page.ts';

const page = withPage();
const opens = { inMs: 1, atMs: Date.parse('2026-11-25T14:00'), inDays: 1, date: '2026-11-25', time: '14:00' };

test('[Q2] refused at the door: the reason, help lines that are open now, and another look', async () => {
  page.room.signUpAnswers = [{ outcome: 'refused', availability: { state: 'full', signUpEndsInMs: null } }];
  await page.load();
  await page.signUp();
  await page.see(nlLater.unavailable.title.full);
  await page.see('113 Zelfmoordpreventie');
  expect(sessionStorage.getItem('lo-ticket')).toBeNull();
  await page.click(nlLater.unavailable.retry);
  await page.see(nl.start.title);
});

/** The page's own clock; only what repeats, so that everything else goes on as it is. */
async function aWhileLater(): Promise<void> {
  await vi.advanceTimersByTimeAsync(5_000);
}

test('[Q10] a volunteer who comes in the meantime is seen by who has the form before them', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  await page.load(pageData({ state: 'open', signUpEndsInMs: null, nobodyOnDuty: true }));
  await page.see(nl.start.nobodyOnDuty);
  await userEvent.fill(page.one('#nickname'), 'Stille Merel');
  await aWhileLater();
  await page.seeNot(nl.start.nobodyOnDuty);
  expect(page.one<HTMLInputElement>('#nickname').value).toBe('Stille Merel');
});

test('[Q2] the form stays when the doors close meanwhile, and says so; doors that open are seen', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  await page.load();
  page.room.availability = { state: 'full', signUpEndsInMs: null };
  await aWhileLater();
  expect(page.room.requests.map(({ path }) => path)).toEqual(['/api/availability?lang=en']);
  expect(page.text).toContain(nl.start.title);
  await page.see(`${nlLater.unavailable.title.full}. Er wachten nu veel mensen`);
  await page.load(pageData(page.room.availability));
  await page.see(nlLater.unavailable.title.full);
  page.room.availability = OPEN;
  await aWhileLater();
  await page.see(nl.start.title);
});

test.each([
  ['full', { state: 'full', signUpEndsInMs: null }],
  ['closed', { state: 'closed', opens, reason: null, notReady: false }],
] satisfies [string, Availability][])(
  '[O4] %s: the line that listens comes first, and 112 and 113 where danger is asked about',
  async (_, availability) => {
    const given = pageData(availability);
    await page.load({ ...given, helpLines: [...given.helpLines, helpLine('De Luisterlijn', [])] });
    await page.see('De Luisterlijn');
    const namesIn = (selector: string) =>
      Array.from(page.one(selector).querySelectorAll('strong'), ({ textContent }) => textContent);
    expect(namesIn('main').slice(0, 3)).toEqual(['De Luisterlijn', '112', '113 Zelfmoordpreventie']);
    expect(namesIn('#help').slice(0, 2)).toEqual(['112', '113 Zelfmoordpreventie']);
  },
);

const CLOSED: [Availability, string, string][] = [
  [{ state: 'full', signUpEndsInMs: null }, nlLater.unavailable.title.full, 'Probeer het straks nog eens'],
  [
    { state: 'signUpEnded', closesInMs: 1, opens },
    nlLater.unavailable.title.signUpEnded,
    'morgen om 14.00 uur',
  ],
  [
    { state: 'closed', opens: { ...opens, inDays: 0 }, reason: 'wegens een scholingsdag', notReady: false },
    nlLater.unavailable.title.closed,
    'We zijn gesloten wegens een scholingsdag. Je kunt vandaag om 14.00 uur weer terecht.',
  ],
  [
    { state: 'closed', opens: { ...opens, inDays: 9, date: '2026-12-03' }, reason: null, notReady: false },
    nlLater.unavailable.title.closed,
    'donderdag 3 december om 14.00 uur',
  ],
];

test.for(CLOSED)('[O2] says when the doors open again: $0.state', async ([availability, title, words]) => {
  await page.load(pageData(availability));
  await page.see(title);
  await page.see(words);
  await expectAccessible(page.element);
});

test('[O4] closing time while waiting: told kindly, with help lines that are open now', async () => {
  await page.wait();
  page.room.show({ phase: 'ended', by: 'signUpEnded', evaluation: 'none' });
  await page.see(nlLater.endedTitle.signUpEnded);
  await page.see('0800-0113');
  await expectAccessible(page.element);
});

test('a browser that can’t seal is told so, with help lines', async () => {
  await page.load(pageData(), 'unsupported');
  await page.see(nlLater.notHere.unsupported.title);
  await page.see('0800-0113');
  await expectAccessible(page.element);
});
