import { html, nothing } from 'lit';
import type { LaterTexts } from '../../locales/nl-later.ts';

export interface TalkBeginningPage {
  showTimes: boolean;
  readonly conversation: { readonly messages: readonly unknown[] };
}

/** Above the first message: an invitation to begin, and whether to show times. */
export function talkBeginning(page: TalkBeginningPage, { begin, times }: LaterTexts, alias: string) {
  const choice = html`<label class="begin" aria-live="off">
    <input type="checkbox" .checked=${page.showTimes} @change=${() => (page.showTimes = !page.showTimes)} />
    ${times}
  </label>`;
  return html`<p class="begin">${begin(alias)}</p>
    ${page.conversation.messages.length === 0 ? nothing : choice}`;
}
