import { beforeEach, describe, expect, test } from 'vitest';
import type { TranscriptBody } from '../../../protocol/http/coordinator.ts';
import type { Envelope, Role, SealedKind } from '../../../protocol/sealed.ts';
import { makeConversationKey } from '../../../widget/keys/conversation-key.ts';
import { sealEnvelope } from '../../../widget/keys/envelope.ts';
import { readTranscript } from '../../../worker/console/conversation/read-transcript.ts';
import { ROOM } from './fake-server.ts';

type Message = TranscriptBody['messages'][number];

let key: CryptoKey;
const counters = new Map<Role, number>();
beforeEach(async () => {
  key = await makeConversationKey();
  counters.clear();
});

function seal(role: Role, kind: SealedKind, lastSeq: number, body: unknown): Promise<Envelope> {
  const counter = (counters.get(role) ?? 0) + 1;
  if (kind === 'message') counters.set(role, counter);
  return sealEnvelope(key, { conversationId: ROOM, role, kind }, { instance: role, counter, lastSeq, body });
}

const message = async (seq: number, role: 'visitor' | 'volunteer', lastSeq = seq - 1): Promise<Message> => ({
  ...{ seq, role, at: 0 },
  envelope: await seal(role, 'message', lastSeq, { text: `${seq}` }),
});
const marker = async (role: 'visitor' | 'volunteer', lastSeq: number, counts: object) => ({
  role,
  envelope: await seal(role, 'end', lastSeq, counts),
});
const four = async (): Promise<Message[]> => [
  await message(1, 'visitor'),
  await message(2, 'volunteer'),
  await message(3, 'visitor'),
  await message(4, 'volunteer'),
];

/** Reads it as a coordinator's console does. */
async function read(part: Partial<TranscriptBody>) {
  const sealedKey = { v: 1, keyId: 'k'.repeat(22), enc: 'e'.repeat(87), ct: 'c'.repeat(64) } as const;
  const transcript = await readTranscript([key], {
    ...{ id: ROOM, reviewKeyId: sealedKey.keyId, sealedKey },
    ...{ intake: null, messages: [], evaluation: null, record: null, manyOpened: false, ...part },
  });
  if (transcript === null) throw new Error('The key opens nothing');
  const { missingAtEnd, messages } = transcript;
  return { missingAtEnd, gaps: messages.map(({ missingBefore }) => missingBefore) };
}

describe('[K6] a transcript', () => {
  test('of which all is there says so of its end, by what either side said', async () => {
    const messages = await four();
    const counts = { visitor: 2, volunteer: 2 };
    const endMarkers = [await marker('visitor', 4, counts), await marker('volunteer', 4, counts)];
    expect(await read({ messages, endMarkers })).toEqual({ missingAtEnd: 0, gaps: [0, 0, 0, 0] });
    expect(await read({ messages, endMarkers: endMarkers.slice(0, 1) })).toMatchObject({ missingAtEnd: 0 });
  });

  test('of which the tail was cut off shows it, by the one marker that was left', async () => {
    const messages = (await four()).slice(0, 2);
    const endMarkers = [await marker('volunteer', 4, { visitor: 2, volunteer: 2 })];
    expect(await read({ messages, endMarkers })).toEqual({ missingAtEnd: 2, gaps: [0, 0] });
  });

  test('shows it without a marker by what the writer of a form had seen', async () => {
    const messages = (await four()).slice(0, 3);
    const scores = { feltHeard: null, comeBack: null, wait: null, siteClear: null };
    const text = await seal('visitor', 'evaluation', 4, { text: '', scores });
    expect(await read({ messages, evaluation: { scores, text } })).toMatchObject({ missingAtEnd: 1 });
  });

  test('counts what is missing in the middle once', async () => {
    const messages = (await four()).filter(({ seq }) => seq !== 2);
    const endMarkers = [await marker('visitor', 4, { visitor: 2, volunteer: 2 })];
    expect(await read({ messages, endMarkers })).toEqual({ missingAtEnd: 0, gaps: [0, 1, 0] });
  });

  test('of which the tail was cut off and the rest numbered anew shows both', async () => {
    const [, , third] = await four();
    if (third === undefined) throw new Error('no third');
    const endMarkers = [await marker('visitor', 4, { visitor: 2, volunteer: 2 })];
    const messages = [{ ...third, seq: 1 }];
    expect(await read({ messages, endMarkers })).toEqual({ missingAtEnd: 1, gaps: [2] });
  });

  test('of which nobody said how many there were leaves that open', async () => {
    expect(await read({ messages: await four(), endMarkers: [] })).toMatchObject({ missingAtEnd: null });
    // One of another conversation, or of nobody: as if there were none.
    const [{ envelope }] = [await message(5, 'visitor')];
    const endMarkers = [{ role: 'visitor', envelope } as const];
    expect(await read({ messages: await four(), endMarkers })).toMatchObject({ missingAtEnd: null });
  });
});
