import { chromium, type Browser, type BrowserContext, type FrameLocator, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nlLater } from '../../widget/locales/nl-later.ts';
import { elementTexts } from '../../widget/element/element-texts.ts';
import { nl } from '../../widget/locales/nl.ts';
import { findChromium } from '../chromium.ts';
import { PATIENCE_MS } from '../patience-ms.ts';
import { install, type Installation } from './support/installation.ts';
import { pictureOf } from './support/picture.ts';
import { chatFrame, fillIn, goTo, openConsole, register, toggleAvailable } from './support/people.ts';
import { Recorder, type Who } from './support/recorder.ts';
import { talkingOverJourney } from './visit/talking-over.ts';
import { Traffic, everythingIn, guisesOf } from './support/traffic.ts';
import { APP } from '../../worker/console/app/app-texts.ts';
import { COACH_WANTED, HOME, OFFER } from '../../worker/console/home/home-texts.ts';
import { AUDIT, CHECK } from '../../worker/console/review/audit-texts.ts';
import {
  REASON_TEXTS,
  SETUP,
  TRANSCRIPT,
  TRANSCRIPTS,
  UNLOCK,
} from '../../worker/console/review/review-texts.ts';
import { PAGES } from '../../worker/console/session/pages.ts';
import { CONNECTION } from '../../worker/console/session/session-texts.ts';
import { REGISTRATION, SIGN_IN } from '../../worker/console/sign-in/sign-in-texts.ts';
import { SIT_IN } from '../../worker/console/sit-in/sit-in-texts.ts';
import { COACH_TEXTS, RECORD } from '../../worker/console/talk/talk-texts.ts';

/*
 * The main job, whole: a real installation, real passkeys, two people in two browsers on two origins. One evening in
 * order; each test goes on where the one before stopped.
 */

/** What nobody but the two, and later a coordinator's browser, may ever see. */
const SECRET = {
  nickname: 'Zilverreiger',
  firstMessage: 'Hoi. Sinds de verhuizing is het zo stil om me heen.',
  draft: 'Ik weet niet goed hoe ik moet beginnen.',
  answer: 'Fijn dat je dat hier vertelt. Hoe is die stilte voor jou?',
  evaluation: 'Ik kon eindelijk even op adem komen.',
  record: 'Rustig gesprek over een verhuizing.',
  comment: 'Mooi hoe je naar die stilte vroeg.',
  reply: 'Dank je, dat vond ik spannend.',
} as const;

/** Who lost the connection may try again only 15 s after the server is up, each side by itself. */
const BACK_MS = 15_000 + PATIENCE_MS;

let installation: Installation;
let browser: Browser;
const traffic = new Traffic();
const recorder = new Recorder();
const watchAs = (who: Who) => (context: BrowserContext) => {
  traffic.watch(context);
  recorder.watch(context, who);
};

let coordinator: { context: BrowserContext; page: Page };
let volunteer: { context: BrowserContext; page: Page };
let visitor: Page;
let chat: FrameLocator;
let recoveryCode = '';

beforeAll(async () => {
  installation = await install();
  const { executablePath, args } = await findChromium();
  browser = await chromium.launch({ executablePath, args });
});

afterAll(async () => {
  const name = process.env['RECORD'];
  if (name !== undefined) await recorder.write(new URL(`../worker/recorded/${name}.json`, import.meta.url));
  await browser?.close();
  await installation?.stop();
});

const button = (where: Page | FrameLocator, name: string) => where.getByRole('button', { name, exact: true });

async function signInAnew(page: Page): Promise<void> {
  await page.getByRole('button', { name: APP.signOut }).first().click();
  await button(page, SIGN_IN.passkey).click();
  await page.getByRole('button', { name: APP.signOut }).first().waitFor();
}

async function openTranscript(page: Page): Promise<void> {
  await page.getByRole('link', { name: PAGES.transcripts.name }).first().click();
  await page.getByText(TRANSCRIPTS.counts(1, 3)).click();
  await page.getByRole('combobox', { name: TRANSCRIPT.reason }).click();
  await page.getByRole('option', { name: REASON_TEXTS.quality }).click();
  await button(page, TRANSCRIPT.open).click();
}

