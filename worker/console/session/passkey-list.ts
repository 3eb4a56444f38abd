import { css, html, LitElement, nothing } from 'lit';
import type { PasskeysBody } from '../../../protocol/http/passkeys.ts';
import { COMMON } from '../kit/common-texts.ts';
import { formatDay } from '../kit/format.ts';
import { shared } from '../kit/shared.styles.ts';
import { PASSKEYS } from './passkey-texts.ts';

type Passkey = PasskeysBody['passkeys'][number];
const texts = PASSKEYS;

/**
 * [A15] Somebody's passkeys by their days, and taking away one that is lost, after asking. The last one stays, and so does the one that this
 * session began with.
 *
 * @event {CustomEvent<string>} lo-retire - the id of the one to be taken away
 * @event {CustomEvent<string>} lo-let-open - the id of the one that is to open one's own mailbox
 */
export class PasskeyList extends LitElement {
  static override readonly styles = [
    shared,
    css`
      ul {
        list-style: none;
      }
      li {
        display: grid;
        gap: 0.5rem;
        padding-block: 0.875rem;
      }
      li + li {
        border-top: 1px solid var(--lo-line);
      }
    `,
  ];
  static override readonly properties = {
    passkeys: { attribute: false },
    canLetOpen: { attribute: false },
    busy: { attribute: false },
    asking: { state: true },
  };
  declare passkeys: readonly Passkey[];
  /** One's own mailbox is open, so that another passkey can be made to open it. */
  declare canLetOpen: boolean;
  declare busy: boolean;
  declare private asking: string | null;

  constructor() {
    super();
    this.passkeys = [];
    this.canLetOpen = this.busy = false;
    this.asking = null;
  }

  protected override render() {
    return html`<ul>
      ${this.passkeys.map((passkey) => this.#passkey(passkey))}
    </ul>`;
  }

  #passkey({ id, madeOn, usedOn, opens, here }: Passkey) {
    const name = texts.one(formatDay(madeOn));
    return html`<li>
      <p>
        <strong>${name}</strong><br />
        <span class="quiet small"
          >${usedOn === null ? texts.unused : texts.used(formatDay(usedOn))}. ${opens ? texts.opens : nothing}
          ${here ? texts.here : nothing}</span
        >
      </p>
      ${this.asking === id ? this.#sure(id) : this.#ways({ id, opens, here }, name)}
    </li>`;
  }

  #ways({ id, opens, here }: Pick<Passkey, 'id' | 'opens' | 'here'>, name: string) {
    if (this.passkeys.length === 1 && (opens || !this.canLetOpen))
      return html`<p class="quiet small">${texts.last}</p>`;
    return html`<div class="row">
      ${
        opens || !this.canLetOpen
          ? nothing
          : html`<wa-button
              size="s"
              appearance="outlined"
              ?loading=${this.busy}
              @click=${() => this.#say('lo-let-open', id)}
              >${texts.letOpen}<span class="hidden">: ${name}</span></wa-button
            >`
      }
      ${
        here || this.passkeys.length === 1
          ? nothing
          : html`<wa-button
              size="s"
              appearance="outlined"
              variant="danger"
              ?disabled=${this.busy}
              @click=${() => this.#ask(id)}
              >${texts.retire}<span class="hidden">: ${name}</span></wa-button
            >`
      }
    </div>`;
  }

  #sure(id: string) {
    return html`<p tabindex="-1" id="sure">${texts.sure}</p>
      <div class="row">
        <wa-button size="s" variant="danger" ?loading=${this.busy} @click=${() => this.#retire(id)}
          >${texts.yes}</wa-button
        >
        <wa-button size="s" appearance="outlined" @click=${() => (this.asking = null)}
          >${COMMON.cancel}</wa-button
        >
      </div>`;
  }

  /** The question has the focus, so that it is read out. */
  #ask(id: string): void {
    this.asking = id;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#sure')?.focus());
  }

  #retire(id: string): void {
    this.asking = null;
    this.#say('lo-retire', id);
  }

  #say(name: 'lo-retire' | 'lo-let-open', detail: string): void {
    if (!this.busy) this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

customElements.define('lo-passkey-list', PasskeyList);
