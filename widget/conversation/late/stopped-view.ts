import { html, nothing } from 'lit';
import type { Availability } from '../../../protocol/http/visitor.ts';
import type { LaterTexts } from '../../locales/nl-later.ts';
import type { Texts } from '../../locales/nl.ts';
import type { Problem, Stop } from '../session-types.ts';
import type { LinesData } from '../page-data.ts';
import { helpLines, linesFor } from '../views/help-view.ts';
import { problemNotice } from '../views/problem.ts';
import { areDoorsShut, comeAgain, mainLine, turnTo, type WaysOnData } from './ways-on.ts';

export type StoppedData = WaysOnData & {
  why: Stop;
  problem: Problem;
  /** May one come in now; null if that is not known, or nobody wants to know. */
  now: Availability | null;
  goOn: () => void;
};

/** It does not go on here: why, and what to do. */
export function stoppedView(given: StoppedData) {
  const { texts, late, why, problem, now, goOn } = given;
  const { stopped } = late;
  // Who is not trusted is not asked again: others can be turned to.
  const elsewhere = why === 'untrusted' || areDoorsShut(now);
  const on = html`<button class="primary" @click=${goOn}>
    ${why === 'gone' || why === 'untrusted' ? texts.startAgain : stopped.action[why]}
  </button>`;
  return html`<div class="sheet">
    <h1 tabindex="-1">${stopped.title[why]}</h1>
    <p class="lead">${stopped.text[why]}</p>
    ${elsewhere ? comeAgain(given, now) : nothing} ${elsewhere ? mainLine(given) : on}
    ${problemNotice(texts, problem)} ${elsewhere ? turnTo(given) : nothing}
  </div>`;
}

export type UnsupportedData = {
  texts: Texts;
  late: LaterTexts;
  data: LinesData;
  why: 'unsupported' | 'insecure';
};

/** This browser or page can't do it at all: no button would help, help lines do. */
export function unsupportedView({ texts, late: { notHere, ownTab }, why, data }: UnsupportedData) {
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
    ${helpLines(linesFor(data), texts)}
  </div>`;
}
