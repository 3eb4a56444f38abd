import type { HelpLine } from '../../../protocol/http/visitor.ts';

/** De Luisterlijn does what this chat does, by telephone. */
const forCompany = ({ name }: Pick<HelpLine, 'name'>) => name.includes('Luisterlijn');

/**
 * Help lines for somebody who came to talk and can't come in: first the one that listens too, then the others in their order.
 * Where danger is asked about, 112 and 113 stay first.
 */
export function companyFirst(helpLines: readonly HelpLine[]): HelpLine[] {
  return [...helpLines.filter(forCompany), ...helpLines.filter((one) => !forCompany(one))];
}
