import { beforeEach, describe, expect, test } from 'vitest';
import { makeReviewKey } from '../../../widget/keys/make-review-key.ts';
import { click, expectAccessible, fill, open, screenText, see, withServer } from './console-page.ts';
import { OTHER_ROOM, ROOM, failure, grant, ok } from './fake-server.ts';
import { FakeVisitor } from './fake-visitor.ts';
import { SAID } from '../../../worker/console/conversation/transcript-texts.ts';
import { HOME } from '../../../worker/console/home/home-texts.ts';
import { TRANSCRIPT, UNLOCK } from '../../../worker/console/review/review-texts.ts';

const page = withServer();
const OPEN = `/api/coordinator/conversations/${ROOM}/open`;
const EMPTY = { intake: null, messages: [], evaluation: null, record: null, manyOpened: false };

async function chooseReason(): Promise<void> {
  await fill('wa-select', 'training');
  await click('wa-button', TRANSCRIPT.open);
}

beforeEach(() => {
  page.server.signedIn = 'coordinator';
});

describe('conversations afterwards', () => {
  test('[A5] [K2] ask the reason first, then decrypt here, with gaps shown', async () => {
    const made = await makeReviewKey();
    grant(page.server, made, true);
    const visitor = await FakeVisitor.make(ROOM);
    page.server.handlers.set(`POST ${OPEN}`, async () =>
      ok({
        id: ROOM,
        alias: 'Robin',
        reviewKeyId: made.body.review.id,
        sealedKey: await visitor.sealedKeyFor(made.body.review, 'review'),
        intake: await visitor.intake({ nickname: 'Zwaluw' }),
        messages: [
          {
            seq: 1,
            role: 'visitor',
            at: Date.now(),
            envelope: await visitor.seal('visitor', 'message', { text: 'Hallo daar' }),
          },
          {
            seq: 4,
            role: 'volunteer',
            at: Date.now(),
            envelope: await visitor.seal('volunteer', 'message', { text: HOME.hello('Zwaluw') }),
          },
        ],
        evaluation: {
          scores: { feltHeard: null, comeBack: null, wait: null, siteClear: null },
          text: await visitor.seal('visitor', 'evaluation', {
            text: 'Dank je wel',
            scores: { feltHeard: 4, comeBack: true, wait: 'long', siteClear: null },
          }),
        },
        record: {
          topic: null,
          heavy: false,
          text: await visitor.seal('volunteer', 'contactRecord', { text: 'Mooi gesprek', topic: 'grief' }),
        },
        manyOpened: false,
      }),
    );
    open(`/console/gesprekken/${ROOM}`);
    await see(TRANSCRIPT.reasonTitle);
    await expectAccessible();
    expect(page.server.requested(OPEN)).toBeUndefined();
    await chooseReason();
    await see(UNLOCK.title);
    expect(page.server.requested(OPEN)).toEqual({ reason: 'training' });
    await fill('wa-input', 'verkeerd');
    await click('wa-button', UNLOCK.submit);
    await see(UNLOCK.invalid);
    await expectAccessible();
    await click('wa-button', UNLOCK.demo);
    await click('wa-button', UNLOCK.submit);
    for (const text of [
      TRANSCRIPT.with('Robin'),
      'Hallo daar',
      SAID.gaps(2),
      HOME.hello('Zwaluw'),
      'Dank je wel',
      '4 van 5',
      'Mooi gesprek',
      'Verlies en rouw',
    ]) {
      await see(text);
    }
    await expectAccessible();
  });

  test('[A5] that are gone, unfinished, or not to be decrypted are explained', async () => {
    const made = await makeReviewKey();
    grant(page.server, made, true);
    const answers = [
      { answer: failure('gone'), text: TRANSCRIPT.gone },
      { answer: failure('conflict'), text: TRANSCRIPT.notYet },
      { answer: failure('forbidden'), text: TRANSCRIPT.noShare },
    ];
    for (const { answer, text } of answers) {
      page.server.handlers.set(`POST ${OPEN}`, () => answer);
      open(`/console/gesprekken/${ROOM}`);
      await chooseReason();
      await see(text);
    }
    const visitor = await FakeVisitor.make(OTHER_ROOM);
    page.server.handlers.set(`POST ${OPEN}`, async () =>
      ok({
        id: ROOM,
        reviewKeyId: made.body.review.id,
        // Sealed for another conversation: it must not open in this one.
        sealedKey: await visitor.sealedKeyFor(made.body.review, 'review'),
        ...EMPTY,
      }),
    );
    open(`/console/gesprekken/${ROOM}`);
    await chooseReason();
    await click('wa-button', UNLOCK.demo);
    await click('wa-button', UNLOCK.submit);
    await see(TRANSCRIPT.undecryptable(1));
  });

  test('[K5] a visitor’s page that seals rubbish for review keeps nobody from reading, and that is said', async () => {
    const made = await makeReviewKey();
    grant(page.server, made, true);
    const visitor = await FakeVisitor.make(ROOM);
    const rubbish = await FakeVisitor.make(ROOM);
    const { commitment } = await visitor.boundKeyFor(made.body.review, 'review');
    const byVisitor = { ...(await rubbish.boundKeyFor(made.body.review, 'review')), commitment };
    const body = {
      id: ROOM,
      reviewKeyId: made.body.review.id,
      sealedKey: byVisitor,
      ...EMPTY,
      intake: await visitor.intake({ nickname: 'Zwaluw' }),
    };
    const byVolunteer = await visitor.boundKeyFor(made.body.review, 'review');
    const read = async (copies: object[]) => {
      page.server.handlers.set(`POST ${OPEN}`, () => ok({ ...body, copies }));
      open(`/console/gesprekken/${ROOM}`);
      await chooseReason();
    };
    await read([
      { by: 'visitor', sealed: byVisitor },
      { by: 'volunteer', sealed: byVolunteer },
    ]);
    await click('wa-button', UNLOCK.demo);
    await click('wa-button', UNLOCK.submit);
    await see('Zwaluw');
    await see(TRANSCRIPT.broken.visitor);
    await expectAccessible();
    // A key that is none of this conversation's, bound to itself: it opens, and then opens nothing.
    const other = { by: 'volunteer', sealed: await rubbish.boundKeyFor(made.body.review, 'review') };
    await read([{ by: 'visitor', sealed: byVisitor }, other]);
    await see(TRANSCRIPT.undecryptable(2));
  });

  test('[A5] many in an hour are asked about before anything is shown, and may be meant', async () => {
    const made = await makeReviewKey();
    grant(page.server, made, true);
    const visitor = await FakeVisitor.make(ROOM);
    page.server.handlers.set(`POST ${OPEN}`, async () =>
      ok({
        id: ROOM,
        reviewKeyId: made.body.review.id,
        sealedKey: await visitor.sealedKeyFor(made.body.review, 'review'),
        intake: await visitor.intake({ nickname: 'Zwaluw' }),
        messages: [],
        evaluation: null,
        record: null,
        manyOpened: true,
      }),
    );
    open(`/console/gesprekken/${ROOM}`);
    await chooseReason();
    await see(TRANSCRIPT.manyTitle);
    expect(screenText()).not.toContain(UNLOCK.title);
    await expectAccessible();
    await click('wa-button', TRANSCRIPT.manyYes);
    await see(UNLOCK.title);
    await click('wa-button', UNLOCK.demo);
    await click('wa-button', UNLOCK.submit);
    await see('Zwaluw');
  });

  test('[A4] a recovery code of another key is told from a typing error', async () => {
    const made = await makeReviewKey();
    grant(page.server, made);
    page.server.handlers.set(`POST ${OPEN}`, async () => {
      const visitor = await FakeVisitor.make(ROOM);
      const sealedKey = await visitor.sealedKeyFor(made.body.review, 'review');
      return ok({
        id: ROOM,
        reviewKeyId: made.body.review.id,
        sealedKey,
        ...EMPTY,
      });
    });
    open(`/console/gesprekken/${ROOM}`);
    await chooseReason();
    await fill('wa-input', (await makeReviewKey()).code);
    await click('wa-button', UNLOCK.submit);
    await see(UNLOCK.wrong);
  });
});
