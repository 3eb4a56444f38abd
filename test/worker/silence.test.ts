import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env, exports } from 'cloudflare:workers';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { HEARTBEAT } from '../../protocol/heartbeat.ts';
import { LIMITS } from '../../protocol/limits.ts';
import { PROTOCOL_VERSION } from '../../protocol/version.ts';
import { queueOf } from '../../worker/objects/kit/stubs.ts';
import { readQueueStatus } from '../../worker/store/queue-status.ts';
import {
  Attachment,
  alarmOf,
  attach,
  attachmentOf,
  inTime,
  keepThere,
  passTime,
  untilDelivered,
  type Stub,
} from './support/driven-time.ts';
import { TestVisitor, TestVolunteer, openHelpline } from './support/people.ts';
import { STEPS } from './support/steps.ts';
import { finish, stubOf, talk } from './support/talk.ts';

const Known = z.object({ volunteers: z.array(z.object({ id: z.string() })) });

beforeAll(async () => {
  await openHelpline();
});

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
    expect(await alarmOf(stubOf(visitor.roomId))).toBeGreaterThan(Date.now() + 5_000);
    await visitor.connect();
    await visitor.state('waiting');
    visitor.socket.send({ type: 'leave' });
    await visitor.state('ended');
  });
});

/** What a page says of itself, in turn. It may be older than this question, and say nothing. */
const PAGES: [name: string, says: boolean[], silentMs: number][] = [
  ['that says nothing of itself', [], 75_000],
  ['that can be seen', [true], 30_000],
  ['that cannot be seen any more', [true, false], 75_000],
  ['that can be seen again', [true, false, true], 30_000],
];

type Client = { stub: Stub; tag: string; socket: { send(command: object): void } };

/** @returns the last sign of life, of which the object has taken notice. */
async function say({ stub, tag, socket }: Client, says: boolean[]): Promise<number> {
  for (const on of says) {
    socket.send({ type: 'visible', on });
    await vi.waitFor(async () => expect(await attachmentOf(stub, tag)).toMatchObject({ visible: on }));
  }
  return (await attachmentOf(stub, tag))?.atMs ?? 0;
}

