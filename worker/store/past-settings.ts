import { isGroup } from '../domain/settings/setting-fields.ts';

/*
 * Settings as earlier versions stored them. A stored value may hold fields of several versions, because earlier ones laid their
 * changes over what they did not know; so each is read by its own form, and the newer name counts.
 */

/** Reads stored settings of any version as those of today. */
export function upgradedSettings(stored: unknown): unknown {
  if (!isGroup(stored)) return stored;
  // Before November 2026 lines were called so, and one date was claimed for all of them, which nobody had to have checked.
  const { lines, helpLinesCheckedOn: _, ...rest } = stored;
  const helpLines = 'helpLines' in rest ? rest['helpLines'] : lines;
  if (helpLines === undefined) return rest;
  return { ...rest, helpLines: Array.isArray(helpLines) ? helpLines.map(lineOf) : helpLines };
}

/** A line of before 26 November 2026 had one number, one address and one text of hours. */
function lineOf(line: unknown): unknown {
  if (!isGroup(line) || 'channels' in line) return line;
  const { purpose, phone, url, hours, weekly, ...rest } = line;
  // The hours were those of the number where there was one; of the site nothing was said then.
  const known = { hoursText: hours, weekly, free: null };
  const unknown = { hoursText: '', weekly: null, free: null };
  const byPhone = typeof phone === 'string';
  return {
    ...rest,
    purpose: { nl: purpose, en: null },
    audience: null,
    channels: [
      ...(byPhone ? [{ kind: 'phone', value: phone, ...known }] : []),
      ...(typeof url === 'string' && url.startsWith('https://')
        ? [{ kind: 'chat', value: url, ...(byPhone ? unknown : known) }]
        : []),
    ],
    checkedOn: null,
    checkedBy: null,
    source: null,
  };
}
