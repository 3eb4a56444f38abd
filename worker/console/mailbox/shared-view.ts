import { css, html, LitElement, type PropertyValues } from 'lit';
import type { SharedConversationBody } from '../../../protocol/http/shares.ts';
import { Comments } from '../conversation/comments.ts';
import { readTranscript, type Transcript } from '../conversation/read-transcript.ts';
import '../conversation/transcript-messages.ts';
import { COMMENTS } from '../conversation/transcript-texts.ts';
import { wholeComments } from '../conversation/whole-comments.ts';
import { problemCallout } from '../kit/callouts.ts';
import { COMMON } from '../kit/common-texts.ts';
import { formatDate } from '../kit/format.ts';
import { readingPage } from '../conversation/reading-page-styles.ts';
import { shared } from '../kit/shared.styles.ts';
import { ApiError, errorCodeOf, type Api } from '../session/api.ts';
import { openShared } from '../session/open-shared.ts';
import { PAGES } from '../session/pages.ts';
import { problemText } from '../session/problem-text.ts';
import type { OwnKey } from '../session/staff-key.ts';
import { TypedTexts } from '../session/typed-texts.ts';
import { MAILBOX_PAGE, SHARED } from './mailbox-texts.ts';

const texts = SHARED;

type Reading =
  | { state: 'waiting' }
  | { state: 'opening' }
  | { state: 'open'; body: SharedConversationBody; transcript: Transcript; comments: Comments }
  | { state: 'over' }
  | { state: 'unreadable' }
  | { state: 'failed'; text: string };

/** [N3] One conversation that was shared: the talk and what its readers say of it, decrypted here. It can't be copied from a button or taken along. */
export class SharedView extends LitElement {
  static override readonly styles = [
    shared,
    readingPage,
    css`
      :host {
        --lo-aside: 20rem;
      }
    `,
  ];
  static override readonly properties = {
    api: { attribute: false },
    own: { attribute: false },
    self: { attribute: false },
    coordinator: { type: Boolean },
    shareId: {},
    reading: { state: true },
  };
  declare api: Api;
  /** Null until one's lasting key is open. */
  declare own: OwnKey | null;
  declare self: { id: string; alias: string };
  declare coordinator: boolean;
  declare shareId: string;
  declare private reading: Reading;

  constructor() {
    super();
    this.own = null;
    this.coordinator = false;
    this.reading = { state: 'waiting' };
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('shareId')) this.reading = { state: 'waiting' };
    if (this.reading.state === 'waiting' && this.own !== null) void this.#open(this.own, this.shareId);
  }

  protected override render() {
    const { reading } = this;
    const kind = reading.state === 'open' ? MAILBOX_PAGE.kinds[reading.body.kind] : PAGES.mailbox.name;
    return html`<div class="page stack loose">
      <a class="back" href=${PAGES.mailbox.path}
        ><wa-icon name="chevron-left"></wa-icon>${PAGES.mailbox.name}</a
      >
      <h1 tabindex="-1">${kind}</h1>
      ${this.#body(reading)}
    </div>`;
  }

  #body(reading: Reading) {
    switch (reading.state) {
      case 'waiting':
        return this.#closed();
      case 'opening':
        return html`<div class="spinner"><wa-spinner></wa-spinner>${COMMON.loading}</div>`;
      case 'over':
        return html`<section class="card stack narrow">
          <p>${texts.over}</p>
          <p><a class="target" href=${PAGES.mailbox.path}>${texts.back}</a></p>
        </section>`;
      case 'unreadable':
        return html`<wa-callout variant="warning" role="alert">${texts.unreadable}</wa-callout>`;
      case 'failed':
        return html`${problemCallout(reading.text)}
          <div>
            <wa-button appearance="outlined" @click=${() => (this.reading = { state: 'waiting' })}
              >${COMMON.retry}</wa-button
            >
          </div>`;
      case 'open':
        return this.#content(reading);
    }
  }

  #closed() {
    const [page, link] = this.coordinator
      ? ([PAGES.keys, texts.toReviewKey] as const)
      : ([PAGES.sessions, texts.toMailbox] as const);
    return html`<section class="card stack narrow">
      <p>${texts.closed}</p>
      <p><a class="target" href=${page.path}>${link}</a></p>
    </section>`;
  }

  #content({ body, transcript, comments }: Extract<Reading, { state: 'open' }>) {
    const label = body.kind === 'feedback' ? COMMENTS.answer : COMMENTS.label;
    return html`<p class="lead">${texts.lead[body.kind](formatDate(body.until))}</p>
      <div class="columns">
        <lo-transcript-messages .transcript=${transcript} .comments=${comments}></lo-transcript-messages>
        ${wholeComments(comments, label)}
      </div>`;
  }

  async #open(own: OwnKey, shareId: string): Promise<void> {
    this.reading = { state: 'opening' };
    const reading = await this.#read(own, shareId);
    // The person may have gone on to another.
    if (shareId === this.shareId) this.reading = reading;
  }

  async #read(own: OwnKey, shareId: string): Promise<Reading> {
    try {
      const { body, key } = await openShared(this.api, own, shareId);
      const transcript = await readTranscript([key], body);
      if (transcript === null) return { state: 'unreadable' };
      await TypedTexts.of(this.api).ready;
      const comments = new Comments({
        ...{ api: this.api, self: this.self, conversationId: body.id, key },
        seqs: new Set(transcript.messages.map(({ seq }) => seq)),
        comments: transcript.comments,
      });
      return { state: 'open', body, transcript, comments };
    } catch (error) {
      // Sealed to another key of theirs, or to none: that is no failure of the request.
      if (!(error instanceof ApiError)) return { state: 'unreadable' };
      const code = errorCodeOf(error);
      return code === 'gone' || code === 'notFound'
        ? { state: 'over' }
        : { state: 'failed', text: problemText(error) };
    }
  }
}

customElements.define('lo-shared-view', SharedView);
