import '@awesome.me/webawesome/dist/components/option/option.js';
import '@awesome.me/webawesome/dist/components/radio-group/radio-group.js';
import type WaRadioGroup from '@awesome.me/webawesome/dist/components/radio-group/radio-group.js';
import '@awesome.me/webawesome/dist/components/radio/radio.js';
import '@awesome.me/webawesome/dist/components/select/select.js';
import type WaSelect from '@awesome.me/webawesome/dist/components/select/select.js';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { READING_REASONS } from '../../../protocol/http/audit.ts';
import { CONCERN_GROUNDS, type ConcernGround } from '../../../protocol/http/concerns.ts';
import type { OpenConversationBody, TranscriptBody } from '../../../protocol/http/coordinator.ts';
import { errorCodeOf, type Api, type ApiErrorCode } from '../session/api.ts';
import { plainCallout } from '../kit/callouts.ts';
import { Comments } from '../conversation/comments.ts';
import { Watch } from '../kit/observable.ts';
import { readTranscript, type Transcript } from '../conversation/read-transcript.ts';
import type { OpenedCopies, ReviewKeyring } from './review-keyring.ts';
import { shared } from '../kit/shared.styles.ts';
import './erase-now.ts';
import './report-concern.ts';
import type { ReportConcern } from './report-concern.ts';
import './share-card.ts';
import './transcript-content.ts';
import { styles } from './transcript-view.styles.ts';
import './unlock-form.ts';
import { COMMON } from '../kit/common-texts.ts';
import { CONCERNS } from './concerns-texts.ts';
import { ERASE_NOW, REASON_TEXTS, TRANSCRIPT } from './review-texts.ts';
import { TypedTexts } from '../session/typed-texts.ts';
import { PAGES } from '../session/pages.ts';
import { ERROR_TEXTS } from '../session/session-texts.ts';

/** What a report is sealed with. */
type Read = ReportConcern['conversation'];
type Reading =
  | { state: 'asking' }
  | { state: 'opening' }
  | { state: 'many'; body: TranscriptBody }
  | { state: 'locked'; body: TranscriptBody }
  | ({ state: 'open'; body: TranscriptBody; transcript: Transcript; read: Read; comments: Comments } & Pick<
      OpenedCopies,
      'broken'
    >)
  | { state: 'failed'; text: string }
  | { state: 'erased' };

const texts = TRANSCRIPT;

/** One conversation afterwards: first the reason, then the key, then the text, decrypted here. */
export class TranscriptView extends LitElement {
  static override readonly styles = [shared, styles];
  static override readonly properties = {
    api: { attribute: false },
    keyring: { attribute: false },
    conversationId: { attribute: false },
    self: { attribute: false },
    reading: { state: true },
    reason: { state: true },
    ground: { state: true },
  };
  declare api: Api;
  declare keyring: ReviewKeyring;
  declare conversationId: string;
  /** Who reads. */
  declare self: { id: string; alias: string };
  declare private reading: Reading;
  declare private reason: (typeof READING_REASONS)[number] | null;
  /** Which danger, for who reads because of one. */
  declare private ground: ConcernGround | null;

