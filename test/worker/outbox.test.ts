import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { CLOSE } from '../../protocol/close-codes.ts';
import { readStoredQueue } from '../../worker/domain/queue/stored.ts';
import type { QueueCalls } from '../../worker/objects/kit/bindings.ts';
import { Outbox, type OutboxOptions } from '../../worker/objects/kit/outbox.ts';
import { newRoomId, queueOf } from '../../worker/objects/kit/stubs.ts';
import { ChatQueue } from '../../worker/objects/queue/chat-queue.ts';
import { ChatRoom } from '../../worker/objects/room/chat-room.ts';
import { sweepNow } from './support/driven-time.ts';
import { TestVisitor, TestVolunteer, openHelpline } from './support/people.ts';
import { TestCoach } from './support/coach.ts';
import { stubOf, talk } from './support/talk.ts';

const never = () => new Promise<boolean>(() => {});

/** An outbox in the storage of an object of its own. */
function withOutbox(
  options: Partial<OutboxOptions>,
  act: (outbox: Outbox, sql: SqlStorage) => Promise<void>,
): Promise<void> {
  return runInDurableObject(stubOf(newRoomId(env)), async (_room, { storage }) => {
    const outbox = new Outbox(storage.sql, {
      deliver: async () => true,
      reportFailure: () => {},
      ...options,
    });
    outbox.createTable();
    await act(outbox, storage.sql);
  });
}

const rowsOf = (sql: SqlStorage) =>
  sql.exec('SELECT key, delivered, attempts FROM outbox ORDER BY key').toArray();

describe('deliveries', () => {
  it('[C2] one that never settles holds up no other, and is tried again after its time', async () => {
    const delivered = vi.fn<(key: string) => void>();
    const deliver = (key: string) => {
      delivered(key);
      return key === 'stuck' ? never() : Promise.resolve(true);
    };
    await withOutbox({ deliver, limitMs: 50 }, async (outbox, sql) => {
      outbox.put('stuck', 'a', 1);
      const first = outbox.flush(() => 1);
      outbox.put('other', 'b', 1);
      const second = outbox.flush(() => 1);
      await vi.waitFor(() => expect(delivered).toHaveBeenCalledWith('other'));
      await Promise.all([first, second]);
      expect(delivered.mock.calls.map(([key]) => key)).toEqual(['stuck', 'other']);
      expect(rowsOf(sql)).toEqual([
        { key: 'other', delivered: 1, attempts: 0 },
        { key: 'stuck', delivered: 0, attempts: 1 },
      ]);
      expect(outbox.nextRetryMs(1)).toBe(1_001);
    });
  });

  it('[C2] an outbox of the shape of before keeps what it has to deliver', async () => {
    const delivered = vi.fn<(...row: [string, number, string]) => void>();
    const deliver: OutboxOptions['deliver'] = async (...row) => {
      delivered(...row);
      return true;
    };
    await withOutbox({ deliver }, async (outbox, sql) => {
      sql.exec('DROP TABLE outbox');
      sql.exec(`CREATE TABLE outbox (key TEXT PRIMARY KEY, n INTEGER NOT NULL, body TEXT NOT NULL,
        delivered INTEGER NOT NULL, attempts INTEGER NOT NULL, retry_at INTEGER NOT NULL) WITHOUT ROWID`);
      sql.exec("INSERT INTO outbox VALUES ('report', 7, 'a', 0, 3, 0)");
      outbox.createTable();
      outbox.createTable();
      await outbox.flush(() => 1);
      outbox.put('report', 'b', 1);
      await outbox.flush(() => 1);
    });
    expect(delivered.mock.calls).toEqual([
      ['report', 7, 'a'],
      ['report', 8, 'b'],
    ]);
  });

  it('[C2] what comes of one after its time changes nothing', async () => {
    const late = Promise.withResolvers<boolean>();
    await withOutbox({ deliver: () => late.promise, limitMs: 1 }, async (outbox, sql) => {
      outbox.put('slow', 'a', 1);
      await outbox.flush(() => 1);
      const before = rowsOf(sql);
      late.resolve(true);
      // All that follows from it has happened by the next turn of the event loop.
      await new Promise((resolve) => setTimeout(resolve));
      expect(rowsOf(sql)).toEqual(before);
      expect(before).toEqual([{ key: 'slow', delivered: 0, attempts: 1 }]);
    });
  });

  it('[C2] at most eight run at once, and all are made in the end', async () => {
    const waiting: (() => void)[] = [];
    const made: string[] = [];
    const deliver = (key: string) =>
      new Promise<boolean>((resolve) => {
        waiting.push(() => resolve(true));
        made.push(key);
      });
    await withOutbox({ deliver }, async (outbox) => {
      for (let key = 0; key < 20; key += 1) outbox.put(`key-${key}`, '', 1);
      const all = outbox.flush(() => 1);
      expect(waiting).toHaveLength(8);
      while (made.length < 20) {
        waiting.shift()?.();
        const before = made.length;
        await vi.waitFor(() => expect(made).toHaveLength(before + 1));
        expect(waiting.length).toBeLessThanOrEqual(8);
      }
      for (const finish of waiting) finish();
      await all;
      expect(outbox.nextRetryMs(1)).toBeNull();
    });
  });

  it('[C2] a failure is reported at the first attempt and at every twentieth', async () => {
    const reportFailure = vi.fn<(key: string, attempts: number) => void>();
    await withOutbox({ deliver: () => Promise.reject(new Error('away')), reportFailure }, async (outbox) => {
      outbox.put('key', 'a', 0);
      for (let attempt = 0; attempt < 45; attempt += 1) await outbox.flush(() => attempt * 60_000);
      expect(reportFailure.mock.calls).toEqual([
        ['key', 1],
        ['key', 20],
        ['key', 40],
      ]);
    });
  });
});

