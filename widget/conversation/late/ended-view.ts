import { html, nothing } from 'lit';
import type { Availability } from '../../../protocol/http/visitor.ts';
import type { ChatMessage } from '../../ui/conversation-log.ts';
import type { Ended, Problem } from '../session-types.ts';
import { problemNotice } from '../views/problem.ts';
import { holdersNews, type HoldersTold } from './holders-view.ts';
import { evaluationView, type EvaluationData } from './evaluation-view.ts';
import { wipeView, type WipeData } from './wipe-view.ts';
import { unsentView } from './unsent-view.ts';
import { areDoorsShut, comeAgain, isShutByHand, mainLine, turnTo, type WaysOnData } from './ways-on.ts';

export type EndedData = WaysOnData & {
  state: Ended;
  /** May one come in now; null if that is not known, or nobody wants to know. */
  now: Availability | null;
  problem: Problem;
  messages: readonly ChatMessage[];
  holders: HoldersTold;
  /** True if the volunteer wrote more than came here. */
  cutOff: boolean;
  /** What was said, below what stands above it. */
  list: (above: unknown) => unknown;
  /** True while the talk is read back. */
  rereading: boolean;
  reread: (on: boolean) => void;
  /** Null if nothing is asked. */
  evaluation: EvaluationData | null;
  startAgain: () => void;
  /** Null if there is nothing to wipe. */
  wipe: Omit<WipeData, 'texts' | 'late'> | null;
};

/** The end said kindly, the questions if there is something to ask about, and ways on: never a dead end. */
export function endedView(given: EndedData) {
  const { texts, late, state, now, evaluation, ...data } = given;
  if (data.rereading) {
    return html`<div class="talk">
      <div class="bar">
        <h1 tabindex="-1">${texts.messages.log}</h1>
        <button class="plain" @click=${() => data.reread(false)}>${late.rereadDone}</button>
      </div>
      ${data.list(html`<p class="begin">${late.rereadUntil}</p>`)}
    </div>`;
  }
  // Closing time ended it: that is known before anybody asks.
  const shut = areDoorsShut(now) || (now === null && state.by === 'signUpEnded');
  // By hand it may open again today.
  const title = state.by === 'signUpEnded' && isShutByHand(now) ? late.unavailable.title.closed : null;
  const asks = evaluation !== null;
  // Who has talked is not sent on to others.
  const talked = state.by === 'visitor' || state.by === 'volunteer';
  const ownEnd = state.by === 'signUpEnded' ? given.data.texts?.closing : undefined;
  const begin = html`<button class="primary" @click=${data.startAgain}>${texts.startAgain}</button>`;
  return html`<div class="sheet">
    <h1 tabindex="-1">${title ?? late.endedTitle[state.by]}</h1>
    ${
      data.wipe !== null && data.wipe.sent !== 'no'
        ? wipeView({ texts, late, ...data.wipe })
        : html`<p class="lead">
            ${ownEnd ?? late.endedText[state.evaluation === 'done' ? 'thanks' : state.by]}
          </p>`
    }
    <div role="status">
      ${holdersNews(late, data.holders, data.messages)}
      ${data.cutOff ? html`<p class="notice">${late.cutOff}</p>` : nothing}
    </div>
    ${shut ? comeAgain(given, now) : nothing} ${unsentView(late, data.messages)}
    ${asks ? evaluationView(evaluation) : nothing}
    <div class="row ways">
      ${asks || (shut && talked) ? nothing : shut ? mainLine(given) : begin}
      ${data.messages.length > 0 ? html`<button @click=${() => data.reread(true)}>${late.reread}</button>` : nothing}
    </div>
    ${data.wipe?.sent === 'no' ? wipeView({ texts, late, ...data.wipe }) : nothing}
    ${problemNotice(texts, data.problem)} ${shut || state.by === 'signUpEnded' ? turnTo(given) : nothing}
  </div>`;
}
