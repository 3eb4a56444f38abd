import { html, LitElement, nothing } from 'lit';
import { fingerprintOf } from '../../../widget/ui/fingerprint.ts';
import { shared } from '../kit/shared.styles.ts';
import { KEY_ALARM } from './app-texts.ts';
import type { KeyAlarm as Alarm } from './console-session.ts';

/**
 * [K4] Keys are not as they were left: what is wrong, and what to do. Stands above every page, and no offer beside it.
 *
 * @event {Event} lo-signer-compared the new fingerprint was compared by voice, and is right
 */
export class KeyAlarm extends LitElement {
  static override readonly styles = shared;
  static override readonly properties = {
    alarm: { attribute: false },
    metFirst: { attribute: false },
    named: { attribute: false },
    fingerprints: { state: true },
  };
  declare alarm: Alarm;
  /** Ids of the signing key that this browser met first, and of the one that the server names now. */
  declare metFirst: string | null;
  declare named: string | null;
  declare private fingerprints: { before: string; now: string | null } | null;

  constructor() {
    super();
    this.metFirst = this.named = this.fingerprints = null;
  }

  protected override willUpdate(): void {
    if (!this.hasUpdated && this.alarm === 'otherSigner') void this.#compute();
  }

  protected override render() {
    const { alarm, fingerprints } = this;
    return html`<wa-callout variant="danger" role="alert">
      <div class="stack">
        <div>
          <p><strong>${KEY_ALARM.title[alarm]}</strong></p>
          <p>${KEY_ALARM.text[alarm]}</p>
        </div>
        ${alarm === 'otherSigner' && fingerprints !== null ? this.#compare(fingerprints) : nothing}
      </div>
    </wa-callout>`;
  }

  #compare({ before, now }: { before: string; now: string | null }) {
    return html`<dl class="facts">
        <dt>${KEY_ALARM.before}</dt>
        <dd class="mono">${before}</dd>
        <dt>${KEY_ALARM.now}</dt>
        <dd class="mono">${now ?? KEY_ALARM.none}</dd>
      </dl>
      ${
        now === null
          ? nothing
          : html`<div>
              <wa-button
                size="s"
                appearance="outlined"
                @click=${() => this.dispatchEvent(new Event('lo-signer-compared'))}
                >${KEY_ALARM.compared}</wa-button
              >
            </div>`
      }`;
  }

  async #compute(): Promise<void> {
    const { metFirst, named } = this;
    if (metFirst === null) return;
    this.fingerprints = {
      before: await fingerprintOf(metFirst),
      now: named === null ? null : await fingerprintOf(named),
    };
  }
}

customElements.define('lo-key-alarm', KeyAlarm);
