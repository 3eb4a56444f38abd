import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeVolunteers } from '../../worker/domain/queue-state.ts';
import { Line } from './line.ts';

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
        const line = new Line();
        for (const id of ['v0', 'v1', 'v2']) line.sit(id);
        for (const step of course) {
          const before = line.positions();
          take(line, step);
          checkInvariants(line);
          const after = line.positions().filter((id) => before.includes(id));
          expect(after).toEqual(before.filter((id) => after.includes(id)));
        }
      }),
      { numRuns: 300 },
    );
  });

  function take(line: Line, { kind, who }: Step): void {
    const visitor = `p${who}`;
    const volunteer = `v${who % 3}`;
    const entry = line.state.entries.find((e) => e.signUpId === visitor);
    if (kind === 'arrive' && entry === undefined && line.signUp(visitor) === 'admitted') line.report(visitor);
    if (kind === 'on' || kind === 'off') line.available(volunteer, kind === 'on');
    if (kind === 'accept') line.accept(volunteer);
    if (kind === 'decline' && line.offerTo(volunteer) !== null) line.decline(volunteer);
    if (kind === 'pass') line.pass((who + 1) * 40_000);
    if (entry === undefined) return;
    const assigned = entry.place.state === 'assigned';
    if (kind === 'drop' || kind === 'back') {
      line.report(visitor, { connected: kind === 'back', phase: assigned ? 'assigned' : 'waiting' });
    }
    if (kind === 'leave' || (kind === 'end' && assigned))
      line.report(visitor, { phase: 'ended', opened: assigned });
  }

  function checkInvariants(line: Line): void {
    const held = line.state.entries.flatMap((e) =>
      e.place.state === 'waiting' ? [] : [e.place.volunteerId],
    );
    expect(new Set(held).size).toBe(held.length);
    const idle = freeVolunteers(line.state, line.rules);
    const unserved = line.state.entries.filter((e) => e.place.state === 'waiting' && e.awaySinceMs === null);
    expect(idle.length === 0 || unserved.length === 0).toBe(true);
  }
});
