import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeVolunteers } from '../../worker/domain/queue/state.ts';
import { DrivenQueue } from './driven-queue.ts';

type Step = {
  kind: 'arrive' | 'drop' | 'back' | 'leave' | 'on' | 'off' | 'accept' | 'decline' | 'end' | 'pass';
  who: number;
};

describe('any course of an evening', () => {
  const steps = fc.array(
    fc.record<Step>({
      kind: fc.constantFrom<Step['kind']>(
        'arrive',
        'drop',
        'back',
        'leave',
        'on',
        'off',
        'accept',
        'decline',
        'end',
        'pass',
      ),
      who: fc.integer({ min: 0, max: 5 }),
    }),
    { maxLength: 80 },
  );

  it('[Q1] [Q4] [Q7] keeps order, one volunteer a visitor, capacity, and nobody idle while somebody waits', () => {
    fc.assert(
      fc.property(steps, (course) => {
        const driven = new DrivenQueue();
        for (const id of ['v0', 'v1', 'v2']) driven.sit(id);
        for (const step of course) {
          const before = driven.positions();
          take(driven, step);
          checkInvariants(driven);
          const after = driven.positions().filter((id) => before.includes(id));
          expect(after).toEqual(before.filter((id) => after.includes(id)));
        }
      }),
      { numRuns: 300 },
    );
  });

  function take(driven: DrivenQueue, { kind, who }: Step): void {
    const visitor = `p${who}`;
    const volunteer = `v${who % 3}`;
    const entry = driven.state.entries.find((e) => e.signUpId === visitor);
    if (kind === 'arrive' && entry === undefined && driven.signUp(visitor) === 'admitted')
      driven.report(visitor);
    if (kind === 'on' || kind === 'off') driven.available(volunteer, kind === 'on');
    if (kind === 'accept') driven.accept(volunteer);
    if (kind === 'decline' && driven.offerTo(volunteer) !== null) driven.decline(volunteer);
    if (kind === 'pass') driven.pass((who + 1) * 40_000);
    if (entry === undefined) return;
    const assigned = entry.place.state === 'assigned';
    if (kind === 'drop' || kind === 'back') {
      driven.report(visitor, { connected: kind === 'back', phase: assigned ? 'assigned' : 'waiting' });
    }
    if (kind === 'leave' || (kind === 'end' && assigned))
      driven.report(visitor, { phase: 'ended', opened: assigned });
  }

  function checkInvariants(driven: DrivenQueue): void {
    const held = driven.state.entries.flatMap((e) =>
      e.place.state === 'waiting' ? [] : [e.place.volunteerId],
    );
    expect(new Set(held).size).toBe(held.length);
    const idle = freeVolunteers(driven.state, driven.context);
    const unserved = driven.state.entries.filter(
      (e) => e.place.state === 'waiting' && e.awaySinceMs === null,
    );
    expect(idle.length === 0 || unserved.length === 0).toBe(true);
  }
});
