import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import '@awesome.me/webawesome/dist/components/radio-group/radio-group.js';
import '@awesome.me/webawesome/dist/components/radio/radio.js';
import type WaRadioGroup from '@awesome.me/webawesome/dist/components/radio-group/radio-group.js';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import type { TodayBody } from '../../../protocol/http/today.ts';
import { isBlank } from '../../../protocol/blank.ts';
import { CLOSED_REASON_CHARS } from '../../../protocol/settings.ts';
import { problemCallout } from '../kit/callouts.ts';
import { COMMON } from '../kit/common-texts.ts';
import '../kit/field.ts';
import type { Field } from '../kit/field.ts';
import { formatTimeIn } from '../kit/format.ts';
import { justChanged, toConflict } from '../kit/just-changed.ts';
import { parseTime } from '../kit/parse-time.ts';
import { shared } from '../kit/shared.styles.ts';
import type { Api } from '../session/api.ts';
import { OwnDraft } from '../session/own-draft.ts';
import { problemText } from '../session/problem-text.ts';
import { dialogStyles } from './dialog.styles.ts';
import { lostTo, type LostTo } from './lost-to.ts';
import { dotted, momentText } from './moment.ts';
import { CLOSE_NOW } from './today-texts.ts';

type Until = 'nextOpening' | 'time' | 'byHand';
/** `until` null: nothing chosen, so the first of the choices. */
type Draft = { reason: string; until: Until | null; time: string };
const drafts = new OwnDraft((): Draft => ({ reason: '', until: null, time: '' }));
const texts = CLOSE_NOW;

/**
 * [O5] Asks why and until when the doors are shut, shows what visitors will read, and shuts them. A failure loses nothing of it.
 *
 * @event {CustomEvent<{changed: boolean}>} lo-close - closed, either way
 */
export class CloseDialog extends LitElement {
  static override readonly styles = [shared, dialogStyles];
  static override readonly properties = {
    api: { attribute: false },
    today: { attribute: false },
    waiting: { attribute: false },
    open: { type: Boolean },
    timeMissing: { state: true },
    busy: { state: true },
    problem: { state: true },
    lost: { state: true },
  };
  declare api: Api;
  declare today: TodayBody;
  /** Visitors who would be told. */
  declare waiting: number;
  declare open: boolean;
  declare private timeMissing: boolean;
  declare private busy: boolean;
  declare private problem: string | null;
  /** A colleague was first, and it is not decided what it will be. */
  declare private lost: LostTo | null;
  /** The settings as they were when this was asked, or when a colleague's change of them was shown. */
  #seen: number | undefined;
  #shown: LostTo | null = null;

