import { expect, test, vi } from 'vitest';
import { CLOSE } from '../../../protocol/close-codes.ts';
import type { Availability } from '../../../protocol/http/visitor.ts';
import { nlLater } from '../../../widget/locales/nl-later.ts';
import { nl } from '../../../widget/locales/nl.ts';
import { waiting } from '../../states/room-states.ts';
import { expectAccessible } from './accessible.ts';
import { channel, helpLine, OPEN, pageData } from './fake-room.ts';
import { withPage } from './mounted-page.ts';

const page = withPage();
const opens = { inMs: 1, atMs: Date.parse('2026-11-25T14:00'), inDays: 1, date: '2026-11-25', time: '14:00' };
const SHUT: Availability = { state: 'closed', opens, reason: null, notReady: false };
const CHAT = channel('https://www.deluisterlijn.nl/', { kind: 'chat' });
const PHONE = channel('088 0767 000');
const listening = helpLine('De Luisterlijn', [CHAT, PHONE]);
const shut = (one: typeof CHAT) => ({ ...one, openNow: false });
const withListening = (availability: Availability) => {
  const given = pageData(availability);
  const weeklyHours = Array.from({ length: 7 }, () => [{ from: '14:00', to: '23:00' }]);
  return { ...given, weeklyHours, helpLines: [...given.helpLines, listening] };
};
/** What the main button says and where it leads, if it is a link. */
const mainButton = () => {
  const main = page.one('main .primary');
  return [main.textContent?.trim(), main.getAttribute('href')];
};
const LISTENING = [nlLater.visit('De Luisterlijn'), 'https://www.deluisterlijn.nl/'];

test.each([
  ['full', { state: 'full', signUpEndsInMs: null }],
  ['closed', SHUT],
  ['signUpEnded', { state: 'signUpEnded', closesInMs: 1, opens }],
] satisfies [string, Availability][])(
  '[O4] %s: the main button leads to the line that listens, and the week’s hours are there',
  async (state, availability) => {
    await page.load(withListening(availability));
    await page.see(nlLater.hours.title);
    expect(mainButton()).toEqual(LISTENING);
    await page.see('maandag – zondag: 14.00 – 23.00 uur');
    // Another look helps where a place may come free, and nowhere else.
    const buttons = Array.from(page.element.renderRoot.querySelectorAll('main button'), (button) =>
      button.textContent?.trim(),
    );
    expect(buttons).toEqual([...(state === 'full' ? [nlLater.unavailable.retry] : []), nl.about]);
  },
);

const CALLING = [nlLater.call('De Luisterlijn'), 'tel:0880767000'];
test.each([
  ['its chat is open', [CHAT, PHONE], LISTENING, LISTENING],
  ['nobody knows whether its chat is open', [{ ...CHAT, openNow: null }, PHONE], LISTENING, LISTENING],
  ['its chat is shut', [shut(CHAT), PHONE], CALLING, LISTENING],
  ['it only has a number', [PHONE], CALLING, CALLING],
  ['it only has a chat', [CHAT], LISTENING, LISTENING],
] as const)(
  '[O4] %s: on a telephone the main button leads to what is open, and elsewhere to what works there',
  async (_, channels, onPhone, elsewhere) => {
    const given = pageData(SHUT);
    const coarse = vi.spyOn(window, 'matchMedia');
    for (const [matches, expected] of [
      [true, onPhone],
      [false, elsewhere],
    ] as const) {
      coarse.mockImplementation(
        (query) => ({ matches: matches && query === '(pointer: coarse)' }) as MediaQueryList,
      );
      await page.load({
        ...given,
        helpLines: [...given.helpLines, helpLine('De Luisterlijn', [...channels])],
      });
      await page.see(nlLater.unavailable.title.closed);
      await vi.waitFor(() => expect(mainButton()).toEqual(expected));
    }
  },
);

test('[O4] a line that is shut itself is not the main button', async () => {
  const given = withListening(SHUT);
  const closed = helpLine('De Luisterlijn', [shut(CHAT), shut(PHONE)]);
  await page.load({ ...given, helpLines: [closed, helpLine('Andere lijn', [CHAT])] });
  await page.see(nlLater.hours.title);
  expect(mainButton()).toEqual([nlLater.visit('Andere lijn'), 'https://www.deluisterlijn.nl/']);
});

