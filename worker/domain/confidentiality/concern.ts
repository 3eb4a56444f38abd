/*
 * [R2] [B1] Breaking confidentiality takes two coordinators. A concern is reported and holds its conversation; one coordinator takes it
 * up and writes why; another approves with a fresh passkey; then one of the two may hand something over. Every state but the last
 * runs out by itself, and so does the hold. A refused step gives its reason and changes nothing.
 */

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How long each state lasts at most. The hold on the conversation ends with it. */
export const CONCERN_TIMES = {
  reportedMs: 72 * HOUR_MS,
  inReviewMs: 28 * DAY_MS,
  approvedMs: 14 * DAY_MS,
  disclosedMs: 28 * DAY_MS,
} as const;
/** A passkey counts as fresh this long after it was asked for. */
export const FRESH_PASSKEY_MS = 2 * 60_000;
/** After the end of a talk its volunteer may report this long. */
export const REPORT_AFTER_END_MS = 12 * HOUR_MS;

export type Person = { id: string; role: 'volunteer' | 'coordinator' };
export type Taken = { by: string; atMs: number };

type Base = {
  /** Everybody who reported it, the first of them first. */
  raisers: readonly [string, ...string[]];
  raisedAtMs: number;
  /** When this concern was first taken up, also by a coordinator who left since. */
  takenUpAtMs: number | null;
  /** From when the 72 h of this report count, and the 28 days of its review: `report` says which begin anew. */
  heldSinceMs: number;
  reviewedSinceMs: number | null;
};

/**
 * `account`: names what the first coordinator wrote, so that the second approves what they have read. `closesAtMs`: when what was
 * handed over is settled, and the conversation held no more, unless somebody closes it sooner.
 */
export type Concern = Base &
  (
    | { state: 'reported' }
    | { state: 'inReview'; first: Taken; account: string }
    | { state: 'approved'; first: Taken; account: string; second: Taken }
    | {
        state: 'disclosed';
        first: Taken;
        account: string;
        second: Taken;
        disclosed: Taken;
        closesAtMs: number;
      }
    | { state: 'declined' | 'withdrawn' | 'closed'; ended: Taken }
    | { state: 'lapsed'; endedAtMs: number }
  );
export type ConcernState = Concern['state'];

/** What the rules must know of the world at this moment. */
export type Now = {
  nowMs: number;
  /** The erasure of the conversation has begun. */
  erased: boolean;
  /** Whether this person still works here as a coordinator. */
  isCoordinator: (id: string) => boolean;
};

export type Step =
  | { type: 'takeUp'; account: string }
  | { type: 'approve'; account: string; freshPasskey: boolean }
  /** `untilMs`: the hold ends then, or 28 days from now if that is sooner. */
  | { type: 'disclose'; untilMs: number }
  | { type: 'shorten'; untilMs: number }
  | { type: 'decline' | 'withdraw' | 'close' };

/**
 * notYours: for coordinators, or for those two alone · otherPerson: it takes somebody else · freshPasskey: confirm with a passkey
 * first · changed: the concern is no longer in the state, or holds no longer the account, that was shown · erased: nothing is left ·
 * time: that moment is over, or is no sooner than what stands there
 */
export type Refusal = 'notYours' | 'otherPerson' | 'freshPasskey' | 'changed' | 'erased' | 'time';

/**
 * A report begins a concern. `earlier`: the concerns of the same conversation before it, in their order, all of them over as
 * `atPresent` has them. The 72 h are a person's own: whoever has begun none before holds the conversation for all of them, and once
 * more after somebody else ended that one, because they may have read more since. So nobody holds it for ever alone. The 28 days
 * count from the first review of all, whoever reports it.
 */
export function report(by: Person, earlier: readonly Concern[], nowMs: number): Concern {
  const reviewed = earlier.flatMap(({ reviewedSinceMs }) => reviewedSinceMs ?? []);
  const own = earlier.filter(({ raisers }) => raisers[0] === by.id);
  const last = own.at(-1);
  const anew = last === undefined || (own.length === 1 && wasEndedByOther(last, by));
  return {
    state: 'reported',
    raisers: [by.id],
    raisedAtMs: nowMs,
    takenUpAtMs: null,
    heldSinceMs: anew ? nowMs : last.heldSinceMs,
    reviewedSinceMs: reviewed.length === 0 ? null : Math.min(...reviewed),
  };
}

function wasEndedByOther(concern: Concern, { id }: Person): boolean {
  return 'ended' in concern && concern.ended.by !== id;
}

/** Another report of what is open already adds to it, and starts no time anew. */
export function reportAgain(concern: Concern, by: Person): Concern {
  return concern.raisers.includes(by.id) ? concern : { ...concern, raisers: [...concern.raisers, by.id] };
}

/** True while the concern awaits a step, or what was handed over is still under discussion. */
export function isOpen({ state }: Concern): boolean {
  return OPEN.includes(state);
}
const OPEN: readonly ConcernState[] = ['reported', 'inReview', 'approved', 'disclosed'];

