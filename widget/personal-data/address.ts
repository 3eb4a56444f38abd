import type { Scan } from './scan.ts';

/** A number that counts something, tells the time or is a year is nobody's front door. */
const COUNTED =
  'uur|u|x|keer|maal|min|minu\\w+|seconden?|dag(?:en)?|weekend|we+ke?n?|ja+r(?:en)?|maand(?:en)?|nacht(?:en)?|euro|km|kilometer|m|meter|graden|hoog|(?:van|op) de|man|mannen|mensen|jongens|mei(?:den|sjes)|vrouwen|kinderen|vrienden|huizen|winkels|haltes|straten|ste|d?e';
const HOUSE = String.raw`(?!(?:19|20)\d\d)\d{1,4}(?!\d|\s?[.,:]\d|\s?%|\s?(?:${COUNTED})\b)`;
const NUMBER = String.raw`(?:(?:huis)?(?:nummer|nr|no)\.?:?\s?)?`;
const AT = String.raw`(?:[\s-](?:noord|zuid|oost|west))?(?:\s?,)?\s{0,3}(?:en\s)?(?:(?:op|het)\s)?${NUMBER}${HOUSE}`;

const STREET = '(?:straat|laan|weg|plein|kade|gracht|singel|plantsoen|boulevard|dijk|dreef)';
/** These end other words as well: only with a capital. */
const STREET_WITH_CAPITAL =
  'hof|pad|park|markt|steeg|wal|baan|veld|haven|horst|rak|poort|brink|oever|erf|werf';
const NO_STREET =
  '(?:snel|onder|uit|om|heen|terug|half|rij|spoor|levens)weg|(?:winkel|woon)straat|(?:school|speel)plein|(?:blok|barri|de)kade|(?:aan|over|op|in|ver|door|af|dood|neer|toe|uit|kapot)slaan';
/** The first halves of names in two words, and of names that a phone's keyboard takes apart. */
const FIRST_HALF = 'oude?|nieuwe?|lange|korte|grote|kleine|hoge|lage|kerk|molen|school|dorps|hoofd|stations';
const STREETS = [
  new RegExp(String.raw`\b(?!(?:${NO_STREET})\b)[a-z'-]{2,30}(?:${STREET}|str\.?)${AT}`, 'gi'),
  new RegExp(
    String.raw`\b(?:[A-Z][a-z'-]{1,30}(?:${STREET_WITH_CAPITAL})|Damrak|Rokin|Singel|Spui)${AT}`,
    'g',
  ),
  new RegExp(String.raw`\b(?:${FIRST_HALF})\s(?:${STREET}|markt)${AT}`, 'gi'),
  new RegExp(String.raw`\b(?:laan|plein|hof)\s(?:van|der)\s(?:[a-z'-]{2,20}\s){1,4}${HOUSE}`, 'gi'),
  new RegExp(
    String.raw`\b(?:nummer|nr\.?)\s?\d{1,4}[a-z]?\s(?:in|aan|op|van)\s(?:de\s|het\s)?[a-z'-]{2,30}${STREET}\b`,
    'gi',
  ),
  // Many streets are called nothing of the kind ("Damrak 5"): the words around them tell.
  new RegExp(
    String.raw`\b(?:[Ww]o+n\w{0,3}|thuis|logeer)\s(?:[a-z]{1,8}\s){0,2}(?:op|aan|in)\s(?:de\s|het\s)?[A-Z][\w'-]{2,30}(?:,?\s[\w'-]{2,20}){0,2}\s${HOUSE}`,
    'g',
  ),
  new RegExp(String.raw`\b[A-Z][a-z'-]{3,30}\s${HOUSE}[a-z]?\sis\s(?:mijn|ons|het|zijn|haar)\sadres`, 'g'),
  new RegExp(String.raw`\badres(?:\sis)?:?\s(?:de\s|het\s)?[a-z'-]{4,30}\s${HOUSE}`, 'gi'),
];

const POSTCODE = String.raw`[1-9]\d{3}[\s-]?([a-z]{2})`;
const POSTCODES = [
  new RegExp(String.raw`\b${POSTCODE}[\s,]{0,3}(?:en\s)?${NUMBER}${HOUSE}`, 'gi'),
  new RegExp(String.raw`\b\d{1,4}\s?[a-z]{0,3}[\s,]{1,3}${POSTCODE}\b`, 'gi'),
  new RegExp(String.raw`\bpostcode\s?(?:is\s|:\s?)?${POSTCODE}\b`, 'gi'),
];
/** "in 2019 en 2020": two letters after four digits are mostly a word. */
const TWO_LETTER_WORD =
  /^(?:en|of|is|op|om|in|al|ik|je|we|ze|te|na|nu|er|zo|me|ga|ja|[kmc]m|[kmg][gr]|ml|pm)$/i;

/** Street, or postcode, with a house number. A postcode that is called one needs none. */
export function findAddresses(scan: Scan): void {
  const shouted = !/[a-z]/.test(scan.text);
  for (const pattern of POSTCODES) {
    scan.take('address', pattern, ([match, letters = '']) => {
      const isWord = TWO_LETTER_WORD.test(letters) && /\d\s/.test(match);
      return !isWord || (!shouted && letters === letters.toUpperCase());
    });
  }
  for (const pattern of STREETS) scan.take('address', pattern);
}
