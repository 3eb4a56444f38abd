import { describe, expect, it } from 'vitest';
import * as sitIns from '../../worker/domain/conversation/sit-in.ts';
import * as conversation from '../../worker/domain/conversation/conversation.ts';
import { roomTimes } from '../../worker/domain/conversation/room-times.ts';
import type { Conversation } from '../../worker/domain/conversation/state.ts';
import { coachView, reportOf, visitorView, volunteerView } from '../../worker/domain/conversation/views.ts';
import type { Settings } from '../../protocol/settings.ts';
import { DEFAULT_SETTINGS } from '../../worker/domain/settings/default-settings.ts';
import { MINUTE, TIMES, WAITING, assigned, talking, told, waiting } from './talk.ts';

const CLOSING = { ...TIMES, signUpEndsAtMs: 10 * MINUTE, closesAtMs: 40 * MINUTE };
const ROBIN = { generation: 1, volunteerId: 'v', sessionHash: 's', alias: 'Robin' };
const MARIJKE = { volunteerId: 'm', sessionHash: 'ms', alias: 'Marijke' };
const connecting = () => told(waiting(), assigned(1), 0);
const wanted = () => sitIns.wantCoach(talking(), true);
const asked = (): Conversation => sitIns.beginSitIn(wanted(), MARIJKE) ?? wanted();
const bothWrote = (c: Conversation) =>
  conversation.wroteOne(conversation.wroteOne(c, 'visitor'), 'volunteer');

describe('what the visitor sees', () => {
  it('[O4] nothing before the queue spoke, then the place with its wait, and what the clock says', () => {
    const fresh = conversation.begin({ signUpId: 'x', tokenHash: 't', createdAtMs: 0, times: TIMES });
    expect(visitorView(fresh, 0)).toBeNull();
    const shown = {
      phase: 'waiting',
      position: 2,
      band: null,
      nobodyOnDuty: false,
      signUpEnded: false,
      closesInMs: null,
    };
    expect(visitorView(waiting(), 5)).toEqual(shown);
    const soon = told(waiting(), WAITING, 0, CLOSING);
    expect(visitorView(soon, MINUTE)).toEqual({ ...shown, closesInMs: 39 * MINUTE });
    expect(visitorView(soon, 50 * MINUTE)).toEqual({ ...shown, signUpEnded: true, closesInMs: 0 });
  });

  it('[Q5] who talks with them, and whether that one is there', () => {
    expect(visitorView(connecting(), 0)).toEqual({ phase: 'connecting', generation: 1 });
    const shown = { phase: 'talking', generation: 1, alias: 'Robin', handedOver: false, coach: null };
    const clock = { signUpEnded: false, closesInMs: null, talkers: [{ alias: 'Robin', after: 0 }] };
    expect(visitorView(talking(), 0)).toEqual({ ...shown, ...clock, volunteer: 'present' });
    const away = conversation.volunteerPresent(talking(), false, 0);
    expect(visitorView(away, MINUTE)).toEqual({ ...shown, ...clock, volunteer: 'away' });
  });

  it('[C4] the end, by whom, and how long the questions stay', () => {
    expect(visitorView(conversation.end(talking(), 'volunteer', 0), 0)).toEqual({
      phase: 'ended',
      generation: 1,
      by: 'volunteer',
      evaluation: 'none',
      talkers: [{ alias: 'Robin', after: 0 }],
    });
    const ended = conversation.end(bothWrote(talking()), 'visitor', MINUTE);
    expect(visitorView(ended, 2 * MINUTE)).toEqual({
      phase: 'ended',
      generation: 1,
      by: 'visitor',
      evaluation: 'open',
      talkers: [{ alias: 'Robin', after: 0 }],
      evaluationEndsInMs: 29 * MINUTE,
    });
  });
});

describe('what the volunteer sees', () => {
  it('[Q5] nothing without an assignment, then how long the key takes', () => {
    expect(volunteerView(waiting(), 0)).toBeNull();
    const shown = { phase: 'connecting', generation: 1 };
    expect(volunteerView(connecting(), 19_999)).toEqual({ ...shown, sinceMs: 19_999, keyLate: false });
    expect(volunteerView(connecting(), 20_000)).toEqual({ ...shown, sinceMs: 20_000, keyLate: true });
  });

  it('[C4] the talk, whether the visitor is there, and its end', () => {
    const talk = { closesInMs: null, coach: null, handedOver: false, predecessors: [] };
    const shown = { phase: 'talking', openedAgoMs: 4 * MINUTE, ...talk };
    expect(volunteerView(talking(MINUTE), 5 * MINUTE)).toEqual({ ...shown, visitor: 'present' });
    const away = conversation.visitorPresent(talking(MINUTE), false, 2 * MINUTE);
    expect(volunteerView(away, 5 * MINUTE)).toEqual({ ...shown, visitor: 'away', awayForMs: 3 * MINUTE });
    const back = conversation.visitorPresent(away, true, 3 * MINUTE);
    expect(volunteerView(back, 5 * MINUTE)).toEqual({ ...shown, visitor: 'present' });
    const pace = { unansweredMs: 1, silentMs: 2, guideMs: null };
    const paced = told(talking(MINUTE), assigned(1), MINUTE, { ...TIMES, pace });
    expect(volunteerView(paced, 5 * MINUTE)).toEqual({ ...shown, visitor: 'present', pace });
    for (const [c, wrote] of [
      [talking(), false],
      [conversation.wroteOne(talking(), 'visitor'), false],
      [conversation.wroteOne(talking(), 'volunteer'), false],
      [bothWrote(talking()), true],
    ] as const) {
      expect(volunteerView(conversation.end(c, 'visitor', 0), 0)).toEqual({
        phase: 'ended',
        by: 'visitor',
        bothWrote: wrote,
        predecessors: [],
      });
    }
  });

  it('[C6] of a sit-in its stage, and a name only once somebody is there', () => {
    const coachIn = (c: Conversation) => {
      const view = volunteerView(c, 0);
      return view?.phase === 'talking' ? view.coach : undefined;
    };
    expect(coachIn(wanted())).toStrictEqual({ stage: 'wanted' });
    expect(coachIn(asked())).toEqual({ stage: 'asked', alias: 'Marijke' });
    expect(coachIn(sitIns.endSitIn(asked()))).toEqual({ stage: 'left', alias: 'Marijke' });
  });
});

