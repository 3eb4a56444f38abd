import { describe, expect, it } from 'vitest';
import * as sitIns from '../../worker/domain/conversation/sit-in.ts';
import * as conversation from '../../worker/domain/conversation/conversation.ts';
import type { Conversation } from '../../worker/domain/conversation/state.ts';
import { visitorView } from '../../worker/domain/conversation/views.ts';
import { MINUTE, TIMES, WAITING, assigned, nextView, talking, told, waiting } from './talk.ts';

const MARIJKE = { volunteerId: 'm', sessionHash: 'ms', alias: 'Marijke' };
const OTHER_CONSOLE = { sessionHash: 'other' };
const OTHER_VOLUNTEER = { volunteerId: 'other' };
const connecting = () => told(waiting(), assigned(1), 0);
const asked = (): Conversation => sitIns.beginSitIn(sitIns.wantCoach(talking(), true), MARIJKE) ?? talking();
const bothWrote = (c: Conversation) =>
  conversation.wroteOne(conversation.wroteOne(c, 'visitor'), 'volunteer');
const ended = (c = bothWrote(talking())) => conversation.end(c, 'visitor', 0);

describe('what changes nothing gives back the same conversation', () => {
  it('[C2] who was there is still there, who was away is still away since then', () => {
    for (const c of [waiting(), connecting(), talking(), ended()]) {
      expect(conversation.visitorPresent(c, true, 9)).toBe(c);
      const away = conversation.visitorPresent(c, false, 0);
      expect(conversation.visitorPresent(away, false, 9)).toBe(away);
    }
    const present = talking();
    expect(conversation.volunteerPresent(present, true, 9)).toBe(present);
    const away = conversation.volunteerPresent(talking(), false, 0);
    expect(conversation.volunteerPresent(away, false, 9)).toBe(away);
    const gone = sitIns.coachPresent(asked(), false, 0);
    expect(sitIns.coachPresent(gone, false, 9)).toBe(gone);
    const here = asked();
    expect(sitIns.coachPresent(here, true, 9)).toBe(here);
    const back = sitIns.coachPresent(gone, true, 9);
    expect(sitIns.heldSitIn(back)).toMatchObject({ awaySinceMs: null });
  });

  it('[C2] a volunteer can be present only in a talk, a colleague only in a sit-in', () => {
    for (const c of [waiting(), connecting(), ended()]) {
      for (const present of [true, false]) expect(conversation.volunteerPresent(c, present, 9)).toBe(c);
    }
    for (const c of [waiting(), talking(), ended(), sitIns.wantCoach(talking(), true)]) {
      for (const present of [true, false]) expect(sitIns.coachPresent(c, present, 9)).toBe(c);
    }
    const away = conversation.volunteerPresent(talking(), false, 0);
    expect(conversation.volunteerPresent(away, true, 9)).toMatchObject({ volunteerAwaySinceMs: null });
  });

  it('[C6] asking while somebody sits in, or is already asked for', () => {
    for (const c of [asked(), sitIns.wantCoach(talking(), true), sitIns.allowCoach(asked(), 1, true)]) {
      expect(sitIns.wantCoach(c, true)).toEqual(c);
      expect(sitIns.heldSitIn(sitIns.wantCoach(c, true))).toEqual(sitIns.heldSitIn(c));
    }
    for (const c of [waiting(), ended()]) expect(sitIns.allowCoach(c, 1, true)).toBe(c);
    const c = talking();
    expect(sitIns.endSitIn(c)).toBe(c);
  });

  it('[C9] the form can be done, and take longer, only while it is asked', () => {
    for (const c of [waiting(), talking(), ended(talking())]) {
      expect(conversation.evaluationDone(c)).toBe(c);
      expect(conversation.moreTime(c, 9)).toBe(c);
      expect(conversation.isFinished(c, 99 * MINUTE)).toBe(c.phase === 'ended');
    }
    expect(conversation.evaluationDone(ended())).toMatchObject({ phase: 'ended', evaluation: 'done' });
  });
});

