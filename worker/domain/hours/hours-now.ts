import type { Opening } from '../../../protocol/http/visitor.ts';

/** What the opening hours say of one moment. `null` for a time: always open, nothing in sight. */
export type HoursNow =
  | { state: 'open'; closesAtMs: number | null; signUpEndsAtMs: number | null }
  | { state: 'signUpEnded'; closesAtMs: number; opens: Opening | null }
  /** `byHand`: a coordinator has shut the doors for now, whatever the hours say. */
  | { state: 'closed'; opens: Opening | null; reason: string | null; byHand?: true };
