import { html, LitElement, nothing } from 'lit';
import type { GivenShare, ReceivedShare, SharesBody } from '../../../protocol/http/shares.ts';
import type { VolunteerRole } from '../../../protocol/http/staff.ts';
import { problemCallout } from '../kit/callouts.ts';
import { formatDate, formatDateTime } from '../kit/format.ts';
import { LoadTask } from '../kit/load-task.ts';
import { shared } from '../kit/shared.styles.ts';
import type { Api } from '../session/api.ts';
import { PAGES } from '../session/pages.ts';
import { problemText } from '../session/problem-text.ts';
import '../session/staff-notes.ts';
import { MAILBOX_PAGE } from './mailbox-texts.ts';
import { styles } from './mailbox-view.styles.ts';

const texts = MAILBOX_PAGE;

/** [N3] What was shared with one, and by one, the unread first: nothing of what was said. */
export class MailboxView extends LitElement {
  static override readonly styles = [shared, styles];
  static override readonly properties = { api: { attribute: false }, role: {} };
  declare api: Api;
  declare role: VolunteerRole;
  readonly #loaded = new LoadTask<SharesBody>(this, () => this.api.shares(), problemText);

  protected override render() {
    return html`<div class="page stack loose">
      <h1 tabindex="-1">${PAGES.mailbox.name}</h1>
      <p class="lead">${texts.intro}</p>
      <lo-staff-notes .api=${this.api}></lo-staff-notes>
      ${this.#loaded.render(({ shares, given }) => [
        problemCallout(this.#loaded.problem),
        shares.length === 0 ? empty(this.role) : list(shares.map((share) => received(share))),
        given.length === 0
          ? nothing
          : html`<section class="stack">
              <h2>${texts.given}</h2>
              ${list(given.map((share) => handedOut(share)))}
            </section>`,
      ])}
    </div>`;
  }
}

const empty = (role: VolunteerRole) =>
  html`<div class="card stack">
    <h2>${texts.empty}</h2>
    <p class="quiet">${texts.emptyHint[role]}</p>
  </div>`;

const list = (rows: readonly unknown[]) =>
  html`<div class="card list">
    <ul>
      ${rows.map((row) => html`<li>${row}</li>`)}
    </ul>
  </div>`;

const tag = (text: string) => html`<span class="tag">${text}</span>`;

const about = (conversation: ReceivedShare['conversation']) =>
  conversation === null
    ? nothing
    : html`<span class="quiet small">${texts.about(formatDateTime(conversation.startedAt))}</span>`;

function received({ id, kind, until, state, unread, conversation }: ReceivedShare) {
  const what = html`<span
    ><span class="head"><strong>${texts.kinds[kind]}</strong>${unread ? tag(texts.unread) : nothing}</span
    >${about(conversation)}</span
  >`;
  if (state !== 'open') return over(what, state);
  return html`<a class="entry" href="${PAGES.mailbox.path}/${id}"
    >${what}<span class="quiet small">${texts.until(formatDate(until))}</span></a
  >`;
}

function handedOut({ kind, state, alias, read, unread, conversation }: GivenShare) {
  const what = html`<span
    ><span class="head"
      ><strong>${texts.to(texts.kinds[kind], alias)}</strong>${unread ? tag(texts.said) : nothing}</span
    >${about(conversation)}</span
  >`;
  if (conversation === null || state === 'erased') return over(what, 'erased');
  const standing = {
    awaited: texts.awaits(alias),
    open: read ? texts.read : texts.notRead,
    ended: texts.ended,
  };
  return html`<a class="entry" href="${PAGES.transcripts.path}/${conversation.id}"
    >${what}<span class="quiet small">${standing[state]}</span></a
  >`;
}

const over = (what: unknown, state: 'ended' | 'erased') =>
  html`<div class="entry">${what}<span class="quiet small">${texts[state]}</span></div>`;

customElements.define('lo-mailbox-view', MailboxView);
