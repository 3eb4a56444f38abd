import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nlLater } from '../../widget/locales/nl-later.ts';
import { nl } from '../../widget/locales/nl.ts';
import { findChromium } from '../chromium.ts';
import { CLOSED, visitFrom } from './shut-doors.ts';
import type { Visit } from './visit.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(await findChromium());
});
afterAll(() => browser?.close());

/** At half past nine in the evening of 24 November, by the helpline's clock. */
const closedFrom = (timezoneId: string, options = {}) => visitFrom(browser, { timezoneId, ...options });
const status = (visit: Visit) => visit.page.locator('luisterend-oog-chat .status').textContent();
const text = (visit: Visit, selector: string) => visit.page.locator(selector).innerText();

describe('[C12] who is in another zone than the helpline reads their own time, with the helpline’s beside it', () => {
  test.for([
    [
      'Asia/Jakarta',
      'Weer open: vandaag 20.00 uur jouw tijd (14.00 bij ons)',
      'vandaag om 20.00 uur jouw tijd',
    ],
    [
      'Pacific/Auckland',
      'Weer open: morgen 02.00 uur jouw tijd (14.00 bij ons)',
      'morgen om 02.00 uur jouw tijd',
    ],
    [
      'America/Paramaribo',
      'Weer open: morgen 10.00 uur jouw tijd (14.00 bij ons)',
      'morgen om 10.00 uur jouw tijd',
    ],
  ] as const)('on the button and behind shut doors: %s', async ([zone, button, said]) => {
    const visit = await closedFrom(zone);
    await visit.openSite();
    await visit.see('Weer open');
    expect(await status(visit)).toBe(button);
    await visit.open();
    await visit.see(`Je kunt ${said} weer terecht (14.00 uur Nederlandse tijd).`);
    await visit.page.context().close();
  });

  test('in the week’s hours, below the help lines, and in how it works', async () => {
    const visit = await closedFrom('Asia/Jakarta');
    await visit.open();
    await visit.see(nlLater.hours.title);
    const week = ['Op jouw klok:', 'maandag – zaterdag: 20.00 – 05.00 uur', 'zondag: 17.00 – 05.00 uur'];
    const ours = [
      'In Nederlandse tijd:',
      'maandag – zaterdag: 14.00 – 23.00 uur',
      'zondag: 11.00 – 23.00 uur',
    ];
    const lines = (await text(visit, '.sheet')).split(/\n+/);
    expect(lines.slice(lines.indexOf(week[0] ?? ''))).toEqual(expect.arrayContaining([...week, ...ours]));
    expect(lines).toContain('De tijden bij deze hulplijnen zijn Nederlandse tijd.');
    await visit.press(nl.about);
    await expect
      .poll(async () => (await text(visit, 'dialog#about')).split(/\n+/))
      .toEqual(expect.arrayContaining([...week, ...ours]));
    await visit.press(nl.help.close);
    await visit.press(nl.help.open);
    await visit.see(nl.help.intro);
    expect(await text(visit, 'dialog#help')).toContain(
      'De tijden bij deze hulplijnen zijn Nederlandse tijd.',
    );
    await visit.page.context().close();
  });

  test('after the end', async () => {
    const visit = await closedFrom('Asia/Jakarta');
    visit.server.availability = { state: 'open', signUpEndsInMs: null, nobodyOnDuty: false };
    await visit.wait();
    visit.server.availability = CLOSED;
    visit.room.show({ phase: 'ended', by: 'signUpEnded', evaluation: 'none' });
    await visit.see('Je kunt vandaag om 20.00 uur jouw tijd weer terecht (14.00 uur Nederlandse tijd).');
    await visit.see('maandag – zaterdag: 20.00 – 05.00 uur');
    await visit.page.context().close();
  });

  test('in English, and by the words of the page around it', async () => {
    const visit = await closedFrom('Asia/Jakarta');
    await visit.open('/?lang=en');
    await visit.see('You can come back today at 20:00 your time (14:00 Dutch time).');
    await visit.see('Monday – Saturday: 20:00 – 05:00');
    await visit.page.context().close();
  });

  test('a browser that hides its zone is told whose time it is; where the clocks agree nothing is added', async () => {
    const hidden = await closedFrom('UTC');
    await hidden.openSite();
    await hidden.see('Weer open');
    expect(await status(hidden)).toBe('Weer open: morgen 14.00 uur');
    await hidden.open();
    await hidden.see('Je kunt morgen om 14.00 uur Nederlandse tijd weer terecht.');
    await hidden.see('Deze tijden zijn Nederlandse tijd.');
    await hidden.page.context().close();

    const near = await closedFrom('Europe/Berlin');
    await near.openSite();
    await near.see('Weer open');
    expect(await status(near)).toBe('Weer open: morgen 14.00 uur');
    await near.open();
    await near.see('Je kunt morgen om 14.00 uur weer terecht.');
    await near.see(nlLater.hours.title);
    expect(await text(near, '.sheet')).not.toContain('Nederlandse tijd');
    await near.page.context().close();
  });

  test('without JavaScript the page says whose time it is', async () => {
    const visit = await closedFrom('Asia/Jakarta', { javaScriptEnabled: false });
    await visit.openWithoutScript();
    expect(await text(visit, 'main')).toContain('Alle tijden op deze pagina zijn Nederlandse tijd.');
    await visit.page.context().close();
  });
});
