import type { Scan } from './scan.ts';

/** Country and length (ISO 13616). Without the length nobody could say where the number ends and the next word begins. */
const LENGTHS = 'NL18BE16DE22FR27GB22ES24IT27PL28TR26PT25LU20AT20CH21IE22RO24BG22MA28';
/** Some begin with a bank's letters. Else there is a letter at most: "de 12 euro op NL…" is no German account. */
const SHAPE = /^(?:(?:nl|gb|ie|bg|ro)\d\d[a-z]{4}|(?!nl|gb|ie|bg|ro)[a-z]{2}\d\d[a-z]?)\d{8,}[a-z]?\d*$/i;
/** Captured ahead, so that a wrong start never swallows a right one. */
const CANDIDATE = /\b(?=([a-z]{2}(?:[\s.-]?[a-z0-9]){13,26}))[a-z]{2}[\s.-]?\d/gi;
const BANK_ACCOUNT = /\b[a-z]{2}[\s.-]?\d\d[\s.-]?[a-z]{4}(?:[\s.-]?\d){10}/gi;

/** Account numbers whose check digits are right (mod 97). One that is nearly right is covered: it is no phone number either. */
export function findIbans(scan: Scan): void {
  scan.take('iban', CANDIDATE, ([, candidate = '']) => ibanLength(candidate));
  scan.take(null, BANK_ACCOUNT);
}

/** How many characters of it are a valid IBAN, separators included; 0 when none is. */
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
