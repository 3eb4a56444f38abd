import * as z from 'zod';
import { LANGUAGES } from '../languages.ts';
import { ClientId, Hash, KeyId, RoomId, Secret } from '../sealed.ts';

/* What a visitor's page and the sites that embed it send and get over HTTP. The routes are in endpoints.ts. */

/**
 * When the doors open next, in words the client makes: wall time in the helpline's zone, and the moment itself for readers
 * elsewhere. Their own clock may be wrong, but its zone seldom is: so today is by `atMs` less `inMs`.
 */
export const Opening = z.strictObject({
  inMs: z.number(),
  /** Epoch ms. Missing from an answer of before, which a cache may still give. */
  atMs: z.number().optional(),
  /** Calendar days from today in the helpline's zone. */
  inDays: z.int().min(0),
  /** YYYY-MM-DD */
  date: z.string(),
  /** HH:MM */
  time: z.string(),
});
export type Opening = z.infer<typeof Opening>;

/** A way to reach a help line: numbers to call, or addresses (https) at which one types. Those that are alike are one. */
export const HelpChannel = z.strictObject({
  kind: z.enum(['chat', 'app', 'phone']),
  values: z.array(z.string()).min(1),
  /** When, and what it costs, in the language asked for: "dag en nacht, gratis". In Dutch where `openNow` is null. */
  hours: z.string(),
  /** Computed by the server; null where the hours are not known. */
  openNow: z.boolean().nullable(),
  /** It never closes, as `hours` says. */
  always: z.literal(true).optional(),
});
export type HelpChannel = z.infer<typeof HelpChannel>;

/** A line to turn to, in the order in which they are to be shown. */
export const HelpLine = z.strictObject({
  name: z.string(),
  /** What it is for, and for whom by age; in `lang`, which is Dutch where the helpline has no other. */
  purpose: z.string(),
  lang: z.enum(LANGUAGES),
  /** Those at which one types come first: whoever sees this chose to type. */
  channels: z.array(HelpChannel),
  /** all: stands on top at any hour. under18: comes directly below these for who says to be younger. */
  first: z.enum(['all', 'under18']).optional(),
  /** The number to call, and whether it is open: for elements, and for pages that were opened before there were channels. */
  phone: z.string().nullable(),
  openNow: z.boolean().nullable(),
  /** For such pages only. */
  url: z.string().nullable(),
  hours: z.string(),
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
  /**
   * `reason`: why today deviates, in the helpline's own words; or `notReady`: there is no review key yet. `byHand`: a coordinator
   * has shut the doors for now; answers of before never say so.
   */
  z.strictObject({
    state: z.literal('closed'),
    opens: Opening.nullable(),
    reason: z.string().nullable(),
    notReady: z.boolean(),
    byHand: z.literal(true).optional(),
  }),
]);
export type Availability = z.infer<typeof Availability>;

/** Asked with `?site=https://host.example` by each page view of a site, or with `?lang=en` by a chat; cacheable, CORS `*`. */
export const AvailabilityBody = z.strictObject({
  availability: Availability,
  /** Whether the asking site may embed the chat. Always true for the chat's own origin or without `site`. */
  siteListed: z.boolean(),
  /** Empty with `site`: a launcher shows none, and the panel asks for them without it. */
  helpLines: z.array(HelpLine),
  /** As in `ChatPageData`; missing with `site`, and from an answer of before, which a cache may still give. */
  helpLinesCheckedOn: z.iso.date().nullable().optional(),
  /** Where the way out leads, unless the site says otherwise. */
  exitUrl: z.string(),
});
export type AvailabilityBody = z.infer<typeof AvailabilityBody>;

const own = z.string().optional();
/** The organisation's own words in the language asked for, filled in; what is missing is said as it came with the chat. */
export const OwnTexts = z.strictObject({
  welcome: own,
  waiting: own,
  nobodyOnDuty: own,
  full: own,
  closed: own,
  closing: own,
  confidentiality: own,
  exception: own,
});
export type OwnTexts = z.infer<typeof OwnTexts>;

/** `lang`: where the name is not in the language asked for. */
export const OfferedTopic = z.strictObject({
  id: z.string(),
  name: z.string(),
  lang: z.enum(LANGUAGES).optional(),
});
export type OfferedTopic = z.infer<typeof OfferedTopic>;

/**
 * Texts and facts the chat page shows, asked with `?lang=en`. The page says so in a preload, so that they come together with
 * its script: opening costs no round trip for them, and the page itself holds nothing of them.
 */
export const ChatPageData = z.strictObject({
  availability: Availability,
  /** In place of the words and topics that came with the chat; missing where there are none. */
  texts: OwnTexts.optional(),
  topics: z.array(OfferedTopic).optional(),
  helpLines: z.array(HelpLine),
  /**
   * When the line that was checked longest ago was checked; null as long as one of them never was. A page that was opened
   * before it could be null says 1970, which nobody believes.
   */
  helpLinesCheckedOn: z.iso.date().nullable(),
  organisation: z.string(),
  retentionWeeks: z.number(),
  /** For so long the account of a decision to break confidentiality is kept, in words. Missing where it is two years. */
  accountKept: z.string().optional(),
  /** Weekly hours as text-free data: per ISO weekday 1–7 the spans "14:00–23:00". */
  weeklyHours: z.array(z.array(z.strictObject({ from: z.string(), to: z.string() }))),
  /** The IANA zone of these hours, and its time in words in the page's language: "Nederlandse tijd". */
  zone: z.string(),
  zoneName: z.string(),
  signUpEndsMinutes: z.number(),
  /** How long a visitor may be without a connection before the place or the conversation is given up. */
  graceMinutes: z.number(),
  exitUrl: z.string(),
  /** Where somebody can complain; missing where nothing is said of that. */
  complaintUrl: z.string().optional(),
  /** About how long a talk takes; missing where nothing is said of that. */
  talkGuideMinutes: z.number().optional(),
  /** [K4] Names the key that must have signed the review key; null until the organisation has one. */
  signedBy: KeyId.nullable(),
});
export type ChatPageData = z.infer<typeof ChatPageData>;

/** The token itself stays on the device until the socket's hello. */
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

/** By the tab that had the conversation, after its end. Whatever is true of it, the answer is the same: 204. */
export const WipeBody = z.strictObject({ roomId: RoomId, token: Secret });
export type WipeBody = z.infer<typeof WipeBody>;

/** By beacon, at quick exit. Ends and forgets; always answers 204. `leaves`: the page is left, and does not begin anew. */
export const ExitBody = z.strictObject({ roomId: RoomId, token: Secret, leaves: z.literal(true).optional() });
export type ExitBody = z.infer<typeof ExitBody>;
