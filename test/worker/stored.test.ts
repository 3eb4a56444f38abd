import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { CLOSE } from '../../protocol/close-codes.ts';
import { parseVisitorEvent } from '../../protocol/parse.ts';
import { EMPTY_QUEUE } from '../../worker/domain/queue/state.ts';
import { newRoomId, queueOf } from '../../worker/objects/kit/stubs.ts';
import { QueueOutbox } from '../../worker/objects/queue/queue-outbox.ts';
import { QueueStore } from '../../worker/objects/queue/queue-store.ts';
import { getReviewCopies } from '../../worker/store/key-vault.ts';
import { sweepNow, untilDelivered } from './support/driven-time.ts';
import { TestVisitor, TestVolunteer, openHelpline } from './support/people.ts';
import { TestSocket } from './support/socket.ts';
import { finish, stubOf, talk } from './support/talk.ts';

beforeAll(async () => {
  await openHelpline();
});

const FROM_LATER = { v: 999, entries: [] };

/** What the log is told while `act` runs. */
async function loggedBy(act: () => Promise<void>): Promise<unknown[]> {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  try {
    await act();
    return logged.mock.calls.map(([text]) => JSON.parse(String(text)) as unknown);
  } finally {
    logged.mockRestore();
  }
}

describe('what an older version of this code stored', () => {
  it('[C2] a talk that runs while a newer version is deployed goes on, and ends well', async () => {
    const people = await talk();
    const { visitor, volunteer, roomId } = people;
    for (const stub of [queueOf(env), stubOf(roomId)]) {
      await runInDurableObject(stub as DurableObjectStub, (_object, ctx) =>
        ctx.storage.sql.exec('ALTER TABLE outbox RENAME COLUMN revision TO n'),
      );
      await evictDurableObject(stub);
    }
    await visitor.say('Wij praten verder');
    expect((await volunteer.hear(roomId)).text).toBe('Wij praten verder');
    await finish(people);
    await vi.waitFor(async () =>
      expect(
        await env.DB.prepare('SELECT visitor_messages AS n FROM conversations WHERE id = ?')
          .bind(roomId)
          .first('n'),
      ).toBe(1),
    );
  });
});

describe('stored state that cannot be read', () => {
  it('[C2] of the queue: it starts empty, and the talks that go on rebuild it', async () => {
    const people = await talk();
    const { visitor, volunteer, roomId } = people;
    const other = new TestVisitor();
    await other.arrive();
    await other.state('waiting');
    // What comes now would wake the queue before the log is watched.
    await untilDelivered(queueOf(env), stubOf(roomId), stubOf(other.roomId));
    await runInDurableObject(queueOf(env), (_queue, ctx) => ctx.storage.kv.put('state', FROM_LATER));
    await evictDurableObject(queueOf(env));
    // What an older version was about to report: the room reports in today's words.
    await runInDurableObject(stubOf(roomId), (_room, ctx) =>
      ctx.storage.sql.exec(`UPDATE outbox SET body = '{"n":1}' WHERE key = 'report'`),
    );
    const logged = await loggedBy(async () => {
      await runDurableObjectAlarm(queueOf(env));
    });
    expect(logged).toEqual([{ event: 'storedStateUnreadable', object: 'queue' }]);
    for (const room of [roomId, other.roomId]) await sweepNow(stubOf(room));
    const stored = () =>
      runInDurableObject(queueOf(env), (_queue, ctx) => ctx.storage.kv.get<object>('state'));
    await vi.waitFor(async () =>
      expect(await stored()).toMatchObject({
        v: 4,
        entries: expect.arrayContaining([
          expect.objectContaining({ roomId, place: expect.objectContaining({ state: 'assigned' }) }),
          expect.objectContaining({ roomId: other.roomId, place: { state: 'waiting' } }),
        ]),
      }),
    );
    other.socket.send({ type: 'leave' });
    await other.state('ended');
    await visitor.say('Wij praten verder');
    expect((await volunteer.hear(roomId)).text).toBe('Wij praten verder');
    await finish(people);
  });

  it('of a room: it is gone for who asks, its alarm does not fail, and the purge erases it', async () => {
    const { roomId, volunteer } = await talk();
    const stub = stubOf(roomId);
    await runInDurableObject(stub, (_room, ctx) => ctx.storage.kv.put('conversation', FROM_LATER));
    await evictDurableObject(stub, { webSockets: 'close' });
    const logged = await loggedBy(async () => {
      await runInDurableObject(stub, (_room, ctx) => ctx.storage.setAlarm(Date.now() + 60_000));
      await runDurableObjectAlarm(stub);
    });
    expect(new Set(logged.map((event) => JSON.stringify(event)))).toEqual(
      new Set([JSON.stringify({ event: 'storedStateUnreadable', object: 'room' })]),
    );
    const socket = await TestSocket.open(`/api/rooms/${roomId}`, parseVisitorEvent);
    expect(await socket.closed()).toBe(CLOSE.gone.code);
    const keys = () => runInDurableObject(stub, (_room, ctx) => [...ctx.storage.kv.list()].length);
    expect(await keys()).toBeGreaterThan(0);
    await stub.erase();
    expect(await keys()).toBe(0);
    volunteer.queue.close();
  });
});

