import { entryHash, FIRST_PREV } from '../../../protocol/audit-hash.ts';
import type { AuditBody, ChainRow } from '../../../protocol/http/audit.ts';
import { OTHER_ROOM, ROOM } from './fake-server.ts';

/* A log of who did what, as the server lists it and as it is linked. */

export const STARTED_AT = Date.parse('2026-03-03T19:15:00Z');
const NOW = Date.now();

type Entry = AuditBody['entries'][number];

export const PEOPLE: AuditBody['people'] = [
  { id: 'id-kim', alias: 'Kim', removed: true },
  { id: 'id-marijke', alias: 'Marijke', removed: false },
  { id: 'id-sam', alias: 'Sam', removed: false },
];

/** @param seq its place in the log; the higher, the newer. */
export function entry(seq: number, part: Partial<Entry> = {}): Entry {
  return {
    seq,
    at: NOW - (2_000 - seq) * 60_000,
    alias: 'Marijke',
    about: null,
    act: 'signIn',
    conversationId: null,
    conversation: null,
    reason: null,
    detail: null,
    ...part,
  };
}

/** An evening of which something is to be seen. */
export const ENTRIES: Entry[] = [
  entry(1_207, {
    act: 'openConversation',
    conversationId: ROOM,
    conversation: { startedAt: STARTED_AT, alias: 'Robin' },
    reason: 'complaint',
  }),
  entry(1_206, { alias: 'Sam', act: 'refusedConversation', conversationId: OTHER_ROOM, reason: 'quality' }),
  entry(1_205, { alias: 'Sam', act: 'sitIn', conversationId: OTHER_ROOM }),
  entry(1_204, { alias: 'Sam', act: 'refused', detail: 'audit' }),
  entry(1_203, { alias: 'Kim', act: 'signInFailed', detail: 'signInRemoved' }),
  entry(1_202),
];

/** A log of so many entries, linked as it should be. */
export async function chainOf(length: number): Promise<ChainRow[]> {
  const rows: ChainRow[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const fields = {
      id: `entry-${seq}`,
      at: NOW - (length - seq) * 60_000,
      volunteerId: 'id-sam',
      aboutId: null,
      act: 'signIn',
      conversationId: null,
      reason: null,
      detail: null,
    };
    const prev = rows.at(-1)?.hash ?? FIRST_PREV;
    rows.push({ seq, ...fields, prev, hash: await entryHash(prev, fields) });
  }
  return rows;
}
