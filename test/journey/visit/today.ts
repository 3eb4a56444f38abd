import type { BrowserContext, FrameLocator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nlLater } from '../../../widget/locales/nl-later.ts';
import { launcher as launcherTexts, nl } from '../../../widget/locales/nl.ts';
import { COACH_WANTED, HOME, OFFER } from '../../../worker/console/home/home-texts.ts';
import { PAGES } from '../../../worker/console/session/pages.ts';
import { SIT_IN } from '../../../worker/console/sit-in/sit-in-texts.ts';
import { COACH_TEXTS, RECORD, TALK } from '../../../worker/console/talk/talk-texts.ts';
import { CLOSE_NOW, TODAY } from '../../../worker/console/today/today-texts.ts';
import { PATIENCE_MS } from '../../patience-ms.ts';
import { chatFrame, fillIn, openConsole, register, toggleAvailable } from '../support/people.ts';
import { browser, installation, launcher, newContext, nickname, open } from '../support/stage.ts';

/* A coordinator's evening with three volunteers: what `Vandaag` shows, and doors that are shut in the middle of it. */

/** How soon a page asks again; what the server tells it is 5 s old at most. Together these are the 15 s. */
const ASKS_MS = 10_000;
/** The queue looks once a minute whose session is over, and closes their consoles. */
const SWEPT_MS = 60_000 + PATIENCE_MS;
const REASON = 'wegens een storing';
const TOLD = `We zijn nu gesloten ${REASON}. Probeer het later nog eens.`;

const contexts: BrowserContext[] = [];
const button = (page: Page | FrameLocator, name: string) => page.getByRole('button', { name, exact: true });

async function staff(role: 'volunteer' | 'coordinator', alias: string): Promise<Page> {
  const { context, page } = await openConsole(browser, () => {});
  contexts.push(context);
  if (role === 'coordinator') await page.clock.install();
  await register(page, await installation.invite(role), alias);
  return page;
}

/** A browser of its own on the site. */
async function visitor(): Promise<Page> {
  const context = await newContext();
  contexts.push(context);
  const page = await context.newPage();
  await page.clock.install();
  await page.goto(installation.siteOrigin);
  return page;
}

/** Sees what comes of this while the page's clock stands still, however busy the machine is: so it was told at once, and did not ask. */
async function sees(page: Page, act: () => Promise<unknown>, seen: () => Promise<unknown>): Promise<void> {
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 5_000));
  await act();
  await seen();
  await page.clock.resume();
}

async function availability(): Promise<unknown> {
  const answer = await fetch(`${installation.chatOrigin}/api/availability`);
  return ((await answer.json()) as { availability: unknown }).availability;
}