/** What the platform keeps of each open socket of an object, replaced by what this code cannot read. */
const attachNonsense = (stub: DurableObjectStub, tag: string) =>
  runInDurableObject(stub, (_object, ctx) => {
    for (const socket of ctx.getWebSockets(tag)) socket.serializeAttachment({ from: 'later' });
  });

const unreadable = (object: string) => ({ event: 'storedStateUnreadable', object });

describe('the queue in memory', () => {
  it('[C2] is what is stored: a change that could not be stored whole is forgotten', async () => {
    await runInDurableObject(stubOf(newRoomId(env)), (_room, { storage }) => {
      const outbox = new QueueOutbox(storage.sql, env, async () => false);
      outbox.createTable();
      const store = new QueueStore(storage, outbox);
      const before = { ...EMPTY_QUEUE, nextGeneration: 7 };
      store.save(before, () => {});
      const fails = () => {
        throw new Error('no room left');
      };
      expect(() => store.save({ ...before, nextGeneration: 8 }, fails)).toThrow('no room left');
      expect(store.load()).toEqual(before);
      expect(new QueueStore(storage, outbox).load()).toEqual(before);
    });
  });
});

describe('what else was stored and cannot be read', () => {
  it('[C2] of a socket in a room: it is closed, reported once, and its client comes back', async () => {
    const people = await talk();
    const { visitor, volunteer, roomId } = people;
    const logged = await loggedBy(async () => {
      await attachNonsense(stubOf(roomId), 'visitor');
      await visitor.say('Dit komt niet aan');
      expect(await visitor.socket.closed()).toBe(CLOSE.notYet.code);
      await runDurableObjectAlarm(stubOf(roomId));
    });
    expect(logged).toEqual([unreadable('room')]);
    await volunteer.room.next('state', ({ state }) => state.phase === 'talking' && state.visitor === 'away');
    await visitor.connect();
    await visitor.say('Nu wel');
    expect((await volunteer.hear(roomId)).text).toBe('Nu wel');
    await finish(people);
  });

  it('[C2] of a console at the queue: it is closed, reported once, and holds no place', async () => {
    const volunteer = await TestVolunteer.signIn();
    volunteer.available();
    await volunteer.queue.next('state', ({ me }) => me.status === 'available');
    const logged = await loggedBy(async () => {
      await attachNonsense(queueOf(env), volunteer.id);
      await runDurableObjectAlarm(queueOf(env));
      expect(await volunteer.queue.closed()).toBe(CLOSE.notYet.code);
    });
    expect(logged).toEqual([unreadable('queue')]);
    const other = await TestVolunteer.signIn('Sam');
    await other.queue.next('state', ({ colleagues }) => colleagues === 0);
    other.queue.close();
  });

  it('[C1] of a talk: a message is left out, the intake is not shown, and the rest of it is', async () => {
    const people = await talk();
    const { visitor, volunteer, roomId } = people;
    for (const text of ['een', 'twee', 'drie']) {
      await visitor.say(text);
      await volunteer.hear(roomId);
    }
    await runInDurableObject(stubOf(roomId), (_room, ctx) => {
      ctx.storage.sql.exec(`UPDATE messages SET envelope = '{"v":9}' WHERE seq = 1`);
      ctx.storage.sql.exec(`UPDATE messages SET envelope = '{' WHERE seq = 2`);
      ctx.storage.kv.put('intake', { v: 9 });
    });
    const logged = await loggedBy(async () => {
      await volunteer.connect(roomId);
      expect(await volunteer.hear(roomId)).toEqual({ seq: 3, text: 'drie' });
    });
    expect(logged.length).toBeGreaterThan(0);
    expect(new Set(logged.map((event) => JSON.stringify(event)))).toEqual(
      new Set([JSON.stringify(unreadable('room'))]),
    );
    // Archiving it reads it once more, and says so.
    await loggedBy(async () => {
      await finish(people);
      await visitor.socket.closed();
    });
  });

  it('[C2] of what the queue was about to tell: it is reported, and not tried again', async () => {
    const rooms = [newRoomId(env), 'status'];
    const logged = await loggedBy(() =>
      runInDurableObject(stubOf(newRoomId(env)), async (_room, { storage }) => {
        const outbox = new QueueOutbox(storage.sql, env, () => Promise.reject(new Error('it was told')));
        outbox.createTable();
        for (const key of rooms)
          storage.sql.exec(`INSERT INTO outbox VALUES (?, 1, '{"place":"moon"}', 0, 0, 0)`, key);
        await outbox.flush();
        expect(outbox.nextRetryMs(1)).toBeNull();
      }),
    );
    expect(logged).toEqual([unreadable('queue'), unreadable('queue')]);
  });

  it('[K1] a copy of a key for review counts as none', async () => {
    const id = newRoomId(env);
    for (const stored of ['{', '{"reviewKeyId":1}']) {
      await env.KEYS.put(`conversations/${id}`, stored);
      const logged = await loggedBy(async () => {
        expect(await getReviewCopies(env.KEYS, id)).toBeNull();
      });
      expect(logged).toEqual([unreadable('keys')]);
    }
    await env.KEYS.delete(`conversations/${id}`);
  });
});
