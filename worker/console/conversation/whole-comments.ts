import { html } from 'lit';
import type { Comments } from './comments.ts';
import './comment-thread.ts';
import { COMMENTS } from './transcript-texts.ts';

/** [N2] What readers say of the whole conversation, with the line that reminds them of who reads. @param label of the box. */
export function wholeComments(comments: Comments, label: string = COMMENTS.label) {
  return html`<section class="card stack">
    <h2>${COMMENTS.title}</h2>
    <p class="small">${COMMENTS.secret}</p>
    <p class="quiet small">${COMMENTS.intro}</p>
    <lo-comment-thread writing .comments=${comments} .about=${null} label=${label}></lo-comment-thread>
  </section>`;
}
