import { fromBase64url, toBase64url } from '../../../protocol/bytes.ts';
import type { PackageSizes } from '../../../protocol/http/concerns.ts';

/* [B2] What is handed out, made whole in this browser: one page that can be read and printed anywhere, the same as data, and a hash. */

/** What of a conversation is chosen. `who`: as it is to be read. */
export type Chosen = { who: string; at: number | null; text: string };
export type PackageFacts = {
  conversationId: string;
  startedAt: number;
  madeAt: number;
  messages: readonly Chosen[];
  /** How many messages the conversation has, so that it shows that this is a part of it. */
  of: number;
  /** Aliases of the volunteer, and of others who had the talk, as far as they are not to be read; none: nothing is hidden. */
  hidden: readonly string[];
};
export type Package = {
  name: string;
  html: string;
  json: string;
  /** Both files with their SHA-256 in hex, as `sha256sum -c` reads it. */
  sums: string;
  /** SHA-256 of `sums`, base64url: what the server keeps names both files. */
  hash: string;
  sizes: PackageSizes;
};

const utf8 = new TextEncoder();
const when = new Intl.DateTimeFormat('nl-NL', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Europe/Amsterdam',
});

export async function makePackage(given: PackageFacts): Promise<Package> {
  const messages = given.messages.map((message) => ({
    ...message,
    text: without(given.hidden, message.text),
  }));
  const facts = { ...given, messages };
  const name = `gesprek-${facts.conversationId.slice(0, 8)}`;
  const json = `${JSON.stringify(dataOf(facts), null, 2)}\n`;
  const html = pageOf(facts);
  const [htmlHash, jsonHash] = await Promise.all([html, json].map(hexOf));
  const sums = `${htmlHash}  ${name}.html\n${jsonHash}  ${name}.json\n`;
  const hash = toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8.encode(sums))));
  const bytesOf = (text: string) => utf8.encode(text).length;
  const sizes = { html: bytesOf(html), json: bytesOf(json), sums: bytesOf(sums) };
  return { name, html, json, sums, hash, sizes };
}

/** The text with a word in brackets for every time that one of the aliases is in it, so that nobody takes that for what was typed. */
function without(aliases: readonly string[], text: string): string {
  const whole = wholeWord(aliases);
  const apart = text.normalize('NFD');
  const replaced = whole === null ? apart : apart.replaceAll(whole, '[vrijwilliger]');
  return replaced === apart ? text : replaced.normalize('NFC');
}

/** Whether an alias is a word of the text, with its accents or without. */
export const isNamedIn = (alias: string, text: string): boolean =>
  wholeWord([alias])?.test(text.normalize('NFD')) ?? false;

/** For text whose accents stand apart. The longest first, because one alias may be the beginning of another. */
function wholeWord(aliases: readonly string[]): RegExp | null {
  const literals = aliases
    .map((alias) => alias.normalize('NFD').replaceAll(/\p{M}/gu, ''))
    .filter((alias) => alias !== '')
    .toSorted((a, b) => b.length - a.length)
    .map((alias) =>
      Array.from(alias, (sign) => `${sign.replace(/[\\^$.*+?()[\]{}|/]/, String.raw`\$&`)}\\p{M}*`).join(''),
    );
  if (literals.length === 0) return null;
  return new RegExp(String.raw`(?<![\p{L}\p{N}\p{M}])(?:${literals.join('|')})(?![\p{L}\p{N}\p{M}])`, 'giu');
}

function dataOf({ conversationId, startedAt, madeAt, messages, of, hidden }: PackageFacts) {
  return {
    conversation: conversationId,
    startedAt: new Date(startedAt).toISOString(),
    madeAt: new Date(madeAt).toISOString(),
    chosen: messages.length,
    of,
    aliasReplaced: hidden.length > 0,
    messages: messages.map(({ who, at, text }) => ({
      who,
      at: at === null ? null : new Date(at).toISOString(),
      text,
    })),
  };
}

/** Loads nothing and runs nothing: its own policy forbids it. */
function pageOf({ conversationId, startedAt, madeAt, messages, of, hidden }: PackageFacts): string {
  const rows = messages.map(
    ({ who, at, text }) =>
      `<li><p><strong>${escaped(who)}</strong>${at === null ? '' : ` · ${when.format(at)}`}</p><pre>${escaped(text)}</pre></li>`,
  );
  return `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Gesprek van ${when.format(startedAt)}</title>
<style>
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 sans-serif; color: #000; background: #fff; }
ol { padding: 0; list-style: none; }
li { margin-block: 1rem; break-inside: avoid; }
p { margin: 0; }
pre { margin: 0; font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; }
</style>
</head>
<body>
<h1>Gesprek van ${when.format(startedAt)}</h1>
<p>Dit zijn ${messages.length} van de ${of} berichten. Tijden zijn Nederlandse tijd.${hidden.length === 0 ? '' : ' Schuilnamen van vrijwilligers zijn vervangen.'}</p>
<p>Nummer van het gesprek: ${escaped(conversationId)}. Gemaakt op ${when.format(madeAt)}.</p>
<ol>
${rows.join('\n')}
</ol>
</body>
</html>
`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

async function hexOf(text: string | undefined): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8.encode(text))));
}

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** The hash as tools such as `sha256sum` write it. @param hash base64url */
export const hashInHex = (hash: string): string => hex(fromBase64url(hash));