describe('the main job', () => {
  it('without a review key visitors are told that they can not sign up', async () => {
    const answer = await fetch(`${installation.chatOrigin}/api/availability`);
    expect(await answer.json()).toMatchObject({ availability: { state: 'closed', notReady: true } });
  });

  it('[A1] [A2] [A6] an invited coordinator makes a passkey, and the review key whose recovery code was typed once', async () => {
    coordinator = await openConsole(browser, watchAs('coordinator'));
    const { page } = coordinator;
    const link = await installation.invite('coordinator');
    await register(page, link, 'Sam');
    expect(page.url()).not.toContain('invitation');
    await page.getByRole('link', { name: APP.bannerLink }).click();
    await button(page, SETUP.start).click();
    recoveryCode = (await page.locator('.code').first().innerText()).trim();
    await button(page, SETUP.kept).click();
    await page.getByLabel(UNLOCK.code).fill(recoveryCode.toLowerCase());
    await button(page, SETUP.prove).click();
    await page.getByText(SETUP.present).waitFor();

    const second = await browser.newContext();
    const late = await second.newPage();
    await late.goto(link);
    await late.getByText(REGISTRATION.gone).waitFor();
    await second.close();
  });

  it('a volunteer signs in with a passkey and becomes available', async () => {
    volunteer = await openConsole(browser, watchAs('volunteer'));
    const { page } = volunteer;
    await register(page, await installation.invite('volunteer'), 'Robin');
    await page.getByRole('button', { name: APP.signOut }).first().click();
    await button(page, SIGN_IN.passkey).click();
    await toggleAvailable(page);
    await page.getByText(HOME.status.available).waitFor();
  });

  it('[Q1] a visitor on another site signs up, waits, and keeps a draft on the device', async () => {
    const context = await browser.newContext({ locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' });
    watchAs('visitor')(context);
    context.setDefaultTimeout(PATIENCE_MS);
    visitor = await context.newPage();
    // Nobody is free yet: the queue is what this test is about.
    await toggleAvailable(volunteer.page);
    await volunteer.page.getByText(HOME.status.off).waitFor();
    await visitor.goto(installation.siteOrigin);
    await visitor.locator('luisterend-oog-chat').getByRole('button', { name: nl.title }).click();
    chat = chatFrame(visitor);
    await fillIn(chat, SECRET.nickname);
    await chat.getByRole('heading', { name: nl.waiting.title(1) }).waitFor();
    await chat.getByRole('textbox', { name: nl.composer.label }).fill(SECRET.draft);
    expect(await context.cookies()).toEqual([]);
  });

  it('[Q3] [C3] the volunteer takes the offer and both see each other', async () => {
    const { page } = volunteer;
    await toggleAvailable(page);
    await button(page, OFFER.accept).click();
    await page.getByRole('heading', { name: SECRET.nickname }).waitFor();
    await chat.getByText(nl.talk.with('Robin')).first().waitFor();
    expect(await chat.getByRole('textbox', { name: nl.composer.label }).inputValue()).toBe(SECRET.draft);
  });

  it('[C1] they write to each other; what was typed is shown as delivered', async () => {
    const { page } = volunteer;
    const message = chat.getByRole('textbox', { name: nl.composer.label });
    await message.fill(SECRET.firstMessage);
    await message.press('Enter');
    await page.getByText(SECRET.firstMessage).waitFor();
    await chat.getByText(nl.messages.delivered).first().waitFor();
    await page.getByRole('textbox', { name: 'Bericht' }).pressSequentially(SECRET.answer);
    await chat.getByText(nl.messages.typing('Robin')).waitFor();
    await page.getByRole('textbox', { name: 'Bericht' }).press('Enter');
    await chat.getByText(SECRET.answer).waitFor();
    await pictureOf(browser, { visitor, volunteer: page });
  });

  it('[C2] a reload of either side brings the conversation and its history back', async () => {
    await visitor.reload();
    chat = chatFrame(visitor);
    await chat.getByText(SECRET.answer).waitFor({ state: 'attached' });
    await volunteer.page.reload();
    await volunteer.page.getByText(SECRET.firstMessage).waitFor();
    await volunteer.page.getByText(SECRET.answer).waitFor();
    await volunteer.page.getByRole('textbox', { name: 'Bericht' }).fill('Ben je er nog?');
    await volunteer.page.getByRole('textbox', { name: 'Bericht' }).press('Enter');
    // Folded away, one message is new; what the reload brought back is not.
    await visitor.getByText(elementTexts('nl').unread(1), { exact: true }).waitFor();
    await visitor.locator('luisterend-oog-chat [part~="button"]').click();
    await chat.getByText('Ben je er nog?').waitFor();
    await chat.getByText(SECRET.firstMessage).waitFor();
  });

  it('[C2] the server is killed in the middle, and the talk goes on by itself', async () => {
    const box = volunteer.page.getByRole('textbox', { name: 'Bericht' });
    await installation.crash();
    await box.fill('We waren even weg, en zijn er weer.');
    await box.press('Enter');
    await chat.getByText('We waren even weg, en zijn er weer.').waitFor({ timeout: BACK_MS });
    await chat.getByText(SECRET.firstMessage).waitFor();
  });

  it('[C6] a colleague reads along once the visitor has agreed, and no longer than that', async () => {
    await button(volunteer.page, COACH_TEXTS.ask).click();
    const { page } = coordinator;
    const start = `${COACH_WANTED.start} ${COACH_WANTED.startAt('Robin')}`;
    await page.getByRole('button', { name: start }).click();
    await page.getByText(SIT_IN.asked).waitFor();
    await chat.getByText(nlLater.coach.asked('Sam', 'Robin')).waitFor();
    expect(await page.getByText(SECRET.firstMessage).count()).toBe(0);
    await button(chat, nlLater.coach.yes).click();
    await page.getByText(SECRET.firstMessage).waitFor();
    await page.getByText(SECRET.nickname).first().waitFor();
    await chat.getByText(nlLater.coach.sitting('Sam')).waitFor();
    await page.reload();
    await page.getByText(SECRET.answer).waitFor();
    await button(chat, nlLater.coach.stop).click();
    await page.getByRole('heading', { name: SIT_IN.over.gone.title }).waitFor();
    expect(await page.getByText(SECRET.answer).count()).toBe(0);
    await button(page, CONNECTION.toHome).click();
    await volunteer.page.getByText(COACH_TEXTS.declined).first().waitFor();
  });

  it('[C4] either ends it; the visitor evaluates, the volunteer records', async () => {
    await button(chat, nl.talk.end).click();
    await button(chat, nl.talk.endYes).click();
    await chat.getByText(nlLater.evaluation.feltHeard).waitFor();
    await chat.getByRole('radio', { name: '5' }).check({ force: true });
    await chat.getByLabel(nlLater.evaluation.text).fill(SECRET.evaluation);
    await button(chat, nl.composer.send).click();
    await chat.getByText(nlLater.endedText.thanks).waitFor();

    const { page } = volunteer;
    await page.getByRole('heading', { name: RECORD.title }).waitFor();
    await page.getByLabel(RECORD.text).fill(SECRET.record);
    await page.getByText(RECORD.discuss).click();
    await button(page, RECORD.save).click();
    await page.getByText(HOME.savedReady).waitFor();
  });

  it('[A5] a coordinator gives a reason, reads it in the browser, and that is on record', async () => {
    const { page } = coordinator;
    await openTranscript(page);
    for (const text of [
      SECRET.nickname,
      SECRET.firstMessage,
      SECRET.answer,
      SECRET.evaluation,
      SECRET.record,
    ]) {
      await page.getByText(text).first().waitFor();
    }
    await goTo(page, 'audit');
    await page.getByText(REASON_TEXTS.quality).waitFor();
    await page.getByRole('listitem').filter({ hasText: AUDIT.acts.sitIn }).waitFor();
    await button(page, CHECK.start).click();
    await page.getByText('Het logboek klopt').waitFor();
  });

  it('[K7] after signing in anew the passkey opens it, and nobody asks for the recovery code', async () => {
    const { page } = coordinator;
    await signInAnew(page);
    await openTranscript(page);
    await page.getByText(SECRET.firstMessage).waitFor();
  });

  talkingOverJourney(() => ({
    ...{ coordinator: coordinator.page, volunteer: volunteer.page },
    ...{ first: SECRET.firstMessage, said: SECRET },
  }));

  it('[K1] [C3] nothing that was typed is anywhere in what was sent, stored or logged', async () => {
    const sent = await traffic.all();
    const stored = await everythingIn(installation.folder);
    expect(sent).toContain('sealRequest');
    // What is stored in plain is found by the same search, so an empty result means something.
    expect(stored).toContain('Robin');
    expect(guisesOf('Robin').some((guise) => btoa(' Dag Robin!').includes(guise))).toBe(true);
    for (const text of [...Object.values(SECRET), recoveryCode].flatMap(guisesOf)) {
      expect(sent.includes(text), `in traffic: ${text}`).toBe(false);
      expect(stored.includes(text), `in storage: ${text}`).toBe(false);
    }
    expect([...traffic.origins].toSorted()).toEqual(
      [installation.chatOrigin, installation.siteOrigin].toSorted(),
    );
  });

  it('[R1] [R3] past the retention the purge takes the key, then the rows, and says so', async () => {
    installation.sql('UPDATE conversations SET erase_at = 0');
    await installation.runCron();
    const { page } = coordinator;
    await page.getByRole('link', { name: PAGES.transcripts.name }).first().click();
    await page.getByText(TRANSCRIPTS.empty).waitFor();
  });
});
