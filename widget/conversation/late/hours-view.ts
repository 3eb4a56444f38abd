import { html, nothing } from 'lit';
import type { ChatPageData, Opening } from '../../../protocol/http/visitor.ts';
import type { Language } from '../../../protocol/languages.ts';
import { hoursInWords } from '../../locales/hours-in-words.ts';
import type { LaterTexts, OpeningTold } from '../../locales/nl-later.ts';
import { deviceZone, isHidden, openingIn } from '../../locales/own-time.ts';
import { isElsewhere, weekIn } from '../../locales/own-week.ts';

/** What of the page's data is said about hours. */
export type HoursData = Pick<ChatPageData, 'weeklyHours' | 'zone' | 'zoneName' | 'signUpEndsMinutes'>;

/** [C12] The next opening by the reader's clock, with the helpline's beside it where that shows another time. */
export function tellOpening(opens: Opening | null, { zoneName }: HoursData): OpeningTold | null {
  if (opens === null) return null;
  const zone = deviceZone();
  const here = openingIn(zone, opens);
  if (isHidden(zone)) return { ...here, zoneName, ours: null };
  return here === opens ? { ...here, zoneName: null, ours: null } : { ...here, zoneName, ours: opens.time };
}

/** [C12] The week's hours in lines, by the reader's clock first where that shows other times than the helpline's. */
export function weekLines(language: Language, data: HoursData, { hours }: LaterTexts): string[] {
  const { weeklyHours: weekly, zone, zoneName } = data;
  const inLines = (week: HoursData['weeklyHours']) => hoursInWords(language, week).map(hours.line);
  const ours = inLines(weekly);
  const now = Date.now();
  if (ours.length === 0 || !isElsewhere(deviceZone(), zone, now)) return ours;
  const own = weekIn(deviceZone(), { zone, weekly }, now);
  return own === null
    ? [...ours, hours.allIn(zoneName)]
    : [hours.yours, ...inLines(own), hours.inZone(zoneName), ...ours];
}

/** When the chat is open, and until when one can sign up. */
export function hoursView(language: Language, data: HoursData, late: LaterTexts) {
  const lines = weekLines(language, data, late);
  if (lines.length === 0) return nothing;
  const { signUpEndsMinutes } = data;
  return html`<h2>${late.hours.title}</h2>
    <ul class="week">
      ${lines.map((line) => html`<li>${line}</li>`)}
    </ul>
    ${signUpEndsMinutes > 0 ? html`<p>${late.hours.signUpEnds(signUpEndsMinutes)}</p>` : nothing}`;
}

/** [C12] Below help lines, whose hours the helpline wrote: by which clock they are meant. */
export function clockNote({ zone, zoneName }: HoursData, { hours }: LaterTexts) {
  return isElsewhere(deviceZone(), zone, Date.now())
    ? html`<p class="hint">${hours.ofLines(zoneName)}</p>`
    : nothing;
}
