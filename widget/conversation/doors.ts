import type { Availability } from '../../protocol/http/visitor.ts';
import type { Final, VisitorSession } from './session-types.ts';

/** Nothing is being asked, and nothing went wrong. */
export const QUIET = { busy: false, problem: null } as const;

type Looking =
  | Extract<VisitorSession, { name: 'start' | 'unavailable' | 'over' }>
  | Extract<VisitorSession, { name: 'stopped'; why: Final }>;

export function fromAvailability(now: Availability): VisitorSession {
  return now.state === 'open'
    ? { name: 'start', nobodyOnDuty: now.nobodyOnDuty, ticket: null, ...QUIET }
    : { name: 'unavailable', now, ...QUIET };
}

/** True where it matters to whoever looks at the page whether one may come in. */
export function looksOn(state: VisitorSession): state is Looking {
  const { name } = state;
  if (name === 'stopped') return 'now' in state;
  return name === 'start' || name === 'unavailable' || name === 'over';
}

/** Doors open and shut, and volunteers come, while somebody looks at the page. What they have typed is not taken away by it. */
export function lookedAgain(state: VisitorSession, now: Availability | null): VisitorSession {
  if (now === null || !looksOn(state) || state.busy) return state;
  switch (state.name) {
    case 'unavailable':
      return fromAvailability(now);
    case 'start':
      return now.state === 'open'
        ? { ...state, nobodyOnDuty: now.nobodyOnDuty, shut: null }
        : { ...state, shut: now };
    case 'over':
    case 'stopped':
      return { ...state, now };
  }
}