describe('connections that fall silent without a close', () => {
  it.each(PAGES)('[Q5] the visitor is told of a volunteer with a page %s', async (_name, says, silentMs) => {
    const people = await talk();
    const { visitor, volunteer, roomId } = people;
    const stub = stubOf(roomId);
    const sinceMs = await say({ stub, tag: 'volunteer', socket: volunteer.room }, says);
    await keepThere(stub, 'visitor');
    await inTime(async () => {
      await passTime(stub, sinceMs + silentMs - 1);
      expect(await attachmentOf(stub, 'volunteer')).toBeDefined();
      await passTime(stub, sinceMs + silentMs);
      await visitor.socket.next(
        'state',
        ({ state }) => state.phase === 'talking' && state.volunteer === 'away',
      );
    });
    await finish(people);
  });

  it.each(PAGES)('[Q5] the volunteer is told of a visitor with a page %s', async (_name, says, silentMs) => {
    const { visitor, volunteer, roomId } = await talk();
    const stub = stubOf(roomId);
    const sinceMs = await say({ stub, tag: 'visitor', socket: visitor.socket }, says);
    await keepThere(stub, 'volunteer');
    await inTime(async () => {
      await passTime(stub, sinceMs + silentMs - 1);
      expect(await attachmentOf(stub, 'visitor')).toBeDefined();
      await passTime(stub, sinceMs + silentMs);
      await volunteer.room.next(
        'state',
        ({ state }) => state.phase === 'talking' && state.visitor === 'away',
      );
    });
    await visitor.connect();
    await finish({ visitor, volunteer });
  });

  it.each(PAGES)('[Q10] nobody is on duty who has a page %s', async (_name, says, silentMs) => {
    const stub = queueOf(env);
    const volunteer = await TestVolunteer.signIn();
    volunteer.available();
    await volunteer.queue.next('state', (event) => event.me.status === 'available');
    const onDuty = async () => (await readQueueStatus(env.DB)).onDuty;
    const known = () =>
      runInDurableObject(stub, (_queue, ctx) =>
        Known.parse(ctx.storage.kv.get('state')).volunteers.map(({ id }) => id),
      );
    const sinceMs = await say({ stub, tag: volunteer.id, socket: volunteer.queue }, says);
    await inTime(async () => {
      await passTime(stub, sinceMs + silentMs - 1);
      expect(await known()).toContain(volunteer.id);
      // Others are in this queue too, whom earlier tests left behind; they count as well until they are gone.
      await untilDelivered(stub);
      const before = await onDuty();
      expect(before).toBeGreaterThan(0);
      await passTime(stub, sinceMs + silentMs);
      expect(await known()).not.toContain(volunteer.id);
      await vi.waitFor(async () => expect(await onDuty()).toBeLessThan(before));
    });
  });

  it.each(STEPS)('[Q5] a page says with its hello whether it can be seen, %s', async (_name, step) => {
    const people = await talk();
    const { visitor, volunteer, roomId } = people;
    visitor.visible = volunteer.visible = true;
    await visitor.connect();
    await volunteer.connect(roomId);
    await volunteer.state('talking');
    await step();
    for (const role of ['visitor', 'volunteer']) {
      await vi.waitFor(async () =>
        expect(await attachmentOf(stubOf(roomId), role)).toMatchObject({ visible: true }),
      );
    }
    const elsewhere = await TestVolunteer.openQueue(volunteer.cookie, true, true);
    await elsewhere.next('state');
    await step();
    expect(await attachmentOf(queueOf(env), volunteer.id)).toMatchObject({ visible: true });
    await finish({ visitor, volunteer: { queue: elsewhere } });
  });

  it('[Q5] that a page can be seen again brings the alarm forward', async () => {
    const people = await talk();
    const { visitor, volunteer, roomId } = people;
    const clients = [
      { stub: stubOf(roomId), tag: 'visitor', socket: visitor.socket },
      { stub: queueOf(env), tag: volunteer.id, socket: volunteer.queue },
    ];
    await keepThere(stubOf(roomId), 'volunteer');
    await inTime(async () => {
      for (const client of clients) {
        await keepThere(client.stub, client.tag);
        // Whatever else was due, of earlier tests too, is done by then.
        await passTime(client.stub, Date.now() + 600_000);
        await runInDurableObject(client.stub, (_object, { storage }) =>
          storage.kv.put('sweptAtMs', Date.now()),
        );
        await runDurableObjectAlarm(client.stub);
        const sinceMs = await say(client, [true]);
        await vi.waitFor(async () => expect(await alarmOf(client.stub)).toBe(sinceMs + 30_000));
      }
    });
    await finish(people);
  });

  it('[Q5] each heartbeat puts it off, without waking the object', async () => {
    const people = await talk();
    const { volunteer, roomId } = people;
    const stub = stubOf(roomId);
    await say({ stub, tag: 'volunteer', socket: volunteer.room }, [true]);
    await attach(stub, 'volunteer', { atMs: Date.now() - 40_000 });
    volunteer.room.sendRaw(HEARTBEAT.ping);
    await vi.waitFor(() => expect(volunteer.room.pongs).toBe(1));
    await runDurableObjectAlarm(stub);
    expect(await attachmentOf(stub, 'volunteer')).toMatchObject({ visible: true });
    await finish(people);
  });

  it('[C7] a console that waits because another is in use may say so too', async () => {
    const first = await TestVolunteer.signIn();
    await first.queue.next('state');
    const second = await TestVolunteer.signIn('Robin', 'volunteer', first.id);
    await second.queue.next('inUse');
    second.queue.send({ type: 'visible', on: false });
    second.queue.send({ type: 'hello', version: PROTOCOL_VERSION, takeOver: true });
    await second.queue.next('state');
    second.queue.close();
  });

  it('[C2] sockets to which older code attached nothing of it keep their places', async () => {
    const people = await talk();
    const { visitor, volunteer, roomId } = people;
    await attach(stubOf(roomId), 'visitor', { visible: undefined });
    await attach(queueOf(env), volunteer.id, { visible: undefined });
    await evictDurableObject(stubOf(roomId));
    await evictDurableObject(queueOf(env));
    await visitor.say('Ik ben er nog');
    expect((await volunteer.hear(roomId)).text).toBe('Ik ben er nog');
    await finish(people);
  });

  it('[C5] whether a page can be seen is neither stored nor told to the other side', async () => {
    const people = await talk();
    const { visitor, volunteer, roomId } = people;
    const stub = stubOf(roomId);
    await say({ stub, tag: 'visitor', socket: visitor.socket }, [true, false]);
    await say({ stub, tag: 'volunteer', socket: volunteer.room }, [true, false]);
    await say({ stub: queueOf(env), tag: volunteer.id, socket: volunteer.queue }, [true, false]);
    for (const object of [stub, queueOf(env)]) {
      const stored = await runInDurableObject(object, (_object, { storage }) =>
        JSON.stringify([...storage.kv.list()]),
      );
      expect(stored).not.toMatch(/visible|hidden/);
    }
    for (const socket of [visitor.socket, volunteer.room, volunteer.queue]) {
      expect(JSON.stringify(socket.events)).not.toMatch(/visible|hidden/);
    }
    await finish(people);
  });
});