describe('between queue and room', () => {
  beforeAll(async () => {
    await openHelpline();
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('[C2] five calls lead from sign-up to an offer, and none of them fails', async () => {
    const volunteer = await TestVolunteer.signIn();
    volunteer.available();
    // Else the visitor may be told first that nobody is on duty, which is a call of its own.
    await volunteer.queue.next('state', ({ me }) => me.status === 'available');
    const signUp = vi.spyOn(ChatQueue.prototype, 'signUp');
    const report = vi.spyOn(ChatQueue.prototype, 'report');
    const begin = vi.spyOn(ChatRoom.prototype, 'begin');
    const queueView = vi.spyOn(ChatRoom.prototype, 'queueView');
    const visitor = new TestVisitor();
    await visitor.arrive();
    const { roomId } = await volunteer.offer();
    const room = await runInDurableObject(stubOf(roomId), (object) => object);
    // Rooms that earlier tests left behind have calls of their own.
    const views = () => queueView.mock.results.filter((_call, n) => queueView.mock.contexts[n] === room);
    // The console hears of an offer before the room does.
    await vi.waitFor(() => expect(views().map(({ value }) => value)).toEqual(['taken']));
    expect(signUp).toHaveBeenCalledTimes(1);
    expect(begin.mock.contexts.map((of) => of === room)).toEqual([true]);
    expect(report.mock.calls.filter(([of]) => of.roomId === roomId)).toHaveLength(2);
    visitor.socket.send({ type: 'leave' });
    await volunteer.queue.next('state', ({ waiting, offer }) => waiting === 0 && offer === null);
    volunteer.queue.send({ type: 'setAvailable', on: false });
    await volunteer.queue.next('state', ({ me }) => me.status === 'off');
    volunteer.queue.close();
  });
});

describe('a report that comes after the end of its room', () => {
  it('[C2] does not bring its place back', async () => {
    const report = {
      roomId: newRoomId(env),
      signUpId: 'late',
      joinedAtMs: 1,
      connected: true,
      opened: false,
      assignment: null,
      returned: null,
      sitIn: null,
    };
    const entries = await runInDurableObject(queueOf(env), async (queue: QueueCalls, { storage }) => {
      await queue.report({ ...report, phase: 'ended', revision: 3 });
      expect(await queue.report({ ...report, phase: 'waiting', revision: 2 })).toBe(true);
      return readStoredQueue(storage.kv.get('state'), Date.now())?.entries;
    });
    expect(entries?.map(({ roomId }) => roomId)).not.toContain(report.roomId);
  });
});

/** What is stored of it, how often deliveries of these keys have failed, and when the object wakes next. */
const partsOf = (stub: DurableObjectStub, name: 'state' | 'conversation') =>
  runInDurableObject(stub, async (_object, { storage }) => ({
    stored: storage.kv.get<object>(name),
    outbox: storage.sql.exec('SELECT key, attempts FROM outbox WHERE delivered = 0').toArray(),
    alarm: await storage.getAlarm(),
  }));

const expireSession = (hash: string) =>
  env.DB.prepare('UPDATE sessions SET expires_at = 1 WHERE token_hash = ?').bind(hash).run();

/** `act` at a moment as much later, by the clock alone. */
async function later(ms: number, act: () => Promise<unknown>): Promise<void> {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms });
  try {
    await act();
  } finally {
    vi.useRealTimers();
  }
}

