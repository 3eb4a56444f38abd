import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type FrameLocator, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { elementTexts } from '../../widget/element/element-texts.ts';
import { makeExportableKeyPair } from '../../widget/keys/key-pair.ts';
import { nl } from '../../widget/locales/nl.ts';
import { nlLater } from '../../widget/locales/nl-later.ts';
import { HOME, OFFER } from '../../worker/console/home/home-texts.ts';
import { COMMON } from '../../worker/console/kit/common-texts.ts';
import { PACE, RECORD, TALK } from '../../worker/console/talk/talk-texts.ts';
import { findChromium } from '../chromium.ts';
import { PATIENCE_MS } from '../patience-ms.ts';
import { heardOn, listen } from './support/heard.ts';
import { install, type Installation } from './support/installation.ts';
import { chatFrame, openConsole, register, toggleAvailable } from './support/people.ts';

/*
 * One evening with three volunteers and four visitors, in order: each test goes on where the one before stopped. Two laptops are left open;
 * while their visitor waits to be told, the third volunteer talks, is left in silence, ends in three steps and leaves the wrap-up
 * alone. What each hears unasked is kept in `__snapshots__/heard-evening.md`.
 */

/** The shortest that the settings allow. The first word of who is absent comes so long after the visitor began to wait. */
const ABSENT_MS = 90_000;
/** A console that lost its socket on a busy machine is offered anew, and asks later. */
const ASKED_WITHIN_MS = 60_000;
/** What the issue promises to a visitor. */
const TOLD_WITHIN_MS = 180_000;
const texts = elementTexts('nl');
/** Said for a moment at the beginning of a talk, or not at all if its key is quicker. */
const PASSING = [TALK.connecting];

type Chatting = { page: Page; chat: FrameLocator };

let installation: Installation;
let browser: Browser;
const contexts: BrowserContext[] = [];
const heard: string[] = [];
let anna: Page;
let bram: Page;
let carla: Page;
const visitors: Chatting[] = [];
let waitingSinceMs = 0;
/** Since when Carla, who was there until then, has gone home. */
let aloneSinceMs = 0;

const button = (where: Page | FrameLocator, name: string) => where.getByRole('button', { name, exact: true });
const heading = (where: Page | FrameLocator, name: string) => where.getByRole('heading', { name });
const duty = (page: Page) => page.locator('lo-home-view .duty');

async function volunteer(alias: string): Promise<Page> {
  const { context, page } = await openConsole(browser, () => {});
  contexts.push(context);
  await listen(context);
  if (alias === 'Carla') await page.clock.install();
  await register(page, await installation.invite('volunteer'), alias);
  return page;
}

