import type { Scan } from './scan.ts';

/** Length by country (ISO 13616). The length tells where the number ends and the next word begins. */
const LENGTHS = 'NL18BE16DE22FR27GB22ES24IT27PL28TR26PT25LU20AT20CH21IE22RO24BG22MA28';
/** Some countries' numbers begin with four letters of a bank, others hold one letter at most: "de 12 euro op NL…" is none. */
const SHAPE = /^(?:(?:nl|gb|ie|bg|ro)\d\d[a-z]{4}|(?!nl|gb|ie|bg|ro)[a-z]{2}\d\d[a-z]?)\d{8,}[a-z]?\d*$/i;
/** Matches in a lookahead, so that a match at a wrong start never hides a right one that begins inside it. */
const CANDIDATE = /\b(?=([a-z]{2}(?:[\s.-]?[a-z0-9]){13,26}))[a-z]{2}[\s.-]?\d/gi;
const BANK_ACCOUNT = /\b[a-z]{2}[\s.-]?\d\d[\s.-]?[a-z]{4}(?:[\s.-]?\d){10}/gi;

/** Finds account numbers whose check digits are right (mod 97), and covers nearly right ones, which are no phone numbers either. */
export function findIbans(scan: Scan): void {
  scan.take('iban', CANDIDATE, ([, candidate = '']) => ibanLength(candidate));
  scan.take(null, BANK_ACCOUNT);
}

/** Returns how many characters are a valid IBAN, separators included, or 0. */
function ibanLength(candidate: string): number {
  const at = LENGTHS.indexOf(candidate.slice(0, 2).toUpperCase());
  let left = at % 4 === 0 ? Number(LENGTHS.slice(at + 2, at + 4)) : 0;
  let rest = '';
  let length = 0;
  for (; left > 0 && length < candidate.length; length += 1) {
    if (!/[a-z0-9]/i.test(candidate[length] ?? '')) continue;
    rest += candidate[length];
    left -= 1;
  }
  return left === 0 && SHAPE.test(rest) && remainder(rest) === 1 ? length : 0;
}

function remainder(iban: string): number {
  let sum = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    sum = (sum * (value > 9 ? 100 : 10) + value) % 97;
  }
  return sum;
}
