import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QueueSettings } from '../../protocol/settings.ts';
import { isFree } from '../../worker/domain/queue/state.ts';
import { DrivenQueue, MINUTE } from './driven-queue.ts';

const VOLUNTEERS = ['v0', 'v1', 'v2'];

/** An evening, with a record of its own of who gave a sign and who stands first since when. */
class Evening extends DrivenQueue {
  readonly #signedAtMs = new Map<string, number>();
  #first: { id: string; sinceMs: number } | null = null;

  constructor(settings: Partial<QueueSettings>) {
    super();
    this.settings = { ...this.settings, ...settings };
    for (const id of VOLUNTEERS) {
      this.sit(id);
      this.signed(id);
    }
  }

  signed(id: string): void {
    this.#signedAtMs.set(id, this.nowMs);
  }

  /** Of whoever is in a talk, or beside one, each moment is a sign. */
  note(): void {
    for (const id of VOLUNTEERS) if (!isFree(this.state, id)) this.signed(id);
    const [id] = this.positions();
    const entry = this.state.entries.find(({ signUpId }) => signUpId === id);
    const isThere = entry?.cameIn === true && entry.awaySinceMs === null;
    if (id === undefined || !isThere) this.#first = null;
    else if (this.#first?.id !== id) this.#first = { id, sinceMs: this.nowMs };
  }

  /** What the first visitor is told, and for how long they have stood there with no sign of anybody. */
  get first() {
    if (this.#first === null) return null;
    const told = this.toldTo(this.#first.id);
    const silentSinceMs = Math.max(this.#first.sinceMs, ...this.#signedAtMs.values());
    return { told, silentMs: this.nowMs - silentSinceMs };
  }

  hasSigned(id: string, withinMs: number): boolean {
    return this.nowMs - (this.#signedAtMs.get(id) ?? 0) < withinMs;
  }
}

type Step = (evening: Evening, visitor: string, volunteer: string) => void;

const known = (evening: Evening, visitor: string) =>
  evening.state.entries.find((entry) => entry.signUpId === visitor);
const phaseOf = (evening: Evening, visitor: string) =>
  known(evening, visitor)?.place.state === 'assigned' ? 'assigned' : 'waiting';

const ACTS: Step[] = [
  (evening, _, volunteer) => evening.available(volunteer),
  (evening, _, volunteer) => evening.available(volunteer, false),
  // Without an offer there is nothing to press but that one is there.
  (evening, _, volunteer) =>
    evening.offerTo(volunteer) === null ? evening.stillHere(volunteer) : evening.accept(volunteer),
  (evening, _, volunteer) =>
    evening.offerTo(volunteer) === null ? evening.stillHere(volunteer) : evening.decline(volunteer),
  (evening, _, volunteer) => evening.takeBreak(volunteer),
  (evening, _, volunteer) => evening.stillHere(volunteer),
  (evening, _, volunteer) => evening.sit(volunteer, `session-${evening.nowMs}`, true),
];
const EVENTS: Step[] = [
  (evening, visitor) =>
    known(evening, visitor) ?? (evening.signUp(visitor) === 'admitted' && evening.report(visitor)),
  (evening, visitor) =>
    known(evening, visitor) &&
    evening.report(visitor, { connected: false, phase: phaseOf(evening, visitor) }),
  (evening, visitor) =>
    known(evening, visitor) && evening.report(visitor, { phase: phaseOf(evening, visitor) }),
  (evening, visitor) => known(evening, visitor) && evening.report(visitor, { phase: 'ended', opened: true }),
  (evening, visitor) => known(evening, visitor) && evening.report(visitor, { phase: 'ended' }),
  (evening, visitor, volunteer) =>
    phaseOf(evening, visitor) === 'assigned' &&
    evening.report(visitor, {
      phase: 'assigned',
      opened: true,
      sitIn: { stage: 'begun', volunteerId: volunteer },
    }),
  (evening, _, volunteer) => evening.lose(volunteer),
  (evening, _, volunteer) => evening.sit(volunteer),
];
const PASSES_S = [1, 7, 55, 100, 400];

/** A step, and whether it is an act of the volunteer, which counts as a sign. */
const step = fc.oneof(
  fc.record({
    act: fc.constantFrom(...ACTS),
    visitor: fc.nat(3),
    volunteer: fc.nat(2),
    isSign: fc.constant(true),
  }),
  fc.record({
    act: fc.constantFrom(...EVENTS),
    visitor: fc.nat(3),
    volunteer: fc.nat(2),
    isSign: fc.constant(false),
  }),
);
const schedules = fc.record({
  settings: fc.record({
    absentSeconds: fc.integer({ min: 90, max: 600 }),
    offerSeconds: fc.integer({ min: 15, max: 300 }),
    quietMinutes: fc.integer({ min: 15, max: 240 }),
    pauseMinutes: fc.integer({ min: 1, max: 60 }),
    breakMinutes: fc.integer({ min: 5, max: 60 }),
    capacity: fc.integer({ min: 1, max: 2 }),
  }),
  steps: fc.array(fc.tuple(step, fc.constantFrom(...PASSES_S)), { maxLength: 40 }),
  tailMinutes: fc.constantFrom(0, 20, 120),
});

describe('in every schedule', () => {
  it('[Q11] who stands first and hears no sign of anybody for `absentSeconds` is told that nobody is there', () => {
    fc.assert(
      fc.property(schedules, ({ settings, steps, tailMinutes }) => {
        const evening = new Evening(settings);
        const absentMs = settings.absentSeconds * 1_000;
        const check = () => {
          evening.note();
          const { first } = evening;
          if (first === null) return;
          if (first.silentMs >= absentMs)
            expect(first.told).toMatchObject({ position: 1, nobodyOnDuty: true });
          // And not too soon: whoever just gave a sign, is connected and not off, is there.
          const isThere = evening.state.volunteers.some(
            ({ id, duty, disconnectedAtMs }) =>
              duty.status !== 'off' && disconnectedAtMs === null && evening.hasSigned(id, absentMs),
          );
          if (isThere) expect(first.told).toMatchObject({ nobodyOnDuty: false });
        };
        for (const [{ act, visitor, volunteer, isSign }, passS] of steps) {
          if (isSign) evening.signed(`v${volunteer}`);
          act(evening, `p${visitor}`, `v${volunteer}`);
          check();
          evening.live(passS * 1_000, check);
        }
        evening.live(tailMinutes * MINUTE, check);
      }),
      { numRuns: 300 },
    );
  });

  it('[Q11] no offer stays with anybody for longer than `absentSeconds`, and nobody is offered three in a row in silence', () => {
    fc.assert(
      fc.property(schedules, ({ settings, steps, tailMinutes }) => {
        const evening = new Evening(settings);
        const offers = new Map<string, Set<number>>(VOLUNTEERS.map((id) => [id, new Set()]));
        const check = () => {
          for (const { place } of evening.state.entries) {
            if (place.state !== 'offered') continue;
            expect(evening.nowMs - place.offeredAtMs).toBeLessThan(settings.absentSeconds * 1_000);
            offers.get(place.volunteerId)?.add(place.generation);
          }
        };
        for (const [{ act, visitor, volunteer, isSign }, passS] of steps) {
          act(evening, `p${visitor}`, `v${volunteer}`);
          if (isSign) offers.get(`v${volunteer}`)?.clear();
          check();
          evening.live(passS * 1_000, check);
        }
        for (const seen of offers.values()) seen.clear();
        evening.live(tailMinutes * MINUTE, check);
        for (const [id, seen] of offers)
          if (isFree(evening.state, id)) expect(seen.size).toBeLessThanOrEqual(2);
      }),
      { numRuns: 200 },
    );
  });
});
