import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as conversation from '../../worker/domain/conversation/conversation.ts';
import type { Conversation } from '../../worker/domain/conversation/state.ts';
import {
  StoredConversationV5,
  readStoredConversation,
  storedConversation,
} from '../../worker/domain/conversation/stored.ts';
import { StoredConversationV1 } from '../../worker/domain/conversation/stored-v1.ts';
import { StoredConversationV2 } from '../../worker/domain/conversation/stored-v2.ts';
import { StoredConversationV3 } from '../../worker/domain/conversation/stored-v3.ts';
import { StoredConversationV4 } from '../../worker/domain/conversation/stored-v4.ts';
import { passTime } from '../../worker/domain/queue/queue.ts';
import { EMPTY_QUEUE, type QueueState } from '../../worker/domain/queue/state.ts';
import { StoredQueueV4, readStoredQueue, storedQueue } from '../../worker/domain/queue/stored.ts';
import { StoredQueueV1 } from '../../worker/domain/queue/stored-v1.ts';
import { StoredQueueV2 } from '../../worker/domain/queue/stored-v2.ts';
import { StoredQueueV3 } from '../../worker/domain/queue/stored-v3.ts';
import { DrivenQueue, MINUTE, withVolunteers } from './driven-queue.ts';
import { CONVERSATIONS, QUEUES } from './fixtures/past-shapes.ts';
import { talking, waiting } from './talk.ts';

/** The type with every optional field made required, however deep, because a new optional field is a new field too. */
type Whole<T> = T extends readonly (infer Item)[]
  ? Whole<Item>[]
  : T extends object
    ? { [Key in keyof T]-?: Whole<T[Key]> }
    : T;
/** Does not compile if the state has a field or a value that its stored schema does not know, or the other way round. */
const same = <One, Other>(_to: (one: One) => Other, _from: (other: Other) => One): void => {};
same<Whole<Conversation>, Whole<(typeof StoredConversationV5)['_output']>>(
  (state) => state,
  (stored) => stored,
);
same<Whole<QueueState>, Whole<(typeof StoredQueueV4)['_output']>>(
  (state) => state,
  (stored) => stored,
);

const committed = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`fixtures/${name}.schema.json`, import.meta.url), 'utf8'));

describe('the stored shape', () => {
  it.each([
    ['conversation-v1', StoredConversationV1],
    ['conversation-v2', StoredConversationV2],
    ['conversation-v3', StoredConversationV3],
    ['conversation-v4', StoredConversationV4],
    ['conversation-v5', StoredConversationV5],
    ['queue-v1', StoredQueueV1],
    ['queue-v2', StoredQueueV2],
    ['queue-v3', StoredQueueV3],
    ['queue-v4', StoredQueueV4],
  ])('%s never changes: another shape is another version', (name, schema) => {
    expect(schema.toJSONSchema()).toEqual(committed(name));
  });
});

/** As every version before this one reads: nothing was known of the visitor’s screen, nor of the pace. */
const { v: _v, ...BEFORE } = CONVERSATIONS.v4;
const CONVERSATION = { ...BEFORE, seen: 0 };
const { sitIn: _sitIn, ...WITHOUT_SIT_IN } = CONVERSATION;

