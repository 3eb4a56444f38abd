import { html } from 'lit';
import type { LaterTexts } from '../../locales/nl-later.ts';

export type LeaveQueueData = {
  late: LaterTexts;
  /** The way out: this lies over the one of the page. */
  exitButton: unknown;
  leave: () => void;
};

/** Asks before a place in the queue is given up, which can't be taken back. It goes with the view of the queue. */
export function leaveQueueView({ late: { leaveQueue }, exitButton, leave }: LeaveQueueData) {
  return html`<dialog id="leave" aria-labelledby="leave-title">
    <div class="top">
      <h2 id="leave-title">${leaveQueue.title}</h2>
      ${exitButton}
    </div>
    <p>${leaveQueue.text}</p>
    <form method="dialog" class="row">
      <button class="primary" @click=${leave}>${leaveQueue.yes}</button>
      <button>${leaveQueue.no}</button>
    </form>
  </dialog>`;
}
