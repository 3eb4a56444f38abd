import { html } from 'lit';
import type { LaterTexts } from '../../locales/nl-later.ts';
import type { Texts } from '../../locales/nl.ts';
import type { Sent } from './wiping.ts';

export type WipeData = {
  texts: Texts;
  late: LaterTexts;
  sent: Sent;
  wipe: () => void;
};

/** [B4] `Wis dit gesprek`: asked once more, because nothing brings it back. */
export function wipeView({ texts, late, sent, wipe }: WipeData) {
  if (sent === 'no')
    return html`<details class="wipe">
      <summary>${late.wipe.open}</summary>
      <p>${late.wipe.ask}</p>
      <p class="hint">${late.wipe.told}</p>
      <button @click=${wipe}>${late.wipe.yes}</button>
    </details>`;
  // Off this device it is in any case.
  return html`<div class="notice" role="status">
    ${
      sent === 'failed'
        ? html`<p>${late.wipe.failed} ${texts.start.problems.network}</p>
            <button @click=${wipe}>${late.wipe.again}</button>`
        : html`<p>${sent === 'yes' ? late.wipe.told : late.wipe.busy}</p>`
    }
  </div>`;
}
