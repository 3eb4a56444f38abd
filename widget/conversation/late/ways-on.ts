import { html, nothing } from 'lit';
import type { Availability, ChatPageData } from '../../../protocol/http/visitor.ts';
import type { Language } from '../../../protocol/languages.ts';
import type { LaterTexts } from '../../locales/nl-later.ts';
import type { Texts } from '../../locales/nl.ts';
import { helpLines } from '../views/help-view.ts';
import type { Refusal } from '../session-types.ts';
import { companyFirst } from './company-first.ts';
import { clockNote, hoursView, tellOpening } from './hours-view.ts';

export type WaysOnData = {
  texts: Texts;
  late: LaterTexts;
  language: Language;
  data: ChatPageData;
};

/** True if nobody may sign up now. What is not known yet is taken for open, because then a press finds out. */
export const areDoorsShut = (now: Availability | null): boolean =>
  now?.state === 'closed' || now?.state === 'signUpEnded';

/** Where nothing else can be pressed that helps: the line that listens, or the first that is open. */
export function mainLine({ late, data }: WaysOnData) {
  const open = companyFirst(data.helpLines).find(({ openNow }) => openNow !== false);
  if (open === undefined) return nothing;
  const { name, phone, url } = open;
  const site = url?.startsWith('https://') === true ? url : null;
  // A telephone calls; elsewhere most have nothing that does, and the line's site says how to reach it.
  if (phone !== null && (site === null || matchMedia('(pointer: coarse)').matches)) {
    return html`<a class="primary" href="tel:${phone.replace(/[^\d+]/g, '')}">${late.call(name)}</a>`;
  }
  return site === null
    ? nothing
    : html`<a class="primary" href=${site} target="_blank" rel="noopener noreferrer">${late.visit(name)}</a>`;
}

/** Who can be turned to now, and the hours of the chat itself. */
export function turnTo({ texts, late, language, data }: WaysOnData) {
  return html`<h2>${texts.turnTo}</h2>
    ${helpLines(companyFirst(data.helpLines), texts)} ${clockNote(data, late)}
    ${hoursView(language, data, late)}`;
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
