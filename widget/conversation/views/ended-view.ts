import { html, nothing } from 'lit';
import { LIMITS } from '../../../protocol/limits.ts';
import type { VisitorState } from '../../../protocol/room.ts';
import type { ChatPage } from '../chat-page.ts';
import { messageList } from './talking-view.ts';
import type { Tools } from './evaluation-view.ts';
import { helpLines } from './help-view.ts';
import { problemNotice } from './problem.ts';

const TOOLS: Tools = { html, nothing, maxChars: LIMITS.evaluationTextChars };
type Ended = Extract<VisitorState, { phase: 'ended' }>;

/** The end said kindly, the questions if there is something to ask about, and ways on: never a dead end. */
export function endedView(page: ChatPage, { by, evaluation }: Ended) {
  const { texts, conversation } = page;
  const { ended } = texts;
  if (page.rereading) {
    return html`<div class="talk">
      <div class="bar">
        <h1 tabindex="-1">${texts.messages.log}</h1>
        <button class="plain" @click=${() => (page.rereading = false)}>${ended.back}</button>
      </div>
      ${messageList(page, null, nothing)}
    </div>`;
  }
  const asking = evaluation === 'open' && page.later !== null;
  return html`<div class="sheet">
    <h1 tabindex="-1">${ended.title[by]}</h1>
    <p class="lead">${evaluation === 'done' ? ended.thanks : page.later?.texts.endedText[by]}</p>
    ${asking ? page.later?.evaluationView(page, page.later.texts, TOOLS) : nothing}
    <div class="row ways">
      ${asking ? nothing : html`<button class="primary" @click=${() => conversation.startAgain()}>${ended.startAgain}</button>`}
      ${
        (conversation.log?.messages.length ?? 0) > 0
          ? html`<button @click=${() => (page.rereading = true)}>${ended.reread}</button>`
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
