import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { nl } from '../../widget/locales/nl.ts';
import { APP } from '../../worker/console/app/app-texts.ts';
import { HOME, OFFER } from '../../worker/console/home/home-texts.ts';
import { HOLDERS } from '../../worker/console/review/keys-texts.ts';
import { SETUP } from '../../worker/console/review/review-texts.ts';
import { SETTING_NAMES } from '../../worker/console/session/setting-names.ts';
import { CRISIS } from '../../worker/console/settings/crisis-texts.ts';
import { FIRST_RUN } from '../../worker/console/settings/first-run-texts.ts';
import { LINES } from '../../worker/console/settings/lines-texts.ts';
import { SITES } from '../../worker/console/settings/sites-texts.ts';
import { INVITE } from '../../worker/console/team/team-texts.ts';
import { findChromium } from '../chromium.ts';
import { grantAccess } from './support/granting.ts';
import { install, type Installation } from './support/installation.ts';
import { chatFrame, fillIn, keepCode, openConsole, register, toggleAvailable } from './support/people.ts';
import { saveSettings, typeHours } from './support/settings.ts';

/* From an empty database to the first talk, with nothing but the link that `npm run invite` prints, and the console. */

const NAME = 'Buurtlijn Noord';
let installation: Installation;
let browser: Browser;
let sam: Page;
let noor: Page;
let robin: Page;

beforeAll(async () => {
  installation = await install([], null);
  const { executablePath, args } = await findChromium();
  browser = await chromium.launch({ executablePath, args });
  [sam, noor, robin] = await Promise.all([newPage(), newPage(), newPage()]);
});
afterAll(async () => {
  await browser?.close();
  await installation?.stop();
});

const newPage = async () => (await openConsole(browser, () => {})).page;
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const field = (name: string) => sam.locator(`input[name="${name}"]`);
const availability = async () =>
  (
    (await (await fetch(`${installation.chatOrigin}/api/availability`)).json()) as {
      availability: { state: string; notReady?: boolean };
    }
  ).availability;

/** Waits until a step is the open one, with the keyboard at it. */
async function atStep(name: keyof typeof FIRST_RUN.steps): Promise<void> {
  await sam.locator(`lo-first-run #${name}[aria-expanded="true"]:focus`).waitFor();
}

/** Makes an invitation, puts it away, and so ends the step. @returns its link, which is shown once */
async function invite(): Promise<string> {
  await button(sam, INVITE.make).click();
  const link = await sam.getByLabel(INVITE.link).last().inputValue();
  await button(sam, INVITE.done).click();
  return link;
}

it('[S7] the first coordinator comes to the steps, makes the review key, and reads that nobody can sign up yet', async () => {
  await register(sam, await installation.invite('coordinator'), 'Sam');
  await keepCode(sam, SETUP.start);
  await atStep('name');
  await sam.getByText(APP.firstRun).waitFor();
  await sam.getByText(FIRST_RUN.progress(2, 10)).waitFor();
  expect(await availability()).toMatchObject({ state: 'closed', notReady: true });
});

it('[S7] gives the helpline a name and hours of its own', async () => {
  await sam.getByLabel(SETTING_NAMES.organisation).fill(NAME);
  await saveSettings(sam);
  await atStep('hours');
  await typeHours(sam, '0.00', '24.00');
  await saveSettings(sam);
  await atStep('lines');
});

it('[S8] looks at every line, leaves one out, and opens the doors with the last', async () => {
  const right = sam.getByRole('button', { name: new RegExp(`^${LINES.right}`) });
  await right.first().waitFor();
  const leaveOut = sam.getByRole('button', { name: new RegExp(`^${LINES.leaveOut}`) });
  await leaveOut.last().click();
  await saveSettings(sam);
  await right.first().waitFor();
  const names = await right.evaluateAll((buttons) => buttons.map(({ textContent }) => textContent));
  expect(await availability()).toMatchObject({ state: 'closed', notReady: true });
  for (const [index] of names.entries()) {
    await right.nth(index).click();
    await expect.poll(() => sam.getByText(LINES.notChecked).count()).toBe(names.length - 1 - index);
  }
  await expect.poll(async () => (await availability()).state).toBe('open');
  await atStep('crisisCard');
});

it('[S7] has the card looked at, names somebody to call, and lists a site', async () => {
  await button(sam, CRISIS.confirm).click();
  await atStep('onCall');
  await field('onCall.label').fill('Coördinator van dienst');
  await field('onCall.phone').fill('06 12345678');
  await saveSettings(sam);
  await atStep('site');
  await button(sam, SITES.add).click();
  await field('sites.0').fill(installation.siteOrigin);
  await saveSettings(sam);
  await atStep('secondCoordinator');
});

it('[S7] invites a second coordinator and the first volunteer, and goes on where it stopped', async () => {
  const forNoor = await invite();
  await atStep('firstVolunteer');
  const forRobin = await invite();
  await sam.getByText(FIRST_RUN.standing.waiting).first().waitFor();
  await register(noor, forNoor, 'Noor');
  await register(robin, forRobin, 'Robin');
  await sam.reload();
  await sam.getByText(FIRST_RUN.allDone).waitFor();
});

it('[S7] [K8] lets the second coordinator hold the review key, and nothing is left to warn of', async () => {
  await sam.getByText(HOLDERS.alone).waitFor();
  await grantAccess(sam, noor, 'Noor');
  await sam.getByText(HOLDERS.alone).waitFor({ state: 'detached' });
});

it('[S7] the first visitor, on that site, talks with that volunteer', async () => {
  await toggleAvailable(robin);
  await robin.getByText(HOME.status.available).waitFor();
  const visitor = await (await browser.newContext({ locale: 'nl-NL' })).newPage();
  await visitor.goto(installation.siteOrigin);
  await visitor.locator('luisterend-oog-chat').getByRole('button', { name: nl.title }).click();
  const chat = chatFrame(visitor);
  await fillIn(chat, 'Merel');
  await button(robin, OFFER.accept).click();
  await chat.getByText(nl.talk.with('Robin')).first().waitFor();
  const message = chat.getByRole('textbox', { name: nl.composer.label });
  await message.fill('Ik wil even praten.');
  await message.press('Enter');
  await robin.getByText('Ik wil even praten.').waitFor();
});
