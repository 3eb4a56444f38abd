const BELOW_TWENTY =
  'nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien'.split(
    ' ',
  );
const TENS = 'twintig dertig veertig vijftig zestig zeventig tachtig negentig'.split(' ');
/** Said between digits and worth nothing. */
const FILLERS = 'en dan streepje spatie plus';
const UNIT = BELOW_TWENTY.slice(1, 10).join('|');
const SPELLED = new RegExp(
  String.raw`\b(?:(?:(${UNIT})en)?(${TENS.join('|')})|(${BELOW_TWENTY.join('|')})|${FILLERS.replaceAll(' ', '|')})(?:ste|de)?\b`,
  'gi',
);

/** Spelled numbers as digits, followed by blanks: letter for letter as long as the text. An "o6" is meant as 06, and so is "nulzes". */
export function spellOut(text: string): string {
  return text
    .replace(/\bo(?=6[\s\d.-])/gi, '0')
    .replace(/\bnulzes/gi, '06    ')
    .replace(SPELLED, (word: string, unit?: string, ten?: string, small?: string) => {
      const value = ten
        ? (TENS.indexOf(ten.toLowerCase()) + 2) * 10 + Math.max(0, valueOf(unit))
        : small
          ? valueOf(small)
          : '';
      return String(value).padEnd(word.length);
    });
}

function valueOf(word = ''): number {
  return BELOW_TWENTY.indexOf(word.toLowerCase());
}
