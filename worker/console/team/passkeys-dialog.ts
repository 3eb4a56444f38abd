import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import type { PasskeysBody } from '../../../protocol/http/passkeys.ts';
import type { TeamBody } from '../../../protocol/http/team.ts';
import { noticeCallout, problemCallout } from '../kit/callouts.ts';
import { COMMON } from '../kit/common-texts.ts';
import { shared } from '../kit/shared.styles.ts';
import type { Api } from '../session/api.ts';
import '../session/passkey-list.ts';
import { problemText } from '../session/problem-text.ts';
import { THEIR_PASSKEYS } from './team-texts.ts';

const texts = THEIR_PASSKEYS;

/**
 * [A15] A colleague's passkeys, of which a coordinator takes away one that is lost.
 *
 * @event {Event} lo-close - closed; what is known of the team is old
 */
export class PasskeysDialog extends LitElement {
  static override readonly styles = [
    shared,
    css`
      wa-dialog {
        --width: min(30rem, calc(100vw - 2rem));
      }
      .row {
        justify-content: flex-end;
      }
    `,
  ];
  static override readonly properties = {
    api: { attribute: false },
    person: { attribute: false },
    passkeys: { state: true },
    busy: { state: true },
    notice: { state: true },
    problem: { state: true },
  };
  declare api: Api;
  /** Null: closed. */
  declare person: TeamBody['people'][number] | null;
  declare private passkeys: PasskeysBody['passkeys'] | null;
  declare private busy: boolean;
  declare private notice: string | null;
  declare private problem: string | null;

  constructor() {
    super();
    this.person = this.passkeys = this.notice = this.problem = null;
    this.busy = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('person') || this.person === null) return;
    this.passkeys = this.notice = null;
    void this.#try(async () => null);
  }

  protected override render() {
    return html`<wa-dialog
      label=${texts.title(this.person?.alias ?? '')}
      ?open=${this.person !== null}
      @wa-after-hide=${this.#hidden}
    >
      <div class="stack">
        <p>${texts.body}</p>
        ${noticeCallout('success', this.notice)} ${problemCallout(this.problem)}
        ${
          this.passkeys === null
            ? nothing
            : html`<lo-passkey-list
                .passkeys=${this.passkeys}
                .busy=${this.busy}
                @lo-retire=${({ detail }: CustomEvent<string>) => this.#retire(detail)}
              ></lo-passkey-list>`
        }
      </div>
      <div slot="footer" class="row">
        <wa-button appearance="outlined" autofocus @click=${this.#close}>${COMMON.close}</wa-button>
      </div>
    </wa-dialog>`;
  }

  #retire(id: string): Promise<void> {
    return this.#try(async (personId) => {
      await this.api.retireTheirPasskey(personId, id);
      return texts.retired;
    });
  }

  /** Does it, and asks how it stands then. */
  async #try(act: (personId: string) => Promise<string | null>): Promise<void> {
    const { person } = this;
    if (this.busy || person === null) return;
    this.busy = true;
    this.problem = null;
    try {
      this.notice = await act(person.id);
      this.passkeys = (await this.api.theirPasskeys(person.id)).passkeys;
    } catch (error) {
      this.problem = problemText(error);
    } finally {
      this.busy = false;
    }
  }

  readonly #hidden = ({ target, currentTarget }: Event): void => {
    if (target === currentTarget && this.person !== null) this.#close();
  };

  readonly #close = (): void => {
    this.dispatchEvent(new Event('lo-close'));
  };
}

customElements.define('lo-passkeys-dialog', PasskeysDialog);
