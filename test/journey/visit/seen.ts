import type { BrowserContext, Page } from 'playwright';
import { afterAll, describe, expect, it } from 'vitest';
import { nl } from '../../../widget/locales/nl.ts';
import { APP } from '../../../worker/console/app/app-texts.ts';
import { HOME, OFFER } from '../../../worker/console/home/home-texts.ts';
import { COMMON } from '../../../worker/console/kit/common-texts.ts';
import { COMPOSER_TEXTS, PACE, RECORD, TALK } from '../../../worker/console/talk/talk-texts.ts';
import { SIGN_IN } from '../../../worker/console/sign-in/sign-in-texts.ts';
import { chatFrame, fillIn, openConsole, register, toggleAvailable } from '../support/people.ts';
import { browser, installation, newContext, open, texts } from '../support/stage.ts';

/* What a volunteer is told of the visitor's screen, and an end that comes in steps. */

const contexts: BrowserContext[] = [];
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function newVolunteer(alias: string): Promise<Page> {
  const { context, page } = await openConsole(browser, () => {});
  contexts.push(context);
  await register(page, await installation.invite('volunteer'), alias);
  await toggleAvailable(page);
  await page.getByText(HOME.status.available).waitFor();
  return page;
}

async function newVisitor(): Promise<Page> {
  const context = await newContext();
  contexts.push(context);
  const page = await context.newPage();
  await page.goto(installation.siteOrigin);
  await open(page);
  await fillIn(chatFrame(page), 'Grijze Gans');
  return page;
}

/** A message of the volunteer, once it has this status. */
async function say(page: Page, text: string, status: 'Afgeleverd' | 'Gezien'): Promise<void> {
  const box = page.getByRole('textbox', { name: COMPOSER_TEXTS.label });
  await box.fill(text);
  await box.press('Enter');
  await page.getByRole('listitem').filter({ hasText: text }).filter({ hasText: status }).waitFor();
}

/**
 * The browser shows every page at once, as far as the pages can tell: so this one is told otherwise. Without a window, neither another
 * page in front nor a minimised one hides any (tried with Chromium 153).
 */
async function turnTab(visitor: Page, hidden: boolean): Promise<void> {
  await chatFrame(visitor)
    .locator('lo-chat-page')
    .evaluate((_page, value) => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => value });
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    }, hidden);
}

describe('a talk', () => {
  afterAll(async () => {
    for (const context of contexts) await context.close();
  });

  it('[C13] is seen on a screen only: never in a folded panel, and never in a hidden tab', async () => {
    const visitor = await newVisitor();
    const volunteer = await newVolunteer('Lotte');
    await button(volunteer, OFFER.accept).click();
    await chatFrame(visitor).getByText(nl.talk.with('Lotte')).first().waitFor();
    await volunteer.getByText(PACE.here, { exact: true }).waitFor();
    await say(volunteer, 'Dag, fijn dat je er bent', 'Gezien');

    const seen = volunteer.getByText('Gezien');
    const panel = visitor.locator('luisterend-oog-chat');
    await panel.getByRole('button', { name: texts.hide }).click();
    await say(volunteer, 'Neem de tijd', 'Afgeleverd');
    // What might have been said of that one has been said by now.
    await say(volunteer, 'Ik lees mee', 'Afgeleverd');
    expect(await seen.count()).toBe(1);
    await panel.locator('[part~="button"]').click();
    await volunteer
      .getByRole('listitem')
      .filter({ hasText: 'Ik lees mee' })
      .filter({ hasText: 'Gezien' })
      .waitFor();

    await turnTab(visitor, true);
    await say(volunteer, 'Ben je er nog', 'Afgeleverd');
    await say(volunteer, 'Ik wacht even', 'Afgeleverd');
    expect(await seen.count()).toBe(1);
    await turnTab(visitor, false);
    await volunteer
      .getByRole('listitem')
      .filter({ hasText: 'Ik wacht even' })
      .filter({ hasText: 'Gezien' })
      .waitFor();

    await button(volunteer, PACE.toEnd).click();
    await button(volunteer, PACE.left[1].button).click();
    const text = PACE.says(PACE.left[1].words);
    const box = volunteer.getByRole('textbox', { name: COMPOSER_TEXTS.label });
    await expect.poll(() => box.inputValue()).toBe(text);
    await volunteer.getByText(/Afronden rond \d\d\.\d\d uur/).waitFor();
    expect(await chatFrame(visitor).getByText(text).count()).toBe(0);
    await box.press('Enter');
    await chatFrame(visitor).getByText(text).waitFor();

    await button(volunteer, TALK.end).click();
    await volunteer.getByText(TALK.endBody).waitFor();
    await button(volunteer, COMMON.cancel).click();
    await volunteer.getByText(TALK.endBody).waitFor({ state: 'hidden' });
    const answer = chatFrame(visitor).getByRole('textbox', { name: nl.composer.label });
    await answer.fill('Nog één ding dan');
    await answer.press('Enter');
    await volunteer.getByText('Nog één ding dan').waitFor();
    await button(volunteer, TALK.end).click();
    await volunteer.locator('lo-confirm-dialog').getByRole('button', { name: TALK.end, exact: true }).click();
    await answer.waitFor({ state: 'detached' });
    await button(volunteer, RECORD.skip).click();
    await volunteer.getByRole('switch', { name: HOME.available }).waitFor();
    await button(volunteer, APP.signOut).click();
    await button(volunteer, SIGN_IN.passkey).waitFor();
  });
});