  constructor() {
    super();
    this.lost = null;
    this.open = this.timeMissing = this.busy = false;
    this.waiting = 0;
    this.problem = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('open') && this.open) this.#seen = this.today.version;
  }

  protected override updated(): void {
    if (this.lost !== this.#shown && this.lost !== null) toConflict(this.renderRoot);
    this.#shown = this.lost;
  }

  get #draft(): Draft {
    return drafts.of(this.api);
  }

  get #until(): Until {
    return this.#draft.until ?? (this.today.nextOpening === null ? 'byHand' : 'nextOpening');
  }

  /** As it stands behind "We zijn nu gesloten": without a full stop of its own. */
  get #reason(): string {
    const { reason } = this.#draft;
    return isBlank(reason) ? '' : reason.trim().replace(/\.+$/, '');
  }

  protected override render() {
    const { nextOpening } = this.today;
    return html`<wa-dialog label=${texts.title} ?open=${this.open} @wa-after-hide=${this.#hidden}>
      <form class="stack" id="close" novalidate @submit=${this.#submit}>
        <lo-field
          name="reason"
          label=${texts.reason}
          hint=${texts.reasonHint}
          .maxLength=${CLOSED_REASON_CHARS}
          .value=${this.#draft.reason}
          autofocus
          @lo-typed=${this.#reasonTyped}
        ></lo-field>
        <wa-radio-group label=${texts.until} .value=${this.#until} @change=${this.#untilChosen}>
          ${
            nextOpening === null
              ? nothing
              : html`<wa-radio value="nextOpening">${texts.untilOpening(momentText(nextOpening))}</wa-radio>`
          }
          <wa-radio value="byHand">${texts.untilByHand}</wa-radio>
          <wa-radio value="time">${texts.untilTime}</wa-radio>
        </wa-radio-group>
        ${this.#until === 'time' ? this.#time() : nothing}
        <div class="preview">
          <p class="small quiet">${texts.preview}</p>
          <p>${texts.text(this.#reason)}</p>
        </div>
        <p class="small">${texts.happens(this.waiting)}</p>
        ${this.#conflict()} ${problemCallout(this.problem)}
      </form>
      <div slot="footer" class="row">
        <wa-button appearance="outlined" @click=${() => this.#done(false)}>${COMMON.cancel}</wa-button>
        <wa-button type="submit" form="close" variant="danger" ?loading=${this.busy} @click=${this.#submit}
          >${texts.confirm}</wa-button
        >
      </div>
    </wa-dialog>`;
  }

  #time() {
    return html`<lo-field
      kind="time"
      name="time"
      label=${texts.time}
      .value=${this.#draft.time}
      .problem=${this.timeMissing ? texts.timeMissing : null}
      @lo-typed=${this.#timeTyped}
    ></lo-field>`;
  }

  readonly #reasonTyped = ({ detail }: CustomEvent<string>): void => {
    this.#type({ reason: detail });
  };

  readonly #untilChosen = ({ currentTarget }: Event & { currentTarget: WaRadioGroup }): void => {
    const { value } = currentTarget;
    this.#type({ until: value === 'time' || value === 'byHand' ? value : 'nextOpening' });
  };

  readonly #timeTyped = ({ detail }: CustomEvent<string>): void => {
    this.#type({ time: detail });
    this.timeMissing = false;
  };

  #type(part: Partial<Draft>): void {
    drafts.put(this.api, { ...this.#draft, ...part });
    this.requestUpdate();
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    void this.#shut();
  };

  async #shut(): Promise<void> {
    if (this.busy) return;
    const until = this.#until === 'time' ? parseTime(this.#draft.time) : this.#until;
    this.timeMissing = until === null;
    if (until === null) {
      this.renderRoot.querySelector<Field>('[name=time]')?.focus();
      return;
    }
    this.busy = true;
    this.problem = this.lost = null;
    try {
      await this.api.closeNow({
        reason: this.#reason === '' ? null : this.#reason,
        until: until === '24:00' ? '00:00' : until,
        ...(this.#seen !== undefined && { seen: this.#seen }),
      });
      drafts.drop(this.api);
      this.#done(true);
    } catch (error) {
      await this.#refused(error);
    } finally {
      this.busy = false;
    }
  }

  async #refused(error: unknown): Promise<void> {
    try {
      this.lost = await lostTo(error, 'closedNow', this.api);
      if (this.lost === null) this.problem = problemText(error);
      else this.#seen = this.lost.today.version;
    } catch (failed) {
      this.problem = problemText(failed);
    }
  }

  #conflict() {
    if (this.lost === null) return nothing;
    const { by, today } = this.lost;
    const yours = texts.shut(this.#reason, this.#untilText(this.#until === 'time' ? null : this.#until));
    return justChanged(
      by,
      {
        now:
          today.closed === null
            ? texts.isOpen
            : texts.shut(today.closed.reason ?? '', this.#untilText(today.closed.until)),
        yours,
      },
      { takeTheirs: () => this.#done(true), keepMine: () => void this.#shut() },
    );
  }

  /** @param until null: the time that was typed */
  #untilText(until: 'nextOpening' | 'byHand' | number | null): string {
    if (until === 'byHand') return texts.whileByHand;
    if (until === 'nextOpening') return texts.whileClosed;
    return texts.whileTime(until === null ? dotted(this.#draft.time) : formatTimeIn(this.today.zone, until));
  }

  readonly #hidden = ({ target, currentTarget }: Event): void => {
    if (target === currentTarget && this.open) this.#done(false);
  };

  #done(changed: boolean): void {
    this.lost = null;
    this.dispatchEvent(new CustomEvent('lo-close', { detail: { changed } }));
  }
}

customElements.define('lo-close-dialog', CloseDialog);
