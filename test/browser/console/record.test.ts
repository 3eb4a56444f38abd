import { describe, expect, test, vi } from 'vitest';
import { page as viewport } from 'vitest/browser';
import { ContactRecord } from '../../../protocol/http/staff.ts';
import { Envelope } from '../../../protocol/sealed.ts';
import {
  click,
  expectAccessible,
  fill,
  find,
  keptDrafts,
  keptOnDevice,
  open,
  screenText,
  see,
} from './console-page.ts';
import { OTHER_ROOM, ROOM, failure, ok, queueState } from './fake-server.ts';
import { ended } from './fake-visitor.ts';
import { withTalk } from './open-talk.ts';
import { APP } from '../../../worker/console/app/app-texts.ts';
import { TOPICS as TOPIC_NAMES } from '../../../worker/console/conversation/conversation-texts.ts';
import { HOME } from '../../../worker/console/home/home-texts.ts';
import { COMMON } from '../../../worker/console/kit/common-texts.ts';
import { ERROR_TEXTS } from '../../../worker/console/session/session-texts.ts';
import { SIT_IN } from '../../../worker/console/sit-in/sit-in-texts.ts';
import { COACH_TEXTS, RECORD, TALK } from '../../../worker/console/talk/talk-texts.ts';

const page = withTalk();
const ADDRESS = `/api/console/conversations/${ROOM}/record`;

