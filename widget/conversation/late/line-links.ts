import type { HelpLine } from '../../../protocol/http/visitor.ts';
import type { TextPart } from '../../ui/message-list.ts';
import { callTo } from '../views/help-view.ts';

type Line = { channels: readonly Pick<HelpLine['channels'][number], 'kind' | 'values'>[] };

/** @param calls true for the numbers of these lines, false for their addresses. */
export const valuesOf = (helpLines: readonly Line[], calls: boolean): string[] =>
  helpLines.flatMap(({ channels }) =>
    channels.flatMap(({ kind, values }) => ((kind === 'phone') === calls ? values : [])),
  );

/** How one number or address may be written, where it leads, and whether what stands around it belongs to it. */
type Target = { pattern: string; href: string; cutFrom: (before: string, after: string) => boolean };

/** What people write between the digits of a number; never a line break, because the next number may stand there. */
const BETWEEN = String.raw`[ \u00a0\u202f.\-\u2010-\u2015]{0,3}`;
/** Shorter ones are always written in one piece, and are part of anything longer that has digits. */
const LONG_NUMBER = 6;

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`);

/**
 * Makes what finds the helpline's own lines in a message, so that they can be pressed: their numbers and addresses as they stand in
 * the settings, and nothing else. Where a link leads comes from the settings too, never from the message.
 */
export function lineLinks(helpLines: readonly Line[]): (text: string) => readonly TextPart[] {
  // Addresses first: 113.nl is not the number 113.
  const targets = [
    ...valuesOf(helpLines, false).flatMap(addressOf),
    ...valuesOf(helpLines, true).flatMap(numberOf),
  ];
  if (targets.length === 0) return (text) => [text];
  const found = new RegExp(targets.map(({ pattern }) => `(${pattern})`).join('|'), 'giu');
  return (text) => {
    const parts: TextPart[] = [];
    let rest = 0;
    for (const match of text.matchAll(found)) {
      const [written, ...groups] = match;
      const target = targets[groups.findIndex((group) => group !== undefined)];
      const end = match.index + written.length;
      if (target === undefined || target.cutFrom(text.slice(0, match.index), text.slice(end))) continue;
      if (match.index > rest) parts.push(text.slice(rest, match.index));
      parts.push({ text: written, href: target.href });
      rest = end;
    }
    return rest < text.length || rest === 0 ? [...parts, text.slice(rest)] : parts;
  };
}

function numberOf(phone: string): Target[] {
  const href = callTo(phone);
  const digits = href.match(/\d/g) ?? [];
  if (digits.length === 0) return [];
  const long = digits.length >= LONG_NUMBER;
  const pattern = (href.includes('+') ? String.raw`\+` : '') + digits.join(long ? BETWEEN : '');
  const cutFrom = (before: string, after: string) =>
    /[\p{L}\p{N}_+@#/€$£]$|[\p{L}\p{N}][.\-\u2010-\u2015]$|\d[.,:]$/u.test(before) ||
    /^[\p{L}\p{N}_@%€]|^[.,:/\-\u2010-\u2015][\p{L}\p{N}]/u.test(after) ||
    (!long && (/[\d€$£][ \u00a0\u202f]$/u.test(before) || /^[ \u00a0\u202f][\d%€]/u.test(after)));
  return [{ pattern, href, cutFrom }];
}

function addressOf(url: string): Target[] {
  const { host, pathname, search } = new URL(url);
  const path = (pathname + search).replace(/\/$/, '');
  const pattern = String.raw`(?:https?:\/\/)?(?:www\.)?${escaped(host.replace(/^www\./, ''))}(?:${escaped(path)})?\/?`;
  // An address that goes on leads elsewhere, and one that began before is another's.
  const cutFrom = (before: string, after: string) =>
    /[\p{L}\p{N}_@.:/?#&=%-]$/u.test(before) || /^[\p{L}\p{N}_@/-]|^[.:?#&=%][\p{L}\p{N}/]/u.test(after);
  return [{ pattern: pattern.replace('(?:)?', ''), href: url, cutFrom }];
}
