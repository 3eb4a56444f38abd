import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { CLOSE } from '../../protocol/close-codes.ts';
import { parseVisitorEvent } from '../../protocol/parse.ts';
import { queueOf } from '../../worker/objects/kit/stubs.ts';
import { TestVisitor, openHelpline } from './support/people.ts';
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

describe('stored state that cannot be read', () => {
  it('[C2] of the queue: it starts empty, and the talks that go on rebuild it', async () => {
    const people = await talk();
    const { visitor, volunteer, roomId } = people;
    const other = new TestVisitor();
    await other.arrive();
    await other.state('waiting');
    await runInDurableObject(queueOf(env), (_queue, ctx) => ctx.storage.kv.put('state', FROM_LATER));
    const logged = await loggedBy(async () => {
      await runDurableObjectAlarm(queueOf(env));
    });
    expect(logged).toEqual([{ event: 'storedStateUnreadable', object: 'queue' }]);
    for (const room of [roomId, other.roomId]) await runDurableObjectAlarm(stubOf(room));
    const state = await runInDurableObject(queueOf(env), (_queue, ctx) => ctx.storage.kv.get('state'));
    expect(state).toMatchObject({
      v: 2,
      entries: expect.arrayContaining([
        expect.objectContaining({ roomId, place: expect.objectContaining({ state: 'assigned' }) }),
        expect.objectContaining({ roomId: other.roomId, place: { state: 'waiting' } }),
      ]),
    });
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
