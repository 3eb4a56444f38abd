import { runDurableObjectAlarm } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CoordinatorSnapshot } from '../../protocol/queue.ts';
import { setAvailable } from '../../worker/domain/queue/duty.ts';
import { connectConsole } from '../../worker/domain/queue/queue.ts';
import { EMPTY_QUEUE, type QueueContext, type QueueState } from '../../worker/domain/queue/state.ts';
import { DEFAULT_SETTINGS } from '../../worker/domain/settings/default-settings.ts';
import { queueOf } from '../../worker/objects/kit/stubs.ts';
import { Overviews } from '../../worker/objects/queue/overviews.ts';
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

describe('of many changes at once', () => {
  const REST_MS = 400;
  afterEach(() => {
    vi.useRealTimers();
  });

  const context: QueueContext = {
    nowMs: 1,
    settings: DEFAULT_SETTINGS.queue,
    hours: { state: 'open', closesAtMs: null, signUpEndsAtMs: null },
  };
  const sit = (state: QueueState, id: string) =>
    connectConsole(state, context, { id, alias: id, sessionHash: id, takeOver: false }).state;
  const come = (state: QueueState, id: string) => setAvailable(sit(state, id), context, id, true);

  /** Sends what coordinators see of a queue that a test changes. `sent` holds how many are listed, by each overview. */
  function drive(): { sent: number[]; change: (how: (state: QueueState) => QueueState) => void } {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const sent: number[] = [];
    const send = (frame: string) => {
      const { volunteers } = JSON.parse(frame) as CoordinatorSnapshot;
      sent.push(volunteers.length);
    };
    let state = EMPTY_QUEUE;
    const overviews = new Overviews(
      { waitUntil: () => {} },
      { coordinators: () => [{ send } as unknown as WebSocket] },
      async () => ({ state, context }),
    );
    const change = (how: (state: QueueState) => QueueState) => {
      const before = state;
      state = how(before);
      overviews.changed(state, context, before);
    };
    return { sent, change };
  }

  it('[Q12] the first is sent at once, and after 400 ms the last, for all that changed meanwhile', async () => {
    const { sent, change } = drive();
    change((state) => come(state, 'robin'));
    await vi.advanceTimersByTimeAsync(0);
    expect(sent).toEqual([1]);
    for (const id of ['noor', 'sam']) change((state) => come(state, id));
    await vi.advanceTimersByTimeAsync(REST_MS - 1);
    expect(sent).toEqual([1]);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toEqual([1, 3]);
    await vi.advanceTimersByTimeAsync(REST_MS);
    change((state) => setAvailable(state, context, 'sam', false));
    await vi.advanceTimersByTimeAsync(0);
    expect(sent).toEqual([1, 3, 2]);
  });

  it('[Q12] one that coordinators do not see is no change', async () => {
    const { sent, change } = drive();
    change((state) => sit(state, 'robin'));
    await vi.advanceTimersByTimeAsync(REST_MS);
    expect(sent).toEqual([]);
  });
});

it('[Q12] of twenty presses of one volunteer the last is what a coordinator sees', async () => {
  const marijke = await signIn('Marijke', 'coordinator');
  const robin = await signIn('Robin', 'volunteer');
  await robin.queue.next('state');
  for (let n = 0; n < 20; n += 1) robin.queue.send({ type: 'setAvailable', on: n % 2 === 0 });
  robin.available();
  robin.queue.send({ type: 'takeBreak' });
  await sees(marijke, 'Robin', 'break');
  robin.queue.send({ type: 'setAvailable', on: false });
  await sees(marijke, 'Robin', null);
});

it('[Q12] a coordinator who is available is on duty like anybody else', async () => {
  const marijke = await signIn('Marijke', 'coordinator');
  marijke.available();
  await sees(marijke, 'Marijke', 'available');
  marijke.queue.send({ type: 'setAvailable', on: false });
  await sees(marijke, 'Marijke', null);
});
