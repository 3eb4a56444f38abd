import * as z from 'zod';
import { LANGUAGES } from './languages.ts';
import { LIMITS } from './limits.ts';
import { EndedBy, EvaluationScores } from './room.ts';
import { TOPICS } from './intake.ts';
import { ConversationSettings, OpeningHours, QueueSettings } from './settings.ts';
import { ClientId, Envelope, Hash, KeyId, PublicKey, RoomId, SealedKey, Secret } from './sealed.ts';

/* Bodies of every HTTP request and answer, by audience. Errors are `ErrorBody` (error-codes.ts). */

// ── Visitors ────────────────────────────────────────────────────────────────

/** When the doors open next, in words the client makes: wall time in the helpline's zone. */
export const Opening = z.strictObject({
  inMs: z.number(),
  /** Calendar days from today in the helpline's zone. */
  inDays: z.int().min(0),
  /** YYYY-MM-DD */
  date: z.string(),
  /** HH:MM */
  time: z.string(),
});
export type Opening = z.infer<typeof Opening>;

/** A phone number or site to turn to. `openNow` is computed by the server; null when it is not known. */
export const HelpLine = z.strictObject({
  name: z.string(),
  purpose: z.string(),
  phone: z.string().nullable(),
  url: z.string().nullable(),
  hours: z.string(),
  openNow: z.boolean().nullable(),
});
export type HelpLine = z.infer<typeof HelpLine>;

export const Availability = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('open'),
    signUpEndsInMs: z.number().nullable(),
    nobodyOnDuty: z.boolean(),
  }),
  z.strictObject({ state: z.literal('full'), signUpEndsInMs: z.number().nullable() }),
  /** Within opening hours but after the end of sign-up. */
  z.strictObject({ state: z.literal('signUpEnded'), closesInMs: z.number(), opens: Opening.nullable() }),
  /** `reason`: why today deviates, in the helpline's own words; or `notReady`: there is no review key yet. */
  z.strictObject({
    state: z.literal('closed'),
    opens: Opening.nullable(),
    reason: z.string().nullable(),
    notReady: z.boolean(),
  }),
]);
export type Availability = z.infer<typeof Availability>;

/** GET /api/availability?site=https://host.example — cacheable, CORS `*`. */
export const AvailabilityBody = z.strictObject({
  availability: Availability,
  /** Whether the asking site may embed the chat. Always true for the chat's own origin or without `site`. */
  siteListed: z.boolean(),
  helpLines: z.array(HelpLine),
  /** Where the way out leads, unless the site says otherwise. */
  exitUrl: z.string(),
});
export type AvailabilityBody = z.infer<typeof AvailabilityBody>;

/** Texts and facts the chat page shows; embedded as JSON in the page, so that opening costs no waterfall. */
export const ChatPageData = z.strictObject({
  availability: Availability,
  helpLines: z.array(HelpLine),
  helpLinesCheckedOn: z.string(),
  organisation: z.string(),
  retentionWeeks: z.number(),
  /** Weekly hours as text-free data: per ISO weekday 1–7 the spans "14:00–23:00". */
  weeklyHours: z.array(z.array(z.strictObject({ from: z.string(), to: z.string() }))),
  signUpEndsMinutes: z.number(),
  /** How long a visitor may be without a connection before the place or the conversation is given up. */
  graceMinutes: z.number(),
  exitUrl: z.string(),
  /** The origin of the embedding site that may frame this page, or null when stand-alone. */
  site: z.string().nullable(),
});
export type ChatPageData = z.infer<typeof ChatPageData>;

/** POST /api/sign-up. The token itself stays on the device until the socket's hello. */
export const SignUpBody = z.strictObject({
  version: z.int(),
  signUpId: ClientId,
  resumeTokenHash: Hash,
  language: z.enum(LANGUAGES),
  site: z.string().max(200).nullable(),
});
export type SignUpBody = z.infer<typeof SignUpBody>;

export const SignUpAnswer = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('admitted'), roomId: RoomId }),
  z.strictObject({ outcome: z.literal('refused'), availability: Availability }),
]);
export type SignUpAnswer = z.infer<typeof SignUpAnswer>;

/** POST /api/exit — by beacon, at quick exit. Ends and forgets; always answers 204. */
export const ExitBody = z.strictObject({ roomId: RoomId, token: Secret });
export type ExitBody = z.infer<typeof ExitBody>;

// ── Everyone who signs in ───────────────────────────────────────────────────

export const VolunteerRole = z.enum(['volunteer', 'coordinator']);
export type VolunteerRole = z.infer<typeof VolunteerRole>;

const alias = z.string().trim().min(2).max(LIMITS.aliasChars);
/** A WebAuthn response as the browser made it; `@simplewebauthn/server` checks its inside. */
const webAuthnResponse = z.looseObject({ id: z.string().max(1_400), rawId: z.string().max(1_400) });

/** POST /api/auth/invitation → { role } or `gone`. */
export const InvitationBody = z.strictObject({ invitation: Secret });
/** POST /api/auth/registration/options → PublicKeyCredentialCreationOptionsJSON with `challengeId`. */
export const RegistrationOptionsBody = z.strictObject({ invitation: Secret, alias });
/** POST /api/auth/registration/verify → signs in. */
export const RegistrationBody = z.strictObject({
  invitation: Secret,
  alias,
  challengeId: ClientId,
  response: webAuthnResponse,
});
/** POST /api/auth/sign-in/verify → signs in. (`/options` takes no body.) */
export const SignInBody = z.strictObject({ challengeId: ClientId, response: webAuthnResponse });

