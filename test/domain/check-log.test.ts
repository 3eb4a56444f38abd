import { describe, expect, test } from 'vitest';
import { entryHash, FIRST_PREV } from '../../protocol/audit-hash.ts';
import type { AuditHead, ChainRow } from '../../protocol/http/audit.ts';
import { LogCheck, type Finding } from '../../worker/console/review/check-log.ts';

/* [A12] What a coordinator's browser finds in a log that somebody with the database in their hands has touched. */

const DAY_MS = 86_400_000;
const NOW_MS = Date.parse('2026-11-26T12:00:00Z');

type Fields = Omit<ChainRow, 'seq' | 'prev' | 'hash'>;

const fieldsOf = (n: number): Fields => ({
  id: `entry-${n}`,
  at: NOW_MS - DAY_MS + n,
  volunteerId: 'sam',
  aboutId: null,
  act: 'openConversation',
  conversationId: null,
  reason: 'quality',
  detail: null,
});

async function linked(seq: number, prev: string, fields: Fields): Promise<ChainRow> {
  return { seq, ...fields, prev, hash: await entryHash(prev, fields) };
}

/** Links anew from an entry on, as somebody would who knows how. */
async function relinked(rows: readonly ChainRow[], from: number): Promise<ChainRow[]> {
  const done: ChainRow[] = [];
  for (const row of rows) {
    const { seq, prev: _prev, hash: _hash, ...fields } = row;
    done.push(row.seq < from ? row : await linked(seq, done.at(-1)?.hash ?? FIRST_PREV, fields));
  }
  return done;
}

const unlinked = (seq: number): ChainRow => ({ seq, ...fieldsOf(seq), prev: null, hash: null });
const LOG = await relinked(
  Array.from({ length: 9 }, (_, index) => unlinked(index + 1)),
  1,
);
const change = (row: ChainRow): ChainRow => ({ ...row, reason: 'danger' });
const headOf = ({ seq, hash, at }: ChainRow): AuditHead => ({ seq, hash: hash ?? '', at });
const rowOf = (seq: number): ChainRow => {
  const row = LOG.find((candidate) => candidate.seq === seq);
  if (row === undefined) throw new Error(`no entry ${seq}`);
  return row;
};

async function check(rows: readonly ChainRow[], heads: readonly AuditHead[] = []): Promise<Finding[]> {
  const log = new LogCheck();
  // In pages, as they come.
  await log.add(rows.slice(0, 4));
  await log.add(rows.slice(4));
  return log.finish(heads, NOW_MS);
}

const named = (findings: readonly Finding[]) =>
  findings.map((finding) =>
    finding.kind === 'missing'
      ? `${finding.kind} ${finding.from}–${finding.to}`
      : `${finding.kind} ${finding.seq}`,
  );

describe('a log that nobody touched', () => {
  test('[A12] is right, with every head there was of it', async () => {
    expect(await check(LOG, LOG.map(headOf))).toEqual([]);
  });

  test('[A12] is right too where its first year has gone', async () => {
    const old = { ...headOf(rowOf(3)), at: NOW_MS - 365 * DAY_MS };
    expect(await check(LOG.slice(5), [old])).toEqual([]);
  });

  test('[A12] counts its entries and gives its head to remember', async () => {
    const log = new LogCheck();
    expect([log.count, log.head]).toEqual([0, null]);
    await log.add(LOG);
    expect([log.count, log.head]).toEqual([9, headOf(rowOf(9))]);
  });
});

