import * as z from 'zod';

/* What a room's events, answers over HTTP and the store all speak of. */

const score = z.int().min(1).max(5).nullable();

/** What a visitor chooses in the evaluation. Null: skipped. */
export const EvaluationScores = z.strictObject({
  feltHeard: score,
  comeBack: z.boolean().nullable(),
  wait: z.enum(['fine', 'long', 'tooLong']).nullable(),
  siteClear: z.boolean().nullable(),
});
export type EvaluationScores = z.infer<typeof EvaluationScores>;

/** A rough band of minutes from recent waits; null when nothing is known or nobody is on duty. */
export const WaitBand = z.strictObject({ minMinutes: z.int(), maxMinutes: z.int() });
export type WaitBand = z.infer<typeof WaitBand>;

export const EndedBy = z.enum([
  'visitor',
  'volunteer',
  'visitorLeft',
  'neverSpoke',
  'signUpEnded',
  'removed',
]);
/**
 * visitor, volunteer: pressed the button · visitorLeft: gone longer than the grace, or quick exit ·
 * neverSpoke: left before a conversation · signUpEnded: closing time came while waiting · removed: erased by us.
 */
export type EndedBy = z.infer<typeof EndedBy>;

/** At which time the volunteer's console says something. `guideMs`: about how long a talk takes; null where nothing is said of that. */
export const TalkPace = z.strictObject({
  unansweredMs: z.number(),
  silentMs: z.number(),
  guideMs: z.number().nullable(),
});
export type TalkPace = z.infer<typeof TalkPace>;
