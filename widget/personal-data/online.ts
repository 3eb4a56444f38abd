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
  // Known mailboxes need no sign.
  new RegExp(String.raw`\b[a-z]\w{0,30}[\d_.][\w.-]{0,30}\s${MAILBOXES}(?:${DOT}|\s)${TOP}\b`, 'gi'),
  new RegExp(
    String.raw`\b(?:${MAILBOXES}|e?-?mail(?:adres)?)\s?(?:is|=|:)\s?[a-z][a-z.-]{1,40}[\d_][\w.-]{0,40}`,
    'gi',
  ),
];
/** Without a sign and without a digit in it, the name before a mailbox may be any word. */
const WORD_BEFORE_MAILBOX = new RegExp(
  String.raw`\b([a-z][\w-]{3,30})\s${MAILBOXES}(\s(?:punt|dot)\s|\.|\s)${TOP}\b`,
  'gi',
);
const NO_LOCAL = /^(?:naar|voor|maar|mijn|gebruikt?|oude|nieuwe|niet|mail\w*)$/i;
const MAIL = /mail|adres|bereik|stuur/i;

/** Endings that are no Dutch words count anywhere, so that a forgotten space ("moe.de dag") is no link. */
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
  // Nobody ends a text with a new sentence of that one word.
  /\b[a-z][a-z0-9-]{4,63}\.(?:net|de|info|shop)$/gi,
  /\b(?:[a-z][a-z0-9-]{7,63}|[a-z0-9]{2,30}-[a-z0-9-]{2,30})\.be\b(?!-)/gi,
  /\b(?:www(?:\spunt)?\s[a-z0-9-]{2,63}\s(?:punt\s)?|[a-z0-9-]{2,63}(?:[\s([{]{1,2}(?:punt|dot)[\s)\]}]{1,2}|\[\.\]))(?:nl|com|org|eu|be)\b/gi,
];
/** "Ik had 1 vriend.nl maar hij…": a short word, and the sentence goes on behind it without a space. */
const NAMED_SITE = new RegExp(String.raw`\b${HOST}(?:${ENDING})\b(?!-)${PATH}`, 'gi');
const FORGOTTEN_SPACE = /^[a-z]{1,8}\.(?:nl|com)$/i;
const SPOKEN_OF = /(?:\b(?:op|naar|via|zie|kijk|site|blog|heet)|[:=])\s?.$/i;
const GOES_ON = /^\s(?!(?:is|en|of|heet|daar|staat|als|want)\b)[a-z]/;
/** Names of shops and the like that people mention as such; a page of theirs is a link all the same. */
const HOUSEHOLD_NAME =
  /^(?:113|amazon|bol|booking|buienradar|funda|google|gmail|hotmail|live|marktplaats|netflix|nos|nu|outlook|thuisbezorgd|vinted|youtube|zalando)\.(?:nl|com)$/;

/** E-mail addresses, also as people write them to slip past a filter ("naam at gmail punt com"). */
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

/** Links, and sites by name. */
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
