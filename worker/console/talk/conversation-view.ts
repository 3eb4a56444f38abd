import '../../../widget/ui/composer.ts';
import '../../../widget/ui/message-list.ts';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import type { VolunteerState } from '../../../protocol/room.ts';
import { aboutColumn, aboutLine } from '../conversation/about-visitor.ts';
import type { Api } from '../session/api.ts';
import { plainCallout } from '../kit/callouts.ts';
import './coach-panel.ts';
import { CoachPanels } from './coach-panels.ts';
import '../kit/confirm-dialog.ts';
import { styles } from '../conversation/conversation-view.styles.ts';
import { formatMinutes, formatTime } from '../kit/format.ts';
import './guard-question.ts';
import { Worry } from '../concern/worry.ts';
import { Watch } from '../kit/observable.ts';
import { paceNotices } from './pace-notices.ts';
import './record-form.ts';
import type { WrapUp } from './record-form.ts';
import './unsent-text.ts';
import type { RoomController } from './room-controller.ts';
import { shared } from '../kit/shared.styles.ts';
import { nothingHasFocus } from '../kit/focus.ts';
import { Ticker } from '../kit/ticker.ts';
import { CONVERSATION, messageListTexts } from '../conversation/conversation-texts.ts';
import { COMMON } from '../kit/common-texts.ts';
import { CONNECTION } from '../session/session-texts.ts';
import { talkHead } from './talk-head.ts';
import { COMPOSER_TEXTS, RECORD, TALK } from './talk-texts.ts';

type Talking = Extract<VolunteerState, { phase: 'talking' }>;
type Connecting = Extract<VolunteerState, { phase: 'connecting' }>;
/** The last half hour is worth knowing; earlier it only worries. */
const CLOSING_SOON_MS = 30 * 60_000;

/**
 * One conversation, from accepting to the record.
 *
 * @event {CustomEvent<{ saved: boolean }>} lo-record-done - also without a record: this conversation can be put away
 */
export class ConversationView extends LitElement {
  static override readonly styles = [shared, styles];
  static override readonly properties = {
    api: { attribute: false },
    room: { attribute: false },
    colleagues: { attribute: false },
    wrapUp: { attribute: false },
    confirming: { state: true },
    choosing: { state: true },
  };
  declare api: Api;
  declare room: RoomController;
  /** How many could read along; null when that is not known. */
  declare colleagues: number | null;
  /** The volunteer gets no offers after this talk until they say so; null otherwise. */
  declare wrapUp: WrapUp | null;
  declare private confirming: boolean;
  /** The ways to the end are open. */
  declare private choosing: boolean;

  readonly #ticker = new Ticker(this);
  readonly #coach = new CoachPanels(this, (on) => this.room.wantCoach(on));
  readonly #worry = new Worry(this);
  #ready = false;

