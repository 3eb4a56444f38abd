import { css, html, LitElement, nothing } from 'lit';
import { parseTime } from './parse-time.ts';
import { shared } from './shared.styles.ts';

let fields = 0;
const TYPES: Partial<Record<Field['kind'], string>> = { date: 'date', moment: 'datetime-local' };
const MODES: Partial<Record<Field['kind'], string>> = { number: 'numeric', time: 'decimal', url: 'url' };

/**
 * A labelled box with its hint and, beside it, what is wrong with what was typed. Any text may be typed and stays, also where a
 * number is wanted. What is wrong is said once the box is left, and not at the first of two digits; and until then what stands in it is what
 * was typed, however its owner writes that. A time is then written as 09.30.
 *
 * @event {CustomEvent<string>} lo-typed - with what stands in the box
 */
export class Field extends LitElement {
  static override readonly styles = [
    shared,
    css`
      :host {
        min-width: 0;
      }
      label {
        display: block;
        margin-bottom: 0.375rem;
        font-weight: var(--wa-form-control-label-font-weight);
      }
      .box {
        display: flex;
        align-items: center;
        gap: 0.625rem;
      }
      input,
      textarea {
        width: 100%;
        min-height: var(--lo-target);
        padding: 0.5rem 0.75rem;
        border: 1px solid var(--lo-control);
        border-radius: calc(var(--lo-radius) * 0.6);
        background: var(--lo-surface);
        color: var(--lo-ink);
        font: inherit;
      }
      textarea {
        display: block;
        resize: vertical;
        field-sizing: content;
        min-height: 5.5rem;
      }
      .short input {
        width: 6.5rem;
        flex: none;
        font-variant-numeric: tabular-nums;
      }
      [aria-invalid='true'] {
        border-color: var(--lo-danger);
        outline: 1px solid var(--lo-danger);
      }
      .hint {
        margin-top: 0.375rem;
      }
      .problem {
        margin-top: 0.375rem;
        color: var(--lo-danger);
        font-weight: 600;
      }
    `,
  ];
  static override readonly properties = {
    name: {},
    label: {},
    hint: {},
    unit: {},
    value: {},
    problem: {},
    kind: {},
    maxLength: { attribute: false },
    spokenLabel: { attribute: false },
    typed: { state: true },
  };
  /** Of the box, for a form that looks for it. */
  declare name: string;
  declare label: string;
  declare hint: string;
  /** Stands behind the box: "minuten". */
  declare unit: string;
  declare value: string;
  /** What is wrong with it, in a sentence, or null. */
  declare problem: string | null;
  /** `number` and `time` are short, and ask for a keyboard of digits; `long` has lines; `moment` is a date with a time. */
  declare kind: 'text' | 'number' | 'time' | 'long' | 'url' | 'date' | 'moment';
  declare maxLength: number | null;
  /** What a screen reader says instead of the label, where the place says a part of it to who sees it. */
  declare spokenLabel: string | null;
  /** What stands in the box until it is left; null: its value. */
  declare private typed: string | null;
  readonly #id = `field-${(fields += 1)}`;

  constructor() {
    super();
    this.name = this.label = this.hint = this.unit = this.value = '';
    this.problem = this.maxLength = this.spokenLabel = null;
    this.kind = 'text';
    this.typed = null;
  }

  /** Puts the cursor into the box. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('input, textarea')?.focus();
  }

  protected override render() {
    const problem = this.typed === null ? this.problem : null;
    const described = [
      this.hint === '' ? '' : 'hint',
      this.unit === '' ? '' : 'unit',
      problem === null ? '' : 'problem',
    ];
    return html`<label for=${this.#id}>${this.label}</label>
      <div class=${this.kind === 'number' || this.kind === 'time' ? 'box short' : 'box'}>
        ${this.#box(described.filter((id) => id !== '').join(' '), problem !== null)}
        ${this.unit === '' ? nothing : html`<span id="unit" class="quiet">${this.unit}</span>`}
      </div>
      ${this.hint === '' ? nothing : html`<p id="hint" class="hint quiet small">${this.hint}</p>`}
      ${problem === null ? nothing : html`<p id="problem" class="problem small">${problem}</p>`}`;
  }

  #box(described: string, invalid: boolean) {
    const about = described === '' ? nothing : described;
    if (this.kind === 'long')
      return html`<textarea
        id=${this.#id}
        name=${this.name}
        rows="3"
        maxlength=${this.maxLength ?? nothing}
        aria-label=${this.spokenLabel ?? nothing}
        aria-describedby=${about}
        aria-invalid=${invalid}
        autocomplete="off"
        spellcheck="false"
        writingsuggestions="false"
        autocorrect="off"
        translate="no"
        .value=${this.#text}
        @input=${this.#typed}
        @change=${this.#left}
        @blur=${this.#left}
      ></textarea>`;
    return html`<input
      id=${this.#id}
      name=${this.name}
      type=${TYPES[this.kind] ?? 'text'}
      inputmode=${MODES[this.kind] ?? 'text'}
      maxlength=${this.maxLength ?? nothing}
      aria-label=${this.spokenLabel ?? nothing}
      aria-describedby=${about}
      aria-invalid=${invalid}
      autocomplete="off"
      spellcheck="false"
      writingsuggestions="false"
      autocorrect="off"
      translate="no"
      .value=${this.#text}
      @input=${this.#typed}
      @change=${this.#left}
      @blur=${this.#left}
    />`;
  }

  readonly #typed = ({ currentTarget }: Event): void => {
    if (!(currentTarget instanceof HTMLInputElement || currentTarget instanceof HTMLTextAreaElement)) return;
    this.typed = currentTarget.value;
    this.#tell(this.typed);
  };

  /** Also after no `change`: a browser fires none where what was typed was typed back. */
  readonly #left = (): void => {
    if (this.typed === null) return;
    const time = this.kind === 'time' ? parseTime(this.#text) : null;
    this.typed = null;
    if (time !== null) this.#tell(time.replace(':', '.'));
  };

  /** Its owner may empty it at any time. */
  get #text(): string {
    return this.value === '' ? '' : (this.typed ?? this.value);
  }

  #tell(text: string): void {
    this.value = text;
    this.dispatchEvent(new CustomEvent('lo-typed', { detail: text }));
  }
}

customElements.define('lo-field', Field);
