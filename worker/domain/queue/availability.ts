import type { Availability } from '../../../protocol/http/visitor.ts';
import type { Settings } from '../../../protocol/settings.ts';
import { doorsAt } from '../hours/doors.ts';
import { isFullWith, type Crowd } from './places.ts';

export type AvailabilityFacts = {
  settings: Settings;
  nowMs: number;
  /** As the queue last published it. */
  crowd: Crowd;
  /** A review key exists. Without one nothing can be kept, so nobody is let in, and no opening is promised. */
  ready: boolean;
};

/** [O1] [O2] [Q2] May one come in now, and if not, why and when. */
export function decideAvailability(facts: AvailabilityFacts): Availability {
  const { settings, nowMs } = facts;
  // [S8] Nor before what must be right first is done. Visitors read that it is closed, and staff why.
  if (!facts.ready || settings.firstRun)
    return { state: 'closed', opens: null, reason: null, notReady: true };
  const hours = doorsAt(settings, nowMs);
  switch (hours.state) {
    case 'closed':
      return { ...hours, notReady: false };
    case 'signUpEnded':
      return { state: 'signUpEnded', closesInMs: hours.closesAtMs - nowMs, opens: hours.opens };
    case 'open': {
      const signUpEndsInMs = hours.signUpEndsAtMs === null ? null : hours.signUpEndsAtMs - nowMs;
      if (isFullWith(settings.queue, facts.crowd)) return { state: 'full', signUpEndsInMs };
      return { state: 'open', signUpEndsInMs, nobodyOnDuty: facts.crowd.onDuty === 0 };
    }
  }
}

/** How long the clock alone leaves this answer true; null: for as long as nothing else changes. */
export function changesInMs(availability: Availability): number | null {
  switch (availability.state) {
    case 'open':
    case 'full':
      return availability.signUpEndsInMs;
    case 'signUpEnded':
      return availability.closesInMs;
    case 'closed':
      return availability.opens?.inMs ?? null;
  }
}
