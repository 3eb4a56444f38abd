import { html, nothing } from 'lit';
import type { Texts } from '../../locales/nl.ts';
import type { Problem } from '../session-types.ts';

/** Present before there is a problem: only then do screen readers say it. */
export function problemNotice({ start }: Texts, problem: Problem) {
  return html`<div role="alert">
    ${problem === null ? nothing : html`<p class="notice">${start.problems[problem]}</p>`}
  </div>`;
}
