import { html, nothing } from 'lit';
import type { HelpLine } from '../../../protocol/http/visitor.ts';
import type { LaterTexts } from '../../locales/nl-later.ts';
import type { Texts } from '../../locales/nl.ts';
import type { ChatMessage } from '../../ui/conversation-log.ts';
import type { Ended, Problem } from '../session-types.ts';
import { helpLines } from '../views/help-view.ts';
import { problemNotice } from '../views/problem.ts';
import { companyFirst } from './company-first.ts';
import { evaluationView, type EvaluationData } from './evaluation-view.ts';
import { unsentView } from './unsent-view.ts';

export type EndedData = {
  texts: Texts;
  late: LaterTexts;
  helpLines: readonly HelpLine[];
  state: Ended;
  problem: Problem;
  messages: readonly ChatMessage[];
  /** What was said, below what stands above it. */
  list: (above: unknown) => unknown;
  /** True while the talk is read back. */
  rereading: boolean;
  reread: (on: boolean) => void;
  /** Null if nothing is asked. */
  evaluation: EvaluationData | null;
  startAgain: () => void;
};

/** The end said kindly, the questions if there is something to ask about, and ways on: never a dead end. */
export function endedView({ texts, late, state, evaluation, ...data }: EndedData) {
  if (data.rereading) {
    return html`<div class="talk">
      <div class="bar">
        <h1 tabindex="-1">${texts.messages.log}</h1>
        <button class="plain" @click=${() => data.reread(false)}>${late.rereadDone}</button>
      </div>
      ${data.list(html`<p class="begin">${late.rereadUntil}</p>`)}
    </div>`;
  }
  return html`<div class="sheet">
    <h1 tabindex="-1">${late.endedTitle[state.by]}</h1>
    <p class="lead">${late.endedText[state.evaluation === 'done' ? 'thanks' : state.by]}</p>
    ${unsentView(late, data.messages)} ${evaluation === null ? nothing : evaluationView(evaluation)}
    <div class="row ways">
      ${
        evaluation === null
          ? html`<button class="primary" @click=${data.startAgain}>${texts.startAgain}</button>`
          : nothing
      }
      ${data.messages.length > 0 ? html`<button @click=${() => data.reread(true)}>${late.reread}</button>` : nothing}
    </div>
    ${problemNotice(texts, data.problem)}
    ${
      state.by === 'signUpEnded'
        ? html`<h2>${texts.turnTo}</h2>
            ${helpLines(companyFirst(data.helpLines), texts)}`
        : nothing
    }
  </div>`;
}
