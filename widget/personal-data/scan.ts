import { spellOut } from './spelled-numbers.ts';

export type PersonalDataKind =
  | 'phone'
  | 'email'
  | 'address'
  | 'iban'
  | 'bsn'
  | 'birthDate'
  | 'social'
  | 'link';

/** One text that is searched for one kind after another. What has matched is covered, so that nothing counts twice. */
export class Scan {
  text: string;
  #inDigits = { of: '', is: '' };
  readonly #found: { kind: PersonalDataKind; at: number }[] = [];

  constructor(text: string) {
    // Accents, wide and circled digits, keycaps and invisible characters must not hide anything.
    this.text = text
      .normalize('NFKD')
      .replace(/\p{M}|[\u200b-\u200f\u2060]/gu, '')
      .replace(/[‐-―−]/g, '-')
      .replace(/[‘’´`]/g, "'")
      // What stands for covered text below.
      .replaceAll('|', '/');
  }

  /** The same text with numbers in digits, letter for letter as long. */
  get inDigits(): string {
    if (this.#inDigits.of !== this.text) this.#inDigits = { of: this.text, is: spellOut(this.text) };
    return this.#inDigits.is;
  }

  get kinds(): PersonalDataKind[] {
    const inOrder = this.#found.sort((one, other) => one.at - other.at);
    return [...new Set(inOrder.map(({ kind }) => kind))];
  }

  /**
   * Covers each match that `accept` takes, and notes it when there is a kind for it.
   *
   * @param pattern global. Every repetition in it is bounded: that alone keeps the whole linear.
   * @param accept may answer with the number of characters to cover instead of the whole match.
   * @param read another reading of the same text, letter for letter as long.
   */
  take(
    kind: PersonalDataKind | null,
    pattern: RegExp,
    accept: (match: RegExpExecArray) => boolean | number = () => true,
    read = this.text,
  ): void {
    let covered = '';
    let from = 0;
    for (const match of read.matchAll(pattern)) {
      const accepted = match.index >= from && accept(match);
      if (accepted === false || accepted === 0) continue;
      const length = accepted === true ? match[0].length : accepted;
      if (kind !== null) this.#found.push({ kind, at: match.index });
      covered += this.text.slice(from, match.index) + '|'.repeat(length);
      from = match.index + length;
    }
    this.text = covered + this.text.slice(from);
  }

  /** The words before a match, with its own first character. */
  before({ index }: RegExpExecArray, length: number): string {
    return this.text.slice(Math.max(0, index - length), index + 1);
  }

  /** What follows a match. */
  after({ index, 0: { length } }: RegExpExecArray, most: number): string {
    return this.text.slice(index + length, index + length + most);
  }

  /** The words around a match. */
  around({ index, 0: { length } }: RegExpExecArray, before: number, after: number): string {
    return this.text.slice(Math.max(0, index - before), index + length + after);
  }
}
