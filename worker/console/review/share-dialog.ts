import '@awesome.me/webawesome/dist/components/checkbox/checkbox.js';
import type WaCheckbox from '@awesome.me/webawesome/dist/components/checkbox/checkbox.js';
import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { css, html, LitElement, nothing } from 'lit';
import { SHARE_BOUNDS } from '../../../protocol/http/shares.ts';
import { problemCallout } from '../kit/callouts.ts';
import { COMMON } from '../kit/common-texts.ts';
import '../kit/field.ts';
import type { Field } from '../kit/field.ts';
import { formatDate } from '../kit/format.ts';
import { shared } from '../kit/shared.styles.ts';
import type { Colleague, NewShare } from './share-or-await.ts';
import { discussionDays, discussionUntil, feedbackUntil } from './share-period.ts';
import { SHARE_DIALOG } from './share-texts.ts';

const texts = SHARE_DIALOG;

/** With the volunteer of the talk, or with colleagues of whom some are chosen. */
export type Asked = { kind: 'feedback'; to: Colleague } | { kind: 'discussion'; among: readonly Colleague[] };

/**
 * [N3] Asks with whom a conversation is shared and until when. What was chosen stays if sharing fails.
 *
 * @event {Event} lo-close - closed, either way
 */
export class ShareDialog extends LitElement {
  static override readonly styles = [
    shared,
    css`
      wa-dialog {
        --width: min(30rem, calc(100vw - 2rem));
      }
      fieldset {
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        margin-bottom: 0.375rem;
        padding: 0;
        font-weight: 600;
      }
      ul {
        list-style: none;
      }
      lo-field {
        max-width: 14rem;
      }
      wa-dialog .row {
        flex: 1;
        justify-content: flex-end;
      }
      .problem {
        margin-top: 0.375rem;
        color: var(--lo-danger);
        font-weight: 600;
      }
      @media (max-width: 40rem) {
        wa-dialog .row {
          flex-direction: column-reverse;
          align-items: stretch;
        }
      }
    `,
  ];
  static override readonly properties = {
    asked: { attribute: false },
    eraseAt: { attribute: false },
    share: { attribute: false },
    chosen: { state: true },
    day: { state: true },
    wrong: { state: true },
    busy: { state: true },
    problem: { state: true },
  };
  /** Null: nothing is asked. */
  declare asked: Asked | null;
  declare eraseAt: number;
  /** @returns what went wrong, in words; null: it was shared */
  declare share: (shares: readonly NewShare[]) => Promise<string | null>;
  /** The ids of the colleagues. */
  declare private chosen: ReadonlySet<string>;
  /** Null: as it is proposed. */
  declare private day: string | null;
  declare private wrong: { people: string | null; day: string | null };
  declare private busy: boolean;
  declare private problem: string | null;

  constructor() {
    super();
    this.asked = this.day = this.problem = null;
    this.eraseAt = 0;
    this.chosen = new Set();
    this.wrong = { people: null, day: null };
    this.busy = false;
  }

  protected override render() {
    const { asked } = this;
    const title = asked?.kind === 'feedback' ? texts.feedbackTitle(asked.to.alias) : texts.discussTitle;
    return html`<wa-dialog label=${title} ?open=${asked !== null} @wa-after-hide=${this.#hidden}>
      <form class="stack" id="share" novalidate @submit=${this.#submit}>
        ${asked === null ? nothing : asked.kind === 'feedback' ? this.#feedback(asked.to) : this.#discussion(asked.among)}
        <p class="small">${texts.secret}</p>
        ${problemCallout(this.problem)}
      </form>
      <div slot="footer" class="row">
        <wa-button appearance="outlined" @click=${this.#close}>${COMMON.cancel}</wa-button>
        <wa-button variant="brand" ?loading=${this.busy} @click=${this.#submit}>${texts.confirm}</wa-button>
      </div>
    </wa-dialog>`;
  }

