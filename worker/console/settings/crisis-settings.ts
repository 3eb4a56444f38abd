import { html, LitElement, nothing } from 'lit';
import { CONTENT_LIMITS, type OnCall } from '../../../protocol/content-settings.ts';
import { noticeCallout, problemCallout } from '../kit/callouts.ts';
import '../kit/field.ts';
import { formatDay } from '../kit/format.ts';
import { tellStepDone } from '../kit/step-done.ts';
import { shared } from '../kit/shared.styles.ts';
import type { Api } from '../session/api.ts';
import { problemText } from '../session/problem-text.ts';
import { CRISIS } from './crisis-texts.ts';
import { itemButtons } from './item-buttons.ts';
import { conflictNote } from './setting-field.ts';
import { SettingsForm } from './settings-form.ts';
import { settingsStyles } from './settings-styles.ts';

const texts = CRISIS;
const FIELDS = { card: 'crisisCard.points', onCall: 'onCall' } as const;

/** What a volunteer holds on to when there is danger, and whom they can call. */
export class CrisisSettings extends LitElement {
  static override readonly styles = [shared, settingsStyles];
  static override readonly properties = {
    api: { attribute: false },
    only: { attribute: false },
    notice: { state: true },
    problem: { state: true },
  };
  declare api: Api;
  /** One half of the page, where it stands within another; null: all of it. */
  declare only: keyof typeof FIELDS | null;
  declare private notice: string | null;
  declare private problem: string | null;
  readonly #form = new SettingsForm(
    this,
    () => this.api,
    () => (this.only === null ? Object.values(FIELDS) : [FIELDS[this.only]]),
  );

  constructor() {
    super();
    this.only = this.notice = this.problem = null;
  }

  protected override render() {
    return this.#form.render(() => [
      this.only === 'onCall' ? nothing : this.#card(),
      this.only === 'card' ? nothing : this.#onCall(),
    ]);
  }

  get #points(): readonly string[] {
    const points = this.#form.draft.value('crisisCard.points');
    return Array.isArray(points) ? (points as string[]) : [];
  }

  #card() {
    const points = this.#points;
    const changed = this.#form.draft.changedOf(['crisisCard.points']).length > 0;
    const set = (next: readonly string[]) => this.#form.draft.set('crisisCard.points', next);
    const swap = (one: number, other: number) =>
      set(points.with(one, points[other] ?? '').with(other, points[one] ?? ''));
    return html`<section class="card stack loose">
      <h2>${texts.card}</h2>
      <p class="quiet">${texts.cardIntro}</p>
      ${this.#standing(changed)} ${conflictNote(this.#form, 'crisisCard.points')}
      <ol class="items">
        ${points.map(
          (point, index) =>
            html`<li class="stack">
              <lo-field
                kind="long"
                name="points.${index}"
                label=${texts.point(index + 1)}
                .maxLength=${CONTENT_LIMITS.crisisPointChars}
                .value=${point}
                .problem=${this.#form.problemAt(`crisisCard.points.${index}`)}
                @lo-typed=${({ detail }: CustomEvent<string>) => set(points.with(index, detail))}
              ></lo-field>
              <div class="row">
                ${itemButtons({
                  name: texts.point(index + 1),
                  up: index === 0 ? null : () => swap(index, index - 1),
                  down: index === points.length - 1 ? null : () => swap(index, index + 1),
                  remove: points.length === 1 ? null : () => set(points.toSpliced(index, 1)),
                })}
              </div>
            </li>`,
        )}
      </ol>
      ${
        points.length >= CONTENT_LIMITS.crisisPoints
          ? nothing
          : html`<div>
              <wa-button appearance="outlined" @click=${() => set([...points, texts.newPoint])}
                >${texts.addPoint}</wa-button
              >
            </div>`
      }
    </section>`;
  }

  /** A card that is being changed is a concept already. */
  #standing(changed: boolean) {
    const { confirmedOn, confirmedBy } = this.#form.draft.seen?.settings.crisisCard ?? {
      confirmedOn: null,
      confirmedBy: null,
    };
    if (confirmedOn !== null && !changed) {
      const by = this.#form.draft.seen?.checkers?.find(({ id }) => id === confirmedBy)?.alias ?? null;
      return html`${noticeCallout('success', texts.confirmed(formatDay(confirmedOn), by))}
        <p class="quiet small">${texts.confirmHint}</p>`;
    }
    return html`<wa-callout variant="warning" size="s"><strong>${texts.concept}</strong></wa-callout>
      ${noticeCallout('success', this.notice)} ${problemCallout(this.problem)}
      <div>
        <wa-button appearance="outlined" ?disabled=${changed} @click=${this.#confirm}
          >${texts.confirm}</wa-button
        >
      </div>
      <p class="quiet small">${changed ? texts.saveFirst : texts.confirmHint}</p>`;
  }

  readonly #confirm = async (): Promise<void> => {
    this.notice = this.problem = null;
    try {
      const how = await this.#form.draft.check({ kind: 'crisisCard' });
      if (how === 'saved') {
        this.notice = texts.done;
        tellStepDone(this);
      } else this.problem = texts.lost(this.#form.draft.lastChangerOf('crisisCard.points'));
    } catch (error) {
      this.problem = problemText(error);
    }
  };

  #onCall() {
    const given = this.#form.draft.value('onCall') as OnCall | null;
    const set = (part: Partial<OnCall>) => {
      const next = { label: '', phone: '', ...given, ...part };
      this.#form.draft.set('onCall', next.label === '' && next.phone === '' ? null : next);
    };
    const box = (name: keyof OnCall, label: string, most: number, hint = '') =>
      html`<lo-field
        name="onCall.${name}"
        label=${label}
        hint=${hint}
        .maxLength=${most}
        .value=${given?.[name] ?? ''}
        .problem=${this.#form.problemAt(`onCall.${name}`)}
        @lo-typed=${({ detail }: CustomEvent<string>) => set({ [name]: detail })}
      ></lo-field>`;
    return html`<section class="card stack loose">
      <h2>${texts.onCall}</h2>
      <p class="quiet">${texts.onCallIntro}</p>
      ${given === null ? html`<p><strong>${texts.noOnCall}</strong></p>` : nothing}
      ${conflictNote(this.#form, 'onCall')}
      <div class="fields">
        ${box('label', texts.label, 60, texts.labelHint)} ${box('phone', texts.phone, 20)}
      </div>
    </section>`;
  }
}

customElements.define('lo-crisis-settings', CrisisSettings);
