import {
  atPresent,
  holdUntilMs,
  isOpen,
  report,
  reportAgain,
  takeStep,
  type Concern,
  type Now,
  type Person,
  type Refusal,
  type Step,
} from '../../worker/domain/confidentiality/concern.ts';

export const ANN: Person = { id: 'ann', role: 'coordinator' };
export const BO: Person = { id: 'bo', role: 'coordinator' };
export const VIC: Person = { id: 'vic', role: 'volunteer' };
export const PEOPLE = [ANN, BO, VIC] as const;

export const START_MS = 1_000_000;
export const TAKE_UP = { type: 'takeUp', account: 'text' } as const satisfies Step;
export const APPROVE = { type: 'approve', account: 'text', freshPasskey: true } as const satisfies Step;

type Held = { eraseAtMs: number; holdUntilMs: number | null; erased: boolean };

/** A conversation with its concerns beside another one, on a clock of its own: what the database does, without it. */
export class DrivenConcern {
  nowMs: number;
  readonly concerns: Concern[] = [];
  readonly conversation: Held;
  readonly other: Held;
  readonly removed = new Set<string>();

  constructor(nowMs: number, eraseAtMs: number) {
    this.nowMs = nowMs;
    this.conversation = { eraseAtMs, holdUntilMs: null, erased: false };
    this.other = { ...this.conversation };
  }

  get now(): Now {
    return {
      nowMs: this.nowMs,
      erased: this.conversation.erased,
      isCoordinator: (id) => !this.removed.has(id) && id !== VIC.id,
    };
  }

  /** @throws if nothing was reported yet. */
  get concern(): Concern {
    const last = this.concerns.at(-1);
    if (last === undefined) throw new Error('nothing was reported');
    return atPresent(last, this.now);
  }

  pass(ms: number): void {
    this.nowMs += ms;
  }

  report(by: Person): void {
    if (this.conversation.erased || this.removed.has(by.id)) return;
    const last = this.concerns.at(-1);
    const open = last !== undefined && isOpen(atPresent(last, this.now));
    if (last !== undefined && open) return this.#store(reportAgain(last, by));
    const before = this.concerns.map((each) => atPresent(each, this.now));
    this.concerns.push(report(by, before, this.nowMs));
    const heldUntilMs = holdUntilMs(this.concern) ?? 0;
    this.conversation.holdUntilMs = Math.max(this.conversation.holdUntilMs ?? 0, heldUntilMs);
  }

  /** What was refused, or null. */
  take(step: Step, by: Person): Refusal | null {
    const next = takeStep(this.concern, step, by, this.now);
    if (typeof next === 'string') return next;
    this.#store(next);
    if (!this.conversation.erased) this.conversation.holdUntilMs = holdUntilMs(next);
    return null;
  }

  remove({ id }: Person): void {
    this.removed.add(id);
  }

  /** The visitor wants it wiped: from now on it is due. */
  wipe(): void {
    this.conversation.eraseAtMs = Math.min(this.conversation.eraseAtMs, this.nowMs);
  }

  purge(): void {
    for (const held of [this.conversation, this.other]) {
      const due = held.eraseAtMs <= this.nowMs;
      if (due && (held.holdUntilMs === null || held.holdUntilMs <= this.nowMs)) held.erased = true;
    }
  }

  #store(concern: Concern): void {
    this.concerns[this.concerns.length - 1] = concern;
  }
}

export const DISCLOSE = { type: 'disclose', untilMs: Infinity } as const satisfies Step;

/** Reported by this person at START_MS, of a conversation that is kept for 42 days. */
export function reported(by: Person = VIC): DrivenConcern {
  const driven = new DrivenConcern(START_MS, START_MS + 42 * 86_400_000);
  driven.report(by);
  return driven;
}

/**
 * By Ann as the first and Bo as the second, as far as that.
 * @throws if it does not come there.
 */
export function brought(to: 'reported' | 'inReview' | 'approved' | 'disclosed'): DrivenConcern {
  const driven = reported();
  const steps: readonly [Step, Person][] = [
    [TAKE_UP, ANN],
    [APPROVE, BO],
    [DISCLOSE, ANN],
  ];
  for (const [step, by] of steps.slice(0, ['reported', 'inReview', 'approved', 'disclosed'].indexOf(to)))
    driven.take(step, by);
  if (driven.concern.state !== to) throw new Error(`It is ${driven.concern.state}`);
  return driven;
}
