import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Conversation } from '../../worker/domain/conversation/state.ts';
import * as views from '../../worker/domain/conversation/views.ts';
import * as conversation from '../../worker/domain/conversation/conversation.ts';
import type { RoomPlace } from '../../worker/domain/exchange.ts';
import { MINUTE, TIMES, WAITING, assigned, talking, told, waiting } from './talk.ts';

const bothWrote = (c: Conversation) =>
  conversation.wroteOne(conversation.wroteOne(c, 'visitor'), 'volunteer');

/** Whom a talk is assigned to, in place of Robin. */
const named = (volunteerId: string, alias: string) => ({ volunteerId, alias });
const by = (volunteerId: string) => named(volunteerId, volunteerId);

describe('a conversation', () => {
  it('[C2] ignores an older word of the queue', () => {
    const c = talking();
    expect(told(talking(), WAITING)).not.toHaveProperty('place');
    expect(conversation.takeView(c, { revision: 0, times: TIMES, ...assigned(9) }, 0)).toBe(c);
  });

  it('[C2] takes no assignment back for a "waiting" that was on its way', () => {
    expect(told(talking(), WAITING).phase).toBe('talking');
  });

  it('[C4] the end beats an assignment', () => {
    const ended = conversation.end(waiting(), 'neverSpoke', 0);
    expect(told(ended, assigned(1)).phase).toBe('ended');
  });

  it('[C9] leaving in a hurry is an end without a form, and takes one away that is open', () => {
    const ended = conversation.leave(bothWrote(talking()), 7);
    expect(ended).toMatchObject({ phase: 'ended', by: 'visitorLeft', evaluation: 'none', endedAtMs: 7 });
    const open = conversation.end(bothWrote(talking()), 'visitor', 0);
    expect(conversation.leave(open, 7)).toEqual({ ...open, evaluation: 'done' });
    expect(conversation.leave(waiting(), 0)).toMatchObject({ by: 'neverSpoke' });
  });

  it('[C4] asks to evaluate only when both wrote, and not someone who left', () => {
    expect(conversation.end(talking(), 'visitor', 0)).toMatchObject({ evaluation: 'none' });
    expect(conversation.end(conversation.wroteOne(talking(), 'visitor'), 'visitor', 0)).toMatchObject({
      evaluation: 'none',
    });
    expect(conversation.end(bothWrote(talking()), 'volunteer', 0)).toMatchObject({ evaluation: 'open' });
    expect(conversation.end(bothWrote(talking()), 'visitorLeft', 0)).toMatchObject({ evaluation: 'none' });
  });

  it('[C4] a visitor gone longer than the grace has left; one who is back in time has not', () => {
    const away = conversation.visitorPresent(talking(), false, MINUTE);
    expect(conversation.nextDeadlineMs(away, MINUTE)).toBe(11 * MINUTE);
    expect(conversation.passTime(away, 11 * MINUTE - 1, true)).toBe(away);
    expect(conversation.passTime(away, 11 * MINUTE, true)).toMatchObject({
      phase: 'ended',
      by: 'visitorLeft',
    });
    const back = conversation.visitorPresent(away, true, 2 * MINUTE);
    expect(conversation.passTime(back, 60 * MINUTE, true)).toBe(back);
  });

  it('[C8] nothing but its people ends a talk while both are there', () => {
    const closing = { ...TIMES, closesAtMs: MINUTE, signUpEndsAtMs: 0 };
    const c = told(talking(), assigned(1), 0, closing);
    expect(conversation.nextDeadlineMs(c, 0)).toBeNull();
    expect(conversation.passTime(c, 24 * 60 * MINUTE, true).phase).toBe('talking');
  });

  it('[O4] at closing a waiting visitor is told so, a talking one only reminded', () => {
    const lost: RoomPlace = { place: 'lost', why: 'signUpEnded' };
    expect(told(waiting(), lost)).toMatchObject({ phase: 'ended', by: 'signUpEnded' });
    expect(told(talking(), lost).phase).toBe('talking');
    const soon = told(waiting(), WAITING, 0, { ...TIMES, signUpEndsAtMs: 10, closesAtMs: 100 });
    expect(views.visitorView(soon, 9)).toMatchObject({ signUpEnded: false });
    expect(views.visitorView(soon, 10)).toMatchObject({ signUpEnded: true, closesInMs: 90 });
  });

  it('[Q5] a vanished volunteer: unnoticed, then told, then a choice', () => {
    const away = conversation.volunteerPresent(talking(), false, 0);
    const seen = (nowMs: number) => views.visitorView(away, nowMs);
    expect(seen(29_999)).toMatchObject({ volunteer: 'present' });
    expect(seen(30_000)).toMatchObject({ volunteer: 'away' });
    expect(conversation.chooseAnother(away, 5 * MINUTE - 1)).toBe(away);
    expect(seen(5 * MINUTE)).toMatchObject({ volunteer: 'gone' });
    const again = conversation.chooseAnother(away, 5 * MINUTE);
    expect(views.reportOf(again, 'room')).toMatchObject({
      phase: 'waiting',
      opened: true,
      returned: { generation: 1, front: true },
    });
    expect(told(again, assigned(1)).phase).toBe('waiting');
    expect(told(again, assigned(2)).phase).toBe('connecting');
    const late = { ...away, times: { ...TIMES, signUpEndsAtMs: MINUTE } };
    expect(conversation.chooseAnother(late, 5 * MINUTE)).toBe(late);
  });

  it('[A3] a session that was ended sends its visitor to the front, also before the two could talk', () => {
    for (const c of [talking(), told(waiting(), assigned(1))]) {
      const again = conversation.signedOut(c, 's');
      expect(views.reportOf(again, 'room')).toMatchObject({
        phase: 'waiting',
        returned: { generation: 1, front: true },
      });
      expect(views.visitorView(told(again, WAITING), 0)).toMatchObject({ cameBack: true });
      expect(conversation.signedOut(c, 'another')).toBe(c);
    }
    expect(views.visitorView(waiting(), 0)).not.toHaveProperty('cameBack');
    const given = conversation.giveBack(told(waiting(), assigned(1)), 1, 0);
    expect(views.visitorView(told(given, WAITING), 0)).not.toHaveProperty('cameBack');
  });

  it('[C5] who talked and then left the queue sees each message under the alias of its writer', () => {
    const left = conversation.end(conversation.signedOut(talking(), 's'), 'visitorLeft', 0);
    expect(views.visitorView(left, 0)).toMatchObject({ talkers: [{ alias: 'Robin', after: 0 }] });
  });

  it('[A3] a session that was ended changes nothing before a talk, or after it', () => {
    const over = conversation.end(talking(), 'volunteer', 0);
    for (const c of [waiting(), over]) expect(conversation.signedOut(c, 's')).toBe(c);
  });

  it('[Q5] the visitor is told that somebody took over, until that volunteer writes', () => {
    const away = conversation.volunteerPresent(talking(), false, 0);
    const back = conversation.chooseAnother(away, 5 * MINUTE);
    const again = told(back, { ...assigned(2), ...by('w') });
    const second = conversation.open(again, 2, true, 5 * MINUTE);
    expect(views.visitorView(talking(), 0)).toMatchObject({ handedOver: false });
    expect(views.visitorView(second, 0)).toMatchObject({ handedOver: true });
    const visitorWrote = conversation.wroteOne(second, 'visitor');
    expect(views.visitorView(visitorWrote, 0)).toMatchObject({ handedOver: true });
    expect(views.volunteerView(visitorWrote, 0)).toMatchObject({ handedOver: true });
    const volunteerWrote = conversation.wroteOne(visitorWrote, 'volunteer');
    expect(views.visitorView(volunteerWrote, 0)).toMatchObject({ handedOver: false });
    expect(views.volunteerView(volunteerWrote, 0)).toMatchObject({ handedOver: false });
  });

  it('[Q5] the same volunteer who comes back takes nothing over, and each one’s messages stay theirs', () => {
    const nextWith = (c: Conversation, generation: number, volunteerId: string) => {
      const away = conversation.volunteerPresent(c, false, 0);
      const back = conversation.chooseAnother(away, 5 * MINUTE);
      return conversation.open(
        told(back, { ...assigned(generation), ...by(volunteerId) }),
        generation,
        true,
        0,
      );
    };
    const write = (c: Conversation) =>
      conversation.wroteOne(conversation.wroteOne(c, 'volunteer'), 'visitor');
    const seen = (c: Conversation) => views.volunteerView(c, 0);
    const first = write(talking());
    expect(seen(first)).toMatchObject({ handedOver: false, predecessors: [] });
    const cameBack = write(nextWith(first, 2, 'v'));
    expect(seen(cameBack)).toMatchObject({ handedOver: false, predecessors: [] });
    expect(views.visitorView(cameBack, 0)).toMatchObject({ handedOver: false });
    const other = write(nextWith(cameBack, 3, 'w'));
    expect(seen(other)).toMatchObject({ handedOver: false, predecessors: [{ after: 0, upTo: 4 }] });
    const silent = nextWith(other, 4, 'x');
    expect(seen(silent)).toMatchObject({
      handedOver: true,
      predecessors: [
        { after: 0, upTo: 4 },
        { after: 4, upTo: 6 },
      ],
    });
    const firstAgain = nextWith(silent, 5, 'v');
    expect(seen(firstAgain)).toMatchObject({ handedOver: true, predecessors: [{ after: 4, upTo: 6 }] });
    expect(seen(conversation.end(firstAgain, 'visitor', 0))).toMatchObject({
      predecessors: [{ after: 4, upTo: 6 }],
    });
    const unknown = nextWith({ ...first, talkers: [] }, 2, 'v');
    expect(seen(unknown)).toMatchObject({ handedOver: true, predecessors: [{ after: 0, upTo: 2 }] });
  });

  it('[C5] the visitor sees under which alias each message was written, also after another took over', () => {
    const next = (c: Conversation, generation: number, volunteerId: string, alias: string) => {
      const view: RoomPlace = { ...assigned(generation), ...named(volunteerId, alias) };
      return conversation.open(told(c, view), generation, true, 0);
    };
    const aliases = (c: Conversation) => {
      const view = views.visitorView(c, 0);
      return view !== null && 'talkers' in view ? view.talkers : null;
    };
    const robin = conversation.wroteOne(talking(), 'volunteer');
    expect(aliases(robin)).toEqual([{ alias: 'Robin', after: 0 }]);
    const back = conversation.chooseAnother(conversation.volunteerPresent(robin, false, 0), 5 * MINUTE);
    const kim = next(back, 2, 'w', 'Kim');
    const both = [
      { alias: 'Robin', after: 0 },
      { alias: 'Kim', after: 1 },
    ];
    expect(aliases(kim)).toEqual(both);
    expect(aliases(conversation.end(kim, 'visitor', 0))).toEqual(both);
    // At another console under another alias: what they wrote stands under the one that is shown now.
    const renamed = told(kim, { ...assigned(3), ...named('w', 'Kim B.') });
    expect(aliases(renamed)).toEqual([both[0], { alias: 'Kim B.', after: 1 }]);
  });

  it('[Q5] the volunteer is told after 20 s without a key and can give the place back', () => {
    const c = told(waiting(), assigned(1), 0);
    expect(conversation.nextDeadlineMs(c, 0)).toBe(20_000);
    expect(views.volunteerView(c, 19_999)).toMatchObject({ keyLate: false });
    expect(views.volunteerView(c, 20_000)).toMatchObject({ keyLate: true });
    expect(conversation.giveBack(c, 2, 0)).toBe(c);
    const back = conversation.giveBack(c, 1, 0);
    expect(views.reportOf(back, 'room')).toMatchObject({
      phase: 'waiting',
      returned: { generation: 1, front: false },
    });
  });

  it('[Q5] a volunteer who accepted and never came gives the visitor back to the front', () => {
    const c = told(waiting(), assigned(1), 0);
    expect(conversation.passTime(c, 5 * MINUTE - 1, false)).toBe(c);
    expect(conversation.passTime(c, 5 * MINUTE, true)).toBe(c);
    const back = conversation.passTime(c, 5 * MINUTE, false);
    expect(views.reportOf(back, 'room')).toMatchObject({
      phase: 'waiting',
      returned: { generation: 1, front: true },
    });
    const asleep = conversation.visitorPresent(c, false, 0);
    expect(conversation.passTime(asleep, 5 * MINUTE, false)).toBe(asleep);
  });

  it('[C9] lives until the evaluation is sent, skipped or half an hour old', () => {
    const asked = conversation.end(bothWrote(talking()), 'visitor', 0);
    expect(conversation.isFinished(asked, 30 * MINUTE - 1)).toBe(false);
    expect(conversation.nextDeadlineMs(asked, 0)).toBe(30 * MINUTE);
    expect(conversation.isFinished(asked, 30 * MINUTE)).toBe(true);
    expect(conversation.isFinished(conversation.evaluationDone(asked), 0)).toBe(true);
    expect(conversation.isFinished(conversation.end(talking(), 'visitor', 0), 0)).toBe(true);
  });

  it('[C9] who needs more time to answer gets it anew, as often as they ask', () => {
    const asked = conversation.end(bothWrote(talking()), 'visitor', 0);
    expect(views.visitorView(asked, 10 * MINUTE)).toMatchObject({ evaluationEndsInMs: 20 * MINUTE });
    const longer = conversation.moreTime(asked, 29 * MINUTE);
    expect(conversation.isFinished(longer, 59 * MINUTE - 1)).toBe(false);
    expect(conversation.nextDeadlineMs(longer, 29 * MINUTE)).toBe(59 * MINUTE);
    expect(conversation.isFinished(longer, 59 * MINUTE)).toBe(true);
    const done = conversation.evaluationDone(longer);
    expect(conversation.moreTime(done, 0)).toBe(done);
    expect(views.visitorView(done, 0)).not.toHaveProperty('evaluationEndsInMs');
  });

  it('[C1] a receipt only grows, and never beyond what was sent', () => {
    const c = bothWrote(talking());
    expect(conversation.receivedUpTo(c, 'visitor', 3)).toBe(c);
    const shown = conversation.receivedUpTo(c, 'visitor', 2);
    expect(shown.received.visitor).toBe(2);
    expect(conversation.receivedUpTo(shown, 'visitor', 1)).toBe(shown);
  });

  it('[C13] what was on the screen only grows, never beyond what was sent, and outlives a change of phase', () => {
    expect(talking().seen).toBe(0);
    const c = bothWrote(talking());
    expect(conversation.seenUpTo(c, 3)).toBe(c);
    const seen = conversation.seenUpTo(c, 2);
    expect(seen).toEqual({ ...c, seen: 2 });
    expect(conversation.seenUpTo(seen, 2)).toBe(seen);
    expect(conversation.seenUpTo(seen, 1)).toBe(seen);
    expect(conversation.end(seen, 'visitor', 0).seen).toBe(2);
  });

  it('[C4] no course of events leads out of the end', () => {
    const act = fc.constantFrom<(c: Conversation) => Conversation>(
      (c) => told(c, WAITING),
      (c) => told(c, assigned(c.viewRevision + 1)),
      (c) => told(c, { place: 'lost', why: 'visitorLeft' }),
      (c) => conversation.open(c, 1, true, 0),
      (c) => conversation.giveBack(c, 1, 0),
      (c) => conversation.chooseAnother(c, 60 * MINUTE),
      (c) => conversation.visitorPresent(c, false, 0),
      (c) => conversation.volunteerPresent(c, false, 0),
      (c) => conversation.passTime(c, 60 * MINUTE, true),
      (c) => conversation.end(c, 'visitor', 0),
      (c) => conversation.evaluationDone(c),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        let c = waiting();
        for (const one of acts) {
          const before = c;
          c = one(c);
          if (before.phase === 'ended') expect(c).toMatchObject({ phase: 'ended', by: before.by });
        }
      }),
    );
  });
});
