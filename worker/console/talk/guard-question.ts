import { css, html, LitElement, nothing } from 'lit';
import '../kit/confirm-dialog.ts';
import { formatList } from '../kit/format.ts';
import { Watch } from '../kit/observable.ts';
import type { RoomController } from './room-controller.ts';
import { shared } from '../kit/shared.styles.ts';
import { TALK } from './talk-texts.ts';

const texts = TALK.guard;

/**
 * Asks about a message that looks like it could tell who somebody is. The keyboard stays in the box: whoever goes on
 * typing has answered.
 *
 * @event {Event} lo-answered - the keyboard may go back to the box
 */
export class GuardQuestion extends LitElement {
  static override readonly styles = [
    shared,
    css`
      .question {
        display: grid;
        gap: 0.625rem;
        margin-bottom: 0.75rem;
        padding: 0.75rem 0.875rem;
        border-radius: var(--lo-radius);
        background: var(--lo-notice);
      }
    `,
  ];
  static override readonly properties = { room: { attribute: false }, sure: { state: true } };
  declare room: RoomController;
  /** The second question is open. */
  declare private sure: boolean;

  constructor() {
    super();
    this.sure = false;
    new Watch(this, () => [this.room]);
  }

  protected override willUpdate(): void {
    if (this.room.box.guard.question === null) this.sure = false;
  }

  protected override render() {
    const { question } = this.room.box.guard;
    return html`<div class="question" ?hidden=${question === null}>
        <p role="alert">
          ${question === null ? nothing : texts.question(formatList(question.kinds.map((kind) => texts.kinds[kind])))}
        </p>
        <div class="row">
          <wa-button size="s" variant="brand" @click=${this.#edit}>${texts.edit}</wa-button>
          <wa-button size="s" appearance="outlined" @click=${() => (this.sure = true)}
            >${texts.send}</wa-button
          >
        </div>
      </div>
      <lo-confirm-dialog
        .open=${this.sure}
        heading=${texts.sureTitle}
        body=${texts.sureBody}
        confirm=${texts.sure}
        @lo-confirm=${() => this.room.box.sendAnyway()}
        @lo-close=${this.#closed}
      ></lo-confirm-dialog>`;
  }

  readonly #edit = (): void => {
    this.room.box.write(this.room.box.text);
    this.#answered();
  };

  readonly #closed = (): void => {
    this.sure = false;
    if (this.room.box.guard.question === null) this.#answered();
  };

  #answered(): void {
    this.dispatchEvent(new Event('lo-answered'));
  }
}

customElements.define('lo-guard-question', GuardQuestion);
