import { css, html, LitElement, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ChangePersonBody, TeamBody } from '../../../protocol/http/team.ts';
import { noticeCallout, problemCallout } from '../kit/callouts.ts';
import { formatDateTime, formatDay } from '../kit/format.ts';
import { LoadTask } from '../kit/load-task.ts';
import { shared } from '../kit/shared.styles.ts';
import type { Api } from '../session/api.ts';
import { PAGES } from '../session/pages.ts';
import { problemText } from '../session/problem-text.ts';
import { ERROR_TEXTS } from '../session/session-texts.ts';
import './invitations.ts';
import { makeLink } from './link-once.ts';
import { listStyles } from './list.styles.ts';
import './passkeys-dialog.ts';
import './remove-dialog.ts';
import { INVITE, TEAM } from './team-texts.ts';

type Person = TeamBody['people'][number];

/** [T1] Who works here: what a coordinator says of them, a passkey more, and removing. */
export class TeamView extends LitElement {
  static override readonly styles = [
    shared,
    listStyles,
    css`
      .person {
        flex: 1 1 18rem;
      }
      .said {
        display: flex;
        flex-wrap: wrap;
        gap: 0 1.25rem;
      }
      .stays {
        flex-basis: 100%;
      }
      .said wa-switch::part(base) {
        min-height: var(--lo-target);
      }
    `,
  ];
  static override readonly properties = {
    api: { attribute: false },
    selfId: {},
    refresh: { attribute: false },
    removing: { state: true },
    busy: { state: true },
    problem: { state: true },
    removed: { state: true },
    passkey: { state: true },
    looking: { state: true },
  };
  declare api: Api;
  declare selfId: string;
  /** Asks anew what this person is told on every page: who was removed may have held the review key. */
  declare refresh: () => Promise<void>;
  declare private removing: Person | null;
  declare private busy: boolean;
  declare private problem: string | null;
  declare private removed: Person | null;
  /** Whose passkeys are looked at. */
  declare private looking: Person | null;
  declare private passkey: { link: string; says: string } | null;
  readonly #team = new LoadTask(this, () => this.api.team(), problemText);

  constructor() {
    super();
    this.selfId = '';
    this.removing = this.removed = this.passkey = this.looking = null;
    this.problem = null;
    this.busy = false;
  }

  protected override render() {
    const { removed, passkey } = this;
    return html`<div class="page stack loose">
      <h1 tabindex="-1">${PAGES.team.name}</h1>
      <p class="lead">${TEAM.intro}</p>
      ${problemCallout(this.removing === null ? this.problem : null)}
      ${noticeCallout('success', removed && TEAM.removed(removed.alias))}
      ${removed?.role === 'coordinator' ? reviewKeyReminder() : nothing}
      ${
        passkey === null
          ? nothing
          : html`<lo-link-once
              .link=${passkey.link}
              .says=${passkey.says}
              @lo-done=${() => (this.passkey = null)}
            ></lo-link-once>`
      }
      ${this.#team.render((team) => this.#show(team))}
      <lo-remove-dialog
        .alias=${this.removing?.alias ?? null}
        .self=${this.removing?.id === this.selfId}
        .busy=${this.busy}
        .problem=${this.problem}
        @lo-remove=${({ detail }: CustomEvent<string>) => this.#remove(detail)}
        @lo-close=${this.#keep}
      ></lo-remove-dialog>
      <lo-passkeys-dialog
        .api=${this.api}
        .person=${this.looking}
        @lo-close=${this.#looked}
      ></lo-passkeys-dialog>
    </div>`;
  }

