import { html, nothing } from 'lit';
import type { Refusal, VisitorSession } from '../session-types.ts';
import { problemNotice } from '../views/problem.ts';
import { isShutByHand, mainLine, turnTo, whyShut, type WaysOnData } from './ways-on.ts';

export type UnavailableData = WaysOnData & {
  session: Extract<VisitorSession, { name: 'unavailable' }>;
  retry: () => void;
  openAbout: () => void;
};

/** Full, the last half hour, closed: the honest reason, when one is welcome again, and who is there now. */
export function unavailableView(given: UnavailableData) {
  const { texts, late, session, retry, openAbout } = given;
  const { now, busy, problem } = session;
  const { unavailable } = late;
  // Behind shut doors another look finds nothing, and the page looks by itself.
  const look = html`<button aria-disabled=${busy ? 'true' : nothing} @click=${retry}>
    ${busy ? texts.loading : unavailable.retry}
  </button>`;
  return html`<div class="sheet">
    <h1 tabindex="-1">${unavailable.title[now.state]}</h1>
    <p class="lead">${whyShut(given, now)}</p>
    <p>${unavailable.watches}</p>
    <div class="row ways">${mainLine(given)} ${now.state === 'full' ? look : nothing}</div>
    ${problemNotice(texts, problem)} ${turnTo(given)}
    <button class="plain" @click=${openAbout}>${texts.about}</button>
  </div>`;
}

/** Nobody is let in any more since the form was opened. It stays, with what was typed, should the doors open again. */
export function shutMeanwhile(given: WaysOnData & { now: Refusal; goOn: () => void }) {
  const { late, now, goOn } = given;
  const { title, elsewhere } = late.unavailable;
  const says = isShutByHand(now) ? '' : `${title[now.state]}. `;
  return html`<p class="notice">
    ${says}${whyShut(given, now)}
    <button class="plain" @click=${goOn}>${elsewhere}</button>
  </p>`;
}
