import { describe, expect, test } from 'vitest';
import { nlLater } from '../../../widget/locales/nl-later.ts';
import { nl } from '../../../widget/locales/nl.ts';
import { denyStorage } from '../../without-storage.ts';
import { chatFrame, fillIn } from '../support/people.ts';
import {
  browser,
  context,
  freshPage,
  hostStorage,
  installation,
  launcher,
  leaveQueue,
  nickname,
  open,
  page,
  pressLeave,
  texts,
  wait,
} from '../support/stage.ts';

describe('a conversation outlasts the page', () => {
  freshPage();

  test('[C2] a link on the site keeps it: the next page offers it, until it ends', async () => {
    await page.goto(installation.siteOrigin);
    await open();
    expect(await hostStorage(page)).toEqual({});
    await wait();
    expect(await hostStorage(page)).toEqual({ 'lo-conversation': '1' });
    await page.getByRole('button', { name: texts.hide }).click();
    await page
      .getByRole('navigation', { name: 'Voorbeelden' })
      .getByRole('link', { name: 'Eigen kleuren' })
      .click();
    await launcher(page, texts.running).click();
    await chatFrame(page).getByRole('button', { name: nl.waiting.leave }).waitFor();
    await leaveQueue();
  });

  test('[C7] of two tabs of one conversation the newest has it, and the other says so', async () => {
    await page.goto(installation.siteOrigin);
    await open();
    await wait();
    const opening = context.waitForEvent('page');
    // What "duplicate tab" does: the new one begins with a copy of the tab's storage.
    await page.evaluate(() => void window.open(location.href));
    const copy = await opening;
    await launcher(copy, texts.running).click();
    await chatFrame(copy).getByRole('button', { name: nl.waiting.leave }).waitFor();
    await chatFrame(page).getByRole('heading', { name: nlLater.stopped.title.replaced }).waitFor();
    expect(await hostStorage(page)).toEqual({});
    await leaveQueue(copy);
  });
});

describe('where the browser keeps nothing for a frame', () => {
  freshPage();

  test('[C2] the chat is offered a tab of its own, and outlives a reload there', async () => {
    await denyStorage(context, 'frames');
    await page.goto(installation.siteOrigin);
    await launcher(page).click();
    const opening = context.waitForEvent('page');
    await chatFrame(page).getByRole('link', { name: nlLater.ownTab }).click();
    const tab = await opening;
    await fillIn(tab, 'Stille Merel');
    await tab.getByRole('button', { name: nl.waiting.leave }).waitFor();
    const place = await tab.getByRole('heading', { level: 1 }).textContent();
    await tab.reload();
    await tab.getByRole('heading', { level: 1, name: place ?? '' }).waitFor();
    await pressLeave(tab);
    await tab.getByRole('heading', { name: nlLater.endedTitle.neverSpoke }).waitFor();
  });
});

describe('the back gesture of a phone', () => {
  freshPage();

  const back = async (options: { hasTouch: boolean; isMobile: boolean }) => {
    const phone = await browser.newContext({ ...options, viewport: { width: 360, height: 740 } });
    const where = await phone.newPage();
    await where.goto(installation.siteOrigin);
    await open(where);
    // What Android's "back" and a keyboard's Escape both ask of a page: to close what is on top.
    await where.keyboard.press('Escape');
    return { phone, where };
  };

  test('[W6] folds the panel away, keeps the conversation, and leaves nothing in the history', async () => {
    const { phone, where } = await back({ hasTouch: true, isMobile: true });
    await launcher(where).waitFor();
    expect(await where.evaluate(() => history.length)).toBe(2);
    await launcher(where).click();
    await nickname(where).waitFor();
    await phone.close();
  });

  test('[W6] with a mouse, Escape does not close the panel', async () => {
    const { phone, where } = await back({ hasTouch: false, isMobile: false });
    await nickname(where).waitFor();
    expect(await launcher(where).isVisible()).toBe(false);
    await phone.close();
  });
});
