import { createExecutionContext, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { randomId, randomSecret, sha256 } from '../../protocol/bytes.ts';
import { CLOSE } from '../../protocol/close-codes.ts';
import { LIMITS } from '../../protocol/limits.ts';
import { parseQueueEvent, parseVisitorEvent, parseVolunteerEvent } from '../../protocol/parse.ts';
import { PROTOCOL_VERSION } from '../../protocol/version.ts';
import { createApp } from '../../worker/http/app.ts';
import { queueOf } from '../../worker/objects/kit/stubs.ts';
import { readSettings } from '../../worker/store/settings.ts';
import { patchSettings } from '../../worker/store/settings-changes.ts';
import { alarmOf, inTime, passTime, untilDelivered } from './support/driven-time.ts';
import { TestVisitor, TestVolunteer, openHelpline } from './support/people.ts';
import { TestSocket } from './support/socket.ts';
import { STEPS } from './support/steps.ts';
import { finish, stubOf, talk } from './support/talk.ts';

beforeAll(async () => {
  await openHelpline();
});

const knock = (roomId: string) => TestSocket.open(`/api/rooms/${roomId}`, parseVisitorEvent);
const knockAsVolunteer = (roomId: string, { cookie }: TestVolunteer) =>
  TestSocket.open(`/api/console/rooms/${roomId}`, parseVolunteerEvent, { Cookie: cookie });
const openQueue = ({ cookie }: TestVolunteer) =>
  TestSocket.open('/api/console/queue', parseQueueEvent, { Cookie: cookie });

function outOfReach(): never {
  throw new Error('out of reach');
}

/** All that the queue stores, and what it has told. */
const stored = () =>
  runInDurableObject(queueOf(env), (_queue, { storage }) => ({
    state: JSON.stringify(storage.kv.get('state')),
    outbox: storage.sql.exec('SELECT key, revision FROM outbox ORDER BY key').toArray(),
  }));

describe('a sign-up', () => {
  it('[Q9] without a socket keeps nobody out, and tells no console', async () => {
    const volunteer = await TestVolunteer.signIn();
    await volunteer.queue.next('state');
    const bots = Array.from({ length: 12 }, () => new TestVisitor());
    for (const bot of bots) expect((await bot.signUp()).outcome).toBe('admitted');
    const visitor = new TestVisitor();
    await visitor.arrive();
    expect((await visitor.state('waiting')).state).toMatchObject({ position: 1 });
    // The first that the console hears of is the one who came in.
    const heard = await volunteer.queue.next('state');
    expect(heard).toMatchObject({ waiting: 1, away: 0 });
    visitor.socket.send({ type: 'leave' });
    await visitor.state('ended');
    volunteer.queue.close();
    await inTime(async () => {
      await passTime(queueOf(env), Date.now() + 15_000);
      await vi.waitFor(async () => expect((await stored()).state).toContain('"entries":[]'));
    });
  });

  it('[Q2] [Q9] that is refused changes nothing, stores nothing and tells nobody', async () => {
    const volunteer = await TestVolunteer.signIn();
    await volunteer.queue.next('state');
    const visitors = Array.from({ length: 3 }, () => new TestVisitor());
    for (const visitor of visitors) {
      await visitor.arrive();
      await visitor.state('waiting');
    }
    await volunteer.queue.next('state', ({ waiting }) => waiting === 3);
    await untilDelivered(queueOf(env), ...visitors.map(({ roomId }) => stubOf(roomId)));
    const rows = () => env.DB.prepare('SELECT count(*) AS n FROM conversations').first('n');
    const before = { ...(await stored()), rows: await rows() };
    volunteer.queue.events.length = 0;
    for (let n = 0; n < 3; n += 1) expect((await new TestVisitor().signUp()).outcome).toBe('refused');
    expect({ ...(await stored()), rows: await rows() }).toEqual(before);
    for (const { socket } of visitors) socket.send({ type: 'leave' });
    await volunteer.queue.next('state', ({ waiting }) => waiting === 0);
    // What the refused had told would stand before what these do.
    expect(volunteer.queue.events.filter((told) => told.type !== 'state' || told.waiting === 3)).toEqual([]);
    volunteer.queue.close();
  });

  it('[O2] [Q9] outside the hours wakes no queue', async () => {
    const { openingHours } = await readSettings(env.DB);
    const asleep = { ...env, QUEUE: Object.assign(Object.create(null), { idFromName: outOfReach }) };
    const body = JSON.stringify({
      version: PROTOCOL_VERSION,
      signUpId: randomId(),
      resumeTokenHash: await sha256(randomSecret()),
      language: 'nl',
      site: null,
    });
    const signUp = () =>
      createApp().fetch(
        new Request('https://chat.test/api/sign-up', {
          method: 'POST',
          headers: { Origin: 'https://chat.test' },
          body,
        }),
        asleep,
        createExecutionContext(),
      );
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    expect((await signUp()).status).toBe(500);
    const weekly = Array.from({ length: 7 }, () => []);
    await patchSettings(env.DB, { openingHours: { weekly } }, Date.now());
    expect(await (await signUp()).json()).toMatchObject({
      outcome: 'refused',
      availability: { state: 'closed' },
    });
    vi.restoreAllMocks();
    await patchSettings(env.DB, { openingHours }, Date.now());
  });
});

describe.each(STEPS)('a console at the queue, %s', (_name, step) => {
  it('[Q9] that never says hello is closed after its time, and asks for no alarm any more', async () => {
    const volunteer = await TestVolunteer.signIn();
    await volunteer.queue.next('state');
    const silent = await openQueue(volunteer);
    // One that only waits has said its hello.
    const waits = await TestVolunteer.signIn('Robin', 'volunteer', volunteer.id);
    await waits.queue.next('inUse');
    await step();
    await inTime(async () => {
      const sinceMs = Date.now();
      await passTime(queueOf(env), sinceMs + LIMITS.helloTimeoutMs - 1_000);
      expect(silent.closeCode).toBeNull();
      await passTime(queueOf(env), sinceMs + LIMITS.helloTimeoutMs + 1_000);
      expect(await silent.closed()).toBe(CLOSE.helloTimeout.code);
    });
    expect(waits.queue.closeCode).toBeNull();
    waits.queue.close();
    volunteer.queue.close();
  });

  it('[Q9] has so many sockets a session, and other sessions have theirs', async () => {
    const volunteer = await TestVolunteer.signIn();
    await volunteer.queue.next('state');
    const others: { close(): void }[] = [];
    for (let n = 1; n < LIMITS.queueSocketsPerSession; n += 1) others.push(await openQueue(volunteer));
    await step();
    expect(await (await openQueue(volunteer)).closed()).toBe(CLOSE.tooMany.code);
    const colleague = await TestVolunteer.signIn('Sam');
    await colleague.queue.next('state');
    for (const socket of [...others, colleague.queue, volunteer.queue]) socket.close();
  });

  it('[Q9] says one hello a socket once it holds the place', async () => {
    const volunteer = await TestVolunteer.signIn();
    await volunteer.queue.next('state');
    await step();
    volunteer.queue.send({ type: 'hello', version: PROTOCOL_VERSION, takeOver: false });
    expect(await volunteer.queue.closed()).toBe(CLOSE.badFrame.code);
  });

  it('[Q9] says nothing before its hello', async () => {
    const volunteer = await TestVolunteer.signIn();
    await volunteer.queue.next('state');
    const mute = await openQueue(volunteer);
    await step();
    mute.send({ type: 'visible', on: true });
    expect(await mute.closed()).toBe(CLOSE.refused.code);
    volunteer.queue.close();
  });
});

describe.each(STEPS)('who knocks at a room, %s', (_name, step) => {
  it('[Q9] shuts out neither the visitor nor the volunteer: the oldest goes, and may try again', async () => {
    const people = await talk(step);
    const { visitor, volunteer, roomId } = people;
    const knocking: { closeCode: number | null; closed(): Promise<number> }[] = [];
    for (let n = 0; n < LIMITS.unauthenticatedSockets; n += 1) knocking.push(await knock(roomId));
    await step();
    await visitor.connect();
    expect(await knocking[0]?.closed()).toBe(CLOSE.tooMany.code);
    expect(CLOSE.tooMany.mayReconnect).toBe(true);
    await visitor.say('Ik ben er weer');
    expect((await volunteer.hear(roomId)).text).toBe('Ik ben er weer');
    await volunteer.connect(roomId);
    await volunteer.state('talking');
    expect(knocking.filter(({ closeCode }) => closeCode !== null)).toHaveLength(1);
    await finish(people);
  });

  it('[Q9] with a cookie counts for that session alone', async () => {
    const people = await talk(step);
    const { visitor, volunteer, roomId } = people;
    const stranger = await TestVolunteer.signIn('Vreemd');
    const knocking = [await knock(roomId), await knockAsVolunteer(roomId, volunteer)];
    const theirs: { closeCode: number | null; closed(): Promise<number> }[] = [];
    await step();
    for (let n = 0; n <= LIMITS.unauthenticatedSockets; n += 1)
      theirs.push(await knockAsVolunteer(roomId, stranger));
    expect(await theirs[0]?.closed()).toBe(CLOSE.tooMany.code);
    await visitor.say('Nog steeds hier');
    expect((await volunteer.hear(roomId)).text).toBe('Nog steeds hier');
    expect([...knocking, ...theirs].filter(({ closeCode }) => closeCode !== null)).toHaveLength(1);
    stranger.queue.close();
    await finish(people);
  });

  it('[Q9] is closed after its time, by an alarm that comes once', async () => {
    const visitor = new TestVisitor();
    await visitor.arrive();
    await visitor.state('waiting');
    const silent = await knock(visitor.roomId);
    await step();
    await inTime(async () => {
      await passTime(stubOf(visitor.roomId), Date.now() + LIMITS.helloTimeoutMs);
      expect(await silent.closed()).toBe(CLOSE.helloTimeout.code);
      await runDurableObjectAlarm(stubOf(visitor.roomId));
      expect(await alarmOf(stubOf(visitor.roomId))).toBeGreaterThan(Date.now() + 5_000);
    });
    visitor.socket.send({ type: 'leave' });
    await visitor.state('ended');
  });

  it('[Q9] says one hello a socket: another would ask for the whole history again', async () => {
    const people = await talk(step);
    const { visitor, volunteer, roomId } = people;
    const { token } = visitor;
    visitor.socket.send({ type: 'hello', version: PROTOCOL_VERSION, token, lastSeq: 0 });
    expect(await visitor.socket.closed()).toBe(CLOSE.badFrame.code);
    volunteer.room.send({
      type: 'hello',
      version: PROTOCOL_VERSION,
      lastSeq: 0,
      consoleKeyId: volunteer.publicKey.id,
      needsKey: true,
    });
    expect(await volunteer.room.closed()).toBe(CLOSE.badFrame.code);
    await visitor.connect();
    await volunteer.connect(roomId);
    await visitor.say('En door');
    expect((await volunteer.hear(roomId)).text).toBe('En door');
    await finish(people);
  });
});
