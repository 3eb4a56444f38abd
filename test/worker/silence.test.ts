import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env, exports } from 'cloudflare:workers';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { LIMITS } from '../../protocol/limits.ts';
import { queueOf } from '../../worker/objects/kit/stubs.ts';
import { readQueueStatus } from '../../worker/store/queue-status.ts';
import { TestVisitor, TestVolunteer, openHelpline } from './support/people.ts';
import { finish, stubOf, talk } from './support/talk.ts';

const Attachment = z.looseObject({ greeted: z.boolean() });
const Known = z.object({ volunteers: z.array(z.object({ id: z.string() })) });

beforeAll(async () => {
  await openHelpline();
});

const alarmOf = (roomId: string) =>
  runInDurableObject(stubOf(roomId), (_room, ctx) => ctx.storage.getAlarm());

/** A socket whose client never answers again, not even with a close. */
async function openDeaf(roomId: string): Promise<void> {
  const response = await exports.default.fetch(`https://chat.test/api/rooms/${roomId}`, {
    headers: { Upgrade: 'websocket', Origin: 'https://chat.test' },
  });
  expect(response.webSocket).not.toBeNull();
}

describe('sockets that never answer', () => {
  it('wake no room in a loop, and keep nobody out', async () => {
    const visitor = new TestVisitor();
    await visitor.arrive();
    await visitor.state('waiting');
    for (let n = 0; n < LIMITS.unauthenticatedSockets; n += 1) await openDeaf(visitor.roomId);
    await runInDurableObject(stubOf(visitor.roomId), (_room, ctx) => {
      for (const socket of ctx.getWebSockets()) {
        const attachment = Attachment.parse(socket.deserializeAttachment());
        if (!attachment.greeted) socket.serializeAttachment({ ...attachment, atMs: 0 });
      }
    });
    await runDurableObjectAlarm(stubOf(visitor.roomId));
    expect(await alarmOf(visitor.roomId)).toBeGreaterThan(Date.now() + 5_000);
    await visitor.connect();
    await visitor.state('waiting');
    visitor.socket.send({ type: 'leave' });
    await visitor.state('ended');
  });
});

describe('connections that fall silent without a close', () => {
  const SILENT_MS = 75_000;
  const patient = async (act: (startMs: number) => Promise<void>) => {
    const startMs = Date.now();
    vi.useFakeTimers({ toFake: ['Date'], now: startMs });
    try {
      await act(startMs);
    } finally {
      vi.useRealTimers();
    }
  };

  it('[Q5] the visitor is told of a silent volunteer 75 s after the last sign of life', async () => {
    const people = await talk();
    const { visitor, roomId } = people;
    await patient(async (startMs) => {
      await runInDurableObject(stubOf(roomId), (_room, ctx) => {
        for (const socket of ctx.getWebSockets('visitor')) {
          const attachment = Attachment.parse(socket.deserializeAttachment());
          socket.serializeAttachment({ ...attachment, atMs: startMs + 3_600_000 });
        }
      });
      // The sweep, which comes every minute, finds nobody gone yet; one of the alarms after it is for the deadline itself.
      for (let atMs = startMs + 60_000; atMs <= startMs + SILENT_MS;) {
        vi.setSystemTime(atMs);
        await runDurableObjectAlarm(stubOf(roomId));
        atMs = Math.max(atMs + 1, (await alarmOf(roomId)) ?? Infinity);
      }
      await visitor.socket.next(
        'state',
        ({ state }) => state.phase === 'talking' && state.volunteer === 'away',
      );
    });
    await finish(people);
  });

  it('[Q10] a silent volunteer is not on duty from 75 s after the last sign of life', async () => {
    const volunteer = await TestVolunteer.signIn();
    volunteer.available();
    await volunteer.queue.next('state', (event) => event.me.status === 'available');
    const alarm = () => runInDurableObject(queueOf(env), (_queue, ctx) => ctx.storage.getAlarm());
    const onDuty = async () => (await readQueueStatus(env.DB)).onDuty;
    const known = () =>
      runInDurableObject(queueOf(env), (_queue, ctx) =>
        Known.parse(ctx.storage.kv.get('state')).volunteers.map(({ id }) => id),
      );
    await patient(async (startMs) => {
      vi.setSystemTime(startMs + 60_000);
      await runDurableObjectAlarm(queueOf(env));
      expect(await known()).toContain(volunteer.id);
      // Others are in this queue too, whom earlier tests left behind; they count as well until they are gone.
      const before = await onDuty();
      expect(before).toBeGreaterThan(0);
      for (let atMs = (await alarm()) ?? Infinity; atMs <= startMs + SILENT_MS;) {
        vi.setSystemTime(atMs);
        await runDurableObjectAlarm(queueOf(env));
        atMs = Math.max(atMs + 1, (await alarm()) ?? Infinity);
      }
      expect(await known()).not.toContain(volunteer.id);
      await vi.waitFor(async () => expect(await onDuty()).toBeLessThan(before));
    });
  });
});
