import { beforeEach, expect, test, vi } from 'vitest';
import { page as browser, userEvent } from 'vitest/browser';
import { APP } from '../../../worker/console/app/app-texts.ts';
import { PAGES } from '../../../worker/console/session/pages.ts';
import { all, click, expectAccessible, find, focused, open, see, withServer } from './console-page.ts';

/* The menu of a coordinator's other pages. */

const page = withServer();
const isShown = (name: string) =>
  all('a.nav-link').some((link) => link.checkVisibility() && link.textContent.trim() === name);
const menu = () => find('.nav-link[aria-expanded]', APP.manage);

beforeEach(() => {
  page.server.signedIn = 'coordinator';
});

test('holds a coordinator’s other pages, and Escape closes it and gives the keyboard back', async () => {
  open();
  const button = await menu();
  expect(isShown(PAGES.transcripts.name)).toBe(true);
  expect(isShown(PAGES.audit.name)).toBe(false);
  button.click();
  await vi.waitFor(() => expect(isShown(PAGES.audit.name)).toBe(true));
  expect(button.getAttribute('aria-expanded')).toBe('true');
  await expectAccessible();
  await browser.viewport(1280, 800);
  (await find('a.nav-link', PAGES.audit.name)).focus();
  await userEvent.keyboard('{Escape}');
  await vi.waitFor(() => expect(isShown(PAGES.audit.name)).toBe(false));
  expect(focused()).toBe(button);
});

test('closes with the page that is chosen, which is then marked, and by a click elsewhere', async () => {
  open();
  (await menu()).click();
  await click('a.nav-link', PAGES.keys.name);
  await see(PAGES.keys.name);
  await vi.waitFor(() => expect(isShown(PAGES.keys.name)).toBe(false));
  const button = await menu();
  await vi.waitFor(() => expect(button.getAttribute('aria-current')).toBe('true'));
  button.click();
  await vi.waitFor(() => expect(isShown(PAGES.audit.name)).toBe(true));
  document.body.click();
  await vi.waitFor(() => expect(isShown(PAGES.audit.name)).toBe(false));
});

test('closes once the keyboard has left it', async () => {
  open();
  (await menu()).click();
  (await find('a.nav-link', PAGES.audit.name)).focus();
  expect(isShown(PAGES.audit.name)).toBe(true);
  (await find('.out-menu wa-button', APP.signOut)).focus();
  await vi.waitFor(() => expect(isShown(PAGES.audit.name)).toBe(false));
});

test('stands unfolded in the narrow header', async () => {
  open();
  await menu();
  await browser.viewport(360, 740);
  await click('wa-button.menu');
  await vi.waitFor(() => expect(isShown(PAGES.audit.name)).toBe(true));
  expect((await find('h2', APP.manage)).checkVisibility()).toBe(true);
  expect(all('.nav-link[aria-expanded]').some((button) => button.checkVisibility())).toBe(false);
  await expectAccessible();
});

test('is not there for a volunteer, who has too few pages', async () => {
  page.server.signedIn = 'volunteer';
  open();
  await see(PAGES.hours.name);
  expect(all('lo-page-menu')).toEqual([]);
  expect(isShown(PAGES.hours.name)).toBe(true);
});
