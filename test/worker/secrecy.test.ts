import { env } from 'cloudflare:workers';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { CLOSE } from '../../protocol/close-codes.ts';
import { SecrecyBody, SecrecyRecordBody } from '../../protocol/http/secrecy.ts';
import { MeBody } from '../../protocol/http/staff.ts';
import { QueueCommand } from '../../protocol/queue.ts';
import { randomId } from '../../protocol/bytes.ts';
import { queueOf } from '../../worker/objects/kit/stubs.ts';
import { addSecrecyVersion } from '../../worker/store/secrecy.ts';
import { sweepNow } from './support/driven-time.ts';
import { openHelpline, TestVisitor, TestVolunteer } from './support/people.ts';
import { call, errorOf, member } from './support/staff-app.ts';
import { talk, type People } from './support/talk.ts';

/* [A14] Who has not accepted the newest version of the statement of secrecy begins nothing. The routes are in routes.test.ts. */

type Cookie = { cookie: string };
const TEXT = 'Ik praat er niet over.\nOok later niet.';

beforeAll(openHelpline);

const statement = async ({ cookie }: Cookie) =>
  SecrecyBody.parse(await (await call('/api/console/secrecy', { cookie })).json());
const accept = ({ cookie }: Cookie, n: number) => call('/api/console/secrecy', { cookie, body: { n } });
const isDue = async ({ cookie }: Cookie) =>
  MeBody.parse(await (await call('/api/console/me', { cookie })).json()).secrecyDue;
const record = async ({ cookie }: Cookie) =>
  SecrecyRecordBody.parse(await (await call('/api/coordinator/secrecy', { cookie })).json());
const newest = () => env.DB.prepare('SELECT max(n) AS n FROM secrecy_versions').first<number>('n');
const onRecord = async (act: string) =>
  (await env.DB.prepare('SELECT volunteer_id, detail FROM audit_log WHERE act = ?').bind(act).all()).results;

/** A coordinator writes a new version, and has accepted it. */
async function newVersion(): Promise<number> {
  const coordinator = await member('coordinator');
  const after = (await newest()) ?? 0;
  const made = await call('/api/coordinator/secrecy', {
    cookie: coordinator.cookie,
    body: { after, text: TEXT },
  });
  expect(made.status).toBe(204);
  return after + 1;
}

/** Later tests begin with the version that came with the software. */
afterEach(async () => {
  await env.DB.batch([
    env.DB.prepare('DELETE FROM secrecy_acceptances WHERE n > 1'),
    env.DB.prepare('DELETE FROM secrecy_versions WHERE n > 1'),
    env.DB.prepare('DELETE FROM audit_log'),
  ]);
});

describe('accepting', () => {
  test('[A14] the first version is a draft of ten sentences, and whoever accepts it once is asked no more', async () => {
    const somebody = await member('coordinator', 'Mees', 'due');
    expect(await isDue(somebody)).toBe(true);
    const { current, acceptedN } = await statement(somebody);
    expect(current).toMatchObject({ n: 1, draft: true });
    expect(current.text.split('\n')).toHaveLength(10);
    expect(acceptedN).toBeNull();
    for (const _twice of [1, 2]) expect((await accept(somebody, 1)).status).toBe(204);
    expect(await isDue(somebody)).toBe(false);
    expect((await statement(somebody)).acceptedN).toBe(1);
    expect(await onRecord('acceptSecrecy')).toEqual([{ volunteer_id: somebody.id, detail: '1' }]);
  });

  test('[A14] a new version asks everybody again, and what was read before is not accepted instead', async () => {
    const somebody = await member('volunteer');
    const n = await newVersion();
    expect(await isDue(somebody)).toBe(true);
    expect(await statement(somebody)).toMatchObject({
      current: { n, text: TEXT, draft: false },
      acceptedN: 1,
    });
    for (const other of [n - 1, n + 1]) expect(await errorOf(await accept(somebody, other))).toBe('conflict');
    expect(await isDue(somebody)).toBe(true);
    expect((await accept(somebody, n)).status).toBe(204);
    expect(await isDue(somebody)).toBe(false);
  });

  test('[A14] the record names who accepted what and when, and who has yet to', async () => {
    const coordinator = await member('coordinator', 'Anna');
    const due = await member('volunteer', 'Bob', 'due');
    const left = await member('volunteer', 'Cas');
    const never = await member('volunteer', 'Dirk', 'due');
    await env.DB.prepare('UPDATE volunteers SET removed_at = 5 WHERE id IN (?, ?)')
      .bind(left.id, never.id)
      .run();
    const { versions, people } = await record(coordinator);
    expect(versions.map(({ n }) => n)).toEqual([1]);
    const mine = people.filter(({ id }) => [coordinator.id, due.id, left.id, never.id].includes(id));
    expect(mine).toEqual([
      { id: coordinator.id, alias: 'Anna', removedAt: null, accepted: [{ n: 1, at: 1 }] },
      { id: due.id, alias: 'Bob', removedAt: null, accepted: [] },
      { id: left.id, alias: 'Cas', removedAt: 5, accepted: [{ n: 1, at: 1 }] },
    ]);
  });
});

