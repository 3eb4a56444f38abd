import '@awesome.me/webawesome/dist/components/radio-group/radio-group.js';
import '@awesome.me/webawesome/dist/components/radio/radio.js';
import '@awesome.me/webawesome/dist/components/textarea/textarea.js';
import type WaRadioGroup from '@awesome.me/webawesome/dist/components/radio-group/radio-group.js';
import type WaTextarea from '@awesome.me/webawesome/dist/components/textarea/textarea.js';
import { html, LitElement, nothing } from 'lit';
import { CONCERN_GROUNDS } from '../../../protocol/http/concerns.ts';
import type { CrisisHelp } from '../../../protocol/http/staff.ts';
import { LIMITS } from '../../../protocol/limits.ts';
import { noticeCallout, problemCallout } from '../kit/callouts.ts';
import { LoadTask } from '../kit/load-task.ts';
import { shared } from '../kit/shared.styles.ts';
import { unwatched } from '../kit/unwatched.ts';
import { errorCodeOf, type Api, type ApiErrorCode } from '../session/api.ts';
import { problemText } from '../session/problem-text.ts';
import { ERROR_TEXTS } from '../session/session-texts.ts';
import type { ConcernDraft } from './concern-draft.ts';
import { styles } from './concern-sheet.styles.ts';
import { CONCERN } from './concern-texts.ts';

/** The talk that the sheet is beside. `insert`: null for who does not write in it. */
export type ConcernedTalk = {
  roomId: string;
  role: 'volunteer' | 'coach';
  draft: ConcernDraft;
  key: () => CryptoKey | null;
  lastSeq: () => number;
  insert: ((text: string) => void) | null;
};

const texts = CONCERN;

/**
 * [B3] `Ik maak me zorgen`: what to do first, whom to call, and the report of danger to somebody else. Beside the talk, which stays
 * writable; over it on a phone. Nothing of it goes to the room.
 *
 * @event {Event} lo-close
 */
export class ConcernSheet extends LitElement {
  static override readonly styles = [shared, styles];
  static override readonly properties = {
    api: { attribute: false },
    talk: { attribute: false },
    busy: { state: true },
    problem: { state: true },
    inserted: { state: true },
  };
  declare api: Api;
  declare talk: ConcernedTalk;
  declare private busy: boolean;
  declare private problem: string | null;
  declare private inserted: string | null;

  readonly #crisis = new LoadTask(
    this,
    async () => (await this.api.settings()).crisis ?? NOTHING,
    problemText,
  );

  constructor() {
    super();
    this.busy = false;
    this.problem = this.inserted = null;
    this.addEventListener('keydown', ({ key }) => key === 'Escape' && this.#close());
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  protected override render() {
    return html`<div class="top">
        <h2 tabindex="-1">${texts.open}</h2>
        <wa-button appearance="plain" size="s" @click=${this.#close}>${texts.close}</wa-button>
      </div>
      ${this.#crisis.render((crisis) => this.#help(crisis))}
      <section class="stack" aria-labelledby="other">
        <h3 id="other">${texts.other}</h3>
        <p>${texts.self}</p>
        ${this.talk.draft.filled.reported ? this.#reported() : this.#form()}
      </section>`;
  }

  #help({ points, onCall, lines }: CrisisHelp) {
    return html`<section class="stack" aria-labelledby="card">
        <h3 id="card">${texts.card}</h3>
        <ul>
          ${points.map((point) => html`<li>${point}</li>`)}
        </ul>
        ${
          onCall === null
            ? html`<p>${texts.noOnCall}</p>`
            : html`<a href="tel:${onCall.phone.replaceAll(/[^+\d]/g, '')}"
                >${texts.onCall(onCall.label, onCall.phone)}</a
              >`
        }
      </section>
      <section class="stack" aria-labelledby="help">
        <h3 id="help">${texts.help}</h3>
        <p class="quiet small">${lines.length === 0 ? texts.noHelp : texts.helpOpen}</p>
        <ul class="lines">
          ${lines.map(
            ({ name, way }) =>
              html`<li>
                <span><strong>${name}</strong><br />${way}</span>
                ${
                  this.talk.insert === null
                    ? nothing
                    : html`<wa-button size="s" appearance="outlined" @click=${() => this.#insert(name, way)}
                        >${texts.insert}<span class="hidden">: ${name}</span></wa-button
                      >`
                }
              </li>`,
          )}
        </ul>
        <div role="status">${noticeCallout('neutral', this.inserted && texts.inserted(this.inserted))}</div>
      </section>`;
  }

  #form() {
    const { ground, text } = this.talk.draft.filled;
    return html`<form class="stack" novalidate @submit=${this.#report}>
      <wa-radio-group label=${texts.ground} .value=${ground} @change=${this.#groundChanged}>
        ${CONCERN_GROUNDS.map((each) => html`<wa-radio value=${each}>${texts.grounds[each]}</wa-radio>`)}
      </wa-radio-group>
      ${
        this.talk.key() === null
          ? html`<p class="quiet small">${texts.noKey}</p>`
          : html`<wa-textarea
              label=${texts.text}
              hint=${texts.textHint}
              rows="4"
              resize="auto"
              maxlength=${LIMITS.concernTextChars}
              autocomplete="off"
              ${unwatched()}
              .value=${text}
              @input=${this.#textChanged}
            ></wa-textarea>`
      }
      ${problemCallout(this.problem)}
      <div>
        <wa-button type="submit" variant="brand" ?loading=${this.busy}>${texts.report}</wa-button>
      </div>
    </form>`;
  }

  #reported() {
    return html`<p role="status">${texts.done}</p>
      <div>
        <wa-button appearance="outlined" size="s" @click=${() => this.#write({ reported: false })}
          >${texts.more}</wa-button
        >
      </div>`;
  }

  #insert(name: string, way: string): void {
    this.talk.insert?.(`${name}: ${way}`);
    this.inserted = name;
  }

  readonly #groundChanged = ({ currentTarget }: Event & { currentTarget: WaRadioGroup }): void => {
    this.#write({ ground: CONCERN_GROUNDS.find((each) => each === currentTarget.value) ?? null });
  };

  readonly #textChanged = ({ currentTarget }: Event & { currentTarget: WaTextarea }): void => {
    this.#write({ text: currentTarget.value ?? '' });
  };

  #write(part: Parameters<ConcernDraft['write']>[0]): void {
    this.talk.draft.write(part);
    this.problem = null;
    this.requestUpdate();
  }

  readonly #report = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    const { draft, roomId, role, key, lastSeq } = this.talk;
    const body = await draft.seal({ roomId, role, key: key(), lastSeq: lastSeq() });
    if (body === null) {
      this.problem = texts.groundMissing;
      return;
    }
    this.busy = true;
    try {
      await this.api.raiseConcern(roomId, body);
      this.#write({ ground: null, text: '', reported: true });
    } catch (error) {
      this.problem = problemOf(errorCodeOf(error));
    } finally {
      this.busy = false;
    }
  };

  readonly #close = (): void => {
    this.dispatchEvent(new Event('lo-close'));
  };
}

/** What a server of before has to say: the form works without it. */
const NOTHING: CrisisHelp = { points: [], onCall: null, lines: [] };

function problemOf(code: ApiErrorCode): string {
  if (code === 'network') return texts.offline;
  return code === 'forbidden' ? texts.tooLate : ERROR_TEXTS[code];
}

customElements.define('lo-concern-sheet', ConcernSheet);
