import * as z from 'zod';
import { isBlank } from '../blank.ts';
import { ClosedNow, CLOSED_REASON_CHARS, Span } from '../settings.ts';
import { AuditHead } from './audit.ts';
import { Opening } from './visitor.ts';

/* What coordinators ask and do about today. Who waits and who works comes by the queue's socket. The routes are in endpoints.ts. */

/** The settings' version that the coordinator saw, so that a colleague's change since is not undone unseen. Older consoles say none. */
const seen = z.int().min(0).optional();

/** `until`: a time is by the helpline's clock, HH:MM, and the next one that comes. */
export const ClosingBody = z.strictObject({
  reason: z
    .string()
    .trim()
    .min(1)
    .max(CLOSED_REASON_CHARS)
    .refine((text) => !isBlank(text))
    .nullable(),
  until: z.union([z.enum(['nextOpening', 'byHand']), Span.shape.from]),
  seen,
});
export type ClosingBody = z.infer<typeof ClosingBody>;

/** The hours of one date as they will be. `date`: which one the coordinator saw as today. */
export const LongerBody = z.strictObject({ date: z.iso.date(), span: Span, seen });
export type LongerBody = z.infer<typeof LongerBody>;

/**
 * `refused`: they leave out some of the hours that hold (`shorter`), are the same (`unchanged`) or are over (`past`); null: they
 * hold from now on.
 */
export const LongerAnswer = z.strictObject({ refused: z.enum(['shorter', 'unchanged', 'past']).nullable() });
export type LongerAnswer = z.infer<typeof LongerAnswer>;

export const TodayBody = z.strictObject({
  /** Of the settings. Missing from a server of before. */
  version: z.int().min(0).optional(),
  /** By whose clock: an IANA zone. */
  zone: z.string(),
  /** YYYY-MM-DD, of the span that is open now, or else comes next, or else was the last; null: none on this date. */
  date: z.string(),
  span: Span.nullable(),
  /** This date was made longer by hand. */
  changed: z.boolean(),
  /** The doors are shut by hand now. */
  closed: z.strictObject({ reason: z.string().nullable(), until: ClosedNow.shape.until }).nullable(),
  /** When doors that are shut now until the next opening would open; null: none is in sight, or it is closed already. */
  nextOpening: Opening.nullable(),
  /** There is nobody whom volunteers can call when it is urgent. */
  noOnCall: z.boolean(),
  /** Help lines of which nobody has checked for 90 days whether they are still right, or ever. */
  linesToCheck: z.int().min(0),
  /** Concerns that wait for a step of a coordinator. */
  concerns: z.int().min(0),
  /** [A12] The last linked entry of the log; null while it is empty. Missing from a server of before. */
  logHead: AuditHead.nullable().optional(),
});
export type TodayBody = z.infer<typeof TodayBody>;
