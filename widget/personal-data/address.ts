import type { Scan } from './scan.ts';
import { NUMBER_WORD } from './spelled-numbers.ts';

/** Words after a number that counts something, tells the time or is a year, and so is no house number. */
const COUNTED =
  'uur|u|x|keer|maal|min|minu\\w+|seconden?|kwartier|dag(?:en)?|weekend|we+ke?n?|ja+r(?:en)?|maand(?:en)?|nacht(?:en)?|euro|km|kilometer|m|meter|graden|[mk]g|gram|kilo|hoog|(?:van|op) de|man|mannen|mensen|jongens|mei(?:den|sjes)|vrouwen|kinderen|vrienden|huizen|winkels|haltes|straten|ste|d?e';
const HOUSE = String.raw`(?!(?:19|20)\d\d)\d{1,4}(?!\d|\s?[.,:]\d|\s?%|\s?(?:${COUNTED})\b)`;
const FLAT = String.raw`(?:\s?[a-z]\b|-\d{1,3}|\s?(?:bis|hs)\b)?`;
const NUMBER = String.raw`(?:(?:huis)?(?:nummer|nr|no)\.?:?\s?)?`;
const TO_NUMBER = String.raw`(?:[\s-](?:noord|zuid|oost|west))?(?:\s?,)?\s{0,3}(?:en\s)?(?:(?:op|het)\s)?${NUMBER}`;
const AT = TO_NUMBER + HOUSE;
const THE = String.raw`(?:(?:de|het|'?t)\s)?`;
const LIVE = String.raw`(?:[Ww]o+n\w{0,3}|logeer)`;

const STREET = '(?:straat|laan|weg|plein|kade|gracht|singel|plantsoen|boulevard|dijk|dreef)';
/** Street endings that other words have too. They count with a capital, or beside a word for living somewhere. */
const STREET_WITH_CAPITAL =
  'hof|pad|park|markt|steeg|wal|baan|veld|haven|horst|rak|poort|brink|oever|erf|werf';
/** Street endings that names of towns have too. */
const STREET_OR_TOWN = 'kaai|vest|lei|rei|kamp|akker|weide|gaarde|meent|drift|zoom|vaart|hoeve|stede';
const NO_STREET =
  '(?:snel|onder|uit|om|heen|terug|half|rij|spoor|levens)weg|(?:winkel|woon)straat|(?:school|speel)plein|(?:blok|barri|de)kade|(?:aan|over|op|in|ver|door|af|dood|neer|toe|uit|kapot)slaan';
/** First halves of street names in two words, also of names that a phone's keyboard splits. */
const ADJECTIVE =
  'oude?|nieuwe?|lange|korte|grote|kleine|hoge|lage|eerste|tweede|noorder|zuider|ooster|wester';
const FIRST_HALF = `${ADJECTIVE}|kerk|molen|school|dorps|hoofd|stations`;
const BESIDE = String.raw`(?:achter|onder|boven|tussen|op|aan|bij)\s(?:de|het)`;

/** Matches a name with a street's ending, with a number. */
const STREETS = [
  new RegExp(String.raw`\b(?!(?:${NO_STREET})\b)[a-z'-]{2,30}(?:${STREET}|str\.?)${AT}`, 'gi'),
  new RegExp(
    String.raw`\b(?:[A-Z][a-z'-]{1,30}(?:${STREET_WITH_CAPITAL})|Damrak|Rokin|Singel|Spui)${AT}`,
    'g',
  ),
  new RegExp(String.raw`\b(?:laan|plein|hof)\s(?:van|der)\s(?:[a-z'-]{2,20}\s){1,4}${HOUSE}`, 'gi'),
  new RegExp(String.raw`steenweg\s(?:op|naar)\s[a-z-]{3,20}\s${HOUSE}`, 'gi'),
  new RegExp(
    String.raw`\b(?:nummer|nr\.?)\s?\d{1,4}[a-z]?\s(?:in|aan|op|van)\s${THE}[a-z'-]{2,30}${STREET}\b`,
    'gi',
  ),
  // Many street names have no such ending ("Damrak 5"). The words around them decide.
  new RegExp(
    String.raw`\b(?:${LIVE}|thuis)\s(?:[a-z]{1,8}\s){0,2}(?:(?:op|aan)\s${THE}|in\s(?:de|het)\s)[A-Z][\w'-]{2,30}(?:,?\s[\w'-]{2,20}){0,2}\s${HOUSE}`,
    'g',
  ),
  new RegExp(
    String.raw`\b[a-z][a-z'-]{3,30}\s${HOUSE}${FLAT}(?:,?\s(?:(?:in|te)\s)?[a-z'-]{3,20})?,?\sis\s(?:(?:mijn|ons|het|zijn|haar)\sadres|waar\s(?:ik|we|wij)\swo+n)`,
    'gi',
  ),
  new RegExp(String.raw`\badres(?:\sis)?:?\s${THE}[a-z'-]{4,30}\s${HOUSE}`, 'gi'),
];

