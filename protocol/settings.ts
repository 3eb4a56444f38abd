import * as z from 'zod';
import {
  CrisisCard,
  OnCall,
  Referral,
  CONTENT_LIMITS,
  TextSettings,
  TopicSettings,
} from './content-settings.ts';

/* Everything an organisation can set, with its bounds. Lives in D1; the defaults are a real helpline's. */

const minutes = (min: number, max: number) => z.int().min(min).max(max);
/** HH:MM; `to` may be 24:00, and a `to` at or before `from` runs past midnight. */
const from = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const to = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);

/** How long the words may be in which visitors are told why it is closed. */
export const CLOSED_REASON_CHARS = 120;

export const Span = z.strictObject({ from, to });
export type Span = z.infer<typeof Span>;

export const SpecialDay = z.strictObject({
  /** YYYY-MM-DD in the helpline's zone. */
  date: z.iso.date(),
  /** Empty: closed all day. Replaces that weekday's spans. */
  spans: z.array(Span).max(4),
  /** Shown to visitors as the reason, e.g. "wegens een scholingsdag". */
  reason: z.string().max(CLOSED_REASON_CHARS).nullable(),
  /**
   * Only on a day that was made longer on the day itself: what it was before, which the undo puts back; null: its weekday's hours.
   */
  before: z
    .strictObject({ spans: z.array(Span).max(4), reason: z.string().max(CLOSED_REASON_CHARS).nullable() })
    .nullable()
    .optional(),
});
export type SpecialDay = z.infer<typeof SpecialDay>;

export const OpeningHours = z.strictObject({
  /** IANA zone. */
  zone: z.string().max(64),
  /** Seven lists of spans, Monday first. */
  weekly: z.array(z.array(Span).max(4)).length(7),
  specialDays: z.array(SpecialDay).max(400),
  /** Sign-up ends this long before closing. */
  signUpEndsMinutes: minutes(0, 240),
});
export type OpeningHours = z.infer<typeof OpeningHours>;

/** The doors, shut by hand for now. Flat, because a patch merges objects: nothing of the time before may be left in it. */
export const ClosedNow = z.strictObject({
  /** Shown to visitors: "We zijn nu gesloten {reason}." Empty: none was given. */
  reason: z.string().max(CLOSED_REASON_CHARS),
  /** Epoch ms at which they were shut. */
  sinceMs: z.int(),
  /** The next opening after that by the hours, a time (epoch ms), or until somebody opens them. */
  until: z.union([z.enum(['nextOpening', 'byHand']), z.int()]),
});
export type ClosedNow = z.infer<typeof ClosedNow>;

export const QueueSettings = z.strictObject({
  placesPerVolunteer: z.int().min(1).max(10),
  minPlaces: z.int().min(0).max(50),
  /** 0 admits nobody. */
  maxPlaces: z.int().min(0).max(50),
  offerSeconds: z.int().min(15).max(300),
  /** [Q11] An offer that is unanswered for so long puts its volunteer off. */
  absentSeconds: z.int().min(90).max(600),
  /** [Q11] Available for so long without touching the console: asked, and then off. */
  quietMinutes: minutes(15, 240),
  pauseMinutes: minutes(1, 60),
  /** `Even pauze`. */
  breakMinutes: minutes(5, 60),
  /** After so long the console says how a wrap-up ends. */
  wrapUpMinutes: minutes(1, 60),
  /** A wrap-up that nobody ended: off. */
  wrapUpMaxMinutes: minutes(10, 120),
  capacity: z.int().min(1).max(3),
  visitorGraceWaitingMinutes: minutes(1, 60),
});
export type QueueSettings = z.infer<typeof QueueSettings>;

