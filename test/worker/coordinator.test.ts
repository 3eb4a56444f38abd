import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test } from 'vitest';
import { AuditBody } from '../../protocol/http/audit.ts';
import { ConversationsBody, TranscriptBody } from '../../protocol/http/coordinator.ts';
import { ReviewKeysBody } from '../../protocol/http/keys.ts';
import { MeBody } from '../../protocol/http/staff.ts';
import { archiveEvaluation, insertConversation } from '../../worker/store/archive.ts';
import { deleteReviewCopies } from '../../worker/store/key-vault.ts';
import { currentKeys } from '../../worker/store/review-keys.ts';
import { conversation, grant, QUARTER_MS, REVIEW_KEY } from './support/opened-talk.ts';
import { call, envelope, errorOf, member, publicKey, sealedTo } from './support/staff-app.ts';

const BASE = '/api/coordinator';

beforeEach(async () => {
  for (const table of [
    'review_key_shares',
    'review_keys',
    'signing_keys',
    'staff_keys',
    'conversations',
    'audit_log',
  ]) {
    await env.DB.prepare(`DELETE FROM ${table}`).run();
  }
});

async function setUpBody() {
  const [own, review] = [await publicKey(), await publicKey()];
  const ownWrapped = { v: 1 as const, salt: 's'.repeat(22), nonce: 'n'.repeat(16), ct: 'c'.repeat(200) };
  return { own, ownWrapped, review, share: sealedTo(own.id) };
}

const createKey = async (cookie: string, body: unknown) => await call(`${BASE}/review-key`, { cookie, body });
const open = async (cookie: string, id: string, reason = 'quality') =>
  await call(`${BASE}/conversations/${id}/open`, { cookie, body: { reason } });
const auditOf = async (cookie: string) =>
  AuditBody.parse(await (await call(`${BASE}/audit`, { cookie })).json()).entries;
const listOf = async (cookie: string, query = '') =>
  ConversationsBody.parse(await (await call(`${BASE}/conversations${query}`, { cookie })).json());

test('[A4] nothing of this is for volunteers', async () => {
  const { id, cookie } = await member('volunteer');
  const room = await conversation(id);
  for (const path of ['review-keys', 'conversations', 'audit']) {
    expect(await errorOf(await call(`${BASE}/${path}`, { cookie }))).toBe('forbidden');
    expect(await errorOf(await call(`${BASE}/${path}`))).toBe('notSignedIn');
  }
  expect(await errorOf(await open(cookie, room))).toBe('forbidden');
  expect(await errorOf(await createKey(cookie, await setUpBody()))).toBe('forbidden');
});

describe('the review key', () => {
  test('[A6] is made together with the own key and the share', async () => {
    const { cookie } = await member('coordinator', 'Sam');
    const body = await setUpBody();
    expect((await createKey(cookie, body)).status).toBe(204);
    expect(await currentKeys(env.DB, false)).toEqual({
      signedBy: null,
      review: { key: body.review, signed: null },
    });
    const keys = ReviewKeysBody.parse(await (await call(`${BASE}/review-keys`, { cookie })).json());
    expect(keys).toEqual({
      own: { key: body.own, wrapped: body.ownWrapped, passkeys: [], ring: null, signer: null },
      shares: [{ review: body.review, share: body.share, signature: null }],
      demoRecoveryCode: null,
    });
    const me = MeBody.parse(await (await call('/api/console/me', { cookie })).json());
    expect(me).toMatchObject({ reviewKey: 'present', ownKey: 'present', granted: true });
    expect(me.currentReviewKey).toEqual(body.review);
    expect(await auditOf(cookie)).toMatchObject([{ alias: 'Sam', act: 'createReviewKey', reason: null }]);
  });

  test('[A6] is made once: of two coordinators at the same time one is too late, and nothing of theirs stays', async () => {
    const members = await Promise.all([member('coordinator'), member('coordinator')]);
    const bodies = await Promise.all([setUpBody(), setUpBody()]);
    const answers = await Promise.all(members.map(({ cookie }, index) => createKey(cookie, bodies[index])));
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([204, 409]);
    for (const table of ['review_keys', 'staff_keys', 'review_key_shares', 'audit_log']) {
      expect(await env.DB.prepare(`SELECT count(*) AS n FROM ${table}`).first('n')).toBe(1);
    }
  });

  test('[A6] a retry after a lost answer is no conflict', async () => {
    const { cookie } = await member('coordinator');
    const body = await setUpBody();
    expect((await createKey(cookie, body)).status).toBe(204);
    expect((await createKey(cookie, body)).status).toBe(204);
    expect((await createKey(cookie, await setUpBody())).status).toBe(409);
  });

  test('[K2] keys under a wrong id, or a share for somebody else, are refused', async () => {
    const { cookie } = await member('coordinator');
    const body = await setUpBody();
    const other = await publicKey();
    for (const wrong of [
      { ...body, own: { ...body.own, id: other.id } },
      { ...body, review: { ...body.review, publicKey: other.publicKey } },
      { ...body, share: sealedTo(other.id) },
    ]) {
      expect(await errorOf(await createKey(cookie, wrong))).toBe('badRequest');
    }
    expect((await currentKeys(env.DB, true)).review).toBeNull();
  });

  test('[A9] of the demo counts in the demo only', async () => {
    const { id, publicKey: raw } = await publicKey();
    await env.DB.prepare('INSERT INTO review_keys (id, public_key, demo, created_at) VALUES (?, ?, 1, 1)')
      .bind(id, raw)
      .run();
    expect((await currentKeys(env.DB, false)).review).toBeNull();
    expect((await currentKeys(env.DB, true)).review?.key).toEqual({ id, publicKey: raw });
  });
});

