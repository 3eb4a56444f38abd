import { html, LitElement, nothing, type PropertyValues } from 'lit';
import type { ConcernGround } from '../../../protocol/http/concerns.ts';
import { ConcernDraft } from '../concern/concern-draft.ts';
import '../concern/concern-form.ts';
import type { ConcernedTalk } from '../concern/concern-form.ts';
import { CONCERN, keptText } from '../concern/concern-texts.ts';
import { shared } from '../kit/shared.styles.ts';
import { Unsaved } from '../kit/unsaved.ts';
import type { Api } from '../session/api.ts';
import { OwnDraft } from '../session/own-draft.ts';
import { TypedTexts } from '../session/typed-texts.ts';
import { PAGES } from '../session/pages.ts';
import { REPORT } from './review-texts.ts';

const texts = REPORT;
/** What is written and not yet sent, by conversation. */
const drafts = new OwnDraft(() => new Map<string, ConcernDraft>());

/**
 * [B3] `Melden`: a coordinator who reads a conversation reports danger to somebody else. Open at once for who reads because of it, unless
 * somebody has reported it: whoever adds to that can't be the second coordinator any more, who approves [B1].
 */
export class ReportConcern extends LitElement {
  static override readonly styles = shared;
  static override readonly properties = {
    api: { attribute: false },
    conversation: { attribute: false },
    ground: { attribute: false },
    reported: { type: Boolean },
    open: { state: true },
  };
  declare api: Api;
  /** `lastSeq`: of the last message that was read. */
  declare conversation: { id: string; key: CryptoKey; lastSeq: number };
  /** What whoever opened it suspects; null: they read it for another reason. */
  declare ground: ConcernGround | null;
  /** Somebody has reported it before. */
  declare reported: boolean;
  declare private open: boolean;
  #draft = new ConcernDraft();
  #about: ConcernedTalk | null = null;

  constructor() {
    super();
    this.ground = null;
    this.open = this.reported = false;
    new Unsaved(this, () => TypedTexts.of(this.api).isAtRisk(placeOf(this.conversation.id)));
  }

  /** What was written before stands there from the first. */
  protected override async scheduleUpdate(): Promise<void> {
    await TypedTexts.of(this.api).ready;
    await super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('conversation')) return;
    const { id, key, lastSeq } = this.conversation;
    this.open = this.ground !== null && !this.reported;
    this.#draft = this.#draftOf(id);
    this.#about = {
      roomId: id,
      role: 'volunteer',
      draft: this.#draft,
      key: () => key,
      lastSeq: () => lastSeq,
    };
  }

  /** What was written before stands there again; of what was sent before nothing is left but that it was. */
  #draftOf(id: string): ConcernDraft {
    const own = drafts.of(this.api);
    const typed = TypedTexts.of(this.api);
    const place = placeOf(id);
    const before = typed.read(place);
    const draft =
      own.get(id) ??
      new ConcernDraft(
        (make) => typed.write(place, draft.filled.text === '' ? null : make()),
        typeof before === 'object' && before !== null ? before : undefined,
      );
    own.set(id, draft);
    draft.write({ ground: draft.filled.ground ?? this.ground, keptUntil: null });
    return draft;
  }

  protected override render() {
    if (!this.open) {
      const button = html`<wa-button appearance="outlined" @click=${this.#show}>${texts.open}</wa-button>`;
      if (!this.reported) return button;
      return html`<section class="card stack">
        <p>${texts.already}</p>
        <p><a class="target" href=${PAGES.concerns.path}>${PAGES.concerns.name}</a></p>
        <div>${button}</div>
      </section>`;
    }
    const { keptUntil } = this.#draft.filled;
    return html`<section class="card stack" aria-labelledby="title">
      <h2 id="title" tabindex="-1">${CONCERN.other}</h2>
      ${keptUntil === null ? this.#form() : this.#reported(keptUntil)}
    </section>`;
  }

  #form() {
    return html`<p>${CONCERN.self}</p>
      ${this.reported ? html`<p>${texts.notBoth}</p>` : nothing}
      ${
        this.#about === null
          ? nothing
          : html`<lo-concern-form
              .api=${this.api}
              .about=${this.#about}
              send=${texts.open}
              @lo-reported=${this.#goOn}
            ></lo-concern-form>`
      }`;
  }

  #reported(keptUntilMs: number) {
    return html`<p id="done" tabindex="-1">${texts.done(keptText(keptUntilMs, Date.now()))}</p>
      <p><a class="target" href=${PAGES.concerns.path}>${PAGES.concerns.name}</a></p>`;
  }

  /** The button that had the focus is gone with the form. */
  readonly #goOn = async (): Promise<void> => {
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#done')?.focus();
  };

  readonly #show = async (): Promise<void> => {
    this.open = true;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#title')?.focus();
  };
}

const placeOf = (conversationId: string): string => `report ${conversationId}`;

customElements.define('lo-report-concern', ReportConcern);
