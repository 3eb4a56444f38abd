import '@awesome.me/webawesome/dist/components/checkbox/checkbox.js';
import '@awesome.me/webawesome/dist/components/option/option.js';
import '@awesome.me/webawesome/dist/components/radio-group/radio-group.js';
import '@awesome.me/webawesome/dist/components/radio/radio.js';
import '@awesome.me/webawesome/dist/components/select/select.js';
import '@awesome.me/webawesome/dist/components/textarea/textarea.js';
import type WaCheckbox from '@awesome.me/webawesome/dist/components/checkbox/checkbox.js';
import type WaRadioGroup from '@awesome.me/webawesome/dist/components/radio-group/radio-group.js';
import type WaSelect from '@awesome.me/webawesome/dist/components/select/select.js';
import type WaTextarea from '@awesome.me/webawesome/dist/components/textarea/textarea.js';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { LIMITS } from '../../../protocol/limits.ts';
import { errorCodeOf, type Api } from '../session/api.ts';
import { problemCallout } from '../kit/callouts.ts';
import { formatList } from '../kit/format.ts';
import { Watch } from '../kit/observable.ts';
import { Ticker } from '../kit/ticker.ts';
import { styles } from './record-form.styles.ts';
import type { Filled } from './record-draft.ts';
import type { RoomController } from './room-controller.ts';
import { unwatched } from '../kit/unwatched.ts';
import { shared } from '../kit/shared.styles.ts';
import { offeredTopics, topicName } from '../conversation/topics.ts';
import { ERROR_TEXTS } from '../session/session-texts.ts';
import { RECORD, TALK } from './talk-texts.ts';

/** There are no offers until the volunteer says so; after `remindsInMs` a line says how. `heardAtMs`: `performance.now()` when that was true. */
export type WrapUp = { remindsInMs: number; heardAtMs: number };

/**
 * The volunteer's own note after a conversation. What was filled in stays with the room until it is sent.
 *
 * @event {CustomEvent<{ saved: boolean }>} lo-record-done
 * @event {Event} lo-available-again - the wrap-up is over, whatever becomes of the record
 */
export class RecordForm extends LitElement {
  static override readonly styles = [shared, styles];
  static override readonly properties = {
    api: { attribute: false },
    room: { attribute: false },
    wrapUp: { attribute: false },
    busy: { state: true },
    problem: { state: true },
  };
  declare api: Api;
  declare room: RoomController;
  declare wrapUp: WrapUp | null;
  declare private busy: boolean;
  declare private problem: string | null;

  readonly #ticker = new Ticker(this);

  constructor() {
    super();
    this.busy = false;
    this.problem = this.wrapUp = null;
    new Watch(this, () => [this.room]);
  }

  protected override render() {
    const texts = RECORD;
    const { record, secrets } = this.room;
    const { topic, heavy, wantsDiscussion, text } = record.filled;
    const fields = {
      topic:
        secrets.key === null
          ? this.#withoutKey()
          : html`<wa-select
              label=${texts.topic}
              placeholder=${texts.topicNone}
              .value=${topic ?? ''}
              with-clear
              @change=${this.#topicChanged}
            >
              ${offeredTopics().map(({ id, name }) => html`<wa-option value=${id}>${name}</wa-option>`)}
            </wa-select>`,
      heavy: html`<wa-radio-group
        label=${texts.heavy}
        orientation="horizontal"
        .value=${heavy === null ? null : heavy ? 'yes' : 'no'}
        @change=${this.#heavyChanged}
      >
        <wa-radio value="yes" appearance="button">${texts.heavyYes}</wa-radio>
        <wa-radio value="no" appearance="button">${texts.heavyNo}</wa-radio>
      </wa-radio-group>`,
      text:
        secrets.key === null
          ? html``
          : html`<wa-textarea
              label=${texts.text}
              hint=${texts.textHint}
              rows="4"
              resize="auto"
              maxlength=${LIMITS.recordTextChars}
              autocomplete="off"
              ${unwatched()}
              .value=${text}
              @input=${this.#textChanged}
            ></wa-textarea>`,
      wantsDiscussion: html`<wa-checkbox .checked=${live(wantsDiscussion)} @change=${this.#discussionChanged}
        >${texts.discuss}<span slot="hint">${texts.discussHint}</span></wa-checkbox
      >`,
    } satisfies Record<keyof Filled, TemplateResult>;
    return html`<form class="card stack loose" novalidate @submit=${this.#save}>
      <div class="stack">
        <h2>${texts.title}</h2>
        <p class="quiet small">${texts.intro}</p>
      </div>
      ${Object.values(fields)} ${this.#question()} ${problemCallout(this.problem)}
      <div class="row done">
        <wa-button type="submit" variant="brand" ?loading=${this.busy}>${texts.save}</wa-button>
        <wa-button appearance="plain" ?disabled=${this.busy} @click=${() => this.#done(false)}
          >${texts.skip}</wa-button
        >
        ${this.#wrapUp()}
      </div>
    </form>`;
  }

