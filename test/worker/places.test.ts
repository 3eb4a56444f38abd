import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { CLOSE } from '../../protocol/close-codes.ts';
import { queueOf } from '../../worker/objects/kit/stubs.ts';
import { TestVisitor, TestVolunteer, openHelpline } from './support/people.ts';
import { STEPS } from './support/steps.ts';

beforeAll(async () => {
  await openHelpline();
});

describe.each(STEPS)('a place given back, %s', (_name, step) => {
  it('[Q5] a place given back stays the same place, and the volunteer is free', async () => {
    const visitor = new TestVisitor();
    await visitor.arrive();
    await visitor.state('waiting');
    const volunteer = await TestVolunteer.signIn();
    volunteer.available();
    const roomId = await volunteer.accept();
    await visitor.state('connecting');
    await volunteer.connect(roomId);
    const { state } = await volunteer.state('connecting');
    await step();
    volunteer.room.send({
      type: 'giveBack',
      generation: state.phase === 'connecting' ? state.generation : 0,
    });
    expect(await visitor.socket.closed()).toBe(CLOSE.notYet.code);
    await volunteer.queue.next(
      'state',
      (event) => event.conversations.length === 0 && event.me.status === 'available',
    );
    await step();
    await visitor.connect();
    await visitor.state('waiting');
    expect((await volunteer.offer()).roomId).toBe(roomId);
    visitor.socket.send({ type: 'leave' });
    await visitor.state('ended');
    volunteer.queue.send({ type: 'setAvailable', on: false });
    await volunteer.queue.next('state', (event) => event.me.status === 'off' && event.offer === null);
  });
});

describe('a place', () => {
  it('[Q2] a sign-up sent twice takes one place and gets one room', async () => {
    const visitor = new TestVisitor();
    await Promise.all([visitor.signUp(), visitor.signUp(), visitor.signUp()]);
    const rows = await env.DB.prepare('SELECT count(*) AS n FROM conversations WHERE id = ?')
      .bind(visitor.roomId)
      .first();
    expect(rows).toEqual({ n: 1 });
    await visitor.connect();
    expect((await visitor.state('waiting')).state).toMatchObject({ position: 1 });
    visitor.socket.send({ type: 'leave' });
    await visitor.state('ended');
  });

  it('[C2] a queue without storage is rebuilt by the rooms that report to it', async () => {
    const visitor = new TestVisitor();
    await visitor.arrive();
    await visitor.state('waiting');
    await runInDurableObject(queueOf(env), (_queue, ctx) => {
      ctx.storage.kv.delete('state');
      ctx.storage.sql.exec('DELETE FROM outbox');
    });
    await evictDurableObject(queueOf(env));
    visitor.socket.close();
    await visitor.connect();
    await visitor.state('waiting');
    const volunteer = await TestVolunteer.signIn();
    volunteer.available();
    expect((await volunteer.offer()).roomId).toBe(visitor.roomId);
    visitor.socket.send({ type: 'leave' });
    await visitor.state('ended');
    volunteer.queue.close();
  });
});
