import { html, nothing } from 'lit';
import type { Page } from '../page.ts';

/** Present before there is a problem: only then do screen readers say it. */
export function problemNotice({ conversation, texts }: Page) {
  const { problem } = conversation;
  return html`<div role="alert">
    ${problem === null ? nothing : html`<p class="notice">${texts.start.problems[problem]}</p>`}
  </div>`;
}
