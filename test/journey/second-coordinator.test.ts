import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAILBOX, MY_PASSKEYS } from '../../worker/console/account/account-texts.ts';
import { APP } from '../../worker/console/app/app-texts.ts';
import { ACCESS, COLLEAGUES, HOLDERS, NEXT_KEY } from '../../worker/console/review/keys-texts.ts';
import { SETUP, UNLOCK } from '../../worker/console/review/review-texts.ts';
import { PASSKEYS } from '../../worker/console/session/passkey-texts.ts';
import { PAGES } from '../../worker/console/session/pages.ts';
import { SIGN_IN } from '../../worker/console/sign-in/sign-in-texts.ts';
import { REMOVE, TEAM } from '../../worker/console/team/team-texts.ts';
import { findChromium } from '../chromium.ts';
import { install, type Installation } from './support/installation.ts';
import { grantAccess, marksOn } from './support/granting.ts';
import { goTo, keepCode, openConsole, register, takeOtherDevice } from './support/people.ts';
import { confidentialityJourney } from './visit/confidentiality.ts';

/* Two coordinators and a volunteer on a real installation, with real passkeys: who holds which key, and how that changes. */

let installation: Installation;
let browser: Browser;
let sam: Page;
let noor: Page;
let robin: Page;

beforeAll(async () => {
  installation = await install();
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

describe('a second coordinator', () => {
  it('[K8] two people see the same fingerprints, and the second comes to hold the review key', async () => {
    await register(sam, await installation.invite('coordinator'), 'Sam');
    await sam.getByRole('link', { name: APP.bannerLink }).click();
    await keepCode(sam, SETUP.start);
    await sam.getByText(HOLDERS.alone).waitFor();
    // It is open, and kept for when the page is loaded anew.
    await sam.getByText(COLLEAGUES.title).waitFor();

    await register(noor, await installation.invite('coordinator'), 'Noor');
    const { ofFirst, ofSecond } = await grantAccess(sam, noor, 'Noor');
    expect(ofFirst[COLLEAGUES.theirs('Noor')]).toBe(ofSecond[ACCESS.yours]);
    expect(ofFirst[COLLEAGUES.readOut]).toBe(ofSecond[ACCESS.organisation]);
    expect(ofSecond[ACCESS.yours]).toMatch(/^(\w{3}-){3}\w{3}$/);
    await noor.getByText(HOLDERS.alone).waitFor({ state: 'detached' });
  });

  it('[K7] [K8] her passkey opens it at the next sign-in, without a code', async () => {
    await button(noor, APP.signOut).first().click();
    await button(noor, SIGN_IN.passkey).click();
    await goTo(noor, 'keys');
    await noor.getByText(SETUP.presentMine).waitFor();
    expect(await noor.getByLabel(UNLOCK.code).count()).toBe(0);
  });

  confidentialityJourney(() => ({ installation, browser, sam, noor }));

  it('[K8] [T1] once she is removed, who stays is led to the next review key, and makes it in two presses', async () => {
    await goTo(sam, 'team');
    await sam.getByRole('button', { name: new RegExp(`${TEAM.remove}.*Noor`) }).click();
    await sam.getByLabel(REMOVE.type('Noor')).fill('Noor');
    await button(sam, REMOVE.confirm).click();
    await sam.getByText(TEAM.reviewKey).waitFor();
    await button(noor, SIGN_IN.passkey).waitFor();
    await sam.getByRole('link', { name: TEAM.reviewKeyLink }).click();
    await sam.getByText(HOLDERS.left).first().waitFor();
    await button(sam, NEXT_KEY.make).click();
    await sam.getByText(NEXT_KEY.forWhom).waitFor();
    expect(await sam.locator('lo-next-key li').allInnerTexts()).toEqual([NEXT_KEY.you('Sam')]);
    await button(sam, NEXT_KEY.make).click();
    await sam.getByText(NEXT_KEY.made).waitFor();
    await sam.getByText(HOLDERS.left).first().waitFor({ state: 'detached' });
    await sam.getByText(HOLDERS.alone).waitFor();
  });
});

describe('a volunteer’s mailbox', () => {
  /** By the console's own link: a page that is loaded anew may come before the key is made. */
  const account = () => robin.getByRole('link', { name: PAGES.sessions.name }).first().click();

  it('[K9] opens in another browser by the same passkey, and is the same key', async () => {
    await register(robin, await installation.invite('volunteer'), 'Robin');
    await signInAnew();
    await account();
    await robin.getByText(MAILBOX.everywhere).waitFor();
    const before = await marksOn(robin);
    await button(robin, APP.signOut).first().click();
    await button(robin, SIGN_IN.passkey).waitFor();
    await clearBrowser();
    await robin.reload();
    await button(robin, SIGN_IN.passkey).click();
    await account();
    await robin.getByText(MAILBOX.everywhere).waitFor();
    expect(await marksOn(robin)).toEqual(before);
  });

  async function signInAnew(): Promise<void> {
    await button(robin, APP.signOut).first().click();
    await button(robin, SIGN_IN.passkey).click();
    await button(robin, APP.signOut).first().waitFor();
  }

  /** As a browser that was never here, with the passkey on a security key. */
  async function clearBrowser(): Promise<void> {
    const cdp = await robin.context().newCDPSession(robin);
    await cdp.send('Storage.clearDataForOrigin', { origin: installation.chatOrigin, storageTypes: 'all' });
  }
});

describe('a coordinator’s second passkey', () => {
  const account = () => sam.getByRole('link', { name: PAGES.sessions.name }).first().click();

  it('[A15] [K7] made on another device, opens the review key without a code once the first is lost', async () => {
    await account();
    // The passkey that is there answers first; then Sam holds a security key.
    await sam.route('**/api/console/passkeys/options', async (route) => {
      const response = await route.fetch();
      await takeOtherDevice(sam);
      await route.fulfill({ response });
    });
    await button(sam, MY_PASSKEYS.add).click();
    await sam.getByText(MY_PASSKEYS.addedAndOpens).waitFor();
    await button(sam, APP.signOut).first().click();
    await button(sam, SIGN_IN.passkey).click();
    await goTo(sam, 'keys');
    await sam.getByText(SETUP.presentMine).waitFor();
    expect(await sam.getByLabel(UNLOCK.code).count()).toBe(0);

    await account();
    await sam.getByText(PASSKEYS.here).waitFor();
    await sam.getByRole('button', { name: PASSKEYS.retire }).click();
    await button(sam, PASSKEYS.yes).click();
    await sam.getByText(MY_PASSKEYS.retired).waitFor();
    await sam.getByText(PASSKEYS.last).waitFor();
  });
});
