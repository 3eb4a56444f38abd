import type { Settings } from '../../../protocol/settings.ts';
import type { HoursNow } from '../hours/hours-now.ts';
import type { RoomTimes } from '../exchange.ts';

/** What a room must know of hours and settings, as absolute times and durations. */
export function roomTimes(settings: Settings['conversation'], hours: HoursNow): RoomTimes {
  const ends =
    hours.state === 'open'
      ? { signUpEndsAtMs: hours.signUpEndsAtMs, closesAtMs: hours.closesAtMs }
      : hours.state === 'signUpEnded'
        ? { signUpEndsAtMs: 0, closesAtMs: hours.closesAtMs }
        : { signUpEndsAtMs: 0, closesAtMs: 0 };
  return {
    ...ends,
    visitorGraceMs: settings.visitorGraceMinutes * 60_000,
    volunteerGraceMs: settings.volunteerGraceMinutes * 60_000,
    evaluationMs: settings.evaluationMinutes * 60_000,
    pace: {
      unansweredMs: settings.unansweredMinutes * 60_000,
      silentMs: settings.silentMinutes * 60_000,
      guideMs: settings.talkGuideMinutes === null ? null : settings.talkGuideMinutes * 60_000,
    },
  };
}
