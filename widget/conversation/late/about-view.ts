import { html } from 'lit';
import type { ChatPageData } from '../../../protocol/http/visitor.ts';
import type { Language } from '../../../protocol/languages.ts';
import type { LaterTexts } from '../../locales/nl-later.ts';
import { weekLines } from './hours-view.ts';

export type AboutData = {
  texts: LaterTexts;
  language: Language;
  data: ChatPageData;
  /** True if three taps of Shift are a way out. */
  shiftLeaves: boolean;
  letShiftLeave: (on: boolean) => void;
};

/** `Over deze chat`, and how to leave in a hurry. */
export function aboutView({ texts, language, data, shiftLeaves, letShiftLeave }: AboutData) {
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
  ${about(data, weekLines(language, data, texts)).map(({ title, text }) => part(title, text))}`;
}