/** POST /api/demo/sign-in — demo builds only. */
export const DemoSignInBody = z.strictObject({ role: VolunteerRole });
/** POST /api/demo/hours — demo builds only; the demo site's switch. */
export const DemoHoursBody = z.strictObject({ state: z.enum(['open', 'full', 'signUpEnded', 'closed']) });

/** GET /api/console/me */
export const MeBody = z.strictObject({
  volunteer: z.strictObject({ id: z.string(), alias: z.string(), role: VolunteerRole }),
  /** The session's registered console key; null until the console has put one. */
  consoleKeyId: KeyId.nullable(),
  /** missing: sign-up is closed until a coordinator makes one. */
  reviewKey: z.enum(['missing', 'present']),
  /** The public key that rooms hand to visitors now, so that a console can compare it with its own share. */
  currentReviewKey: PublicKey.nullable(),
  /** Coordinators only: have they an own key, and a share of the current review key? */
  ownKey: z.enum(['missing', 'present']),
  granted: z.boolean(),
  demo: z.boolean(),
});
export type MeBody = z.infer<typeof MeBody>;

/** GET /api/console/settings — what staff may see of how the helpline is set. */
export const ConsoleSettingsBody = z.strictObject({
  openingHours: OpeningHours,
  queue: QueueSettings,
  conversation: ConversationSettings,
  retentionDays: z.int(),
  /** The phone numbers and sites of the helpline's own, which a volunteer may always name. */
  own: z.strictObject({
    /** As people write them. */
    phones: z.array(z.string()),
    /** Hostnames. */
    domains: z.array(z.string()),
  }),
});
export type ConsoleSettingsBody = z.infer<typeof ConsoleSettingsBody>;

/** PUT /api/console/key — this session's public key; once. */
export const ConsoleKeyBody = PublicKey;

/** POST /api/console/conversations/:id/record */
export const ContactRecordBody = z.strictObject({
  topic: z.enum(TOPICS).nullable(),
  heavy: z.boolean().nullable(),
  text: Envelope.nullable(),
});
export type ContactRecordBody = z.infer<typeof ContactRecordBody>;

// ── Coordinators ────────────────────────────────────────────────────────────

/** A private key (PKCS#8) encrypted under a key derived from the recovery code. */
export const WrappedKey = z.strictObject({
  v: z.literal(1),
  salt: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
  nonce: z.string().regex(/^[A-Za-z0-9_-]{16}$/),
  ct: z.string().min(1).max(LIMITS.sealedKeyChars),
});
export type WrappedKey = z.infer<typeof WrappedKey>;

/** POST /api/coordinator/review-key — first set-up: own key pair, review key, and the share sealed to oneself. */
export const ReviewKeyBody = z.strictObject({
  own: PublicKey,
  ownWrapped: WrappedKey,
  review: PublicKey,
  share: SealedKey,
});
export type ReviewKeyBody = z.infer<typeof ReviewKeyBody>;

/** GET /api/coordinator/review-keys — what this coordinator needs to open review keys in the browser. */
export const ReviewKeysBody = z.strictObject({
  own: z.strictObject({ key: PublicKey, wrapped: WrappedKey }).nullable(),
  shares: z.array(z.strictObject({ review: PublicKey, share: SealedKey })),
  /** In the demo the recovery code of the demo coordinator; null everywhere else. */
  demoRecoveryCode: z.string().nullable(),
});
export type ReviewKeysBody = z.infer<typeof ReviewKeysBody>;

/** Clock times (epoch ms) are fine here: staff see when conversations were. */
export const ConversationRow = z.strictObject({
  id: RoomId,
  startedAt: z.number(),
  openedAt: z.number(),
  endedAt: z.number().nullable(),
  endedBy: EndedBy.nullable(),
  alias: z.string(),
  visitorMessages: z.int(),
  volunteerMessages: z.int(),
  eraseAt: z.number(),
  feltHeard: z.int().nullable(),
  topic: z.enum(TOPICS).nullable(),
  heavy: z.boolean().nullable(),
});
export type ConversationRow = z.infer<typeof ConversationRow>;

/** GET /api/coordinator/conversations?before=<startedAt> */
export const ConversationsBody = z.strictObject({
  conversations: z.array(ConversationRow),
  /** Pass as `before` for the next page; null at the end. */
  next: z.number().nullable(),
});
export type ConversationsBody = z.infer<typeof ConversationsBody>;

export const READING_REASONS = ['quality', 'training', 'complaint', 'danger', 'technical'] as const;
/** POST /api/coordinator/conversations/:id/open — the reason goes to the audit log before anything is answered. */
export const OpenConversationBody = z.strictObject({ reason: z.enum(READING_REASONS) });

/** A conversation in ciphertext, for a browser that holds the review key. */
export const TranscriptBody = z.strictObject({
  id: RoomId,
  reviewKeyId: KeyId,
  sealedKey: SealedKey,
  intake: Envelope.nullable(),
  messages: z.array(
    z.strictObject({
      seq: z.int(),
      role: z.enum(['visitor', 'volunteer', 'coach']),
      at: z.number(),
      envelope: Envelope,
    }),
  ),
  evaluation: z.strictObject({ scores: EvaluationScores, text: Envelope.nullable() }).nullable(),
  record: z
    .strictObject({
      topic: z.enum(TOPICS).nullable(),
      heavy: z.boolean().nullable(),
      text: Envelope.nullable(),
    })
    .nullable(),
});
export type TranscriptBody = z.infer<typeof TranscriptBody>;

/** GET /api/coordinator/audit */
export const AuditBody = z.strictObject({
  entries: z.array(
    z.strictObject({
      at: z.number(),
      alias: z.string(),
      act: z.string(),
      conversationId: RoomId.nullable(),
      reason: z.enum(READING_REASONS).nullable(),
    }),
  ),
});
export type AuditBody = z.infer<typeof AuditBody>;
