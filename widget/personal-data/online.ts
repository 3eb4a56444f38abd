import type { Scan } from './scan.ts';

const OPEN = String.raw`\s?[([{<*/]\s?`;
const CLOSE = String.raw`\s?[)\]}>*/]\s?`;
const TAIL = 'aap(?:je)?|apen?staart(?:je)?';
const AT = String.raw`(?:\s?@\s?|${OPEN}(?:at|@|a|${TAIL})${CLOSE}|\s(?:at|${TAIL})\s|[_-](?:at|${TAIL})[_-])`;
const DOT = String.raw`(?:\s?[.,]\s?|${OPEN}(?:punt|dot|\.)${CLOSE}|\s(?:punt|dot)\s|[_-](?:punt|dot)[_-])`;
const MAILBOXES =
  '(?:gmail|hotmail|outlook|icloud|yahoo|ziggo|kpn(?:mail)?|proton|live|hetnet|planet|xs4all|casema|telenet|skynet|upcmail)';
const TOP = '(?:nl|com|be|eu|org|net)';
const LOCAL = String.raw`[\w.+-]{1,64}`;
const EMAILS = [
  /[\w.+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,4}\.[a-z]{2,20}/gi,
  new RegExp(String.raw`${LOCAL}${AT}(?:[a-z0-9-]{2,63}${DOT}){1,3}${TOP}\b`, 'gi'),
  new RegExp(
    String.raw`${LOCAL}(?:\s?@\s?|\s(?:at|apen?staart(?:je)?)\s)${MAILBOXES}(?:(?:punt|dot)?${TOP})?\b`,
    'gi',
  ),
  // The names of known mail services are found without an @.
  new RegExp(String.raw`\b[a-z]\w{0,30}[\d_.][\w.-]{0,30}\s${MAILBOXES}(?:${DOT}|\s)${TOP}\b`, 'gi'),
  new RegExp(
    String.raw`\b(?:${MAILBOXES}|e?-?mail(?:adres)?)\s?(?:is|=|:)\s?[a-z][a-z.-]{1,40}[\d_][\w.-]{0,40}`,
    'gi',
  ),
];
/** Matches a word before a mail service's name. Without an @ or a digit it may be any word, so it is looked at once more. */
const WORD_BEFORE_MAILBOX = new RegExp(
  String.raw`\b([a-z][\w-]{3,30})\s${MAILBOXES}(\s(?:punt|dot)\s|\.|\s)${TOP}\b`,
  'gi',
);
const NO_LOCAL = /^(?:naar|voor|maar|mijn|gebruikt?|oude|nieuwe|niet|mail\w*)$/i;
const MAIL = /mail|adres|bereik|stuur/i;

/** Domain endings that are no Dutch words are found anywhere. Others are not, since "moe.de dag" lacks only a space. */
const ENDING = 'nl|com|org|eu|io|gg|ly|blog';
const ENDING_IN_CONTEXT = 'be|info|app|tv|shop|site';
const HOST = String.raw`(?:[a-z0-9-]{1,63}\.){1,5}`;
const PATH = String.raw`(?:[/?#:][^\s|]{0,500})?`;
const LINKS = [
  /\b(?:https?:\/\/|www\.)[a-z0-9][^\s|]{1,500}/gi,
  new RegExp(
    String.raw`\b${HOST}(?:${ENDING_IN_CONTEXT}|net|me|online|de|nu|uk|fr|link|chat|ee)\/\w${PATH}`,
    'gi',
  ),
  new RegExp(
    String.raw`\b(?:op|naar|via|zie|kijk|(?:web)?site)[:\s]{1,3}(?:is\s)?${HOST}(?:${ENDING_IN_CONTEXT})\b`,
    'gi',
  ),
  // At the end of a text such an ending is a domain: nobody ends with a new sentence of that one word.
  /\b[a-z][a-z0-9-]{4,63}\.(?:net|de|info|shop)$/gi,
  /\b(?:[a-z][a-z0-9-]{7,63}|[a-z0-9]{2,30}-[a-z0-9-]{2,30})\.be\b(?!-)/gi,
  /\b(?:www(?:\spunt)?\s[a-z0-9-]{2,63}\s(?:punt\s)?|[a-z0-9-]{2,63}(?:[\s([{]{1,2}(?:punt|dot)[\s)\]}]{1,2}|\[\.\]))(?:nl|com|org|eu|be)\b/gi,
];
/** Finds a short word that begins a new sentence after a full stop without a space: "Ik had 1 vriend.nl maar hij…". */
const NAMED_SITE = new RegExp(String.raw`\b${HOST}(?:${ENDING})\b(?!-)${PATH}`, 'gi');
const FORGOTTEN_SPACE = /^[a-z]{1,8}\.(?:nl|com)$/i;
const SPOKEN_OF = /(?:\b(?:op|naar|via|zie|kijk|site|blog|heet)|[:=])\s?.$/i;
const GOES_ON = /^\s(?!(?:is|en|of|heet|daar|staat|als|want)\b)[a-z]/;
/** Names of shops and services that people mention without meaning a link. With a path behind it, such a name is a link. */
const HOUSEHOLD_NAME =
  /^(?:113|amazon|bol|booking|buienradar|funda|google|gmail|hotmail|live|marktplaats|netflix|nos|nu|outlook|thuisbezorgd|vinted|youtube|zalando)\.(?:nl|com)$/;

/** Finds e-mail addresses, also as people write them to get past a filter ("naam at gmail punt com"). */
export function findEmails(scan: Scan): void {
  for (const pattern of EMAILS) scan.take('email', pattern);
  scan.take('email', WORD_BEFORE_MAILBOX, (match) => {
    const [, name = '', dot = ''] = match;
    return (
      !NO_LOCAL.test(name) &&
      (/[pd]/i.test(dot) || MAIL.test(scan.around(match, 30, 20).replace(match[0], '')))
    );
  });
}

/** Finds links, and sites by their name. */
export function findLinks(scan: Scan, allowed: readonly string[]): void {
  for (const pattern of LINKS) {
    scan.take('link', pattern, ([match]) => !isKnown(match, allowed));
  }
  scan.take('link', NAMED_SITE, (match) => {
    const forgotten =
      FORGOTTEN_SPACE.test(match[0]) &&
      GOES_ON.test(scan.after(match, 12)) &&
      !SPOKEN_OF.test(scan.before(match, 8));
    return !forgotten && !isKnown(match[0], allowed);
  });
}

function isKnown(match: string, allowed: readonly string[]): boolean {
  const [, host = '', rest = ''] =
    /^(?:[a-z]{2,4}[:\s]+)?(?:https?:\/\/)?(?:www\.)?([a-z0-9.-]+)(.*)$/.exec(match.toLowerCase()) ?? [];
  const name = host.replace(/\.$/, '');
  const isOwn = (domain: string) => `.${name}`.endsWith(`.${domain.toLowerCase().replace(/^www\./, '')}`);
  return allowed.some(isOwn) || (HOUSEHOLD_NAME.test(name) && !/\w/.test(rest));
}
