import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { CLOSE } from '../../protocol/close-codes.ts';
import { parseQueueEvent } from '../../protocol/parse.ts';
import { PROTOCOL_VERSION } from '../../protocol/version.ts';
import type { QueueState } from '../../worker/domain/queue/state.ts';
import { queueOf } from '../../worker/objects/kit/stubs.ts';
import { forgetSettings, readSettings } from '../../worker/store/settings.ts';
import { sweepNow, untilDelivered } from './support/driven-time.ts';
import { TestVisitor, TestVolunteer, openHelpline } from './support/people.ts';
import { TestSocket } from './support/socket.ts';
import { STEPS } from './support/steps.ts';
import { finish, stubOf, talk } from './support/talk.ts';

beforeAll(async () => {
  await openHelpline();
});

/** Runs `act` while a table of the database can't be read. */
async function without(table: string, act: () => Promise<void>): Promise<void> {
  await env.DB.prepare(`ALTER TABLE ${table} RENAME TO away`).run();
  try {
    await act();
  } finally {
    await env.DB.prepare(`ALTER TABLE away RENAME TO ${table}`).run();
  }
}

async function waiting(): Promise<TestVisitor> {
  const visitor = new TestVisitor();
  await visitor.arrive();
  await visitor.state('waiting');
  return visitor;
}

async function leave(visitor: TestVisitor): Promise<void> {
  visitor.socket.send({ type: 'leave' });
  await visitor.state('ended');
  await visitor.socket.closed();
}

const alarmOf = (roomId: string) =>
  runInDurableObject(stubOf(roomId), (_room, ctx) => ctx.storage.getAlarm());

describe.each(STEPS)('what goes wrong, %s', (_name, step) => {
  it('[C2] a hello that met a failing database does not silence its socket', async () => {
    const visitor = await waiting();
    const volunteer = await TestVolunteer.signIn();
    volunteer.available();
    await volunteer.accept();
    await visitor.state('connecting');
    await step();
    await without('review_keys', async () => {
      await visitor.connect();
      await visitor.state('connecting');
    });
    await step();
    await leave(visitor);
    await volunteer.queue.next('state', (event) => event.conversations.length === 0);
    await signOff(volunteer);
  });

  it('[C2] a console whose hello met a failing database is sent to try again', async () => {
    const volunteer = await TestVolunteer.signIn();
    await volunteer.queue.next('state');
    await step();
    const queue = await TestSocket.open('/api/console/queue', parseQueueEvent, { Cookie: volunteer.cookie });
    await without('settings', async () => {
      forgetSettings();
      queue.send({ type: 'hello', version: PROTOCOL_VERSION, takeOver: false });
      expect(await queue.closed()).toBe(CLOSE.notYet.code);
    });
    await signOff(volunteer);
  });

  it('a console may speak in one breath with its hello', async () => {
    const { cookie, queue } = await TestVolunteer.signIn();
    await queue.next('state');
    await step();
    const quick = await TestSocket.open('/api/console/queue', parseQueueEvent, { Cookie: cookie });
    forgetSettings();
    quick.send({ type: 'hello', version: PROTOCOL_VERSION, takeOver: false });
    quick.send({ type: 'setAvailable', on: true });
    await quick.next('state', (event) => event.me.status === 'available');
    quick.send({ type: 'setAvailable', on: false });
    await quick.next('state', (event) => event.me.status === 'off');
    quick.close();
  });
});

describe('sockets that a crash or a deploy took away', () => {
  it('[C4] [Q5] both sides of a talk count as away once the room notices', async () => {
    const people = await talk();
    const { visitor, volunteer, roomId } = people;
    await visitor.say('Hallo');
    await volunteer.hear(roomId);
    await evictDurableObject(stubOf(roomId), { webSockets: 'close' });
    await runDurableObjectAlarm(stubOf(roomId));
    const c = await runInDurableObject(stubOf(roomId), (_room, ctx) => ctx.storage.kv.get('conversation'));
    expect(c).toMatchObject({
      visitorAwaySinceMs: expect.any(Number),
      volunteerAwaySinceMs: expect.any(Number),
    });
    expect(await alarmOf(roomId)).not.toBeNull();
    await visitor.connect();
    await visitor.state('talking');
    await finish(people);
  });

  it('[Q3] a volunteer without a socket gets no offer', async () => {
    const volunteer = await TestVolunteer.signIn();
    volunteer.available();
    await volunteer.queue.next('state', (event) => event.me.status === 'available');
    await evictDurableObject(queueOf(env), { webSockets: 'close' });
    await runDurableObjectAlarm(queueOf(env));
    const visitor = await waiting();
    const other = await TestVolunteer.signIn('Sam');
    other.available();
    expect((await other.offer()).roomId).toBe(visitor.roomId);
    await leave(visitor);
    await signOff(other);
  });
});

