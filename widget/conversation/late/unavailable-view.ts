import { html, nothing } from 'lit';
import type { ChatPageData } from '../../../protocol/http/visitor.ts';
import type { LaterTexts } from '../../locales/nl-later.ts';
import type { Texts } from '../../locales/nl.ts';
import type { VisitorSession } from '../session-types.ts';
import { helpLines } from '../views/help-view.ts';
import { problemNotice } from '../views/problem.ts';
import { companyFirst } from './company-first.ts';

export type UnavailableData = {
  texts: Texts;
  late: LaterTexts;
  data: ChatPageData;
  session: Extract<VisitorSession, { name: 'unavailable' }>;
  retry: () => void;
  openAbout: () => void;
};

/** Full, the last half hour, closed: the honest reason, when one is welcome again, and who is there now. */
export function unavailableView({ texts, late, data, session, retry, openAbout }: UnavailableData) {
  const { now, busy, problem } = session;
  const { unavailable } = late;
  return html`<div class="sheet">
    <h1 tabindex="-1">${unavailable.title[now.state]}</h1>
    <p class="lead">${unavailable.why(now, data)}</p>
    <button aria-disabled=${busy ? 'true' : nothing} @click=${retry}>
      ${busy ? texts.loading : unavailable.retry}
    </button>
    ${problemNotice(texts, problem)}
    <h2>${texts.turnTo}</h2>
    ${helpLines(companyFirst(data.helpLines), texts)}
    <button class="plain" @click=${openAbout}>${texts.about}</button>
  </div>`;
}