  constructor() {
    super();
    this.confirming = this.choosing = false;
    this.colleagues = this.wrapUp = null;
    new Watch(this, () => [this.room]);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('room') || this.room.state?.phase === 'ended') this.confirming = this.choosing = false;
    if (changed.has('room')) this.#worry.open = false;
  }

  /** Who accepts wants to write; whoever is doing something else is left alone. */
  protected override updated(): void {
    const composer = this.#composer;
    if (composer === null || composer.disabled) this.#ready = false;
    else if (!this.#ready) {
      this.#ready = true;
      if (nothingHasFocus()) void composer.updateComplete.then(() => composer.focus());
    }
  }

  protected override render() {
    const { room } = this;
    if (room.recordDue) return this.#after();
    if (room.closed !== null) return this.#closed(room.closed);
    switch (room.state?.phase) {
      case undefined:
        return this.#waiting(html`<div class="spinner"><wa-spinner></wa-spinner>${TALK.connecting}</div>`);
      case 'connecting':
        return this.#connecting(room.state);
      case 'talking':
        return this.#talking(room.state);
      case 'ended':
        return this.#notice(TALK.ended[room.state.by]);
    }
  }

  #waiting(content: unknown) {
    return html`<div class="talk alone"><div class="waiting" role="status">${content}</div></div>`;
  }

  #connecting(state: Connecting) {
    const late = state.keyLate;
    return this.#waiting(
      html`<h1 tabindex="-1">${late ? TALK.keyLate : TALK.title}</h1>
        <div class="spinner"><wa-spinner></wa-spinner>${TALK.connecting}</div>
        <p class="quiet">${late ? TALK.keyLateBody : TALK.connectingBody}</p>
        ${this.room.connected ? nothing : plainCallout('warning', CONNECTION.lost)}
        ${
          late
            ? html`<div>
                <wa-button
                  appearance="outlined"
                  variant="brand"
                  ?loading=${this.room.givenBack}
                  ?disabled=${!this.room.connected}
                  @click=${() => this.room.giveBack(state.generation)}
                  >${TALK.giveBack}</wa-button
                >
              </div>`
            : nothing
        }`,
    );
  }

  #talking(state: Talking) {
    const { room } = this;
    const { log } = room;
    return html`<div class="layout">
        <section class="talk" aria-labelledby="title">
          ${talkHead({
            ...{ room, choosing: this.choosing },
            worry: this.#worry.button(),
            suggest: this.#suggest,
            choose: (open) => (this.choosing = open),
            goToEnd: this.#goToEnd,
            end: () => (this.confirming = true),
          })}
          ${this.#coach.spoken({ coach: state.coach, colleagues: this.colleagues, connected: this.room.connected })}
          ${aboutLine(room.secrets.intake, this.#coach.folded())} ${this.#coach.strip()}
          <lo-message-list
            .messages=${room.messages}
            .ownRole=${'volunteer'}
            .typing=${state.visitor === 'away' ? null : log.typing}
            .quiet=${log.restoring}
            .showTimes=${true}
            .texts=${messageListTexts(room.nickname)}
          ></lo-message-list>
          <div class="notices" role="status">${this.#notices(state)}</div>
          ${paceNotices(room, this.#suggest)}
          <div class="foot">
            <lo-guard-question
              .room=${room}
              @lo-answered=${() => this.#composer?.focus()}
            ></lo-guard-question>
            <lo-composer
              .draft=${room.box.text}
              .disabled=${room.secrets.key === null}
              .texts=${COMPOSER_TEXTS}
              @lo-send=${this.#send}
              @lo-typing=${({ detail }: CustomEvent<{ on: boolean }>) => room.typing(detail.on)}
              @lo-draft=${this.#write}
            ></lo-composer>
          </div>
        </section>
        ${this.#worry.open ? this.#sheet() : aboutColumn(room.secrets.intake, this.#coach.aside())}
      </div>
      <lo-confirm-dialog
        .open=${this.confirming}
        heading=${TALK.endTitle}
        body=${TALK.endBody}
        confirm=${TALK.end}
        @lo-confirm=${() => room.end()}
        @lo-close=${() => (this.confirming = false)}
      ></lo-confirm-dialog>`;
  }

  readonly #send = (event: CustomEvent<{ text: string }>): void => {
    if (!this.room.box.send(event.detail.text)) event.preventDefault();
  };

  /** [C15] The text is put into the box, where one goes on. */
  readonly #suggest = (text: string): void => {
    this.room.box.suggest(text);
    void this.updateComplete.then(() => this.#composer?.updateComplete).then(() => this.#composer?.focus());
  };

  readonly #goToEnd = (minutes: number | null): void => {
    this.choosing = false;
    this.room.goToEnd(minutes);
    // The button that was pressed is gone.
    if (minutes === null) this.renderRoot.querySelector<HTMLElement>('.to-end')?.focus();
  };

  /** Drawn at once, so that a text that is put into the box later differs from what was drawn last. */
  readonly #write = ({ detail }: CustomEvent<{ text: string }>): void => {
    this.room.box.write(detail.text);
    this.requestUpdate();
  };

  get #composer() {
    return this.renderRoot.querySelector('lo-composer');
  }

  *#notices(state: Talking) {
    const { room } = this;
    if (!this.room.connected) yield plainCallout('warning', room.listed ? TALK.lost : CONNECTION.lost);
    if (room.secrets.keyBroken) yield plainCallout('danger', CONVERSATION.keyBroken);
    else if (room.secrets.keyLate) yield plainCallout('warning', TALK.needsKey);
    if (state.handedOver) yield plainCallout('neutral', TALK.takenOver);
    if (state.visitor === 'away') yield plainCallout('neutral', TALK.away);
    if (room.refusal !== null) yield plainCallout('warning', TALK.refused[room.refusal]);
    if (state.closesInMs !== null) {
      const leftMs = state.closesInMs - this.#ticker.sinceMs(room.heardAtMs);
      if (leftMs <= 0) yield plainCallout('neutral', TALK.closed);
      else if (leftMs < CLOSING_SOON_MS) yield plainCallout('neutral', TALK.closing(formatMinutes(leftMs)));
    }
  }

  #sheet() {
    const { room } = this;
    return this.#worry.sheet(this.api, {
      roomId: room.roomId,
      role: 'volunteer',
      draft: room.concern,
      key: () => room.secrets.key,
      lastSeq: () => room.log.lastSeq,
      insert: room.live ? (text) => room.box.suggest(text) : null,
    });
  }

  #after() {
    const { room } = this;
    const ended = room.state?.phase === 'ended' ? TALK.ended[room.state.by] : RECORD.pending;
    const after = html`<div class="talk alone">
      <div class="after">
        <div class="inner">
          <h1 tabindex="-1">${recordTitle(room)}</h1>
          <div>${this.#worry.button()}</div>
          <wa-callout variant="neutral" size="s" role="status">${ended}</wa-callout>
          ${room.log.cutOff ? plainCallout('warning', TALK.cutOff) : nothing}
          <lo-unsent-text .text=${room.unsent}></lo-unsent-text>
          <lo-record-form .api=${this.api} .room=${room} .wrapUp=${this.wrapUp}></lo-record-form>
          ${
            room.log.messages.length === 0
              ? nothing
              : html`<lo-message-list
                  .messages=${room.messages}
                  .ownRole=${'volunteer'}
                  .quiet=${true}
                  .showTimes=${true}
                  .texts=${messageListTexts(room.nickname)}
                ></lo-message-list>`
          }
        </div>
      </div>
    </div>`;
    return this.#worry.open ? html`<div class="layout">${after} ${this.#sheet()}</div>` : after;
  }

  #closed(how: 'moved' | 'gone' | 'stopped') {
    return how === 'stopped'
      ? this.#waiting(
          html`<h1 tabindex="-1">${CONNECTION.stopped.title}</h1>
            <p class="quiet">${CONNECTION.stopped.body}</p>
            <div>
              <wa-button variant="brand" @click=${() => location.reload()}>${COMMON.reload}</wa-button>
            </div>`,
        )
      : this.#notice(TALK.moved);
  }

  #notice(text: string) {
    return this.#waiting(
      html`<h1 tabindex="-1">${TALK.title}</h1>
        <p>${text}</p>
        <lo-unsent-text .text=${this.room.unsent}></lo-unsent-text>
        <div><wa-button variant="brand" @click=${this.#putAway}>${CONNECTION.toHome}</wa-button></div>`,
    );
  }

  readonly #putAway = (): void => {
    this.dispatchEvent(
      new CustomEvent('lo-record-done', { detail: { saved: false }, bubbles: true, composed: true }),
    );
  };
}

/** Who it was with, or at least when: one may have two records to write. */
function recordTitle({ nickname, openedAtMs }: RoomController): string {
  if (nickname !== null) return RECORD.after(nickname);
  return openedAtMs === null ? RECORD.title : RECORD.from(`${formatTime(openedAtMs)} uur`);
}

customElements.define('lo-conversation-view', ConversationView);
