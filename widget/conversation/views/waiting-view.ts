import { html, nothing } from 'lit';
import type { LaterTexts } from '../../locales/nl-later.ts';
import type { Texts } from '../../locales/nl.ts';
import { minutesIn } from '../../locales/opening-words.ts';
import type { PageData } from '../page-data.ts';
import type { Stay, Waiting } from '../session-types.ts';
import { remainingMs } from '../visitor-session.ts';

export interface WaitingPage {
  readonly texts: Texts;
  readonly data: Pick<PageData, 'texts'>;
  readonly late: {
    readonly part: { readonly texts: LaterTexts; readonly views: { leaveQueue(): unknown } } | null;
  };
  /** Asked for by the visitor: plays when it is their turn. */
  readonly chime: (() => void) | null;
  toggleChime(): Promise<void>;
  openDialog(name: 'leave'): void;
  dispatch(event: { type: 'leaveQueue' }): void;
}

/** The place in the queue, what is known about the wait, and the way out of it. */
export function waitingView(
  page: WaitingPage,
  state: Waiting,
  since: { stateAt: number; stay: Pick<Stay, 'waitingSince'> },
) {
  const { texts, data, chime } = page;
  const { waiting } = texts;
  const late = page.late.part?.texts;
  // Without the words that ask, nobody is kept in the queue.
  const leave = () => (late ? page.openDialog('leave') : page.dispatch({ type: 'leaveQueue' }));
  const now = Date.now();
  const closesInMs = remainingMs(state.closesInMs, since.stateAt, now);
  const { position, band, nobodyOnDuty, signUpEnded } = state;
  const long = band !== null && now - (since.stay.waitingSince ?? now) > band.maxMinutes * 60_000;
  return html`<div class="sheet centred">
    <p class="beacon" aria-hidden="true">${position}</p>
    <h1 tabindex="-1">${waiting.title(position)}</h1>
    ${state.cameBack && late ? html`<p class="notice">${late.cameBack}</p>` : nothing}
    ${signUpEnded && late ? html`<p class="notice">${late.waitingLate(closesInMs === null ? null : minutesIn(closesInMs))}</p>` : nothing}
    ${nobodyOnDuty ? html`<p class="notice">${data.texts?.nobodyOnDuty ?? waiting.nobodyOnDuty}</p>` : nothing}
    <p>
      ${data.texts?.waiting ?? waiting.stay}
      ${band === null || nobodyOnDuty ? nothing : long ? late?.waitingLonger : late?.waitingBand(band)}
    </p>
    <p class="hint" role="status">${chime === null ? nothing : late?.chimeOn}</p>
    <button @click=${() => page.toggleChime()}>${chime === null ? waiting.chime : late?.chimeOff}</button>
    <button class="plain" @click=${leave}>${waiting.leave}</button>
    ${page.late.part?.views.leaveQueue()}
  </div>`;
}
