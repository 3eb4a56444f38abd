import { describe, expect, test, vi } from 'vitest';
import { page as viewport } from 'vitest/browser';
import { toBase64url } from '../../../protocol/bytes.ts';
import { VolunteerCommand } from '../../../protocol/room.ts';
import { Envelope, type PublicKey, type ReviewSignature } from '../../../protocol/sealed.ts';
import { exportConversationKey } from '../../../widget/keys/conversation-key.ts';
import { makeExportableKeyPair } from '../../../widget/keys/key-pair.ts';
import { makeReviewKey } from '../../../widget/keys/make-review-key.ts';
import { openSealed } from '../../../widget/keys/opening.ts';
import { CONVERSATION } from '../../../worker/console/conversation/conversation-texts.ts';
import { click, expectAccessible, find, focused, screenText, see } from './console-page.ts';
import { ROOM } from './fake-server.ts';
import { FakeVisitor, connecting, ended, talking } from './fake-visitor.ts';
import { withTalk, write } from './open-talk.ts';
import { APP } from '../../../worker/console/app/app-texts.ts';
import { TOPICS } from '../../../worker/console/conversation/conversation-texts.ts';
import { PAGES } from '../../../worker/console/session/pages.ts';
import { SIT_IN } from '../../../worker/console/sit-in/sit-in-texts.ts';
import { RECORD, TALK } from '../../../worker/console/talk/talk-texts.ts';

const page = withTalk();

