import { html, LitElement, nothing } from 'lit';
import type { PasskeysBody } from '../../../protocol/http/passkeys.ts';
import { noticeCallout, problemCallout } from '../kit/callouts.ts';
import { LoadTask } from '../kit/load-task.ts';
import { shared } from '../kit/shared.styles.ts';
import { ApiError, type Api } from '../session/api.ts';
import '../session/passkey-list.ts';
import { askAnyOf } from '../session/passkey-prompt.ts';
import { problemText } from '../session/problem-text.ts';
import type { OpensByPasskey } from '../session/wrap-by-passkey.ts';
import { MY_PASSKEYS } from './account-texts.ts';
import { addPasskey } from './add-passkey.ts';

const texts = MY_PASSKEYS;

/** [A15] One's own passkeys: adding one, having it open what the others open, and taking away one that is lost. */
export class PasskeysCard extends LitElement {
  static override readonly styles = shared;
  static override readonly properties = {
    api: { attribute: false },
    opener: { attribute: false },
    busy: { state: true },
    notice: { state: true },
    problem: { state: true },
  };
  declare api: Api;
  /** What passkeys open; null while its part is on the way, or where it could not be fetched. */
  declare opener: OpensByPasskey | null;
  declare private busy: boolean;
  declare private notice: string | null;
  declare private problem: string | null;
  readonly #passkeys = new LoadTask<PasskeysBody>(this, () => this.api.passkeys(), problemText);

  constructor() {
    super();
    this.opener = this.notice = this.problem = null;
    this.busy = false;
  }

  protected override render() {
    // In the demo nobody has one, and so nothing to add another by.
    if (this.#passkeys.value?.passkeys.length === 0) return nothing;
    return html`<section class="card stack">
      <h2 tabindex="-1">${texts.title}</h2>
      <p>${texts.intro}</p>
      ${noticeCallout('success', this.notice)} ${problemCallout(this.problem)}
      ${this.#passkeys.render(
        ({ passkeys }) =>
          html`<lo-passkey-list
              .passkeys=${passkeys}
              .canLetOpen=${this.opener?.canLetOpen ?? false}
              .busy=${this.busy}
              @lo-retire=${({ detail }: CustomEvent<string>) => this.#retire(detail)}
              @lo-let-open=${({ detail }: CustomEvent<string>) => this.#letOpen(detail)}
            ></lo-passkey-list>
            <p class="quiet">${texts.how}</p>
            <div>
              <wa-button appearance="outlined" ?loading=${this.busy} @click=${this.#add}
                >${texts.add}</wa-button
              >
            </div>`,
      )}
      ${this.#passkeys.value === null ? nothing : problemCallout(this.#passkeys.problem)}
    </section>`;
  }

  readonly #add = (): Promise<void> =>
    this.#try(async () => {
      const { id, secret } = await addPasskey(this.api);
      const { opener } = this;
      if (!opener?.canLetOpen) return texts.added;
      // Most passkeys give their secret only when they are asked again.
      const given = secret ?? (await askAnyOf(this.api, [id]));
      if (given === null || given === 'cancelled') return texts.addedOnly;
      await opener.letOpen(given);
      return texts.addedAndOpens;
    });

  readonly #letOpen = (id: string): Promise<void> =>
    this.#try(async () => {
      const secret = await askAnyOf(this.api, [id]);
      if (secret === null) throw new PasskeyProblem(texts.useless);
      if (secret === 'cancelled') throw new PasskeyProblem(texts.cancelled);
      await this.opener?.letOpen(secret);
      return texts.opens;
    });

  readonly #retire = (id: string): Promise<void> =>
    this.#try(async () => {
      await this.api.retirePasskey(id);
      return texts.retired;
    });

  /** @param act returns what to say of it */
  async #try(act: () => Promise<string>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.notice = this.problem = null;
    try {
      this.notice = await act();
      this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
    } catch (error) {
      this.problem = explain(error);
    } finally {
      this.busy = false;
    }
    this.#passkeys.again();
  }
}

class PasskeyProblem extends Error {}

function explain(error: unknown): string {
  if (error instanceof PasskeyProblem) return error.message;
  if (error instanceof ApiError) return error.code === 'confirmAgain' ? texts.notYours : problemText(error);
  const name = error instanceof Error ? error.name : '';
  if (name === 'InvalidStateError') return texts.already;
  // The browser has one name for cancelled, too late and not here.
  return name === 'NotAllowedError' || name === 'AbortError' ? texts.cancelled : texts.unsupported;
}

customElements.define('lo-passkeys-card', PasskeysCard);