describe('a new version', () => {
  test('[A14] of two that are written at once one is stored, and who writes after an older one is told so', async () => {
    const coordinator = await member('coordinator');
    const { id, cookie } = coordinator;
    const write = (text: string) => addSecrecyVersion(env.DB, id, { after: 1, text }, Date.now());
    expect((await Promise.all([write('Een.'), write('Twee.')])).toSorted()).toEqual([false, true]);
    expect(await newest()).toBe(2);
    expect(await onRecord('newSecrecy')).toEqual([{ volunteer_id: id, detail: '2' }]);
    await accept(coordinator, 2);
    const late = await call('/api/coordinator/secrecy', { cookie, body: { after: 1, text: 'Drie.' } });
    expect(await errorOf(late)).toBe('conflict');
    expect(await newest()).toBe(2);
  });

  test.each(['', '   ', '\u2063', 'x'.repeat(4_001)])(
    '[A14] has something to read, and not too much: %#',
    async (text) => {
      const { cookie } = await member('coordinator');
      const answer = await call('/api/coordinator/secrecy', { cookie, body: { after: 1, text } });
      expect(await errorOf(answer)).toBe('badRequest');
    },
  );
});

describe('at the queue', () => {
  const due = async (role: 'volunteer' | 'coordinator' = 'volunteer') => {
    const { id } = await member(role, 'Bob', 'due');
    return await TestVolunteer.signIn('Bob', role, id, 'due');
  };

  test.each(['volunteer', 'coordinator'] as const)(
    '[A14] a %s who has not accepted has no place, is told why, and has one after accepting',
    async (role) => {
      const volunteer = await due(role);
      await volunteer.queue.next('secrecyDue');
      expect(await volunteer.queue.closed()).toBe(CLOSE.version.code);
      expect(volunteer.queue.events).toEqual([]);
      await accept(volunteer, 1);
      const queue = await TestVolunteer.openQueue(volunteer.cookie);
      await queue.next('state');
      queue.send({ type: 'setAvailable', on: true });
      await queue.next('state', ({ me }) => me.status === 'available');
      queue.send({ type: 'setAvailable', on: false });
      await queue.next('state', ({ me }) => me.status === 'off');
      queue.close();
    },
  );

  const commands = QueueCommand.options.map(({ shape }) => shape.type.value);
  /** What each command does for somebody in a talk who has yet to accept. A command without a word here fails. */
  const IN_A_TALK: Record<(typeof commands)[number], 'refused' | 'allowed'> = {
    hello: 'allowed',
    visible: 'allowed',
    setAvailable: 'refused',
    stillHere: 'allowed',
    takeBreak: 'allowed',
    accept: 'refused',
    decline: 'allowed',
  };
  const bodyOf = (type: (typeof commands)[number], roomId: string) =>
    ({
      hello: { type, version: 1, takeOver: false },
      visible: { type, on: true },
      setAvailable: { type, on: true },
      stillHere: { type },
      takeBreak: { type },
      accept: { type, roomId, generation: 1 },
      decline: { type, roomId, generation: 1 },
    })[type];

  test.each(commands)(
    '[A14] without a talk, %s on the socket that was sent away does nothing',
    async (type) => {
      const volunteer = await due();
      volunteer.queue.send(bodyOf(type, 'ab'.repeat(32)));
      await volunteer.queue.next('secrecyDue');
      await volunteer.queue.closed();
      expect(volunteer.queue.events.filter((event) => event.type === 'state')).toEqual([]);
    },
  );

  test('[A14] a running talk goes on when a new version comes, and only what would begin another is refused', async () => {
    const people = await talk();
    const { volunteer, visitor, roomId } = people;
    await newVersion();
    await volunteer.queue.next('secrecyDue');
    const refused = commands.filter((type) => IN_A_TALK[type] === 'refused');
    for (const type of refused) {
      volunteer.queue.send(bodyOf(type, roomId));
      await volunteer.queue.next('secrecyDue');
    }
    volunteer.queue.send({ type: 'decline', roomId, generation: 1 });
    await volunteer.queue.next('refused');
    await visitor.say('Ben je er nog?');
    expect((await volunteer.hear(roomId)).text).toBe('Ben je er nog?');
    await reconnect(people);
    visitor.socket.send({ type: 'end' });
    await volunteer.queue.next('state', (event) => event.conversations.length === 0);
    const sent = await call(`/api/console/conversations/${roomId}/record`, {
      cookie: volunteer.cookie,
      body: { topic: null, heavy: null, text: null },
    });
    expect(sent.status).toBe(204);
    volunteer.queue.send({ type: 'setAvailable', on: true });
    await volunteer.queue.next('secrecyDue');
    expect(await errorOf(await call('/api/coordinator/secrecy', { cookie: volunteer.cookie }))).toBe(
      'forbidden',
    );
    await accept(volunteer, 2);
    volunteer.queue.send({ type: 'setAvailable', on: true });
    await volunteer.queue.next('state', ({ me }) => me.status === 'available');
    volunteer.queue.send({ type: 'setAvailable', on: false });
    await volunteer.queue.next('state', ({ me }) => me.status === 'off');
    volunteer.queue.close();
  });

  /** Both sockets of the volunteer are lost and come back, as after a reload. */
  async function reconnect({ volunteer, roomId }: People): Promise<void> {
    volunteer.room.close();
    await volunteer.connect(roomId);
    await volunteer.state('talking');
    const queue = await TestVolunteer.openQueue(volunteer.cookie);
    const { conversations } = await queue.next('state');
    expect(conversations.map((one) => one.roomId)).toEqual([roomId]);
    volunteer.queue = queue;
  }

  test('[A14] whoever is available when a new version comes is sent away, and who waits is offered to nobody', async () => {
    const volunteer = await TestVolunteer.signIn('Robin');
    volunteer.available();
    await volunteer.queue.next('state', ({ me }) => me.status === 'available');
    const visitor = new TestVisitor();
    await visitor.arrive();
    const { roomId } = await volunteer.offer();
    await newVersion();
    await volunteer.queue.next('secrecyDue');
    expect(await volunteer.queue.closed()).toBe(CLOSE.version.code);
    await visitor.socket.next('state', ({ state }) => state.phase === 'waiting' && state.nobodyOnDuty);
    await accept(volunteer, 2);
    const queue = await TestVolunteer.openQueue(volunteer.cookie);
    await queue.next('state', ({ me, offer }) => me.status === 'off' && offer === null);
    visitor.socket.send({ type: 'leave' });
    await visitor.state('ended');
    expect(roomId).toBe(visitor.roomId);
    queue.close();
  });

  test('[A14] finds a new version at its next sweep, should the Worker have died before it told the queue', async () => {
    const volunteer = await TestVolunteer.signIn('Robin');
    await volunteer.queue.next('state');
    await env.DB.prepare("INSERT INTO secrecy_versions VALUES (2, 'Anders.', 1)").run();
    await sweepNow(queueOf(env));
    await volunteer.queue.next('secrecyDue');
    expect(await volunteer.queue.closed()).toBe(CLOSE.version.code);
  });

  test('[A14] leaves alone who has accepted the new version, also when it is told twice', async () => {
    const volunteer = await TestVolunteer.signIn('Robin');
    const n = await newVersion();
    await volunteer.queue.closed();
    await accept(volunteer, n);
    const queue = await TestVolunteer.openQueue(volunteer.cookie);
    await queue.next('state');
    await queueOf(env).secrecyChanged();
    queue.send({ type: 'setAvailable', on: true });
    await queue.next('state', ({ me }) => me.status === 'available');
    queue.send({ type: 'setAvailable', on: false });
    await queue.next('state', ({ me }) => me.status === 'off');
    queue.close();
  });
});

test('[A14] nobody who does not work here is asked anything', async () => {
  expect((await call('/api/console/secrecy', { cookie: `__Host-session=${randomId()}` })).status).toBe(401);
});
