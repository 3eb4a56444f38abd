import type { Opening } from '../../../protocol/http/visitor.ts';

/** What the opening hours say of one moment. `null` for a time: always open, nothing in sight. */
export type HoursNow =
  | { state: 'open'; closesAtMs: number | null; signUpEndsAtMs: number | null }
  | { state: 'signUpEnded'; closesAtMs: number; opens: Opening | null }
  | { state: 'closed'; opens: Opening | null; reason: string | null };
