import { html, nothing } from 'lit';
import type { VisitorState } from '../../../protocol/room.ts';
import { minutesIn } from '../../locales/opening-words.ts';
import type { Page } from '../page.ts';

type Waiting = Extract<VisitorState, { phase: 'waiting' }>;

/** The place in the queue, what is known about the wait, and the way out of it. */
export function waitingView(page: Page, state: Waiting) {
  const { waiting } = page.texts;
  const later = page.later?.texts;
  const { position, band, nobodyOnDuty, signUpEnded } = state;
  const closesInMs = page.remaining(state.closesInMs);
  const { waitingSince } = page.conversation;
  const long = band !== null && waitingSince !== null && Date.now() - waitingSince > band.maxMinutes * 60_000;
  return html`<div class="sheet centred">
    <p class="beacon" aria-hidden="true">${position}</p>
    <h1 tabindex="-1">${waiting.title(position)}</h1>
    ${signUpEnded && later ? html`<p class="notice">${later.waitingLate(closesInMs === null ? null : minutesIn(closesInMs))}</p>` : nothing}
    ${nobodyOnDuty ? html`<p class="notice">${waiting.nobodyOnDuty}</p>` : nothing}
    <p>
      ${waiting.stay}
      ${band === null || nobodyOnDuty ? nothing : long ? later?.waitingLonger : later?.waitingBand(band)}
    </p>
    <p class="hint" role="status">${page.chime === null ? nothing : later?.chimeOn}</p>
    <button @click=${() => page.askForChime()}>
      ${page.chime === null ? waiting.chime : later?.chimeOff}
    </button>
    <button class="plain" @click=${() => page.conversation.leaveQueue()}>${waiting.leave}</button>
  </div>`;
}

/** Between the volunteer's yes and the first word: the key changes hands. */
export function connectingView({ texts }: Page) {
  return html`<div class="sheet centred">
    <p class="beacon" aria-hidden="true">…</p>
    <h1 tabindex="-1">${texts.connecting.title}</h1>
    <p>${texts.connecting.text}</p>
  </div>`;
}
