import { css, html, LitElement, nothing } from 'lit';
import type { Referral } from '../../../protocol/content-settings.ts';
import type { HelpLineSetting } from '../../../protocol/settings.ts';
import { isAlwaysFirst, linesToCheck } from '../../domain/help-lines/help-lines.ts';
import { dateAt } from '../../domain/hours/opening-hours.ts';
import { noticeCallout, problemCallout } from '../kit/callouts.ts';
import '../kit/field.ts';
import { formatDay } from '../kit/format.ts';
import { tellStepDone } from '../kit/step-done.ts';
import { shared } from '../kit/shared.styles.ts';
import type { Api } from '../session/api.ts';
import { problemText } from '../session/problem-text.ts';
import { itemButtons } from './item-buttons.ts';
import { field, lineEditor } from './line-editor.ts';
import { LINES } from './lines-texts.ts';
import { ListField } from './list-field.ts';
import { conflictNote } from './setting-field.ts';
import { SettingsForm } from './settings-form.ts';
import { SETTING_LISTS } from './settings-texts.ts';
import { settingsStyles } from './settings-styles.ts';

const texts = LINES;
const LINES_ONLY = ['helpLines'] as const;
const FIELDS = [...LINES_ONLY, 'referrals'] as const;
const MOST = { lines: 20, referrals: 30 };

