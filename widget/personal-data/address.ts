import type { Scan } from './scan.ts';
import { NUMBER_WORD } from './spelled-numbers.ts';

/** A number that counts something, tells the time or is a year is nobody's front door. */
const COUNTED =
  'uur|u|x|keer|maal|min|minu\\w+|seconden?|kwartier|dag(?:en)?|weekend|we+ke?n?|ja+r(?:en)?|maand(?:en)?|nacht(?:en)?|euro|km|kilometer|m|meter|graden|[mk]g|gram|kilo|hoog|(?:van|op) de|man|mannen|mensen|jongens|mei(?:den|sjes)|vrouwen|kinderen|vrienden|huizen|winkels|haltes|straten|ste|d?e';
const HOUSE = String.raw`(?!(?:19|20)\d\d)\d{1,4}(?!\d|\s?[.,:]\d|\s?%|\s?(?:${COUNTED})\b)`;
const FLAT = String.raw`(?:\s?[a-z]\b|-\d{1,3}|\s?(?:bis|hs)\b)?`;
const NUMBER = String.raw`(?:(?:huis)?(?:nummer|nr|no)\.?:?\s?)?`;
const TO_NUMBER = String.raw`(?:[\s-](?:noord|zuid|oost|west))?(?:\s?,)?\s{0,3}(?:en\s)?(?:(?:op|het)\s)?${NUMBER}`;
const AT = TO_NUMBER + HOUSE;
const THE = String.raw`(?:(?:de|het|'?t)\s)?`;
const LIVE = String.raw`(?:[Ww]o+n\w{0,3}|[Ll]ogeer|[Vv]erblijf)`;

const STREET = '(?:straat|laan|weg|plein|kade|gracht|singel|plantsoen|boulevard|dijk|dreef)';
/** These end other words as well: only with a capital, or where somebody is said to be. */
const STREET_WITH_CAPITAL =
  'hof|pad|park|markt|steeg|wal|baan|veld|haven|horst|rak|poort|brink|oever|erf|werf';
/** These end towns too. */
const STREET_OR_TOWN = 'kaai|vest|lei|rei|kamp|akker|weide|gaarde|meent|drift|zoom|vaart|hoeve|stede';
const NO_STREET =
  '(?:snel|onder|uit|om|heen|terug|half|rij|spoor|levens)weg|(?:winkel|woon)straat|(?:school|speel)plein|(?:blok|barri|de)kade|(?:aan|over|op|in|ver|door|af|dood|neer|toe|uit|kapot)slaan';
/** The first halves of names in two words, and of names that a phone's keyboard takes apart. */
const ADJECTIVE =
  '[Oo]ude?|[Nn]ieuwe?|[Ll]ange|[Kk]orte|[Gg]rote|[Kk]leine|[Hh]oge|[Ll]age|[Ee]erste|[Tt]weede|[Nn]oorder|[Zz]uider|[Oo]oster|[Ww]ester|[Ww]itte|[Rr]ode|[Zz]warte|[Gg]roene';
const FIRST_HALF = `${ADJECTIVE}|[Kk]erk|[Mm]olen|[Ss]chool|[Dd]orps|[Hh]oofd|[Ss]tations`;
const BESIDE = '[Aa]chter|[Oo]nder|[Bb]oven|[Tt]ussen|[Oo]p|[Aa]an|[Bb]ij|[Bb]uiten|[Oo]ver';

/** What is called a street, with a number. */
const STREETS = [
  new RegExp(String.raw`\b(?!(?:${NO_STREET})\b)[a-z'-]{2,30}(?:${STREET}|str\.?)${AT}`, 'gi'),
  new RegExp(
    String.raw`\b(?:[A-Z][a-z'-]{1,30}(?:${STREET_WITH_CAPITAL})|Damrak|Rokin|Singel|Spui)${AT}`,
    'g',
  ),
  new RegExp(
    String.raw`\b(?:${FIRST_HALF})\s(?:Straat|Laan|Weg|Plein|Kade|Gracht|Singel|Dijk|Markt)${AT}`,
    'g',
  ),
  new RegExp(String.raw`\b(?:laan|plein|hof)\s(?:van|der)\s(?:[a-z'-]{2,20}\s){1,4}${HOUSE}`, 'gi'),
  new RegExp(String.raw`steenweg\s(?:op|naar)\s[a-z-]{3,20}\s${HOUSE}`, 'gi'),
  new RegExp(
    String.raw`\b(?:nummer|nr\.?)\s?\d{1,4}[a-z]?\s(?:in|aan|op|van)\s${THE}[a-z'-]{2,30}${STREET}\b`,
    'gi',
  ),
  // Many streets are called nothing of the kind ("Damrak 5"): the words around them tell.
  new RegExp(
    String.raw`\b(?:${LIVE}|thuis)\s(?:[a-z]{1,8}\s){0,2}(?:op|aan|in)\s${THE}[A-Z][\w'-]{2,30}(?:,?\s[\w'-]{2,20}){0,2}\s${HOUSE}`,
    'g',
  ),
  new RegExp(
    String.raw`\b[a-z][a-z'-]{3,30}\s${HOUSE}${FLAT}(?:,?\s(?:(?:in|te)\s)?[a-z'-]{3,20})?,?\sis\s(?:(?:mijn|ons|het|zijn|haar)\sadres|waar\s(?:ik|we|wij)\swo+n)`,
    'gi',
  ),
  new RegExp(String.raw`\badres(?:\sis)?:?\s${THE}[a-z'-]{4,30}\s${HOUSE}`, 'gi'),
];

