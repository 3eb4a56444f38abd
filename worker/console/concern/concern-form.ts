import '@awesome.me/webawesome/dist/components/radio-group/radio-group.js';
import '@awesome.me/webawesome/dist/components/radio/radio.js';
import '@awesome.me/webawesome/dist/components/textarea/textarea.js';
import type WaRadioGroup from '@awesome.me/webawesome/dist/components/radio-group/radio-group.js';
import type WaTextarea from '@awesome.me/webawesome/dist/components/textarea/textarea.js';
import { html, LitElement } from 'lit';
import { CONCERN_GROUNDS } from '../../../protocol/http/concerns.ts';
import { LIMITS } from '../../../protocol/limits.ts';
import { problemCallout } from '../kit/callouts.ts';
import { shared } from '../kit/shared.styles.ts';
import { unwatched } from '../kit/unwatched.ts';
import { errorCodeOf, type Api, type ApiErrorCode } from '../session/api.ts';
import { ERROR_TEXTS } from '../session/session-texts.ts';
import type { ConcernDraft } from './concern-draft.ts';
import { CONCERN } from './concern-texts.ts';

/** What the report is about. `role`: whose words they are sealed as. */
export type ConcernedTalk = {
  roomId: string;
  role: 'volunteer' | 'coach';
  draft: ConcernDraft;
  key: () => CryptoKey | null;
  lastSeq: () => number;
};

const texts = CONCERN;

/**
 * [B3] The report to a coordinator of danger to somebody else, or of a grave crime. What was read is sealed here.
 *
 * @event {Event} lo-reported - the draft says so too
 */
export class ConcernForm extends LitElement {
  static override readonly styles = shared;
  static override readonly properties = {
    api: { attribute: false },
    about: { attribute: false },
    send: {},
    busy: { state: true },
    problem: { state: true },
  };
  declare api: Api;
  declare about: ConcernedTalk;
  /** What the button says. */
  declare send: string;
  declare private busy: boolean;
  declare private problem: string | null;

  constructor() {
    super();
    this.busy = false;
    this.problem = null;
    this.send = texts.report;
  }

  protected override render() {
    const { ground, text } = this.about.draft.filled;
    return html`<form class="stack" novalidate @submit=${this.#report}>
      <wa-radio-group label=${texts.ground} .value=${ground} @change=${this.#groundChanged}>
        ${CONCERN_GROUNDS.map((each) => html`<wa-radio value=${each}>${texts.grounds[each]}</wa-radio>`)}
      </wa-radio-group>
      ${
        this.about.key() === null
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
        <wa-button type="submit" variant="brand" ?loading=${this.busy}>${this.send}</wa-button>
      </div>
    </form>`;
  }

  readonly #groundChanged = ({ currentTarget }: Event & { currentTarget: WaRadioGroup }): void => {
    this.#write({ ground: CONCERN_GROUNDS.find((each) => each === currentTarget.value) ?? null });
  };

  readonly #textChanged = ({ currentTarget }: Event & { currentTarget: WaTextarea }): void => {
    this.#write({ text: currentTarget.value ?? '' });
  };

  #write(part: Parameters<ConcernDraft['write']>[0]): void {
    this.about.draft.write(part);
    this.problem = null;
    this.requestUpdate();
  }

  readonly #report = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    const { draft, roomId, role, key, lastSeq } = this.about;
    const body = await draft.seal({ roomId, role, key: key(), lastSeq: lastSeq() });
    if (body === null) {
      this.problem = texts.groundMissing;
      return;
    }
    this.busy = true;
    try {
      const { heldMs } = await this.api.raiseConcern(roomId, body);
      draft.sent(heldMs);
      this.problem = null;
      this.dispatchEvent(new Event('lo-reported'));
    } catch (error) {
      this.problem = problemOf(errorCodeOf(error));
    } finally {
      this.busy = false;
    }
  };
}

function problemOf(code: ApiErrorCode): string {
  if (code === 'network') return texts.offline;
  return code === 'forbidden' ? texts.tooLate : ERROR_TEXTS[code];
}

customElements.define('lo-concern-form', ConcernForm);
