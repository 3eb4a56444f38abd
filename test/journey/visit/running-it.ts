import type { BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../../widget/locales/nl.ts';
import { nlLater } from '../../../widget/locales/nl-later.ts';
import { APP } from '../../../worker/console/app/app-texts.ts';
import { OFFER } from '../../../worker/console/home/home-texts.ts';
import { RETENTION, TERM_FORM, TERMS } from '../../../worker/console/retention/retention-texts.ts';
import { SETTINGS_FORM } from '../../../worker/console/settings/settings-texts.ts';
import { SIGN_IN } from '../../../worker/console/sign-in/sign-in-texts.ts';
import { INVITE, REMOVE, TEAM } from '../../../worker/console/team/team-texts.ts';
import { CLOSE_NOW, TODAY } from '../../../worker/console/today/today-texts.ts';
import { chatFrame, fillIn, goTo, openConsole, register, toggleAvailable } from '../support/people.ts';
import { saveSettings, typeHours } from '../support/settings.ts';
import { browser, installation, newContext, open } from '../support/stage.ts';

/* A coordinator runs the helpline with nothing but the console. Each test goes on where the one before stopped. */

const contexts: BrowserContext[] = [];
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
let coordinator: Page;
let volunteer: Page;
let visitor: Page;

async function console(): Promise<Page> {
  const opened = await openConsole(browser, () => {});
  contexts.push(opened.context);
  return opened.page;
}

describe('a coordinator', () => {
  beforeAll(async () => {
    coordinator = await console();
    await register(coordinator, await installation.invite('coordinator'), 'Ada');
    const context = await newContext();
    contexts.push(context);
    visitor = await context.newPage();
  });
  afterAll(async () => {
    for (const context of contexts) await context.close();
  });

  it('[T1] invites a volunteer by a link that is shown once', async () => {
    await goTo(coordinator, 'team');
    await coordinator.getByLabel(INVITE.alias).fill('Femke');
    await button(coordinator, INVITE.make).click();
    const link = await coordinator.getByRole('textbox', { name: INVITE.link }).inputValue();
    volunteer = await console();
    await register(volunteer, link, 'Femke');
    await toggleAvailable(volunteer);
  });

  it('[T1] [A3] removes her in the middle of a talk: she is signed out, and the visitor waits in front', async () => {
    await visitor.goto(installation.siteOrigin);
    await open(visitor);
    await fillIn(chatFrame(visitor), 'Stille Merel');
    await button(volunteer, OFFER.accept).click();
    await chatFrame(visitor).getByText(nl.talk.with('Femke')).first().waitFor();
    await coordinator.reload();
    await coordinator.getByRole('button', { name: new RegExp(`${TEAM.remove}.*Femke`) }).click();
    await coordinator.getByLabel(REMOVE.type('Femke')).fill('Femke');
    await button(coordinator, REMOVE.confirm).click();
    await coordinator.getByText(TEAM.removed('Femke')).waitFor();
    await button(volunteer, SIGN_IN.passkey).waitFor();
    await chatFrame(visitor).getByRole('button', { name: nl.waiting.leave }).waitFor();
  });

  it('[S1] changes the hours, and visitors read them', async () => {
    await goTo(coordinator, 'settings');
    await coordinator.locator('.pages a[href$="/openingstijden"]').click();
    const saveHours = async (from: string, to: string) => {
      await typeHours(coordinator, from, to);
      await saveSettings(coordinator);
      await coordinator.getByText(SETTINGS_FORM.saved).waitFor();
    };
    await saveHours('0.00', '23.59');
    const context = await newContext();
    contexts.push(context);
    const reader = await context.newPage();
    await expect
      .poll(async () => {
        await reader.goto(`${installation.chatOrigin}/chat`);
        await reader.getByRole('button', { name: nl.about }).first().click();
        await reader.getByText(nlLater.leaving.title).first().waitFor();
        return await reader.getByText('maandag – zondag').first().innerText();
      })
      .toContain('00.00 – 23.59');
    // Those would end sign-up shortly before midnight, whenever this runs.
    await saveHours('0.00', '24.00');
  });

  it('[O5] shuts the doors, which whoever waits reads, and opens them again', async () => {
    await goTo(coordinator, 'today');
    await button(coordinator, TODAY.doors.close).click();
    await coordinator.getByRole('radio', { name: CLOSE_NOW.untilByHand }).click();
    await button(coordinator, CLOSE_NOW.confirm).click();
    await chatFrame(visitor).getByRole('heading', { name: nlLater.unavailable.title.closed }).waitFor();
    await button(coordinator, TODAY.doors.open).click();
    await button(coordinator, TODAY.doors.close).waitFor();
  });

  it('[R7] has conversations kept for a shorter time, after a second yes', async () => {
    await goTo(coordinator, 'retention');
    await coordinator.getByLabel(TERMS.retentionDays.label(1, 12)).fill('3');
    await button(coordinator, `${TERM_FORM.save} ${TERMS.retentionDays.title}`).click();
    await button(coordinator, TERM_FORM.shorterConfirm).click();
    await coordinator.getByText(TERMS.retentionDays.saved('3 weken')).waitFor();
  });

  it('[R3] sees on every page that the purge stopped, until it runs again', async () => {
    installation.sql('DELETE FROM erasure_runs; UPDATE secrecy_versions SET since = 0');
    await coordinator.reload();
    await coordinator.getByText(APP.purge.missing).waitFor();
    await goTo(coordinator, 'team');
    await coordinator.getByText(APP.purge.missing).waitFor();
    await installation.runCron();
    await goTo(coordinator, 'retention');
    await coordinator.reload();
    await coordinator.getByText(RETENTION.state.ok).waitFor();
    await coordinator.getByText(APP.purge.missing).waitFor({ state: 'detached' });
  });
});
