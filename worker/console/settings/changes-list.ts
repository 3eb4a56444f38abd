import { html } from 'lit';
import type { SettingField } from '../../domain/settings/setting-fields.ts';
import { SETTING_NAMES } from '../session/setting-names.ts';
import { settingText } from './setting-text.ts';
import type { SettingsDraft } from './settings-draft.ts';
import { SETTINGS_FORM } from './settings-texts.ts';

const texts = SETTINGS_FORM;

/** What would change, field by field: what holds now, and what will. */
export function changesList(draft: SettingsDraft, fields: readonly SettingField[]) {
  return html`<dl class="facts stacked card">
    ${fields.map(
      (field) =>
        html`<dt>${SETTING_NAMES[field]}</dt>
          <dd>${bothValues(texts.now, draft.inForce(field), texts.later, draft.value(field))}</dd>`,
    )}
  </dl>`;
}

/** Two values, one above the other, each with what it is. */
export function bothValues(firstName: string, first: unknown, secondName: string, second: unknown) {
  return html`<span class="quiet small">${firstName}:</span> ${settingText(first)}<br />
    <span class="quiet small">${secondName}:</span> <strong>${settingText(second)}</strong>`;
}
