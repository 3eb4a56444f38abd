import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { nl } from '../../widget/locales/nl.ts';
import { APP } from '../../worker/console/app/app-texts.ts';
import { HOME, OFFER } from '../../worker/console/home/home-texts.ts';
import { SETUP } from '../../worker/console/review/review-texts.ts';
import { SETTING_NAMES } from '../../worker/console/session/setting-names.ts';
import { CRISIS } from '../../worker/console/settings/crisis-texts.ts';
import { FIRST_RUN } from '../../worker/console/settings/first-run-texts.ts';
import { LINES } from '../../worker/console/settings/lines-texts.ts';
import { SETTINGS, SETTINGS_FORM } from '../../worker/console/settings/settings-texts.ts';
import { SITES } from '../../worker/console/settings/sites-texts.ts';
import { INVITE, TEAM } from '../../worker/console/team/team-texts.ts';
import { findChromium } from '../chromium.ts';
import { install, type Installation } from './support/installation.ts';
import {
  chatFrame,
  fillIn,
  goTo,
  keepCode,
  openConsole,
  register,
  toggleAvailable,
} from './support/people.ts';

/* From an empty database to the first talk, with nothing but the link that `npm run invite` prints, and the console. */

const NAME = 'Buurtlijn Noord';
let installation: Installation;
let browser: Browser;
let sam: Page;
let robin: Page;

beforeAll(async () => {
  installation = await install([], null);
  const { executablePath, args } = await findChromium();
  browser = await chromium.launch({ executablePath, args });
  [sam, robin] = await Promise.all([newPage(), newPage()]);
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

/** Opens a step from the list of them. */
async function step(name: keyof typeof FIRST_RUN.steps): Promise<void> {
  await sam
    .getByRole('link', { name: `${FIRST_RUN.go}: ${FIRST_RUN.steps[name].title}`, exact: true })
    .click();
}

/** Back to the list of steps, from any page of the settings. */
async function toSteps(): Promise<void> {
  await sam.getByRole('link', { name: SETTINGS.back }).click();
  await sam.locator('.pages a[href$="/eerste-keer"]').click();
}

async function save(): Promise<void> {
  await button(sam, SETTINGS_FORM.look).click();
  await button(sam, SETTINGS_FORM.save).click();
  await sam.getByText(SETTINGS_FORM.saved).waitFor();
}

/** Makes an invitation on the page for it. @returns its link, which is shown once */
async function invite(role: keyof typeof TEAM.roles): Promise<string> {
  await sam.getByText(TEAM.roles[role], { exact: true }).first().click();
  await button(sam, INVITE.make).click();
  const link = await sam.getByLabel(INVITE.link).last().inputValue();
  await button(sam, INVITE.done).click();
  return link;
}

it('[S7] the first coordinator makes the review key, and reads that nobody can sign up yet', async () => {
  await register(sam, await installation.invite('coordinator'), 'Sam');
  await sam.getByRole('link', { name: APP.bannerLink }).click();
  await keepCode(sam, SETUP.start);
  await sam.getByText(APP.firstRun).waitFor();
  expect(await availability()).toMatchObject({ state: 'closed', notReady: true });
  await sam.getByRole('link', { name: APP.firstRunLink }).click();
  await sam.getByText(FIRST_RUN.progress(2, 10)).waitFor();
});

it('[S7] gives the helpline a name and hours of its own', async () => {
  await step('name');
  await sam.getByLabel(SETTING_NAMES.organisation).fill(NAME);
  await save();
  await toSteps();
  await step('hours');
  for (let day = 0; day < 7; day += 1) {
    await field(`openingHours.weekly.${day}.0.from`).fill('0.00');
    await field(`openingHours.weekly.${day}.0.to`).fill('24.00');
  }
  await save();
  await toSteps();
});

it('[S8] looks at every line, leaves one out, and opens the doors with the last', async () => {
  await step('lines');
  const right = sam.getByRole('button', { name: new RegExp(`^${LINES.right}`) });
  await right.first().waitFor();
  const leaveOut = sam.getByRole('button', { name: new RegExp(`^${LINES.leaveOut}`) });
  await leaveOut.last().click();
  await save();
  const names = await right.evaluateAll((buttons) => buttons.map(({ textContent }) => textContent));
  expect(await availability()).toMatchObject({ state: 'closed', notReady: true });
  for (const [index] of names.entries()) {
    await right.nth(index).click();
    await expect.poll(() => sam.getByText(LINES.notChecked).count()).toBe(names.length - 1 - index);
  }
  await expect.poll(async () => (await availability()).state).toBe('open');
  await toSteps();
});

it('[S7] has the card looked at, names somebody to call, and lists a site', async () => {
  await step('crisisCard');
  await button(sam, CRISIS.confirm).click();
  await sam.getByText(CRISIS.concept).waitFor({ state: 'detached' });
  await field('onCall.label').fill('Coördinator van dienst');
  await field('onCall.phone').fill('06 12345678');
  await save();
  await toSteps();
  await step('site');
  await button(sam, SITES.add).click();
  await field('sites.0').fill(installation.siteOrigin);
  await save();
  await sam.getByRole('link', { name: SITES.try }).waitFor();
  await toSteps();
});

it('[S7] invites a second coordinator and the first volunteer, and all steps are done', async () => {
  await step('secondCoordinator');
  await register(await newPage(), await invite('coordinator'), 'Noor');
  await register(robin, await invite('volunteer'), 'Robin');
  await goTo(sam, 'settings');
  await sam.locator('.pages a[href$="/eerste-keer"]').click();
  await sam.getByText(FIRST_RUN.allDone).waitFor();
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
