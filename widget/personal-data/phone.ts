import type { Scan } from './scan.ts';

/** What people put between digits, long enough for the blanks that numbers in words leave. */
const GAP = String.raw`[\s().,:;/_*~+='-]{0,32}`;
const START = String.raw`(?:^|[^\w+])`;
const digits = (least: number, most = least) => `(?:${GAP}\\d){${least},${most}}(?!\\d)`;

const ABROAD = new RegExp(`(?:\\+|${START}00)${GAP}[1-9]${digits(7, 13)}`, 'g');
/** Mobile numbers, also with one digit too many or too few. */
const MOBILE = new RegExp(`${START}0${GAP}6${digits(7, 9)}`, 'g');
const LANDLINE = new RegExp(`${START}0${GAP}[1-578]${digits(8)}`, 'g');
/** Matches a number without its leading zero, or a Belgian one, after a word that names a phone. */
const NAMED = new RegExp(
  String.raw`\b(?:(?:telefoon|mobiele?\s?)?(?:nummer|nr)|mobiel|tel|telefoon|bel|app|sms)\b[^\d\n]{0,25}(?:31${GAP}[1-9]|6|0${GAP}[1-9])${digits(7, 9)}`,
  'gi',
);
/** Matches a number without its leading zero before such a word. */
const NAMED_AFTER = new RegExp(
  String.raw`${START}(?:31${GAP})?6${digits(8)}.{0,25}?(?:\b(?:telefoon)?nummer|\bnr\b|\btel\b|telefoon|mobiel|ervoor)`,
  'gi',
);
/** Matches a number without its leading zero in pairs. Pairs that only go up or only go down, as ages do, are left out later. */
const IN_PAIRS = new RegExp(
  String.raw`${START}6(?:[\s-]{1,16}\d\d){4}(?!\S?\d|\s?(?:mg|jaar|uur|euro|keer|weken)\b)`,
  'g',
);

/** Filler words between digits, which are skipped: "06 12 en dan 34 56 en als laatste 78", "twee keer een". */
const FILLERS =
  /\b(?:en|dan|daarna|daarachter|erachter|vervolgens|toen|weer|nog|als|de|het|is|zijn|laatste|tot|slot|eindigt|op|met|streepje|spatie|plus|keer|maal|dubbele?)\b/gi;

/** Finds phone numbers in digits, in words, or mixed. Short and free numbers (112, 113, 0800, 0900) belong to nobody. */
export function findPhones(scan: Scan, allowed: readonly string[]): void {
  const own = new Set(allowed.map(nationalDigits));
  for (const pattern of [ABROAD, MOBILE, LANDLINE, NAMED, NAMED_AFTER, IN_PAIRS]) {
    const accept = ([match]: RegExpExecArray) =>
      isPersonal(match, own) && (pattern !== IN_PAIRS || !isInOrder(match));
    const digitsOnly = scan.inDigits.replace(FILLERS, (filler) => ' '.repeat(filler.length));
    scan.take('phone', pattern, accept, pattern === IN_PAIRS ? scan.inDigits : digitsOnly);
  }
}

function isPersonal(match: string, own: ReadonlySet<string>): boolean {
  const number = nationalDigits(match);
  return (
    !own.has(number) &&
    !/^0?[89]00|^0123456789/.test(number) &&
    // Nine digits without separators are no phone number (they may be a citizen service number); several times are a rota.
    !/^\D*0\d{8}$/.test(match) &&
    (match.match(/(?:^|[^\d.])[0-2]?\d[.:][0-5]\d(?!\.?\d)/g) ?? []).length < 2
  );
}

function isInOrder(match: string): boolean {
  const [, ...pairs] = (match.match(/\d+/g) ?? []).map(Number);
  const steps = pairs.slice(1).map((pair, at) => Math.sign(pair - (pairs[at] ?? 0)));
  return steps.every((step) => step === steps[0]);
}

function nationalDigits(written: string): string {
  return written.replace(/\D/g, '').replace(/^(?:00)?310?(?=[1-9]\d{8}$)/, '0');
}
