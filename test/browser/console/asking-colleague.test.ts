import { describe, expect, test, vi } from 'vitest';
import { page as browserPage } from 'vitest/browser';
import { all, click, expectAccessible, find, focused, screenText, see } from './console-page.ts';
import { ROOM, queueState } from './fake-server.ts';
import { talking } from './fake-visitor.ts';
import { withTalk } from './open-talk.ts';
import { COACH_TEXTS } from '../../../worker/console/talk/talk-texts.ts';

const page = withTalk();
const ASK = 'Vraag een collega om mee te kijken';

const free = (colleagues: number) =>
  queueState({
    me: { status: 'inConversation' },
    conversations: [{ roomId: ROOM, generation: 1 }],
    colleagues,
  });
const buttons = () =>
  all('wa-button')
    .filter((button) => button.checkVisibility())
    .map((button) => button.textContent);
/** What a screen reader is told, which is said once. */
const spoken = () =>
  all('.hidden[role=status]')
    .map((region) => region.textContent)
    .join('');

describe('asking a colleague to read along', () => {
  test('[C6] asks, says how it stands at each step, and can be taken back', async () => {
    const room = await page.talk();
    page.server.queue.emit(free(1));
    await see(COACH_TEXTS.hint);
    expect(spoken()).toBe('');
    await expectAccessible();
    await click('wa-button', ASK);
    expect(room.last('wantCoach')).toEqual({ type: 'wantCoach', on: true });

    room.emit(talking({ coach: { stage: 'wanted' } }));
    await see(COACH_TEXTS.wanted);
    await click('wa-button', COACH_TEXTS.takeBack);
    expect(room.last('wantCoach')).toEqual({ type: 'wantCoach', on: false });
    room.emit(talking());
    await find('wa-button', ASK);

    room.emit(talking({ coach: { stage: 'asked', alias: 'Sam' } }));
    await vi.waitFor(() => expect(spoken()).toBe(COACH_TEXTS.asked('Sam')));
    await find('wa-button', COACH_TEXTS.takeBack);
    room.emit(talking({ coach: { stage: 'sitting', alias: 'Sam' } }));
    await vi.waitFor(() => expect(spoken()).toBe(COACH_TEXTS.sitting('Sam')));
    await expectAccessible();
    await click('wa-button', COACH_TEXTS.stop);
    expect(room.sent.filter(({ type }) => type === 'wantCoach')).toHaveLength(3);
    room.emit(talking({ coach: { stage: 'left', alias: 'Sam' } }));
    await see(COACH_TEXTS.left('Sam'));
    await find('wa-button', ASK);
  });

  test('[C6] after a visitor’s no there is nothing more to ask', async () => {
    const room = await page.talk();
    room.emit(talking({ coach: { stage: 'declined' } }));
    await see(COACH_TEXTS.declined);
    expect(buttons().join()).not.toContain('kijk');
    await expectAccessible();
  });

  test('[C6] says when nobody is free', async () => {
    const room = await page.talk();
    page.server.queue.emit(free(0));
    await see(COACH_TEXTS.noneFree);
    room.emit(talking({ coach: { stage: 'wanted' } }));
    await see(COACH_TEXTS.wantedNoneFree);
    page.server.queue.emit(free(2));
    await see(COACH_TEXTS.wanted);
    expect(screenText()).not.toContain('geen collega vrij');
  });

  test('[C6] on a phone it is folded away until asked for, then in sight, and the keyboard is not lost', async () => {
    await browserPage.viewport(360, 740);
    const room = await page.talk();
    expect(buttons()).not.toContain(ASK);
    await click('summary');
    const ask = await find('wa-button', ASK);
    ask.focus();
    ask.click();
    room.emit(talking({ coach: { stage: 'wanted' } }));
    await vi.waitFor(() => expect(focused()?.textContent).toBe('Meekijken'));
    await click('summary');
    await find('wa-button', COACH_TEXTS.takeBack);
    room.emit(talking({ coach: { stage: 'sitting', alias: 'Sam' } }));
    const words = await find('p', COACH_TEXTS.sitting('Sam'));
    expect(words.getBoundingClientRect().bottom).toBeLessThan(740);
  });
});
