import { html, nothing } from 'lit';
import type { VisitorSession } from '../session-types.ts';
import { problemNotice } from '../views/problem.ts';
import { tellOpening } from './hours-view.ts';
import { mainLine, turnTo, type WaysOnData } from './ways-on.ts';

export type UnavailableData = WaysOnData & {
  session: Extract<VisitorSession, { name: 'unavailable' }>;
  retry: () => void;
  openAbout: () => void;
};

/** Full, the last half hour, closed: the honest reason, when one is welcome again, and who is there now. */
export function unavailableView(given: UnavailableData) {
  const { texts, late, data, session, retry, openAbout } = given;
  const { now, busy, problem } = session;
  const { unavailable } = late;
  const opens = 'opens' in now ? tellOpening(now.opens, data) : null;
  // Behind shut doors another look finds nothing, and the page looks by itself.
  const look = html`<button aria-disabled=${busy ? 'true' : nothing} @click=${retry}>
    ${busy ? texts.loading : unavailable.retry}
  </button>`;
  return html`<div class="sheet">
    <h1 tabindex="-1">${unavailable.title[now.state]}</h1>
    <p class="lead">${unavailable.why(now, data, opens)}</p>
    <p>${unavailable.watches}</p>
    <div class="row ways">${mainLine(given)} ${now.state === 'full' ? look : nothing}</div>
    ${problemNotice(texts, problem)} ${turnTo(given)}
    <button class="plain" @click=${openAbout}>${texts.about}</button>
  </div>`;
}
