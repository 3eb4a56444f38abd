import { html, LitElement, nothing } from 'lit';
import { formatClock } from '../kit/format.ts';
import { Watch } from '../kit/observable.ts';
import { shared } from '../kit/shared.styles.ts';
import './comment-thread.ts';
import type { CommentThread } from './comment-thread.ts';
import type { Comments } from './comments.ts';
import { CONVERSATION } from './conversation-texts.ts';
import type { Transcript, TranscriptMessage } from './read-transcript.ts';
import { styles } from './transcript-messages.styles.ts';
import { COMMENTS, SAID } from './transcript-texts.ts';

const texts = SAID;

/** What was said in a conversation, with its gaps, and what readers say of each message. Text stays text. */
export class TranscriptMessages extends LitElement {
  static override readonly styles = [shared, styles];
  static override readonly properties = {
    transcript: { attribute: false },
    comments: { attribute: false },
    writing: { state: true },
  };
  declare transcript: Pick<Transcript, 'intake' | 'messages' | 'missingAtEnd'>;
  declare comments: Comments;
  /** The message that is being commented on, by its number. */
  declare private writing: number | null;

  constructor() {
    super();
    this.writing = null;
    new Watch(this, () => [this.comments]);
  }

  protected override render() {
    const { messages, missingAtEnd } = this.transcript;
    return html`<section class="card" aria-label=${CONVERSATION.messages}>
      ${
        messages.length === 0
          ? html`<p class="quiet">${texts.noMessages}</p>`
          : html`<ol>
              ${messages.map((message, index) => this.#message(message, messages[index - 1]))}
              ${missingAtEnd ? html`<li class="gap">${texts.gaps(missingAtEnd)}</li>` : nothing}
            </ol>`
      }
      ${missingAtEnd === null ? html`<p class="quiet small">${texts.endUnknown}</p>` : nothing}
    </section>`;
  }

  #message(message: TranscriptMessage, before: TranscriptMessage | undefined) {
    const { role, text, missingBefore } = message;
    const first = before?.role !== role || missingBefore > 0;
    const who = role === 'visitor' ? this.#visitorName : texts[role];
    return html`${missingBefore > 0 ? html`<li class="gap">${texts.gaps(missingBefore)}</li>` : nothing}
      <li class="message ${role === 'visitor' ? '' : 'other'}">
        <span class=${first ? 'who' : 'hidden'}
          >${message.at === null ? who : `${who}, ${formatClock(message.at)}`}</span
        >
        <div class="line">
          <div
            class="text ${text === null ? 'unreadable' : ''}"
            dir="auto"
            translate="no"
            .textContent=${text ?? CONVERSATION.messageUnreadable}
          ></div>
          <button
            class="add"
            type="button"
            title=${COMMENTS.about}
            aria-label=${COMMENTS.about}
            @click=${() => this.#write(message.seq)}
          >
            <wa-icon name="plus"></wa-icon>
          </button>
        </div>
        ${this.#thread(message.seq)}
      </li>`;
  }

  #thread(seq: number) {
    const writing = this.writing === seq;
    if (!writing && this.comments.on(seq).length === 0) return nothing;
    return html`<lo-comment-thread
      data-about=${seq}
      .comments=${this.comments}
      .about=${seq}
      label=${COMMENTS.about}
      ?writing=${writing}
      @lo-cancel=${this.#cancelled}
    ></lo-comment-thread>`;
  }

  #write(seq: number): void {
    this.writing = seq;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<CommentThread>(`lo-comment-thread[data-about="${seq}"]`)?.focus(),
    );
  }

  /** The focus goes back to where it came from. */
  readonly #cancelled = ({ currentTarget }: Event): void => {
    this.writing = null;
    if (currentTarget instanceof Element)
      currentTarget.closest('li')?.querySelector<HTMLElement>('.add')?.focus();
  };

  get #visitorName(): string {
    const { intake } = this.transcript;
    return intake === null || intake === 'unreadable' ? texts.visitor : intake.nickname;
  }
}

customElements.define('lo-transcript-messages', TranscriptMessages);
