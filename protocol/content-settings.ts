import * as z from 'zod';
import { TOPICS } from './intake.ts';

/* What an organisation says in its own words: topics, texts, the crisis card, whom to call, whom else to name. */

export const CONTENT_LIMITS = {
  textChars: 400,
  /** What may not be left out can't be a word or two. */
  exceptionFewestChars: 20,
  /** Offered at the same time; of those that are retired more are kept, because old records name them. */
  topics: 15,
  topicsEver: 60,
  referrals: 30,
  crisisPoints: 8,
  crisisPointChars: 160,
} as const;

/** One of the codes that came with the chat, or one of the organisation's own. */
export const TopicId = z.union([z.enum(TOPICS), z.string().regex(/^own-[a-z0-9]{8}$/)]);
export type TopicId = z.infer<typeof TopicId>;

export const TopicSetting = z.strictObject({
  id: TopicId,
  nl: z.string().min(1).max(40).regex(/\S/),
  /** Null: visitors who read English get the Dutch. */
  en: z.string().max(40).regex(/\S/).nullable(),
  /** Offered to nobody any more; kept for what was recorded before. */
  retired: z.boolean(),
});
export type TopicSetting = z.infer<typeof TopicSetting>;

export const TopicSettings = z
  .array(TopicSetting)
  .max(CONTENT_LIMITS.topicsEver)
  .refine((topics) => topics.filter(({ retired }) => !retired).length <= CONTENT_LIMITS.topics)
  .refine((topics) => new Set(topics.map(({ id }) => id)).size === topics.length);

const text = z.string().max(CONTENT_LIMITS.textChars);
/** Empty: the words that came with the chat, in that language. */
const OwnWords = z.strictObject({ nl: text, en: text });
const kept = text.regex(/\S/).min(CONTENT_LIMITS.exceptionFewestChars);

/** Words that visitors read in place of those that came with the chat. `{organisatie}` and `{weken}` are filled in. */
export const TextSettings = z.strictObject({
  welcome: OwnWords,
  waiting: OwnWords,
  nobodyOnDuty: OwnWords,
  full: OwnWords,
  closed: OwnWords,
  closing: OwnWords,
  confidentiality: OwnWords,
  /** When confidentiality is broken. Visitors must know that beforehand, so that it can be reworded and never left out. */
  exception: z.strictObject({ nl: kept, en: kept }),
});
export type TextSettings = z.infer<typeof TextSettings>;
export type TextName = keyof TextSettings;

/** What a volunteer holds on to when there is danger. `confirmedOn`: when somebody said that an expert has looked at it. */
export const CrisisCard = z.strictObject({
  points: z
    .array(z.string().min(1).max(CONTENT_LIMITS.crisisPointChars).regex(/\S/))
    .min(1)
    .max(CONTENT_LIMITS.crisisPoints),
  confirmedOn: z.iso.date().nullable(),
  /** By id. */
  confirmedBy: z.string().max(64).nullable(),
});
export type CrisisCard = z.infer<typeof CrisisCard>;

/** Whom volunteers call when they need somebody at once. */
export const OnCall = z.strictObject({
  label: z.string().min(1).max(60).regex(/\S/),
  phone: z.string().max(20).regex(/\d/),
});
export type OnCall = z.infer<typeof OnCall>;

/** Help near by that volunteers can name. Visitors see none of it. */
export const Referral = z.strictObject({
  name: z.string().min(1).max(80).regex(/\S/),
  purpose: z.string().max(160),
  region: z.string().max(60),
  phone: z.string().max(20).regex(/\d/).nullable(),
  url: z
    .url({ protocol: /^https$/ })
    .max(200)
    .nullable(),
});
export type Referral = z.infer<typeof Referral>;