test('[O4] for who is under 18 their own line is the main button, and stands below 112 and 113', async () => {
  const given = withListening(SHUT);
  const own = (openNow: boolean) =>
    helpLine('De Kindertelefoon', [{ ...CHAT, openNow, values: ['https://www.kindertelefoon.nl/'] }], {
      first: 'under18',
    });
  const namesShown = () =>
    Array.from(page.one('main .help-lines').querySelectorAll('strong'), ({ textContent }) => textContent);
  await page.load({ ...given, helpLines: [...given.helpLines, own(true)], under18: true });
  await page.see(nlLater.hours.title);
  expect(mainButton()).toEqual([nlLater.visit('De Kindertelefoon'), 'https://www.kindertelefoon.nl/']);
  expect(namesShown().slice(0, 3)).toEqual(['112', '113 Zelfmoordpreventie', 'De Kindertelefoon']);
  await page.load({ ...given, helpLines: [...given.helpLines, own(false)], under18: true });
  await page.see(nlLater.hours.title);
  expect(mainButton()).toEqual(LISTENING);
  await page.load({ ...given, helpLines: [...given.helpLines, own(true)] });
  await page.see(nlLater.hours.title);
  expect(mainButton()).toEqual(LISTENING);
  expect(namesShown().at(-1)).toBe('De Kindertelefoon');
});

test.each([
  ['closed', SHUT],
  ['open', OPEN],
] satisfies [string, Availability][])(
  '[O4] after leaving the queue, %s: no way on leads to a shut door',
  async (state, then) => {
    await page.load(withListening(OPEN));
    page.room.state = waiting();
    await page.signUp();
    await page.see(nl.waiting.title(1));
    page.room.availability = then;
    page.room.helpLines = withListening(then).helpLines;
    page.room.show({ phase: 'ended', by: 'neverSpoke', evaluation: 'none' });
    await page.see(nlLater.endedTitle.neverSpoke);
    if (state === 'open') return await expect.poll(mainButton).toEqual([nl.startAgain, null]);
    await page.see('Je kunt morgen om 14.00 uur weer terecht.');
    await page.see('maandag – zondag: 14.00 – 23.00 uur');
    expect(mainButton()).toEqual(LISTENING);
    expect(page.text).not.toContain(nl.startAgain);
    await expectAccessible(page.element);
  },
);

test('[O4] a talk that is gone, or over, sends nobody to a shut door, and says when the chat opens', async () => {
  await page.load(withListening(OPEN));
  page.room.state = waiting();
  await page.signUp();
  await page.see(nl.waiting.title(1));
  await page.room.connect();
  await page.see(nl.talk.with('Anna'));
  await page.room.say('Dag');
  await page.see('Dag');
  page.room.availability = SHUT;
  page.room.helpLines = withListening(SHUT).helpLines;
  page.room.show({ phase: 'ended', by: 'visitor', evaluation: 'done' });
  await page.see('Je kunt morgen om 14.00 uur weer terecht.');
  await page.see(nlLater.hours.title);
  expect(page.text).not.toContain(nl.startAgain);
  // Who has talked is not sent on, but may read it back.
  expect(page.element.renderRoot.querySelector('main .primary')).toBeNull();
  expect(page.button(nlLater.reread)).toBeTruthy();
});

test('[O4] a talk that is gone while the doors are shut', async () => {
  await page.load(withListening(OPEN));
  page.room.state = waiting();
  await page.signUp();
  await page.see(nl.waiting.title(1));
  page.room.availability = SHUT;
  page.room.helpLines = withListening(SHUT).helpLines;
  page.room.socket.drop(CLOSE.gone.code);
  await page.see(nlLater.stopped.title.gone);
  await page.see('Je kunt morgen om 14.00 uur weer terecht.');
  expect(mainButton()).toEqual(LISTENING);
  expect(page.text).not.toContain(nl.startAgain);
});
