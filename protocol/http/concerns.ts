import * as z from 'zod';
import { ClientId, Envelope, Hash, RoomId, SealedText } from '../sealed.ts';
import { webAuthnResponse } from './staff.ts';

/* Breaking confidentiality: the report of whoever was in a talk, and coordinators' steps. The routes are in endpoints.ts. */

/** crime: somebody suspects a grave crime · danger: or danger to the life, body or freedom of somebody else */
export const CONCERN_GROUNDS = ['crime', 'danger'] as const;
export type ConcernGround = (typeof CONCERN_GROUNDS)[number];

/** `text`: what was read, sealed under the conversation's key; null if that key is gone. */
export const ConcernBody = z.strictObject({ ground: z.enum(CONCERN_GROUNDS), text: Envelope.nullable() });
export type ConcernBody = z.infer<typeof ConcernBody>;

/** `heldMs`: for how long the conversation is held from now on at least. Never more than 72 h is told, and 0 if it is not held. */
export const ReportedBody = z.strictObject({ heldMs: z.int().min(0) });

/** What it holds is `Account` of the console: what, why necessary, why nothing lighter. */
export const AccountBody = z.strictObject({ account: SealedText });
/** `account`: the hash of what was read, so that nothing else is approved. */
export const ApprovalBody = z.strictObject({
  account: Hash,
  challengeId: ClientId,
  response: webAuthnResponse,
});
/** Of each of the three files, in bytes: the page, the data and the sums. */
export const PackageSizes = z.strictObject({
  html: z.int().min(1),
  json: z.int().min(1),
  sums: z.int().min(1),
});
export type PackageSizes = z.infer<typeof PackageSizes>;
/** `hash`, `bytes` and `sizes`: of the package that this browser made; the package itself is never sent here. */
export const DisclosureBody = z.strictObject({
  delivery: SealedText,
  hash: Hash,
  /** Of the page and the data together. */
  bytes: z.int().min(1),
  /** Not from consoles of before 2026-11-27. */
  sizes: PackageSizes.optional(),
  /** Epoch ms: the conversation is held until then, and no longer than 28 days. Not from consoles of before 2026-11-27: 28 days. */
  until: z.int().optional(),
});
export type DisclosureBody = z.infer<typeof DisclosureBody>;
/** `until`: epoch ms, sooner than what stands there. */
export const ShortenHoldBody = z.strictObject({ until: z.int() });
/** decline: by somebody else than who wrote the account · withdraw: by those who took the steps · close: what was handed over is settled */
export const EndConcernBody = z.strictObject({ as: z.enum(['decline', 'withdraw', 'close']) });

export type EndConcernBody = z.infer<typeof EndConcernBody>;

export const CONCERN_STATES = [
  'reported',
  'inReview',
  'approved',
  'disclosed',
  'declined',
  'withdrawn',
  'closed',
  'lapsed',
] as const;
/** Whoever may close may also shorten the hold: consoles of before know no step of that name, and would read nothing. */
export const CONCERN_STEPS = ['takeUp', 'approve', 'disclose', 'decline', 'withdraw', 'close'] as const;

const Taken = z.strictObject({ alias: z.string(), at: z.number() });
export const ConcernRow = z.strictObject({
  id: ClientId,
  conversationId: RoomId,
  /** Null once the conversation is erased: then nothing can be handed over any more. */
  conversation: z.strictObject({ startedAt: z.number(), alias: z.string(), ended: z.boolean() }).nullable(),
  state: z.enum(CONCERN_STATES),
  /** Until when it holds the conversation, or when it ended. */
  until: z.number(),
  ground: z.enum(CONCERN_GROUNDS),
  /** Aliases of who reported it, the first of them first; empty for one whom nobody knows any more. */
  raisers: z.array(z.string()),
  raisedAt: z.number(),
  first: Taken.nullable(),
  second: Taken.nullable(),
  disclosed: Taken.nullable(),
  /** Of its account, as whoever approves it must have read. */
  account: z.strictObject({ sealed: SealedText, hash: Hash }).nullable(),
  delivery: z
    .strictObject({
      sealed: SealedText,
      hash: Hash,
      bytes: z.int(),
      /** Null if the console of before did not say. */
      sizes: PackageSizes.nullable(),
    })
    .nullable(),
  /** The steps that whoever asks may take now. */
  may: z.array(z.enum(CONCERN_STEPS)),
  /** It takes somebody else: whoever asks wrote the account, or reported it. */
  needsOther: z.boolean(),
});
export type ConcernRow = z.infer<typeof ConcernRow>;

export const ConcernsBody = z.strictObject({
  /** Those that await a step first, then the newest. */
  concerns: z.array(ConcernRow),
  /** How many coordinators there are: with fewer than two nothing can be approved. */
  coordinators: z.int(),
});
export type ConcernsBody = z.infer<typeof ConcernsBody>;

/** concernDecided: there is a decision about a report of theirs, or about a talk of theirs */
export const NOTE_KINDS = ['concernDecided'] as const;
export const NotesBody = z.strictObject({
  notes: z.array(z.strictObject({ id: ClientId, kind: z.enum(NOTE_KINDS), at: z.number() })),
});
export type NotesBody = z.infer<typeof NotesBody>;
