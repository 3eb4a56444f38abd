import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { CLOSE } from '../../protocol/close-codes.ts';
import { queueOf } from '../../worker/objects/kit/stubs.ts';
import { attach, inTime, keepThere, passTime, sweepNow } from './support/driven-time.ts';
import { TestVisitor, TestVolunteer, openHelpline } from './support/people.ts';
import { stubOf } from './support/talk.ts';
import { call } from './support/staff-app.ts';

/* [Q11] Nobody waits for somebody who isn't there; and what renews a session's idle time. */

beforeAll(openHelpline);

const MINUTE_MS = 60_000;

/** When this session was last active, by the database. */
const activeAtMs = ({ sessionHash }: TestVolunteer) =>
  env.DB.prepare('SELECT last_active_at FROM sessions WHERE token_hash = ?')
    .bind(sessionHash)
    .first<number>('last_active_at');

async function idleFor(volunteer: TestVolunteer, ms: number): Promise<number> {
  const atMs = Date.now() - ms;
  await env.DB.prepare('UPDATE sessions SET last_active_at = ? WHERE token_hash = ?')
    .bind(atMs, volunteer.sessionHash)
    .run();
  return atMs;
}

async function available(alias?: string, role?: 'volunteer' | 'coordinator'): Promise<TestVolunteer> {
  const volunteer = await TestVolunteer.signIn(alias, role);
  volunteer.available();
  await volunteer.queue.next('state', ({ me }) => me.status === 'available');
  return volunteer;
}

async function leave({ queue }: TestVolunteer): Promise<void> {
  queue.send({ type: 'setAvailable', on: false });
  await queue.next('state', ({ me }) => me.status === 'off' && !me.absent);
  queue.close();
}

describe('a volunteer who is not there', () => {
  test('[Q11] is asked, then off, by the alarm; the visitor is told, and coordinators that nobody accepts', async () => {
    const marijke = await TestVolunteer.signIn('Marijke', 'coordinator');
    const robin = await available();
    const visitor = new TestVisitor();
    await visitor.arrive();
    await robin.offer();
    const overview = await marijke.queue.next('overview', ({ waiting }) => waiting === 1);
    expect(overview).toMatchObject({
      nobodyAcceptsForMs: null,
      volunteers: [{ id: robin.id, alias: 'Robin', doing: 'available' }],
    });
    await inTime(async () => {
      for (const { id } of [marijke, robin]) await keepThere(queueOf(env), id);
      await keepThere(stubOf(visitor.roomId), 'visitor');
      const startMs = Date.now();
      await passTime(queueOf(env), startMs + MINUTE_MS);
      await robin.queue.next('state', ({ offer }) => offer?.asks === true);
      await passTime(queueOf(env), startMs + 3 * MINUTE_MS);
      await robin.queue.next('state', (event) => event.me.status === 'off' && event.me.absent);
      const { state } = await visitor.socket.next(
        'state',
        (event) => event.state.phase === 'waiting' && event.state.nobodyOnDuty,
      );
      expect(state).toMatchObject({ position: 1 });
      const told = await marijke.queue.next('overview', (event) => event.nobodyAcceptsForMs !== null);
      expect(told).toMatchObject({ volunteers: [{ id: robin.id, doing: 'absent' }] });
    });
    // Late: the offer is gone. One press, and they are back with the same visitor.
    robin.queue.send({ type: 'accept', roomId: visitor.roomId, generation: 1 });
    await robin.queue.next('refused');
    robin.available();
    expect((await robin.offer()).roomId).toBe(visitor.roomId);
    visitor.socket.send({ type: 'leave' });
    await visitor.state('ended');
    await leave(robin);
    expect(robin.queue.events.map(({ type }) => type)).not.toContain('overview');
    marijke.queue.close();
  });

  test('[Q7] takes a break by a command, which is a pause of their own choice', async () => {
    const robin = await available();
    robin.queue.send({ type: 'takeBreak' });
    const { me } = await robin.queue.next('state', ({ me: { status } }) => status === 'pause');
    expect(me).toMatchObject({ chosen: true });
    await leave(robin);
  });

  test('[Q11] a coordinator’s socket that older code accepted is told what volunteers are', async () => {
    const marijke = await available('Marijke', 'coordinator');
    const identity = { volunteerId: marijke.id, alias: 'Marijke', sessionHash: marijke.sessionHash };
    await marijke.queue.next('overview', ({ volunteers }) => volunteers.length > 0);
    await attach(queueOf(env), marijke.id, { identity });
    const joost = await TestVolunteer.signIn('Joost', 'coordinator');
    await joost.queue.next('overview', ({ volunteers }) => volunteers.length > 0);
    marijke.queue.events.length = 0;
    marijke.queue.send({ type: 'setAvailable', on: false });
    await joost.queue.next('overview', ({ volunteers }) => volunteers.length === 0);
    // All coordinators are told at once; what she was told before that was sent to her before.
    await marijke.queue.next('state', ({ me }) => me.status === 'off');
    expect(marijke.queue.events.map(({ type }) => type)).not.toContain('overview');
    for (const { queue } of [joost, marijke]) queue.close();
  });
});

describe('a session’s idle time', () => {
  test('[A3] [Q11] begins anew by a sign from the console, and not by being available', async () => {
    const robin = await available();
    const idleAtMs = await idleFor(robin, 30 * MINUTE_MS);
    await sweepNow(queueOf(env));
    expect(await activeAtMs(robin)).toBe(idleAtMs);
    robin.queue.send({ type: 'stillHere' });
    await vi.waitFor(async () => expect(await activeAtMs(robin)).toBeGreaterThan(Date.now() - MINUTE_MS));
    await leave(robin);
  });

  test('[A3] [Q11] is over for a console that is asked only once it could have answered', async () => {
    const robin = await available();
    await idleFor(robin, 61 * MINUTE_MS);
    await sweepNow(queueOf(env));
    robin.queue.send({ type: 'stillHere' });
    await vi.waitFor(async () => expect(await activeAtMs(robin)).toBeGreaterThan(Date.now() - MINUTE_MS));
    await idleFor(robin, 62 * MINUTE_MS);
    await sweepNow(queueOf(env));
    expect(await robin.queue.closed()).toBe(CLOSE.refused.code);
  });

  test('[A3] is renewed by requests that a person made, not by what the console asks on its own', async () => {
    const robin = await TestVolunteer.signIn();
    const { cookie } = robin;
    const ask = (headers: Record<string, string>) => call('/api/console/settings', { cookie, headers });
    const idleAtMs = await idleFor(robin, 30 * MINUTE_MS);
    await ask({ 'x-lo-touched': '?0' });
    (await TestVolunteer.openQueue(cookie)).close();
    expect(await activeAtMs(robin)).toBe(idleAtMs);
    for (const headers of [{ 'x-lo-touched': '?1' }, {}]) {
      await idleFor(robin, 30 * MINUTE_MS);
      await ask(headers);
      expect(await activeAtMs(robin)).toBeGreaterThan(Date.now() - MINUTE_MS);
    }
    robin.queue.close();
  });
});
