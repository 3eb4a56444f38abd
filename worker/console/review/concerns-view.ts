import { html, LitElement } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ConcernsBody } from '../../../protocol/http/concerns.ts';
import { plainCallout, problemCallout } from '../kit/callouts.ts';
import { LoadTask } from '../kit/load-task.ts';
import { Watch } from '../kit/observable.ts';
import { shared } from '../kit/shared.styles.ts';
import type { Api } from '../session/api.ts';
import { PAGES } from '../session/pages.ts';
import { problemText } from '../session/problem-text.ts';
import { ConcernCard } from './concern-card.ts';
import { CONCERNS as texts } from './concerns-texts.ts';
import type { ReviewKeyring } from './review-keyring.ts';
import './unlock-form.ts';

/** [B1] What was reported, and the steps of two coordinators towards breaking confidentiality. */
export class ConcernsView extends LitElement {
  static override readonly styles = shared;
  static override readonly properties = { api: { attribute: false }, keyring: { attribute: false } };
  declare api: Api;
  declare keyring: ReviewKeyring;
  readonly #concerns = new LoadTask<ConcernsBody>(this, () => this.api.concerns(), problemText);

  /** The concern of which a step was just taken: what had the focus may be gone with it. */
  #stepped: string | null = null;

  constructor() {
    super();
    new Watch(this, () => [this.keyring]);
  }

  protected override render() {
    return html`<div class="page stack loose" @lo-stepped=${this.#readAnew}>
      <h1 tabindex="-1">${PAGES.concerns.name}</h1>
      ${plainCallout('danger', texts.danger)}
      <p class="lead">${texts.intro}</p>
      ${this.#concerns.render((body) => [problemCallout(this.#concerns.problem), this.#list(body)])}
    </div>`;
  }

  /** Whoever took a step goes on from the heading that says how it stands now. */
  protected override updated(): void {
    if (this.#stepped === null || this.#concerns.busy) return;
    const card = [...this.renderRoot.querySelectorAll('lo-concern-card')].find(
      (each) => each instanceof ConcernCard && each.concern.id === this.#stepped,
    );
    this.#stepped = null;
    if (card instanceof ConcernCard) void card.updateComplete.then(() => card.focus());
  }

  readonly #readAnew = (event: Event): void => {
    const card = event.composedPath().find((each) => each instanceof ConcernCard);
    this.#stepped = card?.concern.id ?? null;
    this.#concerns.again();
  };

  #list({ concerns, coordinators }: ConcernsBody) {
    const alone =
      coordinators < 2
        ? html`<wa-callout variant="warning">
            <p>${texts.alone}</p>
            <p><a class="target" href=${PAGES.team.path}>${texts.aloneLink}</a></p>
          </wa-callout>`
        : '';
    if (concerns.length === 0)
      return html`${alone}
        <div class="card"><p class="quiet">${texts.empty}</p></div>`;
    return html`${alone}
    ${this.keyring.unlocked ? '' : html`<lo-unlock-form class="narrow" .keyring=${this.keyring}></lo-unlock-form>`}
    ${repeat(
      concerns,
      ({ id }) => id,
      (concern) =>
        html`<lo-concern-card
          .api=${this.api}
          .keyring=${this.keyring}
          .concern=${concern}
        ></lo-concern-card>`,
    )}`;
  }
}

customElements.define('lo-concerns-view', ConcernsView);
