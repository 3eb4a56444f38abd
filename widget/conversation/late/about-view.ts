import { html, nothing } from 'lit';
import type { ChatPageData } from '../../../protocol/http/visitor.ts';
import type { Language } from '../../../protocol/languages.ts';
import type { LaterTexts } from '../../locales/nl-later.ts';
import { weekLines } from './hours-view.ts';

export type AboutData = {
  texts: LaterTexts;
  language: Language;
  data: ChatPageData;
  /** [K4] Of the helpline's signing key; null where there is none, or it is not computed yet. */
  fingerprint: string | null;
  /** True if three taps of Shift are a way out. */
  shiftLeaves: boolean;
  letShiftLeave: (on: boolean) => void;
};

/** `Over deze chat`, and how to leave in a hurry. */
export function aboutView(given: AboutData) {
  const { texts, language, data, fingerprint, shiftLeaves, letShiftLeave } = given;
  const { about, leaving } = texts;
  const part = (title: string, text: readonly string[], more?: unknown) =>
    html`<section>
      <h3>${title}</h3>
      ${text.map((paragraph) => html`<p>${paragraph}</p>`)} ${more}
    </section>`;
  // For who presses Shift often, by need or by accident: it can be done without.
  const shortcut = html`<label class="choice">
    <input type="checkbox" .checked=${shiftLeaves} @change=${() => letShiftLeave(!shiftLeaves)} />
    ${leaving.shortcut}
  </label>`;
  return html`${part(leaving.title, leaving.text, shortcut)}
  ${about(data, weekLines(language, data, texts), fingerprint).map(({ title, text }) => part(title, text))}
  ${data.complaintUrl === undefined ? nothing : complaint(data.complaintUrl, texts)}`;
}

function complaint(url: string, { complain }: LaterTexts) {
  return html`<section>
    <h3>${complain.title}</h3>
    <p>${complain.text} <a href=${url} target="_blank" rel="noopener noreferrer">${complain.link}</a></p>
  </section>`;
}
