import type { Scan } from './scan.ts';

const NETWORK =
  '(?:insta(?:gram)?|ig|snap(?:chat)?|tik\\s?tok|discord|facebook|fb|telegram|twitter|linkedin|skype|reddit|twitch|roblox|steam|kik|bereal|threads|signal|youtube|wattpad)';
const ACCOUNT = String.raw`(?:\s?-?(?:naam|account|profiel))?`;
const NAME = String.raw`(@?[a-z][\w.]{1,30}\w)`;

/** A name with a digit or underscore in it, a few words after the network's. */
const CODED = new RegExp(
  String.raw`\b${NETWORK}${ACCOUNT}(?:[\s,:=]{1,3}[a-z']{1,10}){0,3}[\s,:=]{1,3}@?[a-z][a-z.]{1,28}[\d_][\w.]{0,28}`,
  'gi',
);
/** A name that may be any word. */
const STATED = [
  new RegExp(String.raw`\b(?:mijn|m'?n|me)\s${NETWORK}${ACCOUNT}\s?(?:is|heet|=|:)\s?${NAME}`, 'gi'),
  new RegExp(String.raw`\b${NETWORK}${ACCOUNT}\s?[:=]\s?${NAME}`, 'gi'),
  new RegExp(String.raw`\b${NETWORK}\s(?:als|onder)\s${NAME}`, 'gi'),
  new RegExp(
    String.raw`\b(?:zoek|volg|voeg|add|vindt?)\s(?:me|mij)\s(?:\w{1,6}\s){0,2}(?:op|via)\s${NETWORK}[\s,]{1,3}${NAME}`,
    'gi',
  ),
  new RegExp(String.raw`na(?:am|me)\s(?:op|van|voor)\s${NETWORK}\s?(?:is|=|:)\s?${NAME}`, 'gi'),
  new RegExp(String.raw`\bop\s${NETWORK}\sheet\sik\s${NAME}`, 'gi'),
  new RegExp(String.raw`\bheet\s${NAME}\sop\s${NETWORK}`, 'gi'),
];
const AT_NAME = /(?:^|[\s(:;,"'])@(?!(?:school|werk|work|home|thuis|huis|all|everyone)\b)[a-z_][\w.]{2,29}/gi;
const DISCORD_TAG = /\b[a-z][\w.]{1,31}#\d{4}\b/gi;

/** What people say of an account that is not its name. */
const NO_NAME =
  /^(?:aan|af|al|alle|alleen|alles|altijd|anders|best|dat|de|dicht|die|dood|echt|een|eigenlijk|en|erg|eng|er|geen|gewoon|heel|helemaal|het|iedereen|iets|ik|in|je|kapot|kut|leeg|leuk|maar|met|mijn|nep|niemand|niet|niets|niks|nieuw|nog|nooit|nu|of|offline|ook|openbaar|op|oud|prive|raar|saai|stil|stom|stuk|te|toch|uit|van|verdwenen|vol|voor|vooral|weg|wel|zo|(?:ge|ver|be|ont)\w+(?:d|t|en))$/i;
const ENDS = /^\s*(?:$|[.,!?;:)\n]|(?:en|of|maar|voeg|volg|add|dan|als|op|x+)\b)/i;

/** Handles, and names on social networks. Talking about a network is no handle. */
export function findSocials(scan: Scan): void {
  for (const pattern of [AT_NAME, DISCORD_TAG, CODED]) scan.take('social', pattern);
  for (const pattern of STATED) {
    scan.take('social', pattern, (match) => {
      const [whole, name = ''] = match;
      const [word = ''] = name.replace('@', '').split('.');
      const after = scan.text.slice(match.index + whole.length, match.index + whole.length + 12);
      return (
        !NO_NAME.test(word) &&
        (/[\d_@]|\w\.\w|^[A-Z]/.test(name) || !whole.endsWith(name) || ENDS.test(after))
      );
    });
  }
}
