import { html, nothing } from 'lit';
import type { DayField } from '../../domain/settings/day-fields.ts';
import type { SettingField } from '../../domain/settings/setting-fields.ts';
import '../kit/field.ts';
import { justChanged } from '../kit/just-changed.ts';
import { SETTING_NAMES } from '../session/setting-names.ts';
import { boundsOf, maxLengthOf } from './setting-problems.ts';
import { dayText, settingText } from './setting-text.ts';
import type { SettingsForm } from './settings-form.ts';
import { SETTINGS_FORM } from './settings-texts.ts';

const texts = SETTINGS_FORM;

/** `optional`: an empty box is null, where that is allowed. */
type Said = { label?: string; hint?: string; unit?: string; optional?: boolean };

/** A whole number of the settings, with its bounds as the hint. What is no number stays as it was typed. */
export function numberField(
  form: SettingsForm,
  field: SettingField,
  { label, hint, unit, optional = false }: Said = {},
) {
  const { min, max } = boundsOf(field);
  const bounds = texts.bounds(min, max);
  return html`<div class="stack">
    <lo-field
      kind="number"
      name=${field}
      label=${label ?? SETTING_NAMES[field]}
      hint=${hint === undefined ? bounds : `${hint} ${bounds}`}
      unit=${unit ?? ''}
      .value=${typedText(form.draft.value(field))}
      .problem=${form.problemAt(field)}
      @lo-typed=${({ detail }: CustomEvent<string>) => form.draft.set(field, optional && detail.trim() === '' ? null : numberOf(detail))}
    ></lo-field>
    ${conflictNote(form, field)}
  </div>`;
}

/** A text of the settings. */
export function textField(
  form: SettingsForm,
  field: SettingField,
  { kind = 'text', optional = false, label, hint }: Said & { kind?: 'text' | 'long' | 'url' } = {},
) {
  const value = form.draft.value(field);
  return html`<div class="stack">
    <lo-field
      kind=${kind}
      name=${field}
      label=${label ?? SETTING_NAMES[field]}
      hint=${hint ?? ''}
      .maxLength=${maxLengthOf(field)}
      .value=${typeof value === 'string' ? value : ''}
      .problem=${form.problemAt(field)}
      @lo-typed=${({ detail }: CustomEvent<string>) =>
        form.draft.set(field, optional && detail.trim() === '' ? null : detail)}
    ></lo-field>
    ${conflictNote(form, field)}
  </div>`;
}

/** Says that somebody else has just changed this field, with both values, until it is decided which of them it will be. */
export function conflictNote(form: SettingsForm, field: SettingField) {
  const { draft } = form;
  const values = { now: settingText(draft.inForce(field)), yours: settingText(draft.value(field)) };
  return noteAt(form, field, values, () => draft.undo([field]));
}

/** The same of one day in a list of days. */
export function dayConflictNote(form: SettingsForm, field: DayField, day: string) {
  const { draft } = form;
  const values = {
    now: dayText(field, draft.inForce(field), day),
    yours: dayText(field, draft.value(field), day),
  };
  return noteAt(form, `${field}.${day}`, values, () => draft.undoDay(field, day));
}

/** The same of every day in a list of days that has such a conflict, also one that was taken out of it. */
export function dayConflictNotes(form: SettingsForm, field: DayField) {
  return form.draft
    .conflictsIn([field])
    .map((place) => dayConflictNote(form, field, place.slice(field.length + 1)));
}

function noteAt(
  { draft }: SettingsForm,
  place: string,
  values: { now: string; yours: string },
  takeTheirs: () => void,
) {
  const by = draft.conflictOf(place);
  if (by === undefined) return nothing;
  return justChanged(by, values, { takeTheirs, keepMine: () => draft.insist(place) });
}

/** A number, or whatever was typed in its place. */
function typedText(value: unknown): string {
  return typeof value === 'number' || typeof value === 'string' ? String(value) : '';
}

function numberOf(typed: string): number | string {
  return /^\s*\d{1,6}\s*$/.test(typed) ? Number(typed) : typed;
}
