import { describe, expect, test, vi } from 'vitest';
import { Envelope } from '../../../protocol/sealed.ts';
import { click, expectAccessible, fill, find, keptOnDevice, open, screenText, see } from './console-page.ts';
import { OTHER_ROOM, ROOM, failure, ok, queueState } from './fake-server.ts';
import { ended } from './fake-visitor.ts';
import { withTalk } from './open-talk.ts';

const page = withTalk();
const RECORD = `/api/console/conversations/${ROOM}/record`;

describe('the record', () => {
  test('[C4] ends only after asking, then asks for the record, encrypted', async () => {
    const room = await page.talk();
    await click('wa-button', 'Gesprek beëindigen');
    await see('Heb je al afscheid genomen?');
    await click('wa-button', 'Annuleren');
    expect(room.last('end')).toBeUndefined();
    await click('wa-button.end');
    await click(
      'lo-confirm-dialog wa-button[variant=danger], wa-dialog wa-button[variant=danger]',
      'Gesprek beëindigen',
    );
    expect(room.last('end')).toEqual({ type: 'end' });
    room.emit(ended('volunteer'));
    page.server.queue.emit(queueState({ me: { status: 'wrapUp', endsInMs: 300_000 } }));
    await see('Na je gesprek met Zwaluw');
    await expectAccessible();

    page.server.handlers.set(`POST ${RECORD}`, () => failure('internal'));
    await fill('wa-select', 'grief');
    await fill('wa-radio-group', 'yes');
    await fill('wa-textarea', 'Rustig afgerond.');
    await click('wa-button', 'Opslaan');
    await see('Er ging iets mis aan onze kant.');
    page.server.handlers.set(`POST ${RECORD}`, () => ok());
    await click('wa-button', 'Opslaan');
    await see('Je registratie is opgeslagen.');
    await see('Weer beschikbaar');
    expect(page.server.requested(RECORD)).toMatchObject({ topic: 'grief', heavy: true });
    const { text } = page.server.requested(RECORD) as { text: unknown };
    expect(await page.visitor.read('volunteer', 'contactRecord', Envelope.parse(text))).toEqual({
      text: 'Rustig afgerond.',
    });

    page.server.queueEvent = queueState();
    open();
    await see('Dag Robin');
    expect(screenText()).not.toContain('Na je gesprek');
  });

  test('[C9] a record can still be written after a reload, when the room is gone', async () => {
    const room = await page.talk();
    room.emit(ended('visitor'));
    await see('De bezoeker heeft het gesprek beëindigd.');
    page.server.queueEvent = queueState({ me: { status: 'wrapUp', endsInMs: 300_000 } });
    const again = await page.join();
    again.drop(4410);
    await see('Je hebt nog een registratie open van een eerder gesprek.');
    page.server.handlers.set(`POST ${RECORD}`, () => failure('gone'));
    await click('wa-button', 'Opslaan');
    await see('Dit gesprek is er niet meer');
    await click('wa-button', 'Zonder registratie afsluiten');
    await see('Dag Robin');
  });

  test('[C3] an unsent record outlives a reload, encrypted, and goes with the conversation', async () => {
    const room = await page.talk();
    room.emit(ended('visitor'));
    await fill('wa-select', 'grief');
    await fill('wa-textarea', 'Nog niet af');
    await vi.waitFor(async () => expect(JSON.stringify(await keptOnDevice())).toContain('"ct"'));
    expect(JSON.stringify(await keptOnDevice())).not.toContain('Nog niet af');
    expect(JSON.stringify([sessionStorage, localStorage].map(Object.values))).not.toContain('Nog niet af');

    (await page.join()).emit(ended('visitor'));
    await vi.waitFor(async () => expect(await find('wa-textarea')).toMatchObject({ value: 'Nog niet af' }));
    expect(await find('wa-select')).toMatchObject({ value: 'grief' });
    page.server.handlers.set(`POST ${RECORD}`, () => ok());
    await click('wa-button', 'Opslaan');
    await see('Je registratie is opgeslagen.');
    await vi.waitFor(async () => expect(await keptOnDevice()).toEqual([]));
  });

  test('[C6] waits while its volunteer sits beside a colleague', async () => {
    const room = await page.talk();
    room.emit(ended('visitor'));
    page.server.queue.emit(
      queueState({
        me: { status: 'wrapUp', endsInMs: 300_000 },
        coachWanted: [{ roomId: OTHER_ROOM, alias: 'Sam' }],
      }),
    );
    await see('Na je gesprek met Zwaluw');
    await click('wa-button', 'Meekijken');
    await see('Meekijken bij Sam');
    expect(screenText()).not.toContain('Zwaluw');
    await click('wa-button', 'Toch niet');
    await see('Na je gesprek met Zwaluw');
  });
});