/** The lines that visitors can turn to, who has checked them, and the helpline's own list of help near by. */
export class LinesSettings extends LitElement {
  static override readonly styles = [
    shared,
    settingsStyles,
    css`
      .editor {
        padding-top: 0.5rem;
      }
      .channel {
        margin: 0;
        padding: 0.75rem 1rem;
        border: 1px solid var(--lo-line);
        border-radius: var(--lo-radius);
      }
      .week {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(10rem, 100%), 1fr));
        gap: 0.75rem;
      }
    `,
  ];
  static override readonly properties = {
    api: { attribute: false },
    within: { attribute: false },
    open: { state: true },
    notice: { state: true },
    problem: { state: true },
  };
  declare api: Api;
  /** As a step of the first run: without the list of help near by. */
  declare within: boolean;
  /** The line that is being edited: its place, or null. */
  declare private open: number | null;
  declare private notice: string | null;
  declare private problem: string | null;
  readonly #form = new SettingsForm(
    this,
    () => this.api,
    () => (this.within ? LINES_ONLY : FIELDS),
  );
  readonly #lines = new ListField<HelpLineSetting>(this.#form, 'helpLines');
  readonly #referrals = new ListField<Referral>(this.#form, 'referrals');

  constructor() {
    super();
    this.within = false;
    this.open = this.notice = this.problem = null;
  }

  protected override render() {
    return this.#form.render(() => [this.#visitors(), this.within ? nothing : this.#own()]);
  }

  /** In the first run the lines are gone through one by one: right, to be changed, or left out. */
  get #firstRun(): boolean {
    return this.within || this.#form.draft.seen?.settings.firstRun === true;
  }

  #visitors() {
    const { items } = this.#lines;
    const changed = this.#form.draft.changedOf(['helpLines']).length > 0;
    return html`<section class="card stack loose">
      <h2>${this.#firstRun && !this.within ? texts.firstTitle : texts.title}</h2>
      <p class="quiet">${texts.intro}</p>
      ${changed ? html`<p class="quiet small">${texts.saveFirst}</p>` : nothing}
      ${noticeCallout('success', this.notice)} ${problemCallout(this.problem)}
      ${conflictNote(this.#form, 'helpLines')}
      <ul class="items">
        ${items.map((line, index) => html`<li class="stack">${this.#line(line, index, changed)}</li>`)}
      </ul>
      ${
        items.length >= MOST.lines
          ? nothing
          : html`<div><wa-button appearance="outlined" @click=${this.#addLine}>${texts.add}</wa-button></div>`
      }
    </section>`;
  }

  #line(line: HelpLineSetting, index: number, changed: boolean) {
    const { items } = this.#lines;
    const fixed = isAlwaysFirst(line);
    const isFree = (at: number) => items[at] !== undefined && !isAlwaysFirst(items[at]);
    const opened = this.open === index;
    const right = this.#firstRun ? texts.right : texts.checkedToday;
    return html`<div>
        <h3>${line.name}</h3>
        <p class="quiet small">
          ${line.channels.map(({ kind, value }) => `${texts.kinds[kind]} ${value}`).join(' · ')}
        </p>
        <p class="small">${this.#check(line)}</p>
      </div>
      <div class="row">
        <wa-button
          size="s"
          appearance="outlined"
          ?disabled=${changed}
          @click=${() => this.#checkToday(line, index)}
          >${right}<span class="hidden">: ${line.name}</span></wa-button
        >
        <wa-button size="s" appearance="plain" @click=${() => (this.open = opened ? null : index)}
          >${opened ? SETTING_LISTS.fold : SETTING_LISTS.edit}<span class="hidden"
            >: ${line.name}</span
          ></wa-button
        >
        ${itemButtons({
          name: line.name,
          up: fixed || !isFree(index - 1) ? null : () => this.#move(index, index - 1),
          down: fixed || !isFree(index + 1) ? null : () => this.#move(index, index + 1),
          remove: fixed ? null : () => this.#remove(index),
          removeWord: this.#firstRun ? texts.leaveOut : SETTING_LISTS.remove,
        })}
      </div>
      ${opened ? lineEditor(this.#lines, line, index) : nothing}`;
  }

  #check(line: HelpLineSetting) {
    const { seen } = this.#form.draft;
    if (line.checkedOn === null) return texts.notChecked;
    const by = seen?.checkers?.find(({ id }) => id === line.checkedBy)?.alias ?? null;
    const zone = seen?.settings.openingHours.zone ?? 'Europe/Amsterdam';
    const due = linesToCheck([line], dateAt(zone, Date.now())).length > 0;
    const checked = texts.checkedOn(formatDay(line.checkedOn), by);
    return due ? html`${checked}. <strong>${texts.due}</strong>` : checked;
  }

  async #checkToday({ name }: HelpLineSetting, index: number): Promise<void> {
    this.notice = this.problem = null;
    try {
      const how = await this.#form.draft.check({ kind: 'helpLine', index });
      if (how === 'saved') {
        this.notice = texts.marked(name);
        tellStepDone(this);
      } else this.problem = texts.lost(this.#form.draft.lastChangerOf('helpLines'));
    } catch (error) {
      this.problem = problemText(error);
    }
  }

  #move(index: number, to: number): void {
    this.open = null;
    this.#lines.move(index, to);
  }

  #remove(index: number): void {
    this.open = null;
    this.#lines.remove(index);
  }

  readonly #addLine = (): void => {
    this.open = this.#lines.items.length;
    this.#lines.add({
      name: texts.newName,
      purpose: { nl: '', en: null },
      audience: null,
      channels: [],
      checkedOn: null,
      checkedBy: null,
      source: null,
    });
  };

  #own() {
    const own = texts.referrals;
    const { items } = this.#referrals;
    return html`<section class="card stack loose">
      <h2>${own.title}</h2>
      <p class="quiet">${own.intro}</p>
      ${conflictNote(this.#form, 'referrals')} ${items.length === 0 ? html`<p>${own.empty}</p>` : nothing}
      <ul class="items">
        ${items.map((referral, index) => html`<li class="stack">${this.#referral(referral, index)}</li>`)}
      </ul>
      ${
        items.length >= MOST.referrals
          ? nothing
          : html`<div>
              <wa-button
                appearance="outlined"
                @click=${() => this.#referrals.add({ name: own.newName, purpose: '', region: '', phone: null, url: null })}
                >${own.add}</wa-button
              >
            </div>`
      }
    </section>`;
  }

  #referral(referral: Referral, index: number) {
    const own = texts.referrals;
    const list = this.#referrals;
    const box = (
      label: string,
      name: keyof Referral,
      most: number,
      { optional = false, kind = 'text' as const }: { optional?: boolean; kind?: 'text' | 'url' } = {},
    ) =>
      field(list, {
        label,
        kind,
        most,
        place: `${index}.${name}`,
        value: referral[name] ?? '',
        typed: (text) => list.change(index, { [name]: optional && text === '' ? null : text }),
      });
    return html`<div class="fields">
        ${box(texts.name, 'name', 80)} ${box(texts.purpose, 'purpose', 160)} ${box(own.region, 'region', 60)}
        ${box(own.phone, 'phone', 20, { optional: true })}
        ${box(own.url, 'url', 200, { optional: true, kind: 'url' })}
      </div>
      <div class="row">
        ${itemButtons({
          name: referral.name,
          up: index === 0 ? null : () => list.move(index, index - 1),
          down: index === items(list) - 1 ? null : () => list.move(index, index + 1),
          remove: () => list.remove(index),
        })}
      </div>`;
  }
}

const items = ({ items: all }: ListField<Referral>): number => all.length;

customElements.define('lo-lines-settings', LinesSettings);
