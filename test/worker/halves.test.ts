import { createExecutionContext, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { CLOSE } from '../../protocol/close-codes.ts';
import { MeBody } from '../../protocol/http/staff.ts';
import { randomSecret } from '../../protocol/bytes.ts';
import { createApp } from '../../worker/http/app.ts';
import { runPurge } from '../../worker/jobs/purge.ts';
import { ensureHalf } from '../../worker/store/halves.ts';
import { openHelpline, post, TestVisitor } from './support/people.ts';
import { ORIGIN, call, member } from './support/staff-app.ts';
import { STEPS } from './support/steps.ts';
import { finish, stubOf, talk } from './support/talk.ts';
import { databaseTables, tablesWith } from './support/traces.ts';

const DAY_MS = 86_400_000;

beforeAll(async () => {
  await openHelpline();
});
afterEach(() => {
  vi.restoreAllMocks();
});

const stored = async (name: string) => (await env.KEYS.get(name))?.text() ?? null;
const halfOf = (roomId: string) => stored(`halves/${roomId}`);
const untilGone = (roomId: string) => vi.waitFor(async () => expect(await halfOf(roomId)).toBeNull());

async function arrived(): Promise<TestVisitor> {
  const visitor = new TestVisitor();
  await visitor.arrive();
  return visitor;
}

/** All that a room stores, as text: its entries, its rows, and what is attached to its sockets. */
const storedByRoom = (roomId: string) =>
  runInDurableObject(stubOf(roomId), async (_room, { storage }) => {
    const tables = storage.sql
      .exec<{ name: string }>(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\'",
      )
      .toArray();
    const rows = tables.map(({ name }) => storage.sql.exec(`SELECT * FROM "${name}"`).toArray());
    return JSON.stringify([Object.fromEntries(storage.kv.list()), rows]);
  });

describe.each(STEPS)('the half of a room, %s', (_name, step) => {
  test('[K3] it is made with the room, and handed out to who has the token', async () => {
    const visitor = await arrived();
    await step();
    const { half } = await visitor.socket.next('half');
    expect(half).toBe(await halfOf(visitor.roomId));
    await visitor.state('waiting');
    await step();
    await visitor.connect();
    expect((await visitor.socket.next('half')).half).toBe(half);
    visitor.socket.send({ type: 'leave' });
    await untilGone(visitor.roomId);
  });

  test('[K3] it goes when the questions are answered or skipped, and not before', async () => {
    const people = await talk(step);
    const { visitor, volunteer, roomId } = people;
    await visitor.say('Hallo');
    await volunteer.hear(roomId);
    await volunteer.say(roomId, 'Dag');
    await visitor.hear();
    await step();
    volunteer.room.send({ type: 'end' });
    await visitor.socket.next('state', ({ state }) => state.phase === 'ended' && state.evaluation === 'open');
    expect(await halfOf(roomId)).not.toBeNull();
    await step();
    visitor.socket.send({ type: 'skipEvaluation' });
    await visitor.socket.closed();
    expect(await halfOf(roomId)).toBeNull();
    volunteer.queue.close();
  });
});

test('[K3] nobody gets it without the token, and nobody on the other side', async () => {
  const people = await talk();
  const { visitor, volunteer, roomId } = people;
  const half = await halfOf(roomId);
  const stranger = new TestVisitor();
  stranger.roomId = roomId;
  await stranger.connect(randomSecret());
  expect(await stranger.socket.closed()).toBe(CLOSE.refused.code);
  expect(JSON.stringify([stranger.socket.events, volunteer.room.events])).not.toContain(half);
  expect(JSON.stringify(visitor.socket.events)).toContain(half);
  await finish(people);
});

test('[K3] neither the room, nor the database, nor what is attached to a socket has it', async () => {
  const people = await talk();
  const { roomId } = people;
  const half = (await halfOf(roomId)) ?? '';
  expect(half).toHaveLength(43);
  expect(await databaseTables()).not.toEqual([]);
  expect(await tablesWith(half)).toEqual([]);
  expect(await storedByRoom(roomId)).not.toContain(half);
  const attached = await runInDurableObject(stubOf(roomId), (_room, ctx) =>
    JSON.stringify(ctx.getWebSockets().map((socket) => socket.deserializeAttachment())),
  );
  expect(attached).toContain('hasHalf');
  expect(attached).not.toContain(half);
  await finish(people);
});

test('[K3] quick exit destroys it, and a hello that was under way does not bring it back', async () => {
  const visitor = await arrived();
  await visitor.socket.next('half');
  await post('/api/exit', { roomId: visitor.roomId, token: visitor.token });
  await untilGone(visitor.roomId);
  await visitor.connect();
  await visitor.socket.closed();
  expect(await halfOf(visitor.roomId)).toBeNull();
});

test('[K3] it goes when the time for the questions is over', async () => {
  const { visitor, volunteer, roomId } = await talk();
  await visitor.say('Hallo');
  await volunteer.hear(roomId);
  await volunteer.say(roomId, 'Dag');
  await visitor.hear();
  volunteer.room.send({ type: 'end' });
  await visitor.state('ended');
  const later = Date.now() + DAY_MS;
  vi.useFakeTimers({ toFake: ['Date'], now: later });
  await runDurableObjectAlarm(stubOf(roomId));
  await untilGone(roomId);
  vi.useRealTimers();
  volunteer.queue.close();
});

test('[K3] a bucket that fails holds up neither the talk nor the place, and the half comes later', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const get = vi.spyOn(env.KEYS, 'get').mockRejectedValue(new Error('out of reach'));
  const visitor = new TestVisitor();
  await visitor.arrive();
  await visitor.state('waiting');
  expect(JSON.stringify(visitor.socket.events)).not.toContain('half');
  get.mockRestore();
  await runDurableObjectAlarm(stubOf(visitor.roomId));
  expect((await visitor.socket.next('half')).half).toBe(await halfOf(visitor.roomId));
  visitor.socket.send({ type: 'leave' });
  await untilGone(visitor.roomId);
});

