import { CLOSE } from '../../protocol/close-codes.ts';
import type { Availability } from '../../protocol/http/visitor.ts';
import type { VisitorState } from '../../protocol/room.ts';

export type Stop = 'replaced' | 'gone' | 'version' | 'error';
export type View =
  | { name: 'start'; nobodyOnDuty: boolean }
  | { name: 'unavailable'; now: Exclude<Availability, { state: 'open' }> }
  /** A conversation of before a reload, of which the room has said nothing yet. */
  | { name: 'returning' }
  | { name: 'room'; state: VisitorState }
  | { name: 'stopped'; why: Stop };
export type Problem = 'network' | null;

export function viewOf(availability: Availability): View {
  return availability.state === 'open'
    ? { name: 'start', nobodyOnDuty: availability.nobodyOnDuty }
    : { name: 'unavailable', now: availability };
}

/** Why a room closed the socket for good. */
export function stopOf(closeCode: number): Stop {
  switch (closeCode) {
    case CLOSE.gone.code:
    case CLOSE.refused.code:
      return 'gone';
    case CLOSE.replaced.code:
      return 'replaced';
    case CLOSE.version.code:
      return 'version';
    default:
      return 'error';
  }
}

/** [C6] The number of the sit-in while a colleague reads along; null while none does. */
export function sitInNow(view: View): number | null {
  const coach = view.name === 'room' && view.state.phase === 'talking' ? view.state.coach : null;
  return coach?.stage === 'sitting' ? coach.sitIn : null;
}
