import { html, LitElement, nothing } from 'lit';
import { shared } from '../kit/shared.styles.ts';
import type { Api } from './api.ts';
import { MAIL } from './mailbox-texts.ts';
import { PAGES } from './pages.ts';

/** [B3] That there is something to talk about, and nothing of what, until it is put away. [N3] With `mail`, that the mailbox has something unread. */
export class StaffNotes extends LitElement {
  static override readonly styles = shared;
  static override readonly properties = {
    api: { attribute: false },
    mail: { type: Boolean },
    waiting: { state: true },
    unread: { state: true },
  };
  declare api: Api;
  declare mail: boolean;
  declare private waiting: boolean;
  declare private unread: boolean;

  constructor() {
    super();
    this.mail = this.waiting = this.unread = false;
  }

  protected override firstUpdated(): void {
    // The next visit to this page asks again; nothing else here waits for it.
    const { notes, shares } = this.api;
    void notes().then(
      ({ notes: found }) => (this.waiting = found.length > 0),
      () => undefined,
    );
    if (this.mail)
      void shares().then(
        ({ shares: received, given }) => (this.unread = [...received, ...given].some(({ unread }) => unread)),
        () => undefined,
      );
  }

  /** No room for nothing. */
  protected override willUpdate(): void {
    this.hidden = !this.waiting && !this.unread;
  }

  protected override render() {
    return html`<div class="stack">
      ${
        this.unread
          ? html`<wa-callout variant="neutral" size="s" role="status"
              >${MAIL.unread} <a class="target" href=${PAGES.mailbox.path}>${MAIL.open}</a></wa-callout
            >`
          : nothing
      }
      ${
        this.waiting
          ? html`<wa-callout variant="neutral" size="s" role="status">
              <div class="stack">
                <p>${MAIL.concernDecided}</p>
                <div>
                  <wa-button size="s" appearance="outlined" @click=${this.#read}>${MAIL.noteRead}</wa-button>
                </div>
              </div>
            </wa-callout>`
          : nothing
      }
    </div>`;
  }

  readonly #read = async (): Promise<void> => {
    this.waiting = await this.api.readNotes().then(
      () => false,
      () => true,
    );
  };
}

customElements.define('lo-staff-notes', StaffNotes);