test('[K3] the purge destroys it with the key', async () => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const { visitor, volunteer, roomId } = await talk();
  await env.DB.prepare('UPDATE conversations SET erase_at = 0 WHERE id = ?').bind(roomId).run();
  await runPurge(env, Date.now());
  expect(await halfOf(roomId)).toBeNull();
  await visitor.socket.closed();
  volunteer.queue.close();
});

test('[K3] what is left over is swept: without a conversation, after its end, or without any session', async () => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const now = Date.now();
  const row = async (createdAtMs: number, endedAtMs: number | null) => {
    const id = env.ROOMS.newUniqueId().toString();
    await env.DB.prepare(
      "INSERT INTO conversations (id, created_at, language, ended_at, erase_at) VALUES (?, ?, 'nl', ?, ?)",
    )
      .bind(id, createdAtMs, endedAtMs, now + 42 * DAY_MS)
      .run();
    await ensureHalf(env.KEYS, 'room', id);
    return id;
  };
  const none = env.ROOMS.newUniqueId().toString();
  await ensureHalf(env.KEYS, 'room', none);
  const running = await row(now - DAY_MS, null);
  const lost = await row(now - 4 * DAY_MS, null);
  const answering = await row(now - 2 * DAY_MS, now - 60_000);
  const over = await row(now - 2 * DAY_MS, now - DAY_MS - 1);
  const { id: here } = await member('volunteer');
  await ensureHalf(env.KEYS, 'volunteer', here);
  await ensureHalf(env.KEYS, 'volunteer', 'nobody');
  await runPurge(env, now);
  const left = await Promise.all([none, running, lost, answering, over].map(halfOf));
  expect(left.map((half) => half !== null)).toEqual([false, true, false, true, false]);
  expect(await stored(`console-halves/${here}`)).not.toBeNull();
  expect(await stored('console-halves/nobody')).toBeNull();
});

describe('the half of a volunteer', () => {
  const mine = async (cookie: string) =>
    MeBody.parse(await (await call('/api/console/me', { cookie })).json()).half;

  test('[K3] each has their own, the same at every console, until the last of their sessions ends', async () => {
    const { id, cookie } = await member('volunteer');
    const other = await member('volunteer');
    const half = await mine(cookie);
    expect(await mine(cookie)).toBe(half);
    expect(await mine(other.cookie)).not.toBe(half);
    await env.DB.prepare(
      "INSERT INTO sessions (token_hash, volunteer_id, created_at, last_active_at, expires_at) VALUES ('elsewhere', ?, 1, ?, ?)",
    )
      .bind(id, Date.now(), Date.now() + DAY_MS)
      .run();
    await call('/api/auth/sign-out', { method: 'POST', cookie });
    expect(await stored(`console-halves/${id}`)).toBe(half);
    await env.DB.prepare("DELETE FROM sessions WHERE token_hash = 'elsewhere'").run();
    await call('/api/auth/sign-out', { method: 'POST', cookie: other.cookie });
    expect(await stored(`console-halves/${other.id}`)).toBeNull();
  });

  test('[K3] two that come at once get the same half', async () => {
    const { cookie } = await member('volunteer');
    const halves = await Promise.all(Array.from({ length: 8 }, () => mine(cookie)));
    expect(new Set(halves).size).toBe(1);
  });
});

describe('what the browser itself is told to delete', () => {
  const exitOf = async (consoleOrigin: string, body: object) => {
    const request = new Request(`${ORIGIN}/api/exit`, {
      method: 'POST',
      headers: { Origin: ORIGIN },
      body: JSON.stringify({ roomId: env.ROOMS.newUniqueId().toString(), token: randomSecret(), ...body }),
    });
    const changed = { ...env, CONSOLE_ORIGIN: consoleOrigin };
    const answer = await createApp().fetch(request, changed, createExecutionContext());
    return answer.headers.get('Clear-Site-Data');
  };

  test('[K3] all that the chat’s origin has, for who leaves the page; not for who begins anew, nor where a console lives', async () => {
    expect(await exitOf('https://console.test', { leaves: true })).toBe('"storage"');
    expect(await exitOf('https://console.test', {})).toBeNull();
    expect(await exitOf(ORIGIN, { leaves: true })).toBeNull();
  });
});