describe('a stored conversation', () => {
  it('of an earlier version is the same conversation under today’s names', () => {
    expect(readStoredConversation(CONVERSATIONS.v1)).toEqual(CONVERSATION);
    expect(readStoredConversation(CONVERSATIONS.v2)).toEqual(CONVERSATION);
    expect(readStoredConversation(CONVERSATIONS.v3)).toEqual(CONVERSATION);
    expect(readStoredConversation(CONVERSATIONS.v4)).toEqual(CONVERSATION);
    const { v: _today, ...today } = CONVERSATIONS.v5;
    expect(readStoredConversation(CONVERSATIONS.v5)).toStrictEqual(today);
  });

  it('from before a colleague could sit in has no sit-in, in whatever phase', () => {
    const facts = { ...WITHOUT_SIT_IN, sitIns: 0 };
    expect(readStoredConversation(CONVERSATIONS.beforeSeats)).toEqual({ ...facts, sitIn: null });
    const { phase: _phase, assignment, volunteerAwaySinceMs: _away, handedOver: _over, ...known } = facts;
    const base = { ...known, talkers: [] };
    expect(readStoredConversation(CONVERSATIONS.waitingBeforeSeats)).toEqual({
      ...base,
      phase: 'waiting',
      place: {
        revision: 7,
        times: base.times,
        place: 'waiting',
        position: 2,
        band: null,
        nobodyOnDuty: false,
      },
    });
    expect(readStoredConversation(CONVERSATIONS.connectingBeforeSeats)).toEqual({
      ...base,
      phase: 'connecting',
      assignment,
      sinceMs: 5,
    });
    expect(readStoredConversation(CONVERSATIONS.endedBeforeSeats)).toEqual({
      ...base,
      phase: 'ended',
      assignment,
      endedAtMs: 9,
      evaluationSinceMs: 9,
      by: 'visitor',
      evaluation: 'open',
    });
  });

  it('[C5] of version 3 names the volunteer who is there, or was at the end; of others no alias was stored', () => {
    const { sitIn: _seat, volunteerAwaySinceMs: _away, handedOver: _over, ...known } = CONVERSATIONS.v3;
    const turns = [
      { volunteerId: 'w', afterSeq: 0 },
      { volunteerId: 'v', afterSeq: 4 },
    ];
    const talkers = [
      { volunteerId: 'w', alias: null, afterSeq: 0 },
      { volunteerId: 'v', alias: 'Robin', afterSeq: 4 },
    ];
    expect(readStoredConversation({ ...CONVERSATIONS.v3, talkers: turns })).toMatchObject({ talkers });
    const end = { phase: 'ended', endedAtMs: 9, evaluationSinceMs: 9, by: 'visitor', evaluation: 'open' };
    expect(readStoredConversation({ ...known, ...end, talkers: turns })).toMatchObject({ talkers });
    const nameless = [{ ...talkers[0] }, { ...talkers[1], alias: null }];
    expect(readStoredConversation({ ...known, ...end, assignment: null, talkers: turns })).toMatchObject({
      talkers: nameless,
    });
    expect(readStoredConversation({ ...known, phase: 'waiting', place: null, talkers: turns })).toMatchObject(
      { talkers: nameless },
    );
  });

  it('[C6] keeps a no that was stored without a name, and the colleague who sits in', () => {
    expect(readStoredConversation(CONVERSATIONS.namelessNo)).toEqual({
      ...CONVERSATION,
      sitInDeclined: true,
      sitIn: null,
    });
    expect(readStoredConversation(CONVERSATIONS.beforeTheNoWasKept)).toEqual(CONVERSATION);
    expect(readStoredConversation(CONVERSATIONS.unversioned)).toEqual({
      ...CONVERSATION,
      sitInDeclined: true,
      sitIn: { stage: 'left', number: 1, alias: 'Kim' },
    });
  });

  it('of version 1 in which a colleague is asked for, or in which no place was known, is read too', () => {
    const wanted = { ...CONVERSATIONS.v1, seat: { stage: 'wanted' } };
    expect(readStoredConversation(wanted)).toStrictEqual({ ...CONVERSATION, sitIn: { stage: 'wanted' } });
    const fresh = { ...CONVERSATIONS.waitingBeforeSeats, place: null };
    expect(readStoredConversation(fresh)).toMatchObject({ phase: 'waiting', place: null });
  });

  it('comes back as it was, from every phase', () => {
    for (const state of [waiting(), talking(), conversation.end(talking(), 'visitor', 5)]) {
      const stored = storedConversation(state);
      expect(stored.v).toBe(5);
      expect(readStoredConversation(stored)).toEqual(state);
    }
  });

  it.each([
    [null],
    ['text'],
    [{}],
    [{ ...CONVERSATIONS.v5, v: 6 }],
    [{ ...CONVERSATIONS.v4, v: 5 }],
    [{ ...CONVERSATIONS.v3, v: 4 }],
    [{ ...CONVERSATIONS.v2, v: 3 }],
    [{ ...CONVERSATIONS.v2, phase: 'practice' }],
    [{ ...CONVERSATIONS.v1, phase: 'practice' }],
  ])('of no known shape is none: %j', (stored) => {
    expect(readStoredConversation(stored)).toBeNull();
  });

  it('of a version is not completed as one without', () => {
    expect(readStoredConversation({ ...CONVERSATIONS.beforeSeats, v: 1 })).toBeNull();
    expect(readStoredConversation({ ...CONVERSATIONS.v1, v: 2 })).toBeNull();
    expect(readStoredConversation({ ...CONVERSATIONS.v1, v: 0 })).toBeNull();
  });
});

