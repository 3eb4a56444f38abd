import * as z from 'zod';
import { randomId } from '../../protocol/bytes.ts';
import { addForm, EMPTY_TALLY, type Choices, type Form, type Tally } from '../domain/statistics/tally.ts';
import { dateAt } from '../domain/hours/opening-hours.ts';
import type { StorageBindings } from '../platform/bindings.ts';
import { log } from '../platform/log.ts';
import { readStoredJson } from '../platform/stored.ts';
import { readSettings } from './settings.ts';

/*
 * R2 holds the tally of each day, one object for each kind of form, because R2 has no history: in D1 or in a room's storage the
 * minute in which a count grew would say, for 30 days, whose answer it was. A form is therefore counted straight from memory,
 * and stored plain nowhere. Should the process die within that second, the form is not counted; it is never counted twice.
 */

const StoredTally = z.strictObject({
  ids: z.array(z.string()),
  counts: z.record(z.string(), z.record(z.string(), z.int())),
});

const PREFIX = 'tallies/';
const nameOf = (form: Form, date: string) => `${PREFIX}${form}/${date}`;

/** R2 takes about one write a second to the same object, and refuses what comes sooner. */
const ATTEMPTS = 8;
const LEAST_WAIT_MS = 500;
const MOST_WAIT_MS = 4_000;

/** Adds one form to today's tally. Never throws: what could not be counted is reported in the log, without the answers. */
export async function countForm(
  env: StorageBindings,
  form: Form,
  choices: Choices,
  now: () => number,
): Promise<void> {
  const id = randomId();
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    try {
      const { openingHours } = await readSettings(env.DB);
      if (await addToTally(env.KEYS, form, dateAt(openingHours.zone, now()), id, choices)) return;
    } catch {
      // An error of R2 says nothing about whether it wrote; with the same id another attempt is safe.
    }
    await new Promise((resolve) =>
      setTimeout(resolve, LEAST_WAIT_MS + Math.random() * (MOST_WAIT_MS - LEAST_WAIT_MS)),
    );
  }
  log({ event: 'deliveryFails', delivery: 'count', attempts: ATTEMPTS });
}

/** @returns false if the tally was changed meanwhile, so that nothing was written. */
export async function addToTally(
  bucket: R2Bucket,
  form: Form,
  date: string,
  id: string,
  choices: Choices,
): Promise<boolean> {
  const name = nameOf(form, date);
  const object = await bucket.get(name);
  const before = object === null ? EMPTY_TALLY : await tallyIn(object);
  const next = addForm(before, id, choices);
  if (next === before) return true;
  const onlyIf = object === null ? new Headers({ 'If-None-Match': '*' }) : { etagMatches: object.etag };
  return (await bucket.put(name, JSON.stringify(next), { onlyIf })) !== null;
}

/** Returns the dates that have a tally, oldest first. */
export async function listTallies(bucket: R2Bucket, form: Form): Promise<string[]> {
  const { objects } = await bucket.list({ prefix: nameOf(form, '') });
  return objects.map(({ key }) => key.slice(nameOf(form, '').length)).toSorted();
}

/** Returns an empty tally for one that is not there or cannot be read. */
export async function readTally(bucket: R2Bucket, form: Form, date: string): Promise<Tally> {
  const object = await bucket.get(nameOf(form, date));
  return object === null ? EMPTY_TALLY : await tallyIn(object);
}

export async function deleteTallies(bucket: R2Bucket, form: Form, dates: readonly string[]): Promise<void> {
  if (dates.length > 0) await bucket.delete(dates.map((date) => nameOf(form, date)));
}

async function tallyIn(object: R2ObjectBody): Promise<Tally> {
  return readStoredJson(StoredTally, await object.text(), 'keys') ?? EMPTY_TALLY;
}
