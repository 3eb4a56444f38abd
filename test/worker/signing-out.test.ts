import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, test } from 'vitest';
import { CLOSE } from '../../protocol/close-codes.ts';
import { queueOf } from '../../worker/objects/kit/stubs.ts';
import { SessionsBody } from '../../protocol/http/staff.ts';
import { tellSignedOut } from '../../worker/http/tell-queue.ts';
import { sweepNow } from './support/driven-time.ts';
import { TestCoach } from './support/coach.ts';
import { openHelpline, post, TestVolunteer, type TestVisitor } from './support/people.ts';
import { call, member } from './support/staff-app.ts';
import { stubOf, talk, type People } from './support/talk.ts';

/* [A3] Signing out, by hand or by removal, leaves no socket of that session, and nobody alone in a talk. */

beforeAll(openHelpline);

const signOut = async ({ cookie }: TestVolunteer): Promise<void> => {
  expect((await post('/api/auth/sign-out', null, { cookie })).status).toBe(204);
};

async function leave(visitor: TestVisitor): Promise<void> {
  visitor.socket.send({ type: 'leave' });
  await visitor.state('ended');
}

/** Back in the queue, in front, and told that there was somebody before. */
async function backInFront({ visitor }: People): Promise<void> {
  const { state } = await visitor.socket.next(
    'state',
    (event) => event.state.phase === 'waiting' && event.state.cameBack === true,
  );
  expect(state).toMatchObject({ position: 1 });
}

describe('a volunteer who signs out in a talk', () => {
  test('[A3] has no socket any more, and the visitor goes to the front of the queue', async () => {
    const people = await talk();
    const { volunteer } = people;
    await signOut(volunteer);
    expect(await volunteer.room.closed()).toBe(CLOSE.refused.code);
    expect(await volunteer.queue.closed()).toBe(CLOSE.refused.code);
    await backInFront(people);

    const next = await TestVolunteer.signIn('Anna');
    next.available();
    expect(await next.accept()).toBe(people.roomId);
    await leave(people.visitor);
    await signOut(next);
  });

  test('[A3] is not let in again, at the queue or in the room', async () => {
    const people = await talk();
    const { volunteer, roomId } = people;
    await signOut(volunteer);
    await backInFront(people);
    await expect(TestVolunteer.openQueue(volunteer.cookie, true)).rejects.toThrow();
    await expect(volunteer.connect(roomId)).rejects.toThrow();
    await leave(people.visitor);
  });

  test('[A3] at one console leaves their talk at another alone', async () => {
    const people = await talk();
    const { volunteer, visitor, roomId } = people;
    const elsewhere = await TestVolunteer.signIn('Robin', 'volunteer', volunteer.id);
    await elsewhere.queue.next('inUse');
    await signOut(elsewhere);
    expect(await elsewhere.queue.closed()).toBe(CLOSE.refused.code);
    await visitor.say('Ben je er nog?');
    expect((await volunteer.hear(roomId)).text).toBe('Ben je er nog?');
    await leave(visitor);
    await signOut(volunteer);
  });
});

describe('a volunteer who is removed in a talk', () => {
  test('[A3] [T1] has no socket any more at any console, and the visitor goes to the front of the queue', async () => {
    const people = await talk();
    const { volunteer } = people;
    const elsewhere = await TestVolunteer.signIn('Robin', 'volunteer', volunteer.id);
    await elsewhere.queue.next('inUse');
    const { cookie } = await member('coordinator');
    const path = `/api/coordinator/team/${volunteer.id}/remove`;
    expect((await post(path, { alias: 'Robin' }, { cookie })).status).toBe(204);
    for (const socket of [volunteer.room, volunteer.queue, elsewhere.queue])
      expect(await socket.closed()).toBe(CLOSE.refused.code);
    await backInFront(people);
    await expect(volunteer.connect(people.roomId)).rejects.toThrow();
    await leave(people.visitor);
  });
});

