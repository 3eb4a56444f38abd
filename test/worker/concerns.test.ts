import { env } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';
import { AuditBody } from '../../protocol/http/audit.ts';
import { runPurge } from '../../worker/jobs/purge.ts';
import { recordOpening, recordSitIn } from '../../worker/store/audit.ts';
import {
  HOUR_MS,
  SIZES,
  approve,
  concernOf,
  concernsOf,
  coordinator,
  disclose,
  end,
  holdOf,
  later,
  notesOf,
  passkeyOptions,
  people,
  reportOf,
  reported,
  shorten,
  sealedText,
  statesOf,
  takeUp,
  withNoConcern,
} from './support/concerns.ts';
import { conversation } from './support/opened-talk.ts';
import { MINUTE_MS, START_MS, withNobody } from './support/passkeys.ts';
import { call, errorOf, member } from './support/staff-app.ts';

const DAY_MS = 24 * HOUR_MS;

withNobody();
withNoConcern();

describe('the steps', () => {
  test('[B1] lead from a report to handing over, each on record, and the hold goes along', async () => {
    const { ann, bo, id, concern } = await reported();
    later(HOUR_MS / 2);
    const account = sealedText();
    expect((await takeUp(ann, concern.id, account)).status).toBe(204);
    expect(await holdOf(id)).toBe(START_MS + HOUR_MS / 2 + 28 * 24 * HOUR_MS);
    const read = await concernOf(bo, id);
    expect(read).toMatchObject({
      state: 'inReview',
      first: { alias: 'Ann', at: START_MS + HOUR_MS / 2 },
      account: { sealed: account },
      may: ['approve', 'decline'],
      needsOther: false,
    });
    expect(await concernOf(ann, id)).toMatchObject({ may: ['withdraw'], needsOther: true });
    const hash = read.account?.hash ?? '';
    expect((await approve(bo, concern.id, hash)).status).toBe(204);
    expect(await holdOf(id)).toBe(START_MS + HOUR_MS / 2 + 14 * 24 * HOUR_MS);
    expect((await disclose(ann, concern.id)).status).toBe(204);
    expect(await concernOf(bo, id)).toMatchObject({
      state: 'disclosed',
      second: { alias: 'Bo' },
      disclosed: { alias: 'Ann' },
      delivery: { hash: 'h'.repeat(43), bytes: 2_000, sizes: null },
      until: START_MS + HOUR_MS / 2 + 28 * 24 * HOUR_MS,
      may: ['close'],
    });
    expect((await end(bo, concern.id, 'close')).status).toBe(204);
    expect(await holdOf(id)).toBeNull();
    const closed = await concernOf(ann, id);
    expect(closed).toMatchObject({
      state: 'closed',
      may: [],
      first: { alias: 'Ann' },
      account: { sealed: account },
    });
    const { entries } = AuditBody.parse(
      await (await call(`/api/coordinator/audit?conversation=${id}`, ann)).json(),
    );
    expect(entries.map(({ alias, act }) => `${alias} ${act}`)).toEqual([
      'Bo closeConcern',
      'Ann disclose',
      'Bo approveDisclosure',
      'Ann takeUpConcern',
      'Vic raiseConcern',
    ]);
  });

  test('[B1] are refused to the one who wrote the account, and to who reported it, by that sentence', async () => {
    const { ann, bo, id, concern } = await reported();
    await recordOpening(env.DB, { volunteerId: bo.id, conversationId: id, reason: 'danger' }, Date.now());
    expect((await reportOf(bo, id)).status).toBe(200);
    await takeUp(ann, concern.id);
    const hash = (await concernOf(ann, id)).account?.hash ?? '';
    for (const who of [ann, bo]) {
      const refused = await approve(who, concern.id, hash);
      expect([refused.status, await errorOf(refused)]).toEqual([403, 'otherPerson']);
    }
    expect((await concernOf(ann, id)).state).toBe('inReview');
  });

  test('[B1] approve only with a passkey of one’s own, confirmed within two minutes for this very concern', async () => {
    const { vic, ann, bo, id, concern } = await reported();
    const chris = await coordinator('Chris');
    await takeUp(ann, concern.id);
    const hash = (await concernOf(bo, id)).account?.hash ?? '';
    const tryWith = async (challengeId: string, response: object) =>
      errorOf(
        await call(`/api/coordinator/concerns/${concern.id}/approval`, {
          cookie: bo.cookie,
          body: { account: hash, challengeId, response },
        }),
      );
    // Somebody else's passkey, somebody else's challenge, a challenge for another concern, and one for signing in.
    const mine = await passkeyOptions(bo, concern.id);
    expect(await tryWith(mine.challengeId, await ann.passkey.signIn(mine))).toBe('confirmAgain');
    const theirs = await passkeyOptions(chris, concern.id);
    expect(await tryWith(theirs.challengeId, await bo.passkey.signIn(theirs))).toBe('confirmAgain');
    const second = await conversation(vic.id, { createdAtMs: START_MS });
    await reportOf(vic, second);
    const other = await passkeyOptions(bo, (await concernOf(bo, second)).id);
    expect(await tryWith(other.challengeId, await bo.passkey.signIn(other))).toBe('confirmAgain');
    const signIn = await (await call('/api/auth/sign-in/options', { body: {} })).json<typeof mine>();
    expect(await tryWith(signIn.challengeId, await bo.passkey.signIn(signIn))).toBe('confirmAgain');
    // Too late by a millisecond; and the same one twice.
    const late = await approve(bo, concern.id, hash, () => later(2 * MINUTE_MS));
    expect(await errorOf(late)).toBe('confirmAgain');
    expect((await concernOf(bo, id)).state).toBe('inReview');
    const fresh = await passkeyOptions(bo, concern.id);
    later(2 * MINUTE_MS - 1);
    const answer = await bo.passkey.signIn(fresh);
    const body = { account: hash, challengeId: fresh.challengeId, response: answer };
    const path = `/api/coordinator/concerns/${concern.id}/approval`;
    expect((await call(path, { cookie: bo.cookie, body })).status).toBe(204);
    expect(await errorOf(await call(path, { cookie: bo.cookie, body }))).toBe('conflict');
  });

  test('[B1] approve what was read, and not what replaced it', async () => {
    const { ann, bo, id, concern } = await reported();
    await takeUp(ann, concern.id);
    const read = (await concernOf(bo, id)).account?.hash ?? '';
    await end(ann, concern.id, 'withdraw');
    await recordOpening(env.DB, { volunteerId: ann.id, conversationId: id, reason: 'danger' }, Date.now());
    await reportOf(ann, id);
    const again = await concernOf(ann, id);
    await takeUp(ann, again.id);
    expect(await errorOf(await approve(bo, again.id, read))).toBe('conflict');
  });

  test('[B1] of somebody who was removed stand after the approval, and start again before it', async () => {
    const { ann, bo, id, concern } = await reported();
    const chris = await coordinator('Chris');
    await takeUp(ann, concern.id);
    await env.DB.prepare('UPDATE volunteers SET removed_at = 1 WHERE id = ?').bind(ann.id).run();
    const shown = await concernOf(bo, id);
    expect(shown).toMatchObject({
      state: 'reported',
      first: null,
      account: null,
      may: ['takeUp', 'decline'],
    });
    await takeUp(bo, concern.id);
    const hash = (await concernOf(chris, id)).account?.hash ?? '';
    expect((await approve(chris, concern.id, hash)).status).toBe(204);
    await env.DB.prepare('UPDATE volunteers SET removed_at = 1 WHERE id = ?').bind(bo.id).run();
    expect((await disclose(chris, concern.id)).status).toBe(204);
  });

  test('[B1] of two at the same time count once', async () => {
    const { ann, bo, concern } = await reported();
    const answers = await Promise.all([takeUp(ann, concern.id), takeUp(bo, concern.id)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409]);
    expect(
      await env.DB.prepare(`SELECT count(*) AS n FROM audit_log WHERE act = 'takeUpConcern'`).first('n'),
    ).toBe(1);
  });

  test('[B1] say so once the conversation is erased; what is left can be ended', async () => {
    const { ann, bo, id, concern } = await reported();
    await takeUp(ann, concern.id);
    const hash = (await concernOf(bo, id)).account?.hash ?? '';
    await approve(bo, concern.id, hash);
    await env.DB.prepare('UPDATE conversations SET erasing_at = 1 WHERE id = ?').bind(id).run();
    const refused = await disclose(ann, concern.id);
    expect([refused.status, await errorOf(refused)]).toEqual([410, 'erased']);
    expect(await concernOf(ann, id)).toMatchObject({ conversation: null, may: ['withdraw'] });
    expect((await end(ann, concern.id, 'withdraw')).status).toBe(204);
  });

  test('[R2] [B2] to hand over name a day on which the hold ends, which can be made sooner, and the size of each file', async () => {
    const { ann, bo, id, concern } = await reported();
    await takeUp(ann, concern.id);
    await approve(bo, concern.id, (await concernOf(bo, id)).account?.hash ?? '');
    expect(await errorOf(await shorten(bo, concern.id, START_MS + DAY_MS))).toBe('conflict');
    expect(await errorOf(await disclose(ann, concern.id, { until: START_MS }))).toBe('badRequest');
    const until = START_MS + 9 * DAY_MS;
    expect((await disclose(ann, concern.id, { until, sizes: SIZES })).status).toBe(204);
    expect(await holdOf(id)).toBe(until);
    const delivery = { hash: 'h'.repeat(43), bytes: 2_000, sizes: SIZES };
    expect(await concernOf(bo, id)).toMatchObject({ state: 'disclosed', until, delivery });
    expect(await errorOf(await shorten(bo, concern.id, until))).toBe('badRequest');
    expect((await shorten(bo, concern.id, START_MS + DAY_MS)).status).toBe(204);
    expect(await holdOf(id)).toBe(START_MS + DAY_MS);
    expect(await concernOf(ann, id)).toMatchObject({ until: START_MS + DAY_MS, delivery, may: ['close'] });
    const { entries } = AuditBody.parse(
      await (await call('/api/coordinator/audit?act=shortenHold', ann)).json(),
    );
    expect(entries).toMatchObject([{ alias: 'Bo', conversationId: id }]);
    later(DAY_MS);
    await runPurge(env, Date.now());
    expect(await statesOf()).toEqual(['closed']);
  });

  test('[B1] answer that there is no such concern', async () => {
    const ann = await coordinator('Ann');
    expect(await errorOf(await takeUp(ann, 'none'))).toBe('notFound');
  });
});

