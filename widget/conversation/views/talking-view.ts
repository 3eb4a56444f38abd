import { html, nothing } from 'lit';
import type { LaterTexts } from '../../locales/nl-later.ts';
import type { Talking } from '../session-types.ts';
import { messageList, type MessageListPage } from './message-list.ts';

export interface TalkingPage extends MessageListPage {
  showTimes: boolean;
  readonly late: {
    readonly part: {
      readonly texts: LaterTexts;
      /** What stands above the messages, and what beneath. */
      readonly views: { talk(state: Talking): { bar: unknown; notices: unknown } };
    } | null;
  };
  openDialog(name: 'end'): void;
}

export function talkingView(page: TalkingPage, state: Talking) {
  const { talk, times } = page.texts;
  const { alias } = state;
  const { part } = page.late;
  const around = part?.views.talk(state);
  const choice = html`<label class="begin" aria-live="off">
    <input type="checkbox" .checked=${page.showTimes} @change=${() => (page.showTimes = !page.showTimes)} />
    ${times}
  </label>`;
  const above = html`<p class="begin">${part?.texts.begin(alias)}</p>
    ${page.conversation.messages.length === 0 ? nothing : choice}`;
  return html`<div class="talk">
    <div class="bar">
      <h1 tabindex="-1">${talk.with(alias)}</h1>
      <button class="plain" @click=${() => page.openDialog('end')}>${talk.end}</button>
    </div>
    ${around?.bar} ${messageList(page, alias, above)} ${around?.notices}
  </div>`;
}
