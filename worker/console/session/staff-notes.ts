import { html, LitElement, nothing } from 'lit';
import { shared } from '../kit/shared.styles.ts';
import type { Api } from './api.ts';
import { MAIL } from './mailbox-texts.ts';

/** [B3] That there is something to talk about, and nothing of what: shown until it is put away. */
export class StaffNotes extends LitElement {
  static override readonly styles = shared;
  static override readonly properties = { api: { attribute: false }, waiting: { state: true } };
  declare api: Api;
  declare private waiting: boolean;

  constructor() {
    super();
    this.waiting = false;
  }

  protected override firstUpdated(): void {
    // The next visit to this page asks again; nothing else here waits for it.
    void this.api.notes().then(
      ({ notes }) => (this.waiting = notes.length > 0),
      () => undefined,
    );
  }

  /** No room for nothing. */
  protected override willUpdate(): void {
    this.hidden = !this.waiting;
  }

  protected override render() {
    if (!this.waiting) return nothing;
    return html`<wa-callout variant="neutral" size="s" role="status">
      <div class="stack">
        <p>${MAIL.concernDecided}</p>
        <div>
          <wa-button size="s" appearance="outlined" @click=${this.#read}>${MAIL.noteRead}</wa-button>
        </div>
      </div>
    </wa-callout>`;
  }

  readonly #read = async (): Promise<void> => {
    this.waiting = await this.api.readNotes().then(
      () => false,
      () => true,
    );
  };
}

customElements.define('lo-staff-notes', StaffNotes);