  /** What was chosen and typed before a reload goes along as it is. */
  #withoutKey() {
    const { isFixed, filled } = this.room.record;
    if (!isFixed) return html`<p class="quiet small">${RECORD.noKey}</p>`;
    const topic = filled.topic === null ? nothing : html`<p>${topicName(filled.topic)}</p>`;
    const text =
      filled.text === ''
        ? nothing
        : html`<wa-textarea
            label=${RECORD.text}
            rows="4"
            resize="auto"
            readonly
            .value=${filled.text}
          ></wa-textarea>`;
    return html`${topic} ${text}
      <p class="quiet small">${RECORD.fixed}</p>
      <div>
        <wa-button size="s" appearance="outlined" @click=${() => this.#write({ topic: null, text: '' })}
          >${RECORD.leaveOut}</wa-button
        >
      </div>`;
  }

  /** [Q7] A wrap-up is ended by hand, and may be while the record is still open. */
  #wrapUp() {
    if (this.wrapUp === null) return nothing;
    const reminds = this.#ticker.sinceMs(this.wrapUp.heardAtMs) >= this.wrapUp.remindsInMs;
    return html`<wa-button class="again" appearance="outlined" @click=${this.#availableAgain}
        >${RECORD.availableAgain}</wa-button
      >
      ${reminds ? html`<p class="quiet small">${RECORD.wrapUpReminder}</p>` : nothing}`;
  }

  readonly #availableAgain = (): void => {
    this.dispatchEvent(new Event('lo-available-again', { bubbles: true, composed: true }));
  };

  readonly #topicChanged = ({ currentTarget }: Event & { currentTarget: WaSelect }): void => {
    this.#write({ topic: offeredTopics().find(({ id }) => id === currentTarget.value)?.id ?? null });
  };

  readonly #heavyChanged = ({ currentTarget }: Event & { currentTarget: WaRadioGroup }): void => {
    this.#write({ heavy: currentTarget.value === 'yes' });
  };

  readonly #discussionChanged = ({ currentTarget }: Event & { currentTarget: WaCheckbox }): void => {
    this.#write({ wantsDiscussion: currentTarget.checked });
  };

  readonly #textChanged = ({ currentTarget }: Event & { currentTarget: WaTextarea }): void => {
    this.#write({ text: currentTarget.value ?? '' });
  };

  #write(part: Partial<Filled>): void {
    this.#withdraw();
    this.room.record.write(part, this.room.secrets.key);
  }

  /** Something in it could tell who somebody is. It is asked about before it goes to those who read records. */
  #question() {
    const { question } = this.room.recordGuard;
    if (question === null) return nothing;
    const kinds = formatList(question.kinds.map((kind) => TALK.guard.kinds[kind]));
    return html`<div class="question" role="alert">
      <p>${TALK.guard.inRecord(kinds)}</p>
      <div class="row">
        <wa-button size="s" variant="brand" @click=${this.#edit}>${TALK.guard.edit}</wa-button>
        <wa-button size="s" appearance="outlined" @click=${this.#saveAnyway}
          >${TALK.guard.saveAnyway}</wa-button
        >
      </div>
    </div>`;
  }

  #withdraw(): void {
    this.room.recordGuard.withdraw();
    this.requestUpdate();
  }

  readonly #edit = (): void => {
    this.#withdraw();
    this.renderRoot.querySelector('wa-textarea')?.focus();
  };

  readonly #saveAnyway = (event: Event): void => {
    this.room.recordGuard.sendAnyway();
    void this.#save(event);
  };

  readonly #save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    if (!this.room.recordGuard.passes(this.room.record.filled.text)) return this.requestUpdate();
    this.busy = true;
    this.problem = null;
    try {
      const { roomId, record, secrets, log } = this.room;
      await this.api.sendRecord(roomId, await record.seal(secrets.key, log.lastSeq));
      this.#done(true);
    } catch (error) {
      const code = errorCodeOf(error);
      const never = code === 'gone' || code === 'forbidden' || code === 'notFound';
      this.problem = never ? RECORD.refused : ERROR_TEXTS[code];
    } finally {
      this.busy = false;
    }
  };

  #done(saved: boolean): void {
    this.dispatchEvent(
      new CustomEvent('lo-record-done', { detail: { saved }, bubbles: true, composed: true }),
    );
  }
}

customElements.define('lo-record-form', RecordForm);
