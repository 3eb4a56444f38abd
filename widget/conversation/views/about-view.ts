import { html } from 'lit';
import type { ChatPage } from '../chat-page.ts';

/** `Over deze chat`, once it has been fetched. */
export function aboutView({ later, laterFailed, data, texts }: ChatPage) {
  if (later === null) {
    return html`<p role="status">${laterFailed ? texts.start.problems.network : texts.loading}</p>`;
  }
  return later.texts.about(data).map(
    ({ title, text }) =>
      html`<section>
        <h3>${title}</h3>
        ${text.map((line) => html`<p>${line}</p>`)}
      </section>`,
  );
}
