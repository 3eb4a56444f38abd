import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { TranscriptBody } from '../../protocol/http/coordinator.ts';
import { COMMENT_BOUNDS, SharedConversationBody } from '../../protocol/http/shares.ts';
import { runPurge } from '../../worker/jobs/purge.ts';
import { archiveEvaluation } from '../../worker/store/archive.ts';
import { actsOnRecord, ask, withKey, type Member } from './support/coordinators.ts';
import { sharedTalk, type SharedTalk } from './support/shared-talk.ts';
import { envelope, errorOf } from './support/staff-app.ts';
import { tablesWith } from './support/traces.ts';

/* [N2] [N3] What readers say of a conversation afterwards, and how far each has read. Robin had the talk; Noor is a colleague. */

let it: SharedTalk;

beforeEach(async () => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  it = await sharedTalk();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const opened = async (who: Member, id: string) =>
  SharedConversationBody.parse(await (await it.open(who, id)).json());
const read = async (who: Member) => {
  const path = `/api/coordinator/conversations/${it.room}/open`;
  return TranscriptBody.parse(await (await ask(who, path, { reason: 'training' })).json());
};
const feedback = async () => await it.share({ kind: 'feedback' });
const told = async () => {
  const [received] = (await it.mailboxOf(it.robin)).shares;
  const [given] = (await it.mailboxOf(it.sam)).given;
  return { robin: received?.unread, read: given?.read, sam: given?.unread };
};

describe('a comment', () => {
  test('[N2] is there for all who read the conversation, by whom it is and as it was sealed', async () => {
    const mine = envelope();
    expect((await it.comment(it.sam, '', mine)).status).toBe(204);
    const { id } = await feedback();
    expect((await it.comment(it.robin, 'Dank je wel')).status).toBe(204);
    const expected = [
      { n: 1, volunteerId: it.sam.id, alias: 'Sam', envelope: mine },
      { n: 2, volunteerId: it.robin.id, alias: 'Robin' },
    ];
    expect((await opened(it.robin, id)).comments).toMatchObject(expected);
    expect((await read(it.sam)).comments).toMatchObject(expected);
  });

  test('[N2] is refused to who may not read the conversation now', async () => {
    const stranger = await withKey('coordinator', 'Marijke');
    for (const who of [it.noor, it.robin, stranger])
      expect(await errorOf(await it.comment(who, 'x'))).toBe('gone');
    // One of another conversation gives nothing here.
    const { id } = await feedback();
    const elsewhere = `/api/console/conversations/${'f'.repeat(64)}/comments`;
    expect(await errorOf(await ask(it.robin, elsewhere, { envelope: envelope() }))).toBe('gone');
    expect((await it.comment(it.robin, 'x')).status).toBe(204);
    await it.end(id);
    expect(await errorOf(await it.comment(it.robin, 'x'))).toBe('gone');
    expect(await tablesWith(it.noor.id)).not.toContain('comments');
  });

  test('[N2] is refused from the end of the share on, to the millisecond', async () => {
    const { until } = await feedback();
    vi.useFakeTimers({ toFake: ['Date'], now: until - 1 });
    await env.DB.prepare('UPDATE sessions SET expires_at = 9e15, last_active_at = ?').bind(until).run();
    expect((await it.comment(it.robin, 'x')).status).toBe(204);
    vi.setSystemTime(until);
    expect(await errorOf(await it.comment(it.robin, 'x'))).toBe('gone');
  });

  test('[N2] comes once after a retry, and nobody adds one under the number of another’s', async () => {
    await feedback();
    const one = envelope();
    for (let times = 0; times < 2; times += 1) expect((await it.comment(it.sam, '', one)).status).toBe(204);
    expect(await errorOf(await it.comment(it.robin, '', one))).toBe('enough');
    expect((await read(it.sam)).comments).toHaveLength(1);
  });

  test('[N2] is one of fifty at most, however many come at once', async () => {
    await it.comment(it.sam, 'first');
    const copy = `INSERT INTO comments SELECT conversation_id, ?1, id || ?1, volunteer_id, envelope FROM comments WHERE n = 1`;
    const numbers = Array.from({ length: COMMENT_BOUNDS.each - 3 }, (_, at) => at + 2);
    await env.DB.batch(numbers.map((n) => env.DB.prepare(copy).bind(n)));
    const last = envelope();
    const many = await Promise.all([last, envelope(), envelope()].map((one) => it.comment(it.sam, '', one)));
    expect(many.map(({ status }) => status).toSorted()).toEqual([204, 204, 409]);
    const { comments = [] } = await read(it.sam);
    expect(comments.map(({ n }) => n)).toEqual(
      Array.from({ length: COMMENT_BOUNDS.each }, (_, at) => at + 1),
    );
    // A retry of one that is there is no fifty-first.
    const [there] = comments;
    expect((await it.comment(it.sam, '', there?.envelope)).status).toBe(204);
  });

  test('[N2] [R1] goes with the conversation, in the step that marks what is left', async () => {
    await it.comment(it.sam, 'x');
    await it.erase();
    expect(await tablesWith(it.room)).toEqual(['audit_log']);
    expect(await errorOf(await it.comment(it.sam, 'x'))).toBe('gone');
  });

  test('[N2] [R2] is refused from the moment at which the erasure begins', async () => {
    await env.DB.prepare('UPDATE conversations SET erasing_at = 1 WHERE id = ?').bind(it.room).run();
    expect(await errorOf(await it.comment(it.sam, 'x'))).toBe('gone');
  });
});

describe('what was shared', () => {
  test('[N3] is unread until it is opened, which who shared it sees; and anew once somebody else says more', async () => {
    await it.comment(it.sam, 'Voor je het leest');
    const { id } = await feedback();
    expect(await told()).toEqual({ robin: true, read: false, sam: false });
    await opened(it.robin, id);
    expect(await told()).toEqual({ robin: false, read: true, sam: false });
    await it.comment(it.robin, 'Dank je wel');
    expect(await told()).toEqual({ robin: false, read: true, sam: true });
    await read(it.sam);
    expect(await told()).toEqual({ robin: false, read: true, sam: false });
    await it.comment(it.sam, 'Graag gedaan');
    expect(await told()).toEqual({ robin: true, read: true, sam: false });
    expect(await it.sharesIn()).toMatchObject([{ id, read: true, state: 'open' }]);
    // Over is over: nothing is to be opened any more.
    await it.end(id);
    expect(await told()).toEqual({ robin: false, read: true, sam: false });
  });

  test('[N3] [A5] is on record once for each who reads it, however often', async () => {
    const { id } = await feedback();
    const discussion = await it.shareFor(it.noor);
    expect((await it.make(discussion)).status).toBe(204);
    for (let times = 0; times < 3; times += 1) await opened(it.robin, id);
    await opened(it.noor, discussion.id);
    const acts = await actsOnRecord('shares');
    expect(acts).toEqual(['openConversation', 'makeShare', 'makeShare', 'openShare', 'openShare']);
  });

  test('[N3] holds the talk, and nothing that was filled in afterwards or reported', async () => {
    await archiveEvaluation(env.DB, it.room, envelope());
    const record = { topic: null, heavy: true, wantsDiscussion: true, text: envelope() };
    expect((await ask(it.robin, `/api/console/conversations/${it.room}/record`, record)).status).toBe(204);
    const concern = { ground: 'danger', text: envelope() };
    expect((await ask(it.sam, `/api/console/conversations/${it.room}/concern`, concern)).status).toBe(200);
    const { id } = await feedback();
    const answer: object = await (await it.open(it.robin, id)).json();
    expect(Object.keys(answer).toSorted()).toEqual(
      ['comments', 'endMarkers', 'id', 'intake', 'keyId', 'kind', 'messages', 'sealed', 'until'].toSorted(),
    );
    const whole = await read(it.sam);
    expect([whole.record?.heavy, whole.reports?.length, whole.evaluation === null]).toEqual([true, 1, false]);
  });

  test('[N3] for feedback is for the volunteer of the talk, and a discussion for eight at most', async () => {
    expect(await errorOf(await it.make(await it.shareFor(it.noor, { kind: 'feedback' })))).toBe('badRequest');
    expect(await errorOf(await it.make(await it.shareFor(it.sam)))).toBe('badRequest');
    const people: Member[] = [];
    for (let at = 0; at < 9; at += 1) people.push(await withKey('volunteer', `Tess ${at}`));
    const [last, ...eight] = people;
    const made = await Promise.all(eight.map(async (who) => await it.shareFor(who)));
    for (const share of made) expect((await it.make(share)).status).toBe(204);
    if (last === undefined) throw new Error('nobody is left');
    expect(await errorOf(await it.make(await it.shareFor(last)))).toBe('enough');
    await it.end(made[0]?.id ?? '');
    expect((await it.make(await it.shareFor(last))).status).toBe(204);
  });

  test('[N3] never lasts past the erasure of its conversation, which then says that it was erased', async () => {
    const eraseAt = Date.now() + 3_600_000;
    await env.DB.prepare('UPDATE conversations SET erase_at = ? WHERE id = ?').bind(eraseAt, it.room).run();
    const { id } = await feedback();
    const path = `/api/coordinator/conversations/${it.room}/shares`;
    expect(await (await ask(it.sam, path)).json()).toMatchObject({
      ...{ eraseAt, volunteer: { id: it.robin.id, alias: 'Robin' } },
      shares: [{ id, until: eraseAt }],
    });
    const heldUntil = eraseAt + 3_600_000;
    const hold = env.DB.prepare('UPDATE conversations SET hold_until = ? WHERE id = ?');
    await hold.bind(heldUntil, it.room).run();
    expect(await (await ask(it.sam, path)).json()).toMatchObject({ eraseAt: heldUntil });
    await hold.bind(null, it.room).run();
    // One that its visitor has wiped goes sooner.
    await env.DB.prepare('UPDATE conversations SET wipe_at = ?')
      .bind(eraseAt - 1_800_000)
      .run();
    expect(await (await ask(it.sam, path)).json()).toMatchObject({ eraseAt: eraseAt - 1_800_000 });
    expect((await it.make(await it.shareFor(it.noor))).status).toBe(204);
    expect((await it.sharesOf(it.noor)).map(({ until }) => until)).toEqual([eraseAt - 1_800_000]);
    await runPurge(env, eraseAt);
    const [given] = (await it.mailboxOf(it.sam)).given;
    expect(given).toMatchObject({ id, state: 'erased', unread: false, conversation: null, alias: 'Robin' });
    const [received] = await it.sharesOf(it.robin);
    expect(received).toMatchObject({ id, state: 'erased', unread: false, conversation: null });
    expect(await errorOf(await ask(it.sam, path))).toBe('erased');
  });
});
