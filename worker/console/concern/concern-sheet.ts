import { html, LitElement, nothing } from 'lit';
import type { CrisisHelp } from '../../../protocol/http/staff.ts';
import { plainCallout } from '../kit/callouts.ts';
import { focusedElement } from '../kit/focus.ts';
import { LoadTask } from '../kit/load-task.ts';
import { shared } from '../kit/shared.styles.ts';
import type { Api } from '../session/api.ts';
import { problemText } from '../session/problem-text.ts';
import './concern-form.ts';
import type { ConcernedTalk } from './concern-form.ts';
import { styles } from './concern-sheet.styles.ts';
import { CONCERN, keptText } from './concern-texts.ts';

/** The talk that the sheet is beside. `insert`: null for who does not write in it. */
export type TalkBeside = ConcernedTalk & { insert: ((text: string) => void) | null };

const texts = CONCERN;

/** Where there is no room for it beside the talk. */
const NARROW = '(max-width: 60rem)';

/**
 * [B3] `Ik maak me zorgen`: what to do first, whom to call, and the report of danger to somebody else. Beside the talk, which stays
 * writable. On a phone a modal dialog over everything: the focus can't go to what it covers. Nothing of it goes to the room.
 *
 * @event {Event} lo-close
 */
export class ConcernSheet extends LitElement {
  static override readonly styles = [shared, styles];
  static override readonly properties = {
    api: { attribute: false },
    talk: { attribute: false },
    inserted: { state: true },
  };
  declare api: Api;
  declare talk: TalkBeside;
  declare private inserted: string | null;

  readonly #crisis = new LoadTask(
    this,
    async () => (await this.api.settings()).crisis ?? NOTHING,
    problemText,
  );

  readonly #narrow = matchMedia(NARROW);

  constructor() {
    super();
    this.inserted = null;
    this.addEventListener('keydown', ({ key }) => key === 'Escape' && this.#close());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#narrow.addEventListener('change', this.#show);
  }

  override disconnectedCallback(): void {
    this.#narrow.removeEventListener('change', this.#show);
    super.disconnectedCallback();
  }

  protected override firstUpdated(): void {
    this.#show();
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  protected override render() {
    const { keptUntil } = this.talk.draft.filled;
    return html`<dialog aria-labelledby="title" @cancel=${this.#close}>
      <div class="top">
        <h2 id="title" tabindex="-1">${texts.open}</h2>
        <wa-button appearance="plain" size="s" @click=${this.#close}>${texts.close}</wa-button>
      </div>
      ${this.#crisis.render((crisis) => this.#help(crisis))}
      <section class="stack" aria-labelledby="other">
        <h3 id="other" tabindex="-1">${texts.other}</h3>
        <p>${texts.self}</p>
        ${
          keptUntil === null
            ? html`<lo-concern-form
                .api=${this.api}
                .about=${this.talk}
                @lo-reported=${() => this.#goOnAt('#done')}
              ></lo-concern-form>`
            : this.#reported(keptUntil)
        }
      </section>
    </dialog>`;
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
                <div role="status">
                  ${this.inserted === name ? plainCallout('neutral', texts.inserted(name)) : nothing}
                </div>
              </li>`,
          )}
        </ul>
      </section>`;
  }

  #reported(keptUntilMs: number) {
    return html`<p id="done" tabindex="-1">${texts.done(keptText(keptUntilMs, Date.now()))}</p>
      <div>
        <wa-button appearance="outlined" size="s" @click=${this.#reportMore}>${texts.more}</wa-button>
      </div>`;
  }

  #insert(name: string, way: string): void {
    // Of 112 both are the same.
    this.talk.insert?.(name === way ? way : `${name}: ${way}`);
    this.inserted = name;
  }

  readonly #reportMore = (): void => {
    this.talk.draft.write({ keptUntil: null });
    void this.#goOnAt('#other');
  };

  /** What had the focus is gone. */
  async #goOnAt(place: string): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(place)?.focus();
  }

  /** A window that got wider or narrower keeps the focus where it was. */
  readonly #show = (): void => {
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog === null) return;
    const focused = focusedElement();
    dialog.close();
    if (this.#narrow.matches) dialog.showModal();
    else dialog.show();
    focused?.focus();
  };

  readonly #close = (): void => {
    this.dispatchEvent(new Event('lo-close'));
  };
}

/** What a server of before has to say: the form works without it. */
const NOTHING: CrisisHelp = { points: [], onCall: null, lines: [] };

customElements.define('lo-concern-sheet', ConcernSheet);
