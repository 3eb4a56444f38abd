import { html } from 'lit';
import { changedDays, isDayField } from '../../domain/settings/day-fields.ts';
import type { SettingField } from '../../domain/settings/setting-fields.ts';
import { bothValues } from '../kit/just-changed.ts';
import { SETTING_NAMES } from '../session/setting-names.ts';
import { dayText, settingText } from './setting-text.ts';
import type { SettingsDraft } from './settings-draft.ts';
import { SETTINGS_FORM } from './settings-texts.ts';

const texts = SETTINGS_FORM;

/** What would change, field by field: what holds now, and what will. */
export function changesList(draft: SettingsDraft, fields: readonly SettingField[]) {
  return html`<dl class="facts stacked card">
    ${fields.map(
      (field) =>
        html`<dt>${SETTING_NAMES[field]}</dt>
          <dd>${valuesOf(draft, field)}</dd>`,
    )}
  </dl>`;
}

/** Of a list of days only those that were changed. */
function valuesOf(draft: SettingsDraft, field: SettingField) {
  const [now, later] = [draft.inForce(field), draft.value(field)];
  const both = (first: string, second: string) => bothValues([texts.now, first], [texts.later, second]);
  if (!isDayField(field)) return both(settingText(now), settingText(later));
  return changedDays(field, now, later).map(
    (day) => html`<p>${both(dayText(field, now, day), dayText(field, later, day))}</p>`,
  );
}
