import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as conversation from '../../worker/domain/conversation/conversation.ts';
import type { Conversation } from '../../worker/domain/conversation/state.ts';
import {
  StoredConversationV1,
  readStoredConversation,
  storedConversation,
} from '../../worker/domain/conversation/stored.ts';
import { EMPTY_QUEUE, type QueueState } from '../../worker/domain/queue/state.ts';
import { StoredQueueV1, readStoredQueue, storedQueue } from '../../worker/domain/queue/stored.ts';
import { DrivenQueue } from './driven-queue.ts';
import { CONVERSATIONS, QUEUES } from './fixtures/past-shapes.ts';
import { talking, waiting } from './talk.ts';

/** Every field there, however deep: a new optional field is a new field too. */
type Whole<T> = T extends readonly (infer Item)[]
  ? Whole<Item>[]
  : T extends object
    ? { [Key in keyof T]-?: Whole<T[Key]> }
    : T;
/** Does not compile if the state has a field or a value that its stored schema does not know, or the other way round. */
const same = <One, Other>(_to: (one: One) => Other, _from: (other: Other) => One): void => {};
same<Whole<Conversation>, Whole<(typeof StoredConversationV1)['_output']>>(
  (state) => state,
  (stored) => stored,
);
same<Whole<QueueState>, Whole<(typeof StoredQueueV1)['_output']>>(
  (state) => state,
  (stored) => stored,
);

const committed = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`fixtures/${name}.schema.json`, import.meta.url), 'utf8'));

describe('the stored shape', () => {
  it('of version 1 never changes: another shape is another version', () => {
    expect(StoredConversationV1.toJSONSchema()).toEqual(committed('conversation-v1'));
    expect(StoredQueueV1.toJSONSchema()).toEqual(committed('queue-v1'));
  });
});

describe('a stored conversation', () => {
  it.each(Object.entries(CONVERSATIONS))('of the shape %s is read, with its facts', (_name, stored) => {
    const { v: _v, seat: _seat, ...facts } = { v: 0, seat: null, coachDeclined: false, ...stored };
    const saidNo = stored === CONVERSATIONS.namelessNo;
    expect(readStoredConversation(stored)).toMatchObject({
      ...facts,
      coachDeclined: saidNo || facts.coachDeclined,
    });
  });

  it('from before a colleague could sit in has no seat', () => {
    expect(readStoredConversation(CONVERSATIONS.beforeSeats)).toMatchObject({
      seats: 0,
      coachDeclined: false,
      seat: null,
    });
    expect(readStoredConversation(CONVERSATIONS.waitingBeforeSeats)).not.toHaveProperty('seat');
  });

  it('[C6] keeps a no that was stored without a name, and the colleague who sits in', () => {
    expect(readStoredConversation(CONVERSATIONS.namelessNo)).toMatchObject({
      coachDeclined: true,
      seat: null,
    });
    const { seat } = CONVERSATIONS.beforeTheNoWasKept;
    expect(readStoredConversation(CONVERSATIONS.beforeTheNoWasKept)).toMatchObject({ seat });
  });

  it('comes back as it was, from every phase', () => {
    for (const state of [waiting(), talking(), conversation.end(talking(), 'visitor', 5)]) {
      const stored = storedConversation(state);
      expect(stored.v).toBe(1);
      expect(readStoredConversation(stored)).toEqual(readStoredConversation(state));
      expect(readStoredConversation(stored)).toMatchObject({ phase: state.phase, wrote: state.wrote });
    }
  });

  it.each([
    [null],
    ['text'],
    [{}],
    [{ ...CONVERSATIONS.v1, v: 2 }],
    [{ ...CONVERSATIONS.v1, phase: 'practice' }],
  ])('of no known shape is none: %j', (stored) => {
    expect(readStoredConversation(stored)).toBeNull();
  });

  it('of a version is not completed as one without', () => {
    expect(readStoredConversation({ ...CONVERSATIONS.beforeSeats, v: 1 })).toBeNull();
  });
});

describe('a stored queue', () => {
  it('from before a colleague could sit in has none beside a talk', () => {
    const [entry] = QUEUES.beforeCoaches.entries;
    expect(readStoredQueue(QUEUES.beforeCoaches)).toEqual({
      ...QUEUES.beforeCoaches,
      entries: [{ ...entry, coach: null }],
    });
  });

  it('without a version, and with one, is read as it is', () => {
    expect(readStoredQueue(QUEUES.unversioned)).toEqual(QUEUES.unversioned);
    expect(readStoredQueue(QUEUES.v1)).toEqual(QUEUES.unversioned);
  });

  it('comes back as it was', () => {
    const driven = new DrivenQueue();
    driven.sit('v0');
    expect(storedQueue(driven.state)).toEqual({ ...driven.state, v: 1 });
    expect(readStoredQueue(storedQueue(driven.state))).toEqual(driven.state);
    expect(readStoredQueue(storedQueue(EMPTY_QUEUE))).toEqual(EMPTY_QUEUE);
  });

  it.each([[null], ['text'], [{}], [{ ...QUEUES.v1, v: 2 }], [{ ...QUEUES.beforeCoaches, v: 1 }]])(
    'of no known shape is none: %j',
    (stored) => {
      expect(readStoredQueue(stored)).toBeNull();
    },
  );
});
