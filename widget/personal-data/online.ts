import type { Scan } from './scan.ts';

const AT = String.raw`(?:\s?@\s?|\s?[([{]\s?(?:at|@|apen?staart(?:je)?)\s?[)\]}]\s?|\s(?:at|apen?staart(?:je)?)\s)`;
const DOT = String.raw`(?:\s?[.,]\s?|\s?[([{]\s?(?:punt|dot)\s?[)\]}]\s?|\s(?:punt|dot)\s)`;
const MAILBOXES = 'gmail|hotmail|outlook|icloud|yahoo|ziggo|kpnmail|proton|live';
const EMAILS = [
  /[\w.+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,4}\.[a-z]{2,20}/gi,
  new RegExp(
    String.raw`[\w.+-]{1,64}${AT}(?:(?:[a-z0-9-]{2,63}${DOT}){1,3}(?:nl|com|be|eu|org)|(?:${MAILBOXES}))\b`,
    'gi',
  ),
  new RegExp(
    String.raw`\b(?:${MAILBOXES}|e?-?mail(?:adres)?)\s?(?:is|=|:)\s?[a-z][a-z.-]{1,40}[\d_][\w.-]{0,40}`,
    'gi',
  ),
];

/** Endings that are no Dutch words count anywhere, so that a forgotten space ("moe.de dag") is no link. */
const ENDING = 'nl|com|org|eu|io|gg|ly|blog';
const ENDING_IN_CONTEXT = 'be|info|app|tv';
const HOST = String.raw`(?:[a-z0-9-]{1,63}\.){1,5}`;
const PATH = String.raw`(?:[/?#:][^\s|]{0,500})?`;
const LINKS = [
  /\b(?:https?:\/\/|www\.)[a-z0-9][^\s|]{1,500}/gi,
  new RegExp(String.raw`\b${HOST}(?:${ENDING})\b(?!-)${PATH}`, 'gi'),
  new RegExp(
    String.raw`\b${HOST}(?:${ENDING_IN_CONTEXT}|net|de|nu|me|co|uk|fr|link|page|site|online|chat|ee)\/\w${PATH}`,
    'gi',
  ),
  new RegExp(String.raw`\b(?:op|naar|via|zie|kijk|site)[:\s]{1,3}${HOST}(?:${ENDING_IN_CONTEXT})\b`, 'gi'),
  /\b(?:www\s[a-z0-9-]{2,63}\s|[a-z0-9-]{2,63}\s(?:punt|dot)\s)(?:nl|com|org|eu)\b/gi,
];
/** Names of shops and the like that people mention as such; a page of theirs is a link all the same. */
const HOUSEHOLD_NAME =
  /^(?:113|amazon|bol|booking|buienradar|funda|google|gmail|hotmail|live|marktplaats|netflix|nos|nu|outlook|thuisbezorgd|vinted|youtube|zalando)\.(?:nl|com)$/;

/** E-mail addresses, also as people write them to slip past a filter ("naam at gmail punt com"). */
export function findEmails(scan: Scan): void {
  for (const pattern of EMAILS) scan.take('email', pattern);
}

/** Links, and sites by name. */
export function findLinks(scan: Scan, allowed: readonly string[]): void {
  for (const pattern of LINKS) {
    scan.take('link', pattern, ([match]) => !isKnown(match, allowed));
  }
}

function isKnown(match: string, allowed: readonly string[]): boolean {
  const [, host = '', rest = ''] =
    /^(?:[a-z]{2,4}[:\s]+)?(?:https?:\/\/)?(?:www\.)?([a-z0-9.-]+)(.*)$/.exec(match.toLowerCase()) ?? [];
  const name = host.replace(/\.$/, '');
  const isOwn = (domain: string) => `.${name}`.endsWith(`.${domain.toLowerCase().replace(/^www\./, '')}`);
  return allowed.some(isOwn) || (HOUSEHOLD_NAME.test(name) && !/\w/.test(rest));
}
