import type { Browser, BrowserContext, CDPSession, FrameLocator, Page } from 'playwright';
import { nl } from '../../../widget/locales/nl.ts';
import { APP } from '../../../worker/console/app/app-texts.ts';
import { HOME } from '../../../worker/console/home/home-texts.ts';
import { SETUP, UNLOCK } from '../../../worker/console/review/review-texts.ts';
import { PAGES } from '../../../worker/console/session/pages.ts';
import { SECRECY } from '../../../worker/console/secrecy/secrecy-texts.ts';
import { REGISTRATION } from '../../../worker/console/sign-in/sign-in-texts.ts';
import { PATIENCE_MS } from '../../patience-ms.ts';

/** A console in a browser of its own, with a passkey that lives in it. */
export async function openConsole(
  browser: Browser,
  prepare: (context: BrowserContext) => void,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' });
  prepare(context);
  context.setDefaultTimeout(PATIENCE_MS);
  return { context, page: await pageWithPasskeys(context) };
}

type Device = { cdp: CDPSession; id: string };
const devices = new WeakMap<Page, Device>();

/** @param hasPrf false: a passkey that gives the page no secret. */
export async function pageWithPasskeys(context: BrowserContext, hasPrf = true): Promise<Page> {
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  devices.set(page, { cdp, id: await addDevice(cdp, 'internal', hasPrf) });
  return page;
}

/** Puts another device for passkeys beside a page; the one of before answers no more, as if it were not at hand. */
export async function takeOtherDevice(page: Page): Promise<void> {
  const device = devices.get(page);
  if (device === undefined) throw new Error('no page with passkeys');
  const { cdp, id } = device;
  await cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId: id, enabled: false });
  devices.set(page, { cdp, id: await addDevice(cdp, 'usb', true) });
}

async function addDevice(cdp: CDPSession, transport: 'internal' | 'usb', hasPrf: boolean): Promise<string> {
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport,
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      hasPrf,
      automaticPresenceSimulation: true,
    },
  });
  return authenticatorId;
}

export async function register(page: Page, link: string, alias: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel(REGISTRATION.alias).fill(alias);
  await page.getByRole('button', { name: REGISTRATION.create }).click();
  await acceptSecrecy(page);
}

/** Accepts the statement of secrecy, as everybody who is new must. */
export async function acceptSecrecy(page: Page): Promise<void> {
  await page.getByRole('button', { name: SECRECY.accept }).click();
  // What a volunteer sees first, or a coordinator, in a first run or later.
  const first = page.locator('lo-today-view h1, lo-first-run h2').first();
  await page.getByRole('switch', { name: HOME.available }).or(first).waitFor();
}

/** Makes a key whose code is kept. @param start the words on the button that makes it */
export async function keepCode(page: Page, start: string): Promise<void> {
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  await press(start);
  const code = (await page.locator('.code').first().innerText()).trim();
  await press(SETUP.kept);
  await page.getByLabel(UNLOCK.code).fill(code);
  await press(SETUP.prove);
}

/** Goes to a page by the navigation, as a coordinator with a wide window. */
export async function goTo(page: Page, name: keyof typeof PAGES): Promise<void> {
  if ('managed' in PAGES[name]) await page.getByRole('button', { name: APP.manage, exact: true }).click();
  await page.getByRole('link', { name: PAGES[name].name, exact: true }).first().click();
}

/** The chat inside the page of the site that embeds it. */
export function chatFrame(page: Page): FrameLocator {
  return page.frameLocator('luisterend-oog-chat iframe');
}

export async function fillIn(chat: FrameLocator | Page, nickname: string): Promise<void> {
  await chat.getByLabel(nl.start.nickname).fill(nickname);
  await chat.getByRole('button', { name: nl.start.submit }).click();
}

/** By keyboard: the switch's thumb lies over the input that carries the role. */
export async function toggleAvailable(page: Page): Promise<void> {
  await page.getByRole('switch', { name: HOME.available }).press(' ');
}
