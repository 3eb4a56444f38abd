import { evictAllDurableObjects, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { CLOSE } from '../../protocol/close-codes.ts';
import { LIMITS } from '../../protocol/limits.ts';
import { parseVisitorEvent } from '../../protocol/parse.ts';
import type { PublicKey } from '../../protocol/sealed.ts';
import { queueOf } from '../../worker/objects/stubs.ts';
import { TestSocket } from './support/socket.ts';
import { TestVisitor, TestVolunteer, openHelpline, post } from './support/people.ts';
import { finish, stubOf, talk } from './support/talk.ts';

let review: { pair: CryptoKeyPair; publicKey: PublicKey };
beforeAll(async () => {
  review = await openHelpline();
});

// [C2] Every test runs twice: as it is, and with every object evicted from memory at each step.
describe.each([
  ['awake', async () => {}],
  ['evicted at every step', () => evictAllDurableObjects()],
])('a conversation, %s', (_name, step: () => Promise<void>) => {
  it('[C1] [C3] messages reach the other side once, in order, and are acknowledged by their echo', async () => {
    const people = await talk(step);
    const { visitor, volunteer, roomId } = people;
    const intake = await volunteer.room.next('intake');
    expect(JSON.stringify(intake)).not.toContain('Merel');
    await visitor.say('Hallo');
    expect(await volunteer.hear(roomId)).toEqual({ seq: 1, text: 'Hallo' });
    expect(await visitor.hear()).toEqual({ seq: 1, text: 'Hallo' });
    await step();
    await volunteer.say(roomId, 'Dag, fijn dat je er bent.');
    expect(await visitor.hear()).toEqual({ seq: 2, text: 'Dag, fijn dat je er bent.' });
    await step();
    visitor.socket.send({ type: 'received', seq: 2 });
    expect(await volunteer.room.next('received')).toEqual({ type: 'received', role: 'visitor', seq: 2 });
    visitor.socket.send({ type: 'typing', on: true });
    expect(await volunteer.room.next('typing')).toEqual({ type: 'typing', role: 'visitor', on: true });
    await finish(people);
  });

  it('[C1] the same message sent again is stored once and acknowledged again', async () => {
    const people = await talk(step);
    const { visitor, volunteer, roomId } = people;
    const envelope = await visitor.envelope('Eén keer');
    for (let times = 0; times < 3; times += 1) visitor.socket.send({ type: 'message', envelope });
    for (let times = 0; times < 3; times += 1) expect((await visitor.hear()).seq).toBe(1);
    await volunteer.say(roomId, 'Dank je');
    expect((await volunteer.hear(roomId)).seq).toBe(1);
    expect((await volunteer.hear(roomId)).seq).toBe(2);
    await finish(people);
  });

  it('[C2] a reload of either side resumes with the history it missed', async () => {
    const people = await talk(step);
    const { visitor, volunteer, roomId } = people;
    await visitor.say('een');
    await volunteer.hear(roomId);
    await step();
    visitor.socket.close();
    await volunteer.room.next('state', ({ state }) => state.phase === 'talking' && state.visitor === 'away');
    await volunteer.say(roomId, 'twee');
    await volunteer.hear(roomId);
    await step();
    await visitor.connect();
    await visitor.state('talking');
    expect(await visitor.hear()).toEqual({ seq: 1, text: 'een' });
    expect(await visitor.hear()).toEqual({ seq: 2, text: 'twee' });
    await step();
    await volunteer.connect(roomId, false, 1);
    expect((await volunteer.hear(roomId)).seq).toBe(2);
    await finish(people);
  });

  it('[K1] a console that lost the key gets it again from the visitor, sealed anew', async () => {
    const people = await talk(step);
    const { visitor, volunteer, roomId } = people;
    volunteer.key = null;
    await volunteer.connect(roomId);
    await step();
    await visitor.giveKeyAgain();
    await volunteer.takeKey(roomId);
    await visitor.say('Daar ben je weer');
    expect((await volunteer.hear(roomId)).text).toBe('Daar ben je weer');
    await finish(people);
  });

  it('[K1] the key request waits for a visitor who is away', async () => {
    const people = await talk(step);
    const { visitor, volunteer, roomId } = people;
    visitor.socket.close();
    await volunteer.room.next('state', ({ state }) => state.phase === 'talking' && state.visitor === 'away');
    volunteer.key = null;
    await volunteer.connect(roomId);
    await volunteer.state('talking');
    await step();
    await visitor.connect();
    await visitor.giveKeyAgain();
    await volunteer.takeKey(roomId);
    await finish(people);
  });

  it('[C4] an ended conversation takes no more messages; the evaluation follows, and D1 holds ciphertext', async () => {
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
    expect(evaluation).toMatchObject({ felt_heard: 5, come_back: 1, wait: 'fine', site_clear: null });
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
    await volunteer.queue.next('state', (event) => event.conversations.length === 0);
    volunteer.queue.send({ type: 'setAvailable', on: false });
    await volunteer.queue.next('state', (event) => event.me.status === 'off');
  });

  it('[C7] the newest tab wins; the replaced one is told and the talk goes on', async () => {
    const people = await talk(step);
    const { visitor, volunteer, roomId } = people;
    const first = visitor.socket;
    await visitor.connect();
    expect(await first.closed()).toBe(CLOSE.replaced.code);
    await step();
    await visitor.say('nieuwe tab');
    expect((await volunteer.hear(roomId)).text).toBe('nieuwe tab');
    await finish(people);
  });

  it('refuses a stranger, a wrong token and bad frames with a code, and the conversation goes on', async () => {
    const people = await talk(step);
    const { visitor, volunteer, roomId } = people;
    const stranger = await TestVolunteer.signIn('Vreemd');
    await stranger.connect(roomId);
    expect(await stranger.room.closed()).toBe(CLOSE.refused.code);
    const thief = new TestVisitor();
    thief.roomId = roomId;
    await thief.connect();
    expect(await thief.socket.closed()).toBe(CLOSE.refused.code);
    for (const frame of [
      '{',
      '[]',
      '{"type":"message"}',
      JSON.stringify({ type: 'hello', pad: 'x'.repeat(LIMITS.frameBytes) }),
    ]) {
      await thief.connect('y'.repeat(43));
      thief.socket.sendRaw(frame);
      expect([CLOSE.refused.code, CLOSE.badFrame.code]).toContain(await thief.socket.closed());
    }
    const elsewhere = { Origin: 'https://evil.example' };
    const path = `/api/rooms/${roomId}`;
    await expect(TestSocket.open(path, parseVisitorEvent, elsewhere)).rejects.toThrow('403');
    await expect(TestSocket.open(`/api/rooms/${'0'.repeat(64)}`, parseVisitorEvent)).rejects.toThrow('404');
    await step();
    await visitor.say('Wij praten verder');
    expect((await volunteer.hear(roomId)).text).toBe('Wij praten verder');
    stranger.queue.close();
    await finish(people);
  });

  it('takes at most twenty messages in ten seconds from one side', async () => {
    const people = await talk(step);
    const { visitor } = people;
    for (let n = 0; n <= LIMITS.messagesPerWindow; n += 1) await visitor.say(`bericht ${n}`);
    expect(await visitor.socket.next('refused')).toMatchObject({ code: 'tooMany' });
    await finish(people);
  });

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

  it('[C7] a second console hears that the first is in use, and can take over', async () => {
    const volunteer = await TestVolunteer.signIn();
    await volunteer.queue.next('state');
    await step();
    const second = await TestVolunteer.signIn('Robin', 'volunteer', volunteer.id);
    await second.queue.next('inUse');
    const here = await TestVolunteer.openQueue(second.cookie, true);
    await here.next('state');
    expect(await volunteer.queue.closed()).toBe(CLOSE.replaced.code);
    here.close();
  });
});

describe('a volunteer who changes consoles', () => {
  it('[C7] takes a running talk along, with its history and its key', async () => {
    const people = await talk(async () => {});
    const { visitor, volunteer, roomId } = people;
    await visitor.say('aan het eerste scherm');
    await volunteer.hear(roomId);
    const second = await TestVolunteer.signIn('Robin', 'volunteer', volunteer.id);
    await second.queue.next('inUse');
    const queue = await TestVolunteer.openQueue(second.cookie, true);
    await queue.next('state', (event) => event.conversations.some((c) => c.roomId === roomId));
    expect(await volunteer.room.closed()).toBe(CLOSE.replaced.code);
    await second.connect(roomId);
    await visitor.giveKeyAgain();
    await second.takeKey(roomId);
    expect((await second.hear(roomId)).text).toBe('aan het eerste scherm');
    await second.say(roomId, 'hier ben ik weer');
    await visitor.hear();
    expect((await visitor.hear()).text).toBe('hier ben ik weer');
    visitor.socket.send({ type: 'end' });
    visitor.socket.send({ type: 'skipEvaluation' });
    await queue.next('state', (event) => event.conversations.length === 0);
    queue.send({ type: 'setAvailable', on: false });
    await queue.next('state', (event) => event.me.status === 'off');
    queue.close();
  });
});

describe('what one object cannot lose', () => {
  it('[C2] a queue without storage is rebuilt by the rooms that report to it', async () => {
    const visitor = new TestVisitor();
    await visitor.arrive();
    await visitor.state('waiting');
    await runInDurableObject(queueOf(env), (_queue, ctx) => {
      ctx.storage.kv.delete('state');
      ctx.storage.sql.exec('DELETE FROM outbox');
    });
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

  it('closes sockets that never say hello, and lets in only so many', async () => {
    const visitor = new TestVisitor();
    await visitor.arrive();
    await visitor.state('waiting');
    const silent = [];
    for (let n = 0; n <= LIMITS.unauthenticatedSockets; n += 1) {
      silent.push(await TestSocket.open(`/api/rooms/${visitor.roomId}`, parseVisitorEvent));
    }
    expect(await silent.at(-1)?.closed()).toBe(CLOSE.tooMany.code);
    visitor.socket.send({ type: 'leave' });
    await visitor.state('ended');
    await runDurableObjectAlarm(stubOf(visitor.roomId));
  });

  it('[K1] only the review key opens the copy that is kept', async () => {
    const people = await talk(async () => {});
    const { openSealed } = await import('../../widget/keys/opening.ts');
    const { exportConversationKey } = await import('../../widget/keys/conversation-key.ts');
    const { toBase64url } = await import('../../protocol/bytes.ts');
    const object = await env.KEYS.get(`conversations/${people.roomId}`);
    if (object === null) throw new Error('No copy was kept');
    const { sealed } = await object.json<{ sealed: Parameters<typeof openSealed>[4] }>();
    const raw = await openSealed(review.pair, review.publicKey.id, 'review', people.roomId, sealed);
    expect(toBase64url(raw)).toBe(await exportConversationKey(people.visitor.key));
    await finish(people);
  });
});
