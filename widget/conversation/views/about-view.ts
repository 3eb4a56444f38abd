import { hoursInWords } from '../../locales/hours-in-words.ts';
import type { LaterTexts } from '../../locales/nl-later.ts';
import type { Page } from '../page.ts';
import type { Tools } from '../tools.ts';

/** `Over deze chat`, and how to leave in a hurry. */
export function aboutView(page: Page, { about, leaving }: LaterTexts, { html }: Tools) {
  const part = (title: string, text: readonly string[], more?: unknown) =>
    html`<section>
      <h3>${title}</h3>
      ${text.map((paragraph) => html`<p>${paragraph}</p>`)} ${more}
    </section>`;
  // For who presses Shift often, by need or by accident: it can be done without.
  const shortcut = html`<label class="choice">
    <input
      type="checkbox"
      .checked=${page.shiftLeaves}
      @change=${() => page.letShiftLeave(!page.shiftLeaves)}
    />
    ${leaving.shortcut}
  </label>`;
  return html`${part(leaving.title, leaving.text, shortcut)}
  ${about(page.data, hoursInWords(page.language, page.data.weeklyHours)).map(({ title, text }) => part(title, text))}`;
}
