import { html, LitElement, nothing } from 'lit';
import type { TodayBody } from '../../../protocol/http/today.ts';
import type { HoursState } from '../../../protocol/queue.ts';
import { problemCallout } from '../kit/callouts.ts';
import { formatTimeIn } from '../kit/format.ts';
import { shared } from '../kit/shared.styles.ts';
import type { Api } from '../session/api.ts';
import { hoursLine } from '../session/hours-line.ts';
import { problemText } from '../session/problem-text.ts';
import { HOURS_NOW } from '../session/session-texts.ts';
import './close-dialog.ts';
import './longer-dialog.ts';
import { hoursText, momentText } from './moment.ts';
import { TODAY } from './today-texts.ts';
import { styles } from './today-view.styles.ts';

const texts = TODAY.doors;

/**
 * Whether it is open and until when, and what a coordinator can do about it.
 *
 * @event {Event} lo-changed - something was done: what is known of today is old
 */
export class DoorsCard extends LitElement {
  static override readonly styles = [shared, styles];
  static override readonly properties = {
    api: { attribute: false },
    today: { attribute: false },
    hours: { attribute: false },
    heardAtMs: { attribute: false },
    waiting: { attribute: false },
    ready: { attribute: false },
    dialog: { state: true },
    busy: { state: true },
    problem: { state: true },
  };
  declare api: Api;
  declare today: TodayBody;
  /** As the queue last said; null while it has not. */
  declare hours: HoursState | null;
  declare heardAtMs: number;
  declare waiting: number;
  declare ready: boolean;
  declare private dialog: 'close' | 'longer' | null;
  declare private busy: boolean;
  declare private problem: string | null;

  constructor() {
    super();
    this.hours = this.dialog = this.problem = null;
    this.heardAtMs = this.waiting = 0;
    this.ready = true;
    this.busy = false;
  }

  protected override render() {
    const { closed, changed, span } = this.today;
    return html`<div class="card doors ${closed === null ? '' : 'shut'}">
        <div>
          <p class="line" role="status">${this.#line()}</p>
          ${closed === null ? nothing : html`<p>${this.#until()}</p>`}
          ${changed && span !== null ? html`<p class="quiet">${texts.changed(hoursText(span))}</p>` : nothing}
        </div>
        ${problemCallout(this.problem)}
        <div class="row">
          ${
            closed === null
              ? html`<wa-button appearance="outlined" @click=${() => this.#ask('close')}
                  >${texts.close}</wa-button
                >`
              : html`<wa-button variant="brand" ?loading=${this.busy} @click=${this.#open}
                  >${texts.open}</wa-button
                >`
          }
          <wa-button appearance="outlined" @click=${() => this.#ask('longer')}>${texts.longer}</wa-button>
          ${
            changed
              ? html`<wa-button appearance="plain" ?disabled=${this.busy} @click=${this.#asBefore}
                  >${texts.asBefore}</wa-button
                >`
              : nothing
          }
        </div>
      </div>
      <lo-close-dialog
        .api=${this.api}
        .today=${this.today}
        .waiting=${this.waiting}
        ?open=${this.dialog === 'close'}
        @lo-close=${this.#closed}
      ></lo-close-dialog>
      <lo-longer-dialog
        .api=${this.api}
        .today=${this.today}
        ?open=${this.dialog === 'longer'}
        @lo-close=${this.#closed}
      ></lo-longer-dialog>`;
  }

  #line(): string {
    const { closed, zone } = this.today;
    if (closed !== null) return texts.shut(closed.reason);
    if (!this.ready || this.hours === null) return this.ready ? '' : HOURS_NOW.closed;
    return hoursLine(this.hours, { sinceMs: performance.now() - this.heardAtMs, zone });
  }

  #until(): string {
    const { closed, zone } = this.today;
    const opens = this.hours?.state === 'closed' ? this.hours.opens : null;
    if (closed === null || closed.until === 'byHand') return texts.untilByHand;
    if (opens !== null) return texts.until(momentText(opens));
    return typeof closed.until === 'number'
      ? texts.until(`${formatTimeIn(zone, closed.until)} uur`)
      : texts.untilByHand;
  }

  #ask(dialog: 'close' | 'longer'): void {
    this.problem = null;
    this.dialog = dialog;
  }

  readonly #closed = ({ detail }: CustomEvent<{ changed: boolean }>): void => {
    this.dialog = null;
    if (detail.changed) this.dispatchEvent(new Event('lo-changed'));
  };

  readonly #open = (): Promise<void> => this.#act(() => this.api.openNow());

  readonly #asBefore = (): Promise<void> => this.#act(() => this.api.hoursAsBefore());

  async #act(act: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.problem = null;
    try {
      await act();
    } catch (error) {
      this.problem = problemText(error);
    } finally {
      this.busy = false;
      this.dispatchEvent(new Event('lo-changed'));
    }
  }
}

customElements.define('lo-doors-card', DoorsCard);
