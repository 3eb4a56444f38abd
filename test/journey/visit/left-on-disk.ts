import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nlLater } from '../../../widget/locales/nl-later.ts';
import { nl } from '../../../widget/locales/nl.ts';
import { APP } from '../../../worker/console/app/app-texts.ts';
import { HOME, OFFER } from '../../../worker/console/home/home-texts.ts';
import { REASON_TEXTS, SETUP, TRANSCRIPT, UNLOCK } from '../../../worker/console/review/review-texts.ts';
import { PAGES } from '../../../worker/console/session/pages.ts';
import { SIGN_IN } from '../../../worker/console/sign-in/sign-in-texts.ts';
import { RECORD } from '../../../worker/console/talk/talk-texts.ts';
import { fillIn, pageWithPasskeys, register, toggleAvailable } from '../support/people.ts';
import { Profile } from '../support/profile.ts';
import { installation } from '../support/stage.ts';
import { everythingIn } from '../support/traffic.ts';

/*
 * Three browsers whose disks somebody gets hold of, together with a copy of the database and of the objects, made before: a
 * visitor's, a volunteer's and a coordinator's. Each talk lasts until the visitor's browser has written what it stored to its
 * disk, which it does only every few seconds.
 */

/** What is said in a talk; no two talks say the same. */
type Said = { nickname: string; draft: string; visitor: string; volunteer: string; unsent: string };
const said = (n: string): Said => ({
  nickname: `Zilverreiger ${n}`,
  draft: `Ik weet niet goed hoe ik moet beginnen ${n}`,
  visitor: `Sinds de verhuizing is het zo stil ${n}`,
  volunteer: `Hoe is die stilte voor jou ${n}`,
  unsent: `Dit heb ik nooit verstuurd ${n}`,
});

type Talk = { said: Said; page: Page; roomId: string };

let visitor: Profile;
let volunteer: Profile;
let coordinator: Profile;
let console: Page;
let review: Page;
let recoveryCode = '';
let firstRoomId = '';
/** A copy of the database and of the objects, as it was during and after each talk. */
let copy = '';

const box = (page: Page) => page.getByRole('textbox', { name: nl.composer.label });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function takeCopy(): Promise<void> {
  for (const part of ['d1', 'do']) copy += await everythingIn(join(installation.folder, 'v3', part));
}

/** What was stored before this is on the disk as well: a log is written in order. */
async function untilWritten(page: Page, mark: string): Promise<void> {
  await page.evaluate((text) => sessionStorage.setItem('mark', text), mark);
  await expect
    .poll(() => visitor.disk('storage'), { timeout: 20_000 })
    .toContain(Buffer.from(mark, 'utf16le').toString('latin1'));
  await page.evaluate(() => sessionStorage.removeItem('mark'));
}

/** Two people talk, and both leave something unsent. */
async function talk(n: string): Promise<Talk> {
  const words = said(n);
  const page = await visitor.context.newPage();
  await page.goto(installation.chatOrigin);
  await fillIn(page, words.nickname);
  await button(page, nl.waiting.leave).waitFor();
  await box(page).fill(words.draft);
  await button(console, OFFER.accept).click();
  await page.getByText(nl.talk.with('Ravi')).first().waitFor();
  await box(page).fill(words.visitor);
  await box(page).press('Enter');
  await console.getByText(words.visitor).waitFor();
  await console.getByRole('textbox', { name: 'Bericht' }).fill(words.volunteer);
  await console.getByRole('textbox', { name: 'Bericht' }).press('Enter');
  await page.getByText(words.volunteer).waitFor();
  await box(page).fill(words.unsent);
  await console.getByRole('textbox', { name: 'Bericht' }).fill(`${words.unsent} terug`);
  await untilWritten(page, `mark of ${n}`);
  await takeCopy();
  const { roomId } = JSON.parse((await page.evaluate(() => sessionStorage.getItem('lo-ticket'))) ?? '');
  return { said: words, page, roomId };
}

/** [K3] Neither text nor key lies on that disk, and with the copy nothing on it opens. */
async function expectNothingLeft(
  profile: Profile,
  texts: readonly string[],
  what: ['tab' | 'console', string],
): Promise<void> {
  const secrets = [...profile.keys, ...profile.halves];
  expect(secrets).not.toEqual([]);
  expect(await profile.finds(texts, secrets)).toEqual([]);
  expect(await profile.opens(...what, copy, [])).toEqual([]);
}

const allOf = ({ said: words }: Talk) => Object.values(words);
const volunteerId = () =>
  console.evaluate(async () => (await (await fetch('/api/console/me')).json()).volunteer.id as string);

