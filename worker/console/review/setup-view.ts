import { html, LitElement, nothing } from 'lit';
import type { MeBody } from '../../../protocol/http/staff.ts';
import { errorCodeOf, type Api } from '../session/api.ts';
import '../session/key-mark.ts';
import { noticeCallout, problemCallout } from '../kit/callouts.ts';
import { makeReviewKey } from '../../../widget/keys/make-review-key.ts';
import { makeCoordinatorKey } from '../../../widget/keys/make-staff-key.ts';
import type { ReviewKeyring } from './review-keyring.ts';
import { styles } from './setup-view.styles.ts';
import '../kit/confirm-dialog.ts';
import './code-steps.ts';
import './colleague-keys.ts';
import './next-key.ts';
import './unlock-form.ts';
import './waiting-access.ts';
import { Watch } from '../kit/observable.ts';
import { tellStepDone } from '../kit/step-done.ts';
import { shared } from '../kit/shared.styles.ts';
import { ACCESS } from './keys-texts.ts';
import { SETUP } from './review-texts.ts';
import { ERROR_TEXTS } from '../session/session-texts.ts';

/** first: the review key, by the first coordinator · own: one's own key alone · lost: all of it anew. */
type Making = 'first' | 'own' | 'lost';
/** Made in this browser, and stored once its code is proved to be kept. */
type Made = { of: Making; code: string; store: () => Promise<void>; adopt: () => Promise<void> };

const texts = SETUP;

/** Two people are on the phone: what one does should show to the other soon. */
const LOOK_AGAIN_MS = 10_000;

/** The review key: made once by the first coordinator, granted to others, followed by the next, and replaced if it is lost. */
export class SetupView extends LitElement {
  static override readonly styles = [shared, styles];
  static override readonly properties = {
    api: { attribute: false },
    me: { attribute: false },
    keyring: { attribute: false },
    refresh: { attribute: false },
    acceptSigner: { attribute: false },
    signUp: { attribute: false },
    within: { type: Boolean },
    made: { state: true },
    done: { state: true },
    asking: { state: true },
    busy: { state: true },
    problem: { state: true },
  };
  declare api: Api;
  declare me: MeBody;
  /** Null where its part could not be fetched. */
  declare keyring: ReviewKeyring | null;
  /** Asks the server for `me` again. */
  declare refresh: () => Promise<void>;
  /** This signing key was made here: it needs no comparing. */
  declare acceptSigner: (signerId: string) => Promise<void>;
  /** Whether visitors can sign up now, in a sentence; empty where that is not known. */
  declare signUp: string;
  /** Stands in another page, which has a heading of its own. */
  declare within: boolean;
  declare private made: Made | null;
  /** What was just finished. */
  declare private done: Making | null;
  declare private asking: 'own' | 'lost' | null;
  declare private busy: boolean;
  declare private problem: string | null;

  #timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.made = this.done = this.asking = this.problem = this.keyring = null;
    this.busy = this.within = false;
    new Watch(this, () => [this.keyring]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => {
      const { standing } = this.keyring ?? {};
      if ((standing === 'waiting' || standing === 'holding') && !document.hidden) this.#lookAgain();
    }, LOOK_AGAIN_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  protected override firstUpdated(): void {
    this.#lookAgain();
  }

  /** A colleague may have begun to wait, given access, or left. */
  #lookAgain(): void {
    void this.refresh().catch(() => {});
  }

  protected override render() {
    return html`<div class=${this.within ? 'stack loose' : 'page stack loose'}>
      ${
        this.within
          ? nothing
          : html`<h1 class="no-print" tabindex="-1">${texts.title}</h1>
              <p class="lead no-print">${texts.intro}</p>`
      }
      ${this.made === null ? this.#body() : this.#steps(this.made)}
      <lo-confirm-dialog
        ?open=${this.asking !== null}
        .heading=${this.asking === 'lost' ? ACCESS.renewTitle : ACCESS.remakeTitle}
        .body=${this.asking === 'lost' ? ACCESS.lostAllBody.join(' ') : this.#lostBody()}
        .confirm=${this.asking === 'lost' ? ACCESS.renewConfirm : ACCESS.remake}
        @lo-confirm=${() => this.asking !== null && void this.#make(this.asking)}
        @lo-close=${() => (this.asking = null)}
      ></lo-confirm-dialog>
    </div>`;
  }

