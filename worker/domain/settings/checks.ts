import type { CheckBody } from '../../../protocol/http/settings.ts';
import type { Settings } from '../../../protocol/settings.ts';
import { isGroup, isSame } from './setting-fields.ts';

/*
 * [O9] That somebody has checked a help line, or an expert the crisis card, holds for what they looked at. So a change of settings
 * can neither claim such a check nor keep one of something that it changes; only a request of its own sets it. And no change claims
 * that the first run is over: it is, once every line is checked.
 */

/** The same patch, in which a check stands only beside what is in force with that very check. */
export function withoutClaims(settings: Settings, patch: unknown): unknown {
  if (!isGroup(patch)) return patch;
  const { helpLines, crisisCard, firstRun } = patch;
  return {
    ...patch,
    ...((firstRun === null || typeof firstRun === 'boolean') && { firstRun: settings.firstRun }),
    ...(Array.isArray(helpLines) && { helpLines: helpLines.map((line) => lineAsChecked(settings, line)) }),
    ...(isGroup(crisisCard) && { crisisCard: cardAsConfirmed(settings, crisisCard) }),
  };
}

function lineAsChecked({ helpLines }: Settings, line: unknown): unknown {
  if (!isGroup(line)) return line;
  const content = unchecked(line);
  const same = helpLines.find((each) => isSame(unchecked(each), content));
  return { ...content, checkedOn: same?.checkedOn ?? null, checkedBy: same?.checkedBy ?? null };
}

const unchecked = <T extends object>(line: T): Omit<T, 'checkedOn' | 'checkedBy'> & object => {
  const { checkedOn: _, checkedBy: __, ...content } = { checkedOn: null, checkedBy: null, ...line };
  return content;
};

function cardAsConfirmed({ crisisCard }: Settings, patch: Record<string, unknown>): unknown {
  if (!('points' in patch)) return {};
  const { points } = patch;
  return isSame(points, crisisCard.points) ? {} : { points, confirmedOn: null, confirmedBy: null };
}

/** What a check changes. Null: there is nothing to check at that place. That a setting fits as it stands changes none. */
export function checked(
  { helpLines }: Settings,
  what: CheckBody['what'],
  { by, today }: { by: string; today: string },
): Record<string, unknown> | null {
  if (what.kind === 'field') return {};
  if (what.kind === 'crisisCard') return { crisisCard: { confirmedOn: today, confirmedBy: by } };
  const line = helpLines[what.index];
  if (line === undefined) return null;
  return { helpLines: helpLines.with(what.index, { ...line, checkedOn: today, checkedBy: by }) };
}

/**
 * [S8] The same patch, with the end of the first run in it where every line is checked by then. Once over it stays so: a line that is
 * changed later shuts nobody out.
 */
export function endingFirstRun(settings: Settings, patch: unknown): unknown {
  if (!settings.firstRun || !isGroup(patch)) return patch;
  const { helpLines = settings.helpLines } = patch;
  const allChecked =
    Array.isArray(helpLines) &&
    helpLines.every((line) => isGroup(line) && typeof line['checkedOn'] === 'string');
  return allChecked ? { ...patch, firstRun: null } : patch;
}
