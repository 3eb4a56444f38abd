import { html, nothing } from 'lit';
import type { VisitorState } from '../../../protocol/room.ts';
import type { Page } from '../page.ts';

type Talking = Extract<VisitorState, { phase: 'talking' }>;

export function talkingView(page: Page, state: Talking) {
  const { talk } = page.texts;
  const { alias } = state;
  return html`<div class="talk">
    <div class="bar">
      <h1 tabindex="-1">${talk.with(alias)}</h1>
      <button class="plain" @click=${() => page.openDialog('end')}>${talk.end}</button>
    </div>
    ${page.later?.coachBar(page, state)} ${messageList(page, alias, start(page, alias))}
    ${page.later?.talkNotices(page, state)}
  </div>`;
}

/** Stands above the first message, out of the way. */
function start(page: Page, alias: string) {
  const times = html`<label class="begin" aria-live="off">
    <input type="checkbox" .checked=${page.showTimes} @change=${() => (page.showTimes = !page.showTimes)} />
    ${page.texts.times}
  </label>`;
  return html`<p class="begin">${page.later?.texts.begin(alias)}</p>
    ${page.conversation.messages.length === 0 ? nothing : times}`;
}

export function messageList(page: Page, alias: string | null, start: unknown) {
  const { texts, conversation } = page;
  const { log, messages } = conversation;
  // Messages do not say which volunteer wrote them, and a second one may have come: only the one writing now has a name.
  const typing = (name: string) => texts.messages.typing(alias ?? name);
  return html`<lo-message-list
    .messages=${messages}
    .ownRole=${'visitor'}
    .typing=${alias === null ? null : log?.typing}
    .quiet=${log?.restoring !== false}
    .showTimes=${page.showTimes}
    .texts=${{ ...texts.messages, typing }}
    @lo-retry=${({ detail }: CustomEvent<{ id: string }>) => log?.retry(detail.id)}
    >${start}</lo-message-list
  >`;
}
