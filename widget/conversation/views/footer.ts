import { html, nothing } from 'lit';
import type { VisitorCommand } from '../../../protocol/room.ts';
import type { LaterTexts } from '../../locales/nl-later.ts';
import type { Texts } from '../../locales/nl.ts';
import { tabStorage } from '../tab-storage.ts';

export interface FooterPage {
  readonly texts: Texts;
  readonly data: { readonly graceMinutes: number };
  readonly late: {
    readonly part: { readonly texts: LaterTexts; readonly views: { question(): unknown } } | null;
  };
  dispatch(event: { type: 'say'; command: VisitorCommand }): void;
}

/**
 * One and the same box from waiting to talking, so that neither the words nor the keyboard's place get lost.
 * @param send answers false if the text has to stay in the box.
 */
export function footer(page: FooterPage, send: (text: string) => boolean, isTalking: boolean, lost: boolean) {
  const { texts } = page;
  const { part } = page.late;
  return html`<footer>
    <div role="status">
      ${lost ? html`<p class="notice">${part?.texts.lost(isTalking, page.data.graceMinutes) ?? texts.loading}</p>` : nothing}
    </div>
    <div role="alert">${part?.views.question()}</div>
    ${isTalking ? nothing : html`<p class="hint">${texts.waiting.draft}</p>`}
    <lo-composer
      .draft=${tabStorage.draft}
      .draftOnly=${!isTalking}
      .texts=${texts.composer}
      @lo-send=${(event: CustomEvent<{ text: string }>) => send(event.detail.text) || event.preventDefault()}
      @lo-typing=${({ detail }: CustomEvent<{ on: boolean }>) => page.dispatch({ type: 'say', command: { type: 'typing', on: detail.on } })}
      @lo-draft=${({ detail }: CustomEvent<{ text: string }>) => (tabStorage.draft = detail.text)}
    ></lo-composer>
  </footer>`;
}