describe('[K3] [K1] what is left on a disk', () => {
  beforeAll(async () => {
    [visitor, volunteer, coordinator] = await Promise.all([Profile.open(), Profile.open(), Profile.open()]);
    installation.sql('DELETE FROM review_keys');
    review = await pageWithPasskeys(coordinator.context);
    await register(review, await installation.invite('coordinator'), 'Sam');
    await review.getByRole('link', { name: APP.bannerLink }).click();
    await button(review, SETUP.start).click();
    recoveryCode = (await review.locator('.code').first().innerText()).trim();
    await button(review, SETUP.kept).click();
    await review.getByLabel(UNLOCK.code).fill(recoveryCode);
    await button(review, SETUP.prove).click();
    await review.getByText(SETUP.present).waitFor();
    console = await pageWithPasskeys(volunteer.context);
    await register(console, await installation.invite('volunteer'), 'Ravi');
    await toggleAvailable(console);
    await console.getByText(HOME.status.available).waitFor();
  });

  afterAll(async () => {
    for (const profile of [visitor, volunteer, coordinator]) {
      await profile?.close();
      await profile?.remove();
    }
  });

  test('after the end, the answers and the record: nothing, though with the server’s halves it had opened', async () => {
    const first = await talk('een');
    const { page, roomId } = first;
    firstRoomId = roomId;
    const id = await volunteerId();
    // The same search and the same attack find what they should, or an empty result would mean nothing.
    // A draft is sealed before it is stored, which may come after the mark.
    await expect
      .poll(() => visitor.opens('tab', roomId, '', visitor.halves))
      .toContainEqual(
        expect.objectContaining({ draft: first.said.unsent, intake: { nickname: first.said.nickname } }),
      );
    await expect
      .poll(() => volunteer.opens('console', id, '', volunteer.halves))
      .toContainEqual({ message: { text: `${first.said.unsent} terug` } });
    expect(await visitor.finds(['mark of een'], [])).toEqual(['mark of een']);
    expect(await volunteer.ciphertexts()).not.toEqual([]);

    await button(page, nl.talk.end).click();
    await button(page, nl.talk.endYes).click();
    await page.getByLabel(nlLater.evaluation.text).fill('Ik kon even op adem komen');
    await button(page, nl.composer.send).click();
    await page.getByText(nlLater.endedText.thanks).waitFor();
    await console.getByLabel(RECORD.text).fill('Rustig gesprek over een verhuizing');
    await button(console, RECORD.save).click();
    await console.getByText(HOME.savedReady).waitFor();
    await takeCopy();
    const texts = [...allOf(first), 'Ik kon even op adem komen', 'Rustig gesprek over een verhuizing'];
    await expectNothingLeft(visitor, texts, ['tab', roomId]);
    await expectNothingLeft(volunteer, texts, ['console', id]);
    await page.close();
    await expectNothingLeft(visitor, texts, ['tab', roomId]);
  });

  test('after a coordinator has read it: nothing', async () => {
    await review.getByRole('link', { name: PAGES.transcripts.name }).first().click();
    // By its address: the list knows quarters of an hour, so others of this installation may stand above it.
    await review.locator(`a[href$="${firstRoomId}"]`).click();
    await review.getByRole('combobox', { name: TRANSCRIPT.reason }).click();
    await review.getByRole('option', { name: REASON_TEXTS.quality }).click();
    // It was opened when it was made, and stays so for the session.
    await button(review, TRANSCRIPT.open).click();
    await review.getByText(said('een').visitor).first().waitFor();
    await button(review, APP.signOut).first().click();
    await button(review, SIGN_IN.passkey).waitFor();
    await coordinator.close();
    const secrets = [...coordinator.keys, ...coordinator.halves];
    expect(await coordinator.finds([...Object.values(said('een')), recoveryCode], secrets)).toEqual([]);
  });

  test('after the way out, and after a session that ran out: nothing', async () => {
    await toggleAvailable(console);
    const second = await talk('twee');
    const id = await volunteerId();
    await second.page.route('https://www.buienradar.nl/', (route) => route.fulfill({ body: 'Morgen zon' }));
    await button(second.page, nl.exit).click();
    await second.page.getByText('Morgen zon').waitFor();
    await console.getByLabel(RECORD.text).fill('Ging snel weg');
    await takeCopy();
    installation.sql('UPDATE sessions SET expires_at = 0');
    await installation.runCron();
    await console.reload();
    await button(console, SIGN_IN.passkey).waitFor();
    const texts = [...allOf(second), 'Ging snel weg'];
    await expectNothingLeft(visitor, texts, ['tab', second.roomId]);
    await expectNothingLeft(volunteer, texts, ['console', id]);
    await second.page.close();
  });

  test('after the tab was closed, after signing out, and after both browsers were closed: nothing', async () => {
    await button(console, SIGN_IN.passkey).click();
    // The record of before waits, though nothing that was typed into it can be read any more.
    await button(console, RECORD.skip).click();
    await toggleAvailable(console);
    const third = await talk('drie');
    const id = await volunteerId();
    await third.page.close();
    await button(console, APP.signOut).first().click();
    await button(console, APP.signOutInTalk.confirm).click();
    await button(console, SIGN_IN.passkey).waitFor();
    await takeCopy();
    await expectNothingLeft(visitor, allOf(third), ['tab', third.roomId]);
    await expectNothingLeft(volunteer, allOf(third), ['console', id]);
    await visitor.close();
    await volunteer.close();
    await expectNothingLeft(visitor, allOf(third), ['tab', third.roomId]);
    await expectNothingLeft(volunteer, allOf(third), ['console', id]);
  });
});
