import type { Scan } from './scan.ts';
import { spellOut } from './spelled-numbers.ts';

const YEAR = String.raw`(?<year>'?\d\d|(?:19|20)\d\d)(?!\d|[-/]\d)`;
const LONG_YEAR = String.raw`(?<year>(?:19|20)\d\d)`;
const DAY = String.raw`(?:^|[^\d])(?<day>\d\d?)`;
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
  new RegExp(String.raw`${DAY}(?:e|ste|de|st|nd|rd|th)?\s{0,20}(?:van\s)?${MONTHS}\.?,?\s{0,2}${YEAR}`, 'gi'),
  new RegExp(String.raw`\b${MONTHS}\.?\s(?<day>\d\d?)(?:e|st|nd|rd|th)?,?\s${YEAR}`, 'gi'),
];
const WITHOUT_GAPS = new RegExp(String.raw`\b(?<day>\d\d)(?<month>\d\d)${LONG_YEAR}\b`, 'g');

const BORN = /gebo|\bgeb\b|\bgb\b|jarig|verjaar|\bben van\b|ter wereld|\bborn\b|birth/i;
/** Days that people carry with them for another reason. */
const ANOTHER_DAY =
  /overl[ei]|st[ie]+rf|gestorv|dood|omgek|verlo|trouw|huwel|scheid|scheur|elkaar|begra|crem|ongel|ramp|sinds|vanaf|laatst|afspraak|opgen|opnam|ontsl|verhui|ontmoet|verkering|aangifte|operatie|diagnose|verge[et]/i;

/** "Op 4 mei 1998 begon ik daar": what happened on a day. Birthdays said so have their word. */
const HAPPENED_ON = /\b(?:op|tot|van|per)\s(?:de\s)?\d?$/i;

/** Full dates that are somebody's birth. Every other date in digits is covered: it is no number of another kind either. */
export function findBirthDates(scan: Scan, thisYear: number): void {
  for (const pattern of [...IN_DIGITS, ...WITH_WORDS, WITHOUT_GAPS]) {
    const isBirth = (match: RegExpExecArray) => {
      const near = scan.around(match, 50, 35);
      if (!isDate(match)) return false;
      if (BORN.test(near)) return !(Number(match.groups?.['year']) > thisYear);
      const anotherDay = ANOTHER_DAY.test(near) || HAPPENED_ON.test(scan.before(match, 8));
      return !anotherDay && pattern !== WITHOUT_GAPS && isAdultsYear(match, thisYear);
    };
    scan.take('birthDate', pattern, isBirth, spellOut(scan.text));
  }
  for (const pattern of IN_DIGITS) scan.take(null, pattern, isDate);
}

function isDate({ groups }: RegExpExecArray): boolean {
  const day = Number(groups?.['day']);
  return day >= 1 && day <= 31 && Number(groups?.['month'] ?? 1) <= 12;
}

/** Without a word about birth the year must tell; two digits only where nothing else is written like that. */
function isAdultsYear({ groups }: RegExpExecArray, thisYear: number): boolean {
  const year = groups?.['year'] ?? '';
  if (year.length === 4) return Number(year) >= 1920 && Number(year) <= thisYear - 10;
  const unmistakable = year.startsWith("'") || /[-/]/.test(groups?.['separator'] ?? '');
  return unmistakable && Number(year.slice(-2)) >= 30;
}
