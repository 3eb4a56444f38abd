const SMALL =
  'nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien'.split(
    ' ',
  );
const TENS = 'twintig dertig veertig vijftig zestig zeventig tachtig negentig'.split(' ');
const ENGLISH = 'zero one two three four five six seven eight nine'.split(' ');

const UNIT = SMALL.slice(1, 10).join('|');
/** Stands before the units in each pattern, so that "zestien" is never read as "zes". */
const TEEN = SMALL.slice(10).join('|');
const UP_TO_99 = `(?:(?:(?:${UNIT})en)?(?:${TENS.join('|')})|${TEEN}|${SMALL.slice(0, 10).join('|')})`;

/** A pattern for a number in one word, up to 999. */
export const NUMBER_WORD = `(?:(?:${UNIT})?honderd(?:en)?${UP_TO_99}?|${UP_TO_99})`;

const WORDS = new RegExp(`${UP_TO_99}|${ENGLISH.join('|')}`, 'gi');
const ORDINAL = /(?:ste|de)$/i;

/**
 * Replaces numbers in words by digits and blanks, so that the text keeps its length. They may be joined to one another
 * and to digits ("06twaalf34"), but not to other words. "o6" counts as 06.
 */
export function spellOut(text: string): string {
  return text
    .replace(/\boh?(?=\s?(?:6|zes|six))/gi, (zero) => '0'.padEnd(zero.length))
    .replace(/[a-z\d]{3,}/gi, (token) => {
      const ordinal = ORDINAL.exec(token)?.[0] ?? '';
      const number = token.slice(0, token.length - ordinal.length);
      // One word at a time: one pattern over the whole text would try every way to split "zestienzestienzestien".
      if (/[a-z]/i.test(number.replace(WORDS, ''))) return token;
      const inDigits = number.replace(WORDS, (word) => String(valueOf(word)).padEnd(word.length));
      return inDigits + ' '.repeat(ordinal.length);
    });
}

function valueOf(written: string): number {
  const word = written.toLowerCase();
  const small = Math.max(SMALL.indexOf(word), ENGLISH.indexOf(word));
  if (small >= 0) return small;
  const ten = TENS.find((tens) => word.endsWith(tens)) ?? '';
  const unit = word.slice(0, word.length - ten.length).replace(/en$/, '');
  return (TENS.indexOf(ten) + 2) * 10 + Math.max(0, SMALL.indexOf(unit));
}
