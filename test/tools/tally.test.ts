import { expect, test } from 'vitest';
import type { ChatMessage } from '../../widget/ui/conversation-log.ts';
import { tallyOf, textOf, type Side, type TalkRecord } from '../chaos/tally.ts';

/* A count that cannot rise proves nothing: each fault, made by hand, is counted as what it is and as nothing else. */

const NOTHING = { lost: 0, doubled: 0, reordered: 0, falseGaps: 0, unreadable: 0, stuck: 0, orphans: 0 };

function message(role: Side, n: number, more: Partial<ChatMessage> = {}): ChatMessage {
  return { id: `${role}${n}`, seq: n, role, text: textOf(role, n), at: 0, status: 'delivered', ...more };
}

const three = (): ChatMessage[] => [message('visitor', 1), message('visitor', 2), message('visitor', 3)];

function talk(volunteerSees: ChatMessage[], more: Partial<TalkRecord> = {}): TalkRecord {
  return {
    written: { visitor: 3, volunteer: 0 },
    screens: { visitor: three(), volunteer: volunteerSees },
    finished: true,
    ...more,
  };
}

test.each<[string, TalkRecord, Partial<typeof NOTHING>]>([
  ['a good talk', talk(three()), {}],
  ['one that did not arrive', talk(three().slice(1)), { lost: 1 }],
  ['one that stands there twice', talk([...three(), message('visitor', 3)]), { doubled: 1 }],
  [
    'two that changed places',
    talk([message('visitor', 2), message('visitor', 1), message('visitor', 3)]),
    { reordered: 1 },
  ],
  [
    'a gap that is none',
    talk([message('visitor', 1), message('visitor', 2, { missingBefore: true }), message('visitor', 3)]),
    { falseGaps: 1 },
  ],
  [
    'one that cannot be read',
    talk([message('visitor', 1), message('visitor', 2), message('visitor', 3, { unreadable: true })]),
    { unreadable: 1 },
  ],
  [
    'one without an answer',
    talk(three().slice(0, 2), {
      screens: {
        visitor: [...three().slice(0, 2), message('visitor', 3, { seq: null })],
        volunteer: three().slice(0, 2),
      },
    }),
    { stuck: 1 },
  ],
  ['a talk without an end', talk(three(), { finished: false }), { stuck: 1 }],
])('%s', (_name, record, faults) => {
  expect(tallyOf([record], 0)).toEqual({ ...NOTHING, ...faults });
});

test('what is left over', () => {
  expect(tallyOf([], 2)).toEqual({ ...NOTHING, orphans: 2 });
});