describe('reading a conversation afterwards', () => {
  test('[A5] the list shows opened conversations, newest first, page by page', async () => {
    const { id, cookie } = await member('coordinator', 'Sam');
    const rows = await Promise.all(
      Array.from({ length: 55 }, (_, index) =>
        conversation(id, { createdAtMs: (1 + index) * QUARTER_MS + 1 }),
      ),
    );
    await insertConversation(env.DB, {
      id: 'b'.repeat(64),
      createdAtMs: 99 * QUARTER_MS,
      language: 'nl',
      site: null,
      eraseAtMs: 9e15,
    });
    const first = await listOf(cookie);
    expect(first.conversations).toHaveLength(50);
    expect(first.conversations[0]).toMatchObject({
      id: rows[54],
      endedBy: 'visitor',
      heavy: null,
    });
    const second = await listOf(cookie, `?before=${first.next}`);
    expect(second.conversations.map((row) => row.id)).toEqual(rows.slice(0, 5).toReversed());
    expect(second.next).toBeNull();
    expect((await call(`${BASE}/conversations?before=x`, { cookie })).status).toBe(400);
  });

  test('[R6] conversations of the same quarter of an hour stay on one page, and none is lost', async () => {
    const { id, cookie } = await member('coordinator');
    for (let index = 0; index < 60; index += 1) {
      await conversation(id, { createdAtMs: index < 3 ? QUARTER_MS + index : 2 * QUARTER_MS + index });
    }
    const first = await listOf(cookie);
    expect(first.conversations).toHaveLength(57);
    const second = await listOf(cookie, `?before=${first.next}`);
    expect(second.conversations).toHaveLength(3);
    expect(second.next).toBeNull();
  });

  test('[A5] gives all of it in ciphertext, and is on record with its reason', async () => {
    const { id: volunteerId, cookie } = await member('coordinator', 'Sam');
    const id = await conversation(volunteerId);
    await grant(volunteerId);
    const evaluation = envelope();
    await archiveEvaluation(env.DB, id, evaluation);
    const record = { topic: 'grief', heavy: false, wantsDiscussion: true, text: null };
    await call(`/api/console/conversations/${id}/record`, { cookie, body: record });

    const transcript = TranscriptBody.parse(await (await open(cookie, id, 'training')).json());
    expect(transcript).toMatchObject({
      id,
      alias: 'Sam',
      reviewKeyId: REVIEW_KEY,
      record: { topic: null, heavy: false, wantsDiscussion: true, text: null },
    });
    expect(transcript.evaluation?.text).toEqual(evaluation);
    expect(transcript.intake).not.toBeNull();
    expect(transcript.messages.map(({ seq, role }) => [seq, role])).toEqual([
      [1, 'visitor'],
      [2, 'volunteer'],
    ]);
    expect(await auditOf(cookie)).toMatchObject([
      {
        ...{ alias: 'Sam', act: 'openConversation', conversationId: id, reason: 'training' },
        conversation: { startedAt: QUARTER_MS, alias: 'Sam' },
      },
    ]);
    expect((await listOf(cookie)).conversations[0]).toMatchObject({
      feltHeard: null,
      topic: null,
      heavy: false,
    });
  });

  test('[A5] is refused to who has no share of its key, which is on record as no reading', async () => {
    const { id: volunteerId } = await member('coordinator', 'Sam');
    const { id: other, cookie } = await member('coordinator', 'Marijke');
    const id = await conversation(volunteerId);
    await grant(volunteerId);
    expect(await errorOf(await open(cookie, id, 'complaint'))).toBe('forbidden');
    expect(await auditOf(cookie)).toMatchObject([
      { alias: 'Marijke', act: 'refusedConversation', reason: 'complaint', conversation: { alias: 'Sam' } },
    ]);
    await grant(other);
    expect((await open(cookie, id)).status).toBe(200);
    await env.DB.prepare('UPDATE conversations SET erasing_at = 1 WHERE id = ?').bind(id).run();
    expect((await auditOf(cookie)).map(({ conversation: kept }) => kept)).toEqual([null, null]);
  });

  test('[A5] answers nothing when it cannot be put on record', async () => {
    const { id: volunteerId, cookie } = await member('coordinator');
    const id = await conversation(volunteerId);
    await env.DB.prepare('ALTER TABLE audit_log RENAME TO audit_log_gone').run();
    const response = await open(cookie, id);
    await env.DB.prepare('ALTER TABLE audit_log_gone RENAME TO audit_log').run();
    expect(await errorOf(response)).toBe('internal');
  });

  test('[A5] needs a reason from the list', async () => {
    const { id: volunteerId, cookie } = await member('coordinator');
    const id = await conversation(volunteerId);
    const send = (body: object) => call(`${BASE}/conversations/${id}/open`, { cookie, body });
    expect(await errorOf(await open(cookie, id, 'curiosity'))).toBe('badRequest');
    expect(await errorOf(await send({ reason: 'quality', ground: 'crime' }))).toBe('badRequest');
    expect(await errorOf(await send({ reason: 'danger', ground: 'visitor' }))).toBe('badRequest');
    expect(await auditOf(cookie)).toEqual([]);
  });

  test('[A5] [B3] of danger also says which, as far as the console asks', async () => {
    const { id: volunteerId, cookie } = await member('coordinator');
    const id = await conversation(volunteerId);
    await grant(volunteerId);
    const send = (body: object) => call(`${BASE}/conversations/${id}/open`, { cookie, body });
    expect((await send({ reason: 'danger', ground: 'crime' })).status).toBe(200);
    expect((await send({ reason: 'danger' })).status).toBe(200);
    expect((await send({ reason: 'asked' })).status).toBe(200);
    const said = (await auditOf(cookie)).map(({ reason, detail }) => [reason, detail]);
    expect(said).toEqual([
      ['asked', null],
      ['danger', null],
      ['danger', 'crime'],
    ]);
  });

  test('[R1] is over once the key is gone, even while rows are left', async () => {
    const { id: volunteerId, cookie } = await member('coordinator');
    const id = await conversation(volunteerId);
    await deleteReviewCopies(env.KEYS, [id]);
    expect(await errorOf(await open(cookie, id))).toBe('gone');
    await env.DB.prepare('UPDATE conversations SET erasing_at = 1 WHERE id = ?').bind(id).run();
    expect(await errorOf(await open(cookie, id))).toBe('gone');
    expect((await listOf(cookie)).conversations).toEqual([]);
    expect(await errorOf(await open(cookie, 'f'.repeat(64)))).toBe('gone');
    expect(await errorOf(await open(cookie, 'nonsense'))).toBe('notFound');
  });

  test('[C6] nobody reads along with one that is still going on', async () => {
    const { id: volunteerId, cookie } = await member('coordinator');
    const id = await conversation(volunteerId, { archived: false });
    expect(await errorOf(await open(cookie, id))).toBe('conflict');
    expect(await auditOf(cookie)).toEqual([]);
  });
});