describe('a talk', () => {
  test('[K2] shows the decrypted intake and messages, and seals what is written', async () => {
    const room = await page.join();
    expect(room.last('hello')).toMatchObject({
      needsKey: true,
      lastSeq: 0,
      consoleKeyId: page.server.consoleKey?.id,
    });
    room.emit(connecting());
    await see(TALK.connecting);
    await page.handOverKey(room);
    await see(TOPICS.grief);
    room.emit(await page.visitor.message(1, 'Is daar iemand? <b>echt</b>'));
    await see('Is daar iemand? <b>echt</b>');
    await vi.waitFor(() => expect(room.last('received')).toEqual({ type: 'received', seq: 1 }));

    await write('Ja, ik ben er.');
    const sent = await vi.waitFor(() => Envelope.parse(room.last('message')?.['envelope']));
    expect(JSON.stringify(page.server.sockets.map((socket) => socket.sent))).not.toContain('ik ben er');
    expect(await page.visitor.read('volunteer', 'message', sent)).toEqual({ text: 'Ja, ik ben er.' });
    await see('Versturen');
    room.emit({ type: 'message', seq: 2, role: 'volunteer', agoMs: 0, envelope: sent });
    await see('Verstuurd');
    room.emit({ type: 'received', role: 'visitor', seq: 2 });
    await see('Afgeleverd');
    room.emit({ type: 'typing', role: 'visitor', on: true });
    await see('Zwaluw schrijft');
    await expectAccessible();
  });

  test('[C10] a nickname of which nothing could be seen leaves no heading empty', async () => {
    const room = await page.join();
    await page.handOverKey(room);
    await see('Zwaluw');
    room.emit({ type: 'intake', envelope: await page.visitor.intake({ nickname: '\u3164\u200B' }) });
    await vi.waitFor(async () => expect((await find('h1')).textContent).toBe(CONVERSATION.visitor));
  });

  test('[C3] typing is a boolean, and a draft stays here', async () => {
    const room = await page.talk();
    const box = await find('textarea');
    Object.assign(box, { value: 'Geheim concept' });
    box.dispatchEvent(new Event('input', { bubbles: true }));
    await vi.waitFor(() => expect(room.last('typing')).toEqual({ type: 'typing', on: true }));
    expect(JSON.stringify(page.server.sockets.map((socket) => socket.sent))).not.toContain('Geheim');
  });

  test('[K1] a key or message that does not fit is said, not guessed at', async () => {
    const room = await page.join();
    room.emit(connecting());
    const stranger = await FakeVisitor.make(ROOM);
    await page.handOverKey(room);
    await see('Zwaluw');
    room.emit(await stranger.message(1, 'Van een ander'));
    await see(CONVERSATION.messageUnreadable);
    // One of the two that are missing by the visitor's count is the one that could not be read.
    room.emit(await page.visitor.message(2, 'Het derde', 2));
    await see('Hier ontbreekt een bericht.');
    expect(screenText()).not.toContain('Van een ander');
  });

  test('[K5] leaves a copy of the key for review, until the room has it', async () => {
    const review = await makeExportableKeyPair();
    const room = await page.join();
    await page.giveBoundKey(room, { review: review.publicKey });
    room.emit(talking());
    const { sealed } = await vi.waitFor(() => {
      const copy = VolunteerCommand.parse(room.last('reviewCopy'));
      if (copy.type !== 'reviewCopy') throw new Error('no copy');
      return copy;
    });
    const raw = await openSealed(review.pair, review.publicKey.id, 'review', ROOM, sealed);
    expect(toBase64url(raw)).toBe(await exportConversationKey(page.visitor.key));
    room.drop(1006);
    const second = await vi.waitFor(() => {
      expect(page.server.room(ROOM)).not.toBe(room);
      expect(page.server.room(ROOM).last('reviewCopy')).toEqual({ type: 'reviewCopy', sealed });
      return page.server.room(ROOM);
    });
    second.emit({ type: 'copyKept' });
    second.drop(1006);
    const third = await vi.waitFor(() => {
      expect(page.server.room(ROOM)).not.toBe(second);
      expect(page.server.room(ROOM).last('hello')).toBeDefined();
      return page.server.room(ROOM);
    });
    third.emit(talking());
    third.emit(await page.visitor.message(1, 'Ben je daar?'));
    // Once a message can be read, whatever was to be left has been left.
    await see('Ben je daar?');
    expect(third.last('reviewCopy')).toBeUndefined();
  });

  test.each(['unsigned', 'signed as another'] as const)(
    '[K4] [K5] leaves no copy for a review key that is %s, and talks all the same',
    async (how) => {
      const { body } = await makeReviewKey();
      const { review: signed } = body.signed;
      Object.assign(page.server, { reviewKey: body.review, signedBy: signed.by.id, reviewSigned: signed });
      const planted = (await makeExportableKeyPair()).publicKey;
      const handOver = async (review: PublicKey, reviewSigned: ReviewSignature | null) => {
        const room = await page.join();
        await page.giveBoundKey(room, { review, reviewSigned });
        room.emit({ type: 'intake', envelope: await page.visitor.intake({ nickname: 'Zwaluw' }) });
        room.emit(talking());
        // Once a message can be read, whatever was to be left has been left.
        room.emit(await page.visitor.message(1, 'Ben je daar?'));
        await see('Ben je daar?');
        return room;
      };
      const refused = await handOver(planted, how === 'unsigned' ? null : signed);
      expect(refused.last('reviewCopy')).toBeUndefined();
      const trusted = await handOver(body.review, signed);
      await vi.waitFor(() =>
        expect(trusted.last('reviewCopy')).toMatchObject({ sealed: { keyId: body.review.id } }),
      );
    },
  );

  test('[K5] [K1] a key that is bound to another is none', async () => {
    const room = await page.join();
    const { consoleKey } = page.server;
    if (consoleKey === null) throw new Error('no console key yet');
    const { commitment } = await (await FakeVisitor.make(ROOM)).boundKeyFor(consoleKey);
    const bound = { ...(await page.visitor.boundKeyFor(consoleKey)), commitment };
    room.emit({ type: 'key', sealed: await page.visitor.sealedKeyFor(consoleKey), bound });
    room.emit(talking());
    await see(CONVERSATION.keyBroken);
  });

  test('[C2] says when the visitor is away, when the connection is, and that closing time ends nothing', async () => {
    const room = await page.talk();
    room.emit(talking({ visitor: 'away', closesInMs: 14 * 60_000 }));
    await see(SIT_IN.visitorAway);
    await see('We sluiten over');
    await expectAccessible();
    page.server.offline = true;
    room.drop(1006);
    await see(TALK.lost);
  });

  test('[C13] says of one’s own messages up to which the visitor has had them on the screen', async () => {
    const room = await page.join();
    room.emit(connecting());
    await page.handOverKey(room);
    room.emit(talking({ predecessors: [{ after: 0, upTo: 1 }] }, 4));
    room.emit(await page.visitor.answer(1, 'Van een ander'));
    room.emit(await page.visitor.answer(2, 'Hallo'));
    room.emit(await page.visitor.message(3, 'Dag'));
    room.emit(await page.visitor.answer(4, 'Vertel maar'));
    const status = async (text: string) => (await find('li', text)).querySelector('.meta')?.textContent ?? '';
    room.emit({ type: 'received', role: 'visitor', seq: 4 });
    await vi.waitFor(async () => expect(await status('Vertel maar')).toContain('Afgeleverd'));
    room.emit({ type: 'seen', seq: 2 });
    await vi.waitFor(async () => expect(await status('Hallo')).toContain('Gezien'));
    expect(await status('Vertel maar')).toContain('Afgeleverd');
    expect(await status('Van een ander')).not.toContain('Gezien');
    room.emit({ type: 'seen', seq: 4 });
    // A room that repeats itself takes nothing back.
    room.emit({ type: 'seen', seq: 2 });
    await vi.waitFor(async () => expect(await status('Vertel maar')).toContain('Gezien'));
    expect(await status('Dag')).not.toContain('Gezien');
  });

  test('[Q5] tells the predecessor’s words apart from one’s own, and says until the first message that somebody was there', async () => {
    const room = await page.join();
    room.emit(connecting());
    await page.handOverKey(room);
    const predecessors = [{ after: 0, upTo: 2 }];
    room.emit(talking({ handedOver: true, predecessors }, 3));
    await see(TALK.takenOver);
    room.emit(await page.visitor.message(1, 'Hallo?'));
    room.emit(await page.visitor.answer(2, 'Ik ben er voor je.'));
    room.emit(await page.visitor.answer(3, 'Nu ben ik er.'));
    const item = async (text: string) => (await find('li', text)).classList;
    await vi.waitFor(async () => expect(await item('Nu ben ik er.')).toContain('own'));
    expect(await item('Ik ben er voor je.')).not.toContain('own');
    await find('li .name', 'Vorige vrijwilliger');
    await expectAccessible();
    room.emit(talking({ predecessors }, 3));
    await vi.waitFor(() => expect(screenText()).not.toContain(TALK.takenOver));
    room.emit(ended('visitor', 3, { predecessors }));
    await see(RECORD.title);
    expect(await item('Ik ben er voor je.')).not.toContain('own');
  });

  test('stands in one column on a wide screen, and its ending is not the loudest on the page', async () => {
    const room = await page.talk();
    await viewport.viewport(1900, 800);
    room.emit(await page.visitor.message(1, 'Links'));
    room.emit(await page.visitor.answer(2, 'Rechts'));
    const left = (await find('.text', 'Links')).getBoundingClientRect().left;
    const right = (await find('.text', 'Rechts')).getBoundingClientRect().right;
    expect(right - left).toBeLessThanOrEqual(44 * 16);
    expect(right - left).toBeGreaterThan(40 * 16);
    expect((await find('.foot lo-composer, lo-composer')).getBoundingClientRect().width).toBeLessThanOrEqual(
      44 * 16,
    );
    expect(await find('wa-button.end')).not.toHaveProperty('variant', 'danger');
  });

  test('shows the whole nickname on a phone', async () => {
    const nickname = 'Dappere Dagpauwoogvlinder';
    const room = await page.talk();
    room.emit({ type: 'intake', envelope: await page.visitor.intake({ nickname }) });
    await viewport.viewport(360, 740);
    const heading = await find('h1', nickname);
    expect(heading.scrollWidth).toBeLessThanOrEqual(heading.clientWidth);
    expect(getComputedStyle(heading).textOverflow).not.toBe('ellipsis');
    await expectAccessible();
  });

  test('the keyboard starts in the message box', async () => {
    await page.talk();
    await vi.waitFor(() => expect(focused()?.localName).toBe('textarea'));
  });

  test('a look at another page keeps the way back to the talk in sight', async () => {
    await page.talk();
    await click('a', PAGES.hours.name);
    await see(APP.elsewhere('Zwaluw'));
    await expectAccessible();
    await click('a', APP.toTalk);
    await find('lo-composer');
  });
});
