import { readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import type { Browser, FrameLocator, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { ConcernsBody } from '../../../protocol/http/concerns.ts';
import { ConversationsBody } from '../../../protocol/http/coordinator.ts';
import { nlLater } from '../../../widget/locales/nl-later.ts';
import { nl } from '../../../widget/locales/nl.ts';
import { APP } from '../../../worker/console/app/app-texts.ts';
import { CONCERN } from '../../../worker/console/concern/concern-texts.ts';
import { HOME, OFFER } from '../../../worker/console/home/home-texts.ts';
import { MAIL } from '../../../worker/console/session/mailbox-texts.ts';
import { CONCERNS } from '../../../worker/console/review/concerns-texts.ts';
import { REASON_TEXTS, TRANSCRIPT, TRANSCRIPTS } from '../../../worker/console/review/review-texts.ts';
import { SIGN_IN } from '../../../worker/console/sign-in/sign-in-texts.ts';
import { COMPOSER_TEXTS, RECORD } from '../../../worker/console/talk/talk-texts.ts';
import type { Installation } from '../support/installation.ts';
import { chatFrame, fillIn, goTo, openConsole, register, toggleAvailable } from '../support/people.ts';

/* What becomes of a conversation that its visitor wipes, and how two coordinators break confidentiality, down to the files. */

type Stage = { installation: Installation; browser: Browser; sam: Page; noor: Page };
type Talk = { visitor: Page; chat: FrameLocator };

const HOUR_MS = 3_600_000;
const SAID = {
  visitor: 'Mijn broer slaat haar elke avond.',
  answer: 'Dank je. Ik ben Vera, en ik blijf bij je.',
  more: 'Morgen doet hij het weer, Vera.',
};
const READ = 'Zijn schoonzus wordt geslagen.';
const ACCOUNT = [
  'Gevaar voor het leven van een ander.',
  'Eén bericht van de bezoeker, aan de politie.',
  'Er is iemand die zich niet kan verweren.',
  'De bezoeker wil of kan zelf niet bellen.',
];

const button = (where: Page | FrameLocator, name: string) => where.getByRole('button', { name, exact: true });
const opener = (chat: FrameLocator) => chat.locator('summary', { hasText: nlLater.wipe.open });
const sha256 = (bytes: Buffer | string, as: 'hex' | 'base64url') =>
  createHash('sha256').update(bytes).digest(as);

/** @param stage two coordinators who both hold the review key, the first of them with it closed */
export function confidentialityJourney(stage: () => Stage): void {
  let vera: Page;

  /** A visitor and Vera, who have written to each other. */
  async function talk(nickname: string): Promise<Talk> {
    const { browser, installation } = stage();
    const context = await browser.newContext({ locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' });
    const visitor = await context.newPage();
    await visitor.goto(installation.siteOrigin);
    await visitor.locator('luisterend-oog-chat').getByRole('button', { name: nl.title }).click();
    const chat = chatFrame(visitor);
    await fillIn(chat, nickname);
    await toggleAvailable(vera);
    await button(vera, OFFER.accept).click();
    await chat.getByText(nl.talk.with('Vera')).first().waitFor();
    await say(chat.getByRole('textbox', { name: nl.composer.label }), SAID.visitor);
    await vera.getByText(SAID.visitor).waitFor();
    await say(vera.getByRole('textbox', { name: COMPOSER_TEXTS.label }), SAID.answer);
    await chat.getByText(SAID.answer).waitFor();
    await say(chat.getByRole('textbox', { name: nl.composer.label }), SAID.more);
    await vera.getByText(SAID.more).waitFor();
    return { visitor, chat };
  }

  async function report(): Promise<void> {
    await button(vera, CONCERN.open).click();
    await vera.getByRole('radio', { name: CONCERN.grounds.danger }).click();
    await vera.getByLabel(CONCERN.text).fill(READ);
    await button(vera, CONCERN.report).click();
    await vera.getByText(CONCERN.done(CONCERN.kept.full)).waitFor();
    await button(vera, CONCERN.close).click();
  }

  async function end({ chat }: Talk): Promise<void> {
    await button(chat, nl.talk.end).click();
    await button(chat, nl.talk.endYes).click();
    await opener(chat).waitFor();
  }

  /** What the visitor is told is the same in every case, and nothing of the talk is on the device any more. */
  async function wipe({ visitor, chat }: Talk): Promise<void> {
    await opener(chat).click();
    await button(chat, nlLater.wipe.yes).click();
    await chat.getByRole('status').getByText(nlLater.wipe.told).waitFor();
    for (const text of Object.values(SAID)) expect(await chat.getByText(text).count()).toBe(0);
    for (const frame of visitor.frames())
      expect(await frame.evaluate(() => sessionStorage.getItem('lo-ticket'))).toBeNull();
  }

  async function record(): Promise<void> {
    await vera.getByRole('heading', { name: RECORD.title }).waitFor();
    await button(vera, RECORD.save).click();
    await vera.getByRole('switch', { name: HOME.available }).waitFor();
  }

  /** The conversations that are listed, by their ids. */
  async function listed(): Promise<string[]> {
    const body = ConversationsBody.parse(await get(stage().sam, '/api/coordinator/conversations'));
    return body.conversations.map(({ id }) => id);
  }

  /** As so much time later. */
  function later(ms: number): void {
    stage().installation.sql(
      `UPDATE concerns SET raised_at = raised_at - ${ms}, held_since = held_since - ${ms}, until_at = until_at - ${ms};
       UPDATE conversations SET hold_until = hold_until - ${ms}, wipe_at = wipe_at - ${ms}`,
    );
  }

  describe('a visitor who wipes the conversation', () => {
    it('[B4] without a report: it is gone on the device at once, and for good once the record is there', async () => {
      const { browser, installation, sam } = stage();
      await signInAnew(sam);
      vera = (await openConsole(browser, () => {})).page;
      await register(vera, await installation.invite('volunteer'), 'Vera');
      const first = await talk('Grijze Gans');
      await end(first);
      await goTo(sam, 'transcripts');
      await sam.getByText(TRANSCRIPTS.counts(2, 1)).click();
      await wipe(first);
      await record();
      await expect.poll(listed).toEqual([]);
      await sam.getByRole('combobox', { name: TRANSCRIPT.reason }).click();
      await sam.getByRole('option', { name: REASON_TEXTS.complaint }).click();
      const answer = sam.waitForResponse(/\/open$/);
      await button(sam, TRANSCRIPT.open).click();
      expect((await answer).status()).toBe(410);
      await sam.getByText('Dit gesprek is er niet meer.').waitFor();
      await first.visitor.context().close();
    });

    it('[R2] [B4] with a report: told the same, while it is kept for 72 hours, and no longer where nobody takes it up', async () => {
      const { installation, sam } = stage();
      const second = await talk('Zwarte Zwaan');
      await report();
      await end(second);
      await wipe(second);
      await record();
      await second.visitor.reload();
      await second.visitor.locator('luisterend-oog-chat').getByRole('button', { name: nl.title }).click();
      await chatFrame(second.visitor).getByLabel(nl.start.nickname).waitFor();
      await second.visitor.context().close();
      await installation.runCron();
      const [id] = await listed();
      later(71 * HOUR_MS);
      await installation.runCron();
      expect(await listed()).toEqual([id]);
      await goTo(sam, 'concerns');
      await stands(sam, 'reported');
      later(HOUR_MS);
      await installation.runCron();
      expect(await listed()).toEqual([]);
      await sam.reload();
      await stands(sam, 'lapsed');
      await sam.getByText(CONCERNS.erased).waitFor();
    });
  });

  it('[B1] [B2] [B3] two coordinators break confidentiality, and what is handed out is what they chose', async () => {
    const { sam, noor } = stage();
    const third = await talk('Witte Wouw');
    await report();
    await end(third);
    await record();

    await signInAnew(sam);
    await goTo(sam, 'concerns');
    await sam.getByText(CONCERNS.danger).waitFor();
    const { ground, what, necessary, lighter } = CONCERNS.account;
    for (const [index, label] of [ground, what, necessary, lighter].entries())
      await sam.getByLabel(label).fill(ACCOUNT[index] ?? '');
    await button(sam, CONCERNS.account.save).click();
    await sam.getByText(CONCERNS.approve.other).waitFor();
    expect(await button(sam, CONCERNS.approve.button).count()).toBe(0);
    const [concern] = ConcernsBody.parse(await get(sam, '/api/coordinator/concerns')).concerns;
    expect(await post(sam, `/api/coordinator/concerns/${concern?.id}/disclosure`)).not.toBe(204);

    await signInAnew(noor);
    await goTo(noor, 'concerns');
    for (const text of ACCOUNT) await noor.getByText(text).waitFor();
    await noor.getByRole('checkbox', { name: CONCERNS.approve.readAll }).press(' ');
    await button(noor, CONCERNS.approve.button).click();
    await stands(noor, 'approved');

    await button(noor, CONCERNS.package.load).click();
    await noor.getByText(CONCERNS.package.chosen(0, 3)).waitFor();
    await noor.getByRole('checkbox', { name: SAID.more }).press(' ');
    await noor.getByRole('checkbox', { name: SAID.answer }).press(' ');
    await noor.getByText(CONCERNS.package.chosen(2, 3)).waitFor();
    const { recipient, how, part, files } = CONCERNS.package;
    for (const label of [recipient, how, part]) await noor.getByLabel(label).fill('De wijkagent, op papier');
    await button(noor, CONCERNS.package.make).click();
    const [page, data, sums] = await downloads(noor, [files.html, files.json, files.sums]);
    if (page === undefined || data === undefined || sums === undefined) throw new Error('No files');
    expect(sums.text.split('\n').slice(0, 2)).toEqual(
      [page, data].map(({ name, text }) => `${sha256(text, 'hex')}  ${name}`),
    );
    for (const { text } of [page, data]) {
      for (const held of ['Morgen doet hij het weer, [vrijwilliger].', 'Ik ben [vrijwilliger]'])
        expect(text).toContain(held);
      for (const left of [SAID.visitor, 'Vera', 'Witte Wouw', READ, ...ACCOUNT])
        expect(text).not.toContain(left);
    }
    await button(noor, CONCERNS.package.record).click();
    await stands(noor, 'disclosed');
    const hash = sha256(sums.text, 'base64url');
    await noor.getByText(sha256(sums.text, 'hex')).waitFor();
    const [disclosed] = ConcernsBody.parse(await get(sam, '/api/coordinator/concerns')).concerns;
    const sizes = {
      html: Buffer.byteLength(page.text),
      json: Buffer.byteLength(data.text),
      sums: Buffer.byteLength(sums.text),
    };
    expect(disclosed).toMatchObject({ state: 'disclosed', delivery: { hash, sizes } });

    await vera.reload();
    await vera.getByText(MAIL.concernDecided).waitFor();
    for (const text of [READ, ...ACCOUNT]) expect(await vera.getByText(text).count()).toBe(0);
    await button(noor, CONCERNS.end.close.button).first().click();
    await noor.locator('lo-confirm-dialog').getByRole('button', { name: CONCERNS.end.close.button }).click();
    await stands(noor, 'closed');
    await third.visitor.context().close();
    await vera.context().close();
  });
}

async function say(box: ReturnType<Page['getByRole']>, text: string): Promise<void> {
  await box.fill(text);
  await box.press('Enter');
}

/** The concern is in this state. */
async function stands(page: Page, state: keyof typeof CONCERNS.states): Promise<void> {
  const name = `${CONCERNS.states[state]}: ${CONCERNS.grounds.danger}`;
  await page.getByRole('heading', { name, exact: true }).waitFor();
}

/** The passkey opens the review key then. */
async function signInAnew(page: Page): Promise<void> {
  await button(page, APP.signOut).first().click();
  await button(page, SIGN_IN.passkey).click();
  await button(page, APP.signOut).first().waitFor();
}

const get = (page: Page, path: string): Promise<unknown> =>
  page.evaluate(async (address) => (await fetch(address)).json(), path);
const post = (page: Page, path: string): Promise<number> =>
  page.evaluate(async (address) => {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({
      delivery: { v: 1, keyId: 'r'.repeat(22), enc: 'e'.repeat(87), ct: 'c'.repeat(300) },
      hash: 'h'.repeat(43),
      bytes: 1,
    });
    return (await fetch(address, { method: 'POST', headers, body })).status;
  }, path);

/** What is behind links that download, one after the other. */
async function downloads(page: Page, labels: readonly string[]): Promise<{ name: string; text: string }[]> {
  const files: { name: string; text: string }[] = [];
  for (const label of labels) {
    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name: label, exact: true }).click();
    const file = await coming;
    files.push({ name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') });
  }
  return files;
}