describe('a place', () => {
  it('[Q6] of somebody who never came in is given up after a minute, though their room was made', async () => {
    const visitor = new TestVisitor();
    await visitor.signUp();
    // It is 0 until the room has reported.
    await vi.waitFor(async () => expect((await entryOf(visitor.roomId))?.reportRevision).toBeGreaterThan(0));
    expect(await entryOf(visitor.roomId)).toMatchObject({ cameIn: false });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
    try {
      await runDurableObjectAlarm(queueOf(env));
      expect(await entryOf(visitor.roomId)).toBeUndefined();
    } finally {
      vi.useRealTimers();
    }
  });

  it('[Q2] [Q6] of somebody who was away for a minute goes to a newcomer when all are taken, and they are told', async () => {
    const [away, ...others] = [await waiting(), await waiting(), await waiting()];
    away.socket.close();
    await vi.waitFor(async () =>
      expect(await entryOf(away.roomId)).toMatchObject({ awaySinceMs: expect.any(Number) }),
    );
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
    try {
      const newcomer = await waiting();
      await away.connect();
      expect((await away.state('ended')).state).toMatchObject({ by: 'neverSpoke' });
      expect(await entryOf(away.roomId)).toBeUndefined();
      for (const visitor of [...others, newcomer]) await leave(visitor);
    } finally {
      vi.useRealTimers();
    }
  });
});

async function entryOf(roomId: string) {
  const state = await runInDurableObject(queueOf(env), (_queue, ctx) =>
    ctx.storage.kv.get<QueueState>('state'),
  );
  return state?.entries.find((entry) => entry.roomId === roomId);
}

async function signOff(volunteer: TestVolunteer): Promise<void> {
  volunteer.queue.send({ type: 'setAvailable', on: false });
  await volunteer.queue.next('state', (event) => event.me.status === 'off' && event.offer === null);
  volunteer.queue.close();
}

describe('a database that is away', () => {
  it('[C2] leaves the last known settings in force', async () => {
    const known = await readSettings(env.DB);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
    try {
      await without('settings', async () => expect(await readSettings(env.DB)).toEqual(known));
    } finally {
      vi.useRealTimers();
      forgetSettings();
    }
  });
});

describe('being active', () => {
  it('[C8] [A3] a talk keeps the session of a volunteer who takes no others', async () => {
    const people = await talk();
    const { volunteer } = people;
    volunteer.queue.send({ type: 'setAvailable', on: false });
    await env.DB.prepare('UPDATE sessions SET last_active_at = last_active_at - 1800000 WHERE token_hash = ?')
      .bind(volunteer.sessionHash)
      .run();
    await sweepNow(queueOf(env));
    const row = await env.DB.prepare('SELECT last_active_at FROM sessions WHERE token_hash = ?')
      .bind(volunteer.sessionHash)
      .first<{ last_active_at: number }>();
    expect(row?.last_active_at).toBeGreaterThan(Date.now() - 60_000);
    await finish(people);
  });

  it('[A3] a session that ran out gets no offers any more, but keeps its talk', async () => {
    const people = await talk();
    const { visitor, volunteer, roomId } = people;
    const idle = await TestVolunteer.signIn('Sam');
    idle.available();
    await idle.queue.next('state', (event) => event.me.status === 'available');
    await env.DB.prepare('UPDATE sessions SET expires_at = 1').run();
    await sweepNow(queueOf(env));
    expect(await idle.queue.closed()).toBe(CLOSE.refused.code);
    const other = await waiting();
    expect(await entryOf(other.roomId)).toMatchObject({ place: { state: 'waiting' } });
    await leave(other);
    await visitor.say('Wij praten verder');
    expect((await volunteer.hear(roomId)).text).toBe('Wij praten verder');
    await finish(people);
  });
});

describe('a queue without storage', () => {
  it('[C2] hears of a quiet room by itself', async () => {
    const visitor = await waiting();
    await runInDurableObject(queueOf(env), (_queue, ctx) => {
      ctx.storage.kv.delete('state');
      ctx.storage.sql.exec('DELETE FROM outbox');
    });
    await evictDurableObject(queueOf(env));
    await sweepNow(stubOf(visitor.roomId));
    await vi.waitFor(async () =>
      expect(await entryOf(visitor.roomId)).toMatchObject({ place: { state: 'waiting' } }),
    );
    await leave(visitor);
  });
});

describe('a volunteer who changes consoles', () => {
  it('[K1] a copy for the console before does not count as one for this console', async () => {
    const people = await talk();
    const { visitor, volunteer, roomId } = people;
    volunteer.key = null;
    await volunteer.connect(roomId);
    await visitor.socket.next('keyRequest', ({ console }) => console.id === volunteer.publicKey.id);
    const second = await TestVolunteer.signIn('Robin', 'volunteer', volunteer.id);
    await second.queue.next('inUse');
    const queue = await TestVolunteer.openQueue(second.cookie, true);
    await queue.next('state', (event) => event.conversations.some((c) => c.roomId === roomId));
    await untilDelivered(queueOf(env));
    await second.connect(roomId);
    await visitor.socket.next('keyRequest', ({ console }) => console.id === second.publicKey.id);
    await visitor.giveKeyTo(volunteer.publicKey);
    await visitor.say('nog geen sleutel');
    await visitor.hear();
    await visitor.connect();
    await visitor.giveKeyAgain();
    await second.takeKey(roomId);
    visitor.socket.send({ type: 'end' });
    visitor.socket.send({ type: 'skipEvaluation' });
    await queue.next('state', (event) => event.conversations.length === 0);
    queue.send({ type: 'setAvailable', on: false });
    await queue.next('state', (event) => event.me.status === 'off');
    queue.close();
  });

  it('[C7] is asked to try again when the room has not heard of it yet', async () => {
    const people = await talk();
    const { volunteer, roomId } = people;
    const second = await TestVolunteer.signIn('Robin', 'volunteer', volunteer.id);
    await second.queue.next('inUse');
    await second.connect(roomId);
    expect(await second.room.closed()).toBe(CLOSE.notYet.code);
    second.queue.close();
    await finish(people);
  });
});
