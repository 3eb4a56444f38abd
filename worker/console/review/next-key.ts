import { css, html, LitElement, nothing } from 'lit';
import type { MeBody } from '../../../protocol/http/staff.ts';
import { holdersAmong, makeNextReviewKey, type Compared } from '../../../widget/keys/granting.ts';
import { noticeCallout, problemCallout } from '../kit/callouts.ts';
import { shared } from '../kit/shared.styles.ts';
import { errorCodeOf, type Api } from '../session/api.ts';
import { problemText } from '../session/problem-text.ts';
import { NEXT_KEY } from './keys-texts.ts';
import type { ReviewKeyring } from './review-keyring.ts';

const texts = NEXT_KEY;

/** [K8] Makes the next review key once a coordinator who held it has left: first for whom it is, by name, and then the key. */
export class NextKey extends LitElement {
  static override readonly styles = [
    shared,
    css`
      ul {
        padding-left: 1.25rem;
      }
    `,
  ];
  static override readonly properties = {
    api: { attribute: false },
    me: { attribute: false },
    keyring: { attribute: false },
    refresh: { attribute: false },
    others: { state: true },
    made: { state: true },
    busy: { state: true },
    problem: { state: true },
  };
  declare api: Api;
  declare me: MeBody;
  declare keyring: ReviewKeyring;
  declare refresh: () => Promise<void>;
  /** Who else is to hold it; null until that was looked up. */
  declare private others: Compared[] | null;
  declare private made: boolean;
  declare private busy: boolean;
  declare private problem: string | null;

  constructor() {
    super();
    this.others = this.problem = null;
    this.made = this.busy = false;
  }

  /** Without anything to do it takes no room on the page either. */
  protected override willUpdate(): void {
    this.hidden = !this.made && this.me.holders?.left !== true;
  }

  protected override render() {
    if (this.hidden) return nothing;
    if (this.made) return noticeCallout('success', texts.made);
    return html`<section class="card stack narrow">
      <h2>${texts.title}</h2>
      <p>${texts.left}</p>
      <p>${texts.body}</p>
      ${this.others === null ? nothing : this.#recipients(this.others)} ${problemCallout(this.problem)}
      <div>
        <wa-button
          variant="brand"
          ?loading=${this.busy}
          @click=${() => (this.others === null ? this.#look() : this.#make(this.others))}
          >${texts.make}</wa-button
        >
      </div>
    </section>`;
  }

  #recipients(others: readonly Compared[]) {
    const waits = (this.me.holders?.waiting.length ?? 0) > 0;
    return html`<div class="stack" role="status">
      <p>${texts.forWhom}</p>
      <ul>
        <li>${texts.you(this.me.volunteer.alias)}</li>
        ${others.map(({ alias }) => html`<li>${alias}</li>`)}
      </ul>
      ${waits ? html`<p class="quiet">${texts.later}</p>` : nothing}
    </div>`;
  }

  async #look(): Promise<void> {
    await this.#try(async () => {
      const { giver } = this.keyring;
      const current = this.me.currentReviewKey;
      if (giver === null || current === null) return;
      const { people } = await this.api.staffKeys();
      this.others = await holdersAmong(people, this.me.volunteer.id, current.id, giver.signing.publicKey);
    });
  }

  async #make(others: readonly Compared[]): Promise<void> {
    await this.#try(async () => {
      const { giver } = this.keyring;
      const { reviewSigned, volunteer } = this.me;
      if (giver === null || reviewSigned === null) return;
      await this.api.nextReviewKey(await makeNextReviewKey(giver, volunteer.id, others, reviewSigned.number));
      this.made = true;
      await this.refresh();
    });
  }

  async #try(act: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.problem = null;
    try {
      await act();
    } catch (error) {
      const outdated = errorCodeOf(error) === 'conflict';
      if (outdated) this.others = null;
      this.problem = outdated ? texts.conflict : problemText(error);
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('lo-next-key', NextKey);