describe('a delivery that never settles', () => {
  beforeAll(async () => {
    await openHelpline();
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('[C2] [A3] holds up neither the queue’s alarm, nor its deadlines, nor the sessions it follows', async () => {
    const idle = await TestVolunteer.signIn('Sam');
    idle.available();
    await idle.queue.next('state', ({ me }) => me.status === 'available');
    const end = Promise.withResolvers<'taken'>();
    const stuck = vi.spyOn(ChatRoom.prototype, 'queueView').mockReturnValue(end.promise as never);
    const visitor = new TestVisitor();
    await visitor.arrive();
    await vi.waitFor(() => expect(stuck).toHaveBeenCalled());
    await idle.queue.next('state', ({ offer }) => offer !== null);

    await expireSession(idle.sessionHash);
    await sweepNow(queueOf(env));
    expect(await idle.queue.closed()).toBe(CLOSE.refused.code);
    const colleague = await TestVolunteer.signIn('Kim');
    colleague.available();
    expect((await colleague.offer()).roomId).toBe(visitor.roomId);
    visitor.socket.close();
    // Rooms that other tests left behind may have places, too.
    const place = expect.objectContaining({ roomId: visitor.roomId }) as object;
    const away = expect.objectContaining({
      roomId: visitor.roomId,
      awaySinceMs: expect.any(Number),
    }) as object;
    await vi.waitFor(async () => {
      const { stored, alarm } = await partsOf(queueOf(env), 'state');
      expect(stored).toMatchObject({ entries: expect.arrayContaining([away]) });
      expect(alarm).toBeGreaterThan(Date.now());
    });
    await later(11 * 60_000, () => runDurableObjectAlarm(queueOf(env)));

    // All this while that one delivery still ran: it has not failed yet.
    const { stored, outbox } = await partsOf(queueOf(env), 'state');
    expect(stored).toMatchObject({ entries: expect.not.arrayContaining([place]) });
    expect(outbox).toContainEqual({ key: visitor.roomId, attempts: 0 });
    end.resolve('taken');
    colleague.queue.close();
  });

  it('[C2] [C4] [C6] [A3] holds up neither a room’s alarm, nor its graces, nor the session of who sits in', async () => {
    const { visitor, volunteer, roomId } = await talk();
    volunteer.room.send({ type: 'wantCoach', on: true });
    const colleague = await TestVolunteer.signIn('Marijke');
    await colleague.queue.next('state', ({ coachWanted }) => coachWanted.length === 1);
    const coach = await TestCoach.comeTo(roomId, colleague);
    await coach.state('asked');
    const end = Promise.withResolvers<boolean>();
    const stuck = vi.spyOn(ChatQueue.prototype, 'report').mockReturnValue(end.promise);
    visitor.socket.close();
    await vi.waitFor(() => expect(stuck).toHaveBeenCalled());

    await expireSession(colleague.sessionHash);
    await sweepNow(stubOf(roomId));
    expect(await coach.socket.closed()).toBe(CLOSE.gone.code);
    expect((await partsOf(stubOf(roomId), 'conversation')).alarm).toBeGreaterThan(Date.now());
    await later(11 * 60_000, () => runDurableObjectAlarm(stubOf(roomId)));

    const { stored, outbox } = await partsOf(stubOf(roomId), 'conversation');
    expect(stored).toMatchObject({ phase: 'ended', by: 'visitorLeft' });
    expect(outbox).toContainEqual({ key: 'report', attempts: 0 });
    end.resolve(false);
    volunteer.queue.close();
    colleague.queue.close();
  });
});