describe('the record', () => {
  test('[C4] [N1] ends only after asking, then asks for the record, encrypted', async () => {
    const room = await page.talk();
    await click('wa-button', TALK.end);
    await see(TALK.endBody);
    await click('wa-button', COMMON.cancel);
    expect(room.last('end')).toBeUndefined();
    await click('wa-button.end');
    await click('lo-confirm-dialog wa-button[variant=danger], wa-dialog wa-button[variant=danger]', TALK.end);
    expect(room.last('end')).toEqual({ type: 'end' });
    room.emit(ended('volunteer'));
    page.server.queue.emit(queueState({ me: { status: 'wrapUp', endsInMs: 300_000, remindsInMs: 0 } }));
    await see(RECORD.after('Zwaluw'));
    await expectAccessible();

    page.server.handlers.set(`POST ${ADDRESS}`, () => failure('internal'));
    await fill('wa-select', 'grief');
    await fill('wa-radio-group', 'yes');
    await fill('wa-textarea', 'Rustig afgerond.');
    await click('wa-checkbox', RECORD.discuss);
    await click('wa-button', RECORD.save);
    await see(ERROR_TEXTS.internal);
    page.server.handlers.set(`POST ${ADDRESS}`, () => ok());
    await click('wa-button', RECORD.save);
    await see(HOME.savedReady);
    expect(screenText()).not.toContain(APP.recordSaved);
    await expectAccessible();
    // It is there with the page, so that it is no news to a screen reader: the heading, which has the focus, is described by it.
    const heading = await find('h1', HOME.hello('Robin'));
    expect(heading.getRootNode()).toHaveProperty('activeElement', heading);
    expect(heading.ariaDescribedByElements?.map(({ textContent }) => textContent)).toEqual([HOME.savedReady]);
    await click('wa-button', HOME.takeBreak);
    expect(page.server.queue.last('takeBreak')).toEqual({ type: 'takeBreak' });
    page.server.queue.emit(queueState({ me: { status: 'pause', endsInMs: 900_000, chosen: true } }));
    await see(HOME.status.break);
    expect(screenText()).not.toContain(APP.recordSaved);
    await click('wa-button', HOME.availableAgain);
    expect(page.server.queue.last('setAvailable')).toEqual({ type: 'setAvailable', on: true });
    expect(page.server.requested(ADDRESS)).toMatchObject({
      ...{ topic: 'grief', heavy: true, wantsDiscussion: true },
    });
    const { text } = page.server.requested(ADDRESS) as { text: unknown };
    expect(await page.visitor.read('volunteer', 'contactRecord', Envelope.parse(text))).toEqual({
      topic: 'grief',
      text: 'Rustig afgerond.',
    });

    page.server.queueEvent = queueState();
    open();
    await see(HOME.hello('Robin'));
    expect(screenText()).not.toContain('Na je gesprek');
  });

  test('[C5] what could tell who somebody is, is asked about before it goes to those who read records', async () => {
    const room = await page.talk();
    room.emit(ended('visitor'));
    page.server.queue.emit(queueState({ me: { status: 'wrapUp', endsInMs: 300_000, remindsInMs: 0 } }));
    await see(RECORD.after('Zwaluw'));
    page.server.handlers.set(`POST ${ADDRESS}`, () => ok());
    await fill('wa-textarea', 'Wil gebeld worden op 06 12345678');
    await click('wa-button', RECORD.save);
    await see('Wij kunnen niemand terugbellen.');
    await expectAccessible();
    expect(page.server.requested(ADDRESS)).toBeUndefined();
    await click('wa-button', TALK.guard.edit);
    expect(screenText()).not.toContain('Wij kunnen niemand terugbellen.');

    await click('wa-button', RECORD.save);
    await see('Wij kunnen niemand terugbellen.');
    await click('wa-button', TALK.guard.saveAnyway);
    await see(HOME.savedReady);
  });

  test('[C9] a record can still be written after a reload, when the room is gone', async () => {
    const room = await page.talk();
    room.emit(ended('visitor'));
    await see(TALK.ended.visitor);
    page.server.queueEvent = queueState({ me: { status: 'wrapUp', endsInMs: 300_000, remindsInMs: 0 } });
    const again = await page.join();
    again.drop(4410);
    await see(RECORD.pending);
    // By when it was, since nobody's name is known here any more.
    await vi.waitFor(() => expect(screenText()).toMatch(/Je gesprek van \d\d\.\d\d uur/));
    expect(screenText()).not.toContain('Zwaluw');
    page.server.handlers.set(`POST ${ADDRESS}`, () => failure('gone'));
    await click('wa-button', RECORD.save);
    await see(RECORD.refused);
    await click('wa-button', RECORD.skip);
    await see(HOME.hello('Robin'));
  });

  test('[C3] an unsent record outlives a reload, encrypted, and goes with the conversation', async () => {
    const room = await page.talk();
    room.emit(ended('visitor'));
    await fill('wa-select', 'grief');
    await fill('wa-textarea', 'Nog niet af');
    await vi.waitFor(async () =>
      expect(await keptDrafts(ROOM)).toMatchObject({ record: { text: 'Nog niet af' } }),
    );
    expect(JSON.stringify(await keptOnDevice())).not.toContain('Nog niet af');
    expect(JSON.stringify([sessionStorage, localStorage].map(Object.values))).not.toContain('Nog niet af');

    const again = await page.join();
    await page.handOverKey(again);
    again.emit(ended('visitor'));
    await vi.waitFor(async () => expect(await find('wa-textarea')).toMatchObject({ value: 'Nog niet af' }));
    expect(await find('wa-select')).toMatchObject({ value: 'grief' });
    await expectAccessible();
    page.server.handlers.set(`POST ${ADDRESS}`, () => ok());
    await click('wa-button', RECORD.save);
    await see(APP.recordSaved);
    await vi.waitFor(async () => expect(await keptOnDevice()).toEqual([]));
  });

  test('[K2] [K3] without the visitor’s page it goes as it was filled in, under the conversation’s key, or not at all', async () => {
    const room = await page.talk();
    room.emit(ended('visitor'));
    await fill('wa-select', 'grief');
    await fill('wa-textarea', 'Nog niet af');
    await vi.waitFor(async () =>
      expect(await keptDrafts(ROOM)).toMatchObject({ record: { text: 'Nog niet af' } }),
    );
    (await page.join()).drop(4410);
    await see(RECORD.pending);
    expect(await find('wa-textarea')).toMatchObject({ value: 'Nog niet af', readonly: true });
    await expectAccessible();
    await see(TOPIC_NAMES.grief);
    page.server.handlers.set(`POST ${ADDRESS}`, () => failure('internal'));
    await click('wa-button', RECORD.save);
    await vi.waitFor(() => expect(page.server.requested(ADDRESS)).toBeDefined());
    const { topic, text } = ContactRecord.parse(page.server.requested(ADDRESS));
    expect(topic).toBe('grief');
    if (text === null) throw new Error('no text');
    expect(await page.visitor.read('volunteer', 'contactRecord', text)).toEqual({
      topic: 'grief',
      text: 'Nog niet af',
    });
    await click('wa-button', RECORD.leaveOut);
    await see(RECORD.noKey);
  });

  test('[C4] starts from the topic that the visitor named, until the volunteer says otherwise', async () => {
    const room = await page.talk();
    room.emit(ended('visitor'));
    await vi.waitFor(async () => expect(await find('wa-select')).toMatchObject({ value: 'grief' }));
    await fill('wa-select', '');
    await vi.waitFor(async () => expect(await keptDrafts(ROOM)).toMatchObject({ record: { topic: null } }));
    const again = await page.join();
    await page.handOverKey(again);
    again.emit(ended('visitor'));
    await see(RECORD.after('Zwaluw'));
    page.server.handlers.set(`POST ${ADDRESS}`, () => ok());
    await click('wa-button', RECORD.save);
    await see(APP.recordSaved);
    expect(page.server.requested(ADDRESS)).toMatchObject({ topic: null });
  });

  test.each([
    [1280, 768],
    [768, 768],
    [360, 640],
  ])('[Q7] its button, and how the wrap-up ends, are in view at %i × %i', async (width, height) => {
    const room = await page.talk();
    await viewport.viewport(width, height);
    room.emit(await page.visitor.message(1, 'Dank je wel.'));
    room.emit(ended('visitor'));
    page.server.queue.emit(queueState({ me: { status: 'wrapUp', endsInMs: 250_000, remindsInMs: 0 } }));
    for (const [selector, text] of [
      ['wa-button', RECORD.save],
      ['wa-button', RECORD.availableAgain],
      ['.done p', RECORD.wrapUpReminder],
    ] as const) {
      const shown = await find(selector, text);
      await vi.waitFor(() => {
        const { top, bottom } = shown.getBoundingClientRect();
        expect(top).toBeGreaterThan(0);
        expect(bottom).toBeLessThanOrEqual(height);
      });
    }
    await expectAccessible();
  });

  test('[Q7] the wrap-up has no countdown, is reminded of once, and ends beside the open record', async () => {
    const room = await page.talk();
    room.emit(ended('visitor'));
    page.server.queue.emit(queueState({ me: { status: 'wrapUp', endsInMs: 900_000, remindsInMs: 60_000 } }));
    await find('wa-button', RECORD.availableAgain);
    expect(screenText()).not.toContain(RECORD.wrapUpReminder);
    page.server.queue.emit(queueState({ me: { status: 'wrapUp', endsInMs: 840_000, remindsInMs: 0 } }));
    await see(RECORD.wrapUpReminder);
    expect(screenText()).not.toMatch(/\d:\d\d/);
    await click('wa-button', RECORD.availableAgain);
    expect(page.server.queue.last('setAvailable')).toEqual({ type: 'setAvailable', on: true });
    page.server.queue.emit(queueState({ me: { status: 'available' } }));
    await vi.waitFor(() => expect(screenText()).not.toContain(RECORD.availableAgain));
    await see(RECORD.after('Zwaluw'));
  });

  test('[C6] waits while its volunteer sits beside a colleague', async () => {
    const room = await page.talk();
    room.emit(ended('visitor'));
    page.server.queue.emit(
      queueState({
        me: { status: 'wrapUp', endsInMs: 300_000, remindsInMs: 0 },
        coachWanted: [{ roomId: OTHER_ROOM, alias: 'Sam' }],
      }),
    );
    await see(RECORD.after('Zwaluw'));
    await click('wa-button', 'Meekijken');
    await see(SIT_IN.at('Sam'));
    expect(screenText()).not.toContain('Zwaluw');
    await click('wa-button', COACH_TEXTS.takeBack);
    await see(RECORD.after('Zwaluw'));
  });
});
