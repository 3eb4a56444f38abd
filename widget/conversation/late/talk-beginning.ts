import { html, nothing } from 'lit';
import type { LaterTexts } from '../../locales/nl-later.ts';
import type { Talking } from '../session-types.ts';
import { whoReads, type HoldersTold } from './holders-view.ts';

export interface TalkBeginningPage {
  showTimes: boolean;
  readonly conversation: { readonly messages: readonly unknown[] };
}

/** Above the first message: an invitation to begin, who can read along, and whether to show times. */
export function talkBeginning(
  page: TalkBeginningPage,
  late: LaterTexts,
  state: Talking,
  holders: HoldersTold,
) {
  const { begin, times } = late;
  const choice = html`<label class="begin" aria-live="off">
    <input type="checkbox" .checked=${page.showTimes} @change=${() => (page.showTimes = !page.showTimes)} />
    ${times}
  </label>`;
  const { names, others } = whoReads(holders, state);
  return html`<p class="begin">
      ${begin(state.alias)} ${names.length + others === 1 ? late.holders.can(names, others) : nothing}
    </p>
    ${page.conversation.messages.length === 0 ? nothing : choice}`;
}
