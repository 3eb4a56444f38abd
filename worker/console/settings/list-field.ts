import type { SettingField } from '../../domain/settings/setting-fields.ts';
import type { SettingsForm } from './settings-form.ts';

/** A list of the settings that is edited item by item. Each change is one of the whole list, because a list is one field. */
export class ListField<Item extends object> {
  readonly #form: SettingsForm;
  readonly #field: SettingField;

  constructor(form: SettingsForm, field: SettingField) {
    this.#form = form;
    this.#field = field;
  }

  /** As they stand now, also with what was typed and does not fit. */
  get items(): readonly Item[] {
    const value = this.#form.draft.value(this.#field);
    return Array.isArray(value) ? (value as Item[]) : [];
  }

  /** What is wrong at a place in the list (`0.channels.1.value`), in a sentence, or null. */
  problemAt(place: string): string | null {
    return this.#form.problemAt(`${this.#field}.${place}`);
  }

  change(index: number, part: Partial<Item>): void {
    this.#set(this.items.map((item, at) => (at === index ? { ...item, ...part } : item)));
  }

  add(item: Item): void {
    this.#set([...this.items, item]);
  }

  remove(index: number): void {
    this.#set(this.items.toSpliced(index, 1));
  }

  /** @param to the place that it will have */
  move(index: number, to: number): void {
    const item = this.items[index];
    if (item === undefined || to < 0 || to >= this.items.length) return;
    this.#set(this.items.toSpliced(index, 1).toSpliced(to, 0, item));
  }

  #set(items: readonly Item[]): void {
    this.#form.draft.set(this.#field, items);
  }
}
