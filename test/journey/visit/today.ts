import type { BrowserContext, FrameLocator, Page } from 'playwright';
import { afterAll, describe, expect, it } from 'vitest';
import { nlLater } from '../../../widget/locales/nl-later.ts';
import { launcher as launcherTexts, nl } from '../../../widget/locales/nl.ts';
import { COACH_WANTED, HOME, OFFER } from '../../../worker/console/home/home-texts.ts';
import { PAGES } from '../../../worker/console/session/pages.ts';
import { SIT_IN } from '../../../worker/console/sit-in/sit-in-texts.ts';
import { COACH_TEXTS, RECORD, TALK } from '../../../worker/console/talk/talk-texts.ts';
import { CLOSE_NOW, TODAY } from '../../../worker/console/today/today-texts.ts';
import { chatFrame, fillIn, openConsole, register, toggleAvailable } from '../support/people.ts';
import { browser, installation, launcher, newContext, nickname, open } from '../support/stage.ts';

/* A coordinator's evening with three volunteers: what `Vandaag` shows, and doors that are shut in the middle of it. */

const SEEN_MS = 2_000;
const TOLD_MS = 15_000;
const REASON = 'wegens een storing';
const TOLD = `We zijn nu gesloten ${REASON}. Probeer het later nog eens.`;

const contexts: BrowserContext[] = [];
const button = (page: Page | FrameLocator, name: string) => page.getByRole('button', { name, exact: true });

afterAll(async () => {
  for (const context of contexts) await context.close();
});

async function staff(role: 'volunteer' | 'coordinator', alias: string): Promise<Page> {
  const { context, page } = await openConsole(browser, () => {});
  contexts.push(context);
  await register(page, await installation.invite(role), alias);
  return page;
}

/** A browser of its own on the site. */
async function visitor(): Promise<Page> {
  const context = await newContext();
  contexts.push(context);
  const page = await context.newPage();
  await page.goto(installation.siteOrigin);
  return page;
}

/** Waits for it, and not longer than this. */
async function within(ms: number, seen: Promise<unknown>): Promise<void> {
  const begun = performance.now();
  await seen;
  expect(performance.now() - begun).toBeLessThan(ms);
}

describe('Vandaag', () => {
  it('[Q12] [O5] shows what each of three volunteers does, and doors shut by hand to whoever looks at them', async () => {
    const marijke = await staff('coordinator', 'Marijke');
    await marijke.getByRole('heading', { name: PAGES.today.name, level: 1 }).waitFor();
    await marijke.getByText(TODAY.onDuty.nobody).waitFor();
    const doing = (alias: string, what: string) =>
      marijke.getByRole('listitem').filter({ hasText: alias }).filter({ hasText: what }).waitFor();
    const volunteers = new Map<string, Page>();
    for (const alias of ['Bas', 'Noor', 'Tess']) {
      const page = await staff('volunteer', alias);
      volunteers.set(alias, page);
      await toggleAvailable(page);
      await page.getByText(HOME.status.available).waitFor();
      await within(SEEN_MS, doing(alias, TODAY.doing.available));
    }
    const consoleOf = (alias: string): Page => volunteers.get(alias) ?? marijke;

    const talking = await visitor();
    await open(talking);
    await fillIn(chatFrame(talking), 'Stille Merel');
    const bas = consoleOf('Bas');
    await button(bas, OFFER.accept).click();
    await chatFrame(talking).getByText(nl.talk.with('Bas')).first().waitFor();
    await within(SEEN_MS, doing('Bas', TODAY.doing.inConversation));

    const waiting = await visitor();
    await open(waiting);
    await fillIn(chatFrame(waiting), 'Gouden Uil');
    await button(consoleOf('Noor'), OFFER.decline).click();
    await button(consoleOf('Noor'), HOME.availableAgain).waitFor();
    await within(SEEN_MS, doing('Noor', TODAY.doing.pause));
    await button(consoleOf('Tess'), OFFER.accept).waitFor();
    await toggleAvailable(consoleOf('Tess'));
    await within(SEEN_MS, marijke.getByText(TODAY.waiting.some(1)).waitFor());
    await within(
      SEEN_MS,
      marijke.getByRole('listitem').filter({ hasText: 'Tess' }).waitFor({ state: 'detached' }),
    );
    expect(await consoleOf('Noor').getByText('Bas').count()).toBe(0);

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
    const shutAt = performance.now();
    const toldInTime = async (told: Promise<unknown>) => {
      await told;
      expect(performance.now() - shutAt).toBeLessThan(TOLD_MS);
    };
    await toldInTime(
      chatFrame(waiting).getByRole('heading', { name: nlLater.unavailable.title.closed }).waitFor(),
    );
    await toldInTime(chatFrame(filling).getByText(TOLD).waitFor());
    await passing.mouse.move(20, 20);
    await toldInTime(launcher(passing).filter({ hasText: launcherTexts.closed }).waitFor());
    expect(await nickname(filling).inputValue()).toBe('Rode Vos');
    await chatFrame(waiting).getByText(TOLD).waitFor();

    const box = chatFrame(talking).getByRole('textbox', { name: nl.composer.label });
    await box.fill('Wij praten gewoon door.');
    await box.press('Enter');
    await bas.getByText('Wij praten gewoon door.').waitFor();

    const noor = consoleOf('Noor');
    await button(noor, HOME.availableAgain).click();
    await button(bas, COACH_TEXTS.ask).click();
    await noor.getByRole('button', { name: COACH_WANTED.start }).click();
    await button(chatFrame(talking), nlLater.coach.yes).click();
    await within(SEEN_MS, doing('Noor', TODAY.doing.sittingIn));
    await button(noor, SIT_IN.stop).click();
    await within(SEEN_MS, doing('Noor', TODAY.doing.available));
    await button(bas, TALK.end).click();
    await bas.locator('wa-dialog').getByRole('button', { name: TALK.end, exact: true }).click();
    await within(SEEN_MS, doing('Bas', TODAY.doing.wrapUp));
    await button(bas, RECORD.save).click();
    await button(bas, HOME.takeBreak).click();
    await within(SEEN_MS, doing('Bas', TODAY.doing.break));

    await button(marijke, TODAY.doors.open).click();
    await chatFrame(filling).getByText(TOLD).waitFor({ state: 'detached' });
    await chatFrame(filling).getByRole('button', { name: nl.start.submit }).click();
    await chatFrame(filling).getByRole('button', { name: nl.waiting.leave }).waitFor();
  });
});