describe('what a colleague beside the talk sees', () => {
  it('[C6] nothing without a sitIn, and whether the visitor is there only once they may read', () => {
    expect(coachView(waiting())).toBeNull();
    expect(coachView(talking())).toBeNull();
    expect(coachView(asked())).toEqual({ phase: 'asked', alias: 'Robin' });
    const sitting = sitIns.allowCoach(asked(), 1, true);
    expect(coachView(sitting)).toEqual({ phase: 'sitting', alias: 'Robin', visitor: 'present' });
    const away = conversation.visitorPresent(sitting, false, 0);
    expect(coachView(away)).toEqual({ phase: 'sitting', alias: 'Robin', visitor: 'away' });
    expect(coachView(conversation.end(sitting, 'visitor', 0))).toEqual({ phase: 'ended' });
  });
});

describe('what the queue hears', () => {
  const always = { roomId: 'room', signUpId: 'x', joinedAtMs: 0, cameIn: true, returned: null, sitIn: null };

  it('[C2] the place, the assignment and the end, whole each time', () => {
    const before = { ...always, connected: true, opened: false, phase: 'waiting', assignment: null };
    const fresh = conversation.begin({ signUpId: 'x', tokenHash: 't', createdAtMs: 0, times: TIMES });
    expect(reportOf(fresh, 'room')).toEqual({ ...before, connected: false, cameIn: false });
    expect(reportOf(waiting(), 'room')).toEqual(before);
    expect(reportOf(conversation.visitorPresent(waiting(), false, 1), 'room')).toEqual({
      ...before,
      connected: false,
    });
    const during = { ...before, phase: 'assigned', assignment: ROBIN };
    expect(reportOf(connecting(), 'room')).toEqual(during);
    expect(reportOf(talking(), 'room')).toEqual({ ...during, opened: true });
    const after = { ...during, phase: 'ended' };
    expect(reportOf(conversation.end(talking(), 'visitor', 0), 'room')).toEqual({ ...after, opened: true });
    expect(reportOf(conversation.end(waiting(), 'neverSpoke', 0), 'room')).toEqual({
      ...after,
      assignment: null,
    });
  });

  it('[C6] that a colleague is wanted, and who sits in; after the end neither', () => {
    expect(reportOf(wanted(), 'room').sitIn).toEqual({ stage: 'wanted' });
    expect(reportOf(asked(), 'room').sitIn).toEqual({ stage: 'begun', volunteerId: 'm' });
    expect(reportOf(talking(), 'room').sitIn).toBeNull();
    expect(reportOf(conversation.end(wanted(), 'visitor', 0), 'room').sitIn).toBeNull();
  });
});

describe('the times that a room gets', () => {
  const settings: Settings['conversation'] = {
    visitorGraceMinutes: 10,
    volunteerGraceMinutes: 5,
    evaluationMinutes: 30,
    unansweredMinutes: 3,
    silentMinutes: 5,
    talkGuideMinutes: null,
  };
  const durations = {
    visitorGraceMs: 10 * MINUTE,
    volunteerGraceMs: 5 * MINUTE,
    evaluationMs: 30 * MINUTE,
    pace: { unansweredMs: 3 * MINUTE, silentMs: 5 * MINUTE, guideMs: null },
  };

  it('[O4] say when sign-up ends and when the doors close; what is past is past for every room', () => {
    expect(settings).toEqual(DEFAULT_SETTINGS.conversation);
    expect(roomTimes(settings, { state: 'open', signUpEndsAtMs: 10, closesAtMs: 40 })).toEqual({
      signUpEndsAtMs: 10,
      closesAtMs: 40,
      ...durations,
    });
    expect(roomTimes(settings, { state: 'signUpEnded', closesAtMs: 40, opens: null })).toEqual({
      signUpEndsAtMs: 0,
      closesAtMs: 40,
      ...durations,
    });
    expect(roomTimes(settings, { state: 'closed', opens: null, reason: null })).toEqual({
      signUpEndsAtMs: 0,
      closesAtMs: 0,
      ...durations,
    });
  });

  it('[C15] say what the console shows at which time, and about how long a talk takes, if that is set', () => {
    const own = { ...settings, unansweredMinutes: 7, silentMinutes: 9, talkGuideMinutes: 45 };
    expect(roomTimes(own, { state: 'closed', opens: null, reason: null }).pace).toEqual({
      unansweredMs: 7 * MINUTE,
      silentMs: 9 * MINUTE,
      guideMs: 45 * MINUTE,
    });
  });
});
