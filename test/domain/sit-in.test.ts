import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as sitIns from '../../worker/domain/conversation/sit-in.ts';
import type { Conversation } from '../../worker/domain/conversation/state.ts';
import * as views from '../../worker/domain/conversation/views.ts';
import * as conversation from '../../worker/domain/conversation/conversation.ts';
import { MINUTE, assigned, talking, told, waiting } from './talk.ts';

const MARIJKE = { volunteerId: 'm', sessionHash: 'ms', alias: 'Marijke' };
const BO = { volunteerId: 'b', sessionHash: 'bs', alias: 'Bo' };

function taken(c: Conversation | null): Conversation {
  if (c === null) throw new Error('nobody was asked to sit in');
  return c;
}

const wanted = () => sitIns.wantCoach(talking(), true);
const asked = () => taken(sitIns.beginSitIn(wanted(), MARIJKE));
const sitting = () => sitIns.allowCoach(asked(), 1, true);
const coachSeenBy = (c: Conversation) => {
  const [visitor, volunteer] = [views.visitorView(c, 0), views.volunteerView(c, 0)];
  if (visitor?.phase !== 'talking' || volunteer?.phase !== 'talking') throw new Error('not talking');
  return { visitor: visitor.coach, volunteer: volunteer.coach, coach: views.coachView(c) };
};

