import { html, LitElement, nothing } from 'lit';
import type { ContactRecord } from '../../../protocol/http/staff.ts';
import type { TranscriptBody } from '../../../protocol/http/coordinator.ts';
import type { EvaluationScores } from '../../../protocol/room.ts';
import '../conversation/intake-card.ts';
import type { Comments } from '../conversation/comments.ts';
import type { Transcript } from '../conversation/read-transcript.ts';
import '../conversation/transcript-messages.ts';
import { wholeComments } from '../conversation/whole-comments.ts';
import { shared } from '../kit/shared.styles.ts';
import { styles } from './transcript-view.styles.ts';
import { CONVERSATION, INTAKE } from '../conversation/conversation-texts.ts';
import { topicName } from '../conversation/topics.ts';
import { CONCERNS } from './concerns-texts.ts';
import { TRANSCRIPT } from './review-texts.ts';
import { PAGES } from '../session/pages.ts';

const texts = TRANSCRIPT;

/** A decrypted conversation: what was said, with its gaps, and both forms. Text stays text. */
export class TranscriptContent extends LitElement {
  static override readonly styles = [shared, styles];
  static override readonly properties = {
    body: { attribute: false },
    transcript: { attribute: false },
    comments: { attribute: false },
    sharing: { attribute: false },
  };
  declare body: TranscriptBody;
  declare transcript: Transcript;
  declare comments: Comments;
  /** The ways to share it. */
  declare sharing: unknown;

  protected override render() {
    const { intake } = this.transcript;
    return html`<div class="columns">
      <lo-transcript-messages
        .transcript=${this.transcript}
        .comments=${this.comments}
      ></lo-transcript-messages>
      <div class="stack">
        ${this.#reports()} ${wholeComments(this.comments)} ${this.sharing}
        ${
          intake === null
            ? nothing
            : html`<section class="card stack">
                <h2>${CONVERSATION.about}</h2>
                <lo-intake-card .intake=${intake}></lo-intake-card>
              </section>`
        }
        ${this.#evaluation()} ${this.#record()}
      </div>
    </div>`;
  }

  /** [B3] First, since somebody is worried. */
  #reports() {
    const { reports } = this.transcript;
    if (reports.length === 0) return nothing;
    return html`<section class="card stack">
      <h2>${texts.reported}</h2>
      ${reports.map(
        ({ alias, ground, text }) =>
          html`<p><strong>${alias}</strong>: ${CONCERNS.grounds[ground]}</p>
            ${text === null ? nothing : typed(text)}`,
      )}
      <p><a class="target" href=${PAGES.concerns.path}>${PAGES.concerns.name}</a></p>
    </section>`;
  }

  #evaluation() {
    const { evaluation } = this.transcript;
    return html`<section class="card stack">
      <h2>${texts.evaluation}</h2>
      ${
        evaluation === null
          ? html`<p class="quiet small">${texts.noEvaluation}</p>`
          : evaluation === 'unreadable'
            ? typed(evaluation)
            : [scored(evaluation.scores), typed(evaluation)]
      }
    </section>`;
  }

  #record() {
    const { record } = this.body;
    const sealed = this.transcript.record ?? { text: '', topic: null };
    const { text, ...facts } = {
      topic:
        sealed === 'unreadable' || sealed.topic === undefined
          ? nothing
          : fact(INTAKE.topic, sealed.topic && topicName(sealed.topic)),
      heavy: fact(texts.heavyAsked, record && yesNo(record.heavy)),
      wantsDiscussion: fact(texts.wantsDiscussion, record && yesNo(record.wantsDiscussion ?? false)),
      text: typed(sealed),
    } satisfies Record<keyof ContactRecord, unknown>;
    return html`<section class="card stack">
      <h2>${texts.record}</h2>
      ${
        record === null
          ? html`<p class="quiet small">${texts.noRecord}</p>`
          : html`<dl class="facts stacked">${Object.values(facts)}</dl>
              ${text}`
      }
    </section>`;
  }
}

/** @param scores null: a page of before they were sealed, of which they are no longer kept. */
function scored(scores: EvaluationScores | null) {
  if (scores === null) return html`<p class="quiet small">${texts.scoresNotKept}</p>`;
  const { feltHeard, comeBack, wait, siteClear } = scores;
  return html`<dl class="facts stacked">
    ${fact(texts.heard, feltHeard === null ? null : texts.ofFive(feltHeard))}
    ${fact(texts.comeBack, yesNo(comeBack))} ${fact(texts.wait, wait && texts.waits[wait])}
    ${fact(texts.siteClear, yesNo(siteClear))}
  </dl>`;
}

function fact(name: string, value: string | null) {
  return html`<dt>${name}</dt>
    <dd>${value ?? texts.notAnswered}</dd>`;
}

function yesNo(value: boolean | null): string | null {
  return value === null ? null : value ? INTAKE.yes : INTAKE.no;
}

/** What was typed in a form, if anything was. */
function typed(form: { text: string } | 'unreadable') {
  if (form === 'unreadable') return html`<p class="quiet small">${CONVERSATION.messageUnreadable}</p>`;
  return form.text === '' ? nothing : html`<p class="typed" dir="auto" translate="no">${form.text}</p>`;
}

customElements.define('lo-transcript-content', TranscriptContent);
