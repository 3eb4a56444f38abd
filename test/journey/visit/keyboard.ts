import type { BrowserContext, FrameLocator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nl } from '../../../widget/locales/nl.ts';
import { nlLater } from '../../../widget/locales/nl-later.ts';
import { focused, tabTo } from '../support/keyboard.ts';
import { chatFrame, openConsole, register, toggleAvailable } from '../support/people.ts';
import { browser, installation, newContext, texts } from '../support/stage.ts';
import { OFFER } from '../../../worker/console/home/home-texts.ts';

/* A visitor without a mouse, from the site's page to the end and back. Each test goes on where the one before stopped. */

let contexts: BrowserContext[];
let visitor: Page;
let volunteer: Page;
let chat: FrameLocator;

const press = (key: string) => visitor.keyboard.press(key);
const focus = () => focused(visitor);
const heading = (name: string) => chat.getByRole('heading', { name });

describe('the whole visit by keyboard', () => {
  beforeAll(async () => {
    const robin = await openConsole(browser, () => {});
    volunteer = robin.page;
    await register(volunteer, await installation.invite('volunteer'), 'Robin');
    const context = await newContext();
    contexts = [robin.context, context];
    visitor = await context.newPage();
    await visitor.goto(installation.siteOrigin);
    chat = chatFrame(visitor);
  });
  afterAll(() => Promise.all(contexts.map((context) => context.close())));

  test('[W6] the launcher opens the panel, which takes the focus; the way out comes first', async () => {
    await tabTo(visitor, texts.label);
    await press('Enter');
    // The panel comes with the element, which the loader fetches when the keyboard reaches the button.
    await expect.poll(focus).toBe('section');
    await heading(nl.start.title).waitFor();
    await press('Tab');
    expect(await focus()).toBe(texts.exit);
    await press('Tab');
    expect(await focus()).toBe(texts.hide);
  });

  test('[W6] the form: a problem leads back to its field, sending it leads to the next heading', async () => {
    // The browser selects what is in a field that the keyboard reaches.
    await tabTo(visitor, nl.start.nickname);
    await press('Delete');
    await tabTo(visitor, nl.start.more);
    await press('Enter');
    await tabTo(visitor, 'select');
    await press('Shift+Tab');
    await press('Enter');
    await tabTo(visitor, nl.start.submit);
    await press('Enter');
    expect(await focus()).toBe(nl.start.nickname);
    await visitor.keyboard.type('Stille Merel');
    await tabTo(visitor, nl.start.submit);
    await press('Enter');
    await heading(nl.waiting.title(1)).waitFor();
    await expect.poll(focus).toBe(nl.waiting.title(1));
  });

  test('[W6] Escape closes what opened over the page, and gives the focus back, but not the panel', async () => {
    await tabTo(visitor, nl.help.open, 'Shift+Tab');
    await press('Enter');
    await heading(nl.help.open).waitFor();
    expect(await focus()).toBe(nl.help.close);
    await press('Escape');
    await heading(nl.help.open).waitFor({ state: 'hidden' });
    expect(await focus()).toBe(nl.help.open);
    await press('Escape');
    expect(await visitor.locator('luisterend-oog-chat').getAttribute('open')).toBe('');
  });

  test('[W6] the first stop in the chat skips to the message box', async () => {
    await tabTo(visitor, nl.skipTo, 'Shift+Tab');
    await press('Enter');
    expect(await focus()).toBe(nl.composer.label);
    await visitor.keyboard.type('Ik weet niet hoe ik moet beginnen.');
  });

  test('[W6] the volunteer comes and writes, and the focus stays where the visitor is', async () => {
    await toggleAvailable(volunteer);
    await volunteer.getByRole('button', { name: OFFER.accept }).click();
    await heading(nl.talk.with('Robin')).waitFor();
    expect(await focus()).toBe(nl.composer.label);
    await press('Enter');
    await volunteer.getByText('Ik weet niet hoe ik moet beginnen.').waitFor();
    await volunteer.getByRole('textbox', { name: 'Bericht' }).fill('Neem de tijd.');
    await volunteer.getByRole('textbox', { name: 'Bericht' }).press('Enter');
    await chat.getByText('Neem de tijd.').waitFor();
    expect(await focus()).toBe(nl.composer.label);
  });

  test('[W6] ending asks first; Escape is no', async () => {
    await tabTo(visitor, nl.talk.end, 'Shift+Tab');
    await press('Enter');
    await heading(nl.talk.endTitle).waitFor();
    await press('Escape');
    await heading(nl.talk.endTitle).waitFor({ state: 'hidden' });
    expect(await focus()).toBe(nl.talk.end);
    await press('Enter');
    await tabTo(visitor, nl.talk.endYes);
    await press('Enter');
    await heading(nlLater.endedTitle.visitor).waitFor();
    await expect.poll(focus).toBe(nlLater.endedTitle.visitor);
  });

  test('[W6] the questions afterwards are answered, and the thanks get the focus', async () => {
    await chat.getByRole('group').first().waitFor();
    await tabTo(visitor, 'feltHeard');
    await press('ArrowRight');
    await tabTo(visitor, nl.composer.send);
    await press('Enter');
    await chat.getByText(nlLater.endedText.thanks).waitFor();
    await expect.poll(focus).toBe(nlLater.endedTitle.visitor);
  });

  test('[W6] reading back and coming back keep the focus in view', async () => {
    await tabTo(visitor, nlLater.reread);
    await press('Enter');
    await chat.getByText('Neem de tijd.').waitFor();
    await expect.poll(focus).not.toBe('nothing');
    await tabTo(visitor, nlLater.rereadDone);
    await press('Enter');
    await heading(nlLater.endedTitle.visitor).waitFor();
    await expect.poll(focus).not.toBe('nothing');
  });

  test('[W6] folding the panel away gives the focus back to the launcher', async () => {
    await tabTo(visitor, texts.hide, 'Shift+Tab');
    await press('Enter');
    await expect.poll(focus).toContain(texts.label);
  });
});
