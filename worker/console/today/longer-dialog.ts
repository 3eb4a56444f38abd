import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import type { LongerAnswer, TodayBody } from '../../../protocol/http/today.ts';
import { problemCallout } from '../kit/callouts.ts';
import { COMMON } from '../kit/common-texts.ts';
import '../kit/field.ts';
import { justChanged, toConflict } from '../kit/just-changed.ts';
import { parseTime } from '../kit/parse-time.ts';
import { shared } from '../kit/shared.styles.ts';
import { errorCodeOf, type Api } from '../session/api.ts';
import { OwnDraft } from '../session/own-draft.ts';
import { problemText } from '../session/problem-text.ts';
import { dialogStyles } from './dialog.styles.ts';
import { lostTo, type LostTo } from './lost-to.ts';
import { dotted, hoursText } from './moment.ts';
import { LONGER } from './today-texts.ts';

/** Of one day alone. Null: not typed, so as it is then. */
type Draft = { date: string; from: string | null; to: string | null };
const drafts = new OwnDraft((): Draft | null => null);
const texts = LONGER;

/**
 * [O6] Asks from when until when it is open today, and makes that a special day. What was typed stays when it is refused.
 *
 * @event {CustomEvent<{changed: boolean}>} lo-close - closed, either way
 */
export class LongerDialog extends LitElement {
  static override readonly styles = [shared, dialogStyles];
  static override readonly properties = {
    api: { attribute: false },
    today: { attribute: false },
    open: { type: Boolean },
    refused: { state: true },
    busy: { state: true },
    problem: { state: true },
    lost: { state: true },
  };
  declare api: Api;
  declare today: TodayBody;
  declare open: boolean;
  declare private refused: NonNullable<LongerAnswer['refused']> | 'missing' | null;
  declare private busy: boolean;
  declare private problem: string | null;
  /** A colleague was first, and it is not decided what it will be. */
  declare private lost: LostTo | null;
  /** The settings as they were when this was asked, or when a colleague's change of them was shown. */
  #seen: number | undefined;
  #shown: LostTo | null = null;

  constructor() {
    super();
    this.open = this.busy = false;
    this.refused = this.problem = this.lost = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('open') && this.open) this.#seen = this.today.version;
  }

  protected override updated(): void {
    if (this.lost !== this.#shown && this.lost !== null) toConflict(this.renderRoot);
    this.#shown = this.lost;
  }

  protected override render() {
    const { span } = this.today;
    const { refused } = this;
    const wrong =
      refused === 'missing' ? texts.timeMissing : refused === null ? null : texts.refused[refused];
    return html`<wa-dialog label=${texts.title} ?open=${this.open} @wa-after-hide=${this.#hidden}>
      <form class="stack" id="longer" novalidate @submit=${this.#submit}>
        <p>${span === null ? texts.none : texts.now(hoursText(span))} ${texts.what}</p>
        <div class="times">
          <lo-field
            kind="time"
            name="from"
            label=${texts.from}
            .value=${this.#from}
            autofocus
            @lo-typed=${({ detail }: CustomEvent<string>) => this.#type({ from: detail })}
          ></lo-field>
          <lo-field
            kind="time"
            name="to"
            label=${texts.to}
            .value=${this.#to}
            @lo-typed=${({ detail }: CustomEvent<string>) => this.#type({ to: detail })}
          ></lo-field>
        </div>
        <p class="problem small" role="alert">${wrong ?? nothing}</p>
        ${this.#conflict()} ${problemCallout(this.problem)}
      </form>
      <div slot="footer" class="row">
        <wa-button appearance="outlined" @click=${() => this.#done(false)}>${COMMON.cancel}</wa-button>
        <wa-button variant="brand" ?loading=${this.busy} @click=${this.#submit}>${texts.confirm}</wa-button>
      </div>
    </wa-dialog>`;
  }

  get #draft(): Draft {
    const { date } = this.today;
    const draft = drafts.of(this.api);
    return draft?.date === date ? draft : { date, from: null, to: null };
  }

  get #from(): string {
    return this.#draft.from ?? dotted(this.today.span?.from ?? '');
  }

  get #to(): string {
    return this.#draft.to ?? dotted(this.today.span?.to ?? '');
  }

  #type(part: Partial<Draft>): void {
    drafts.put(this.api, { ...this.#draft, ...part });
    this.refused = null;
    this.requestUpdate();
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    void this.#openLonger();
  };

  async #openLonger(): Promise<void> {
    if (this.busy) return;
    const [from, to] = [parseTime(this.#from), parseTime(this.#to)];
    this.problem = this.lost = null;
    const missing = from === null || from === '24:00' || to === null;
    this.refused = missing ? 'missing' : null;
    if (missing) return;
    this.busy = true;
    try {
      const { refused } = await this.api.openLonger({
        date: this.today.date,
        span: { from, to },
        ...(this.#seen !== undefined && { seen: this.#seen }),
      });
      this.refused = refused;
      if (refused === null) this.#done(true);
    } catch (error) {
      await this.#refusedBy(error);
    } finally {
      this.busy = false;
    }
  }

  async #refusedBy(error: unknown): Promise<void> {
    try {
      this.lost = await lostTo(error, `openingHours.specialDays.${this.today.date}`, this.api);
      if (this.lost !== null) this.#seen = this.lost.today.version;
      else this.problem = errorCodeOf(error) === 'conflict' ? texts.conflict : problemText(error);
    } catch (failed) {
      this.problem = problemText(failed);
    }
  }

  #conflict() {
    if (this.lost === null) return nothing;
    const { by, today } = this.lost;
    const typed = { from: dotted(this.#from), to: dotted(this.#to) };
    return justChanged(
      by,
      { now: today.span === null ? texts.notOpen : hoursText(today.span), yours: hoursText(typed) },
      { takeTheirs: () => this.#done(true), keepMine: () => void this.#openLonger() },
    );
  }

  readonly #hidden = ({ target, currentTarget }: Event): void => {
    if (target === currentTarget && this.open) this.#done(false);
  };

  /** What was typed is for this day alone: the next time it begins with what holds then. */
  #done(changed: boolean): void {
    drafts.drop(this.api);
    this.refused = this.problem = this.lost = null;
    this.dispatchEvent(new CustomEvent('lo-close', { detail: { changed } }));
  }
}

customElements.define('lo-longer-dialog', LongerDialog);
