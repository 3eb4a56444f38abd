import { html, LitElement, nothing } from 'lit';
import { randomId } from '../../../protocol/bytes.ts';
import { CONTENT_LIMITS, type TopicSetting } from '../../../protocol/content-settings.ts';
import '../kit/field.ts';
import { shared } from '../kit/shared.styles.ts';
import type { Api } from '../session/api.ts';
import { itemButtons } from './item-buttons.ts';
import { field } from './line-editor.ts';
import { ListField } from './list-field.ts';
import { conflictNote } from './setting-field.ts';
import { SettingsForm } from './settings-form.ts';
import { settingsStyles } from './settings-styles.ts';
import { TOPIC_SETTINGS } from './topics-texts.ts';

const texts = TOPIC_SETTINGS;
const NAME_CHARS = 40;
type Placed = { topic: TopicSetting; index: number };

/** What a talk may be about: added, renamed, and taken out of the list without being forgotten. */
export class TopicsSettings extends LitElement {
  static override readonly styles = [shared, settingsStyles];
  static override readonly properties = { api: { attribute: false } };
  declare api: Api;
  readonly #form = new SettingsForm(
    this,
    () => this.api,
    () => ['topics'],
  );
  readonly #topics = new ListField<TopicSetting>(this.#form, 'topics');

  protected override render() {
    return this.#form.render(() => this.#lists());
  }

  #lists() {
    const all = this.#topics.items.map((topic, index): Placed => ({ topic, index }));
    const offered = all.filter(({ topic }) => !topic.retired);
    const retired = all.filter(({ topic }) => topic.retired);
    const full = offered.length >= CONTENT_LIMITS.topics || all.length >= CONTENT_LIMITS.topicsEver;
    return html`<section class="card stack loose">
        <h2>${texts.offered}</h2>
        <p class="quiet">${texts.intro}</p>
        ${conflictNote(this.#form, 'topics')} ${offered.length === 0 ? html`<p>${texts.none}</p>` : nothing}
        <ol class="items">
          ${offered.map((placed, at) => html`<li class="stack">${this.#topic(placed, offered[at - 1], offered[at + 1])}</li>`)}
        </ol>
        ${
          full
            ? html`<p class="quiet small">${texts.full}</p>`
            : html`<div><wa-button appearance="outlined" @click=${this.#add}>${texts.add}</wa-button></div>`
        }
      </section>
      ${
        retired.length === 0
          ? nothing
          : html`<section class="card stack loose">
              <h2>${texts.retired}</h2>
              <p class="quiet">${texts.retiredIntro}</p>
              <ul class="items">
                ${retired.map(
                  ({ topic, index }) =>
                    html`<li class="row">
                      <span>${topic.nl}</span>
                      <wa-button
                        size="s"
                        appearance="outlined"
                        ?disabled=${full}
                        @click=${() => this.#topics.change(index, { retired: false })}
                        >${texts.bringBack}<span class="hidden">: ${topic.nl}</span></wa-button
                      >
                    </li>`,
                )}
              </ul>
            </section>`
      }`;
  }

  #topic({ topic, index }: Placed, before: Placed | undefined, after: Placed | undefined) {
    const list = this.#topics;
    return html`<div class="fields">
        ${field(list, { label: texts.name, place: `${index}.nl`, value: topic.nl, typed: (nl) => list.change(index, { nl }), most: NAME_CHARS })}
        ${field(list, { label: texts.english, place: `${index}.en`, value: topic.en ?? '', typed: (en) => list.change(index, { en: en === '' ? null : en }), most: NAME_CHARS })}
      </div>
      <div class="row">
        <wa-button size="s" appearance="plain" @click=${() => list.change(index, { retired: true })}
          >${texts.retire}<span class="hidden">: ${topic.nl}</span></wa-button
        >
        ${itemButtons({
          name: topic.nl,
          up: before === undefined ? null : () => list.move(index, before.index),
          down: after === undefined ? null : () => list.move(index, after.index),
        })}
      </div>`;
  }

  readonly #add = (): void => {
    const id = `own-${randomId()
      .replaceAll(/[^a-z0-9]/g, '')
      .slice(0, 8)
      .padEnd(8, '0')}`;
    this.#topics.add({ id, nl: texts.newName, en: null, retired: false });
  };
}

customElements.define('lo-topics-settings', TopicsSettings);