  constructor() {
    super();
    this.reason = this.ground = null;
    this.reading = { state: 'asking' };
    new Watch(this, () => [this.keyring]);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('conversationId')) this.reading = { state: 'asking' };
    if (this.reading.state === 'locked' && this.keyring.unlocked) void this.#decrypt(this.reading.body);
  }

  protected override render() {
    return html`<div class="page stack loose">
      <a class="back" href=${PAGES.transcripts.path}
        ><wa-icon name="chevron-left"></wa-icon>${PAGES.transcripts.name}</a
      >
      <h1 tabindex="-1">${texts.title}</h1>
      ${this.#body()}
      ${
        this.reading.state === 'erased' || this.reading.state === 'opening'
          ? nothing
          : html`<lo-erase-now
              class="narrow"
              .api=${this.api}
              .conversationId=${this.conversationId}
              @lo-erased=${() => (this.reading = { state: 'erased' })}
            ></lo-erase-now>`
      }
    </div>`;
  }

  #body() {
    const { reading } = this;
    switch (reading.state) {
      case 'asking':
        return this.#reason();
      case 'opening':
        return html`<div class="spinner"><wa-spinner></wa-spinner>${COMMON.loading}</div>`;
      case 'many':
        return this.#many(reading.body);
      case 'locked':
        return html`<lo-unlock-form class="narrow" .keyring=${this.keyring}></lo-unlock-form>`;
      case 'erased':
        return html`<wa-callout variant="success" role="status">${ERASE_NOW.done}</wa-callout>`;
      case 'failed':
        return html`<wa-callout variant="warning" role="alert">${reading.text}</wa-callout>`;
      case 'open':
        return html`${reading.body.alias ? html`<p class="lead">${texts.with(reading.body.alias)}</p>` : nothing}
          <lo-report-concern
            class="narrow"
            .api=${this.api}
            .ground=${this.reason === 'danger' ? this.ground : null}
            .conversation=${reading.read}
            ?reported=${reading.transcript.reports.length > 0}
          ></lo-report-concern>
          ${reading.broken.map((by) => plainCallout('warning', texts.broken[by]))}
          <lo-transcript-content
            .body=${reading.body}
            .transcript=${reading.transcript}
            .comments=${reading.comments}
            .sharing=${this.#sharing(reading.body)}
          ></lo-transcript-content>`;
    }
  }

  #sharing(body: TranscriptBody) {
    return html`<lo-share-card
      .api=${this.api}
      .keyring=${this.keyring}
      .selfId=${this.self.id}
      .conversation=${body}
    ></lo-share-card>`;
  }

  #reason() {
    return html`<form class="card stack narrow" novalidate @submit=${this.#open}>
      <h2>${texts.reasonTitle}</h2>
      <p class="quiet">${texts.reasonBody}</p>
      <wa-select label=${texts.reason} placeholder=${texts.reasonChoose} @change=${this.#reasonChanged}>
        ${READING_REASONS.map((reason) => html`<wa-option value=${reason}>${REASON_TEXTS[reason]}</wa-option>`)}
      </wa-select>
      ${
        this.reason === 'danger'
          ? html`<wa-radio-group label=${texts.ground} .value=${this.ground} @change=${this.#groundChanged}>
              ${CONCERN_GROUNDS.map((each) => html`<wa-radio value=${each}>${CONCERNS.grounds[each]}</wa-radio>`)}
            </wa-radio-group>`
          : nothing
      }
      <div>
        <wa-button type="submit" variant="brand" ?disabled=${this.#why === null}>${texts.open}</wa-button>
      </div>
    </form>`;
  }

  /** What goes on record, once it is chosen whole. */
  get #why(): OpenConversationBody | null {
    const { reason, ground } = this;
    if (reason !== 'danger') return reason && { reason };
    return ground && { reason, ground };
  }

  /** It is on record by now, whatever the answer. */
  #many(body: TranscriptBody) {
    return html`<section class="card stack narrow" role="alert">
      <h2>${texts.manyTitle}</h2>
      <p class="quiet">${texts.manyBody}</p>
      <div class="row">
        <wa-button variant="brand" @click=${() => (this.reading = { state: 'locked', body })}
          >${texts.manyYes}</wa-button
        >
        <wa-button appearance="outlined" href=${PAGES.transcripts.path}>${texts.manyNo}</wa-button>
      </div>
    </section>`;
  }

  readonly #reasonChanged = ({ currentTarget }: Event & { currentTarget: WaSelect }): void => {
    this.reason = READING_REASONS.find((reason) => reason === currentTarget.value) ?? null;
  };

  readonly #groundChanged = ({ currentTarget }: Event & { currentTarget: WaRadioGroup }): void => {
    this.ground = CONCERN_GROUNDS.find((each) => each === currentTarget.value) ?? null;
  };

  readonly #open = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { conversationId } = this;
    const why = this.#why;
    if (why === null || this.reading.state !== 'asking') return;
    this.reading = { state: 'opening' };
    try {
      const body = await this.api.openConversation(conversationId, why);
      // The person may have gone on to another conversation.
      if (conversationId === this.conversationId)
        this.reading = { state: body.manyOpened ? 'many' : 'locked', body };
    } catch (error) {
      if (conversationId === this.conversationId) {
        this.reading = { state: 'failed', text: failureText(errorCodeOf(error)) };
      }
    }
  };

  async #decrypt(body: TranscriptBody): Promise<void> {
    this.reading = { state: 'opening' };
    const opened = await this.keyring.conversationKeys(body);
    const transcript = opened && (await readTranscript(opened.keys, body));
    await TypedTexts.of(this.api).ready;
    if (body.id !== this.conversationId) return;
    if (opened === null) this.reading = { state: 'failed', text: texts.noShare };
    else if (transcript === null)
      this.reading = { state: 'failed', text: texts.undecryptable(body.copies?.length ?? 1) };
    else {
      const lastSeq = Math.max(0, ...body.messages.map(({ seq }) => seq));
      const read = { id: body.id, key: transcript.key, lastSeq };
      const comments = new Comments({
        ...{ api: this.api, self: this.self, conversationId: body.id, key: transcript.key },
        seqs: new Set(transcript.messages.map(({ seq }) => seq)),
        comments: transcript.comments,
      });
      this.reading = { state: 'open', body, transcript, read, comments, broken: opened.broken };
    }
  }
}

function failureText(code: ApiErrorCode): string {
  if (code === 'gone' || code === 'notFound') return texts.gone;
  if (code === 'forbidden') return texts.noShare;
  return code === 'conflict' ? texts.notYet : ERROR_TEXTS[code];
}

customElements.define('lo-transcript-view', TranscriptView);
