import { html, LitElement, nothing } from 'lit';
import { noticeCallout, problemCallout } from '../kit/callouts.ts';
import '../kit/confirm-dialog.ts';
import { Watch } from '../kit/observable.ts';
import { shared } from '../kit/shared.styles.ts';
import '../session/key-mark.ts';
import { PAGES } from '../session/pages.ts';
import { problemText } from '../session/problem-text.ts';
import type { OwnKey, PromptOutcome, StaffKey } from '../session/staff-key.ts';
import { MAILBOX } from './account-texts.ts';

const texts = MAILBOX;

/** [K9] How one's lasting key stands: where it works, and what to do if it does not. */
export class MailboxCard extends LitElement {
  static override readonly styles = shared;
  static override readonly properties = {
    staffKey: { attribute: false },
    coordinator: { type: Boolean },
    own: { attribute: false },
    asking: { state: true },
    busy: { state: true },
    notice: { state: true },
    problem: { state: true },
  };
  /** A volunteer's; null while its part is on the way, or where it could not be fetched. */
  declare staffKey: StaffKey | null;
  declare coordinator: boolean;
  /** A coordinator's, which their keyring opens; null while it is closed. */
  declare own: OwnKey | null;
  declare private asking: boolean;
  declare private busy: boolean;
  declare private notice: string | null;
  declare private problem: string | null;

  constructor() {
    super();
    this.staffKey = this.own = this.notice = this.problem = null;
    this.coordinator = this.asking = this.busy = false;
    new Watch(this, () => [this.staffKey]);
  }

  protected override render() {
    const content = this.coordinator ? this.#ofCoordinator() : this.#ofVolunteer(this.staffKey);
    if (content === nothing) return nothing;
    return html`<section class="card stack">
      <h2>${texts.title}</h2>
      <p>${texts.intro}</p>
      ${noticeCallout('success', this.notice)} ${problemCallout(this.problem)} ${content}
    </section>`;
  }

  #ofCoordinator() {
    const { path, name } = PAGES.keys;
    if (this.own === null)
      return html`<p>${texts.coordinatorClosed} <a class="target" href=${path}>${name}</a></p>`;
    return html`<p>${texts.coordinatorOpen}</p>
      <lo-key-mark .keyId=${this.own.key.id} label=${texts.mark}></lo-key-mark>`;
  }

  #ofVolunteer(staffKey: StaffKey | null) {
    switch (staffKey?.standing) {
      case undefined:
      case 'unknown':
        return nothing;
      case 'later':
        return html`<p>${texts.later}</p>`;
      case 'nowhere':
        return html`<p>${texts.nowhere}</p>`;
      case 'closed':
        return this.#closed(staffKey);
      case 'open':
        return this.#open(staffKey);
    }
  }

  #closed({ everywhere }: StaffKey) {
    return html`<p>${everywhere ? texts.closedPasskey : texts.closedHere}</p>
      ${
        everywhere
          ? html`<div>
              <wa-button variant="brand" ?loading=${this.busy} @click=${this.#openWithOther}
                >${texts.openWithOther}</wa-button
              >
            </div>`
          : nothing
      }
      <p>${texts.lost} ${texts.lostBody}</p>
      ${this.#remake()}`;
  }

  #open({ own, everywhere, couldBeEverywhere, confirmed, otherPasskeys }: StaffKey) {
    return html`<p>${everywhere ? texts.everywhere : texts.here}</p>
      ${everywhere ? nothing : html`<p>${texts.hereStays}</p>`}
      ${
        own === null
          ? nothing
          : html`<lo-key-mark .keyId=${own.key.id} label=${texts.mark}></lo-key-mark>
              <p class="quiet small">${confirmed ? texts.confirmed : texts.unconfirmed}</p>`
      }
      ${
        otherPasskeys === 0
          ? nothing
          : html`<p>${texts.other}</p>
              <div>
                <wa-button appearance="outlined" ?loading=${this.busy} @click=${this.#addOther}
                  >${texts.addOther}</wa-button
                >
              </div>`
      }
      ${
        couldBeEverywhere
          ? html`<p>${texts.couldBeEverywhere} ${texts.lostBody}</p>
              ${this.#remake()}`
          : nothing
      }`;
  }

  #remake() {
    return html`<div>
        <wa-button appearance="outlined" ?disabled=${this.busy} @click=${() => (this.asking = true)}
          >${texts.remake}</wa-button
        >
      </div>
      <lo-confirm-dialog
        ?open=${this.asking}
        .heading=${texts.remakeTitle}
        .body=${texts.lostBody}
        .confirm=${texts.remakeConfirm}
        @lo-confirm=${() => this.#try(async (staffKey) => (await staffKey.remake(), 'done'), texts.remade)}
        @lo-close=${() => (this.asking = false)}
      ></lo-confirm-dialog>`;
  }

  readonly #openWithOther = (): Promise<void> =>
    this.#try((staffKey) => staffKey.openWithOther(), texts.opened);

  readonly #addOther = (): Promise<void> => this.#try((staffKey) => staffKey.addOther(), texts.added);

  async #try(act: (staffKey: StaffKey) => Promise<PromptOutcome>, done: string): Promise<void> {
    const { staffKey } = this;
    if (staffKey === null || this.busy) return;
    this.busy = true;
    this.notice = this.problem = null;
    try {
      const outcome = await act(staffKey);
      if (outcome === 'done') this.notice = done;
      else this.problem = texts[outcome];
    } catch (error) {
      this.problem = problemText(error);
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('lo-mailbox-card', MailboxCard);
