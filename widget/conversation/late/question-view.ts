import { html, nothing } from 'lit';
import type { LaterTexts } from '../../locales/nl-later.ts';
import type { PersonalDataKind } from '../../personal-data/scan.ts';

export type QuestionData = {
  texts: LaterTexts;
  /** Empty if nothing is asked. */
  kinds: readonly PersonalDataKind[];
  answer: (anyway: boolean, event: Event) => void;
};

/** Something in the message could tell who wrote it: theirs to decide, with what we can and can't do. */
export function questionView({ texts: { personalData }, kinds, answer }: QuestionData) {
  if (kinds.length === 0) return nothing;
  return html`<div class="notice">
    <p>${personalData.question(kinds)}</p>
    <div class="row">
      <button type="button" @click=${(event: Event) => answer(false, event)}>${personalData.edit}</button>
      <button type="button" @click=${(event: Event) => answer(true, event)}>${personalData.send}</button>
    </div>
  </div>`;
}
