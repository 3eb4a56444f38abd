import * as z from 'zod';
import { Referral, TopicId, TopicSetting, OnCall } from '../content-settings.ts';
import { cleanAlias } from '../alias.ts';
import { isBlank } from '../blank.ts';
import { LIMITS } from '../limits.ts';
import { ClientId, Envelope, KeyId, PublicKey, ReviewSignature, Secret } from '../sealed.ts';
import { ConversationSettings, OpeningHours, QueueSettings } from '../settings.ts';

/* What everybody who works here sends and gets over HTTP, from the invitation on. The routes are in endpoints.ts. */

export const VolunteerRole = z.enum(['volunteer', 'coordinator']);
export type VolunteerRole = z.infer<typeof VolunteerRole>;

/** Visitors and colleagues must see something of it. */
export const Alias = z
  .string()
  .overwrite(cleanAlias)
  .min(2)
  .max(LIMITS.aliasChars)
  .refine((text) => !isBlank(text));
/** A WebAuthn response as the browser made it; `@simplewebauthn/server` checks its inside. */
export const webAuthnResponse = z.looseObject({ id: z.string().max(1_400), rawId: z.string().max(1_400) });

export const InvitationBody = z.strictObject({ invitation: Secret });
/** `alias`: a proposal, or with `newPasskey` that of the one who already works here. */
export const InvitationAnswer = z.strictObject({
  role: VolunteerRole,
  alias: z.string().nullable(),
  newPasskey: z.boolean(),
});
export type InvitationAnswer = z.infer<typeof InvitationAnswer>;

export const RegistrationOptionsBody = z.strictObject({ invitation: Secret, alias: Alias });
export const RegistrationBody = z.strictObject({
  invitation: Secret,
  alias: Alias,
  challengeId: ClientId,
  response: webAuthnResponse,
});
export const SignInBody = z.strictObject({ challengeId: ClientId, response: webAuthnResponse });

/**
 * The browser's WebAuthn options as JSON, with the id under which the server keeps their challenge.
 * `@simplewebauthn/server` makes them, and the browser checks their inside.
 */
export const PasskeyOptions = z.looseObject({ challengeId: ClientId, challenge: z.string() });
export type PasskeyOptions = z.infer<typeof PasskeyOptions>;

/** Who holds the current review key: how many; the aliases of coordinators who wait for it; whether one who held it was removed. */
export const ReviewHolders = z.strictObject({
  count: z.int(),
  waiting: z.array(z.string()),
  left: z.boolean(),
});
export type ReviewHolders = z.infer<typeof ReviewHolders>;

export const MeBody = z.strictObject({
  volunteer: z.strictObject({ id: z.string(), alias: z.string(), role: VolunteerRole }),
  /** The session's registered console key; null until the console has put one. */
  consoleKeyId: KeyId.nullable(),
  /** [K3] The server's half of the key under which the console keeps what outlives a reload. */
  half: Secret,
  /** missing: sign-up is closed until a coordinator makes one. */
  reviewKey: z.enum(['missing', 'present']),
  /** The public key that rooms hand to visitors now, so that a console can compare it with its own share. */
  currentReviewKey: PublicKey.nullable(),
  /** [K4] Whose signature visitors' pages ask for; null until a coordinator has made the organisation's signing key. */
  signedBy: KeyId.nullable(),
  reviewSigned: ReviewSignature.nullable(),
  /** Coordinators only: have they an own key, and a share of the current review key? */
  ownKey: z.enum(['missing', 'present']),
  granted: z.boolean(),
  /** Coordinators only; null while there is no review key. A server of before says nothing of it. */
  holders: ReviewHolders.nullable().optional(),
  /** Coordinators only: the stored settings that do not fit and so do not count, by name. */
  ignoredSettings: z.array(z.string()),
  /** [A14] The newest statement of secrecy is yet to be accepted. Until then a running talk goes on, and nothing else. */
  secrecyDue: z.boolean(),
  /** [S8] The helpline has not opened yet, because its lines are not all checked; missing once that is over. */
  firstRun: z.literal(true).optional(),
  demo: z.boolean(),
});
export type MeBody = z.infer<typeof MeBody>;
/** Nobody is an answer and no refusal, which a browser would report as an error of the page. */
export const MeAnswer = z.union([MeBody, z.strictObject({ volunteer: z.null() })]);

/** Where somebody is signed in. Nothing is kept of device, browser or place, so that only times tell them apart. */
export const SessionsBody = z.strictObject({
  sessions: z.array(
    z.strictObject({
      /** The beginning of the session's hash; says nothing of its token. */
      id: z.string().length(22),
      since: z.number(),
      activeAt: z.number(),
      /** False: it has run out, and serves only a talk that it is still in [C8]. */
      valid: z.boolean(),
      /** The one that asks. */
      here: z.boolean(),
    }),
  ),
});
export type SessionsBody = z.infer<typeof SessionsBody>;

/** What helps at once, for who is worried about a talk: the card, whom to call, and the lines that are open now. */
export const CrisisHelp = z.strictObject({
  points: z.array(z.string()),
  onCall: OnCall.nullable(),
  /** `way`: how to reach it, in words that can stand in a message. */
  lines: z.array(z.strictObject({ name: z.string(), way: z.string() })),
});
export type CrisisHelp = z.infer<typeof CrisisHelp>;

/** What staff may see of how the helpline is set. */
export const ConsoleSettingsBody = z.strictObject({
  openingHours: OpeningHours,
  queue: QueueSettings,
  conversation: ConversationSettings,
  retentionDays: z.int(),
  /** Also those that are retired, which old records name. Missing from a server of before 2026-11-26. */
  topics: z.array(TopicSetting).optional(),
  /** Help near by that can be named. Missing from such a server too. */
  referrals: z.array(Referral).optional(),
  /** Missing from a server of before 2026-11-26. */
  crisis: CrisisHelp.optional(),
  /** The phone numbers and sites of the helpline's own, which a volunteer may always name. */
  own: z.strictObject({
    /** As people write them. */
    phones: z.array(z.string()),
    /** Hostnames. */
    domains: z.array(z.string()),
  }),
});
export type ConsoleSettingsBody = z.infer<typeof ConsoleSettingsBody>;

/**
 * The volunteer's form after a conversation. Whoever fills in or shows one names all of its fields, so that a new field does
 * not compile until each of them has said what it does with it.
 */
export const ContactRecord = z.strictObject({
  /** For counting alone, and stored nowhere; what the server sends of a record has null here. */
  topic: TopicId.nullable(),
  /** Stored plain. */
  heavy: z.boolean().nullable(),
  /** The volunteer wants to talk it over. Stored plain, to be found; a console of before 2026-11-26 does not ask. */
  wantsDiscussion: z.boolean().optional(),
  /** The topic and what was typed, sealed. Consoles of before 2026-11-26 seal only what was typed. */
  text: Envelope.nullable(),
});
export type ContactRecord = z.infer<typeof ContactRecord>;
