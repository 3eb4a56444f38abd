import * as z from 'zod';

/* How long conversations are kept, and the proof that they go: for coordinators. The routes are in endpoints.ts. */

/** missing: no run of the purge finished in an hour · failed: the last one did not erase all that it should */
export const PurgeState = z.enum(['ok', 'missing', 'failed']);
export type PurgeState = z.infer<typeof PurgeState>;

/** For every coordinator's page, and no secret: `/health` says the same. */
export const PurgeStateBody = z.strictObject({ state: PurgeState });

/** YYYY-MM-DD in the helpline's zone, the first day first. */
const perDay = z.array(z.strictObject({ date: z.iso.date(), n: z.int() }));

export const PurgeRun = z.strictObject({
  startedAt: z.number(),
  /** Null: it died, or still runs. */
  finishedAt: z.number().nullable(),
  erased: z.int(),
  failed: z.int(),
  sweptKeys: z.int(),
});
export type PurgeRun = z.infer<typeof PurgeRun>;

/** Asked with `?before=<startedAt>` for older runs; without it, from the newest. */
export const RetentionBody = z.strictObject({
  weeks: z.int(),
  /** For so long the account of a decision is kept. */
  accountMonths: z.int(),
  /** For so long after somebody has left it is kept that they accepted the statement of secrecy. */
  secrecyMonths: z.int(),
  /** Of the settings, for who changes a term. */
  version: z.int(),
  state: PurgeState,
  /** Of the oldest conversation that is kept; null: there is none. */
  oldestDays: z.int().nullable(),
  /** Conversations erased in the last thirty days, whoever asked for it: the purge, a coordinator or a visitor. A day without any is left out. */
  erasedPerDay: perDay,
  /** In the next seven days, today first. */
  nextPerDay: perDay,
  /** The newest first. */
  runs: z.array(PurgeRun),
  /** Pass as `before` for the next page; null at the end. */
  next: z.number().nullable(),
});
export type RetentionBody = z.infer<typeof RetentionBody>;

export const ERASING_REASONS = ['visitorAsked', 'personalData', 'practice', 'mistake'] as const;
export const EraseNowBody = z.strictObject({ reason: z.enum(ERASING_REASONS) });
