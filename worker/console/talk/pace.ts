import type { TalkPace } from '../../../protocol/room.ts';

/* [C14] [C15] What a volunteer's console says of a talk at which moment: of the visitor, and of its course. Pure; nothing here ends anything. */

const MINUTE_MS = 60_000;
/** An answer that takes this long may not come without help. */
const HELP_AFTER_MS = 10 * MINUTE_MS;
/** From the word that the visitor is silent to the offer to close. */
const CLOSE_AFTER_MS = 15 * MINUTE_MS;
/** How long before the usual length of a talk it is named. */
const GUIDE_AHEAD_MS = 10 * MINUTE_MS;

/** own: by the volunteer at this console · before: by one who was there before. */
export type Said = { by: 'visitor' | 'own' | 'before'; atMs: number };

/** All times are of one clock. -Infinity: before all that is known. */
export type PaceFacts = {
  /** Of the settings; undefined where the room does not say. */
  pace: TalkPace | undefined;
  /** This console's own connection is there. Without it nothing is known of the visitor. */
  connected: boolean;
  /** Since when the visitor has been there, or away. */
  visitor: { is: 'present' | 'away'; sinceMs: number };
  /** The visitor is writing now. */
  writes: boolean;
  /** When the visitor last stopped writing. */
  wroteAtMs: number;
  said: readonly Said[];
  /** The newest own message was on the visitor's screen. */
  seen: boolean;
  /** When the visitor could first talk to anybody. */
  openedAtMs: number;
  /** When this volunteer could: the same, unless they took over. */
  joinedAtMs: number;
  /** The volunteer has said that the talk goes to its end. */
  ending: boolean;
  /** A colleague can be asked, and was not yet suggested for an earlier message. */
  mayHelp: boolean;
};

export type PaceShown = {
  /** Null: not known now. */
  visitor: { is: 'here' | 'writes' } | { is: 'away'; minutes: number } | null;
  talkedMinutes: number;
  /** The visitor waits for an answer. help: for so long that a colleague is suggested. */
  waits: 'answer' | 'help' | null;
  /** The visitor is there and silent. `closes`: for so long that the talk may be closed. */
  silent: { minutes: number; seen: boolean; closes: boolean } | null;
  /** It is near the usual length of a talk, and nobody has said that it ends. */
  long: { minutes: number } | null;
};

export function paceOf(facts: PaceFacts, nowMs: number): PaceShown {
  const { pace, connected, visitor, writes, seen, openedAtMs, joinedAtMs, ending, mayHelp } = facts;
  const there = connected && visitor.is === 'present';
  const quiet = there && !writes && pace !== undefined;
  const waitsMs = nowMs - waitsSinceMs(facts);
  const silentMs = nowMs - silentSinceMs(facts);
  const waits = quiet && waitsMs >= pace.unansweredMs;
  const talkedMs = nowMs - joinedAtMs;
  const guideMs = pace?.guideMs ?? Infinity;
  return {
    visitor: !connected
      ? null
      : visitor.is === 'away'
        ? { is: 'away', minutes: minutesOf(nowMs - visitor.sinceMs) }
        : { is: writes ? 'writes' : 'here' },
    talkedMinutes: minutesOf(nowMs - openedAtMs),
    waits: !waits ? null : mayHelp && waitsMs >= HELP_AFTER_MS ? 'help' : 'answer',
    silent:
      quiet && silentMs >= pace.silentMs
        ? { minutes: minutesOf(silentMs), seen, closes: silentMs >= pace.silentMs + CLOSE_AFTER_MS }
        : null,
    long: !ending && talkedMs >= guideMs - GUIDE_AHEAD_MS ? { minutes: minutesOf(talkedMs) } : null,
  };
}

/** The next moment at which time alone may change what is shown. */
export function nextPaceMs(facts: PaceFacts, nowMs: number): number {
  const { pace, visitor, openedAtMs, joinedAtMs } = facts;
  const [waitsMs, silentMs] = [waitsSinceMs(facts), silentSinceMs(facts)];
  const thresholds =
    pace === undefined
      ? []
      : [
          waitsMs + pace.unansweredMs,
          waitsMs + HELP_AFTER_MS,
          silentMs + pace.silentMs,
          silentMs + pace.silentMs + CLOSE_AFTER_MS,
          joinedAtMs + (pace.guideMs ?? Infinity) - GUIDE_AHEAD_MS,
        ];
  const minutes = [openedAtMs, joinedAtMs, visitor.sinceMs, silentMs].map(
    (sinceMs) => sinceMs + (minutesOf(nowMs - sinceMs) + 1) * MINUTE_MS,
  );
  return Math.min(...[...thresholds, ...minutes].filter((atMs) => atMs > nowMs));
}

/** Since when the visitor's last message has had no answer; Infinity if it has one, or there is none. */
function waitsSinceMs({ said, joinedAtMs }: PaceFacts): number {
  const last = said.at(-1);
  return last?.by === 'visitor' ? Math.max(last.atMs, joinedAtMs) : Infinity;
}

/** Since when it has been the visitor's turn and nothing came: not even a sign of writing, or of being back. Infinity if it is not. */
function silentSinceMs({ said, visitor, wroteAtMs }: PaceFacts): number {
  if (said.at(-1)?.by !== 'own') return Infinity;
  const turn = said[said.findLastIndex(({ by }) => by !== 'own') + 1];
  return Math.max(turn?.atMs ?? Infinity, visitor.sinceMs, wroteAtMs);
}

/** Whole minutes, rounded down. */
const minutesOf = (ms: number): number => Math.max(0, Math.floor(ms / MINUTE_MS));
