import { html, LitElement, nothing } from 'lit';
import type WaSwitch from '@awesome.me/webawesome/dist/components/switch/switch.js';
import type { VolunteerStatus } from '../../protocol/queue.ts';
import { setSound, soundIsOn } from './attention.ts';
import { noticeCallout } from './callouts.ts';
import { formatCountdown } from './format.ts';
import { styles } from './home-view.styles.ts';
import { Watch } from './observable.ts';
import type { QueueController, QueueView } from './queue-controller.ts';
import { shared } from './shared.styles.ts';
import { TEXTS } from './texts.ts';
import { Ticker } from './ticker.ts';

/** Between conversations: available or not, and how busy it is. */
export class HomeView extends LitElement {
  static override readonly styles = [shared, styles];
  static override readonly properties = {
    queue: { attribute: false },
    alias: { attribute: false },
    notice: { attribute: false },
  };
  declare queue: QueueController;
  declare alias: string;
  /** Something that just went well, such as a saved record. */
  declare notice: string | null;

  readonly #ticker = new Ticker(this);

  constructor() {
    super();
    this.alias = '';
    this.notice = null;
    new Watch(this, () => [this.queue]);
  }

  protected override render() {
    const { view } = this.queue;
    return html`<div class="page stack loose">
      <h1 tabindex="-1">${TEXTS.home.hello(this.alias)}</h1>
      ${noticeCallout('success', this.notice)} ${noticeCallout('neutral', this.#refusal())}
      ${this.#body(view)}
    </div>`;
  }

  #refusal(): string | null {
    const { refusal } = this.queue;
    return refusal && (refusal === 'tooLate' ? TEXTS.offer.tooLate : TEXTS.offer.notNow);
  }

  #body(view: QueueView) {
    switch (view.state) {
      case 'connecting':
        return html`<div class="spinner"><wa-spinner></wa-spinner>${TEXTS.home.short.connecting}</div>`;
      case 'inUse':
        return html`<section class="card stack">
          <h2>${TEXTS.home.inUse.title}</h2>
          <p>${TEXTS.home.inUse.body}</p>
          <div>
            <wa-button variant="brand" @click=${() => this.queue.takeOver()}
              >${TEXTS.home.inUse.here}</wa-button
            >
          </div>
        </section>`;
      case 'refused':
      case 'stopped':
        return html`<section class="card stack">
          <h2>${TEXTS.home.stopped.title}</h2>
          <p>${TEXTS.home.stopped.body}</p>
          <div>
            <wa-button variant="brand" @click=${() => location.reload()}>${TEXTS.reload}</wa-button>
          </div>
        </section>`;
      case 'ready':
        return this.#ready(view);
    }
  }

  #ready({ snapshot, heardAtMs, lost }: Extract<QueueView, { state: 'ready' }>) {
    return html`${noticeCallout('warning', lost || !navigator.onLine ? TEXTS.home.lost : null)}
      ${this.#duty(snapshot.me, heardAtMs, lost)}
      <div class="figures">
        <div class="card figure">
          <strong>${snapshot.waiting}</strong>
          <span class="quiet small">${TEXTS.home.waiting(snapshot.waiting)}</span>
        </div>
        <div class="card figure">
          <strong>${snapshot.onDuty}</strong>
          <span class="quiet small">${TEXTS.home.onDuty(snapshot.onDuty)}</span>
        </div>
      </div>
      <div class="sound">
        <wa-switch ?checked=${soundIsOn()} @change=${this.#soundChanged}>${TEXTS.home.sound}</wa-switch>
      </div>`;
  }

  #duty(me: VolunteerStatus, heardAtMs: number, lost: boolean) {
    const resting = me.status === 'pause' || me.status === 'wrapUp';
    const leftMs = resting ? me.endsInMs - this.#ticker.sinceMs(heardAtMs) : 0;
    return html`<section class="card duty ${me.status === 'available' ? 'on' : ''}">
      <div class="switch">
        <wa-switch .checked=${me.status !== 'off'} ?disabled=${lost} @change=${this.#dutyChanged}
          >${TEXTS.home.available}</wa-switch
        >
      </div>
      <p role="status">${TEXTS.home.status[me.status]}</p>
      ${
        resting
          ? html`<div class="row">
              <wa-button variant="brand" ?disabled=${lost} @click=${() => this.queue.setAvailable(true)}
                >${TEXTS.home.availableAgain}</wa-button
              >
              <span class="quiet small time">${TEXTS.home.endsIn(formatCountdown(leftMs))}</span>
            </div>`
          : nothing
      }
    </section>`;
  }

  readonly #dutyChanged = ({ currentTarget }: Event & { currentTarget: WaSwitch }): void => {
    this.queue.setAvailable(currentTarget.checked);
  };

  readonly #soundChanged = ({ currentTarget }: Event & { currentTarget: WaSwitch }): void => {
    setSound(currentTarget.checked);
  };
}

customElements.define('lo-home-view', HomeView);
