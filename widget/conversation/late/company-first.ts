import type { HelpLine } from '../../../protocol/http/visitor.ts';
import type { LinesData } from '../page-data.ts';
import { linesFor } from '../views/help-view.ts';

/** De Luisterlijn does what this chat does, by telephone and by chat. It is for adults. */
const forCompany = ({ name }: Pick<HelpLine, 'name'>) => name.includes('Luisterlijn');

/**
 * Help lines for somebody who came to talk and can't come in: first the one that listens too, then the others in their order.
 * Where danger is asked about, 112 and 113 stay first; and so they do for who is under 18, with their own line below.
 */
export function companyFirst(data: LinesData): HelpLine[] {
  const lines = linesFor(data);
  if (data.under18) return lines;
  return [...lines.filter(forCompany), ...lines.filter((one) => !forCompany(one))];
}

/** The line that a main button leads to: one that listens and is not shut, or else the first that is not. */
export function lineForCompany(data: LinesData): HelpLine | undefined {
  const reachable = companyFirst(data).filter(({ channels }) => channels.some(isNotShut));
  const own = ({ first }: HelpLine) => data.under18 && first === 'under18';
  return reachable.find(own) ?? reachable.find(forCompany) ?? reachable[0];
}

export const isNotShut = ({ openNow }: HelpLine['channels'][number]): boolean => openNow !== false;
