import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { newRoomId, queueOf } from '../../worker/objects/kit/stubs.ts';
import { Sweep } from '../../worker/objects/kit/sweep.ts';
import { inTime, keepThere, untilDelivered } from './support/driven-time.ts';
import { TestVisitor, openHelpline } from './support/people.ts';
import { finish, stubOf, talk } from './support/talk.ts';

beforeAll(async () => {
  await openHelpline();
});

describe('what an object does once a minute', () => {
  it('is not done more often for a page that has to be looked after every half minute', async () => {
    await runInDurableObject(stubOf(newRoomId(env)), (_room, { storage }) => {
      const startMs = Date.now();
      const due = (atMs: number) => new Sweep(storage.kv).isDue(startMs + atMs);
      expect([0, 30_000, 59_999, 60_000, 60_001, 119_999, 120_000].map(due)).toEqual([
        true,
        false,
        false,
        true,
        false,
        false,
        true,
      ]);
      expect(new Sweep(storage.kv).nextMs(startMs + 130_000)).toBe(startMs + 180_000);
      // The clock was set back.
      expect(due(-1)).toBe(true);
    });
  });

  it('[C2] a room repeats its report to the queue, and not at each alarm', async () => {
    const visitor = new TestVisitor();
    await visitor.arrive();
    await visitor.state('waiting');
    const stub = stubOf(visitor.roomId);
    const sql = <Found>(act: (sql: SqlStorage) => Found) =>
      runInDurableObject(stub, (_room, { storage }) => act(storage.sql));
    await sql((room) =>
      room.exec(
        `CREATE TABLE repeats (key TEXT);
         CREATE TRIGGER repeated AFTER UPDATE ON outbox WHEN old.delivered = 1 AND new.delivered = 0
         BEGIN INSERT INTO repeats VALUES (new.key); END`,
      ),
    );
    const startMs = Date.now() + 3_600_000;
    const repeats: number[] = [];
    await inTime(async () => {
      for (const atMs of [0, 30_000, 60_000]) {
        await untilDelivered(stub);
        vi.setSystemTime(startMs + atMs);
        await keepThere(stub, 'visitor');
        await runDurableObjectAlarm(stub);
        repeats.push(await sql((room) => room.exec('SELECT * FROM repeats').toArray().length));
      }
    });
    expect(repeats).toEqual([1, 1, 2]);
    visitor.socket.send({ type: 'leave' });
    await visitor.state('ended');
  });

  it('[C8] the queue touches the sessions of who is in a talk, and not at each alarm', async () => {
    const people = await talk();
    const { volunteer } = people;
    const touchedMs = () =>
      env.DB.prepare('SELECT last_active_at AS at FROM sessions WHERE volunteer_id = ?')
        .bind(volunteer.id)
        .first('at');
    const startMs = Date.now() + 600_000;
    await inTime(async () => {
      for (const [atMs, touchedAtMs] of [
        [0, 0],
        [30_000, 0],
        [60_000, 60_000],
      ] as const) {
        vi.setSystemTime(startMs + atMs);
        await keepThere(queueOf(env), volunteer.id);
        await runDurableObjectAlarm(queueOf(env));
        expect(await touchedMs()).toBe(startMs + touchedAtMs);
      }
    });
    await finish(people);
  });
});
