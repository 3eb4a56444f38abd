import { html, nothing } from 'lit';
import type { Availability } from '../../../protocol/http/visitor.ts';
import type { Page } from '../page.ts';
import { helpLines } from './help-view.ts';
import { problemNotice } from './problem.ts';

/** Full, the last half hour, closed: the honest reason, when one is welcome again, and who is there now. */
export function unavailableView(page: Page, now: Exclude<Availability, { state: 'open' }>) {
  const { texts, data, conversation } = page;
  const { unavailable } = texts;
  return html`<div class="sheet">
    <h1 tabindex="-1">${unavailable.title[now.state]}</h1>
    <p class="lead">${unavailable.why(now, data)}</p>
    <button aria-disabled=${conversation.busy ? 'true' : nothing} @click=${() => conversation.startAgain()}>
      ${conversation.busy ? texts.loading : unavailable.retry}
    </button>
    ${problemNotice(page)}
    <h2>${unavailable.helpLines}</h2>
    ${helpLines(data.helpLines, texts)}
    <button class="plain" @click=${() => page.openDialog('about')}>${texts.about}</button>
  </div>`;
}
