/*
 * [N2] [N3] Who may be given a conversation to read, what for and until when. What was decided here is carried out in one statement, which
 * looks once more whether conversation and colleague are still there.
 */

const DAY_MS = 86_400_000;

export type ShareKind = 'discussion' | 'feedback' | 'thanks';
export type Sharing = { kind: ShareKind; by: string; to: string; untilMs: number };

/** What must be known of the conversation. */
export type SharedTalk = {
  /** Null: nobody has it any more. */
  volunteerId: string | null;
  eraseAtMs: number;
  holdUntilMs: number | null;
  /** Who may read it for a discussion now, or waits for it. */
  discussedWith: readonly string[];
};

export type ShareBounds = {
  /** How long each kind may last at most. */
  days: Readonly<Record<ShareKind, number>>;
  /** With how many a conversation may be discussed at once. */
  people: number;
};

/**
 * yourself: who shares has it already · otherPerson: feedback is for the volunteer of the talk alone · time: that date has passed, or is
 * too far away · enough: as many take part as may
 */
export type ShareRefusal = 'yourself' | 'otherPerson' | 'time' | 'enough';

/** Until when it may be shared: never past the erasure of the conversation. */
export function decideShare(
  { kind, by, to, untilMs }: Sharing,
  talk: SharedTalk,
  bounds: ShareBounds,
  nowMs: number,
): { untilMs: number } | { refused: ShareRefusal } {
  if (to === by) return { refused: 'yourself' };
  if (kind === 'feedback' && to !== talk.volunteerId) return { refused: 'otherPerson' };
  const endMs = Math.min(untilMs, Math.max(talk.eraseAtMs, talk.holdUntilMs ?? 0));
  if (endMs <= nowMs || untilMs > nowMs + bounds.days[kind] * DAY_MS) return { refused: 'time' };
  const others = new Set(talk.discussedWith.filter((id) => id !== to));
  if (kind === 'discussion' && others.size >= bounds.people) return { refused: 'enough' };
  return { untilMs: endMs };
}

/**
 * Whether there is something that its reader has not seen.
 * @param seen the number of the last comment that they have seen; null if they never opened it.
 * @param lastByOthers the number of the last comment that somebody else wrote; 0 if nobody did.
 */
export function isUnread(seen: number | null, lastByOthers: number): boolean {
  return seen === null || lastByOthers > seen;
}
