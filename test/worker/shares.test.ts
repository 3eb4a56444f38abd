import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { randomBytes } from '../../protocol/bytes.ts';
import { SharedConversationBody } from '../../protocol/http/shares.ts';
import { openSealed } from '../../widget/keys/opening.ts';
import { sealBound } from '../../widget/keys/sealing.ts';
import { runPurge } from '../../worker/jobs/purge.ts';
import { withdrawKeys } from '../../worker/store/staff-keys.ts';
import { listShares } from '../../worker/store/share-lists.ts';
import { findShare } from '../../worker/store/shares.ts';
import { actsOnRecord, ask, withKey } from './support/coordinators.ts';
import { grant } from './support/opened-talk.ts';
import { DAY_MS, SECRET, sharedObjects, sharedTalk, type SharedTalk } from './support/shared-talk.ts';
import { errorOf, publicKey } from './support/staff-app.ts';
import { tablesWith } from './support/traces.ts';

/* [K10] Conversations that are shared with one colleague, whose key is in R2 alone. */

let it: SharedTalk;

beforeEach(async () => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  it = await sharedTalk();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a share', () => {
  test('[K10] opens for whom it was made, on record before it is answered; its key is in R2 and nowhere else', async () => {
    const body = await it.share();
    expect(await it.sharesOf(it.robin)).toMatchObject([
      { id: body.id, kind: 'discussion', until: body.until, state: 'open', conversation: { id: it.room } },
    ]);
    const answer = SharedConversationBody.parse(await (await it.open(it.robin, body.id)).json());
    expect(await it.read(it.robin, answer.sealed, answer.messages)).toEqual({ text: SECRET });
    expect(await sharedObjects()).toEqual([`shares/${it.room}/${body.id}`]);
    expect(await tablesWith(body.sealed.ct)).toEqual([]);
    expect(await actsOnRecord('shares')).toEqual(['openConversation', 'makeShare', 'openShare']);
    expect(await it.sharesIn()).toMatchObject([{ id: body.id, alias: 'Robin', state: 'open' }]);
  });

  test('[K10] opens for nobody else, not even with what the server has', async () => {
    const body = await it.share();
    expect(await it.sharesOf(it.noor)).toEqual([]);
    expect(await errorOf(await it.open(it.noor, body.id))).toBe('gone');
    expect(await errorOf(await it.open(it.sam, body.id))).toBe('gone');
    expect(await errorOf(await it.open(it.robin, 'no-id'))).toBe('notFound');
    const answer = SharedConversationBody.parse(await (await it.open(it.robin, body.id)).json());
    await expect(it.read(it.noor, answer.sealed, answer.messages)).rejects.toThrow();
    // A share of another conversation, or a copy for another purpose, is none of this one.
    const { pair, publicKey: own } = it.robin.own;
    await expect(openSealed(pair, own.id, 'shared', 'f'.repeat(64), body.sealed)).rejects.toThrow();
    await expect(openSealed(pair, own.id, 'console', it.room, body.sealed)).rejects.toThrow();
    expect(await actsOnRecord('shares')).toEqual(['openConversation', 'makeShare', 'openShare']);
  });

  test('[K10] is made by a coordinator who has opened the conversation, and by no other', async () => {
    const other = await withKey('coordinator', 'Marijke');
    expect(await errorOf(await it.make(await it.shareFor(it.robin), other))).toBe('forbidden');
    expect(await errorOf(await it.make(await it.shareFor(it.robin), it.sam, 'f'.repeat(64)))).toBe(
      'forbidden',
    );
    expect(await errorOf(await it.make(await it.shareFor(it.robin), it.sam, 'no-room'))).toBe('notFound');
    expect(await sharedObjects()).toEqual([]);
    expect(await actsOnRecord('shares')).toEqual(['openConversation']);
  });

  test('[K10] is for the key of today of somebody who works here, for a time that is to come and not for ever', async () => {
    const foreign = await sealBound(await publicKey(), 'shared', it.room, it.raw);
    expect(await errorOf(await it.make(await it.shareFor(it.robin, { sealed: foreign })))).toBe('gone');
    const now = Date.now();
    for (const until of [now - 1, now + 85 * DAY_MS])
      expect(await errorOf(await it.make(await it.shareFor(it.robin, { until })))).toBe('badRequest');
    await env.DB.prepare('UPDATE volunteers SET removed_at = 1 WHERE id = ?').bind(it.noor.id).run();
    expect(await errorOf(await it.make(await it.shareFor(it.noor)))).toBe('gone');
    expect(await sharedObjects()).toEqual([]);
    expect(await actsOnRecord('shares')).toEqual(['openConversation']);
  });

  test('[K10] is the same after a retry, and its number cannot be used for another', async () => {
    const body = await it.share();
    expect((await it.make(body)).status).toBe(204);
    const others = [await it.shareFor(it.noor, { id: body.id })];
    for (const other of others) expect(await errorOf(await it.make(other))).toBe('gone');
    const swapped = {
      ...body,
      sealed: await sealBound(it.robin.own.publicKey, 'shared', it.room, randomBytes(32)),
    };
    expect((await it.make(swapped)).status).toBe(204);
    const answer = SharedConversationBody.parse(await (await it.open(it.robin, body.id)).json());
    expect(answer.sealed).toEqual(body.sealed);
    expect((await actsOnRecord('shares')).filter((act) => act === 'makeShare')).toHaveLength(1);
    expect(await it.sharesOf(it.noor)).toEqual([]);
  });
});

