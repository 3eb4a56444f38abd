import { html, nothing } from 'lit';
import type { VisitorCommand } from '../../../protocol/room.ts';
import type { LaterTexts } from '../../locales/nl-later.ts';
import type { Texts } from '../../locales/nl.ts';

export interface FooterPage {
  readonly texts: Texts;
  readonly data: { readonly graceMinutes: number };
  readonly late: {
    readonly part: { readonly texts: LaterTexts; readonly views: { question(): unknown } } | null;
  };
  dispatch(event: { type: 'say'; command: VisitorCommand }): void;
}

export type FooterData = {
  /** What stands in the box. */
  box: { draft: string };
  /** Answers false if the text has to stay in the box. */
  send: (text: string) => boolean;
  /** They talk, and do not wait. */
  writes: boolean;
  lost: boolean;
  /** What was written before a reload can't be read yet. */
  locked: boolean;
};

/** One and the same box from waiting to talking, so that neither the words nor the keyboard's place get lost. */
export function footer(page: FooterPage, { box, send, writes, lost, locked }: FooterData) {
  const { texts } = page;
  const { part } = page.late;
  return html`<footer>
    <div role="status">
      ${lost ? html`<p class="notice">${part?.texts.lost(writes, page.data.graceMinutes) ?? texts.loading}</p>` : nothing}
      ${locked ? html`<p class="notice">${texts.locked}</p>` : nothing}
    </div>
    <div role="alert">${part?.views.question()}</div>
    ${writes ? nothing : html`<p class="hint">${texts.waiting.draft}</p>`}
    <lo-composer
      .draft=${box.draft}
      .draftOnly=${!writes}
      .texts=${texts.composer}
      @lo-send=${(event: CustomEvent<{ text: string }>) => send(event.detail.text) || event.preventDefault()}
      @lo-typing=${({ detail }: CustomEvent<{ on: boolean }>) => page.dispatch({ type: 'say', command: { type: 'typing', on: detail.on } })}
      @lo-draft=${({ detail }: CustomEvent<{ text: string }>) => (box.draft = detail.text)}
    ></lo-composer>
  </footer>`;
}
