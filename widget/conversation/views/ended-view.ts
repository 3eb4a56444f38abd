import type { VisitorState } from '../../../protocol/room.ts';
import type { LaterTexts } from '../../locales/nl-later.ts';
import type { Page } from '../page.ts';
import type { Tools } from '../tools.ts';
import { evaluationView } from './evaluation-view.ts';

type Ended = Extract<VisitorState, { phase: 'ended' }>;

/** The end said kindly, the questions if there is something to ask about, and ways on: never a dead end. */
export function endedView(page: Page, { by, evaluation }: Ended, later: LaterTexts, tools: Tools) {
  const { html, nothing } = tools;
  const { texts, conversation } = page;
  const { ended } = texts;
  if (page.rereading) {
    return html`<div class="talk">
      <div class="bar">
        <h1 tabindex="-1">${texts.messages.log}</h1>
        <button class="plain" @click=${() => (page.rereading = false)}>${later.rereadDone}</button>
      </div>
      ${tools.messageList(page, null, html`<p class="begin">${later.rereadUntil}</p>`)}
    </div>`;
  }
  const asking = evaluation === 'open';
  return html`<div class="sheet">
    <h1 tabindex="-1">${ended.title[by]}</h1>
    <p class="lead">${later.endedText[evaluation === 'done' ? 'thanks' : by]}</p>
    ${asking ? evaluationView(page, later, tools) : nothing}
    <div class="row ways">
      ${asking ? nothing : html`<button class="primary" @click=${() => conversation.startAgain()}>${ended.startAgain}</button>`}
      ${
        conversation.messages.length > 0
          ? html`<button @click=${() => (page.rereading = true)}>${later.reread}</button>`
          : nothing
      }
    </div>
    ${tools.problemNotice(page)}
    ${
      by === 'signUpEnded'
        ? html`<h2>${texts.unavailable.helpLines}</h2>
            ${tools.helpLines(page.data.helpLines, texts)}`
        : nothing
    }
  </div>`;
}
