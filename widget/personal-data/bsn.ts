import type { Scan } from './scan.ts';

const NUMBER = /(?:^|[^\w.,/-])(\d{8,9}|\d{4}[ .-]\d\d[ .-]\d{3}|\d{3}([ .-])\d{3}\2\d{3})(?![\w/-]|[.,]\d)/g;
/** Matches digits in any grouping, after a word that names them. */
const NAMED_NUMBER = /\b(?:bsn|burger ?service|sofi)[^\d\n]{0,25}(\d(?:[ .-]?\d){7,8})(?!\d)/gi;
const NAMED = /\bbsn|burger ?service|\bsofi/i;
const SOMETHING_ELSE =
  /(?:nummer|nr|code|kenmerk|order|bestelling|klant|factuur|zaak|dossier|polis|rekening|pakket|track|ticket|euro|€)\b/i;

/**
 * Finds citizen service numbers by the eleven-test. One number in eleven passes it by chance, so a number that is called
 * something else is left alone, and eight digits (a leading zero left out) count only where the number is named.
 */
export function findBsns(scan: Scan): void {
  scan.take('bsn', NAMED_NUMBER, ([, number = '']) => passesElevenTest(digitsOf(number)));
  scan.take('bsn', NUMBER, (match) => {
    const digits = digitsOf(match[1] ?? '');
    if (!passesElevenTest(digits)) return false;
    return (
      NAMED.test(scan.around(match, 70, 30)) ||
      (digits.length === 9 && !SOMETHING_ELSE.test(scan.around(match, 35, 6)))
    );
  });
}

function digitsOf(written: string): string {
  return written.replace(/\D/g, '');
}

function passesElevenTest(number: string): boolean {
  const digits = number.padStart(9, '0');
  let sum = 0;
  for (let place = 0; place < 9; place += 1) sum += Number(digits[place]) * (place === 8 ? -1 : 9 - place);
  return sum % 11 === 0 && Number(digits) > 0;
}
