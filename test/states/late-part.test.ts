import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { nlLater } from '../../widget/locales/nl-later.ts';
import { nl } from '../../widget/locales/nl.ts';
import { findChromium } from '../chromium.ts';
import { talking, waiting } from './room-states.ts';
import { Visit } from './visit.ts';

/* What is fetched apart, on a network that fails at the wrong moment; in the built page, as only there it has addresses. */

let browser: Browser;
beforeAll(async () => {
  const { executablePath, args } = await findChromium();
  browser = await chromium.launch({ executablePath, args });
});
afterAll(() => browser?.close());

/** From here on the page's time passes when a test says so. */
const stopClock = async (page: Page) =>
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 10_000));

/**
 * Neither the part comes nor anything else that the page asks for. If the server answered, the page would spend its few other addresses of
 * the part, and have none left where a test takes longer than their tries.
 */
async function lose({ page }: Visit): Promise<{ down: boolean }> {
  const network = { down: true };
  for (const address of ['**/chat-part-*', '**/api/availability*'])
    await page.route(address, (route) => (network.down ? route.abort() : route.fallback()));
  return network;
}

test('[C6] without it nobody can read along unseen, and once the network is back it comes after all', async () => {
  const visit = await Visit.begin(browser);
  const network = await lose(visit);
  await visit.talk();
  visit.room.show(talking({ coach: { stage: 'sitting', sitIn: 2, alias: 'Marijke' } }));
  const refused = { type: 'allowCoach', sitIn: 2, allowed: false };
  await vi.waitFor(() => expect(visit.room.of('allowCoach')).toContainEqual(refused));
  // Nobody is kept silent by it either.
  await visit.write('Ben je daar?');

  network.down = false;
  visit.room.show(talking());
  await visit.see(nlLater.begin('Anna'));
  await visit.page.getByRole('textbox', { name: nl.composer.label }).fill('Bel me maar op 06 12345678');
  await visit.press(nl.composer.send);
  await visit.see(nlLater.personalData.question(['phone']));
  await visit.page.context().close();
});

test('[C9] an end without it leads on, and then asks how it was', async () => {
  const visit = await Visit.begin(browser);
  const network = await lose(visit);
  await visit.talk();
  visit.room.show({ phase: 'ended', by: 'volunteer', evaluation: 'open' });
  await visit.see(nl.start.problems.network);
  await visit.see(nl.turnTo);
  network.down = false;
  visit.room.show({ phase: 'ended', by: 'volunteer', evaluation: 'open' });
  await visit.see(nlLater.evaluation.feltHeard);
  await visit.page.context().close();
});

test('[C1] where it hangs, what was pressed to be sent is sent after a moment, and nothing else ever', async () => {
  const visit = await Visit.begin(browser);
  await visit.page.route('**/chat-part-*', () => {});
  await visit.page.clock.install();
  await visit.talk();
  await stopClock(visit.page);
  const box = visit.page.getByRole('textbox', { name: nl.composer.label });
  await box.fill('Hallo daar');
  await visit.press(nl.composer.send);
  await box.fill('Half een zin');
  await visit.page.clock.fastForward(3_000);
  await visit.press(nl.composer.send);
  await visit.room.whenStored(1);
  const sent = visit.room.messages.map(({ envelope }) => visit.room.open('message', envelope));
  expect((await Promise.all(sent)).map(({ body }) => body)).toEqual([{ text: 'Half een zin' }]);
  await visit.page.context().close();
});

test('[W7] on a slow network a screen reader is told the place at once, before the words that come later', async () => {
  const visit = await Visit.begin(browser);
  await visit.page.route('**/chat-part-*', () => {});
  await visit.wait({ position: 3 });
  const told = visit.page.locator('lo-chat-page > p[role=status]');
  await expect.poll(() => told.textContent()).toBe(nl.waiting.title(3));
  await visit.page.context().close();
});