describe('Vandaag', () => {
  // Whoever an earlier journey left on duty would be offered its visitors. The queue finds out within a minute.
  beforeAll(() => installation.sql('DELETE FROM sessions'));
  afterAll(async () => {
    for (const context of contexts) await context.close();
  });

  it('[Q12] [O5] shows what each of three volunteers does, and doors shut by hand to whoever looks at them', async () => {
    const marijke = await staff('coordinator', 'Marijke');
    await marijke.getByRole('heading', { name: PAGES.today.name, level: 1 }).waitFor();
    await marijke.getByText(TODAY.onDuty.nobody).waitFor({ timeout: SWEPT_MS });
    const doing = (alias: string, what: string) => () =>
      marijke.getByRole('listitem').filter({ hasText: alias }).filter({ hasText: what }).waitFor();
    const marijkeSees = (seen: () => Promise<unknown>, act: () => Promise<unknown>) =>
      sees(marijke, act, seen);
    const volunteers = new Map<string, Page>();
    for (const alias of ['Bas', 'Noor', 'Tess']) {
      const page = await staff('volunteer', alias);
      volunteers.set(alias, page);
      await marijkeSees(doing(alias, TODAY.doing.available), () => toggleAvailable(page));
      await page.getByText(HOME.status.available).waitFor();
    }
    const consoleOf = (alias: string): Page => volunteers.get(alias) ?? marijke;

    const talking = await visitor();
    await open(talking);
    await fillIn(chatFrame(talking), 'Stille Merel');
    const bas = consoleOf('Bas');
    await button(bas, OFFER.accept).waitFor();
    await marijkeSees(doing('Bas', TODAY.doing.inConversation), () => button(bas, OFFER.accept).click());
    await chatFrame(talking).getByText(nl.talk.with('Bas')).first().waitFor();

    const waiting = await visitor();
    await open(waiting);
    await fillIn(chatFrame(waiting), 'Gouden Uil');
    const [noor, tess] = [consoleOf('Noor'), consoleOf('Tess')];
    await button(noor, OFFER.decline).waitFor();
    await marijke.getByText(TODAY.waiting.some(1)).waitFor();
    await marijkeSees(doing('Noor', TODAY.doing.pause), () => button(noor, OFFER.decline).click());
    await button(noor, HOME.availableAgain).waitFor();
    await button(tess, OFFER.accept).waitFor();
    const tessIsGone = () =>
      marijke.getByRole('listitem').filter({ hasText: 'Tess' }).waitFor({ state: 'detached' });
    await marijkeSees(tessIsGone, () => toggleAvailable(tess));
    await marijke.getByText(TODAY.waiting.some(1)).waitFor();
    expect(await noor.getByText('Bas').count()).toBe(0);

    const filling = await visitor();
    await open(filling);
    await nickname(filling).fill('Rode Vos');
    // Loaded before, and read on by somebody who never presses the button.
    const passing = await visitor();
    await launcher(passing).filter({ hasText: launcherTexts.open }).waitFor();

    await button(marijke, TODAY.doors.close).click();
    await marijke.getByLabel(CLOSE_NOW.reason).fill(REASON);
    await marijke.getByRole('radio', { name: CLOSE_NOW.untilByHand }).click();
    await button(marijke, CLOSE_NOW.confirm).click();
    await marijke.getByText(TODAY.doors.shut(REASON)).waitFor();
    await chatFrame(waiting).getByRole('heading', { name: nlLater.unavailable.title.closed }).waitFor();
    await expect.poll(availability).toMatchObject({ state: 'closed', byHand: true });
    await filling.clock.fastForward(ASKS_MS);
    await chatFrame(filling).getByText(TOLD).waitFor();
    await passing.clock.fastForward(ASKS_MS);
    await passing.mouse.move(20, 20);
    await launcher(passing).filter({ hasText: launcherTexts.closed }).waitFor();
    expect(await nickname(filling).inputValue()).toBe('Rode Vos');
    await chatFrame(waiting).getByText(TOLD).waitFor();

    const box = chatFrame(talking).getByRole('textbox', { name: nl.composer.label });
    await box.fill('Wij praten gewoon door.');
    await box.press('Enter');
    await bas.getByText('Wij praten gewoon door.').waitFor();

    await button(noor, HOME.availableAgain).click();
    await button(bas, COACH_TEXTS.ask).click();
    await noor.getByRole('button', { name: COACH_WANTED.start }).click();
    const agrees = button(chatFrame(talking), nlLater.coach.yes);
    await agrees.waitFor();
    await marijkeSees(doing('Noor', TODAY.doing.sittingIn), () => agrees.click());
    await button(noor, SIT_IN.stop).waitFor();
    await marijkeSees(doing('Noor', TODAY.doing.available), () => button(noor, SIT_IN.stop).click());
    await button(bas, TALK.end).click();
    const ends = bas.locator('wa-dialog').getByRole('button', { name: TALK.end, exact: true });
    await ends.waitFor();
    await marijkeSees(doing('Bas', TODAY.doing.wrapUp), () => ends.click());
    await button(bas, RECORD.save).click();
    await button(bas, HOME.takeBreak).waitFor();
    await marijkeSees(doing('Bas', TODAY.doing.break), () => button(bas, HOME.takeBreak).click());

    await button(marijke, TODAY.doors.open).click();
    await chatFrame(filling).getByText(TOLD).waitFor({ state: 'detached' });
    await chatFrame(filling).getByRole('button', { name: nl.start.submit }).click();
    await chatFrame(filling).getByRole('button', { name: nl.waiting.leave }).waitFor();
  });
});