describe('a sit-in', () => {
  it('[C6] is taken only when the volunteer asks, by somebody else, and by the first', () => {
    expect(sitIns.beginSitIn(talking(), MARIJKE)).toBeNull();
    expect(sitIns.beginSitIn(waiting(), MARIJKE)).toBeNull();
    expect(sitIns.beginSitIn(wanted(), { ...MARIJKE, volunteerId: 'v' })).toBeNull();
    expect(sitIns.beginSitIn(asked(), BO)).toBeNull();
    expect(sitIns.beginSitIn(sitting(), BO)).toBeNull();
  });

  it('[A3] a colleague whose session was ended has left, and the talk goes on', () => {
    for (const c of [asked(), sitting()]) {
      const alone = conversation.signedOut(c, MARIJKE.sessionHash);
      expect(alone).toMatchObject({ phase: 'talking', sitIn: { stage: 'left' } });
      expect(conversation.signedOut(c, BO.sessionHash)).toBe(c);
    }
    expect(conversation.signedOut(sitting(), 's').phase).toBe('waiting');
  });

  it('[C6] shows nobody a colleague who has not come, and shows one who has to both', () => {
    expect(coachSeenBy(wanted())).toEqual({ visitor: null, volunteer: { stage: 'wanted' }, coach: null });
    expect(coachSeenBy(asked())).toEqual({
      visitor: { stage: 'asked', sitIn: 1, alias: 'Marijke' },
      volunteer: { stage: 'asked', alias: 'Marijke' },
      coach: { phase: 'asked', alias: 'Robin' },
    });
    expect(coachSeenBy(sitting())).toEqual({
      visitor: { stage: 'sitting', sitIn: 1, alias: 'Marijke' },
      volunteer: { stage: 'sitting', alias: 'Marijke' },
      coach: { phase: 'sitting', alias: 'Robin', visitor: 'present' },
    });
  });

  it('[C6] an answer counts for the person it was about, and not for the next', () => {
    const next = sitIns.wantCoach(sitIns.endSitIn(asked()), true);
    const second = taken(sitIns.beginSitIn(next, BO));
    expect(sitIns.allowCoach(second, 1, true)).toBe(second);
    expect(sitIns.sittingCoach(sitIns.allowCoach(second, 2, true))).toEqual(BO);
  });

  it('[C6] a no counts at any time, and nobody is asked for again in this talk', () => {
    for (const c of [asked(), sitting()]) {
      const declined = sitIns.allowCoach(c, 1, false);
      expect(sitIns.heldSitIn(declined)).toBeNull();
      expect(coachSeenBy(declined)).toEqual({
        visitor: { stage: 'declined', sitIn: 1, alias: 'Marijke' },
        volunteer: { stage: 'declined' },
        coach: null,
      });
      expect(coachSeenBy(conversation.wroteOne(declined, 'visitor'))).toEqual({
        visitor: null,
        volunteer: { stage: 'declined' },
        coach: null,
      });
      expect(sitIns.wantCoach(declined, true)).toBe(declined);
      expect(sitIns.allowCoach(declined, 1, true)).toBe(declined);
    }
  });

  it('[C6] a no holds with another volunteer too', () => {
    const gone = conversation.volunteerPresent(sitIns.allowCoach(asked(), 1, false), false, 0);
    const again = told(conversation.chooseAnother(gone, MINUTE * 5), { ...assigned(2), ...BO });
    const second = conversation.open(again, 2, true, 0);
    expect(sitIns.wantCoach(second, true)).toBe(second);
    expect(coachSeenBy(second).volunteer).toEqual({ stage: 'declined' });
  });

  it('[C6] a yes twice changes nothing', () => {
    const c = sitting();
    expect(sitIns.allowCoach(c, 1, true)).toBe(c);
  });

  it('[C6] the volunteer takes the question back, or ends the reading along', () => {
    expect(coachSeenBy(sitIns.wantCoach(wanted(), false)).volunteer).toBeNull();
    for (const c of [asked(), sitting()]) {
      const left = sitIns.wantCoach(c, false);
      expect(coachSeenBy(left).visitor).toEqual({ stage: 'left', sitIn: 1, alias: 'Marijke' });
      expect(sitIns.heldSitIn(left)).toBeNull();
    }
  });

  it('[C6] that a colleague has left is said until the next message', () => {
    const left = sitIns.endSitIn(sitting());
    for (const role of ['visitor', 'volunteer'] as const) {
      expect(coachSeenBy(conversation.wroteOne(left, role)).visitor).toBeNull();
    }
    expect(coachSeenBy(conversation.wroteOne(sitting(), 'visitor')).visitor?.stage).toBe('sitting');
  });

  it('[C6] a colleague comes back to the sit-in within a minute, also at another console, and has left after it', () => {
    const away = sitIns.coachPresent(sitting(), false, 0);
    expect(conversation.nextDeadlineMs(away, 0)).toBe(sitIns.COACH_AWAY_MS);
    expect(conversation.passTime(away, sitIns.COACH_AWAY_MS - 1, true)).toBe(away);
    const elsewhere = { ...MARIJKE, sessionHash: 'other' };
    const back = taken(sitIns.beginSitIn(away, elsewhere));
    expect(sitIns.sittingCoach(back)).toEqual(elsewhere);
    expect(conversation.passTime(back, MINUTE * 5, true)).toBe(back);
    expect(coachSeenBy(conversation.passTime(away, sitIns.COACH_AWAY_MS, true)).visitor?.stage).toBe('left');
  });

  it('[C6] leaves also while the visitor is away', () => {
    const both = sitIns.coachPresent(conversation.visitorPresent(sitting(), false, 0), false, 0);
    expect(sitIns.heldSitIn(conversation.passTime(both, sitIns.COACH_AWAY_MS, true))).toBeNull();
  });

  it('[C6] the sit-in is this talk’s: another volunteer or the end leaves none, another console of the same keeps it', () => {
    expect(sitIns.heldSitIn(conversation.end(sitting(), 'visitor', 0))).toBeNull();
    const gone = conversation.volunteerPresent(sitting(), false, 0);
    const again = told(conversation.chooseAnother(gone, MINUTE * 5), { ...assigned(2), ...BO });
    expect(sitIns.heldSitIn(conversation.open(again, 2, true, 0))).toBeNull();
    expect(sitIns.sittingCoach(told(sitting(), assigned(2)))).toEqual(MARIJKE);
  });

  it('[C6] whatever is done in whatever order, nobody reads along without a yes to them', () => {
    const acts = {
      want: (c: Conversation) => sitIns.wantCoach(c, true),
      takeBack: (c: Conversation) => sitIns.wantCoach(c, false),
      marijke: (c: Conversation) => sitIns.beginSitIn(c, MARIJKE) ?? c,
      bo: (c: Conversation) => sitIns.beginSitIn(c, BO) ?? c,
      leave: sitIns.endSitIn,
      lost: (c: Conversation) => sitIns.coachPresent(c, false, 0),
      later: (c: Conversation) => conversation.passTime(c, sitIns.COACH_AWAY_MS, true),
      write: (c: Conversation) => conversation.wroteOne(c, 'volunteer'),
      no: (c: Conversation) => sitIns.allowCoach(c, c.sitIns, false),
      yes: (c: Conversation) => sitIns.allowCoach(c, c.sitIns, true),
    };
    type Act = keyof typeof acts;
    const names = Object.keys(acts) as Act[];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...names), { maxLength: 30 }), (course) => {
        let c = talking();
        let agreedTo: string | null = null;
        for (const act of course) {
          const before = sitIns.heldSitIn(c)?.coach.volunteerId ?? null;
          c = acts[act](c);
          if (act === 'yes' && before !== null) agreedTo = before;
          if (sitIns.heldSitIn(c) === null) agreedTo = null;
          const reader = sitIns.sittingCoach(c);
          if (reader !== null) expect(reader.volunteerId).toBe(agreedTo);
        }
      }),
    );
  });
});