  #show({ people, invitations, secrecyN }: TeamBody) {
    return html`<section class="stack">
        <h2>${TEAM.people}</h2>
        <ul class="card list">
          ${people.map((person) => this.#person(person, secrecyN, stays(person, people)))}
        </ul>
      </section>
      <lo-invitations
        .api=${this.api}
        .open=${invitations}
        @lo-changed=${() => this.#team.again()}
      ></lo-invitations>`;
  }

  /** @param staying removing them would be refused */
  #person(person: Person, newestN: number, staying: boolean) {
    const { id, alias, role, lastActiveOn, passkeys, secrecyN } = person;
    const secrecy =
      secrecyN === null
        ? TEAM.secrecyDue
        : secrecyN < newestN
          ? TEAM.secrecyOld(secrecyN)
          : TEAM.secrecy(secrecyN);
    return html`<li>
      <div class="person">
        <strong>${alias}</strong>, ${TEAM.roles[role]}${id === this.selfId ? ` (${TEAM.you})` : nothing}<br />
        <span class="quiet small"
          >${TEAM.lastActive(formatDay(lastActiveOn))} · ${TEAM.passkeys(passkeys)}</span
        ><br />
        <span class="quiet small">${secrecy}</span>
        <div class="said" role="group" aria-label=${alias}>
          ${this.#said(person, 'inTraining')} ${this.#said(person, 'mentor')}
        </div>
      </div>
      <div class="row">
        <wa-button appearance="outlined" ?disabled=${this.busy} @click=${() => this.#newPasskey(person)}
          ><span>${TEAM.newPasskey}<span class="hidden">: ${alias}</span></span></wa-button
        >
        <wa-button appearance="outlined" ?disabled=${this.busy} @click=${() => (this.looking = person)}
          ><span>${TEAM.itsPasskeys}<span class="hidden">: ${alias}</span></span></wa-button
        >
        ${
          staying
            ? nothing
            : html`<wa-button
                appearance="outlined"
                variant="danger"
                ?disabled=${this.busy}
                @click=${() => (this.removing = person)}
                ><span>${TEAM.remove}<span class="hidden">: ${alias}</span></span></wa-button
              >`
        }
      </div>
      ${staying ? html`<p class="quiet small stays">${ERROR_TEXTS.lastCoordinator} ${TEAM.lastCoordinator}</p>` : nothing}
    </li>`;
  }

  #said(person: Person, field: keyof ChangePersonBody) {
    return html`<wa-switch
      .checked=${live(person[field])}
      ?disabled=${this.busy}
      @change=${() => this.#change(person, field)}
      >${TEAM[field]}</wa-switch
    >`;
  }

  async #change({ id, inTraining, mentor }: Person, field: keyof ChangePersonBody): Promise<void> {
    const said = { inTraining, mentor };
    await this.#try(() => this.api.changePerson(id, { ...said, [field]: !said[field] }));
  }

  async #newPasskey({ id, alias }: Person): Promise<void> {
    await this.#try(async () => {
      const { secretHash, link } = await makeLink();
      const { expiresAt } = await this.api.invitePasskey(id, secretHash);
      this.passkey = { link, says: INVITE.passkeyOnce(alias, formatDateTime(expiresAt)) };
    });
  }

  async #remove(alias: string): Promise<void> {
    const person = this.removing;
    if (person === null) return;
    await this.#try(async () => {
      await this.api.removePerson(person.id, alias);
      this.removing = null;
      this.removed = person;
      // That failed or came too late for who removed themselves: the person is removed all the same.
      await this.refresh().catch(() => {});
    });
  }

  readonly #looked = (): void => {
    this.looking = null;
    this.#team.again();
  };

  readonly #keep = (): void => {
    this.removing = null;
    this.problem = null;
  };

  async #try(act: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.problem = this.removed = null;
    try {
      await act();
    } catch (error) {
      this.problem = problemText(error);
    } finally {
      this.busy = false;
    }
    this.#team.again();
  }
}

/** The only coordinator can't be removed. Whoever else is removed meanwhile, the server has the last word. */
function stays({ id, role }: Person, people: readonly Person[]): boolean {
  return role === 'coordinator' && people.every((one) => one.role !== 'coordinator' || one.id === id);
}

function reviewKeyReminder() {
  return html`<wa-callout variant="warning" size="s">
    ${TEAM.reviewKey} <a href=${PAGES.keys.path}>${TEAM.reviewKeyLink}</a>
  </wa-callout>`;
}

customElements.define('lo-team-view', TeamView);
