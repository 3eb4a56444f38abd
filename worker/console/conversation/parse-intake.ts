import * as z from 'zod';
import { isBlank } from '../../../protocol/blank.ts';
import { AGE_GROUPS, GENDERS, TOPICS, type Intake } from '../../../protocol/intake.ts';
import { TopicId } from '../../../protocol/content-settings.ts';
import { LIMITS } from '../../../protocol/limits.ts';
import { EvaluationScores } from '../../../protocol/room.ts';
import { CONVERSATION } from './conversation-texts.ts';
import { cleanText } from '../../../widget/ui/clean-text.ts';

/** A topic that is neither is as if none was chosen: what was filled in besides can still be read. */
const chosenTopic = {
  topic: z.enum(TOPICS).optional().catch(undefined),
  ownTopic: TopicId.optional().catch(undefined),
};

const IntakeBody = z.object({
  nickname: z.string().trim().max(LIMITS.nicknameChars).transform(nameOf),
  ageGroup: z.enum(AGE_GROUPS).optional(),
  gender: z.enum(GENDERS).optional(),
  ...chosenTopic,
  firstTime: z.boolean().optional(),
});

/** One of which nothing can be seen is none: a visitor's page asks for another, but what is decrypted need not come from it. */
function nameOf(nickname: string): string {
  return isBlank(nickname) ? CONVERSATION.visitor : cleanText(nickname);
}

/** What was decrypted came from the visitor's device, so it may be anything. Null: not an intake. */
export function parseIntake(body: unknown): Intake | null {
  const parsed = IntakeBody.safeParse(body).data;
  if (parsed === undefined) return null;
  const { nickname, ageGroup, gender, topic, ownTopic, firstTime } = parsed;
  return {
    nickname,
    ...(ageGroup && { ageGroup }),
    ...(gender && { gender }),
    ...(topic && { topic }),
    ...(ownTopic && { ownTopic }),
    ...(firstTime !== undefined && { firstTime }),
  };
}

const TextBody = z.object({ text: z.string() });

/** The body of a message. Null: something else. */
export function parseText(body: unknown): string | null {
  const parsed = TextBody.safeParse(body).data;
  return parsed === undefined ? null : cleanText(parsed.text);
}

const CommentBody = z.object({
  text: z.string(),
  by: z.string(),
  about: z.int().min(1).nullable().default(null),
});

/** The body of a comment. Null: something else. */
export function parseComment(body: unknown): { text: string; by: string; about: number | null } | null {
  const parsed = CommentBody.safeParse(body).data;
  return parsed === undefined ? null : { ...parsed, text: cleanText(parsed.text) };
}

const EvaluationBody = z.object({ text: z.string(), scores: EvaluationScores.nullable().default(null) });

/** What a visitor's form held. `scores` null: a page of before 2026-11-26 did not seal them. */
export type Evaluation = { text: string; scores: EvaluationScores | null };

/** The body of an evaluation. Null: something else. */
export function parseEvaluation(body: unknown): Evaluation | null {
  const parsed = EvaluationBody.safeParse(body).data;
  return parsed === undefined ? null : { text: cleanText(parsed.text), scores: parsed.scores };
}

const RecordBody = z.object({
  text: z.string(),
  topic: z.enum(TOPICS).nullable().optional(),
  ownTopic: chosenTopic.ownTopic,
});

/** What a volunteer's record held. Without `topic`: a console of before 2026-11-26 did not seal it. */
export type SealedRecord = { text: string; topic?: string | null };

/** The body of a contact record. Null: something else. */
export function parseRecord(body: unknown): SealedRecord | null {
  const parsed = RecordBody.safeParse(body).data;
  if (parsed === undefined) return null;
  const { text } = parsed;
  const topic = parsed.ownTopic ?? parsed.topic;
  return { text: cleanText(text), ...(topic !== undefined && { topic }) };
}
