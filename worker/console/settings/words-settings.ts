import { css, html, LitElement, nothing } from 'lit';
import { CONTENT_LIMITS, type TextName } from '../../../protocol/content-settings.ts';
import { LANGUAGES, type Language } from '../../../protocol/languages.ts';
import type { SettingField } from '../../domain/settings/setting-fields.ts';
import { isBlank } from '../../../protocol/blank.ts';
import '../kit/field.ts';
import { shared } from '../kit/shared.styles.ts';
import type { Api } from '../session/api.ts';
import { PAGES } from '../session/pages.ts';
import { builtInWords } from './built-in-words.ts';
import { CRISIS_CARD } from './crisis-page.ts';
import './preview-frame.ts';
import { longSentences } from './reading-level.ts';
import { conflictNote } from './setting-field.ts';
import { SettingsForm } from './settings-form.ts';
import { settingsStyles } from './settings-styles.ts';
import { WORDS } from './words-texts.ts';

const texts = WORDS;
const NAMES = Object.keys(texts.texts) as TextName[];
type WordsField = Extract<SettingField, `texts.${string}`>;
const fieldOf = (name: TextName, language: Language): WordsField => `texts.${name}.${language}`;
const FIELDS = NAMES.flatMap((name) => LANGUAGES.map((language) => fieldOf(name, language)));

/** What visitors read in the helpline's own words, with a hint where a sentence is long, and shown where they read it. */
export class WordsSettings extends LitElement {
  static override readonly styles = [
    shared,
    settingsStyles,
    css`
      .long {
        color: var(--lo-warning, inherit);
      }
    `,
  ];
  static override readonly properties = {
    api: { attribute: false },
    shown: { state: true },
    language: { state: true },
  };
  declare api: Api;
  /** The text that is shown in the visitor's page, or null. */
  declare private shown: TextName | null;
  declare private language: Language;
  readonly #form = new SettingsForm(
    this,
    () => this.api,
    () => FIELDS,
  );

  constructor() {
    super();
    this.shown = null;
    this.language = 'nl';
  }

  protected override render() {
    return this.#form.render(() => [
      html`<p class="quiet">${texts.intro}</p>
        <p class="quiet">
          ${texts.elsewhere}
          <a class="target" href=${PAGES.secrecyRecord.path}>${PAGES.secrecyRecord.name}</a> ${texts.and}
          <a class="target" href="${PAGES.settings.path}/${CRISIS_CARD.slug}">${CRISIS_CARD.name}</a>.
        </p>`,
      NAMES.map((name) => this.#text(name)),
    ]);
  }

  #text(name: TextName) {
    const said = texts.texts[name];
    const opened = this.shown === name;
    return html`<section class="card stack" aria-label=${said.name}>
      <h2>${said.name}</h2>
      <p class="quiet small">${said.hint} ${texts.left(CONTENT_LIMITS.textChars)}</p>
      <div class="fields">${this.#box(name, 'nl', texts.dutch)} ${this.#box(name, 'en', texts.english)}</div>
      <div>
        <wa-button size="s" appearance="outlined" @click=${() => (this.shown = opened ? null : name)}
          >${opened ? texts.hide : texts.show}<span class="hidden">: ${said.name}</span></wa-button
        >
      </div>
      ${opened ? this.#preview(name) : nothing}
    </section>`;
  }

  #box(name: TextName, language: Language, label: string) {
    const field = fieldOf(name, language);
    const value = this.#form.draft.value(field);
    const text = typeof value === 'string' ? value : '';
    const problem = this.#form.problemAt(field);
    return html`<div class="stack">
      <lo-field
        kind="long"
        name=${field}
        label=${label}
        hint=${isBlank(text) ? texts.nowSays(builtInWords(name, language, this.#form.draft.preview([]))) : ''}
        .maxLength=${CONTENT_LIMITS.textChars}
        .value=${text}
        .problem=${problem !== null && name === 'exception' ? texts.mustStay : problem}
        @lo-typed=${({ detail }: CustomEvent<string>) => this.#form.draft.set(field, detail)}
      ></lo-field>
      ${longSentences(text).map((sentence) => html`<p class="small long">${texts.long(sentence)}</p>`)}
      ${conflictNote(this.#form, field)}
    </div>`;
  }

  #preview(name: TextName) {
    const said = texts.texts[name];
    return html`<div class="stack">
      <p class="quiet small">${texts.inert}</p>
      <label
        >${texts.language}
        <select @change=${({ target }: Event) => this.#speak(target)}>
          ${LANGUAGES.map((each) => html`<option value=${each} ?selected=${each === this.language}>${texts.languages[each]}</option>`)}
        </select>
      </label>
      <lo-preview-frame
        .settings=${this.#form.draft.preview(FIELDS)}
        .view=${said.view}
        .language=${this.language}
        .label=${texts.showing(said.name)}
      ></lo-preview-frame>
    </div>`;
  }

  #speak(target: EventTarget | null): void {
    const value = target instanceof HTMLSelectElement ? target.value : '';
    this.language = LANGUAGES.find((each) => each === value) ?? 'nl';
  }
}

customElements.define('lo-words-settings', WordsSettings);
