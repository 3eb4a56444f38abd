import { html, nothing } from 'lit';
import type { VisitorState } from '../../../protocol/room.ts';
import type { ChatPage } from '../chat-page.ts';
import { messageList } from './talking-view.ts';
import { helpLines } from './help-view.ts';
import { problemNotice } from './problem.ts';

type Ended = Extract<VisitorState, { phase: 'ended' }>;

/** The end said kindly, the questions if there is something to ask about, and ways on: never a dead end. */
export function endedView(page: ChatPage, { by, evaluation }: Ended) {
  const { texts, conversation } = page;
  const { ended } = texts;
  if (page.rereading) {
    return html`<div class="talk">
      <div class="bar">
        <h1 tabindex="-1">${texts.messages.log}</h1>
        <button class="plain" @click=${() => (page.rereading = false)}>
          ${page.later?.texts.rereadDone}
        </button>
      </div>
      ${messageList(page, null, nothing)}
    </div>`;
  }
  const asking = evaluation === 'open' && page.later !== null;
  return html`<div class="sheet">
    <h1 tabindex="-1">${ended.title[by]}</h1>
    <p class="lead">${page.later?.texts.endedText[evaluation === 'done' ? 'thanks' : by]}</p>
    ${asking ? page.later?.evaluationView(page) : nothing}
    <div class="row ways">
      ${asking ? nothing : html`<button class="primary" @click=${() => conversation.startAgain()}>${ended.startAgain}</button>`}
      ${
        page.later !== null && conversation.log?.messages.length
          ? html`<button @click=${() => (page.rereading = true)}>${page.later.texts.reread}</button>`
          : nothing
      }
    </div>
    ${problemNotice(page)}
    ${
      by === 'signUpEnded'
        ? html`<h2>${texts.unavailable.lines}</h2>
            ${helpLines(page.data.lines, texts)}`
        : nothing
    }
  </div>`;
}
