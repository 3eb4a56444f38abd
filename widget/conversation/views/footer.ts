import { html, nothing } from 'lit';
import type { Page } from '../page.ts';
import { cleanText } from '../../ui/clean-text.ts';
import { tabStorage } from '../tab-storage.ts';

const PATIENCE_MS = 3_000;

/** One and the same box from waiting to talking, so that neither the words nor the keyboard's place get lost. */
export function footer(page: Page) {
  const { stage, texts, conversation } = page;
  return html`<footer>
    <div role="status">
      ${
        conversation.isLost
          ? html`<p class="notice">
              ${page.later?.texts.lost(stage === 'talking', page.data.graceMinutes) ?? texts.loading}
            </p>`
          : nothing
      }
    </div>
    <div role="alert">${question(page)}</div>
    ${stage === 'talking' ? nothing : html`<p class="hint">${texts.waiting.draft}</p>`}
    <lo-composer
      .draft=${page.draft}
      .draftOnly=${stage !== 'talking'}
      .texts=${texts.composer}
      @lo-send=${(event: CustomEvent<{ text: string }>) => send(page, event)}
      @lo-typing=${({ detail }: CustomEvent<{ on: boolean }>) => conversation.send({ type: 'typing', on: detail.on })}
      @lo-draft=${({ detail }: CustomEvent<{ text: string }>) => (tabStorage.draft = detail.text)}
    ></lo-composer>
  </footer>`;
}

/** Something in the message could tell who wrote it: theirs to decide, with what we can and can't do. */
function question(page: Page) {
  const kinds = page.askingAbout;
  if (page.later === null || kinds.length === 0) return nothing;
  const { personalData } = page.later.texts;
  return html`<div class="notice">
    <p>${personalData.question(kinds)}</p>
    <div class="row">
      <button @click=${() => answer(page, false)}>${personalData.edit}</button>
      <button @click=${() => answer(page, true)}>${personalData.send}</button>
    </div>
  </div>`;
}

function send(page: Page, event: CustomEvent<{ text: string }>): void {
  const { text } = event.detail;
  // Whoever is quicker than the network waits for the question that may come; one that fails must keep nobody silent.
  const early = page.later === null && !page.laterFailed;
  page.askingAbout = page.later?.guard.questions(text) ?? [];
  if (early) void whenLoaded(page, text);
  if (early || page.askingAbout.length > 0) event.preventDefault();
  else page.conversation.log?.sendText(text);
}

/** A network that hangs keeps nobody silent for long; and only what was pressed to be sent is sent. */
async function whenLoaded(page: Page, text: string): Promise<void> {
  await Promise.race([page.loadLater(), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  page.laterFailed = page.later === null;
  if (cleanText(page.draft).trim() === text) box(page)?.send();
}

const box = (page: Page) => page.renderRoot.querySelector('lo-composer');

function answer(page: Page, anyway: boolean): void {
  page.askingAbout = [];
  if (anyway) box(page)?.send();
  box(page)?.focus();
}
