import '@awesome.me/webawesome/dist/components/radio-group/radio-group.js';
import '@awesome.me/webawesome/dist/components/radio/radio.js';
import '@awesome.me/webawesome/dist/components/input/input.js';
import type WaRadioGroup from '@awesome.me/webawesome/dist/components/radio-group/radio-group.js';
import type WaInput from '@awesome.me/webawesome/dist/components/input/input.js';
import { html, LitElement, nothing } from 'lit';
import { cleanAlias } from '../../../protocol/alias.ts';
import type { TeamBody } from '../../../protocol/http/team.ts';
import { VolunteerRole } from '../../../protocol/http/staff.ts';
import { LIMITS } from '../../../protocol/limits.ts';
import { problemCallout } from '../kit/callouts.ts';
import { formatDateTime } from '../kit/format.ts';
import { shared } from '../kit/shared.styles.ts';
import { tellStepDone } from '../kit/step-done.ts';
import { unwatched } from '../kit/unwatched.ts';
import { ApiError, type Api } from '../session/api.ts';
import { OwnDraft } from '../session/own-draft.ts';
import { problemText } from '../session/problem-text.ts';
import './link-once.ts';
import { makeLink } from './link-once.ts';
import { listStyles } from './list.styles.ts';
import { INVITE, TEAM } from './team-texts.ts';

type OpenInvitation = TeamBody['invitations'][number];

/** An invitation that is not made yet. */
const drafts = new OwnDraft((): { role: VolunteerRole; alias: string } => ({ role: 'volunteer', alias: '' }));

/**
 * Invites somebody new, and takes open invitations back.
 *
 * @event {Event} lo-changed - the list is another by now
 */
export class Invitations extends LitElement {
  static override readonly styles = [shared, listStyles];
  static override readonly properties = {
    api: { attribute: false },
    open: { attribute: false },
    role: { attribute: false },
    made: { state: true },
    busy: { state: true },
    problem: { state: true },
  };
  declare api: Api;
  declare open: readonly OpenInvitation[];
  /** As what somebody is invited, where nothing is left to choose. */
  declare role: VolunteerRole | null;
  declare private made: { link: string; says: string } | null;
  declare private busy: boolean;
  declare private problem: string | null;

  constructor() {
    super();
    this.open = [];
    this.role = this.made = this.problem = null;
    this.busy = false;
  }

  protected override render() {
    const { made } = this;
    return html`<div class="stack loose">
      ${
        made === null
          ? this.#form()
          : html`<lo-link-once .link=${made.link} .says=${made.says} @lo-done=${this.#done}></lo-link-once>`
      }
      <section class="stack">
        <h2>${INVITE.open}</h2>
        ${
          this.open.length === 0
            ? html`<p class="quiet">${INVITE.none}</p>`
            : html`<ul class="card list">
                ${this.open.map((invitation) => this.#invitation(invitation))}
              </ul>`
        }
      </section>
    </div>`;
  }

  #form() {
    return html`<form class="card stack loose" novalidate @submit=${this.#invite}>
      <h2>${INVITE.title}</h2>
      ${this.role === null ? this.#chooseRole() : nothing}
      <wa-input
        name="alias"
        label=${INVITE.alias}
        hint=${INVITE.aliasHint}
        maxlength=${LIMITS.aliasChars}
        autocomplete="off"
        ${unwatched()}
        .value=${drafts.of(this.api).alias}
        @input=${({ currentTarget }: Event & { currentTarget: WaInput }) => (drafts.of(this.api).alias = currentTarget.value ?? '')}
      ></wa-input>
      ${problemCallout(this.problem)}
      <div><wa-button type="submit" variant="brand" ?loading=${this.busy}>${INVITE.make}</wa-button></div>
    </form>`;
  }

  #chooseRole() {
    return html`<wa-radio-group
      name="role"
      label=${INVITE.role}
      orientation="horizontal"
      .value=${drafts.of(this.api).role}
      @change=${({ currentTarget }: Event & { currentTarget: WaRadioGroup }) => (drafts.of(this.api).role = VolunteerRole.parse(currentTarget.value))}
    >
      <wa-radio value="volunteer" appearance="button">${TEAM.roles.volunteer}</wa-radio>
      <wa-radio value="coordinator" appearance="button">${TEAM.roles.coordinator}</wa-radio>
    </wa-radio-group>`;
  }

  #invitation({ id, role, alias, newPasskey, expiresAt }: OpenInvitation) {
    const name = alias ?? INVITE.nobody;
    return html`<li>
      <div>
        <strong>${name}</strong>, ${newPasskey ? INVITE.forPasskey : TEAM.roles[role]}<br />
        <span class="quiet small">${INVITE.until(formatDateTime(expiresAt))}</span>
      </div>
      <wa-button
        appearance="outlined"
        ?disabled=${this.busy}
        @click=${() => this.#try(() => this.api.revokeInvitation(id))}
        ><span>${INVITE.revoke}<span class="hidden">: ${name}</span></span></wa-button
      >
    </li>`;
  }

  readonly #invite = (event: Event): void => {
    event.preventDefault();
    const draft = drafts.of(this.api);
    const alias = cleanAlias(draft.alias);
    const role = this.role ?? draft.role;
    void this.#try(async () => {
      const { secretHash, link } = await makeLink();
      const { expiresAt } = await this.api.invite({ secretHash, role, alias: alias === '' ? null : alias });
      drafts.drop(this.api);
      this.made = { link, says: INVITE.once(formatDateTime(expiresAt)) };
    });
  };

  readonly #done = (): void => {
    this.made = null;
    tellStepDone(this);
  };

  async #try(act: () => Promise<unknown>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.problem = null;
    try {
      await act();
    } catch (error) {
      const badAlias = error instanceof ApiError && error.problems.some(({ field }) => field === 'alias');
      this.problem = badAlias ? INVITE.aliasRefused : problemText(error);
    } finally {
      this.busy = false;
    }
    this.dispatchEvent(new Event('lo-changed'));
  }
}

customElements.define('lo-invitations', Invitations);
