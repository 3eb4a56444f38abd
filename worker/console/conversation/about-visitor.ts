import { html, nothing } from 'lit';
import type { Intake } from '../../../protocol/intake.ts';
import { digestOf, isBare } from './intake-card.ts';
import { CONVERSATION } from './conversation-texts.ts';

/* What the visitor filled in, beside a talk: in a column where there is room for one, else in one line that unfolds. */

type Known = Intake | 'unreadable' | null;

/** @param below what else belongs there. */
export function aboutColumn(intake: Known, below: unknown = nothing) {
  return html`<aside class="side" aria-labelledby="about">
    <h2 id="about">${CONVERSATION.about}</h2>
    ${
      intake === null
        ? html`<p class="quiet">${CONVERSATION.intakeUnknown}</p>`
        : html`<lo-intake-card .intake=${intake}></lo-intake-card>`
    }
    ${below}
  </aside>`;
}

export function aboutLine(intake: Known, below: unknown = nothing) {
  const known = intake !== null && !isBare(intake);
  if (!known && below === nothing) return nothing;
  return html`<details>
    <summary>
      <wa-icon name="chevron-down"></wa-icon><span>${known ? digestOf(intake) : CONVERSATION.about}</span>
    </summary>
    <div class="unfolded">
      ${
        intake === null
          ? html`<p class="quiet">${CONVERSATION.intakeUnknown}</p>`
          : html`<lo-intake-card .intake=${intake}></lo-intake-card>`
      }
      ${below}
    </div>
  </details>`;
}
