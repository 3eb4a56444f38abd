import { html, LitElement, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type WaSwitch from '@awesome.me/webawesome/dist/components/switch/switch.js';
import type { HoursState, VolunteerStatus } from '../../../protocol/queue.ts';
import { setSound, soundIsOn, soundWasAnswered } from '../kit/attention.ts';
import { noticeCallout } from '../kit/callouts.ts';
import { formatCountdown } from '../kit/format.ts';
import { styles } from './home-view.styles.ts';
import { Watch } from '../kit/observable.ts';
import type { QueueController, QueueSnapshot, QueueView } from '../session/queue-controller.ts';
import { shared } from '../kit/shared.styles.ts';
import { Ticker } from '../kit/ticker.ts';
import './how-busy.ts';
import '../session/staff-notes.ts';
import type { Api } from '../session/api.ts';
import { HOME, OFFER } from './home-texts.ts';
import './sound-question.ts';
import { COMMON } from '../kit/common-texts.ts';
import { hoursLine } from '../session/hours-line.ts';
import { CONNECTION, HOURS_NOW } from '../session/session-texts.ts';

/** Between conversations: available or not, and how busy it is. */
export class HomeView extends LitElement {
  static override readonly styles = [shared, styles];
  static override readonly properties = {
    api: { attribute: false },
    queue: { attribute: false },
    alias: { attribute: false },
    notice: { attribute: false },
    zone: { attribute: false },
    ready: { attribute: false },
    blocked: { attribute: false },
    asking: { state: true },
  };
  declare api: Api;
  declare queue: QueueController;
  declare alias: string;
  /** Something that just went well, such as a saved record. */
  declare notice: string | null;
  /** By whose clock the chat opens and closes. */
  declare zone: string | null;
  /** There is a review key: without one nobody is let in, whatever the hours. */
  declare ready: boolean;
  /** What visitors would seal to is not to be trusted: nobody may be offered here. */
  declare blocked: boolean;
  /** Whether a sound is wanted. */
  declare private asking: boolean;

  readonly #ticker = new Ticker(this);
  /** The notice that the question after a record has said already. */
  #said: string | null = null;

  constructor() {
    super();
    this.alias = '';
    this.notice = this.zone = null;
    this.ready = true;
    this.blocked = this.asking = false;
    new Watch(this, () => [this.queue]);
  }

  protected override render() {
    const { view } = this.queue;
    const asks = this.#asksReady(view);
    if (asks || this.notice === null) this.#said = this.notice;
    return html`<div class="page stack loose">
      <h1 tabindex="-1" aria-describedby=${asks && this.notice !== null ? 'status' : nothing}>
        ${HOME.hello(this.alias)}
      </h1>
      <lo-staff-notes mail .api=${this.api}></lo-staff-notes>
      ${noticeCallout('success', this.notice === this.#said ? null : this.notice)}
      ${noticeCallout('neutral', this.queue.tooLate ? OFFER.tooLate : null)} ${this.#body(view)}
    </div>`;
  }

  /** After the record: the question stands where it is answered, says that it was saved, and is read out with the heading. */
  #asksReady(view: QueueView): boolean {
    return view.state === 'ready' && !view.lost && view.snapshot.me.status === 'wrapUp';
  }

  #body(view: QueueView) {
    switch (view.state) {
      case 'connecting':
      case 'secrecyDue':
        return connecting();
      case 'inUse':
        return html`<section class="card stack">
          <h2>${HOME.inUse.title}</h2>
          <p>${HOME.inUse.body}</p>
          <div>
            <wa-button variant="brand" @click=${() => this.queue.takeOver()}>${HOME.inUse.here}</wa-button>
          </div>
        </section>`;
      case 'refused':
      case 'stopped':
        return html`<section class="card stack">
          <h2>${CONNECTION.stopped.title}</h2>
          <p>${CONNECTION.stopped.body}</p>
          <div>
            <wa-button variant="brand" @click=${() => location.reload()}>${COMMON.reload}</wa-button>
          </div>
        </section>`;
      case 'ready':
        return this.#ready(view);
    }
  }

  #ready({ snapshot, heardAtMs, lost }: Extract<QueueView, { state: 'ready' }>) {
    return html`${noticeCallout('warning', lost || !navigator.onLine ? CONNECTION.lost : null)}
      ${lost ? connecting() : this.#duty(snapshot, heardAtMs)}
      ${
        this.asking
          ? html`<lo-sound-question @lo-answered=${() => (this.asking = false)}></lo-sound-question>`
          : nothing
      }
      <lo-how-busy .snapshot=${snapshot}></lo-how-busy>
      <div class="sound">
        <wa-switch .checked=${live(soundIsOn())} @change=${this.#soundChanged}>${HOME.sound}</wa-switch>
      </div>`;
  }

  /** Switch, sentence and header say the same: who rests is not available. */
  #duty({ me, hours }: QueueSnapshot, heardAtMs: number) {
    const sinceMs = this.#ticker.sinceMs(heardAtMs);
    const line = this.ready ? hoursLine(hours, { sinceMs, zone: this.zone }) : HOURS_NOW.closed;
    return html`<section class="card duty ${me.status === 'available' ? 'on' : ''}">
      <p class="hours">${line}</p>
      <div class="switch">
        <wa-switch
          .checked=${live(this.queue.wish ?? me.status === 'available')}
          ?disabled=${this.blocked || me.status === 'inConversation' || me.status === 'sittingIn'}
          @change=${this.#dutyChanged}
          >${HOME.available}</wa-switch
        >
      </div>
      ${me.status === 'off' && me.absent ? html`<h2>${HOME.absentTitle}</h2>` : nothing}
      <p id="status" role="status">${this.#status(me, hours)}</p>
      ${this.#rest(me, sinceMs)}
    </section>`;
  }

  /** How a rest ends, and how to begin one. */
  #rest(me: VolunteerStatus, sinceMs: number) {
    const takeBreak = html`<wa-button appearance="outlined" @click=${() => this.queue.takeBreak()}
      >${HOME.takeBreak}</wa-button
    >`;
    if (me.status === 'available') return html`<div class="row">${takeBreak}</div>`;
    if (me.status !== 'pause' && me.status !== 'wrapUp') return nothing;
    return html`<div class="row">
        <wa-button variant="brand" @click=${() => this.queue.setAvailable(true)}
          >${HOME.availableAgain}</wa-button
        >
        ${me.status === 'wrapUp' ? takeBreak : nothing}
        <wa-button appearance="plain" @click=${() => this.queue.setAvailable(false)}
          >${HOME.stayOff}</wa-button
        >
      </div>
      ${restLine(me, sinceMs)}`;
  }

  #status(me: VolunteerStatus, hours: HoursState): string {
    if (this.blocked && (me.status === 'off' || me.status === 'available')) return HOME.status.blocked;
    if (this.queue.missed) return HOME.status.missed;
    if (me.status === 'off' && me.absent) return HOME.status[this.queue.quiet ? 'quiet' : 'absent'];
    if (me.status === 'pause' && me.chosen) return HOME.status.break;
    if (me.status === 'wrapUp' && this.notice !== null) return HOME.savedReady;
    const closed = hours.state === 'closed' || !this.ready;
    return HOME.status[me.status === 'available' && closed ? 'availableClosed' : me.status];
  }

  readonly #dutyChanged = ({ currentTarget }: Event & { currentTarget: WaSwitch }): void => {
    this.queue.setAvailable(currentTarget.checked);
    this.asking = currentTarget.checked && !soundWasAnswered();
  };

  readonly #soundChanged = ({ currentTarget }: Event & { currentTarget: WaSwitch }): void => {
    setSound(currentTarget.checked);
    this.asking = false;
  };
}

/** A wrap-up has no countdown: only after a while a line says how it ends. */
function restLine(me: Extract<VolunteerStatus, { status: 'pause' | 'wrapUp' }>, sinceMs: number) {
  if (me.status === 'wrapUp') {
    return me.remindsInMs > sinceMs ? nothing : html`<p class="quiet small">${HOME.wrapUpReminder}</p>`;
  }
  const left = formatCountdown(me.endsInMs - sinceMs);
  return html`<p class="quiet small time">${me.chosen ? HOME.breakEndsIn(left) : HOME.endsIn(left)}</p>`;
}

const connecting = () => html`<div class="spinner"><wa-spinner></wa-spinner>${HOME.short.connecting}</div>`;

customElements.define('lo-home-view', HomeView);
