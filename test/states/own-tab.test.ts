import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nlLater } from '../../widget/locales/nl-later.ts';
import { nl } from '../../widget/locales/nl.ts';
import { findChromium } from '../chromium.ts';
import { denyStorage } from '../without-storage.ts';
import { ChatServer } from './chat-server.ts';
import { talking, waiting } from './room-states.ts';
import { Visit } from './visit.ts';

/* A private window: the frame in the page of a site may keep nothing, and a tab of the chat's own may. */

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(await findChromium());
});
afterAll(() => browser?.close());

async function openPanel(): Promise<Visit> {
  const visit = await Visit.begin(browser);
  await denyStorage(visit.page.context(), 'frames');
  await visit.openSite({ open: '' });
  await visit.frame.getByRole('heading', { name: nlLater.ownTabFirst.title }).waitFor();
  return visit;
}

test('[C2] a talk in the tab that is offered there outlives a reload', async () => {
  const { page, frame } = await openPanel();
  expect(await frame.getByLabel(nl.start.nickname).count()).toBe(0);
  const context = page.context();
  const { room } = await ChatServer.serve(context);
  const opening = context.waitForEvent('page');
  await frame.getByRole('link', { name: nlLater.ownTab }).click();
  const tab = await opening;
  await tab.getByLabel(nl.start.nickname).waitFor();
  expect(await tab.evaluate(() => window.opener as unknown)).toBeNull();

  room.state = waiting();
  await tab.getByLabel(nl.start.nickname).fill('Stille Merel');
  expect(await tab.getByText(nlLater.noStorage).count()).toBe(0);
  await tab.getByRole('button', { name: nl.start.submit }).click();
  await tab.getByRole('heading', { name: nl.waiting.title(1) }).waitFor();
  await room.connect();
  room.show(talking());
  await tab.getByRole('textbox', { name: nl.composer.label }).fill('Ik zit in een privévenster.');
  await tab.getByRole('button', { name: nl.composer.send }).click();
  await room.whenStored(1);
  await room.say('Fijn dat je er bent.');
  await tab.getByText('Fijn dat je er bent.').waitFor();

  await tab.reload();
  await tab.getByRole('heading', { name: nl.talk.with('Anna') }).waitFor();
  await tab.getByText('Ik zit in een privévenster.').waitFor();
  await tab.getByText('Fijn dat je er bent.').waitFor();
  await context.close();
});

test('[C2] who goes on in the frame reads before signing up what a reload costs', async () => {
  const visit = await openPanel();
  await visit.press(nlLater.ownTabFirst.goOn, visit.frame);
  await visit.frame.getByText(nlLater.noStorage).waitFor();
  await visit.frame.getByRole('link', { name: nlLater.ownTab }).waitFor();
  expect(await visit.frame.locator('h1:focus').textContent()).toBe(nl.start.title);
  visit.room.state = waiting();
  await visit.signUp(visit.frame);
  await visit.frame.getByRole('heading', { name: nl.waiting.title(1) }).waitFor();
  await visit.page.context().close();
});

test('[C2] in a tab of its own that may keep nothing either, no other tab is offered', async () => {
  const visit = await Visit.begin(browser);
  await denyStorage(visit.page.context(), 'everywhere');
  await visit.open();
  await visit.see(nlLater.noStorage);
  await visit.page.getByLabel(nl.start.nickname).waitFor();
  expect(await visit.page.getByRole('link', { name: nlLater.ownTab }).count()).toBe(0);
  await visit.page.context().close();
});