/** Signs up on the site's page, and waits. */
async function visitor(nickname: string): Promise<Chatting> {
  const context = await browser.newContext({ locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' });
  context.setDefaultTimeout(PATIENCE_MS);
  contexts.push(context);
  await listen(context);
  const page = await context.newPage();
  await page.goto(installation.siteOrigin);
  await page.locator('luisterend-oog-chat').getByRole('button', { name: texts.label }).click();
  const chat = chatFrame(page);
  await chat.getByLabel(nl.start.nickname).fill(nickname);
  const one = { page, chat };
  visitors.push(one);
  return one;
}

async function signUp({ chat }: Chatting): Promise<void> {
  await button(chat, nl.start.submit).click();
  await button(chat, nl.waiting.leave).waitFor();
}

async function say(chat: FrameLocator | Page, text: string): Promise<void> {
  const box = chat.getByRole('textbox', { name: 'Bericht' });
  await box.fill(text);
  await box.press('Enter');
}

/** Keeps what was heard on these pages, under what just happened. */
async function tell(what: string, pages: Readonly<Record<string, Page>>): Promise<void> {
  heard.push(`\n## ${what}\n`);
  for (const [who, page] of Object.entries(pages)) {
    const phrases = (await heardOn(page)).filter(
      (phrase) => !PASSING.some((words) => phrase.includes(words)),
    );
    heard.push(...(phrases.length > 0 ? phrases : ['(nothing)']).map((phrase) => `- ${who}: ${phrase}`));
  }
}

beforeAll(async () => {
  installation = await install([], {
    // Nobody's pause ends before the evening does, on whatever machine.
    queue: { absentSeconds: ABSENT_MS / 1_000, offerSeconds: 15, placesPerVolunteer: 10, pauseMinutes: 60 },
    conversation: { unansweredMinutes: 1, silentMinutes: 2 },
  });
  // Without a review key nobody may sign up; nobody reads anything back here.
  const { id, publicKey } = (await makeExportableKeyPair()).publicKey;
  installation.sql(
    `INSERT INTO review_keys (id, public_key, created_at) VALUES ('${id}', '${publicKey}', 0)`,
  );
  browser = await chromium.launch(await findChromium());
});

afterAll(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  await browser?.close();
  await installation?.stop();
});

describe('one evening', () => {
  test('[Q11] two volunteers leave their laptops open, and two visitors wait', async () => {
    // All three before anybody waits: from then on it is a matter of seconds.
    [anna, bram, carla] = await Promise.all([volunteer('Anna'), volunteer('Bram'), volunteer('Carla')]);
    for (const page of [anna, bram]) {
      await toggleAvailable(page);
      await button(page, HOME.soundNo).click();
    }
    const [first, second] = [await visitor('Zwaluw'), await visitor('Merel')];
    waitingSinceMs = Date.now();
    await signUp(first);
    await signUp(second);
    await Promise.all([anna, bram].map((page) => button(page, OFFER.accept).waitFor()));
    await tell('Zwaluw and Merel sign up, and are offered to Anna and Bram', {
      Zwaluw: first.page,
      Merel: second.page,
      Anna: anna,
      Bram: bram,
    });
  });

  test('[Q11] [Q3] a third volunteer takes the first, and the consoles of the other two ask', async () => {
    // Before the third comes: with nobody else free both offers stay, and ask.
    await Promise.all(
      [anna, bram].map((page) => page.getByText(OFFER.asks).first().waitFor({ timeout: ASKED_WITHIN_MS })),
    );
    expect(await bram.title()).toBe('● Ben je er nog?');
    await toggleAvailable(carla);
    await carla.getByText(HOME.soundQuestion).waitFor();
    await button(carla, OFFER.accept).click();
    await heading(carla, 'Zwaluw').waitFor();
    await anna.getByText(HOME.status.missed).first().waitFor();
    await tell('Nobody answers: Anna and Bram are asked, and Carla takes Zwaluw', {
      Anna: anna,
      Bram: bram,
      Carla: carla,
    });
  });

  test('[C14] [C15] a visitor who is not answered, and then is silent: said to the volunteer, and nothing more', async () => {
    const { chat, page } = visitors[0] as Chatting;
    await heading(chat, nl.talk.with('Carla')).waitFor();
    await say(chat, 'Ik weet niet waar ik moet beginnen.');
    await carla.getByText('Ik weet niet waar ik moet beginnen.').first().waitFor();
    await carla.clock.fastForward('01:01');
    await carla.getByText(COMMON.waits('Zwaluw')).last().waitFor();
    await tell('Zwaluw is not answered for a minute', { Carla: carla });
    await say(carla, 'Neem de tijd. Begin maar ergens.');
    await chat.getByText('Begin maar ergens.').first().waitFor();
    await carla.getByText('Gezien').first().waitFor();
    await carla.clock.fastForward('02:01');
    await carla.getByText('Al 2 minuten stil.').last().waitFor();
    await button(carla, PACE.ask).click();
    expect(await carla.getByRole('textbox', { name: 'Bericht' }).inputValue()).toBe(PACE.asks);
    await carla.getByRole('textbox', { name: 'Bericht' }).press('Enter');
    await chat.getByText(PACE.asks).first().waitFor();
    await tell('Zwaluw is silent for two minutes, and Carla asks', { Carla: carla, Zwaluw: page });
  });

  test('[C15] an ending in three steps: announced, asked about, and by hand', async () => {
    const { chat, page } = visitors[0] as Chatting;
    await button(carla, PACE.toEnd).click();
    await button(carla, 'Nog ongeveer 5 minuten').click();
    await carla.getByRole('textbox', { name: 'Bericht' }).press('Enter');
    await chat.getByText(PACE.says('vijf')).first().waitFor();
    await carla.getByText(/Afronden rond \d\d\.\d\d uur/).waitFor();
    await button(carla, TALK.end).click();
    // Nothing ends a talk without the question.
    await carla.getByText(TALK.endBody).first().waitFor();
    await heading(chat, nl.talk.with('Carla')).waitFor();
    await carla.locator('wa-dialog').getByRole('button', { name: TALK.end, exact: true }).click();
    await heading(chat, nlLater.endedTitle.volunteer).waitFor();
    await heading(carla, RECORD.after('Zwaluw')).waitFor();
    await tell('Carla ends the talk in three steps', { Carla: carla, Zwaluw: page });
  });

  test('[Q7] the wrap-up is left alone: who signs up meanwhile is not offered', async () => {
    const third = await visitor('Spreeuw');
    await signUp(third);
    await heading(third.chat, nl.waiting.title(2)).waitFor();
    await button(carla, RECORD.availableAgain).waitFor();
    expect(await carla.locator('lo-offer-card').count()).toBe(0);
    await button(carla, RECORD.save).click();
    await carla.getByText(HOME.savedReady).waitFor();
    expect(await carla.locator('lo-offer-card').count()).toBe(0);
    await button(carla, HOME.takeBreak).click();
    await carla.getByText(HOME.status.break).waitFor();
    await button(carla, HOME.stayOff).click();
    await duty(carla).getByText(HOME.status.off).waitFor();
    aloneSinceMs = Date.now();
    await tell('Carla leaves the wrap-up alone, saves, rests and goes home', {
      Carla: carla,
      Spreeuw: third.page,
    });
  });

  test('[Q11] both laptops are silent: Bram is off, and the visitors are told within three minutes', async () => {
    const [, second, third] = visitors as [Chatting, Chatting, Chatting];
    const told = [second, third].map(({ chat }) => chat.getByText(nl.waiting.nobodyOnDuty).first());
    await Promise.all(told.map((text) => text.waitFor({ timeout: TOLD_WITHIN_MS })));
    expect(Date.now() - waitingSinceMs).toBeGreaterThan(ABSENT_MS - 5_000);
    expect(Date.now() - aloneSinceMs).toBeLessThan(TOLD_WITHIN_MS);
    await heading(second.chat, nl.waiting.title(1)).waitFor();
    await heading(third.chat, nl.waiting.title(2)).waitFor();
    await heading(bram, HOME.absentTitle).waitFor();
    await bram.getByText(HOME.status.absent).first().waitFor();
    await tell('Nobody is there any more', { Bram: bram, Anna: anna });
  });

  test('[Q10] [Q11] who comes now reads it before the form', async () => {
    const fourth = await visitor('Roodborst');
    await expect
      .poll(
        async () => {
          const answer = await fetch(`${installation.chatOrigin}/api/availability`);
          return ((await answer.json()) as { availability: unknown }).availability;
        },
        { timeout: PATIENCE_MS },
      )
      .toMatchObject({ state: 'open', nobodyOnDuty: true });
    await fourth.page.reload();
    await fourth.page.locator('luisterend-oog-chat').getByRole('button', { name: texts.label }).click();
    await fourth.chat.getByText(nl.start.nobodyOnDuty).waitFor();
  });

  test('[Q11] one press, and Bram is back with the visitor who waited', async () => {
    const second = visitors[1] as Chatting;
    // Of the queue a visitor hears once a minute, whenever that is.
    await heardOn(second.page);
    await toggleAvailable(bram);
    await button(bram, OFFER.accept).click();
    await heading(second.chat, nl.talk.with('Bram')).waitFor();
    await heading(bram, 'Merel').waitFor();
    await tell('Bram is back', { Bram: bram, Merel: second.page });
    await expect(
      ['# What is heard on one evening without asking', ...heard, ''].join('\n'),
    ).toMatchFileSnapshot(fileURLToPath(new URL('./__snapshots__/heard-evening.md', import.meta.url)));
  });
});
