import { html, nothing } from 'lit';
import type { VisitorState } from '../../../protocol/room.ts';
import { minutesIn } from '../../locales/opening-words.ts';
import type { ChatPage } from '../chat-page.ts';

type Talking = Extract<VisitorState, { phase: 'talking' }>;

const CLOSING_SOON_MS = 15 * 60_000;
const IDLE_MS = 10 * 60_000;

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
    ${closing(page, page.remaining(state.closesInMs))}
  </div>`;
}

/** Stands above the first message, out of the way. */
function start(page: ChatPage, alias: string) {
  const times = html`<label class="begin" aria-live="off">
    <input type="checkbox" .checked=${page.showTimes} @change=${() => (page.showTimes = !page.showTimes)} />
    ${page.texts.times}
  </label>`;
  return html`<p class="begin">${page.later?.texts.begin(alias)}</p>
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

function away(page: ChatPage, { volunteer, alias, handedOver, signUpEnded }: Talking) {
  const texts = page.later?.texts;
  if (volunteer === 'present') return quietly(page, alias, handedOver);
  if (volunteer === 'away') return line(texts?.away(alias));
  if (signUpEnded) return line(texts?.goneLate(alias));
  return html`<div class="notice">
    <p>${texts?.gone(alias)}</p>
    <button @click=${() => page.conversation.send({ type: 'chooseAnother' })}>${texts?.another}</button>
  </div>`;
}

/** Somebody new who reads back first; or a long silence, which is nobody's fault and ends nothing. */
function quietly(page: ChatPage, alias: string, handedOver: boolean) {
  const texts = page.later?.texts;
  const last = page.conversation.log?.messages.at(-1);
  if (handedOver) return line(texts?.handedOver(alias));
  return last?.role === 'volunteer' && Date.now() - last.at >= IDLE_MS ? line(texts?.idle(alias)) : nothing;
}

/** Not in the live region: it changes every minute. */
function closing({ later }: ChatPage, remainingMs: number | null) {
  if (remainingMs === null || remainingMs > CLOSING_SOON_MS || later === null) return nothing;
  return line(later.texts.closing(remainingMs > 0 ? minutesIn(remainingMs) : 0));
}

function line(text: string | undefined) {
  return html`<p class="notice">${text}</p>`;
}
