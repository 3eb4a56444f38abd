import { runDurableObjectAlarm } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { queueOf } from '../../worker/objects/kit/stubs.ts';
import { openHelpline, TestVisitor, TestVolunteer } from './support/people.ts';
import { STEPS } from './support/steps.ts';

/* [Q12] How the queue is doing, for coordinators. */

const open: TestVolunteer[] = [];

beforeAll(async () => {
  await openHelpline();
});
afterEach(() => {
  for (const each of open.splice(0)) each.queue.close();
});

async function signIn(alias: string, role: 'volunteer' | 'coordinator'): Promise<TestVolunteer> {
  const made = await TestVolunteer.signIn(alias, role);
  open.push(made);
  return made;
}

/** The first overview in which this alias does that; null: in which it is not listed. */
const sees = (who: TestVolunteer, alias: string, doing: string | null) =>
  who.queue.next(
    'overview',
    ({ volunteers }) => (volunteers.find((each) => each.alias === alias)?.doing ?? null) === doing,
  );

describe.each(STEPS)('the overview, %s', (_name, step) => {
  it('[Q12] goes to every coordinator on each change, and to no volunteer', async () => {
    const marijke = await signIn('Marijke', 'coordinator');
    const joost = await signIn('Joost', 'coordinator');
    const robin = await signIn('Robin', 'volunteer');
    await robin.queue.next('state');
    await step();
    robin.available();
    for (const coordinator of [marijke, joost]) {
      const { volunteers } = await sees(coordinator, 'Robin', 'available');
      // Coordinators who only look on are nobody on duty.
      expect(volunteers.map(({ alias }) => alias)).toEqual(['Robin']);
    }
    await step();
    const visitor = new TestVisitor();
    await visitor.arrive();
    const waits = await marijke.queue.next('overview', ({ waiting }) => waiting === 1);
    expect(waits.longestWaitMs).toBeLessThan(60_000);
    expect(waits.handedOver).toBe(0);
    await step();
    await robin.accept();
    for (const coordinator of [marijke, joost]) await sees(coordinator, 'Robin', 'inConversation');
    visitor.socket.send({ type: 'leave' });
    await visitor.state('ended');
    await marijke.queue.next('overview', ({ waiting }) => waiting === 0);
    robin.queue.send({ type: 'setAvailable', on: false });
    await sees(marijke, 'Robin', null);
    expect((await robin.queue.next('state', ({ me }) => me.status === 'off')).onDuty).toBe(0);
    expect(robin.queue.events.filter(({ type }) => type === 'overview')).toEqual([]);
  });

  it('[Q12] comes anew to a console that reconnects, and after an alarm', async () => {
    const marijke = await signIn('Marijke', 'coordinator');
    await marijke.queue.next('overview');
    await step();
    marijke.queue.close();
    const again = await TestVolunteer.openQueue(marijke.cookie);
    expect((await again.next('overview')).volunteers).toEqual([]);
    await step();
    await runDurableObjectAlarm(queueOf(env));
    await again.next('overview');
    again.close();
  });
});

it('[Q12] [A14] is not for a coordinator who has yet to accept the statement of secrecy, also in a talk', async () => {
  const sam = await signIn('Sam', 'coordinator');
  await sam.queue.next('overview');
  sam.available();
  const visitor = new TestVisitor();
  await visitor.arrive();
  await sam.accept();
  await env.DB.prepare('DELETE FROM secrecy_acceptances WHERE volunteer_id = ?').bind(sam.id).run();
  await queueOf(env).secrecyChanged();
  await sam.queue.next('secrecyDue');
  sam.queue.events.splice(0);
  const marijke = await signIn('Marijke', 'coordinator');
  const robin = await signIn('Robin', 'volunteer');
  robin.available();
  await sees(marijke, 'Robin', 'available');
  // Their console is still told of the talk, after all that coordinators were sent until now.
  robin.queue.send({ type: 'setAvailable', on: false });
  await sees(marijke, 'Robin', null);
  await sam.queue.next('state', ({ onDuty }) => onDuty === 1);
  expect(sam.queue.events.filter(({ type }) => type === 'overview')).toEqual([]);
  visitor.socket.send({ type: 'leave' });
  await visitor.state('ended');
});

it('[Q12] of many changes at once the last is sent, and few between', async () => {
  const marijke = await signIn('Marijke', 'coordinator');
  const robin = await signIn('Robin', 'volunteer');
  await marijke.queue.next('overview');
  await robin.queue.next('state');
  for (let n = 0; n < 20; n += 1) robin.queue.send({ type: 'setAvailable', on: n % 2 === 0 });
  robin.available();
  await sees(marijke, 'Robin', 'available');
  await robin.queue.next('state');
  expect(marijke.queue.events.filter(({ type }) => type === 'overview').length).toBeLessThan(5);
});

it('[Q12] a coordinator who is available is on duty like anybody else', async () => {
  const marijke = await signIn('Marijke', 'coordinator');
  marijke.available();
  await sees(marijke, 'Marijke', 'available');
  marijke.queue.send({ type: 'setAvailable', on: false });
  await sees(marijke, 'Marijke', null);
});
