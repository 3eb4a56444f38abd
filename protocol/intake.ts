/**
 * The optional questions before a conversation and the choices after it. Zod-free: shared with the visitor's
 * download. The wording is in `widget/locales`; these are only the answers' codes.
 */
export const AGE_GROUPS = ['under18', '18-25', '26-40', '41-60', '61-75', 'over75'] as const;
export const GENDERS = ['woman', 'man', 'other'] as const;
export const TOPICS = [
  'loneliness',
  'relationships',
  'family',
  'grief',
  'health',
  'mind',
  'workOrStudy',
  'money',
  'violence',
  'suicide',
  'other',
] as const;

export type AgeGroup = (typeof AGE_GROUPS)[number];
export type Gender = (typeof GENDERS)[number];
export type Topic = (typeof TOPICS)[number];

/** How a topic is sealed: a code that every console knows, or the id of one that came later. */
export type ChosenTopic = { topic?: Topic; ownTopic?: string };

export function chosenTopic(id: string): ChosenTopic {
  const topic = TOPICS.find((code) => code === id);
  return topic ? { topic } : { ownTopic: id };
}

/** Encrypted on the device; only `nickname` is required. */
export type Intake = {
  nickname: string;
  ageGroup?: AgeGroup;
  gender?: Gender;
  topic?: Topic;
  /** One of the organisation's own, by its id. A console of before 2026-11-26 reads the rest, as if none was chosen. */
  ownTopic?: string;
  firstTime?: boolean;
};