describe('the same colleague', () => {
  test('[N3] gets a conversation once for the same, also from two coordinators at once; again when that is over', async () => {
    const noor = await withKey('coordinator', 'Marijke');
    await grant(noor.id);
    await ask(noor, `/api/coordinator/conversations/${it.room}/open`, { reason: 'training' });
    const bodies = [await it.shareFor(it.robin), await it.shareFor(it.robin)] as const;
    const answers = await Promise.all([it.make(bodies[0]), it.make(bodies[1], noor)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409]);
    expect(await it.sharesIn()).toHaveLength(1);
    const waiting = { ...(await it.shareFor(it.robin)), sealed: null };
    expect(await errorOf(await it.make(waiting, noor))).toBe('conflict');
    expect(await sharedObjects()).toHaveLength(1);
    expect((await actsOnRecord('shares')).filter((act) => act === 'makeShare')).toHaveLength(1);
    // For something else it is another.
    expect((await it.make(await it.shareFor(it.robin, { kind: 'feedback' }))).status).toBe(204);
    const [first] = (await it.sharesIn()).filter(({ kind }) => kind === 'discussion');
    await it.end(first?.id ?? '');
    expect((await it.make(waiting, noor)).status).toBe(204);
    expect(await errorOf(await it.make(await it.shareFor(it.robin)))).toBe('conflict');
    await env.DB.prepare("UPDATE shares SET until = ? WHERE kind = 'discussion'").bind(Date.now()).run();
    expect((await it.make(await it.shareFor(it.robin))).status).toBe(204);
  });
});

describe('a share ends', () => {
  test('[K10] when a coordinator ends it: on record once, and its key is deleted', async () => {
    const body = await it.share();
    const kept = await it.share({ kind: 'thanks' });
    for (let times = 0; times < 2; times += 1) expect((await it.end(body.id)).status).toBe(204);
    expect(await sharedObjects()).toEqual([`shares/${it.room}/${kept.id}`]);
    expect(await errorOf(await it.open(it.robin, body.id))).toBe('gone');
    const states = (await it.sharesOf(it.robin)).map(({ id, state }) => [id, state]);
    expect(Object.fromEntries(states)).toEqual({ [body.id]: 'ended', [kept.id]: 'open' });
    expect((await actsOnRecord('shares')).filter((act) => act === 'endShare')).toHaveLength(1);
    const { results } = await env.DB.prepare(
      "SELECT volunteer_id, about_id, conversation_id, detail, hash IS NOT NULL AS linked FROM audit_log WHERE act = 'endShare'",
    ).all();
    expect(results).toEqual([
      {
        volunteer_id: it.sam.id,
        about_id: it.robin.id,
        conversation_id: it.room,
        detail: 'discussion',
        linked: 1,
      },
    ]);
  });

  test('[K10] when its time is over, to the millisecond; then its key is swept, and the row goes after ninety days', async () => {
    const body = await it.share();
    const found = async (nowMs: number) =>
      await findShare(env.DB, { id: body.id, volunteerId: it.robin.id }, nowMs);
    const stateAt = async (nowMs: number) => (await listShares(env.DB, it.robin.id, nowMs)).shares[0]?.state;
    expect(await found(body.until - 1)).toEqual({
      ...{ conversationId: it.room, kind: 'discussion', until: body.until },
    });
    expect(await found(body.until)).toBeNull();
    expect([await stateAt(body.until - 1), await stateAt(body.until)]).toEqual(['open', 'ended']);
    vi.useFakeTimers({ toFake: ['Date'], now: body.until - 1 });
    await runPurge(env, body.until - 1);
    expect(await sharedObjects()).toHaveLength(1);
    vi.setSystemTime(body.until);
    await runPurge(env, body.until);
    expect(await sharedObjects()).toEqual([]);
    await runPurge(env, body.until + 90 * DAY_MS - 1);
    const rows = async () => await env.DB.prepare('SELECT count(*) AS n FROM shares').first('n');
    expect(await rows()).toBe(1);
    await runPurge(env, body.until + 90 * DAY_MS);
    expect(await rows()).toBe(0);
  });

  test('[K10] when its colleague is removed, or has made another key; those of others go on', async () => {
    await it.share();
    const theirs = await it.shareFor(it.noor);
    expect((await it.make(theirs)).status).toBe(204);
    const removal = { alias: 'Robin' };
    expect((await ask(it.sam, `/api/coordinator/team/${it.robin.id}/remove`, removal)).status).toBe(204);
    expect(await sharedObjects()).toEqual([`shares/${it.room}/${theirs.id}`]);
    const renewed = {
      key: await publicKey(),
      recovery: null,
      passkey: null,
      replaces: it.noor.own.publicKey.id,
    };
    expect((await ask(it.noor, '/api/console/staff-key', renewed, 'PUT')).status).toBe(204);
    expect(await sharedObjects()).toEqual([]);
    expect(await errorOf(await it.open(it.noor, theirs.id))).toBe('gone');
    // Each on record once: by who removed them, or by who made the key.
    await withdrawKeys(env, it.robin.id, Date.now());
    const { results } = await env.DB.prepare(
      `SELECT volunteer_id AS by, about_id AS about, conversation_id AS id, detail FROM audit_log WHERE act = 'endShare' ORDER BY seq`,
    ).all();
    const ended = { id: it.room, detail: 'discussion' };
    expect(results).toEqual([
      { ...ended, by: it.sam.id, about: it.robin.id },
      { ...ended, by: it.noor.id, about: it.noor.id },
    ]);
  });
});
