import { beforeEach, describe, expect, test, vi } from 'vitest';
import { CommentBody, NewShareBody, type AwaitedSharesBody } from '../../../protocol/http/shares.ts';
import { openSealed } from '../../../widget/keys/opening.ts';
import { COMMENTS } from '../../../worker/console/conversation/transcript-texts.ts';
import { COLLEAGUES } from '../../../worker/console/review/keys-texts.ts';
import { TRANSCRIPT, UNLOCK } from '../../../worker/console/review/review-texts.ts';
import { dayOf } from '../../../worker/console/review/share-period.ts';
import { SHARE, SHARE_DIALOG } from '../../../worker/console/review/share-texts.ts';
import { PAGES } from '../../../worker/console/session/pages.ts';
import {
  all,
  click,
  expectAccessible,
  fill,
  find,
  open,
  screenText,
  see,
  withServer,
} from './console-page.ts';
import { failure, ok, ROOM } from './fake-server.ts';
import { ABOUT_WHOLE, COMMENT, sharesOfThree, withColleagues } from './fake-shares.ts';

/* [N2] [N3] [N4] A coordinator who reads says something of it, and shares it. */

const page = withServer();
const SHARES = `/api/coordinator/conversations/${ROOM}/shares`;
const COMMENT_ON = `/api/console/conversations/${ROOM}/comments`;
const DAY_MS = 86_400_000;
let sent: NewShareBody[];

beforeEach(() => {
  sent = [];
  page.server.handlers.set(`POST ${SHARES}`, (body) => {
    sent.push(NewShareBody.parse(body));
    return ok();
  });
});

async function readIt(): Promise<void> {
  open(`/console/gesprekken/${ROOM}`);
  await fill('wa-select', 'training');
  await click('wa-button', TRANSCRIPT.open);
  await unlock();
  await see(SHARE.title);
}

async function unlock(): Promise<void> {
  await click('wa-button', UNLOCK.demo);
  await click('wa-button', UNLOCK.submit);
}

async function choose(...aliases: string[]): Promise<void> {
  for (const alias of aliases) await click('wa-checkbox', alias);
}

async function day(value: string): Promise<void> {
  const box = (await find('lo-field', SHARE_DIALOG.until)).shadowRoot?.querySelector('input');
  if (!box) throw new Error('no box');
  box.value = value;
  for (const event of ['input', 'change']) box.dispatchEvent(new Event(event));
}

