import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { isBlank } from '../../protocol/blank.ts';
import { LIMITS } from '../../protocol/limits.ts';
import { base } from './base.styles.ts';
import { cleanText } from './clean-text.ts';
import { styles } from './composer.styles.ts';
import type { ComposerTexts } from './ui-texts.ts';

const COUNT_FROM_LEFT = 200;
const TYPING = { againMs: 5_000, stopMs: 4_000 } as const;

/**
 * Where a message is written. What stands in it is only a draft until `Verstuur`; while typing, nothing but the fact leaves.
 *
 * @event {CustomEvent<{ text: string }>} lo-send - cancelable: prevented, the text stays where it is
 * @event {CustomEvent<{ on: boolean }>} lo-typing
 * @event {CustomEvent<{ text: string }>} lo-draft - each change, to keep it on the device
 */
export class Composer extends LitElement {
  static override readonly styles = [base, styles];
  static override readonly properties = {
    draft: {},
    disabled: { type: Boolean },
    draftOnly: { type: Boolean, attribute: 'draft-only' },
    texts: { attribute: false },
    text: { state: true },
  };
  /** Sets the text from outside; typing does not change it back. */
  declare draft: string;
  declare disabled: boolean;
  /** Nothing can be sent yet: only the box, without a button. */
  declare draftOnly: boolean;
  declare texts: ComposerTexts;
  declare private text: string;

  #typingSince = 0;
  #stopTimer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.draft = this.text = '';
    this.disabled = this.draftOnly = false;
  }

  override focus(): void {
    this.#box?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopTyping();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('draft')) this.text = this.draft;
  }

  protected override render() {
    const { texts, text } = this;
    const { length } = cleanText(text).trim();
    const left = LIMITS.messageChars - length;
    return html`<form @submit=${this.#submit}>
      <label class="hidden" for="box">${texts.label}</label>
      <textarea
        id="box"
        class="field"
        rows="1"
        autocomplete="off"
        spellcheck="false"
        writingsuggestions="false"
        autocorrect="off"
        translate="no"
        placeholder=${texts.placeholder}
        aria-describedby="count"
        aria-invalid=${left < 0 ? 'true' : nothing}
        ?disabled=${this.disabled}
        .value=${text}
        @input=${this.#typed}
        @keydown=${this.#keyed}
        @blur=${this.#stopTyping}
      ></textarea>
      ${
        this.draftOnly
          ? nothing
          : html`<button class="primary" ?disabled=${this.disabled} @mousedown=${keepFocus}>
              ${texts.send}
            </button>`
      }
      <span
        id="count"
        class="count ${left < 0 ? 'over' : ''}"
        role="status"
        ?hidden=${left >= COUNT_FROM_LEFT}
        >${
          left < 0
            ? texts.tooLong(-left, Math.ceil(length / LIMITS.messageChars))
            : left < COUNT_FROM_LEFT
              ? texts.left(coarse(left))
              : nothing
        }</span
      >
    </form>`;
  }

  protected override firstUpdated(): void {
    // A phone that is turned gives the same words another height. It goes with the element: nothing else holds it.
    new ResizeObserver(this.#fit).observe(this);
  }

  protected override updated(): void {
    this.#fit();
  }

  readonly #fit = (): void => {
    const box = this.#box;
    if (box === null) return;
    // Set through the CSSOM: a style attribute would need `unsafe-inline`.
    box.style.height = 'auto';
    box.style.height = `${box.scrollHeight + box.offsetHeight - box.clientHeight}px`;
  };

  get #box(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector('textarea');
  }

  readonly #typed = ({ target }: Event & { target: HTMLTextAreaElement }): void => {
    this.#setText(target.value);
    if (this.draftOnly) return;
    clearTimeout(this.#stopTimer);
    if (isBlank(this.text)) return this.#stopTyping();
    this.#stopTimer = setTimeout(this.#stopTyping, TYPING.stopMs);
    if (Date.now() - this.#typingSince < TYPING.againMs) return;
    this.#typingSince = Date.now();
    this.#emit('lo-typing', { on: true });
  };

  readonly #stopTyping = (): void => {
    clearTimeout(this.#stopTimer);
    if (this.#typingSince === 0) return;
    this.#typingSince = 0;
    this.#emit('lo-typing', { on: false });
  };

  readonly #keyed = (event: KeyboardEvent): void => {
    // A touch keyboard has no Shift+Enter worth the name: there Enter breaks the line, and the button sends.
    const touch = matchMedia('(hover: none) and (pointer: coarse)').matches;
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || touch || this.draftOnly) return;
    event.preventDefault();
    this.send();
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    this.send();
  };

  /** As the button does. */
  send(): void {
    const text = cleanText(this.text).trim();
    if (isBlank(text) || text.length > LIMITS.messageChars || this.disabled) return this.focus();
    if (!this.#emit('lo-send', { text })) return;
    this.#stopTyping();
    this.#setText('');
  }

  #setText(text: string): void {
    this.text = text;
    this.#emit('lo-draft', { text });
  }

  #emit(type: string, detail: object): boolean {
    return this.dispatchEvent(
      new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: true }),
    );
  }
}

/** A tap on the button must not close the phone's keyboard. */
function keepFocus(event: Event): void {
  event.preventDefault();
}

/** In steps, so that a screen reader is not told at every key. */
function coarse(left: number): number {
  return left > 20 ? Math.ceil(left / 20) * 20 : left;
}

declare global {
  interface HTMLElementTagNameMap {
    'lo-composer': Composer;
  }
}

if (customElements.get('lo-composer') === undefined) customElements.define('lo-composer', Composer);
