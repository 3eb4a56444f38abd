/**
 * The only file that writes to the log, and everything that may be in it: privacy as a type. Every field is a
 * name from a closed list, a count, a duration or a position in our own code; never an id, a text or a header.
 */
export type LogPlace = 'http' | 'queue' | 'room' | 'purge' | 'cron' | 'settings';
export type ErrorKind =
  | 'Error'
  | 'TypeError'
  | 'RangeError'
  | 'SyntaxError'
  | 'ZodError'
  | 'DOMException'
  | 'other';

/** What is delivered to another part: by the queue to D1 and to rooms, by a room to the queue, to D1 and to R2; a form to a tally. */
export type Delivery =
  | 'status'
  | 'place'
  | 'report'
  | 'archive'
  | 'evaluation'
  | 'endMarker'
  | 'forget'
  | 'half'
  | 'sitIn'
  | 'count';

/** Who stored something: an object, or whoever wrote it to D1 (`database`) or R2 (`keys`). */
export type StoredBy = 'queue' | 'room' | 'database' | 'keys';

export type LogEvent =
  /** An unexpected error: its kind and its position in the built code, without its message. */
  | {
      event: 'unexpectedError';
      place: LogPlace;
      kind: ErrorKind;
      line: number | null;
      column: number | null;
    }
  /** A variable in wrangler.toml is invalid. `problem` names it and the rule; these are the deployer's own words. */
  | { event: 'configInvalid'; problem: string }
  /** What of the stored settings does not fit and is ignored: names of fields, never a value. */
  | { event: 'settingsIgnored'; fields: readonly string[] }
  | { event: 'purgeRun'; erased: number; failed: number; sweptKeys: number; durationMs: number }
  /** An object could not deliver what another part should know; it goes on trying. */
  | { event: 'deliveryFails'; delivery: Delivery; attempts: number }
  /** Something stored is of no shape that this code can read. */
  | { event: 'storedStateUnreadable'; object: StoredBy };

export function log(event: LogEvent): void {
  const text = JSON.stringify(event);
  if (event.event === 'purgeRun' && event.failed === 0) console.log(text);
  else console.error(text);
}

/** An error's message may quote what somebody typed, so only its kind and its place in our code are kept. */
export function logError(place: LogPlace, error: unknown): void {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const position = /\.[jt]s:(\d+):(\d+)\)?$/m.exec(stack.slice(stack.indexOf('\n    at ')));
  log({
    event: 'unexpectedError',
    place,
    kind: kindOf(error),
    line: position ? Number(position[1]) : null,
    column: position ? Number(position[2]) : null,
  });
}

const KINDS: readonly ErrorKind[] = [
  'Error',
  'TypeError',
  'RangeError',
  'SyntaxError',
  'ZodError',
  'DOMException',
];

function kindOf(error: unknown): ErrorKind {
  if (!(error instanceof Error)) return 'other';
  return KINDS.find((kind) => kind === error.name) ?? 'other';
}
