import { userEvent } from 'vitest/browser';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import type { SettingsBody, SettingsPatchBody } from '../../../protocol/http/settings.ts';
import { Settings } from '../../../protocol/settings.ts';
import { DEFAULT_SETTINGS } from '../../../worker/domain/settings/default-settings.ts';
import { mergeSettings } from '../../../worker/domain/settings/setting-fields.ts';
import { SETTING_NAMES } from '../../../worker/console/session/setting-names.ts';
import { ERROR_TEXTS } from '../../../worker/console/session/session-texts.ts';
import { JUST_CHANGED } from '../../../worker/console/kit/just-changed.ts';
import { NUMBERS } from '../../../worker/console/settings/numbers-texts.ts';
import { PROBLEMS, SETTINGS, SETTINGS_FORM } from '../../../worker/console/settings/settings-texts.ts';
import {
  all,
  click,
  expectAccessible,
  fill,
  find,
  focused,
  open,
  see,
  textOf,
  withServer,
} from './console-page.ts';
import { failure, ok } from './fake-server.ts';

type Schema = z.core.JSONSchema.BaseSchema;

const page = withServer();
const PATH = 'PATCH /api/coordinator/settings';
const OFFER = 'input[name="queue.offerSeconds"]';

beforeEach(() => {
  page.server.signedIn = 'coordinator';
});

const changed = (): SettingsPatchBody | undefined =>
  page.server.requests.findLast(({ method }) => method === 'PATCH')?.body as SettingsPatchBody | undefined;
const standing = (version: number, patch: object, by: string | null = 'Noor'): SettingsBody => ({
  version,
  settings: mergeSettings(DEFAULT_SETTINGS, patch) as SettingsBody['settings'],
  changes: [{ field: 'queue.offerSeconds', version, by }],
});
const valueOf = async (selector: string) => ((await find(selector)) as HTMLInputElement).value;

describe('the pages of settings', () => {
  test('[S4] are listed, each with its own address, and one that is not there says so', async () => {
    open('/console/instellingen');
    await see(SETTINGS.intro);
    await click('a', 'Wachtrij en tijden');
    await vi.waitFor(() => expect(location.pathname).toBe('/console/instellingen/wachtrij'));
    await find(OFFER);
    expect(all('a[aria-current="page"]').map(textOf).join()).toContain('Instellingen');
    await click('a', SETTINGS.back);
    await see(SETTINGS.intro);
    await expectAccessible();
    open('/console/instellingen/niets');
    await see(SETTINGS.unknownBody);
  });
});

