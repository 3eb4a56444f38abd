import { css, html, LitElement, nothing } from 'lit';
import { isBlank } from '../../../protocol/blank.ts';
import { COMMENT_BOUNDS } from '../../../protocol/http/shares.ts';
import { problemCallout } from '../kit/callouts.ts';
import { COMMON } from '../kit/common-texts.ts';
import '../kit/field.ts';
import type { Field } from '../kit/field.ts';
import { formatDateTime } from '../kit/format.ts';
import { Unsaved } from '../kit/unsaved.ts';
import { Watch } from '../kit/observable.ts';
import { shared } from '../kit/shared.styles.ts';
import { errorCodeOf } from '../session/api.ts';
import { problemText } from '../session/problem-text.ts';
import type { About, Comments } from './comments.ts';
import type { ReadComment } from './read-transcript.ts';
import { COMMENTS } from './transcript-texts.ts';

const texts = COMMENTS;

/** [N2] What readers said of one message or of the whole, and a box to say more. */
export class CommentThread extends LitElement {
  static override readonly styles = [
    shared,
    css`
      ol {
        display: grid;
        gap: 0.75rem;
        list-style: none;
      }
      li {
        padding-inline-start: 0.75rem;
        border-inline-start: 3px solid var(--lo-accent);
      }
      .said {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .unreadable {
        color: var(--lo-muted);
        font-style: italic;
      }
    `,
  ];
  static override readonly properties = {
    comments: { attribute: false },
    about: { attribute: false },
    label: {},
    writing: { type: Boolean },
    busy: { state: true },
    placed: { state: true },
    problem: { state: true },
  };
  declare comments: Comments;
  declare about: About;
  declare label: string;
  /** The box is there. */
  declare writing: boolean;
  declare private busy: boolean;
  /** Something was placed here: a screen reader says so. */
  declare private placed: boolean;
  declare private problem: string | null;

  constructor() {
    super();
    this.label = texts.label;
    this.about = this.problem = null;
    this.writing = this.busy = this.placed = false;
    new Watch(this, () => [this.comments]);
    new Unsaved(this, () => this.comments.isAtRisk(this.about));
  }

  /** Puts the cursor into the box, once it is there. */
  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<Field>('lo-field')?.focus());
  }

  protected override render() {
    const said = this.comments.on(this.about);
    return html`<div class="stack">
      ${
        said.length === 0
          ? nothing
          : html`<ol aria-label=${texts.title}>
              ${said.map((one) => this.#one(one))}
            </ol>`
      }
      <p class="hidden" role="status">${this.placed ? texts.placed : nothing}</p>
      ${this.writing ? this.#form() : nothing}
    </div>`;
  }

  #one({ by, alias, at, text }: ReadComment) {
    const who = by === this.comments.selfId ? texts.you : alias || texts.unknown;
    return html`<li>
      <p class="quiet small">${at === null ? who : `${who}, ${formatDateTime(at)}`}</p>
      <p
        class="said ${text === null ? 'unreadable' : ''}"
        dir="auto"
        translate="no"
        .textContent=${text ?? texts.unreadable}
      ></p>
    </li>`;
  }

  #form() {
    if (this.comments.full) return html`<p class="quiet small">${texts.full(COMMENT_BOUNDS.each)}</p>`;
    return html`<form class="stack" novalidate @submit=${this.#place}>
      <lo-field
        kind="long"
        label=${this.label}
        hint=${this.about === null ? texts.hint : ''}
        .maxLength=${COMMENT_BOUNDS.chars}
        .value=${this.comments.draft(this.about)}
        @lo-typed=${this.#typed}
      ></lo-field>
      ${problemCallout(this.problem)}
      <div class="row">
        <wa-button type="submit" size="s" variant="brand" ?loading=${this.busy}>${texts.add}</wa-button>
        ${
          this.about === null
            ? nothing
            : html`<wa-button size="s" appearance="plain" @click=${this.#cancel}>${COMMON.cancel}</wa-button>`
        }
      </div>
    </form>`;
  }

  readonly #typed = ({ detail }: CustomEvent<string>): void => {
    this.placed = false;
    this.comments.type(this.about, detail);
  };

  /** What was typed is there again when the box is. */
  readonly #cancel = (): void => {
    this.writing = false;
    this.problem = null;
    this.dispatchEvent(new Event('lo-cancel'));
  };

  readonly #place = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.busy || isBlank(this.comments.draft(this.about))) return this.focus();
    this.busy = true;
    this.problem = null;
    try {
      await this.comments.place(this.about);
      this.placed = true;
      if (this.about !== null) this.#cancel();
    } catch (error) {
      const code = errorCodeOf(error);
      if (code === 'gone') this.problem = texts.over;
      else this.problem = code === 'enough' ? texts.full(COMMENT_BOUNDS.each) : problemText(error);
    } finally {
      this.busy = false;
    }
  };
}

customElements.define('lo-comment-thread', CommentThread);