describe('a conversation that was opened', () => {
  test('[N2] shows what was said of it and takes more, also of one message', async () => {
    const { visitor } = await withColleagues(page.server);
    page.server.handlers.set(`POST ${COMMENT_ON}`, () => ok());
    await readIt();
    for (const text of [COMMENT, ABOUT_WHOLE, COMMENTS.secret]) await see(text);
    await expectAccessible();
    const box = (await find('lo-field', COMMENTS.label)).shadowRoot?.querySelector('textarea');
    if (!box) throw new Error('no box');
    box.value = '  Dat deed je goed.  ';
    box.dispatchEvent(new Event('input'));
    await click('wa-button', COMMENTS.add);
    await vi.waitFor(() => expect(page.server.requested(COMMENT_ON)).toBeDefined());
    await see('Dat deed je goed.');
    const { envelope } = CommentBody.parse(page.server.requested(COMMENT_ON));
    expect(await visitor.read('reader', 'comment', envelope)).toEqual({
      text: 'Dat deed je goed.',
      by: 'coordinator',
    });
  });

  test('[N3] is shared with its volunteer, sealed to the key that was compared, until it is erased', async () => {
    const { robin, shares } = await withColleagues(page.server);
    await readIt();
    await click('wa-button', SHARE.withVolunteer('Robin'));
    await see(SHARE_DIALOG.feedbackBody('Robin'));
    await see(SHARE_DIALOG.secret);
    await expectAccessible();
    await click('wa-button', SHARE_DIALOG.confirm);
    await see(SHARE.shared('Robin'));
    const [share] = sent;
    expect(share).toMatchObject({ volunteerId: 'Robin', kind: 'feedback', until: shares.eraseAt });
    if (!share?.sealed) throw new Error('nothing was sealed');
    const { pair, publicKey } = robin.pair;
    expect(await openSealed(pair, publicKey.id, 'shared', ROOM, share.sealed)).toHaveLength(32);
  });

  test('[N3] [N4] is discussed with chosen colleagues until a day; who has no compared key is waited for', async () => {
    const { shares } = await withColleagues(page.server);
    await readIt();
    await click('wa-button', SHARE.discuss);
    await see(SHARE_DIALOG.noMailbox);
    await see(SHARE_DIALOG.notCompared);
    await expectAccessible();
    await click('wa-button', SHARE_DIALOG.confirm);
    await see(SHARE_DIALOG.choose);
    await choose('Robin', 'Noor', 'Tess');
    for (const wrong of [dayOf(shares.eraseAt + 2 * DAY_MS), dayOf(Date.now() - 2 * DAY_MS), '']) {
      await day(wrong);
      await click('wa-button', SHARE_DIALOG.confirm);
      await see('Kies een dag van');
    }
    expect(sent).toEqual([]);
    await day(dayOf(shares.eraseAt));
    await click('wa-button', SHARE_DIALOG.confirm);
    await see(SHARE.queued('Noor en Tess'));
    expect(
      sent.map(({ volunteerId, kind, until, sealed }) => [volunteerId, kind, until, sealed === null]),
    ).toEqual(
      ['Robin', 'Noor', 'Tess'].map((alias) => [alias, 'discussion', shares.eraseAt, alias !== 'Robin']),
    );
  });

  test('[N3] says with whom another coordinator was first, and goes on with the others', async () => {
    await withColleagues(page.server);
    page.server.handlers.set(`POST ${SHARES}`, (body) => {
      const share = NewShareBody.parse(body);
      sent.push(share);
      return share.volunteerId === 'Robin' ? failure('conflict') : ok();
    });
    await readIt();
    await click('wa-button', SHARE.discuss);
    await choose('Robin', 'Noor');
    await click('wa-button', SHARE_DIALOG.confirm);
    await see(SHARE.already('Robin'));
    await see(SHARE.queued('Noor'));
  });

  test('[N3] lasts two weeks at most, by a clock that may be ahead of the server’s', async () => {
    const { shares } = await withColleagues(page.server, { eraseAt: Date.now() + 60 * DAY_MS });
    await readIt();
    await click('wa-button', SHARE.discuss);
    await choose('Robin');
    await day(dayOf(Date.now() + 16 * DAY_MS));
    await click('wa-button', SHARE_DIALOG.confirm);
    await see('Kies een dag van');
    await day(dayOf(Date.now() + 14 * DAY_MS));
    await click('wa-button', SHARE_DIALOG.confirm);
    await see(SHARE.shared('Robin'));
    const [share] = sent;
    expect(share?.until).toBeLessThan(Date.now() + 14 * DAY_MS - 1_800_000);
    expect(share?.until).toBeGreaterThan(Date.now() + 12 * DAY_MS);
    expect(share?.until).toBeLessThan(shares.eraseAt);
  });

  test('[N3] says who has read it, and stops when a coordinator says so', async () => {
    const { shares } = await withColleagues(page.server);
    const [share, ...awaited] = sharesOfThree();
    shares.shares.push(share, ...awaited);
    const stop = `/api/coordinator/shares/${share.id}/end`;
    page.server.handlers.set(`POST ${stop}`, () => ok());
    await readIt();
    await see(SHARE.read);
    await see(SHARE.awaits('Tess'));
    await see(SHARE.compare('Noor'));
    expect((await find('a', SHARE.compareLink)).getAttribute('href')).toBe(PAGES.keys.path);
    // Nobody is asked to share twice with the same person.
    expect(screenText()).not.toContain(SHARE.withVolunteer('Robin'));
    await expectAccessible();
    await click('wa-button', SHARE.stopFor('Robin'));
    await see(SHARE.stopBody);
    expect(page.server.requests.some(({ path }) => path === stop)).toBe(false);
    await click('wa-button[variant=danger]', SHARE.stop);
    await vi.waitFor(() => expect(page.server.requests.some(({ path }) => path === stop)).toBe(true));
  });

  test('[N3] what was chosen stays if sharing fails, and that is said in words', async () => {
    await withColleagues(page.server);
    page.server.handlers.set(`POST ${SHARES}`, () => failure('enough'));
    await readIt();
    await click('wa-button', SHARE.discuss);
    await choose('Robin');
    await click('wa-button', SHARE_DIALOG.confirm);
    await see(SHARE_DIALOG.enough(8));
    page.server.handlers.set(`POST ${SHARES}`, (body) => {
      sent.push(NewShareBody.parse(body));
      return sent.length === 2 ? failure('gone') : ok();
    });
    await choose('Noor');
    await click('wa-button', SHARE_DIALOG.confirm);
    await see(SHARE_DIALOG.gone);
    expect(all('wa-checkbox').map((box) => (box as HTMLInputElement).checked)).toEqual([true, true, false]);
    // Robin has it by now, and gets it once.
    await click('wa-button', SHARE_DIALOG.confirm);
    await see(SHARE.queued('Noor'));
    expect(sent.map(({ volunteerId }) => volunteerId)).toEqual(['Robin', 'Noor', 'Noor']);
  });
});

describe('what waits for a key', () => {
  test('[N4] is sent once the review key opens, to who was compared, and to nobody else', async () => {
    const { body } = await withColleagues(page.server);
    const { id, reviewKeyId, sealedKey } = body;
    const share = {
      kind: 'discussion',
      until: Date.now() + DAY_MS,
      conversation: { id, reviewKeyId, sealedKey },
    } as const;
    const answer: AwaitedSharesBody = {
      shares: [
        { id: 'n'.repeat(22), volunteerId: 'Noor', ...share },
        { id: 'r'.repeat(22), volunteerId: 'Robin', ...share },
        { id: 'g'.repeat(22), volunteerId: 'gone', ...share },
      ],
    };
    // As the server does: what has its key waits no more.
    const waits = ({ id: share }: { id: string }) => !sent.some((each) => each.id === share);
    page.server.handlers.set('GET /api/coordinator/awaited-shares', () =>
      ok({ shares: answer.shares.filter(waits) }),
    );
    open('/console/sleutels');
    await fill('wa-input', '');
    await unlock();
    await see(COLLEAGUES.title);
    await vi.waitFor(() => expect(sent.map((each) => each.id)).toEqual(['r'.repeat(22)]));
    expect(sent[0]?.sealed).not.toBeNull();
  });
});