describe('a number', () => {
  beforeEach(async () => {
    open('/console/instellingen/wachtrij');
    await find(OFFER);
  });

  test('[S4] out of its bounds is said beside the box in one sentence, stays as typed and is not sent', async () => {
    expect(await valueOf(OFFER)).toBe('60');
    for (const typed of ['14', '301', 'veel', '']) {
      await fill(OFFER, typed);
      await see(PROBLEMS.number(15, 300));
      expect(await valueOf(OFFER)).toBe(typed);
    }
    expect(PROBLEMS.number(15, 300)).toBe('Kies een getal van 15 tot 300.');
    await click('wa-button', SETTINGS_FORM.look);
    await see(SETTINGS_FORM.invalid);
    await vi.waitFor(() => expect(focused()?.matches(`${OFFER}[aria-invalid="true"]`)).toBe(true));
    expect(changed()).toBeUndefined();
    await expectAccessible();
  });

  test('[S4] says its bounds beside the box, as the schema has them', async () => {
    const root = z.toJSONSchema(Settings, { unrepresentable: 'any' });
    const inSchema = (field: string) =>
      field.split('.').reduce<Schema>((schema, key) => (schema.properties?.[key] ?? {}) as Schema, root);
    const numbers = NUMBERS.groups.flatMap(({ fields }) => fields.map(({ field }) => field));
    expect(numbers.length).toBeGreaterThan(20);
    for (const field of numbers) {
      const schema = inSchema(field);
      const { minimum, maximum } = schema.anyOf === undefined ? schema : (schema.anyOf[0] as Schema);
      const box = textOf(await find(`lo-field[name="${field}"]`));
      expect([field, box]).toEqual([
        field,
        expect.stringContaining(SETTINGS_FORM.bounds(minimum ?? -1, maximum ?? -1)),
      ]);
    }
  });

  test('[S4] is shown as it will be before it is saved, and then saved alone', async () => {
    page.server.handlers.set(PATH, () => ok(standing(1, { queue: { offerSeconds: 90 } }, 'Marijke')));
    await fill(OFFER, '90');
    await see(SETTINGS_FORM.unsaved);
    await click('wa-button', SETTINGS_FORM.look);
    await see(SETTING_NAMES['queue.offerSeconds']);
    await see(`${SETTINGS_FORM.later}: 90`);
    await vi.waitFor(() => expect(focused()?.textContent).toBe(SETTINGS_FORM.previewTitle));
    await expectAccessible();
    await click('wa-button', SETTINGS_FORM.save);
    await see(SETTINGS_FORM.saved);
    expect(changed()).toEqual({ version: 0, patch: { queue: { offerSeconds: 90 } } });
    expect(await valueOf(OFFER)).toBe('90');
  });

  test('[S4] that is not saved, because the request fails, stays as typed, also on another page and back', async () => {
    page.server.handlers.set(PATH, () => failure('internal'));
    await fill(OFFER, '90');
    await click('wa-button', SETTINGS_FORM.look);
    await click('wa-button', SETTINGS_FORM.save);
    await see(ERROR_TEXTS.internal);
    expect(await valueOf(OFFER)).toBe('90');
    await click('a', SETTINGS.back);
    await click('a', 'Wachtrij en tijden');
    expect(await valueOf(OFFER)).toBe('90');
    await click('wa-button', SETTINGS_FORM.undo);
    await vi.waitFor(async () => expect(await valueOf(OFFER)).toBe('60'));
  });

  test('[S4] of which a part was typed back is undone like any other', async () => {
    await fill(OFFER, '90');
    (await find(OFFER)).focus();
    await userEvent.keyboard('1{Backspace}{Tab}');
    expect(await valueOf(OFFER)).toBe('90');
    await click('wa-button', SETTINGS_FORM.undo);
    await vi.waitFor(async () => expect(await valueOf(OFFER)).toBe('60'));
  });

  test('[S4] that the server refuses is said beside its box', async () => {
    const problems = [{ field: 'queue.offerSeconds', rule: 'too_big' }];
    page.server.handlers.set(PATH, () => ({
      status: 400,
      body: { error: 'badRequest', message: '', problems },
    }));
    await fill(OFFER, '90');
    await click('wa-button', SETTINGS_FORM.look);
    await click('wa-button', SETTINGS_FORM.save);
    await see(SETTINGS_FORM.invalid);
    await see(PROBLEMS.number(15, 300));
    await fill(OFFER, '91');
    await vi.waitFor(async () => expect((await find(OFFER)).getAttribute('aria-invalid')).toBe('false'));
  });

  test('[S4] held against another: said of the one that was changed', async () => {
    await fill('input[name="queue.maxPlaces"]', '2');
    await see(PROBLEMS.rules.belowMinimum);
    await fill('input[name="queue.minPlaces"]', '1');
    await vi.waitFor(async () =>
      expect((await find('input[name="queue.maxPlaces"]')).getAttribute('aria-invalid')).toBe('false'),
    );
  });
});

describe('a field that another coordinator has just changed', () => {
  beforeEach(async () => {
    page.server.handlers.set(PATH, () => {
      const { status, body } = failure('conflict');
      return {
        status,
        body: { ...(body as object), current: standing(4, { queue: { offerSeconds: 120 } }) },
      };
    });
    open('/console/instellingen/wachtrij');
    await fill(OFFER, '90');
    await fill('input[name="queue.pauseMinutes"]', '9');
    await click('wa-button', SETTINGS_FORM.look);
    await click('wa-button', SETTINGS_FORM.save);
    await see('Noor heeft dit net gewijzigd');
  });

  test('[S1] [S4] shows both values, and goes on with either', async () => {
    await see(`${JUST_CHANGED.now}: 120`);
    await see(`${JUST_CHANGED.yours}: 90`);
    await expectAccessible();
    await click('wa-button', SETTINGS_FORM.look);
    await see(SETTINGS_FORM.conflict(['Noor']));
    page.server.handlers.set(PATH, () => ok(standing(5, { queue: { offerSeconds: 90 } }, 'Marijke')));
    await click('wa-button', JUST_CHANGED.keepMine);
    await click('wa-button', SETTINGS_FORM.look);
    await click('wa-button', SETTINGS_FORM.save);
    await see(SETTINGS_FORM.saved);
    expect(changed()).toEqual({ version: 4, patch: { queue: { offerSeconds: 90, pauseMinutes: 9 } } });
  });

  test('[S1] [S4] is theirs on a press, and what was typed elsewhere stays', async () => {
    page.server.handlers.set(PATH, () => ok(standing(5, { queue: { offerSeconds: 120, pauseMinutes: 9 } })));
    await click('wa-button', JUST_CHANGED.takeTheirs);
    await vi.waitFor(async () => expect(await valueOf(OFFER)).toBe('120'));
    await click('wa-button', SETTINGS_FORM.look);
    await click('wa-button', SETTINGS_FORM.save);
    await see(SETTINGS_FORM.saved);
    expect(changed()).toEqual({ version: 4, patch: { queue: { pauseMinutes: 9 } } });
  });
});
