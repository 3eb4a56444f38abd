import { describe, expect, test } from 'vitest';
import type { VisitorState } from '../../protocol/room.ts';
import { KeyHolders, type KeptHolders, type KeyRequest } from '../../widget/conversation/late/key-holders.ts';
import { ended, talking, waiting } from './visitor-course.ts';

const consoleOf = (id: string) => ({ id, publicKey: id });
const seal = (id: string, generation = 1): KeyRequest => ({
  type: 'sealRequest',
  generation,
  console: consoleOf(id),
  review: consoleOf('review'),
  signed: null,
});
const key = (id: string, reader?: 'volunteer' | 'coach'): KeyRequest => ({
  type: 'keyRequest',
  console: consoleOf(id),
  ...(reader && { reader }),
});
const connecting = (generation = 1): VisitorState => ({ phase: 'connecting', generation });
const sitting = (sitIn = 1) =>
  talking({ generation: 1, coach: { stage: 'sitting', sitIn, alias: 'Marijke' } });
const allow = (sitIn: number, allowed: boolean) => ({ type: 'allowCoach', sitIn, allowed }) as const;

/** Of a talk in which the volunteer's console was given the key. */
function inTalk(): { holders: KeyHolders; kept: { holders: KeptHolders | null } } {
  const kept: { holders: KeptHolders | null } = { holders: null };
  const holders = new KeyHolders(() => kept);
  holders.admit(seal('anna'), connecting());
  return { holders, kept };
}
const idsOf = (holders: KeyHolders) => holders.readers.map(({ id }) => id);

describe('[K4] a request for the key', () => {
  test('for the volunteer who accepted, at one console', () => {
    const { holders } = inTalk();
    expect(idsOf(holders)).toEqual(['anna']);
    // The same once more: the review key was another by then.
    expect(holders.admit(seal('anna'), connecting())).toBe(true);
    expect(holders.refused).toBe(false);
    expect(holders.admit(seal('stranger'), connecting())).toBe(false);
    expect([idsOf(holders), holders.refused]).toEqual([['anna'], true]);
  });

  test.each([
    ['while waiting', waiting()],
    ['in a talk', talking({ generation: 1 })],
    ['for another assignment', connecting(2)],
    ['before any state', null],
  ])('to seal it is refused %s', (_, state) => {
    const holders = new KeyHolders(() => ({ holders: null }));
    expect(holders.admit(seal('stranger'), state)).toBe(false);
    expect([idsOf(holders), holders.refused]).toEqual([[], true]);
  });

  test('to seal is refused of a known console too, unless it is the talk’s: with it goes a copy to some review key', () => {
    const { holders } = inTalk();
    expect(holders.admit(seal('anna'), talking({ generation: 1 }))).toBe(false);
    expect(holders.refused).toBe(true);
  });

  test.each([
    ['in a talk whose volunteer has the key', talking({ generation: 1 }), 'volunteer'],
    ['of nobody in particular', talking({ generation: 1 }), undefined],
    ['for a colleague whom nobody sees', talking({ generation: 1 }), 'coach'],
    ['for a colleague who only asks', talking({ coach: { stage: 'asked', sitIn: 1, alias: 'M' } }), 'coach'],
    ['while the visitor waits again', waiting(), 'volunteer'],
    ['while another volunteer comes', connecting(2), 'volunteer'],
    ['after the end', ended({ generation: 1 }), 'volunteer'],
    ['for a colleague after the end', ended({ generation: 2 }), 'coach'],
  ] as const)('for one console more is refused %s', (_, state, reader) => {
    const { holders } = inTalk();
    expect(holders.admit(key('stranger', reader), state)).toBe(false);
    expect([idsOf(holders), holders.refused]).toEqual([['anna'], true]);
  });

  test('of a console that has loaded its page anew is no news', () => {
    const { holders } = inTalk();
    expect(holders.admit(key('anna', 'volunteer'), talking({ generation: 1 }))).toBe(true);
    expect(holders.admit(key('anna', 'volunteer'), ended({ generation: 1 }))).toBe(true);
    expect([idsOf(holders), holders.news, holders.refused]).toEqual([['anna'], null, false]);
  });

  test('of the same volunteer at another console goes with a new assignment, once, and is news', () => {
    const { holders } = inTalk();
    const moved = talking({ generation: 2 });
    expect(holders.admit(key('anna at home', 'volunteer'), moved)).toBe(true);
    expect(holders.news).toMatchObject({ of: 'volunteer', alias: 'Anna' });
    expect(idsOf(holders)).toEqual(['anna', 'anna at home']);
    expect(holders.admit(key('stranger', 'volunteer'), moved)).toBe(false);
    // The one that was replaced has the key, and gets no more than that.
    expect(holders.admit(key('anna', 'volunteer'), moved)).toBe(true);
    expect(holders.readers.find(({ id }) => id === 'anna')).toEqual({
      of: 'volunteer',
      generation: 1,
      id: 'anna',
    });
  });

  test('of a volunteer who moved just before the end goes with the assignment of the end', () => {
    const { holders } = inTalk();
    const talkers = [{ alias: 'Anna', after: 0 }];
    expect(holders.admit(key('anna at home', 'volunteer'), ended({ generation: 2, talkers }))).toBe(true);
    expect(holders.news).toMatchObject({ of: 'volunteer', alias: 'Anna' });
  });

  test('[C6] of a colleague goes with the visitor’s yes to this one, whatever the state says', () => {
    const { holders } = inTalk();
    holders.hear(allow(1, true));
    expect(holders.admit(key('marijke', 'coach'), sitting(2))).toBe(false);
    expect(holders.admit(key('marijke', 'coach'), sitting(1))).toBe(true);
    // The state says who reads along; only one device more of the same colleague is left to be told.
    expect(holders.news).toBe(null);
    expect(holders.admit(key('marijke elsewhere', 'coach'), sitting(1))).toBe(true);
    expect(holders.news).toMatchObject({ of: 'coach', alias: 'Marijke' });
  });

  test('[C6] that crosses the visitor’s no is left without an answer, and without an alarm', () => {
    const { holders } = inTalk();
    holders.hear(allow(1, true));
    holders.hear(allow(1, false));
    expect(holders.admit(key('marijke', 'coach'), sitting(1))).toBe(false);
    expect(holders.refused).toBe(false);
    holders.hear(allow(1, true));
    expect(holders.admit(key('marijke', 'coach'), sitting(1))).toBe(true);
  });

  test('of somebody who came back later stands under what they are now', () => {
    const { holders } = inTalk();
    holders.admit(seal('sam', 2), connecting(2));
    holders.hear(allow(1, true));
    const state = { ...sitting(1), generation: 2, alias: 'Sam' };
    expect(holders.admit(key('anna', 'coach'), state)).toBe(true);
    expect(holders.readers).toEqual([
      { of: 'volunteer', generation: 2, id: 'sam' },
      { of: 'coach', sitIn: 1, id: 'anna' },
    ]);
    expect(holders.news).toBe(null);
  });
});

