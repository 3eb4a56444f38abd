import '@awesome.me/webawesome/dist/components/input/input.js';
import { html, LitElement, nothing } from 'lit';
import type { InvitationAnswer, VolunteerRole } from '../../../protocol/http/staff.ts';
import { isBlank } from '../../../protocol/blank.ts';
import { LIMITS } from '../../../protocol/limits.ts';
import { ApiError, errorCodeOf, type Api } from '../session/api.ts';
import { brandMark } from '../kit/brand-mark.ts';
import { noticeCallout, problemCallout } from '../kit/callouts.ts';
import { explainPasskeyError, registerPasskey, signInWithPasskey } from './passkeys.ts';
import type { Arrival } from '../session/passkey-secret.ts';
import { unwatched } from '../kit/unwatched.ts';
import { shared } from '../kit/shared.styles.ts';
import { styles } from './sign-in-view.styles.ts';
import { ERROR_TEXTS, PRODUCT } from '../session/session-texts.ts';
import { REGISTRATION, SIGN_IN } from './sign-in-texts.ts';

export type SignInNotice = 'expired' | 'keyLost';
type Invited =
  | { state: 'none' }
  | { state: 'checking' }
  | ({ state: 'valid'; secret: string } & InvitationAnswer);

const MIN_ALIAS_CHARS = 2;

/**
 * In, with a passkey; or for the first time, with an invitation.
 *
 * @event {CustomEvent<Arrival>} lo-signed-in
 */
export class SignInView extends LitElement {
  static override readonly styles = [shared, styles];
  static override readonly properties = {
    api: { attribute: false },
    demo: { type: Boolean },
    invitation: { attribute: false },
    notice: { attribute: false },
    invited: { state: true },
    busy: { state: true },
    problem: { state: true },
  };
  declare api: Api;
  declare demo: boolean;
  declare invitation: string | null;
  declare notice: SignInNotice | null;
  declare private invited: Invited;
  declare private busy: boolean;
  declare private problem: string | null;

  constructor() {
    super();
    this.demo = this.busy = false;
    this.invitation = this.notice = this.problem = null;
    this.invited = { state: 'none' };
  }

  protected override willUpdate(): void {
    if (!this.hasUpdated && this.invitation !== null) void this.#check(this.invitation);
  }

  protected override render() {
    const { invited } = this;
    return html`<div class="page">
      <div class="brand">${brandMark}<span>${PRODUCT}</span></div>
      <div class="card stack loose">
        ${invited.state === 'none' ? this.#signIn() : this.#registration(invited)}
      </div>
      ${
        invited.state === 'none'
          ? html`<p class="below quiet small">${SIGN_IN.needInvitation}</p>`
          : html`<p class="below">
              <wa-button appearance="plain" variant="brand" @click=${this.#toSignIn}
                >${REGISTRATION.toSignIn}</wa-button
              >
            </p>`
      }
    </div>`;
  }

  #signIn() {
    const texts = SIGN_IN;
    return html`<div class="stack">
        <h1 tabindex="-1">${texts.title}</h1>
        <p class="quiet">${texts.intro}</p>
      </div>
      ${noticeCallout('neutral', this.notice && texts[this.notice])} ${problemCallout(this.problem)}
      <div class="stack">
        <wa-button
          variant="brand"
          size="m"
          ?loading=${this.busy}
          @click=${() => this.#try(() => signInWithPasskey(this.api))}
          >${texts.passkey}</wa-button
        >
        <p class="quiet small">${texts.passkeyHint}</p>
      </div>
      ${
        this.demo
          ? html`<p class="or">${texts.or}</p>
              <div class="stack">
                <p class="small">${texts.demo}</p>
                <wa-button appearance="outlined" variant="brand" @click=${() => this.#demo('volunteer')}
                  >${texts.demoVolunteer}</wa-button
                >
                <wa-button appearance="outlined" variant="brand" @click=${() => this.#demo('coordinator')}
                  >${texts.demoCoordinator}</wa-button
                >
              </div>`
          : nothing
      }`;
  }

  #registration(invited: Exclude<Invited, { state: 'none' }>) {
    const texts = REGISTRATION;
    if (invited.state === 'checking') {
      return html`<div class="spinner"><wa-spinner></wa-spinner>${texts.checking}</div>`;
    }
    return html`<div class="stack">
        <h1 tabindex="-1">${texts.title}</h1>
        <p class="quiet">
          ${invited.newPasskey ? texts.introNewPasskey(invited.alias ?? '') : texts.intro[invited.role]}
        </p>
      </div>
      ${problemCallout(this.problem)}
      <form class="stack loose" novalidate @submit=${(event: Event) => this.#register(event, invited)}>
        ${
          invited.newPasskey
            ? nothing
            : html`<wa-input
                name="alias"
                label=${texts.alias}
                hint=${texts.aliasHint}
                value=${invited.alias ?? ''}
                maxlength=${LIMITS.aliasChars}
                autocomplete="off"
                ${unwatched()}
              ></wa-input>`
        }
        <div class="stack">
          <wa-button type="submit" variant="brand" ?loading=${this.busy}>${texts.create}</wa-button>
          <p class="quiet small">${texts.createHint}</p>
        </div>
      </form>`;
  }

  async #check(secret: string): Promise<void> {
    this.invited = { state: 'checking' };
    try {
      this.invited = { ...(await this.api.checkInvitation(secret)), state: 'valid', secret };
    } catch (error) {
      this.invited = { state: 'none' };
      const code = errorCodeOf(error);
      const spent = code === 'gone' || code === 'notFound' || code === 'badRequest';
      this.problem = spent ? REGISTRATION.gone : ERROR_TEXTS[code];
    }
  }

  #register(event: Event, { secret, newPasskey, alias: known }: Extract<Invited, { state: 'valid' }>): void {
    event.preventDefault();
    if (newPasskey) {
      void this.#try(() => registerPasskey(this.api, secret, known ?? ''));
      return;
    }
    const { currentTarget } = event;
    if (!(currentTarget instanceof HTMLFormElement)) return;
    const typed = new FormData(currentTarget).get('alias');
    const alias = typeof typed === 'string' ? typed.trim() : '';
    if (alias.length < MIN_ALIAS_CHARS || isBlank(alias)) {
      this.problem = REGISTRATION.aliasShort;
      currentTarget.querySelector('wa-input')?.focus();
      return;
    }
    void this.#try(() => registerPasskey(this.api, secret, alias));
  }

  #demo(role: VolunteerRole): void {
    void this.#try(async () => {
      await this.api.demoSignIn(role);
      return { by: 'signIn', secret: null };
    });
  }

  async #try(act: () => Promise<Arrival>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.problem = null;
    try {
      const detail = await act();
      this.dispatchEvent(new CustomEvent('lo-signed-in', { detail }));
    } catch (error) {
      const registering = error instanceof ApiError && this.invited.state === 'valid';
      const spent = registering && error.code === 'gone';
      const badAlias = registering && error.problems.some(({ field }) => field === 'alias');
      this.problem = spent
        ? REGISTRATION.gone
        : badAlias
          ? REGISTRATION.aliasRefused
          : explainPasskeyError(error);
      if (badAlias) this.renderRoot.querySelector('wa-input')?.focus();
    } finally {
      this.busy = false;
    }
  }

  readonly #toSignIn = (): void => {
    this.invited = { state: 'none' };
    this.problem = null;
  };
}

customElements.define('lo-sign-in-view', SignInView);
