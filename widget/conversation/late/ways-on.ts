import { html, nothing } from 'lit';
import type { Availability } from '../../../protocol/http/visitor.ts';
import type { Language } from '../../../protocol/languages.ts';
import type { LaterTexts } from '../../locales/nl-later.ts';
import type { Texts } from '../../locales/nl.ts';
import type { PageData } from '../page-data.ts';
import type { Refusal } from '../session-types.ts';
import { callTo, helpLines } from '../views/help-view.ts';
import { companyFirst, isNotShut, lineForCompany } from './company-first.ts';
import { clockNote, hoursView, tellOpening } from './hours-view.ts';

export type WaysOnData = {
  texts: Texts;
  late: LaterTexts;
  language: Language;
  data: PageData;
};

/** True if nobody may sign up now. What is not known yet is taken for open, because then a press finds out. */
export const areDoorsShut = (now: Availability | null): boolean =>
  now?.state === 'closed' || now?.state === 'signUpEnded';

/**
 * Where nothing else can be pressed that helps: the line that listens, or the first that is not shut. Whoever came here chose to
 * type: so to its chat if that is open.
 */
export function mainLine({ late, data }: WaysOnData) {
  const line = lineForCompany(data);
  if (line === undefined) return nothing;
  const { name, channels } = line;
  const typed = channels.filter(({ kind }) => kind !== 'phone');
  const phone = channels.find((channel) => channel.kind === 'phone' && isNotShut(channel));
  // A telephone calls; elsewhere most have nothing that does, and the line's site says how to reach it.
  const calls = typed.length === 0 || matchMedia('(pointer: coarse)').matches;
  const way = typed.find(isNotShut) ?? (calls ? phone : typed[0]);
  const [value = ''] = way?.values ?? [];
  return way?.kind === 'phone'
    ? html`<a class="primary" href=${callTo(value)}>${late.call(name)}</a>`
    : html`<a class="primary" href=${value} target="_blank" rel="noopener noreferrer"
        >${late.visit(name)}</a
      >`;
}

/** Who can be turned to now, and the hours of the chat itself. */
export function turnTo({ texts, late, language, data }: WaysOnData) {
  return html`<h2>${texts.turnTo}</h2>
    ${helpLines(companyFirst(data), texts)} ${clockNote(data, late)} ${hoursView(language, data, late)}`;
}

/** The honest reason why nobody is let in, and when one can come again. */
export function whyShut({ late, data }: WaysOnData, now: Refusal): string {
  return late.unavailable.why(now, data, 'opens' in now ? tellOpening(now.opens, data) : null);
}

/** True if it is closed only because a coordinator has shut the doors for now. */
export const isShutByHand = (now: Availability | null): boolean =>
  now?.state === 'closed' && now.byHand === true;

/** When one can come again, where that is known. */
export function comeAgain(given: WaysOnData, now: Availability | null) {
  const { late, data } = given;
  if (now?.state === 'closed' && now.byHand) return html`<p>${whyShut(given, now)}</p>`;
  const opens = now !== null && 'opens' in now ? tellOpening(now.opens, data) : null;
  return opens === null ? nothing : html`<p>${late.again(opens)}</p>`;
}
