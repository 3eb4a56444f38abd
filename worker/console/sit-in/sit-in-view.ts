import '../../../widget/ui/message-list.ts';
import type { Api } from '../session/api.ts';
import { css, html, LitElement, nothing } from 'lit';
import { aboutColumn, aboutLine } from '../conversation/about-visitor.ts';
import { plainCallout } from '../kit/callouts.ts';
import { Worry } from '../concern/worry.ts';
import { styles } from '../conversation/conversation-view.styles.ts';
import type { ConversationSecrets } from '../conversation/conversation-secrets.ts';
import { nothingHasFocus } from '../kit/focus.ts';
import { Watch } from '../kit/observable.ts';
import { shared } from '../kit/shared.styles.ts';
import type { SitInController, SitInOver } from './sit-in-controller.ts';
import { CONVERSATION, messageListTexts } from '../conversation/conversation-texts.ts';
import { COMMON } from '../kit/common-texts.ts';
import { CONNECTION } from '../session/session-texts.ts';
import { SIT_IN as texts } from './sit-in-texts.ts';

/**
 * [C6] Beside a colleague's talk: waiting for the visitor's word, reading along, and what is said when that is over.
 *
 * @event {Event} lo-sit-in-left - by choice, or after it was over: it can be put away
 */
export class SitInView extends LitElement {
  static override readonly styles = [
    shared,
    styles,
    css`
      .foot {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.625rem 1.25rem;
      }
      .foot p {
        flex: 1 1 18rem;
      }
      @media (max-width: 40rem) {
        .foot wa-button {
          flex: 1 0 auto;
        }
      }
    `,
  ];
  static override readonly properties = { api: { attribute: false }, sitIn: { attribute: false } };
  declare api: Api;
  declare sitIn: SitInController;
  readonly #worry = new Worry(this);
  #step: string | null = null;

  constructor() {
    super();
    new Watch(this, () => [this.sitIn]);
  }

  protected override render() {
    const { over, state, reading } = this.sitIn;
    if (over !== null) return this.#over(over);
    return state?.phase === 'sitting' && reading !== null ? this.#sitting(reading, state) : this.#waiting();
  }

  /** Each step is read from its heading on; whoever is doing something else is left alone. */
  protected override updated(): void {
    const { over, state } = this.sitIn;
    const step = over ?? state?.phase ?? null;
    if (step === this.#step) return;
    this.#step = step;
    if (nothingHasFocus()) this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
  }

  #waiting() {
    return this.#alone(
      html`<div role="status">
          ${
            this.sitIn.state === null
              ? html`<div class="spinner"><wa-spinner></wa-spinner>${texts.connecting}</div>`
              : html`<p>${texts.asked}</p>`
          }
        </div>
        ${this.#lost}
        <div>
          <wa-button appearance="outlined" @click=${this.#leave}>${texts.takeBack}</wa-button>
        </div>`,
    );
  }

  #sitting(
    { log, secrets }: NonNullable<SitInController['reading']>,
    { alias, visitor }: Extract<SitInController['state'], { phase: 'sitting' }>,
  ) {
    const { intake, nickname } = secrets;
    return html`<div class="layout">
      <section class="talk" aria-labelledby="title">
        <header class="head">
          <h1 id="title" tabindex="-1">${texts.at(alias)}</h1>
          ${this.#worry.button()}
        </header>
        ${aboutLine(intake)}
        <lo-message-list
          .messages=${log.messages}
          .ownRole=${'coach'}
          .quiet=${log.restoring}
          .showTimes=${true}
          .texts=${messageListTexts(nickname, alias)}
        ></lo-message-list>
        <div class="notices" role="status">${this.#notices(secrets, visitor)}</div>
        <div class="foot">
          <p>${texts.sitting(alias)}</p>
          <wa-button appearance="outlined" @click=${this.#leave}>${texts.stop}</wa-button>
        </div>
      </section>
      ${this.#worry.open ? this.#sheet({ log, secrets }) : aboutColumn(intake)}
    </div>`;
  }

  /** Once it is over the key is gone, and the ground alone is reported. */
  #sheet(reading: SitInController['reading']) {
    return this.#worry.sheet(this.api, {
      roomId: this.sitIn.roomId,
      role: 'coach',
      draft: this.sitIn.concern,
      key: () => reading?.secrets.key ?? null,
      lastSeq: () => reading?.log.lastSeq ?? 0,
      insert: null,
    });
  }

  *#notices({ key, keyBroken }: ConversationSecrets, visitor: 'present' | 'away') {
    yield this.#lost;
    if (keyBroken) yield plainCallout('danger', CONVERSATION.keyBroken);
    else if (key === null) yield plainCallout('warning', texts.needsKey);
    if (visitor === 'away') yield plainCallout('neutral', texts.visitorAway);
  }

  #over(over: SitInOver) {
    const { title, body } = over === 'stopped' ? CONNECTION.stopped : texts.over[over];
    const reports = this.sitIn.sat && over !== 'stopped';
    const after = html`<div class="talk alone">
      <div class="waiting">
        <h1 tabindex="-1">${title}</h1>
        <p>${body}</p>
        <div class="row">
          ${
            over === 'stopped'
              ? html`<wa-button variant="brand" @click=${() => location.reload()}
                  >${COMMON.reload}</wa-button
                >`
              : html`<wa-button variant="brand" @click=${this.#putAway}>${CONNECTION.toHome}</wa-button>`
          }
          ${reports ? this.#worry.button() : nothing}
        </div>
      </div>
    </div>`;
    return reports && this.#worry.open
      ? html`<div class="layout">${after} ${this.#sheet(null)}</div>`
      : after;
  }

  #alone(content: unknown) {
    const { alias } = this.sitIn;
    return html`<div class="talk alone">
      <div class="waiting">
        <h1 tabindex="-1">${alias === null ? texts.title : texts.at(alias)}</h1>
        ${content}
      </div>
    </div>`;
  }

  /** The browser knows of a lost network long before the socket does. */
  get #lost() {
    const lost = this.sitIn.connection === 'lost' || !navigator.onLine;
    return lost ? plainCallout('warning', CONNECTION.lost) : nothing;
  }

  readonly #leave = (): void => {
    this.sitIn.leave();
    this.#putAway();
  };

  readonly #putAway = (): void => {
    this.dispatchEvent(new Event('lo-sit-in-left', { bubbles: true, composed: true }));
  };
}

customElements.define('lo-sit-in-view', SitInView);