test('[C2] the form is there without the part for a talk; who signs up meanwhile is told, and gets in once it comes', async () => {
  const visit = await Visit.begin(browser);
  visit.server.policies = true;
  let down = true;
  let asked = 0;
  visit.room.state = waiting();
  await visit.page.route('**/chat-talk-*', (route) => {
    asked += 1;
    return down ? route.abort() : route.fallback();
  });
  await visit.page.clock.install();
  await stopClock(visit.page);
  await visit.open();
  await vi.waitFor(async () => {
    await visit.page.clock.runFor(1);
    expect(asked).toBe(1);
  });
  await visit.signUp();
  await visit.see(nl.start.problems.network);
  // Not without a pause: that would keep a phone without a network busy.
  expect(asked).toBe(1);
  down = false;
  await visit.page.clock.fastForward(2_000);
  await visit.press(nl.start.submit);
  await visit.page.getByRole('heading', { name: nl.waiting.title(1) }).waitFor();
  await visit.page.context().close();
});

test('[A11] a part that is not the one which was built never runs, at first or when it is fetched again', async () => {
  const visit = await Visit.begin(browser);
  visit.server.policies = true;
  let ran = false;
  let asked = 0;
  await visit.page.exposeFunction('ran', () => void (ran = true));
  await visit.page.route('**/chat-talk-*', async (route) => {
    asked += 1;
    if (asked > 2) return await route.fallback();
    const headers = { 'access-control-allow-origin': '*' };
    await route.fulfill({
      contentType: 'text/javascript',
      headers,
      body: 'ran();export const makeTalk=ran;',
    });
  });
  visit.room.state = waiting();
  await visit.page.clock.install();
  await visit.open();
  await visit.signUp();
  await visit.see(nl.start.problems.network);
  await visit.page.clock.fastForward(2_000);
  await vi.waitFor(() => expect(asked).toBeGreaterThanOrEqual(2));
  // What is fetched again has the same hash to meet.
  await vi.waitFor(async () => {
    await visit.page.clock.fastForward(2_000);
    expect(asked).toBe(3);
  });
  await visit.press(nl.start.submit);
  await visit.page.getByRole('heading', { name: nl.waiting.title(1) }).waitFor();
  expect(ran).toBe(false);
  await visit.page.context().close();
});

test('[A11] a script of which the page names no hash does not run', async () => {
  const visit = await Visit.begin(browser);
  visit.server.policies = true;
  await visit.page.route('**/assets/other.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'export const ran = true;' }),
  );
  await visit.open();
  await visit.page.getByLabel(nl.start.nickname).waitFor();
  const outcome = await visit.page.evaluate("import('/assets/other.js').then(() => 'ran', () => 'refused')");
  expect(outcome).toBe('refused');
  await visit.page.context().close();
});

test('[C2] however long there is no network, no other address is spent, and the part comes once there is', async () => {
  const visit = await Visit.begin(browser);
  visit.server.policies = true;
  let down = true;
  const asked = { part: 0, server: 0 };
  await visit.page.route('**/chat-talk-*', (route) => {
    asked.part += 1;
    return down ? route.abort() : route.fallback();
  });
  await visit.page.route('**/api/availability*', (route) => {
    asked.server += 1;
    return down ? route.abort() : route.fallback();
  });
  visit.room.state = waiting();
  await visit.page.clock.install();
  await visit.open();
  await visit.signUp();
  await visit.see(nl.start.problems.network);
  for (const times of [1, 2, 3, 4]) {
    // Again if the page had not set its timer yet.
    await vi.waitFor(async () => {
      await visit.page.clock.fastForward(2_000);
      expect(asked.server).toBeGreaterThanOrEqual(times);
    });
  }
  expect(asked.part).toBe(1);
  down = false;
  await vi.waitFor(async () => {
    await visit.page.clock.fastForward(2_000);
    expect(asked.part).toBe(2);
  });
  await visit.press(nl.start.submit);
  await visit.page.getByRole('heading', { name: nl.waiting.title(1) }).waitFor();
  await visit.page.context().close();
});
