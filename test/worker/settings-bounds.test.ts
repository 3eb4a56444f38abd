import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { Settings } from '../../protocol/settings.ts';
import { DEFAULT_SETTINGS } from '../../worker/domain/settings/default-settings.ts';
import {
  patchOf,
  SETTING_FIELDS,
  settingAt,
  type SettingField,
} from '../../worker/domain/settings/setting-fields.ts';
import { forgetSettings } from '../../worker/store/settings.ts';
import { call, member } from './support/staff-app.ts';

/* [S2] Every bound of protocol/settings.ts, tried from both sides through the route: a new setting is tried without a word here. */

beforeEach(async () => {
  await env.DB.batch(['settings', 'settings_changes'].map((table) => env.DB.prepare(`DELETE FROM ${table}`)));
  forgetSettings();
});

/** What a field's own schema says, apart from what the console makes of it. */
function schemaOf(field: SettingField): z.core.JSONSchema.BaseSchema {
  const root = z.toJSONSchema(Settings, { unrepresentable: 'any' });
  return field
    .split('.')
    .reduce<z.core.JSONSchema.BaseSchema>(
      (schema, key) => (schema.properties?.[key] ?? {}) as z.core.JSONSchema.BaseSchema,
      root,
    );
}

type Trial = { what: string; value: unknown; fits: boolean };

/** Values on both sides of each bound, made from one that fits. */
function trialsOf(field: SettingField, fitting: unknown): Trial[] {
  const schema = schemaOf(field);
  const own = schema.anyOf === undefined ? schema : (schema.anyOf[0] as z.core.JSONSchema.BaseSchema);
  const { minimum, maximum, maxLength, minLength, maxItems, minItems, pattern, format } = own;
  const free = pattern === undefined && format === undefined && !BY_A_RULE.includes(field);
  const items = Array.isArray(fitting) ? fitting : [];
  const list = (count: number) => Array.from({ length: count }, () => items[0] ?? DIFFERENT);
  const trial = (what: string, value: unknown, fits: boolean): Trial => ({ what, value, fits });
  return [
    ...(minimum === undefined
      ? []
      : [trial('its minimum', minimum, true), trial('one less', minimum - 1, false)]),
    ...(maximum === undefined
      ? []
      : [trial('its maximum', maximum, true), trial('one more', maximum + 1, false)]),
    ...(minimum === undefined
      ? []
      : [trial('half of one', minimum + 0.5, false), trial('a text', 'veel', false)]),
    ...(maxLength === undefined ? [] : [trial('too long a text', 'x'.repeat(maxLength + 1), false)]),
    ...(maxLength === undefined || !free ? [] : [trial('the longest text', 'x'.repeat(maxLength), true)]),
    ...(minLength === undefined ? [] : [trial('too short a text', 'x'.repeat(minLength - 1), false)]),
    ...(format === undefined ? [] : [trial('no such format', 'weg', false)]),
    ...(maxItems === undefined ? [] : [trial('too many', list(maxItems + 1), false)]),
    ...(minItems === undefined ? [] : [trial('too few', list(minItems - 1), false)]),
    trial('something else', { else: 1 }, false),
  ];
}

/** A text of which a rule says more than its length. */
const BY_A_RULE: readonly SettingField[] = ['openingHours.zone'];

/** For a list that is empty by default: an origin, which is what the only such list holds. */
const DIFFERENT = 'https://een.test';

/** A number that a rule holds against another: that one gives way, so that this one's own bound is what is tried. */
const BESIDE: Partial<Record<SettingField, object>> = {
  'queue.minPlaces': { queue: { maxPlaces: 50 } },
  'queue.maxPlaces': { queue: { minPlaces: 0 } },
};

/** What only a request of its own sets [O9]: a change drops it, whatever it says. */
const isSetApart = (field: SettingField) => field.startsWith('crisisCard.confirmed');

describe.each(SETTING_FIELDS.filter((field) => !isSetApart(field)))('settings-bounds: %s', (field) => {
  const trials = trialsOf(field, settingAt(DEFAULT_SETTINGS, field));

  test('[S2] takes what its bounds allow and refuses, by its name, what they do not', async () => {
    const { cookie } = await member('coordinator');
    const patch = (body: unknown) => call('/api/coordinator/settings', { method: 'PATCH', cookie, body });
    await patch({ version: 0, patch: BESIDE[field] ?? {} });
    for (const { what, value, fits } of trials) {
      const response = await patch({ version: 1_000, patch: patchOf(field, value) });
      const answer = await response.json<{ problems?: { field: string }[] }>();
      expect([what, response.status]).toEqual([what, fits ? 200 : 400]);
      const named = answer.problems?.every((problem) => `${problem.field}.`.startsWith(`${field}.`)) ?? fits;
      expect([what, named]).toEqual([what, true]);
    }
    expect(trials.filter(({ fits }) => !fits).length).toBeGreaterThan(0);
  });
});

test('[S2] what may be null has null as its default, so that a patch can say so', () => {
  for (const field of SETTING_FIELDS) {
    const nullable =
      schemaOf(field).anyOf?.some((one) => (one as { type?: string }).type === 'null') ?? false;
    expect([field, nullable && settingAt(DEFAULT_SETTINGS, field) !== null]).toEqual([field, false]);
  }
});