/** What may be a street when its number is the last that is said of it. */
const MAYBE_STREETS = [
  new RegExp(String.raw`\b(?:${FIRST_HALF})\s(?:${STREET}|markt)${AT}${FLAT}`, 'g'),
  new RegExp(String.raw`\b(?:${ADJECTIVE})\s(?<name>[A-Z][a-z'-]{2,30})${AT}${FLAT}`, 'g'),
  new RegExp(
    String.raw`\b(?:${BESIDE})\s(?:de|het|den|der|'?t)\s(?<name>[A-Z][a-z'-]{2,30})${AT}${FLAT}`,
    'g',
  ),
  new RegExp(String.raw`(?:^|[^\w])[Tt]\s(?<name>[A-Z][a-z'-]{2,30})\s${HOUSE}${FLAT}`, 'g'),
  new RegExp(String.raw`\b(?<name>[A-Z][a-z'-]{1,30}(?:${STREET_OR_TOWN}))\s${HOUSE}${FLAT}`, 'g'),
  new RegExp(
    String.raw`\b${LIVE}\s(?:[a-z]{1,8}\s){0,2}(?:op|aan|in)\s${THE}(?<name>[a-z][a-z'-]{2,30})\s${HOUSE}${FLAT}`,
    'g',
  ),
  new RegExp(
    String.raw`\b(?:zit|sta|ben|zijn|slaap|kom|ga)\s(?:[a-z]{1,8}\s){0,2}(?:op|aan|in|naar)\s${THE}(?:[a-z'-]{2,30}(?:${STREET_WITH_CAPITAL})|singel|damrak|rokin|spui|brink)\s${HOUSE}${FLAT}`,
    'g',
  ),
  new RegExp(
    String.raw`\b[a-z'-]{3,30}(?:hof|pad|steeg|wal|horst|brink|oever|erf|singel)\s${HOUSE}${FLAT}(?=,?\s(?:in\s|te\s)?[A-Z])`,
    'g',
  ),
  new RegExp(String.raw`^(?<name>[A-Z][a-z'-]{6,30})\s${HOUSE}${FLAT}(?=\s[A-Z][a-z'-]{2,20}[.!]?$)`, 'g'),
  new RegExp(
    String.raw`(?:^|[.!?:;\n]\s?|\b(?:op|aan|in|naar)\s${THE})(?<name>[A-Z][a-z'-]{4,30})(?:\s[A-Z][a-z'-]{2,30})?\s${HOUSE}${FLAT}(?:,?\s(?:in|te)|,)\s[A-Z][a-z'-]{2,20}(?:\s[A-Z][a-z'-]{2,20})?(?!\s?\w)`,
    'g',
  ),
  new RegExp(String.raw`\b(?<name>[A-Z][a-z'-]{3,30})\s${HOUSE}${FLAT},?\s[1-9]\d{3}(?=\s[A-Z][a-z])`, 'g'),
  new RegExp(
    String.raw`\b(?!(?:${NO_STREET})\b)[a-z'-]{2,30}(?:${STREET}|str\.?)${TO_NUMBER}(?!een\b)${NUMBER_WORD}(?![a-z])`,
    'gi',
  ),
];
const LAST_SAID = /^\s{0,2}(?:$|[.,;:!?)|\n]|(?:in|te|is|en)\s(?!totaal)[A-Za-z]|(?:[1-9]\d{3}\s)?[A-Z])/;
/** What is numbered, or lived in, and no street. */
const NO_NAME =
  /^(?:\w+dag|januari|februari|maart|april|juni|juli|augustus|\w+ber|(?:kamer|afdeling|gebouw|blok|huis|flat|unit|woning|wijk|stad|dorp|etage|verdieping|nummer|groep|niveau|fase|week|seizoen|aflevering|hoofdstuk|deel|pagina|stap|sessie|plek|plaats|stoel|tafel|perron|spoor|halte|tram|metro|trein|lijn|kwart|ongeveer|leeftijd|[hm]avo|iphone|galaxy|windows|covid|corona|vrouw|meisje|jongen|dochter|zoon|zus|broer|moeder|vader|vriend|student)\w{0,4}|klas|lokaal|zaal|gate|bus|vmbo|vwo|mbo|hbo)$/i;

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
  for (const pattern of MAYBE_STREETS) {
    scan.take(
      'address',
      pattern,
      (match) => LAST_SAID.test(scan.after(match, 16)) && !NO_NAME.test(match.groups?.['name'] ?? ''),
    );
  }
}
