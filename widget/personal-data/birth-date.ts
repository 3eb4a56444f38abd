import type { Scan } from './scan.ts';

const YEAR = String.raw`(?<year>'?\d\d|(?:19|20)\d\d)(?!\d|[-/.]\d|\s\d\d\s?\d\d)`;
const LONG_YEAR = String.raw`(?<year>(?:19|20)\d\d)`;
/** Refuses a match inside a longer row of numbers: "06.10.11.12.09" is a phone number. */
const DAY = String.raw`(?:^|^[-/.]|[^\d./-]|[^\d][-/.])(?<day>\d\d?)`;
const NTH = '(?:e|ste|de|st|nd|rd|th)?';
const MONTHS = '(?:jan|feb?|m(?:aa)?rt|mar|apr|mei|may|juni?|juli?|au?g|sep|o[kc]t|nov|dec)[a-z]{0,8}';
const IN_DIGITS = [
  new RegExp(String.raw`${DAY}\s?(?<separator>[-/.])\s?(?<month>\d\d?)\s?\k<separator>\s?${YEAR}`, 'g'),
  new RegExp(String.raw`${DAY} (?<month>\d\d?) ${LONG_YEAR}(?![\s.-]?\d)`, 'g'),
  new RegExp(
    String.raw`\b${LONG_YEAR}(?<separator>[-/.])(?<month>\d\d?)\k<separator>(?<day>\d\d?)(?!\d)`,
    'g',
  ),
];
const WITH_WORDS = [
  new RegExp(String.raw`${DAY}${NTH}\s{0,20}(?:(?:van|of)\s)?${MONTHS}\.?,?\s{0,2}${YEAR}`, 'gi'),
  new RegExp(String.raw`\b${MONTHS}\.?\s(?<day>\d\d?)(?:e|st|nd|rd|th)?,?\s${YEAR}`, 'gi'),
];
/** These forms are a date of birth only beside a word about birth. */
const WHERE_BORN = [
  new RegExp(String.raw`\b(?<day>\d\d)(?<month>\d\d)(?:${LONG_YEAR}\b|(?<short>\d\d)\b)`, 'g'),
  new RegExp(
    String.raw`${DAY}\s(?<month>\d\d?)\s(?<year>\d\d)(?![\s.,-]{0,2}\d|\s?(?:jaar|jr|uur|weken|maanden|en)\b)`,
    'g',
  ),
  new RegExp(
    String.raw`${DAY}${NTH}\s${MONTHS}\b[^\d\n]{1,25}\b(?:van|uit|bouwjaar|geboren\sin)\s(?:het\sjaar\s)?${LONG_YEAR}\b`,
    'gi',
  ),
  new RegExp(
    String.raw`\b(?:van|uit|bouwjaar|geboren\sin)\s${LONG_YEAR}\b[^\d\n]{1,20}\b(?<day>\d\d?)${NTH}\s${MONTHS}\b`,
    'gi',
  ),
];

const BORN =
  /gebo|\bgeb\b|\bgb\b|jarig|verjaar|\bben van\b|ter wereld|\bborn\b|birth|\bdob\b|bouwjaar|(?:dochter|zoon|zoontje|kind|kindje|jongste|oudste|tweeling) (?:is|zijn) van\b/i;
/** Words for days that people remember for another reason. */
const ANOTHER_DAY =
  /overl[ei]|st[ie]+rf|gestorv|dood|omgek|verlo|trouw|huwel|scheid|scheur|elkaar|begra|crem|ongel|ramp|sinds|vanaf|laatst|afspraak|opgen|opnam|ontsl|verhui|ontmoet|verkering|aangifte|operatie|diagnose|verge[et]/i;

/** Finds a date on which something happened: "Op 4 mei 1998 begon ik daar". A birthday has a word about birth beside it. */
const HAPPENED_ON = /\b(?:op|tot|van|per)\s(?:de\s)?\d?$/i;

/** Finds full dates of birth, and covers every other date in digits, which is no number of another kind either. */
export function findBirthDates(scan: Scan, thisYear: number): void {
  for (const pattern of [...IN_DIGITS, ...WITH_WORDS, ...WHERE_BORN]) {
    const isBirth = (match: RegExpExecArray) => {
      const near = scan.around(match, 50, 35);
      if (!isDate(match)) return false;
      if (BORN.test(near)) return !(Number(match.groups?.['year']) > thisYear);
      const anotherDay = ANOTHER_DAY.test(near) || HAPPENED_ON.test(scan.before(match, 8));
      return !anotherDay && !WHERE_BORN.includes(pattern) && isAdultsYear(match, thisYear);
    };
    // A year in words ("negentien vijfenvijftig") leaves blanks between its digits.
    const read = scan.inDigits.replace(/\b19( {4,12})([2-9]\d)/g, '19$2$1');
    scan.take('birthDate', pattern, isBirth, read);
  }
  for (const pattern of IN_DIGITS) scan.take(null, pattern, isDate);
}

function isDate({ groups }: RegExpExecArray): boolean {
  const day = Number(groups?.['day']);
  return day >= 1 && day <= 31 && Number(groups?.['month'] ?? 1) <= 12;
}

/** True if the year alone makes this a date of birth. A year of two digits does so only in forms that nothing else has. */
function isAdultsYear({ groups }: RegExpExecArray, thisYear: number): boolean {
  const year = groups?.['year'] ?? '';
  if (year.length === 4) return Number(year) >= 1920 && Number(year) <= thisYear - 10;
  const unmistakable = year.startsWith("'") || /[-/]/.test(groups?.['separator'] ?? '');
  return unmistakable && Number(year.slice(-2)) >= 30;
}