  #feedback({ alias }: Colleague) {
    return html`<p>${texts.feedbackBody(alias)}</p>`;
  }

  #discussion(among: readonly Colleague[]) {
    const { proposed } = discussionDays(this.eraseAt, Date.now());
    return html`<p>${texts.discussBody}</p>
      <fieldset aria-describedby="people-problem">
        <legend>${texts.people}</legend>
        ${
          among.length === 0
            ? html`<p class="quiet">${texts.nobody}</p>`
            : html`<ul>
                ${among.map(
                  (person) =>
                    html`<li>
                      <wa-checkbox
                        value=${person.id}
                        .checked=${this.chosen.has(person.id)}
                        @change=${this.#toggled}
                        >${person.alias}
                        ${
                          person.reach === 'ready'
                            ? nothing
                            : html`<span class="quiet small"
                                >(${person.reach === 'noKey' ? texts.noMailbox : texts.notCompared})</span
                              >`
                        }</wa-checkbox
                      >
                    </li>`,
                )}
              </ul>`
        }
        <p id="people-problem" class="problem small" role="alert">${this.wrong.people ?? nothing}</p>
      </fieldset>
      <lo-field
        name="until"
        kind="date"
        label=${texts.until}
        hint=${texts.untilHint(SHARE_BOUNDS.days.discussion)}
        .value=${this.day ?? proposed}
        .problem=${this.wrong.day}
        @lo-typed=${this.#dayTyped}
      ></lo-field>`;
  }

  readonly #toggled = ({ currentTarget }: Event & { currentTarget: WaCheckbox }): void => {
    const { value, checked } = currentTarget;
    const rest = [...this.chosen].filter((id) => id !== value);
    this.chosen = new Set(checked && value !== null ? [...rest, value] : rest);
    this.wrong = { ...this.wrong, people: null };
  };

  readonly #dayTyped = ({ detail }: CustomEvent<string>): void => {
    this.day = detail;
    this.wrong = { ...this.wrong, day: null };
  };

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const shares = this.busy || this.asked === null ? null : this.#shares(this.asked);
    if (shares === null) return;
    this.busy = true;
    this.problem = await this.share(shares);
    this.busy = false;
    if (this.problem === null) this.#close();
  };

  /** Null: something is still to be chosen, which is said beside it. */
  #shares(asked: Asked): NewShare[] | null {
    const nowMs = Date.now();
    if (asked.kind === 'feedback') {
      return [{ to: asked.to, kind: 'feedback', until: feedbackUntil(this.eraseAt, nowMs) }];
    }
    const people = asked.among.filter(({ id }) => this.chosen.has(id));
    const { first, last, proposed } = discussionDays(this.eraseAt, nowMs);
    const until = discussionUntil(this.day ?? proposed, this.eraseAt, nowMs);
    const day = (at: string) => formatDate(new Date(`${at}T12:00:00`).getTime());
    this.wrong = {
      people:
        people.length === 0
          ? texts.choose
          : people.length > SHARE_BOUNDS.people
            ? texts.tooMany(SHARE_BOUNDS.people)
            : null,
      day: until === null ? texts.untilWrong(day(first), day(last)) : null,
    };
    if (this.wrong.people !== null) this.renderRoot.querySelector<HTMLElement>('wa-checkbox')?.focus();
    else if (until === null) this.renderRoot.querySelector<Field>('[name=until]')?.focus();
    if (until === null || this.wrong.people !== null) return null;
    return people.map((to) => ({ to, kind: 'discussion', until }));
  }

  readonly #hidden = ({ target, currentTarget }: Event): void => {
    if (target === currentTarget && this.asked !== null) this.#close();
  };

  readonly #close = (): void => {
    this.chosen = new Set();
    this.day = this.problem = null;
    this.wrong = { people: null, day: null };
    this.dispatchEvent(new Event('lo-close'));
  };
}

customElements.define('lo-share-dialog', ShareDialog);
