import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { CLOSE } from '../../protocol/close-codes.ts';
import { listTallies, readTally } from '../../worker/store/tallies.ts';
import { TestVisitor, openHelpline, post } from './support/people.ts';
import { STEPS } from './support/steps.ts';
import { finish, stubOf, talk } from './support/talk.ts';

beforeAll(async () => {
  await openHelpline();
});

/** How many people today felt heard, as they said. */
async function counted(): Promise<number> {
  const [date] = await listTallies(env.KEYS, 'evaluation');
  return date === undefined
    ? 0
    : ((await readTally(env.KEYS, 'evaluation', date)).counts['feltHeard']?.['5'] ?? 0);
}

describe.each(STEPS)('the end of a conversation, %s', (_name, step) => {
  it('[C4] [R5] an ended conversation takes no more messages; the evaluation follows, and D1 holds ciphertext', async () => {
    const { visitor, volunteer, roomId } = await talk(step);
    await visitor.say('Dank je wel');
    await volunteer.hear(roomId);
    await volunteer.say(roomId, 'Graag gedaan');
    await volunteer.hear(roomId);
    await step();
    volunteer.room.send({ type: 'end' });
    const { state } = await visitor.state('ended');
    expect(state).toMatchObject({ by: 'volunteer', evaluation: 'open' });
    await step();
    await visitor.say('nog iets');
    expect(await visitor.socket.next('refused')).toMatchObject({ code: 'notNow' });
    const text = await visitor.envelope('Het deed me goed', 'evaluation');
    const scores = { feltHeard: 5, comeBack: true, wait: 'fine', siteClear: null };
    const before = await counted();
    visitor.socket.send({ type: 'evaluate', scores, text });
    expect(await visitor.socket.closed()).toBe(CLOSE.gone.code);
    const rows = await env.DB.prepare(
      'SELECT seq, role, envelope FROM messages WHERE conversation_id = ? ORDER BY seq',
    )
      .bind(roomId)
      .all();
    expect(rows.results.map(({ seq, role }) => ({ seq, role }))).toEqual([
      { seq: 1, role: 'visitor' },
      { seq: 2, role: 'volunteer' },
    ]);
    expect(JSON.stringify(rows.results)).not.toContain('Dank je wel');
    const evaluation = await env.DB.prepare('SELECT * FROM evaluations WHERE conversation_id = ?')
      .bind(roomId)
      .first();
    // [R5] What was chosen is counted, and stands beside the ciphertext nowhere.
    expect(evaluation).toEqual({ conversation_id: roomId, envelope: JSON.stringify(text) });
    await vi.waitFor(async () => expect(await counted()).toBe(before + 1));
    volunteer.queue.send({ type: 'setAvailable', on: false });
  });

  it('[C9] a finished room keeps nothing, and its token answers gone', async () => {
    const people = await talk(step);
    const { visitor, roomId } = people;
    await finish(people);
    expect(await visitor.socket.closed()).toBe(CLOSE.gone.code);
    await runInDurableObject(stubOf(roomId), async (_room, ctx) => {
      expect(await ctx.storage.list()).toEqual(new Map());
      expect(await ctx.storage.getAlarm()).toBeNull();
    });
    await visitor.connect();
    expect(await visitor.socket.closed()).toBe(CLOSE.gone.code);
  });

  it('[R4] whoever leaves before speaking is erased: no row, no key, no room', async () => {
    const visitor = new TestVisitor();
    await visitor.arrive();
    await visitor.state('waiting');
    await step();
    visitor.socket.send({ type: 'leave' });
    expect((await visitor.state('ended')).state).toMatchObject({ by: 'neverSpoke', evaluation: 'none' });
    expect(await visitor.socket.closed()).toBe(CLOSE.gone.code);
    expect(
      await env.DB.prepare('SELECT id FROM conversations WHERE id = ?').bind(visitor.roomId).first(),
    ).toBeNull();
  });

  it('[C9] quick exit ends at once, by beacon, only with the right token', async () => {
    const people = await talk(step);
    const { visitor, volunteer, roomId } = people;
    expect((await post('/api/exit', { roomId, token: 'x'.repeat(43) })).status).toBe(204);
    await visitor.say('nog hier');
    await volunteer.hear(roomId);
    expect((await post('/api/exit', { roomId, token: visitor.token })).status).toBe(204);
    expect((await volunteer.state('ended')).state).toMatchObject({ by: 'visitorLeft' });
    expect((await visitor.state('ended')).state).toMatchObject({ evaluation: 'none' });
    await volunteer.queue.next('state', (event) => event.conversations.length === 0);
    volunteer.queue.send({ type: 'setAvailable', on: false });
    await volunteer.queue.next('state', (event) => event.me.status === 'off');
  });

  it('[C9] it is told by the open socket as well, and either may come first', async () => {
    const { visitor, volunteer, roomId } = await talk(step);
    await visitor.say('nog hier');
    await volunteer.hear(roomId);
    visitor.socket.send({ type: 'leave' });
    expect((await volunteer.state('ended')).state).toMatchObject({ by: 'visitorLeft' });
    expect((await visitor.state('ended')).state).toMatchObject({ evaluation: 'none' });
    expect((await post('/api/exit', { roomId, token: visitor.token })).status).toBe(204);
  });
});

it('[C2] [K2] an evaluation that a room stored before its answers were sealed is archived without them', async () => {
  const { visitor, volunteer, roomId } = await talk();
  await visitor.say('Dank je wel');
  await volunteer.hear(roomId);
  await volunteer.say(roomId, 'Graag gedaan');
  await visitor.hear();
  volunteer.room.send({ type: 'end' });
  await visitor.state('ended');
  const text = await visitor.envelope('Het deed me goed', 'evaluation');
  const scores = { feltHeard: 5, comeBack: true, wait: 'fine', siteClear: null };
  await runInDurableObject(stubOf(roomId), (_room, ctx) =>
    ctx.storage.kv.put('evaluation', { scores, text }),
  );
  visitor.socket.send({ type: 'skipEvaluation' });
  expect(await visitor.socket.closed()).toBe(CLOSE.gone.code);
  const row = await env.DB.prepare('SELECT * FROM evaluations WHERE conversation_id = ?')
    .bind(roomId)
    .first();
  expect(row).toEqual({ conversation_id: roomId, envelope: JSON.stringify(text) });
  volunteer.queue.send({ type: 'setAvailable', on: false });
});
