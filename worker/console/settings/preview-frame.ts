import { css, html, LitElement, nothing } from 'lit';
import type { ChatPageData } from '../../../protocol/http/visitor.ts';
import type { Language } from '../../../protocol/languages.ts';
import {
  PREVIEW_PATH,
  PREVIEW_READY,
  type PreviewMessage,
  type PreviewView,
} from '../../../protocol/preview.ts';
import type { Settings } from '../../../protocol/settings.ts';
import { ownWords } from '../../domain/settings/own-words.ts';
import { problemCallout } from '../kit/callouts.ts';
import { shared } from '../kit/shared.styles.ts';
import { WORDS } from './words-texts.ts';

/**
 * The visitor's page in a frame, with words that are not saved yet. They reach it by a message on our own origin, and no server.
 */
export class PreviewFrame extends LitElement {
  static override readonly styles = [
    shared,
    css`
      iframe {
        width: min(24rem, 100%);
        height: 34rem;
        border: 1px solid var(--lo-control);
        border-radius: var(--lo-radius);
        background: var(--lo-surface);
      }
    `,
  ];
  static override readonly properties = {
    settings: { attribute: false },
    view: {},
    language: {},
    label: {},
    problem: { state: true },
  };
  /** As they would be if the draft were saved. */
  declare settings: Settings;
  declare view: PreviewView;
  declare language: Language;
  declare label: string;
  declare private problem: string | null;
  #ready = false;
  #data: Promise<ChatPageData> | null = null;
  #dataIn: Language | null = null;

  constructor() {
    super();
    this.problem = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('message', this.#heard);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('message', this.#heard);
    this.#ready = false;
  }

  protected override render() {
    return html`${problemCallout(this.problem)}
      <iframe src=${PREVIEW_PATH} title=${this.label} sandbox="allow-scripts allow-same-origin"></iframe>
      ${nothing}`;
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (!changed.has('problem')) void this.#show();
  }

  readonly #heard = ({ origin, source, data }: MessageEvent<unknown>): void => {
    if (origin !== location.origin || source !== this.#frame || data !== PREVIEW_READY) return;
    this.#ready = true;
    void this.#show();
  };

  get #frame(): Window | null {
    return this.renderRoot.querySelector('iframe')?.contentWindow ?? null;
  }

  async #show(): Promise<void> {
    if (!this.#ready) return;
    const { language, view, settings } = this;
    try {
      const { texts: _, topics: __, ...data } = await this.#dataFor(language);
      const shown = { ...data, ...ownWords(language, settings) };
      const message = {
        type: 'lo-preview',
        language,
        view,
        data: shown,
      } satisfies PreviewMessage<ChatPageData>;
      this.#frame?.postMessage(message, location.origin);
      this.problem = null;
    } catch {
      this.#data = null;
      this.problem = WORDS.failed;
    }
  }

  /** What visitors' pages ask for too, and is public. */
  async #dataFor(language: Language): Promise<ChatPageData> {
    if (this.#data === null || this.#dataIn !== language) {
      this.#dataIn = language;
      this.#data = fetch(`/api/chat-page?lang=${language}`).then(
        (answer) => answer.json() as Promise<ChatPageData>,
      );
    }
    return await this.#data;
  }
}

customElements.define('lo-preview-frame', PreviewFrame);