describe('what is told and kept', () => {
  test('[B3] whoever reported it and whoever had the talk hear that there is a decision, and nothing of it', async () => {
    const { vic, ann, bo, id, concern } = await reported();
    const coach = await member('volunteer', 'Kim');
    await recordSitIn(env.DB, { conversationId: id, sitIn: 'sitIn:1', volunteerId: coach.id }, START_MS);
    await reportOf(coach, id);
    await takeUp(ann, concern.id);
    expect(await notesOf(vic)).toEqual([]);
    await approve(bo, concern.id, (await concernOf(bo, id)).account?.hash ?? '');
    for (const who of [vic, coach]) expect(await notesOf(who)).toEqual(['concernDecided']);
    for (const who of [ann, bo]) expect(await notesOf(who)).toEqual([]);
    expect((await call('/api/console/notes/read', { cookie: vic.cookie, body: {} })).status).toBe(204);
    expect([await notesOf(vic), await notesOf(coach)]).toEqual([[], ['concernDecided']]);
  });

  test.each(['decline', 'withdraw'] as const)(
    '[B3] to %s is a decision as well, and to take it up is none',
    async (as) => {
      const { vic, ann, bo, concern } = await reported();
      await takeUp(ann, concern.id);
      expect(await notesOf(vic)).toEqual([]);
      expect((await end(as === 'decline' ? bo : ann, concern.id, as)).status).toBe(204);
      expect(await notesOf(vic)).toEqual(['concernDecided']);
    },
  );

  test('[R2] the purge closes what has lapsed, and says so in the list', async () => {
    const { id } = await reported();
    later(72 * HOUR_MS - 1);
    await runPurge(env, Date.now());
    expect(await statesOf()).toEqual(['reported']);
    later(1);
    const chris = await member('coordinator', 'Chris');
    expect(await concernOf(chris, id)).toMatchObject({
      state: 'lapsed',
      may: [],
      until: START_MS + 72 * HOUR_MS,
    });
    await runPurge(env, Date.now());
    expect(await statesOf()).toEqual(['lapsed']);
  });

  test('[B1] the list says how many coordinators there are', async () => {
    const { ann } = await people();
    expect((await concernsOf(ann)).coordinators).toBe(2);
  });
});