describe('the word of the queue', () => {
  it('[C2] counts once', () => {
    for (const c of [waiting(), connecting(), talking(), ended()]) {
      const [older, view] = [nextView(WAITING), nextView(assigned(2))];
      const after = conversation.takeView(c, view, 0);
      expect(after).not.toBe(c);
      expect(conversation.takeView(after, view, 9)).toBe(after);
      expect(conversation.takeView(after, older, 9)).toBe(after);
    }
  });

  it('[C4] never moves an ended conversation', () => {
    for (const place of [WAITING, assigned(9), { place: 'lost', why: 'visitorLeft' } as const]) {
      const shorter = { ...TIMES, evaluationMs: MINUTE };
      expect(visitorView(told(ended(), place, 0, shorter), 0)).toEqual(visitorView(ended(), 0));
    }
  });

  it('[O4] [C4] that the place is lost says why: closed, left, or never spoken to anybody', () => {
    const lost = (c: Conversation, why: 'signUpEnded' | 'visitorLeft') => {
      const after = told(c, { place: 'lost', why });
      return after.phase === 'ended' ? after.by : after.phase;
    };
    const returned = conversation.chooseAnother(
      conversation.volunteerPresent(talking(), false, 0),
      5 * MINUTE,
    );
    expect(lost(waiting(), 'visitorLeft')).toBe('neverSpoke');
    expect(lost(waiting(), 'signUpEnded')).toBe('signUpEnded');
    expect(lost(returned, 'visitorLeft')).toBe('visitorLeft');
    expect(conversation.leftBy(waiting(), 'visitor')).toBe('neverSpoke');
    expect(conversation.leftBy(returned, 'visitor')).toBe('visitor');
  });

  it('[C7] another console of the same volunteer takes the talk along; another volunteer begins anew', () => {
    const away = conversation.volunteerPresent(talking(), false, 7);
    const moved = told(away, { ...assigned(2), ...OTHER_CONSOLE }, 9);
    expect(moved).toMatchObject({
      phase: 'talking',
      assignment: { generation: 2, sessionHash: 'other' },
      volunteerAwaySinceMs: 7,
    });
    expect(told(talking(), assigned(2), 9)).toMatchObject({ phase: 'talking', volunteerAwaySinceMs: 9 });
    const other = told(talking(), { ...assigned(2), ...OTHER_VOLUNTEER }, 9);
    expect(other).toMatchObject({ phase: 'connecting', assignment: { volunteerId: 'other' }, sinceMs: 9 });
    for (const stale of [0, 1]) expect(told(connecting(), assigned(stale), 9)).toMatchObject({ sinceMs: 0 });
    expect(told(connecting(), assigned(2), 9)).toMatchObject({ sinceMs: 9 });
  });
});

describe('an assignment', () => {
  it('[Q4] opens only by its own generation, and only once', () => {
    const c = connecting();
    expect(conversation.open(c, 2, true, 0)).toBe(c);
    for (const other of [waiting(), talking(), ended()]) {
      expect(conversation.open(other, 1, true, 0)).toBe(other);
      expect(conversation.giveBack(other, 1, 99 * MINUTE)).toBe(other);
      expect(conversation.chooseAnother(other, 99 * MINUTE)).toBe(other);
    }
  });

  it('[Q5] given back, the visitor is away since they were, or from now on', () => {
    expect(conversation.giveBack(connecting(), 1, 9)).toMatchObject({ visitorAwaySinceMs: 9 });
    const away = conversation.visitorPresent(connecting(), false, 4);
    expect(conversation.giveBack(away, 1, 9)).toMatchObject({ visitorAwaySinceMs: 4 });
  });

  it('[Q5] a talk can be given back only once its visitor has been away for a minute, and by its own generation', () => {
    const away = conversation.visitorPresent(talking(), false, 4);
    expect(conversation.giveBack(away, 1, MINUTE + 3)).toBe(away);
    expect(conversation.giveBack(away, 2, MINUTE + 4)).toBe(away);
    expect(conversation.giveBack(away, 1, MINUTE + 4)).toMatchObject({
      phase: 'waiting',
      visitorAwaySinceMs: 4,
      returned: { generation: 1, front: false },
    });
  });

  it('[Q5] time alone never sends back who talks', () => {
    const c = talking();
    expect(conversation.passTime(c, 99 * MINUTE, false)).toBe(c);
  });
});

describe('the end', () => {
  it('[C4] asks for an evaluation who stayed to the end, when both wrote', () => {
    const asks = (by: Parameters<typeof conversation.end>[1]) =>
      conversation.end(bothWrote(talking()), by, 0);
    for (const by of ['visitor', 'volunteer', 'signUpEnded'] as const)
      expect(asks(by)).toMatchObject({ by, evaluation: 'open' });
    for (const by of ['visitorLeft', 'removed', 'neverSpoke'] as const)
      expect(asks(by)).toMatchObject({ by, evaluation: 'none' });
    for (const role of ['visitor', 'volunteer'] as const) {
      const one = conversation.wroteOne(talking(), role);
      expect(conversation.end(one, 'visitor', 0)).toMatchObject({ evaluation: 'none' });
    }
  });

  it('[C1] both begin with nothing sent and nothing shown', () => {
    const fresh = waiting();
    expect([fresh.wrote, fresh.received]).toEqual([
      { visitor: 0, volunteer: 0 },
      { visitor: 0, volunteer: 0 },
    ]);
    const c = bothWrote(talking());
    const shown = conversation.receivedUpTo(c, 'volunteer', 1);
    expect(shown.received).toEqual({ visitor: 0, volunteer: 1 });
    expect(conversation.receivedUpTo(shown, 'volunteer', 1)).toBe(shown);
    expect(conversation.wroteOne(ended(), 'visitor')).toMatchObject({ phase: 'ended' });
    expect(conversation.wroteOne(connecting(), 'visitor')).not.toHaveProperty('sitIn');
  });
});
