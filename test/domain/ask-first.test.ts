import { expect, test } from 'vitest';
import { AskFirst } from '../../widget/ui/ask-first.ts';

const askFirst = (decidedBy: 'asking' | 'sending') =>
  new AskFirst({
    find: (text) => (['phone', 'email'] as const).filter((kind) => text.includes(kind)),
    decidedBy,
    decided: new Set(),
  });

test('a visitor has decided about a kind once they were asked, and about no other', () => {
  const guard = askFirst('asking');
  expect(guard.passes('phone')).toBe(false);
  expect(guard.question).toEqual({ text: 'phone', kinds: ['phone'] });
  guard.withdraw();
  expect(guard.question).toBeNull();
  expect(guard.passes('phone')).toBe(true);
  expect(guard.passes('phone, email')).toBe(false);
  expect(guard.question?.kinds).toEqual(['email']);
});

test('a volunteer has decided only when they sent it all the same', () => {
  const guard = askFirst('sending');
  expect(guard.passes('phone')).toBe(false);
  guard.withdraw();
  expect(guard.sendAnyway()).toBeNull();
  expect(guard.passes('phone')).toBe(false);
  expect(guard.sendAnyway()).toBe('phone');
  expect(guard.question).toBeNull();
  expect(guard.passes('phone')).toBe(true);
});

test('a conversation that begins is asked about anew, and nothing is left of the last question', () => {
  const guard = askFirst('asking');
  guard.passes('phone');
  guard.forget();
  expect(guard.question).toBeNull();
  expect(guard.passes('phone')).toBe(false);
});
