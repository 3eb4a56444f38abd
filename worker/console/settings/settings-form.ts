import { html, nothing, type LitElement, type ReactiveController } from 'lit';
import type { Settings } from '../../../protocol/settings.ts';
import type { SettingField } from '../../domain/settings/setting-fields.ts';
import { noticeCallout, problemCallout } from '../kit/callouts.ts';
import { Field } from '../kit/field.ts';
import { toConflict } from '../kit/just-changed.ts';
import { LoadTask } from '../kit/load-task.ts';
import { Watch } from '../kit/observable.ts';
import { tellStepDone } from '../kit/step-done.ts';
import type { Api } from '../session/api.ts';
import { problemText } from '../session/problem-text.ts';
import { changesList } from './changes-list.ts';
import { draftOf, type SettingsDraft } from './settings-draft.ts';
import { SETTINGS_FORM } from './settings-texts.ts';

type AtForm = { step: 'form'; notice: 'saved' | null; problem: string | null };
type Standing =
  | AtForm
  /** What visitors will see is on screen, before it is saved. */
  | { step: 'looking' | 'saving' };

const FORM: AtForm = { step: 'form', notice: null, problem: null };
const texts = SETTINGS_FORM;

/**
 * The form of one page of settings: loads them, holds what is typed, shows what visitors will see before it saves, and loses
 * nothing when that fails. The page draws its fields (setting-field.ts) and hands over which they are.
 */
export class SettingsForm implements ReactiveController {
  readonly #host: LitElement;
  readonly #api: () => Api;
  readonly #fieldsOf: () => readonly SettingField[];
  readonly #loading: LoadTask<true>;
  #standing: Standing = FORM;

  constructor(host: LitElement, api: () => Api, fields: () => readonly SettingField[]) {
    this.#host = host;
    this.#api = api;
    this.#fieldsOf = fields;
    this.#loading = new LoadTask<true>(host, () => this.draft.load().then(() => true), problemText);
    new Watch(host, () => [this.draft]);
    host.addController(this);
  }

  hostConnected(): void {
    this.#standing = FORM;
  }

  get fields(): readonly SettingField[] {
    return this.#fieldsOf();
  }

  get draft(): SettingsDraft {
    return draftOf(this.#api());
  }

  /** What is wrong with what stands at exactly this place, in a sentence, or null. */
  problemAt(path: string): string | null {
    return this.draft.problemsOf(this.fields).find((problem) => problem.path === path)?.sentence ?? null;
  }

  /**
   * Draws the page below its heading.
   * @param preview draws what visitors will see once these settings hold; without it, what changes is listed alone.
   */
  render(fields: () => unknown, preview: ((settings: Settings) => unknown) | null = null): unknown {
    const known = this.draft.seen !== null;
    if (!known) return this.#loading.render(() => nothing);
    return this.#standing.step === 'form' ? this.#form(fields) : this.#look(preview);
  }

  #form(fields: () => unknown) {
    const { problem, notice } = this.#standing.step === 'form' ? this.#standing : FORM;
    const changed = this.draft.changedOf(this.fields).length > 0;
    return html`<form class="stack loose" novalidate @submit=${this.#submit}>
      ${problemCallout(this.#loading.problem)}
      ${noticeCallout('success', notice === null ? null : texts.saved)} ${fields()}
      <div class="stack">
        ${problemCallout(problem)}
        ${changed ? html`<p class="quiet small" role="status">${texts.unsaved}</p>` : nothing}
        <div class="row">
          <wa-button type="submit" variant="brand">${texts.look}</wa-button>
          ${
            changed
              ? html`<wa-button appearance="plain" @click=${this.#undo}>${texts.undo}</wa-button>`
              : nothing
          }
        </div>
      </div>
    </form>`;
  }

  #look(preview: ((settings: Settings) => unknown) | null) {
    const changed = this.draft.changedOf(this.fields);
    return html`<section class="stack loose" aria-labelledby="preview">
      <h2 id="preview" tabindex="-1">${texts.previewTitle}</h2>
      ${preview === null ? nothing : preview(this.draft.preview(this.fields))}
      ${changesList(this.draft, changed)}
      <div class="row">
        <wa-button variant="brand" ?loading=${this.#standing.step === 'saving'} @click=${this.#save}
          >${texts.save}</wa-button
        >
        <wa-button appearance="outlined" @click=${() => this.#to(FORM)}>${texts.backToForm}</wa-button>
      </div>
    </section>`;
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const { draft } = this;
    if (draft.changedOf(this.fields).length === 0) return this.#stay(texts.nothing);
    if (draft.conflictsIn(this.fields).length > 0) return this.#stay(this.#conflict());
    if (draft.problemsOf(this.fields).length > 0) return this.#stay(texts.invalid);
    this.#to({ step: 'looking' });
  };

  readonly #undo = (): void => {
    this.draft.undo(this.fields);
    this.#to(FORM);
  };

  readonly #save = async (): Promise<void> => {
    if (this.#standing.step !== 'looking') return;
    this.#to({ step: 'saving' });
    try {
      const how = await this.draft.save(this.fields);
      if (how === 'saved') {
        this.#to({ step: 'form', notice: 'saved', problem: null });
        tellStepDone(this.#host);
      } else this.#stay(how === 'conflict' ? this.#conflict() : texts.invalid);
    } catch (error) {
      this.#stay(problemText(error));
    }
  };

  /** Names who was first, each once. */
  #conflict(): string {
    const { draft } = this;
    const known = draft.conflictsIn(this.fields).map((place) => draft.conflictOf(place) ?? null);
    return texts.conflict([...new Set(known.filter((alias) => alias !== null))]);
  }

  /** Says why it is not saved, beside a form in which all stands as it was typed, with the cursor at the first thing to do. */
  #stay(problem: string): void {
    this.#standing = { step: 'form', notice: null, problem };
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.#toFirstProblem());
  }

  async #toFirstProblem(): Promise<void> {
    const root = this.#host.renderRoot;
    const fields = [...root.querySelectorAll('lo-field')].filter((field) => field instanceof Field);
    await Promise.all(fields.map((field) => field.updateComplete));
    const wrong = fields.find((field) => field.problem !== null);
    if (wrong === undefined) toConflict(root);
    else wrong.focus();
  }

  #to(standing: Standing): void {
    this.#standing = standing;
    this.#host.requestUpdate();
    if (standing.step === 'looking')
      void this.#host.updateComplete.then(() =>
        this.#host.renderRoot.querySelector<HTMLElement>('#preview')?.focus(),
      );
  }
}
