import { html, nothing } from 'lit';
import type { HelpLine } from '../../../protocol/http/visitor.ts';
import type { LaterTexts } from '../../locales/nl-later.ts';
import type { Texts } from '../../locales/nl.ts';
import type { Problem, Stop } from '../session-types.ts';
import { helpLines } from '../views/help-view.ts';
import { problemNotice } from '../views/problem.ts';

export type StoppedData = {
  texts: Texts;
  late: LaterTexts;
  why: Stop;
  problem: Problem;
  goOn: () => void;
};

/** It does not go on here: why, and what to do. */
export function stoppedView({ texts, late: { stopped }, why, problem, goOn }: StoppedData) {
  return html`<div class="sheet">
    <h1 tabindex="-1">${stopped.title[why]}</h1>
    <p class="lead">${stopped.text[why]}</p>
    <button class="primary" @click=${goOn}>${why === 'gone' ? texts.startAgain : stopped.action[why]}</button>
    ${problemNotice(texts, problem)}
  </div>`;
}

export type UnsupportedData = {
  texts: Texts;
  late: LaterTexts;
  helpLines: readonly HelpLine[];
  why: 'unsupported' | 'insecure';
};

/** This browser or page can't do it at all: no button would help, help lines do. */
export function unsupportedView({ texts, late: { notHere, ownTab }, why, ...data }: UnsupportedData) {
  const { turnTo } = texts;
  return html`<div class="sheet">
    <h1 tabindex="-1">${notHere[why].title}</h1>
    <p class="lead">${notHere[why].text}</p>
    ${
      why === 'insecure'
        ? html`<a class="target" href="https://${location.host}/" target="_blank" rel="noopener"
            >${ownTab}</a
          >`
        : nothing
    }
    <h2>${turnTo}</h2>
    ${helpLines(data.helpLines, texts)}
  </div>`;
}
