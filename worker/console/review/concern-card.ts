import { html, LitElement, nothing, type PropertyValues } from 'lit';
import type { ConcernRow, PackageSizes } from '../../../protocol/http/concerns.ts';
import '../kit/confirm-dialog.ts';
import { plainCallout, problemCallout } from '../kit/callouts.ts';
import { formatDateTime, formatList } from '../kit/format.ts';
import { Watch } from '../kit/observable.ts';
import { shared } from '../kit/shared.styles.ts';
import type { Api } from '../session/api.ts';
import { PAGES } from '../session/pages.ts';
import './account-form.ts';
import './approve-form.ts';
import { Account, Delivery, openAbout } from './concern-account.ts';
import { CONCERNS as texts } from './concerns-texts.ts';
import { hashInHex } from './package-file.ts';
import './package-form.ts';
import type { ReviewKeyring } from './review-keyring.ts';
import { canShorten } from './hold-period.ts';
import './shorten-hold.ts';
import { stepProblem } from './step-problem.ts';

const ENDS = ['decline', 'withdraw', 'close'] as const;
type End = (typeof ENDS)[number];

/**
 * One concern: how it stands, what was written about it, and the steps that may be taken.
 *
 * @event {Event} lo-stepped - it is to be read anew
 */
export class ConcernCard extends LitElement {
  static override readonly styles = shared;
  static override readonly properties = {
    api: { attribute: false },
    keyring: { attribute: false },
    concern: { attribute: false },
    account: { state: true },
    delivery: { state: true },
    ending: { state: true },
    problem: { state: true },
  };
  declare api: Api;
  declare keyring: ReviewKeyring;
  declare concern: ConcernRow;
  /** `none`: it does not open here. */
  declare private account: Account | 'none' | null;
  declare private delivery: Delivery | 'none' | null;
  declare private ending: End | null;
  declare private problem: string | null;

