import { html } from 'lit';
import type { Talking } from '../session-types.ts';
import { messageList, type MessageListPage } from './message-list.ts';

export interface TalkingPage extends MessageListPage {
  readonly late: MessageListPage['late'] & {
    /** What stands over the messages, above the first of them, and beneath. */
    readonly part: {
      readonly views: { talk(state: Talking): { bar: unknown; above: unknown; notices: unknown } };
    } | null;
  };
  openDialog(name: 'end'): void;
}

export function talkingView(page: TalkingPage, state: Talking) {
  const { talk } = page.texts;
  const { alias } = state;
  const around = page.late.part?.views.talk(state);
  return html`<div class="talk">
    <div class="bar">
      <h1 tabindex="-1">${talk.with(alias)}</h1>
      <button class="plain" @click=${() => page.openDialog('end')}>${talk.end}</button>
    </div>
    ${around?.bar} ${messageList(page, state, around?.above)} ${around?.notices}
  </div>`;
}
