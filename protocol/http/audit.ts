import * as z from 'zod';
import { Hash, RoomId } from '../sealed.ts';

/* The log of who did what, for coordinators. The routes are in endpoints.ts. */

/**
 * What people did that others must be able to check afterwards: who, what, when and why, never what was said.
 *
 * refusedConversation: a reading that was asked for by a coordinator who has no share of its key · manyOpenings: more readings
 * in an hour than is usual, which the console asks about · passkeyCounter: somebody signed in by a passkey whose counter went
 * back · signInFailed: with a passkey that is known here · refused: a route that is not for this role · endSession: another
 * session of one's own · closeNow, openNow: the doors, by hand · openLonger,
 * hoursAsBefore: today's hours · changeSettings: one field, whose name is the detail
 */
export const AUDIT_ACTS = [
  'register',
  'signIn',
  'signOut',
  'endSession',
  'signInFailed',
  'passkeyCounter',
  'refused',
  'createReviewKey',
  'createSigningKey',
  'grantReviewKey',
  'newReviewKey',
  'lostReviewKey',
  'makeStaffKey',
  'confirmStaffKey',
  'makeShare',
  'openShare',
  'endShare',
  'openConversation',
  'refusedConversation',
  'manyOpenings',
  'sitIn',
  'acceptSecrecy',
  'eraseNow',
  'invite',
  'invitePasskey',
  'revokeInvitation',
  'addPasskey',
  'retirePasskey',
  'changePerson',
  'removePerson',
  'newSecrecy',
  'raiseConcern',
  'takeUpConcern',
  'approveDisclosure',
  'disclose',
  'declineConcern',
  'withdrawConcern',
  'closeConcern',
  'shortenHold',
  'closeNow',
  'openNow',
  'openLonger',
  'hoursAsBefore',
  'changeSettings',
] as const;
export type AuditAct = (typeof AUDIT_ACTS)[number];

/** Entries are kept this long. */
export const AUDIT_KEPT_DAYS = 365;

/** asked: at the request of the volunteer whose talk it was */
export const READING_REASONS = ['quality', 'training', 'asked', 'complaint', 'danger', 'technical'] as const;

/**
 * Asked with these as a query; `before` is a `seq`, and without it the newest come first. `from`, `until`: of then or later, and of
 * earlier than then.
 */
export const AuditQuery = z.strictObject({
  before: z.coerce.number().int().positive().optional(),
  from: z.coerce.number().int().positive().optional(),
  until: z.coerce.number().int().positive().optional(),
  conversation: RoomId.optional(),
  person: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .optional(),
  act: z.enum(AUDIT_ACTS).optional(),
});
export type AuditQuery = z.infer<typeof AuditQuery>;

export const AuditBody = z.strictObject({
  entries: z.array(
    z.strictObject({
      /** Its place in the log, by which it is spoken of. */
      seq: z.int(),
      at: z.number(),
      /** Empty once nobody of this id is known. */
      alias: z.string(),
      /** The alias of the colleague to whom it was done; null for what was done to nobody. */
      about: z.string().nullable(),
      act: z.string(),
      conversationId: RoomId.nullable(),
      /** Which conversation, for as long as it is kept: when it began, and with whom. */
      conversation: z.strictObject({ startedAt: z.number(), alias: z.string() }).nullable(),
      /** One of READING_REASONS, or one that a newer server knows. */
      reason: z.string().nullable(),
      detail: z.string().nullable(),
    }),
  ),
  /** Pass as `before` for the next page; null at the end. */
  next: z.int().nullable(),
  /** Everybody who may be in the log, to choose one of them. */
  people: z.array(z.strictObject({ id: z.string(), alias: z.string(), removed: z.boolean() })),
});
export type AuditBody = z.infer<typeof AuditBody>;

/** An entry as it is linked. `prev` and `hash` are null only if somebody took them away. */
export const ChainRow = z.strictObject({
  seq: z.int(),
  id: z.string(),
  at: z.number(),
  volunteerId: z.string(),
  aboutId: z.string().nullable(),
  act: z.string(),
  conversationId: z.string().nullable(),
  reason: z.string().nullable(),
  detail: z.string().nullable(),
  prev: Hash.nullable(),
  hash: Hash.nullable(),
});
export type ChainRow = z.infer<typeof ChainRow>;

/** Asked with `?after=<seq>`; without it, from the oldest. */
export const AuditChainBody = z.strictObject({
  rows: z.array(ChainRow),
  /** Pass as `after` for the next page; null at the end. */
  next: z.int().nullable(),
});
export type AuditChainBody = z.infer<typeof AuditChainBody>;

/** The last entry of the log at some moment, by which everything before it is fixed as well. `at`: of the entry. */
export const AuditHead = z.strictObject({ seq: z.int(), hash: Hash, at: z.number() });
export type AuditHead = z.infer<typeof AuditHead>;

/** The heads that were put outside the database, one a day, oldest first. */
export const AuditHeadsBody = z.strictObject({ heads: z.array(AuditHead) });
export type AuditHeadsBody = z.infer<typeof AuditHeadsBody>;

/** What is counted of signing in and of requests that are refused, each day and of nobody in particular. */
export const ACCESS_COUNTS = [
  'signIn',
  'signInStale',
  'signInUnknown',
  'signInRemoved',
  'signInWrong',
  'register',
  'registerGone',
  'registerWrong',
  'refusedNotSignedIn',
  'refusedRole',
  'refusedOrigin',
] as const;
export type AccessCount = (typeof ACCESS_COUNTS)[number];

/** `days`: how many days back they count, today with them. */
export const AccessCountsBody = z.strictObject({
  days: z.int(),
  counts: z.array(z.strictObject({ kind: z.string(), n: z.int() })),
});
export type AccessCountsBody = z.infer<typeof AccessCountsBody>;