const { v: _queueV, ...QUEUE } = QUEUES.v4;
const NOW_MS = 77;
const readQueue = (stored: unknown) => readStoredQueue(stored, NOW_MS);

describe('a stored queue', () => {
  it('from before a colleague could sit in has nobody who does', () => {
    const entries = QUEUE.entries.map((entry) => ({ ...entry, sitIn: null }));
    expect(readQueue(QUEUES.beforeCoaches)).toEqual({ ...QUEUE, entries });
  });

  it('without a version and of every version is the same queue under today’s names', () => {
    for (const stored of [QUEUES.unversioned, QUEUES.v1, QUEUES.v2, QUEUES.v3, QUEUES.v4])
      expect(readQueue(stored)).toEqual(QUEUE);
    const entries = QUEUES.v1.entries.map((entry) => ({ ...entry, coach: { stage: 'wanted' } }));
    expect(readQueue({ ...QUEUES.v1, entries })?.entries[0]?.sitIn).toEqual({ stage: 'wanted' });
  });

  it('[Q11] of before signs were known has one of everybody now, and who waits does so from now on', () => {
    const [entry] = QUEUES.v3.entries;
    const entries = [{ ...entry, place: { state: 'waiting' } }];
    const duties = [{ status: 'off' }, { status: 'available' }, { status: 'pause', untilMs: 99 }];
    const volunteers = duties.map((duty) => ({ ...QUEUES.v3.volunteers[0], duty }));
    const read = readQueue({ ...QUEUES.v3, entries, volunteers }) ?? EMPTY_QUEUE;
    const { context } = new DrivenQueue();
    expect(passTime(read, { ...context, nowMs: NOW_MS })).toMatchObject({
      waitingSinceMs: NOW_MS,
      volunteers: duties.map((duty) => ({
        duty,
        lapses: 0,
        lastSignAtMs: NOW_MS,
        doing: { what: duty.status, sinceMs: NOW_MS },
      })),
    });
  });

  it('comes back as it was', () => {
    const driven = withVolunteers('v0', 'v1');
    driven.arrive('a');
    driven.live(4 * MINUTE);
    driven.available('v1');
    driven.takeBreak('v1');
    expect(driven.state.volunteers.map(({ duty }) => duty.status)).toEqual(['pause', 'break']);
    expect(storedQueue(driven.state)).toEqual({ ...driven.state, v: 4 });
    expect(readQueue(storedQueue(driven.state))).toEqual(driven.state);
    driven.live(30 * MINUTE);
    expect(driven.state.volunteers[0]?.duty).toEqual({ status: 'off', why: 'absent' });
    expect(readQueue(storedQueue(driven.state))).toEqual(driven.state);
    expect(readQueue(storedQueue(EMPTY_QUEUE))).toEqual(EMPTY_QUEUE);
  });

  it.each([
    [null],
    [{ ...QUEUES.v1, v: 0 }],
    ['text'],
    [{}],
    [{ ...QUEUES.v4, v: 5 }],
    [{ ...QUEUES.v3, v: 4 }],
    [{ ...QUEUES.v2, v: 3 }],
    [{ ...QUEUES.v1, v: 2 }],
    [{ ...QUEUES.beforeCoaches, v: 1 }],
  ])('of no known shape is none: %j', (stored) => {
    expect(readQueue(stored)).toBeNull();
  });
});
