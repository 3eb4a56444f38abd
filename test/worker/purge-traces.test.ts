import { env } from 'cloudflare:workers';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { CLOSE } from '../../protocol/close-codes.ts';
import { sealBound } from '../../widget/keys/sealing.ts';
import { runPurge } from '../../worker/jobs/purge.ts';
import { openHelpline, TestVolunteer } from './support/people.ts';
import { call, member, publicKey, shareReviewKeys } from './support/staff-app.ts';
import { TestCoach } from './support/coach.ts';
import { talk, type People } from './support/talk.ts';
import { databaseTables, keptByRoom, objectsWith, queueHas, tablesWith } from './support/traces.ts';
import { markEnd } from './support/vouching.ts';

/** Tables with rows of one conversation, which the purge must delete; of a share it takes the name away. */
const ERASED = [
  'comments',
  'concern_reports',
  'contact_records',
  'conversations',
  'end_markers',
  'evaluations',
  'intakes',
  'messages',
  'shares',
];
/** Tables in which a conversation's id outlives it, and why it may. */
const OUTLIVES: Record<string, string> = {
  audit_log:
    'Who read what, when and why is kept for a year [A5]. Of the conversation it holds the id and nothing else.',
  concerns:
    'What was decided about a report, and sealed to the review key why, is kept for two years [B2]. Of the conversation it holds the id and nothing that was said.',
};
/** Tables that never hold a conversation's id. */
const WITHOUT = [
  'access_counts',
  'challenges',
  'staff_keys',
  'counted_days',
  'credentials',
  'd1_migrations',
  'daily_counts',
  'erased_days',
  'erasure_runs',
  'invitations',
  'staff_key_wraps',
  'queue_status',
  'review_key_shares',
  'review_keys',
  'secrecy_acceptances',
  'secrecy_versions',
  'sessions',
  'settings',
  'settings_changes',
  'signing_keys',
  'staff_notes',
  'volunteers',
];

/** What was shared of it with its volunteer. */
const SHARE = 's'.repeat(22);

beforeAll(async () => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  await openHelpline();
});

/** A conversation with everything that leaves traces: messages, a colleague who sits in, and an end. */
async function wholeTalk(): Promise<People> {
  const people = await talk();
  const { visitor, volunteer, roomId } = people;
  const colleague = await TestVolunteer.signIn('Marijke');
  volunteer.room.send({ type: 'wantCoach', on: true });
  await colleague.queue.next('state', ({ coachWanted }) => coachWanted.length > 0);
  const coach = await TestCoach.comeTo(roomId, colleague);
  await coach.state('asked');
  visitor.socket.send({ type: 'allowCoach', sitIn: 1, allowed: true });
  await coach.state('sitting');
  await visitor.say('Dit weet nog niemand');
  await volunteer.hear(roomId);
  await volunteer.say(roomId, 'Dank je voor je vertrouwen');
  await visitor.hear();
  await visitor.hear();
  return people;
}

async function endAndRecord({ visitor, volunteer, roomId }: People): Promise<void> {
  volunteer.room.send({ type: 'end' });
  await visitor.state('ended');
  await markEnd(visitor, roomId, { visitor: 1, volunteer: 1 });
  const text = await visitor.envelope('Het deed me goed', 'evaluation');
  visitor.socket.send({
    type: 'evaluate',
    scores: { feltHeard: 5, comeBack: true, wait: 'fine', siteClear: null },
    text,
  });
  expect(await visitor.socket.closed()).toBe(CLOSE.gone.code);
  const record = { topic: 'grief', heavy: false, text: await visitor.envelope('Rustig', 'contactRecord') };
  const path = `/api/console/conversations/${roomId}/record`;
  expect((await call(path, { cookie: volunteer.cookie, body: record })).status).toBe(204);
  const concern = { ground: 'danger', text: await visitor.envelope('Gevaar', 'concern') };
  const reported = await call(`/api/console/conversations/${roomId}/concern`, {
    cookie: volunteer.cookie,
    body: concern,
  });
  expect(reported.status).toBe(200);
  const { id, cookie } = await member('coordinator');
  await shareReviewKeys(id);
  const read = await call(`/api/coordinator/conversations/${roomId}/open`, {
    cookie,
    body: { reason: 'quality' },
  });
  expect(read.status).toBe(200);
  const own = await publicKey();
  await env.DB.prepare(
    'INSERT INTO staff_keys (volunteer_id, key_id, public_key, created_at) VALUES (?, ?, ?, 1)',
  )
    .bind(volunteer.id, own.id, own.publicKey)
    .run();
  const sealed = await sealBound(own, 'shared', roomId, new Uint8Array(32));
  const share = {
    id: SHARE,
    volunteerId: volunteer.id,
    kind: 'discussion',
    until: Date.now() + 60_000,
    sealed,
  };
  const shares = `/api/coordinator/conversations/${roomId}/shares`;
  expect((await call(shares, { cookie, body: share })).status).toBe(204);
  const said = { envelope: await visitor.envelope('Mooi gesprek', 'comment') };
  const comments = `/api/console/conversations/${roomId}/comments`;
  expect((await call(comments, { cookie, body: said })).status).toBe(204);
}

