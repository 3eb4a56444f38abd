import { html, LitElement, nothing } from 'lit';
import { shared } from '../kit/shared.styles.ts';
import type { Api } from '../session/api.ts';
import { MAIL } from '../session/mailbox-texts.ts';
import { PAGES } from '../session/pages.ts';

/** [N3] That something in the mailbox is unread. */
export class MailNotice extends LitElement {
  static override readonly styles = shared;
  static override readonly properties = { api: { attribute: false }, unread: { state: true } };
  declare api: Api;
  declare private unread: boolean;

  constructor() {
    super();
    this.unread = false;
  }

  protected override firstUpdated(): void {
    // The next visit to this page asks again; nothing else here waits for it.
    void this.api.shares().then(
      ({ shares, given }) => (this.unread = [...shares, ...given].some(({ unread }) => unread)),
      () => undefined,
    );
  }

  /** No room for nothing. */
  protected override willUpdate(): void {
    this.hidden = !this.unread;
  }

  protected override render() {
    if (!this.unread) return nothing;
    return html`<wa-callout variant="neutral" size="s" role="status">
      ${MAIL.unread} <a class="target" href=${PAGES.mailbox.path}>${MAIL.open}</a>
    </wa-callout>`;
  }
}

customElements.define('lo-mail-notice', MailNotice);