describe('[K4] after a reload', () => {
  test('who was given the key, and what the visitor agreed to, is known', () => {
    const { holders, kept } = inTalk();
    holders.hear(allow(1, true));
    const again = new KeyHolders(() => kept);
    expect(idsOf(again)).toEqual(['anna']);
    expect(again.admit(key('stranger', 'volunteer'), talking({ generation: 1 }))).toBe(false);
    expect(again.admit(key('marijke', 'coach'), sitting(1))).toBe(true);
  });

  test('[C2] of a page that kept nothing of it the talk goes on, with what the state says', () => {
    const holders = new KeyHolders(() => ({ holders: null }));
    expect(holders.admit(key('marijke', 'coach'), sitting(1))).toBe(true);
    expect(holders.admit(key('anna', 'volunteer'), sitting(1))).toBe(true);
    expect([holders.news, holders.refused]).toEqual([null, false]);
    expect(holders.admit(key('marijke elsewhere', 'coach'), sitting(1))).toBe(true);
  });
});

describe('[C2] a room of before, which names no assignment', () => {
  test('gets the key for the consoles that it asks for, and each is news', () => {
    const { holders } = inTalk();
    expect(holders.admit(key('anna at home'), talking())).toBe(true);
    expect(holders.news).toMatchObject({ of: 'volunteer' });
    holders.hear(allow(1, true));
    const older = talking({ coach: { stage: 'sitting', sitIn: 1, alias: 'Marijke' } });
    expect(holders.admit(key('marijke'), older)).toBe(true);
    expect(holders.admit(key('anna at home'), older)).toBe(true);
    expect(holders.readers.map(({ id, of }) => `${id}: ${of}`)).toEqual([
      'anna: volunteer',
      'marijke: coach',
      'anna at home: volunteer',
    ]);
  });
});

test('the next conversation in the same tab begins with nothing to tell', () => {
  const { holders } = inTalk();
  holders.admit(key('anna at home', 'volunteer'), talking({ generation: 2 }));
  holders.admit(key('stranger', 'volunteer'), talking({ generation: 2 }));
  holders.forget();
  expect([holders.news, holders.refused]).toEqual([null, false]);
});
