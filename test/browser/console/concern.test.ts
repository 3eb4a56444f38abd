import { expect, test, vi } from 'vitest';
import { ConcernBody } from '../../../protocol/http/concerns.ts';
import { formatDateTime } from '../../../worker/console/kit/format.ts';
import { CONCERN } from '../../../worker/console/concern/concern-texts.ts';
import { ERROR_TEXTS } from '../../../worker/console/session/session-texts.ts';
import { RECORD } from '../../../worker/console/talk/talk-texts.ts';
import { click, expectAccessible, fill, find, focused, keptDrafts, screenText, see } from './console-page.ts';
import { ROOM, failure, ok } from './fake-server.ts';
import { ended } from './fake-visitor.ts';
import { withTalk } from './open-talk.ts';

const page = withTalk();
const ADDRESS = `/api/console/conversations/${ROOM}/concern`;
const HOUR_MS = 3_600_000;
const WORDS = 'Zijn broer is in gevaar, schreef hij.';

async function openSheet(): Promise<void> {
  await click('wa-button', CONCERN.open);
  await see(CONCERN.other);
}

async function fillIn(): Promise<void> {
  await fill('lo-concern-sheet wa-radio-group, wa-radio-group', 'danger');
  await fill('lo-concern-sheet wa-textarea, wa-textarea', WORDS);
}

test('[B3] the sheet says first what helps, whom to call and what is open now, beside a talk that stays writable', async () => {
  const room = await page.talk();
  await openSheet();
  for (const text of ['Vraag een collega erbij.', 'Bel de achterwacht: Joke, 06 11111111', 'De Luisterlijn'])
    await see(text);
  await see(CONCERN.self);
  await expectAccessible();
  expect((await find('lo-composer')).checkVisibility()).toBe(true);
  await click('wa-button', CONCERN.insert);
  await vi.waitFor(async () => {
    const box = await find('lo-composer textarea, textarea');
    expect((box as HTMLTextAreaElement).value).toContain('De Luisterlijn: 088 0767 000');
  });
  expect(room.last('message')).toBeUndefined();
  // Said where it was pressed: the end of the list is far away on a phone.
  await see(CONCERN.inserted('De Luisterlijn'));
  const said = await find('lo-concern-sheet li [role=status], li [role=status]');
  expect(said.textContent).toContain(CONCERN.inserted('De Luisterlijn'));
});

test('[B3] a report needs a ground, is sealed, and says what follows; nothing of it goes to the room', async () => {
  const room = await page.talk();
  const before = room.sent.length;
  await openSheet();
  await click('wa-button', CONCERN.report);
  await see(CONCERN.groundMissing);
  page.server.handlers.set(`POST ${ADDRESS}`, () => failure('internal'));
  await fillIn();
  await click('wa-button', CONCERN.report);
  await see(ERROR_TEXTS.internal);
  page.server.handlers.set(`POST ${ADDRESS}`, () => ok({ heldMs: 72 * HOUR_MS }));
  await click('wa-button', CONCERN.report);
  await see(CONCERN.done(CONCERN.kept.full));
  await vi.waitFor(() => expect(focused()?.textContent).toBe(CONCERN.done(CONCERN.kept.full)));
  const { ground, text } = ConcernBody.parse(page.server.requested(ADDRESS));
  expect(ground).toBe('danger');
  expect(JSON.stringify(page.server.requested(ADDRESS))).not.toContain('broer');
  expect(text && (await page.visitor.read('volunteer', 'concern', text))).toEqual({ text: WORDS });
  expect(room.sent.slice(before)).toEqual([]);
  await click('wa-button', CONCERN.more);
  await vi.waitFor(() => expect(focused()?.textContent).toBe(CONCERN.other));
  expect(screenText()).not.toContain(WORDS);
});

test('[B3] [R2] what is added, or reported anew, says until when the conversation is really kept', async () => {
  await page.talk();
  await openSheet();
  for (const [heldMs, told] of [
    [5 * HOUR_MS, () => CONCERN.kept.until(formatDateTime(Date.now() + 5 * HOUR_MS))],
    [0, () => CONCERN.kept.usual],
    [72 * HOUR_MS, () => CONCERN.kept.full],
  ] as const) {
    page.server.handlers.set(`POST ${ADDRESS}`, () => ok({ heldMs }));
    await fillIn();
    const before = told();
    await click('wa-button', CONCERN.report);
    // A minute may pass meanwhile.
    await vi.waitFor(() =>
      expect([before, told()].map(CONCERN.done)).toContain(focused()?.textContent?.trim()),
    );
    await click('wa-button', CONCERN.more);
  }
});

test('[B3] without a connection it stays, on this device too, and says so', async () => {
  await page.talk();
  await openSheet();
  await fillIn();
  page.server.offline = true;
  await click('wa-button', CONCERN.report);
  await see(CONCERN.offline);
  await vi.waitFor(async () =>
    expect(await keptDrafts(ROOM)).toMatchObject({ concern: { ground: 'danger', text: WORDS } }),
  );
});

test('[B3] what is too late or erased says so', async () => {
  await page.talk();
  await openSheet();
  await fillIn();
  page.server.handlers.set(`POST ${ADDRESS}`, () => failure('erased'));
  await click('wa-button', CONCERN.report);
  await see('Dit gesprek is er niet meer.');
  page.server.handlers.set(`POST ${ADDRESS}`, () => failure('forbidden'));
  await click('wa-button', CONCERN.report);
  await see(CONCERN.tooLate);
});

test('[B3] it is there until the record is sent, and closes by Escape, back to its button', async () => {
  const room = await page.talk();
  room.emit(ended('visitor'));
  await see(RECORD.title);
  await openSheet();
  await expectAccessible();
  (await find('lo-concern-sheet')).dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
  await vi.waitFor(() => expect(screenText()).not.toContain(CONCERN.other));
  await vi.waitFor(() => {
    const within = focused()?.getRootNode();
    expect(within instanceof ShadowRoot && within.host.id).toBe('worry');
  });
});