export const ConversationSettings = z.strictObject({
  visitorGraceMinutes: minutes(1, 60),
  volunteerGraceMinutes: minutes(1, 60),
  evaluationMinutes: minutes(5, 120),
  /** Unanswered for this long, the visitor's last message is shown to the volunteer as one that waits. */
  unansweredMinutes: minutes(1, 10),
  /** The volunteer is told that a visitor who is there has been silent for this long. */
  silentMinutes: minutes(2, 15),
  /** About how long a talk takes, said to visitors and volunteers; null where nothing is said of it. Ends nothing. */
  talkGuideMinutes: minutes(20, 90).nullable(),
});
export type ConversationSettings = z.infer<typeof ConversationSettings>;

/** Seven lists of spans, Monday first. */
const Week = z.array(z.array(Span).max(4)).length(7);

const ofChannel = {
  /** When it is open, in the helpline's own words. Empty where `weekly` says it, as it says it in every language. */
  hoursText: z.string().max(120),
  /** In the helpline's zone; null where it is not known, so that nobody is told that it is open. */
  weekly: Week.nullable(),
  /** Null: nothing is said of what it costs. */
  free: z.boolean().nullable(),
};
const address = z.url({ protocol: /^https$/ }).max(200);

/** A way to reach a help line: a number to call, or an address at which one types. */
export const LineChannel = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('phone'), value: z.string().max(20).regex(/\d/), ...ofChannel }),
  z.strictObject({ kind: z.literal('chat'), value: address, ...ofChannel }),
  z.strictObject({ kind: z.literal('app'), value: address, ...ofChannel }),
]);
export type LineChannel = z.infer<typeof LineChannel>;

const age = z.int().min(0).max(120).nullable();

/** A help line shown under "Direct hulp nodig?". */
export const HelpLineSetting = z.strictObject({
  name: z.string().min(1).max(80),
  /** Where there is no English, visitors who read English get the Dutch, marked as such. */
  purpose: z.strictObject({ nl: z.string().max(160), en: z.string().max(160).nullable() }),
  /** For whom by age, from and to a birthday; null: for everybody. */
  audience: z.strictObject({ from: age, to: age }).nullable(),
  /** None where all there is to say is whom to turn to, such as one's own doctor. */
  channels: z.array(LineChannel).max(3),
  /** When somebody here last made sure that all of this is true, and who, by id. */
  checkedOn: z.iso.date().nullable(),
  checkedBy: z.string().max(64).nullable(),
  /** Where that can be looked up. */
  source: address.nullable(),
});
export type HelpLineSetting = z.infer<typeof HelpLineSetting>;

export const Settings = z.strictObject({
  openingHours: OpeningHours,
  /** Null: the opening hours hold. */
  closedNow: ClosedNow.nullable(),
  queue: QueueSettings,
  conversation: ConversationSettings,
  retentionDays: z.int().min(7).max(84),
  /** The account of a decision to break confidentiality, which outlives its conversation. */
  accountKeptDays: z.int().min(90).max(1_825),
  session: z.strictObject({ absoluteHours: z.int().min(1).max(24), idleMinutes: minutes(15, 240) }),
  /** How long it is kept, after somebody left, that they accepted the statement of secrecy. */
  secrecyKeptMonths: z.int().min(12).max(120),
  invitationHours: z.int().min(1).max(168),
  organisation: z.string().min(1).max(80),
  /** The helpline has not opened yet: what must be right first is not done. New installations begin so, and no patch sets it. */
  firstRun: z.boolean(),
  exitUrl: z.url().max(200),
  /** Where somebody can complain; null: nothing is said of it. */
  complaintUrl: z
    .url({ protocol: /^https$/ })
    .max(200)
    .nullable(),
  helpLines: z.array(HelpLineSetting).max(20),
  referrals: z.array(Referral).max(CONTENT_LIMITS.referrals),
  topics: TopicSettings,
  texts: TextSettings,
  crisisCard: CrisisCard,
  /** Null: nobody is. */
  onCall: OnCall.nullable(),
  /** Origins of sites that may embed the chat, e.g. "https://www.example.org". */
  sites: z.array(z.string().max(200)).max(50),
});
export type Settings = z.infer<typeof Settings>;