describe('a session that is ended from another console', () => {
  const sessionsOf = async ({ cookie }: TestVolunteer) =>
    SessionsBody.parse(await (await call('/api/console/sessions', { cookie })).json()).sessions;
  const post204 = async (path: string, { cookie }: TestVolunteer) =>
    expect((await post(path, null, { cookie })).status).toBe(204);

  test('[A3] is listed there without a word on device or place, and has no socket any more once that is answered', async () => {
    const people = await talk();
    const { volunteer, visitor } = people;
    const elsewhere = await TestVolunteer.signIn('Robin', 'volunteer', volunteer.id);
    await elsewhere.queue.next('inUse');
    const sessions = await sessionsOf(elsewhere);
    expect(sessions.map(({ here, valid }) => [here, valid]).toSorted()).toEqual([
      [false, true],
      [true, true],
    ]);
    const other = sessions.find(({ here }) => !here);
    expect(volunteer.sessionHash.startsWith(other?.id ?? 'none')).toBe(true);

    await post204(`/api/console/sessions/${other?.id}/end`, elsewhere);
    expect(await volunteer.room.closed()).toBe(CLOSE.refused.code);
    expect(await volunteer.queue.closed()).toBe(CLOSE.refused.code);
    await backInFront(people);
    await expect(volunteer.connect(people.roomId)).rejects.toThrow();
    expect(await sessionsOf(elsewhere)).toHaveLength(1);
    await leave(visitor);
    await signOut(elsewhere);
  });

  test('[A3] all others at once, but not the one that asks, and nobody else’s', async () => {
    const here = await TestVolunteer.signIn('Robin');
    const others = [await TestVolunteer.signIn('Robin', 'volunteer', here.id)];
    others.push(await TestVolunteer.signIn('Robin', 'volunteer', here.id));
    const somebody = await TestVolunteer.signIn('Kim');
    await post204('/api/console/sessions/end-others', here);
    for (const { queue } of others) expect(await queue.closed()).toBe(CLOSE.refused.code);
    expect(await sessionsOf(here)).toMatchObject([{ here: true }]);
    expect(await sessionsOf(somebody)).toHaveLength(1);
    const ended = env.DB.prepare(
      "SELECT count(*) AS n FROM audit_log WHERE act = 'endSession' AND volunteer_id = ?",
    );
    expect(await ended.bind(here.id).first('n')).toBe(1);
    await post204('/api/console/sessions/end-others', here);
    expect(await ended.bind(here.id).first('n')).toBe(1);
    await signOut(here);
    await signOut(somebody);
  });

  test('[A3] [A4] of somebody else is left alone', async () => {
    const robin = await TestVolunteer.signIn('Robin');
    const kim = await TestVolunteer.signIn('Kim');
    await post204(`/api/console/sessions/${robin.sessionHash.slice(0, 22)}/end`, kim);
    expect(await sessionsOf(robin)).toHaveLength(1);
    await signOut(robin);
    await signOut(kim);
  });

  test('[A3] [C8] may have run out, and be in a talk all the same', async () => {
    const people = await talk();
    const { volunteer, visitor } = people;
    await env.DB.prepare('UPDATE sessions SET expires_at = 1 WHERE token_hash = ?')
      .bind(volunteer.sessionHash)
      .run();
    const elsewhere = await TestVolunteer.signIn('Robin', 'volunteer', volunteer.id);
    expect((await sessionsOf(elsewhere)).map(({ valid }) => valid).toSorted()).toEqual([false, true]);
    await post204('/api/console/sessions/end-others', elsewhere);
    expect(await volunteer.room.closed()).toBe(CLOSE.refused.code);
    await backInFront(people);
    await leave(visitor);
    await signOut(elsewhere);
  });
});

test('[A3] whoever is removed has no socket any more at once, in a talk or beside one, at each of their consoles', async () => {
  const people = await talk();
  const { visitor, volunteer } = people;
  const elsewhere = await TestVolunteer.signIn('Robin', 'volunteer', volunteer.id);
  await elsewhere.queue.next('inUse');
  await env.DB.prepare('UPDATE volunteers SET removed_at = 1 WHERE id = ?').bind(volunteer.id).run();
  await tellSignedOut(env, [volunteer.sessionHash, elsewhere.sessionHash]);
  for (const socket of [volunteer.room, volunteer.queue, elsewhere.queue])
    expect(await socket.closed()).toBe(CLOSE.refused.code);
  await backInFront(people);
  await leave(visitor);
});

test('[A3] [C6] a colleague who signs out no longer sits in, and the talk goes on', async () => {
  const people = await talk();
  const { visitor, volunteer, roomId } = people;
  const colleague = await TestVolunteer.signIn('Kim');
  volunteer.room.send({ type: 'wantCoach', on: true });
  await colleague.queue.next('state', ({ coachWanted }) => coachWanted.length > 0);
  const coach = await TestCoach.comeTo(roomId, colleague);
  await coach.state('asked');
  // Until the queue has heard of it, the room would find out by its sweep alone.
  await colleague.queue.next('state', ({ sitInRoomId }) => sitInRoomId === roomId);
  await signOut(colleague);
  expect(await coach.socket.closed()).toBe(CLOSE.refused.code);
  await visitor.socket.next(
    'state',
    ({ state }) => state.phase === 'talking' && state.coach?.stage === 'left',
  );
  await visitor.say('Wij zijn weer met z’n tweeën');
  expect((await volunteer.hear(roomId)).text).toBe('Wij zijn weer met z’n tweeën');
  await leave(visitor);
  await signOut(volunteer);
});

describe.each([
  ['a session that was ended while the Worker died', 'DELETE FROM sessions WHERE token_hash = ?'],
  [
    'a volunteer who was removed',
    'UPDATE volunteers SET removed_at = 1 WHERE id = (SELECT volunteer_id FROM sessions WHERE token_hash = ?)',
  ],
])('%s', (_name, sql) => {
  test.each([
    ['the room', ({ roomId }: People) => stubOf(roomId)],
    ['the queue', () => queueOf(env)],
  ])('[A3] is found out by the sweep of %s', async (_object, objectOf) => {
    const people = await talk();
    await env.DB.prepare(sql).bind(people.volunteer.sessionHash).run();
    await sweepNow(objectOf(people));
    expect(await people.volunteer.room.closed()).toBe(CLOSE.refused.code);
    await backInFront(people);
    await leave(people.visitor);
    await sweepNow(queueOf(env));
    expect(await people.volunteer.queue.closed()).toBe(CLOSE.refused.code);
  });
});