  constructor() {
    super();
    this.account = this.delivery = this.ending = this.problem = null;
    new Watch(this, () => [this.keyring]);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('concern')) this.account = this.delivery = null;
    if (this.keyring.unlocked) void this.#openTexts();
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('#title')?.focus();
  }

  protected override render() {
    const { concern } = this;
    const { conversation } = concern;
    return html`<section class="card stack" aria-labelledby="title">
      <h2 id="title" tabindex="-1">${texts.states[concern.state]}: ${texts.grounds[concern.ground]}</h2>
      ${
        conversation === null
          ? plainCallout('neutral', texts.erased)
          : html`<p>${texts.about(formatDateTime(conversation.startedAt), conversation.alias)}</p>
              ${conversation.ended ? html`<p><a class="target" href="${PAGES.transcripts.path}/${concern.conversationId}">${texts.read}</a></p>` : nothing}`
      }
      <dl class="facts">
        ${fact(texts.raisedBy, `${concern.raisers.map((alias) => alias || texts.someone).join(', ')}, ${formatDateTime(concern.raisedAt)}`)}
        ${taken(texts.first, concern.first)} ${taken(texts.second, concern.second)}
        ${taken(texts.disclosed, concern.disclosed)}
        ${isOver(concern) ? fact(texts.ended, formatDateTime(concern.until)) : fact(texts.until, heldUntil(concern))}
      </dl>
      ${this.#written()} ${this.#steps()} ${problemCallout(this.problem)}
    </section>`;
  }

  #written() {
    const { account, delivery } = this.concern;
    if (account === null) return nothing;
    if (!this.keyring.unlocked) return html`<p class="quiet">${texts.locked}</p>`;
    const shown = this.account;
    const given = this.delivery;
    return html`${
      shown === 'none'
        ? plainCallout('warning', texts.unreadable)
        : html`<dl class="facts stacked">
            ${shown?.ground === undefined ? nothing : fact(texts.account.ground, shown.ground)}
            ${fact(texts.account.what, shown?.what)} ${fact(texts.account.necessary, shown?.necessary)}
            ${fact(texts.account.lighter, shown?.lighter)}
          </dl>`
    }${
      delivery === null
        ? nothing
        : html`<h3>${texts.delivery}</h3>
            ${given === 'none' ? plainCallout('warning', texts.unreadable) : nothing}
            <dl class="facts stacked">
              ${given === null || given === 'none' ? nothing : [fact(texts.package.recipient, given.recipient), fact(texts.package.how, given.how), fact(texts.package.part, given.part)]}
              ${fact(texts.hash, hashInHex(delivery.hash))}
              ${delivery.sizes === null ? nothing : fact(texts.sizes, sizesText(delivery.sizes))}
            </dl>`
    }`;
  }

  #steps() {
    const { concern, api, keyring } = this;
    const open = keyring.unlocked;
    const { may } = concern;
    return html`${
        may.includes('takeUp')
          ? open
            ? html`<lo-account-form
                .api=${api}
                .keyring=${keyring}
                .concernId=${concern.id}
              ></lo-account-form>`
            : html`<p class="quiet">${texts.locked}</p>`
          : nothing
      }
      ${concern.needsOther ? html`<p>${texts.approve.other}</p>` : nothing}
      ${
        may.includes('approve') &&
        concern.account !== null &&
        this.account !== null &&
        this.account !== 'none'
          ? html`<lo-approve-form
              .api=${api}
              .concernId=${concern.id}
              .account=${concern.account.hash}
            ></lo-approve-form>`
          : nothing
      }
      ${
        may.includes('disclose') && open
          ? html`<lo-package-form .api=${api} .keyring=${keyring} .concern=${concern}></lo-package-form>`
          : nothing
      }
      ${
        concern.state === 'disclosed' && may.includes('close') && canShorten(concern.until, Date.now())
          ? html`<lo-shorten-hold
              .api=${api}
              .concernId=${concern.id}
              .until=${concern.until}
            ></lo-shorten-hold>`
          : nothing
      }
      <div class="row">
        ${ENDS.filter((end) => may.includes(end)).map(
          (end) =>
            html`<wa-button appearance="outlined" @click=${() => (this.ending = end)}
              >${texts.end[end].button}</wa-button
            >`,
        )}
      </div>
      ${
        this.ending === null
          ? nothing
          : html`<lo-confirm-dialog
              .open=${true}
              heading=${texts.end[this.ending].title}
              body=${texts.end[this.ending].body}
              confirm=${texts.end[this.ending].button}
              @lo-confirm=${this.#end}
              @lo-close=${() => (this.ending = null)}
            ></lo-confirm-dialog>`
      }`;
  }

  readonly #end = async (): Promise<void> => {
    if (this.ending === null) return;
    try {
      await this.api.endConcern(this.concern.id, this.ending);
      this.dispatchEvent(new Event('lo-stepped', { bubbles: true, composed: true }));
    } catch (error) {
      this.problem = stepProblem(error);
    }
  };

  async #openTexts(): Promise<void> {
    const { concern, keyring } = this;
    const { id, account, delivery } = concern;
    if (this.account === null && account !== null) {
      const opened = (await openAbout(keyring, id, account.sealed, Account)) ?? 'none';
      if (concern === this.concern) this.account = opened;
    }
    if (this.delivery === null && delivery !== null) {
      const opened = (await openAbout(keyring, id, delivery.sealed, Delivery)) ?? 'none';
      if (concern === this.concern) this.delivery = opened;
    }
  }
}

function isOver({ state }: ConcernRow): boolean {
  return ['declined', 'withdrawn', 'closed', 'lapsed'].includes(state);
}

function sizesText({ html: page, json, sums }: PackageSizes): string {
  const { files } = texts.package;
  return formatList([
    texts.bytes(files.html, page),
    texts.bytes(files.json, json),
    texts.bytes(files.sums, sums),
  ]);
}

/** A report by somebody who held it for their 72 h before holds nothing. */
function heldUntil({ until }: ConcernRow): string {
  return until > Date.now() ? formatDateTime(until) : texts.usualTerm;
}

function taken(name: string, step: ConcernRow['first']) {
  return step === null
    ? nothing
    : fact(name, texts.on(step.alias === '' ? texts.someone : step.alias, formatDateTime(step.at)));
}

function fact(name: string, value: string | undefined) {
  return html`<dt>${name}</dt>
    <dd dir="auto">${value ?? ''}</dd>`;
}

customElements.define('lo-concern-card', ConcernCard);
