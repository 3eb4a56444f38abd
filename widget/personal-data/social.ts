import type { Scan } from './scan.ts';

const NETWORK =
  '(?:insta(?:gram)?|ig|snap(?:chat)?|tik\\s?tok|discord|facebook|fb|telegram|twitter|linkedin|skype|reddit|twitch|roblox|steam|kik|bereal|threads|signal|youtube|wattpad)';
const ACCOUNT = String.raw`(?:\s?-?(?:(?:gebruikers)?naam|account|profiel))?`;
const NAME = String.raw`(?<name>@?[a-z][\w.-]{1,30}\w)`;
const CODE = String.raw`@?[a-z][a-z.-]{0,28}[\d_][\w.-]{0,28}`;
/** A name before "op insta" with an underscore, or long and with a digit, so that "gta5" and "covid19" do not match. */
const SURELY_CODE = String.raw`@?(?:[a-z][a-z\d.-]{0,28}_[\w.-]{0,28}|[a-z]{7,28}\d[\w.-]{0,28})`;

/** Matches a name with a digit or underscore, beside a network's name. */
const CODED = [
  new RegExp(String.raw`\b${NETWORK}${ACCOUNT}(?:[\s,:=]{1,3}[a-z']{1,10}){0,3}[\s,:=]{1,3}${CODE}`, 'gi'),
  new RegExp(
    String.raw`\b${SURELY_CODE}\s(?:(?:even|toe|een|dm|bericht)\s){0,3}(?:(?:op|via|bij)\s|\()${NETWORK}\b`,
    'gi',
  ),
  /(?:^|\s)@\s[a-z][a-z.-]{0,28}[\d_][\w.-]{0,28}/gi,
];
/** Matches a name that could be any word. */
const STATED = [
  new RegExp(String.raw`\b(?:mijn|m'?n|me)\s${NETWORK}${ACCOUNT}\s?(?:is|heet|=|:)\s?${NAME}`, 'gi'),
  new RegExp(String.raw`\b${NETWORK}${ACCOUNT}\s?(?:[:=]|-+>)\s?${NAME}`, 'gi'),
  new RegExp(String.raw`\b${NETWORK}\s?-?naam\s${NAME}`, 'gi'),
  new RegExp(
    String.raw`\b(?:zoek|volg|voeg|add|vindt?)\s(?:me|mij)\s(?:\w{1,6}\s){0,2}(?:op|via)\s${NETWORK}[\s,]{1,3}${NAME}`,
    'gi',
  ),
  new RegExp(String.raw`(?:na(?:am|me)|user)\s(?:op|van|voor)\s${NETWORK}\s?(?:is|=|:)\s?${NAME}`, 'gi'),
  new RegExp(String.raw`\bop\s${NETWORK}\sheet\sik\s${NAME}`, 'gi'),
  new RegExp(String.raw`\bheet\s${NAME}\sop\s${NETWORK}`, 'gi'),
];
/** Matches contexts in which most words are no name ("mijn insta vrienden"), so that the word must look like one. */
const IN_PASSING = [
  new RegExp(String.raw`\b${NETWORK}${ACCOUNT}\s(?:is|heet|-)\s${NAME}`, 'gi'),
  new RegExp(String.raw`\b(?:mijn|m'?n|me)\s${NETWORK}\s${NAME}`, 'gi'),
  new RegExp(String.raw`\b${NETWORK}\s(?:als|onder)\s${NAME}`, 'gi'),
  new RegExp(String.raw`\b(?:op\s${NETWORK}\sben\sik|ben\sop\s${NETWORK})\s${NAME}`, 'gi'),
  new RegExp(String.raw`\bben\s${NAME}\sop\s${NETWORK}`, 'gi'),
];
/** Matches contexts in which only a name of two parts counts: "volg petra.tekent op insta". */
const IN_PARTS = [
  new RegExp(
    String.raw`(?:^|\b(?:zoek|volg|voeg|add|vindt?|check|kijk|stuur)\s)${NAME}\s(?:\w{1,7}\s){0,2}(?:(?:op|via|bij)\s|\()${NETWORK}`,
    'gi',
  ),
  new RegExp(String.raw`(?:^|[,:;]\s?)${NETWORK}\s${NAME}`, 'gi'),
];
const PERSON = String.raw`[A-Z][a-z]{1,20}\s(?:(?:van|de|den|der|ten|ter|el)\s){0,2}[A-Z][a-z]{1,20}`;
const FULL_NAME = new RegExp(
  String.raw`(?:[Ff]acebook|[Ff][Bb]|[Ll]inked[Ii]n)[,:]?\s(?:als\s)?${PERSON}`,
  'g',
);
const AT_NAME = /(?:^|[\s(:;,"'])@(?!(?:school|werk|work|home|thuis|huis|all|everyone)\b)[a-z_][\w.]{2,29}/gi;
const DISCORD_TAG = /\b[a-z][\w.]{1,31}#\d{4}\b/gi;

/** Words that people say of an account and that are not its name. */
const NO_NAME =
  /^(?:aan|af|al|alle|alleen|alles|altijd|anders|best|dat|de|dicht|die|dood|echt|een|eigenlijk|en|erg|eng|er|geen|gewoon|heel|helemaal|het|iedereen|iemand|iets|ik|in|je|kapot|klaar|kut|leeg|leuk|maar|met|mezelf|mijn|moe|nep|niemand|niet|niets|niks|nieuw|nog|nooit|nu|of|off|offline|online|ook|op|openbaar|oud|prive|raar|saai|slecht|stil|stom|stuk|te|toch|uit|van|vol|voor|vooral|weg|wel|zo|(?:ge|ver|be|ont)\w+(?:d|t|en)|\w+(?:end|ig|lijk|loos|isch|zaam))$/i;
const NO_HANDLE =
  /(?:ing|en|heid|jes|(?:filmp|bericht|vriend)je|ers?|tor|word|woord|middel|drijf|tijd|groep|schap|pagina|server|[^s]s)$/i;
const ENDS = /^\s*(?:$|[.,!?;:)\n]|(?:en|of|maar|voeg|volg|add|dan|als|op|x+)\b)/i;

/** Finds handles, and names on social networks. Talking about a network is no handle. */
export function findSocials(scan: Scan): void {
  for (const pattern of [AT_NAME, DISCORD_TAG, ...CODED, FULL_NAME]) scan.take('social', pattern);
  for (const pattern of STATED) {
    scan.take('social', pattern, (match) => {
      const name = nameIn(match);
      return (
        isName(name) &&
        (/[\d_@]|\w[.-]\w|^[A-Z]/.test(name) || !match[0].endsWith(name) || ENDS.test(scan.after(match, 12)))
      );
    });
  }
  for (const pattern of IN_PASSING) {
    scan.take('social', pattern, (match) => {
      const name = nameIn(match);
      const ends = !match[0].endsWith(name) || ENDS.test(scan.after(match, 12));
      const handle = name.length >= 7 && !NO_HANDLE.test(name);
      return isName(name) && (inParts(name) || /[\d_]|^[A-Z]/.test(name) || (ends && handle));
    });
  }
  for (const pattern of IN_PARTS) {
    scan.take('social', pattern, (match) => isName(nameIn(match)) && /^\w{4,}\.\w\w/.test(nameIn(match)));
  }
}

function nameIn({ groups }: RegExpExecArray): string {
  return groups?.['name'] ?? '';
}

function isName(name: string): boolean {
  return !NO_NAME.test(name.replace('@', '').split('.')[0] ?? '');
}

function inParts(name: string): boolean {
  return /^\w{3,}[.-]\w\w/.test(name);
}
