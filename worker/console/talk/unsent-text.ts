import { css, html, LitElement, nothing } from 'lit';
import { shared } from '../kit/shared.styles.ts';
import { TALK } from './talk-texts.ts';

/** What the volunteer wrote and could not send before the talk was over, to be copied elsewhere. Nothing without any. */
export class UnsentText extends LitElement {
  static override readonly styles = [
    shared,
    css`
      /* Without a text no box at all: an empty one would leave a gap where it stands. */
      :host {
        display: contents;
      }
      section {
        display: grid;
        gap: 0.5rem;
        padding: 0.875rem 1rem;
        border: 1px solid var(--lo-line);
        border-radius: var(--lo-radius);
        background: var(--lo-surface);
      }
      h2 {
        font-size: 1.0625rem;
      }
      .text {
        max-height: 12rem;
        overflow: auto;
        overflow-wrap: anywhere;
        white-space: pre-wrap;
      }
    `,
  ];
  static override readonly properties = { text: { attribute: false }, outcome: { state: true } };
  declare text: string;
  declare private outcome: string | null;

  constructor() {
    super();
    this.text = '';
    this.outcome = null;
  }

  protected override render() {
    if (this.text === '') return nothing;
    return html`<section aria-labelledby="title">
      <h2 id="title">${TALK.unsent.title}</h2>
      <div class="text" dir="auto" tabindex="0" role="group" aria-labelledby="title">${this.text}</div>
      <div class="row">
        <wa-button size="s" appearance="outlined" variant="brand" @click=${this.#copy}
          >${TALK.unsent.copy}</wa-button
        >
        <span class="quiet small" role="status">${this.outcome}</span>
      </div>
    </section>`;
  }

  readonly #copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(this.text);
      this.outcome = TALK.unsent.copied;
    } catch {
      // A browser may refuse the clipboard, but never a selection.
      const text = this.renderRoot.querySelector('.text');
      if (text !== null) getSelection()?.selectAllChildren(text);
      this.outcome = TALK.unsent.selected;
    }
  };
}

customElements.define('lo-unsent-text', UnsentText);
