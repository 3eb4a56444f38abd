import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { EMPTY_TALLY } from '../../worker/domain/statistics/tally.ts';
import { rollUpTallies } from '../../worker/jobs/roll-up.ts';
import { addToTally, listTallies, readTally } from '../../worker/store/tallies.ts';
import { diesAfter } from './support/broken-parts.ts';

/** Noon in Amsterdam, on 2 March. */
const NOON_MS = Date.parse('2027-03-02T11:00:00Z');
const HOUR_MS = 3_600_000;

beforeEach(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  await env.DB.batch(['daily_counts', 'counted_days'].map((table) => env.DB.prepare(`DELETE FROM ${table}`)));
  const { objects } = await env.KEYS.list();
  await env.KEYS.delete(objects.map(({ key }) => key));
});
afterEach(() => vi.restoreAllMocks());

async function fill(date: string, forms: number, from = 0): Promise<void> {
  for (let n = from; n < from + forms; n += 1)
    expect(await addToTally(env.KEYS, 'record', date, `${date} ${n}`, { topic: 'grief' })).toBe(true);
}

/** What is published: `date question=answer n`. */
async function published(): Promise<string[]> {
  const { results } = await env.DB.prepare(
    'SELECT date, question, answer, n FROM daily_counts ORDER BY date, question',
  ).all<{ date: string; question: string; answer: string; n: number }>();
  return results.map(({ date, question, answer, n }) => `${date} ${question}=${answer} ${n}`);
}

describe('a tally in R2', () => {
  test('[R5] loses none of those who write at once, and takes none of them twice', async () => {
    const add = async (id: string): Promise<void> => {
      while (!(await addToTally(env.KEYS, 'record', '2027-03-01', id, { topic: 'grief' })));
    };
    await Promise.all(Array.from({ length: 12 }, (_, n) => add(`id ${n % 6}`)));
    const { ids, counts } = await readTally(env.KEYS, 'record', '2027-03-01');
    expect(ids).toHaveLength(6);
    expect(counts).toEqual({ topic: { grief: 6 } });
  });

  test('[R5] one that changed since it was read is not overwritten, nor is one that was made meanwhile', async () => {
    for (const made of [[], ['first']]) {
      await env.KEYS.delete('tallies/record/2027-03-01');
      for (const id of made) await addToTally(env.KEYS, 'record', '2027-03-01', id, {});
      const late: R2Bucket = Object.assign(Object.create(null), {
        get: async (name: string) => {
          const object = await env.KEYS.get(name);
          await addToTally(env.KEYS, 'record', '2027-03-01', 'between', { topic: 'grief' });
          return object;
        },
        put: (...args: Parameters<R2Bucket['put']>) => env.KEYS.put(...args),
      });
      expect(await addToTally(late, 'record', '2027-03-01', 'late', { topic: 'money' })).toBe(false);
      const { counts } = await readTally(env.KEYS, 'record', '2027-03-01');
      expect(counts).toEqual({ topic: { grief: 1 } });
    }
  });

  test('[R5] one that cannot be read counts as empty', async () => {
    await env.KEYS.put('tallies/record/2027-03-01', '{');
    expect(await readTally(env.KEYS, 'record', '2027-03-01')).toEqual(EMPTY_TALLY);
  });
});

describe('once a day is over', () => {
  test('[R5] its counts are in the database and its tally is gone; a running day is left alone', async () => {
    await fill('2027-03-01', 6);
    await fill('2027-03-02', 6);
    await rollUpTallies(env, NOON_MS);
    expect(await published()).toEqual(['2027-03-01 = 6', '2027-03-01 topic=grief 6']);
    expect(await listTallies(env.KEYS, 'record')).toEqual(['2027-03-02']);
  });

  test('[R5] it is over an hour after midnight in the zone of the helpline', async () => {
    await fill('2027-03-01', 5);
    const midnightMs = Date.parse('2027-03-02T00:00:00+01:00');
    await rollUpTallies(env, midnightMs + HOUR_MS - 1);
    expect(await published()).toEqual([]);
    await rollUpTallies(env, midnightMs + HOUR_MS);
    expect(await published()).toEqual(['2027-03-01 = 5', '2027-03-01 topic=grief 5']);
  });

  test('[R5] days with few forms wait, and are published together', async () => {
    await fill('2027-02-27', 4);
    await rollUpTallies(env, NOON_MS);
    expect(await published()).toEqual([]);
    expect(await listTallies(env.KEYS, 'record')).toEqual(['2027-02-27']);
    await fill('2027-03-01', 2);
    await rollUpTallies(env, NOON_MS);
    expect(await published()).toEqual(['2027-03-01 = 6', '2027-03-01 topic=grief 6']);
    expect(await listTallies(env.KEYS, 'record')).toEqual([]);
  });

  test('[R5] a run that dies, wherever, counts nothing twice and nothing too little', async () => {
    await fill('2027-02-27', 4);
    await fill('2027-03-01', 6);
    for (let calls = 0; calls < 8; calls += 1)
      await rollUpTallies({ ...env, DB: diesAfter(calls) }, NOON_MS).catch(() => {});
    expect(await published()).toEqual(['2027-03-01 = 10', '2027-03-01 topic=grief 10']);
    expect(await listTallies(env.KEYS, 'record')).toEqual([]);
  });

  test('[R5] a run that dies between counting and deleting counts once', async () => {
    await fill('2027-02-28', 6);
    await rollUpTallies({ ...env, KEYS: failing() }, NOON_MS);
    expect(await listTallies(env.KEYS, 'record')).toEqual(['2027-02-28']);
    await fill('2027-03-01', 5);
    await rollUpTallies(env, NOON_MS);
    expect(await published()).toEqual([
      ...['2027-02-28 = 6', '2027-02-28 topic=grief 6'],
      ...['2027-03-01 = 5', '2027-03-01 topic=grief 5'],
    ]);
    expect(await listTallies(env.KEYS, 'record')).toEqual([]);
  });
});

/** The bucket, which deletes nothing. */
function failing(): R2Bucket {
  return Object.assign(Object.create(null), {
    get: (name: string) => env.KEYS.get(name),
    list: (options: R2ListOptions) => env.KEYS.list(options),
    delete: () => Promise.reject(new Error('out of reach')),
  });
}
