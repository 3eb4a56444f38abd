import { Virtual } from '@guidepup/virtual-screen-reader';
import { afterEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
// Fetched apart, and here before somebody waits: what is heard meanwhile is another matter.
import '../../../widget/conversation/late/late.ts';
import { nlLater } from '../../../widget/locales/nl-later.ts';
import { nl } from '../../../widget/locales/nl.ts';
import { talking, waiting } from '../../states/room-states.ts';
import { Flattened } from './flattened.ts';
import { withPage } from './mounted-page.ts';

const page = withPage();
const reader = new Virtual();
let flat: Flattened | null = null;

afterEach(async () => {
  await reader.stop();
  flat?.close();
  flat = null;
});

/** What is heard without the reader having moved: live regions only. */
async function heard(): Promise<string[]> {
  await page.element.updateComplete;
  await new Promise((resolve) => setTimeout(resolve));
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  const log = await reader.spokenPhraseLog();
  await reader.clearSpokenPhraseLog();
  return log.filter((phrase) => /^(polite|assertive): ./.test(phrase));
}

test('[W7] the journey, as a screen reader tells it', async () => {
  const story: string[] = [];
  const tell = async (what: string) => {
    const phrases = await heard();
    story.push(
      `\n## ${what}\n`,
      ...(phrases.length > 0 ? phrases : ['(nothing)']).map((said) => `- ${said}`),
    );
  };
  await page.load();
  flat = new Flattened(page.element);
  await reader.start({ container: flat.element });
  await heard();
  const random = vi.spyOn(Math, 'random').mockReturnValue(0.1);
  await page.click(nl.start.another);
  await tell('Another nickname is asked for');
  random.mockRestore();
  await userEvent.clear(page.one('#nickname'));
  await page.click(nl.start.submit);
  await page.see(nl.start.nicknameMissing);
  await tell('The form is sent without a nickname');
  page.room.state = waiting({ position: 3 });
  await page.signUp();
  await page.see(nl.waiting.title(3));
  await tell('Signed up, as number 3');
  page.room.show(waiting({ position: 2 }));
  page.room.show(waiting({ position: 1 }));
  await page.see(nl.waiting.title(1));
  await tell('The queue moves twice within a minute');
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
  page.room.show(waiting({ position: 1 }));
  await tell('A minute later');
  await page.room.connect();
  await page.see(nl.talk.with('Anna'));
  await tell('A volunteer takes the talk');
  expect(flat.element.querySelectorAll('[role=log]')).toHaveLength(1);
  await page.room.say('Dag, ik ben Anna. Waar wil je het over hebben?');
  await page.see('Waar wil je het over hebben?');
  await tell('She writes');
  await page.send('Sinds de verhuizing is het zo stil.');
  await page.see(nl.messages.sent);
  page.room.deliver();
  await page.see(nl.messages.delivered);
  await tell('The visitor answers, and it arrives');
  page.room.emit({ type: 'typing', role: 'volunteer', on: true });
  await page.see(nl.messages.typing('Anna'));
  await tell('She is typing');
  await page.room.say('Dat klinkt eenzaam.');
  await page.room.say('Hoe is dat voor jou?');
  await page.see('Hoe is dat voor jou?');
  await tell('She writes twice');
  await page.send('Bel me maar op 06 12345678');
  await page.see(nlLater.personalData.edit);
  await tell('The visitor is about to give a phone number');
  await page.click(nlLater.personalData.edit);
  page.room.lose();
  await page.see(nlLater.lost(true, 10));
  await tell('The connection is lost');
  page.room.reconnect();
  await page.seeNot(nlLater.lost(true, 10));
  await tell('And comes back, with what was missed');
  page.room.show(talking({ volunteer: 'away' }));
  await page.see(nlLater.away('Anna'));
  await tell('Her connection drops');
  page.room.show(talking());
  await page.seeNot(nlLater.away('Anna'));
  await tell('And comes back');
  const { coach: texts } = nlLater;
  page.room.show(talking({ coach: { stage: 'asked', sitIn: 1, alias: 'Marijke' } }));
  await page.see(texts.yes);
  await tell('A colleague would like to read along');
  page.room.show(talking({ coach: { stage: 'sitting', sitIn: 1, alias: 'Marijke' } }));
  await page.see(texts.sitting('Marijke'));
  await tell('And does, as the visitor agreed');
  page.room.show(talking({ coach: { stage: 'left', sitIn: 1, alias: 'Marijke' } }));
  await page.see(texts.left('Marijke'));
  await tell('And leaves again');
  page.room.show(talking({ closesInMs: 10 * 60_000 }));
  await page.see('De chat sluit over 10 minuten');
  await tell('Closing time is near, which ends no talk');
  page.room.show({ phase: 'ended', by: 'volunteer', evaluation: 'open' });
  await page.see(nlLater.endedText.volunteer);
  await tell('She ends it');
  await expect(`# What is heard without asking\n${story.join('\n')}\n`).toMatchFileSnapshot(
    './__snapshots__/heard.md',
  );
});

test('[W7] the form, as a screen reader reads it from top to bottom', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0.1);
  await page.load();
  flat = new Flattened(page.element);
  await reader.start({ container: flat.element });
  while (!(await reader.lastSpokenPhrase()).includes(nl.start.submit)) await reader.next();
  const read = (await reader.spokenPhraseLog()).map((phrase) => `- ${phrase}`).join('\n');
  await expect(`# What is read of the form\n\n${read}\n`).toMatchFileSnapshot('./__snapshots__/read.md');
});

test('[W7] each incoming message is told once, with its sender; own ones and typing are not', async () => {
  await page.talk();
  flat = new Flattened(page.element);
  await reader.start({ container: flat.element });
  await heard();
  await page.send('Van mij');
  await page.see(nl.messages.sent);
  page.room.emit({ type: 'typing', role: 'volunteer', on: true });
  await page.see(nl.messages.typing('Anna'));
  expect(await heard()).toEqual([]);
  await page.room.say('Van Anna');
  await page.see('Van Anna');
  page.room.emit({ type: 'typing', role: 'volunteer', on: true });
  await page.see(nl.messages.typing('Anna'));
  expect(await heard()).toEqual(['polite: Anna: Van Anna']);
});

test('[W7] history that comes back after a reload is not told as news', async () => {
  await page.talk();
  await page.room.say('Eerder gezegd');
  await page.see('Eerder gezegd');
  await page.load();
  flat = new Flattened(page.element);
  await reader.start({ container: flat.element });
  await page.see('Eerder gezegd');
  expect((await heard()).join()).not.toContain('Eerder gezegd');
});