/** When the state runs out; for one that is over, when it ended. */
export function untilMs(concern: Concern): number {
  const { raisedAtMs, takenUpAtMs } = concern;
  switch (concern.state) {
    case 'reported':
      return takenUpAtMs === null
        ? raisedAtMs + CONCERN_TIMES.reportedMs
        : takenUpAtMs + CONCERN_TIMES.inReviewMs;
    case 'inReview':
      return (takenUpAtMs ?? concern.first.atMs) + CONCERN_TIMES.inReviewMs;
    case 'approved':
      return concern.second.atMs + CONCERN_TIMES.approvedMs;
    case 'disclosed':
      return concern.closesAtMs;
    case 'declined':
    case 'withdrawn':
    case 'closed':
      return concern.ended.atMs;
    case 'lapsed':
      return concern.endedAtMs;
  }
}

/** [R2] Until when the conversation is held; null: it is not. */
export function holdUntilMs(concern: Concern): number | null {
  if (!isOpen(concern)) return null;
  const { heldSinceMs, takenUpAtMs, reviewedSinceMs, state } = concern;
  if (state === 'approved' || state === 'disclosed') return untilMs(concern);
  const reportedMs = heldSinceMs + CONCERN_TIMES.reportedMs;
  if (takenUpAtMs === null) return reportedMs;
  // Of a conversation that was reviewed before, little may be left of the 28 days: taking it up shortens no hold.
  return Math.max(reportedMs, (reviewedSinceMs ?? takenUpAtMs) + CONCERN_TIMES.inReviewMs);
}

/** [B3] What whoever reports it now may rely on: for how long it is held, of at most 72 h, because the rest is not theirs to know. */
export function heldForMs(concern: Concern, nowMs: number): number {
  return Math.min(Math.max((holdUntilMs(concern) ?? 0) - nowMs, 0), CONCERN_TIMES.reportedMs);
}

/** The concern as it is now: what ran out is over, and what a coordinator began who has left since begins anew. */
export function atPresent(concern: Concern, { nowMs, isCoordinator }: Now): Concern {
  if (!isOpen(concern)) return concern;
  const endsAtMs = untilMs(concern);
  const base = baseOf(concern);
  if (nowMs >= endsAtMs) {
    return concern.state === 'disclosed'
      ? { ...base, state: 'closed', ended: { by: concern.disclosed.by, atMs: endsAtMs } }
      : { ...base, state: 'lapsed', endedAtMs: endsAtMs };
  }
  const begun = concern.state === 'inReview' && !isCoordinator(concern.first.by);
  return begun ? { ...base, state: 'reported' } : concern;
}

/** Takes a step, or says why not. The concern that comes back is stored only if nothing changed meanwhile. */
export function takeStep(stored: Concern, step: Step, by: Person, now: Now): Concern | Refusal {
  if (by.role !== 'coordinator' || !now.isCoordinator(by.id)) return 'notYours';
  const concern = atPresent(stored, now);
  const taken: Taken = { by: by.id, atMs: now.nowMs };
  if (now.erased && NEEDS_CONVERSATION.includes(step.type)) return 'erased';
  switch (step.type) {
    case 'takeUp':
      if (concern.state !== 'reported') return 'changed';
      return {
        ...concern,
        state: 'inReview',
        first: taken,
        account: step.account,
        takenUpAtMs: concern.takenUpAtMs ?? now.nowMs,
        reviewedSinceMs: concern.reviewedSinceMs ?? now.nowMs,
      };
    case 'approve':
      if (concern.state !== 'inReview') return 'changed';
      if (concern.first.by === by.id || concern.raisers.includes(by.id)) return 'otherPerson';
      if (concern.account !== step.account) return 'changed';
      return step.freshPasskey ? { ...concern, state: 'approved', second: taken } : 'freshPasskey';
    case 'disclose':
      if (concern.state !== 'approved') return 'changed';
      if (!isOneOfTheTwo(concern, by)) return 'notYours';
      if (step.untilMs <= now.nowMs) return 'time';
      return {
        ...concern,
        state: 'disclosed',
        disclosed: taken,
        closesAtMs: Math.min(step.untilMs, now.nowMs + CONCERN_TIMES.disclosedMs),
      };
    case 'shorten':
      if (concern.state !== 'disclosed') return 'changed';
      if (step.untilMs <= now.nowMs || step.untilMs >= concern.closesAtMs) return 'time';
      return { ...concern, closesAtMs: step.untilMs };
    case 'decline':
      if (concern.state !== 'reported' && concern.state !== 'inReview') return 'changed';
      if (concern.state === 'inReview' && concern.first.by === by.id) return 'otherPerson';
      return { ...baseOf(concern), state: 'declined', ended: taken };
    case 'withdraw':
      if (concern.state !== 'inReview' && concern.state !== 'approved') return 'changed';
      return isOneOfTheTwo(concern, by)
        ? { ...baseOf(concern), state: 'withdrawn', ended: taken }
        : 'notYours';
    case 'close':
      if (concern.state !== 'disclosed') return 'changed';
      return { ...baseOf(concern), state: 'closed', ended: taken };
  }
}

const NEEDS_CONVERSATION: readonly Step['type'][] = ['takeUp', 'approve', 'disclose'];

function isOneOfTheTwo(concern: { first: Taken; second?: Taken }, { id }: Person): boolean {
  return concern.first.by === id || concern.second?.by === id;
}

function baseOf({ raisers, raisedAtMs, takenUpAtMs, heldSinceMs, reviewedSinceMs }: Concern): Base {
  return { raisers, raisedAtMs, takenUpAtMs, heldSinceMs, reviewedSinceMs };
}
