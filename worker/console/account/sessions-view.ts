import { css, html, LitElement, nothing } from 'lit';
import type { SessionsBody } from '../../../protocol/http/staff.ts';
import type { Api } from '../session/api.ts';
import { noticeCallout, problemCallout } from '../kit/callouts.ts';
import '../kit/confirm-dialog.ts';
import { formatDateTime } from '../kit/format.ts';
import { LoadTask } from '../kit/load-task.ts';
import { shared } from '../kit/shared.styles.ts';
import { PAGES } from '../session/pages.ts';
import { problemText } from '../session/problem-text.ts';
import type { OwnKey, StaffKey } from '../session/staff-key.ts';
import type { OpensByPasskey } from '../session/wrap-by-passkey.ts';
import { SESSIONS } from './account-texts.ts';
import './mailbox-card.ts';
import './passkeys-card.ts';

type Session = SessionsBody['sessions'][number];
type Ending =
  | { state: 'none'; problem: string | null; ended: boolean }
  /** `id` null: all others. */
  | { state: 'asking' | 'busy'; id: string | null };

const texts = SESSIONS;

/** [A3] Where one is signed in, and ending that elsewhere; and how one's mailbox stands. */
export class SessionsView extends LitElement {
  static override readonly styles = [
    shared,
    css`
      .list {
        padding: 0;
        overflow: hidden;
      }
      ul {
        list-style: none;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0.75rem 1.25rem;
        padding: 1rem 1.25rem;
      }
      li + li {
        border-top: 1px solid var(--lo-line);
      }
    `,
  ];
  static override readonly properties = {
    api: { attribute: false },
    staffKey: { attribute: false },
    coordinator: { type: Boolean },
    own: { attribute: false },
    opener: { attribute: false },
    ending: { state: true },
  };
  declare api: Api;
  /** As the mailbox's card is given them. */
  declare staffKey: StaffKey | null;
  declare coordinator: boolean;
  declare own: OwnKey | null;
  declare opener: OpensByPasskey | null;
  declare private ending: Ending;
  readonly #sessions = new LoadTask(this, async () => (await this.api.sessions()).sessions, problemText);

  constructor() {
    super();
    this.staffKey = this.own = this.opener = null;
    this.coordinator = false;
    this.ending = { state: 'none', problem: null, ended: false };
  }

  protected override render() {
    const { ending } = this;
    const all = ending.state !== 'none' && ending.id === null;
    return html`<div class="page stack loose">
      <h1 tabindex="-1">${PAGES.sessions.name}</h1>
      <p class="lead">${texts.intro}</p>
      ${problemCallout(ending.state === 'none' ? ending.problem : null)}
      ${noticeCallout('success', ending.state === 'none' && ending.ended ? texts.ended : null)}
      ${this.#sessions.render((sessions) => [problemCallout(this.#sessions.problem), this.#list(sessions)])}
      <lo-mailbox-card
        .staffKey=${this.staffKey}
        ?coordinator=${this.coordinator}
        .own=${this.own}
      ></lo-mailbox-card>
      <lo-passkeys-card .api=${this.api} .opener=${this.opener}></lo-passkeys-card>
      <lo-confirm-dialog
        ?open=${ending.state === 'asking'}
        .heading=${all ? texts.endAllTitle : texts.endTitle}
        .body=${texts.endBody}
        .confirm=${texts.confirm}
        @lo-confirm=${this.#end}
        @lo-close=${this.#keep}
      ></lo-confirm-dialog>
    </div>`;
  }

  #list(sessions: readonly Session[]) {
    const others = sessions.filter(({ here }) => !here).length;
    return html`<div class="card list">
        <ul>
          ${sessions.map((session) => this.#session(session))}
        </ul>
      </div>
      ${others === 0 ? html`<p class="quiet">${texts.alone}</p>` : nothing}
      ${
        others < 2
          ? nothing
          : html`<div>
              <wa-button
                appearance="outlined"
                ?loading=${this.#isEnding(null)}
                @click=${() => this.#ask(null)}
                >${texts.endAll}</wa-button
              >
            </div>`
      }`;
  }

  #session({ id, since, activeAt, valid, here }: Session) {
    return html`<li>
      <div>
        <strong>${here ? texts.here : texts.elsewhere}</strong><br />
        <span class="small">${texts.since(formatDateTime(since))}</span><br />
        <span class="quiet small">${valid ? texts.active(formatDateTime(activeAt)) : texts.runOut}</span>
      </div>
      ${
        here
          ? nothing
          : html`<wa-button appearance="outlined" ?loading=${this.#isEnding(id)} @click=${() => this.#ask(id)}
              >${texts.end}</wa-button
            >`
      }
    </li>`;
  }

  #isEnding(id: string | null): boolean {
    return this.ending.state === 'busy' && this.ending.id === id;
  }

  #ask(id: string | null): void {
    if (this.ending.state === 'none') this.ending = { state: 'asking', id };
  }

  /** Fires after a yes as well. */
  readonly #keep = (): void => {
    if (this.ending.state === 'asking') this.ending = { state: 'none', problem: null, ended: false };
  };

  readonly #end = async (): Promise<void> => {
    if (this.ending.state !== 'asking') return;
    const { id } = this.ending;
    this.ending = { state: 'busy', id };
    try {
      await (id === null ? this.api.endOtherSessions() : this.api.endSession(id));
      this.ending = { state: 'none', problem: null, ended: true };
    } catch (error) {
      this.ending = { state: 'none', problem: problemText(error), ended: false };
    }
    this.#sessions.again();
  };
}

customElements.define('lo-sessions-view', SessionsView);
