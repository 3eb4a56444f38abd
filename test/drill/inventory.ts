import { isOnDisk, PLACES, type Place, type Where } from './places.ts';

/* Makes a list of all that a copy of our storage says of one conversation, and whether it can be read. */

/** One value that a copy holds: where, and in which column, field or object. */
export type Entry = { where: Where; place: string; value: unknown };

export const MOMENTS = {
  during: 'tijdens het gesprek',
  after: 'na afloop',
  past: 'na de bewaartermijn',
} as const;
export type Moment = keyof typeof MOMENTS;
export type Copies = Readonly<Record<Moment, readonly Entry[]>>;

/** The two lists of `docs/privacy.md`: of our storage, and of the devices' disks. */
export type Subject = 'opslag' | 'apparaten';

/** All values inside this one, each by its own; JSON inside a text is opened too, and ciphertext is one value. */
export function entriesOf(where: Where, place: string, stored: unknown): Entry[] {
  if (stored === null || stored === undefined) return [];
  const value = typeof stored === 'string' && /^[[{]/.test(stored) ? parsedOr(stored) : stored;
  if (typeof value !== 'object' || value === null || isCiphertext(value)) return [{ where, place, value }];
  if (Array.isArray(value)) return value.flatMap((each) => entriesOf(where, `${place}[]`, each));
  return Object.entries(value).flatMap(([name, each]) => entriesOf(where, `${place}.${name}`, each));
}

/** The parts of a value that are about whatever has this id: elements of a list that name it, and records that do. */
export function partsAbout(id: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value))
    return value.filter((each) => names(id, each)).map((each) => partsAbout(id, each));
  const fields = Object.entries(value);
  if (fields.some(([, each]) => each === id)) return value;
  return Object.fromEntries(
    fields
      .filter(([name, each]) => name === id || names(id, each))
      .map(([name, each]) => [name === id ? '<id>' : name, name === id ? each : partsAbout(id, each)]),
  );
}

const names = (id: string, value: unknown): boolean => JSON.stringify([value]).includes(id);

export function isCiphertext(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'ct' in value &&
    ('nonce' in value || 'enc' in value) &&
    !('text' in value)
  );
}

function parsedOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** @throws Error for a place of which nobody has said what it holds, or whose values are not what is said. */
export function placeOf({ where, place, value }: Entry): Place {
  const found = PLACES.find((each) => each.where === where && each.places.test(place));
  if (found === undefined)
    throw new Error(`Say in test/drill/places.ts what is in: ${where}, ${place} (${JSON.stringify(value)})`);
  if (isCiphertext(value) !== (found.readable === 'nee'))
    throw new Error(`Not as test/drill/places.ts says: ${where}, ${place} (${JSON.stringify(value)})`);
  return found;
}

/** A list of `docs/privacy.md`: one line for each kind of thing that is somewhere at some moment. */
export function listOf(copies: Copies, subject: Subject): string {
  const moments = Object.keys(MOMENTS) as Moment[];
  const found = moments.map((moment) => new Set(copies[moment].map(placeOf)));
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const head = ['waar', 'wat', 'leesbaar zonder sleutel', ...Object.values(MOMENTS)];
  return [
    line(head),
    line(head.map(() => '---')),
    ...PLACES.filter(
      (place) =>
        isOnDisk(place.where) === (subject === 'apparaten') && found.some((places) => places.has(place)),
    ).map((place) =>
      line([
        place.where,
        place.what,
        place.readable,
        ...found.map((places) => (places.has(place) ? '✓' : '–')),
      ]),
    ),
  ].join('\n');
}

/** All that one copy holds, value by value, as whoever got hold of it would read it. */
export function readingOf(entries: readonly Entry[]): string {
  if (entries.length === 0) return '  niets';
  const lines = entries.map(({ where, place, value }) => {
    const shown = isCiphertext(value)
      ? `versleuteld, ${(value as { ct: string }).ct.length} tekens`
      : JSON.stringify(value);
    return `  ${where}: ${place} = ${shown}`;
  });
  return [...new Set(lines)].join('\n');
}

/** The list as it stands in a page, whatever the width of its columns. @throws Error if the page has no place for it */
export function listIn(page: string, subject: Subject): string {
  return listAsWritten(page, subject)
    .split('\n')
    .map((line) =>
      line
        .replaceAll(/ *\| */g, ' | ')
        .replaceAll(/-{3,}/g, '---')
        .trim(),
    )
    .join('\n');
}

export const withList = (page: string, subject: Subject, list: string): string =>
  page.replace(listAsWritten(page, subject), () => list);

function listAsWritten(page: string, subject: Subject): string {
  const made = new RegExp(
    `<!-- Made by [^>]*: ${subject}\\. -->\\n\\n(.*?)\\n\\n<!-- End of what is made\\. -->`,
    's',
  );
  const [, list] = made.exec(page) ?? [];
  if (list === undefined) throw new Error(`The page has no list of ${subject} that is made by the drill.`);
  return list;
}