describe('an entry that was changed', () => {
  test('[A12] is named', async () => {
    const rows = LOG.map((row) => (row.seq === 5 ? change(row) : row));
    expect(named(await check(rows))).toEqual(['changed 5']);
  });

  test('[A12] is named each field it has', async () => {
    const others = {
      ...fieldsOf(0),
      aboutId: 'kim',
      conversationId: 'c',
      detail: 'd',
      act: 'sitIn',
      at: 0,
      volunteerId: 'x',
    };
    for (const [field, value] of Object.entries(others)) {
      if (rowOf(5)[field as keyof Fields] === value) continue;
      const rows = LOG.map((row) => (row.seq === 5 ? { ...row, [field]: value } : row));
      expect([field, named(await check(rows))]).toEqual([field, ['changed 5']]);
    }
  });

  test('[A12] is named where its hash was made to fit', async () => {
    const { seq, prev, hash: _hash, ...fields } = change(rowOf(5));
    const forged = await linked(seq, prev ?? '', fields);
    expect(named(await check(LOG.map((row) => (row.seq === 5 ? forged : row))))).toEqual(['broken 5']);
  });

  test('[A12] is named where its hash was taken away', async () => {
    const rows = LOG.map((row) => (row.seq === 5 ? { ...row, hash: null } : row));
    expect(named(await check(rows))).toEqual(['changed 5']);
  });

  test('[A12] shows by the heads where all that follows was made to fit', async () => {
    const rows = await relinked(
      LOG.map((row) => (row.seq === 5 ? change(row) : row)),
      5,
    );
    expect(await check(rows)).toEqual([]);
    expect(named(await check(rows, [headOf(rowOf(4)), headOf(rowOf(7)), headOf(rowOf(9))]))).toEqual([
      'rewritten 7',
    ]);
  });
});

describe('entries that were taken away', () => {
  test('[A12] are named in the middle', async () => {
    expect(named(await check(LOG.filter(({ seq }) => seq !== 4 && seq !== 5)))).toEqual(['missing 4–5']);
  });

  test('[A12] are named where the next entry was linked to what was left', async () => {
    const rows = LOG.slice(0, 6);
    const { seq: _seq, prev: _prev, hash: _hash, ...fields } = rowOf(8);
    expect(named(await check([...rows, await linked(8, rows.at(-1)?.hash ?? '', fields)]))).toEqual([
      'missing 7–7',
    ]);
  });

  test('[A12] show where the others were numbered anew', async () => {
    const rows = LOG.filter(({ seq }) => seq !== 5).map((row, index) => ({ ...row, seq: index + 1 }));
    expect(named(await check(rows))).toEqual(['broken 4']);
  });

  test('[A12] at the end show by a head', async () => {
    const rows = LOG.slice(0, 6);
    expect(await check(rows, [headOf(rowOf(6))])).toEqual([]);
    expect(named(await check(rows, [headOf(rowOf(7)), headOf(rowOf(8))]))).toEqual(['cut 8']);
    expect(named(await check([], [headOf(rowOf(2))]))).toEqual(['cut 2']);
  });

  test('[A12] at the beginning show by a head, before their year is over', async () => {
    expect(named(await check(LOG.slice(5), [headOf(rowOf(3))]))).toEqual(['missing 3–5']);
  });
});

describe('an entry that was put in between', () => {
  const shifted = (from: number) => LOG.map((row) => (row.seq < from ? row : { ...row, seq: row.seq + 1 }));

  test('[A12] is named, though it is linked as it should be', async () => {
    const forged = await linked(5, rowOf(4).hash ?? '', fieldsOf(99));
    const rows = [...shifted(5), forged].toSorted((a, b) => a.seq - b.seq);
    expect(named(await check(rows))).toEqual(['inserted 5']);
  });

  test('[A12] is named once where its hash does not fit either', async () => {
    const forged = { ...(await linked(5, rowOf(4).hash ?? '', fieldsOf(99))), reason: 'danger' };
    const rows = [...shifted(5), forged].toSorted((a, b) => a.seq - b.seq);
    expect(named(await check(rows))).toEqual(['inserted 5']);
  });
});

test('[A12] several things are all named', async () => {
  const rows = LOG.filter(({ seq }) => seq !== 7).map((row) => (row.seq === 2 ? change(row) : row));
  expect(named(await check(rows, [headOf(rowOf(9))]))).toEqual(['changed 2', 'missing 7–7']);
});