/** Matches a name with a capital that may be a street, when nothing follows its number. */
const MAYBE_STREETS = [
  String.raw`(?:${FIRST_HALF})\s(?:${STREET}|markt)`,
  String.raw`(?:${ADJECTIVE}|${BESIDE}|'?t)\s(?<name>[a-z'-]{3,30})`,
  `(?<name>[a-z'-]{2,30}(?:${STREET_OR_TOWN}))`,
  // Excludes a town: "ik woon in Breda, 45" tells an age.
  String.raw`${LIVE}\s(?:[a-z]{1,8}\s){0,2}(?:(?:op|aan)\s${THE}|in\s(?:de|het)\s)(?<place>[a-z'-]{3,30})`,
  String.raw`(?:zit|sta|ben|slaap|kom|ga)\s(?:[a-z]{1,8}\s){0,2}(?:op|aan|in|naar)\s${THE}(?:[a-z'-]{2,30}(?:${STREET_WITH_CAPITAL})|singel|damrak|rokin|spui)`,
].map((start) => new RegExp(String.raw`\b${start}${AT}${FLAT}`, 'gi'));
MAYBE_STREETS.push(
  new RegExp(
    String.raw`(?:^|[.!?:;\n]\s?|\b(?:op|aan|in|naar)\s${THE})(?<name>[A-Z][a-z'-]{4,30})\s${HOUSE}${FLAT}(?:,?\s(?:in|te|[1-9]\d{3})|,)\s[A-Z][a-z'-]{2,20}(?:\s[A-Z][a-z'-]{2,20})?(?!\s?\w)`,
    'g',
  ),
  new RegExp(
    String.raw`\b(?!(?:${NO_STREET})\b)[a-z'-]{2,30}(?:${STREET}|str\.?)${TO_NUMBER}(?!een\b)${NUMBER_WORD}(?![a-z])`,
    'gi',
  ),
);
const LAST_SAID = /^\s{0,2}(?:$|[.,;:!?)|\n]|(?:in|te|is|en)\s(?!totaal)\w|(?:[1-9]\d{3}\s)?[A-Z])/;
/** Words for things that have a number, or that one lives in, and that are no street. */
const NO_NAME =
  /^(?:\w+dag|\w+ber|januari|maart|april|juni|juli|(?:kamer|afdeling|gebouw|blok|huis|flat|woning|wijk|locatie|cluster|unit|etage|verdieping|nummer|groep|niveau|fase|week|seizoen|aflevering|hoofdstuk|deel|stap|lijn|spoor|tram|trein|kwart|ongeveer|iphone|covid|vrouw|meisje|dochter|zoon|zus|broer|moeder|vader|vriend|student)\w{0,4}|klas|bus|mezelf|kamers)$/i;

const POSTCODE = String.raw`[1-9]\d{3}[\s-]?([a-z]{2})`;
const POSTCODES = [
  new RegExp(String.raw`\b${POSTCODE}[\s,]{0,3}(?:en\s)?${NUMBER}${HOUSE}`, 'gi'),
  new RegExp(String.raw`\b\d{1,4}\s?[a-z]{0,3}[\s,]{1,3}${POSTCODE}\b`, 'gi'),
  new RegExp(String.raw`\bpostcode\s?(?:is\s|:\s?)?${POSTCODE}\b`, 'gi'),
];
/** Two-letter words after four digits, which make no postcode: "in 2019 en 2020". */
const TWO_LETTER_WORD =
  /^(?:en|of|is|op|om|in|al|ik|je|we|ze|te|na|nu|er|zo|me|ga|ja|[kmc]m|[kmg][gr]|ml|pm)$/i;

/** Finds a street or postcode with a house number, and a postcode that is called one without it. */
export function findAddresses(scan: Scan): void {
  const shouted = !/[a-z]/.test(scan.text);
  for (const pattern of POSTCODES) {
    scan.take('address', pattern, ([match, letters = '']) => {
      const isWord = TWO_LETTER_WORD.test(letters) && /\d\s/.test(match);
      return !isWord || (!shouted && letters === letters.toUpperCase());
    });
  }
  for (const pattern of STREETS) scan.take('address', pattern);
  for (const pattern of MAYBE_STREETS) {
    scan.take('address', pattern, (match) => {
      // Excludes name, age and town: "Sanne 22, Leiden".
      if (/^[\s.!?:;]*[A-Z][a-z'-]+\s\d\d?,\s/.test(match[0])) return false;
      const { name = 'A', place = '' } = match.groups ?? {};
      return LAST_SAID.test(scan.after(match, 16)) && /^[A-Z]/.test(name) && !NO_NAME.test(place || name);
    });
  }
}
