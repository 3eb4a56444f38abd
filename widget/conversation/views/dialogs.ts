import { html } from 'lit';
import type { Page } from '../page.ts';
import { helpLines } from './help-view.ts';

/** What opens over the page; always there, so that it opens at once, also without a connection. */
export function dialogs(page: Page) {
  const { texts, data } = page;
  const { help, talk } = texts;
  return html`${panel(
      page,
      'help',
      help.open,
      html`<p>${help.intro}</p>
        ${helpLines(data.helpLines, texts)}
        <p class="hint">${help.checked(data.helpLinesCheckedOn)}</p>
        <button class="plain" @click=${() => openAbout(page)}>${help.traces}</button>`,
    )}
    ${panel(
      page,
      'about',
      texts.about,
      page.later?.aboutView(page) ??
        html`<p role="status">${page.laterFailed ? texts.start.problems.network : texts.loading}</p>`,
    )}
    <dialog id="end" aria-labelledby="end-title">
      <div class="top">
        <h2 id="end-title">${talk.endTitle}</h2>
        ${page.exitButton()}
      </div>
      <p>${talk.endText}</p>
      <div class="row">
        <button class="primary" @click=${() => endNow(page)}>${talk.endYes}</button>
        <button @click=${() => page.dialog('end')?.close()}>${talk.endNo}</button>
      </div>
    </dialog>`;
}

function panel(page: Page, name: 'help' | 'about', title: string, content: unknown) {
  return html`<dialog id=${name} aria-labelledby="${name}-title">
    <div class="top">
      <h2 id="${name}-title">${title}</h2>
      ${page.exitButton()}
      <button @click=${() => page.dialog(name)?.close()}>${page.texts.help.close}</button>
    </div>
    ${content}
  </dialog>`;
}

function openAbout(page: Page): void {
  page.dialog('help')?.close();
  page.openDialog('about');
}

function endNow(page: Page): void {
  page.dialog('end')?.close();
  page.conversation.insist({ type: 'end' });
}
