import { html, nothing } from 'lit';
import type { VisitorState } from '../../../protocol/room.ts';
import type { ChatPage } from '../chat-page.ts';

type Talking = Extract<VisitorState, { phase: 'talking' }>;

const CLOSING_SOON_MS = 15 * 60_000;

export function talkingView(page: ChatPage, state: Talking) {
  const { talk } = page.texts;
  const { alias } = state;
  return html`<div class="talk">
    <div class="bar">
      <h1 tabindex="-1">${talk.with(alias)}</h1>
      <button class="plain" @click=${() => page.openDialog('end')}>${talk.end}</button>
    </div>
    ${messageList(page, alias, start(page, alias))}
    <div class="notices" role="status">${away(page, state)}</div>
    ${closing(page, state)}
  </div>`;
}

/** Stands above the first message, out of the way. */
function start(page: ChatPage, alias: string) {
  const times = html`<label class="begin">
    <input type="checkbox" .checked=${page.showTimes} @change=${() => (page.showTimes = !page.showTimes)} />
    ${page.texts.times}
  </label>`;
  return html`<p class="begin">${page.texts.talk.begin(alias)}</p>
    ${page.conversation.log?.messages.length === 0 ? nothing : times}`;
}

export function messageList(page: ChatPage, alias: string | null, start: unknown) {
  const { texts, conversation } = page;
  const { log } = conversation;
  if (log === null) return nothing;
  // Messages do not say which volunteer wrote them, and a second one may have come: only the one writing now has a name.
  const typing = (name: string) => texts.messages.typing(alias ?? name);
  return html`<lo-message-list
    .messages=${log.messages}
    .ownRole=${'visitor'}
    .typing=${alias === null ? null : log.typing}
    .quiet=${log.restoring}
    .showTimes=${page.showTimes}
    .texts=${{ ...texts.messages, typing }}
    @lo-retry=${({ detail }: CustomEvent<{ id: string }>) => log.retry(detail.id)}
    >${start}</lo-message-list
  >`;
}

function away(page: ChatPage, { volunteer, alias, closesInMs }: Talking) {
  const { talk } = page.texts;
  if (volunteer === 'present') return nothing;
  if (volunteer === 'away') return html`<p class="notice">${talk.away(alias)}</p>`;
  const remainingMs = page.remaining(closesInMs);
  const signUpEnded = remainingMs !== null && remainingMs <= page.data.signUpEndsMinutes * 60_000;
  return html`<div class="notice">
    <p>${signUpEnded ? talk.goneLate(alias) : talk.gone(alias)}</p>
    <button @click=${() => page.conversation.chooseAnother()}>${talk.another}</button>
  </div>`;
}

/** Not in the live region: it changes every minute. */
function closing(page: ChatPage, { closesInMs }: Talking) {
  const remainingMs = page.remaining(closesInMs);
  if (remainingMs === null || remainingMs > CLOSING_SOON_MS) return nothing;
  return html`<p class="notice">${page.texts.talk.closing(remainingMs)}</p>`;
}