  #body() {
    if (this.me.reviewKey === 'missing')
      return this.#start(texts.missing, texts.explain, texts.start, 'first');
    const { keyring } = this;
    if (keyring === null) return nothing;
    const finished = this.done !== 'own' ? `${texts.done} ${this.signUp}`.trim() : ACCESS.made;
    return html`${noticeCallout('success', this.done === null ? null : finished)} ${this.#standing(keyring)}`;
  }

  #standing(keyring: ReviewKeyring) {
    switch (keyring.standing) {
      case 'unknown':
        return this.#organisation(this.me.granted ? texts.presentMine : texts.presentOther);
      case 'none':
        return [
          this.#start(ACCESS.makeTitle, ACCESS.makeBody, ACCESS.make, 'own'),
          this.#organisation(texts.presentOther),
          this.#lostAll(),
        ];
      case 'closed':
        return [
          this.#organisation(this.me.granted ? texts.presentMine : texts.presentOther),
          html`<lo-unlock-form class="narrow" .keyring=${keyring}></lo-unlock-form>`,
          this.#lostOwn(),
          this.#lostAll(),
        ];
      case 'waiting':
      case 'granted':
        return [
          html`<lo-waiting-access .keyring=${keyring} .signerId=${this.me.signedBy}></lo-waiting-access>`,
          this.#lostAll(),
        ];
      case 'holding':
        return [
          this.#organisation(texts.presentMine),
          html`<lo-next-key
              .api=${this.api}
              .me=${this.me}
              .keyring=${keyring}
              .refresh=${this.refresh}
            ></lo-next-key>
            <lo-colleague-keys
              .api=${this.api}
              .me=${this.me}
              .keyring=${keyring}
              .refresh=${this.refresh}
            ></lo-colleague-keys>`,
        ];
    }
  }

  #organisation(access: string) {
    const { signedBy } = this.me;
    return html`<section class="card stack narrow">
      <h2>${texts.present}</h2>
      <p>${access}</p>
      ${
        signedBy === null
          ? nothing
          : html`<lo-key-mark .keyId=${signedBy} label=${texts.fingerprint}></lo-key-mark>
              <p class="quiet small">${texts.publish}</p>`
      }
    </section>`;
  }

  #start(title: string, explain: readonly string[], start: string, of: Making) {
    return html`<section class="card stack narrow">
      <h2>${title}</h2>
      <ol>
        ${explain.map((line) => html`<li>${line}</li>`)}
      </ol>
      ${problemCallout(this.problem)}
      <div>
        <wa-button variant="brand" ?loading=${this.busy} @click=${() => this.#make(of)}>${start}</wa-button>
      </div>
    </section>`;
  }

  #lostBody(): string {
    const alone = this.me.granted && (this.me.holders?.count ?? 0) < 2;
    return alone ? `${ACCESS.lostCodeAlone} ${ACCESS.lostCodeBody}` : ACCESS.lostCodeBody;
  }

  #lostOwn() {
    return html`<details class="card narrow">
      <summary>${ACCESS.lostCode}</summary>
      <div class="stack">
        <p>${this.#lostBody()}</p>
        <div>
          <wa-button appearance="outlined" @click=${() => (this.asking = 'own')}>${ACCESS.remake}</wa-button>
        </div>
      </div>
    </details>`;
  }

  #lostAll() {
    return html`<details class="card narrow">
      <summary>${ACCESS.lostAll}</summary>
      <div class="stack">
        ${ACCESS.lostAllBody.map((line) => html`<p>${line}</p>`)}
        <div>
          <wa-button appearance="outlined" @click=${() => (this.asking = 'lost')}>${ACCESS.renew}</wa-button>
        </div>
      </div>
    </details>`;
  }

  #steps(made: Made) {
    return html`<lo-code-steps
      .code=${made.code}
      ?busy=${this.busy}
      .problem=${this.problem}
      @lo-proved=${() => this.#finish(made)}
    ></lo-code-steps>`;
  }

  async #make(of: Making): Promise<void> {
    this.busy = true;
    this.problem = this.done = null;
    this.made = of === 'own' ? await this.#makeOwn() : await this.#makeReview(of);
    this.busy = false;
  }

  async #makeOwn(): Promise<Made> {
    const { code, keychain, body } = await makeCoordinatorKey(this.keyring?.keys?.own?.key.id ?? null);
    return {
      of: 'own',
      code,
      store: () => this.api.putStaffKey(body),
      adopt: async () => this.keyring?.adopt(keychain),
    };
  }

  async #makeReview(of: 'first' | 'lost'): Promise<Made> {
    const { code, keychain, body } = await makeReviewKey();
    const store = () => (of === 'lost' ? this.api.lostReviewKey(body) : this.api.createReviewKey(body));
    const adopt = async () => {
      if (of === 'lost') await this.acceptSigner(body.signed.review.by.id);
      await this.keyring?.adopt(keychain);
    };
    return { of, code, store, adopt };
  }

  async #finish({ of, store, adopt }: Made): Promise<void> {
    this.busy = true;
    this.problem = null;
    try {
      await store();
      // Nothing of before opens with it.
      if (of !== 'first') this.keyring?.lock();
      await this.refresh();
      await adopt();
      this.made = null;
      this.done = of;
      tellStepDone(this);
    } catch (error) {
      const errorCode = errorCodeOf(error);
      this.problem = errorCode === 'conflict' ? texts.conflict : ERROR_TEXTS[errorCode];
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('lo-setup-view', SetupView);