async function eraseNow(roomId: string): Promise<void> {
  // As when a hold has lapsed.
  await env.DB.prepare('UPDATE conversations SET erase_at = 0, hold_until = 0 WHERE id = ?')
    .bind(roomId)
    .run();
  await runPurge(env, Date.now());
}

describe('whatever a conversation leaves behind', () => {
  test('[R1] every table of the database is known to hold conversations or not to', async () => {
    expect(await databaseTables()).toEqual([...ERASED, ...Object.keys(OUTLIVES), ...WITHOUT].toSorted());
  });

  test('[R1] after the purge no table and no object has its id, but for the log of who read it', async () => {
    const people = await wholeTalk();
    const { roomId, visitor } = people;
    await endAndRecord(people);
    expect(await tablesWith(roomId)).toEqual([...ERASED, ...Object.keys(OUTLIVES)].toSorted());
    expect(await objectsWith(roomId)).toEqual([`conversations/${roomId}`, `shares/${roomId}/${SHARE}`]);
    await eraseNow(roomId);
    expect(await tablesWith(roomId)).toEqual(Object.keys(OUTLIVES));
    expect(await objectsWith(roomId)).toEqual([]);
    for (const text of [roomId, visitor.signUpId]) expect(await queueHas(text)).toBe(false);
  });

  test('[R1] a talk that still goes on is erased too, and its room keeps nothing', async () => {
    const { roomId, visitor } = await wholeTalk();
    const before = await keptByRoom(roomId);
    expect(before.tables.length).toBeGreaterThan(0);
    expect(Object.keys(before.entries)).toEqual(expect.arrayContaining(['conversation', 'intake']));
    expect(await queueHas(roomId)).toBe(true);
    await eraseNow(roomId);
    expect(await visitor.socket.closed()).toBe(CLOSE.gone.code);
    expect(await keptByRoom(roomId)).toEqual({ tables: [], entries: {}, alarm: null });
    for (const text of [roomId, visitor.signUpId]) expect(await queueHas(text)).toBe(false);
    expect(await tablesWith(roomId)).toEqual(['audit_log']);
  });
});

describe('the search for traces', () => {
  afterEach(async () => {
    await env.DB.prepare('DROP TABLE IF EXISTS planted_table').run();
    await env.KEYS.delete('attachments/1');
  });

  test('[R1] finds an id in a table, column or prefix that nobody thought of', async () => {
    const id = env.ROOMS.newUniqueId().toString();
    await env.DB.prepare('CREATE TABLE planted_table (n INTEGER, "about what" TEXT)').run();
    await env.DB.prepare('INSERT INTO planted_table VALUES (1, ?)').bind(JSON.stringify({ id })).run();
    await env.KEYS.put('attachments/1', `of ${id}`);
    expect(await databaseTables()).toContain('planted_table');
    expect(await tablesWith(id)).toEqual(['planted_table']);
    expect(await objectsWith(id)).toEqual(['attachments/1']);
  });
});
