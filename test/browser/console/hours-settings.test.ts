import { userEvent } from 'vitest/browser';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { SettingsBody } from '../../../protocol/http/settings.ts';
import { HOURS_SETTINGS as HOURS } from '../../../worker/console/settings/hours-texts.ts';
import { JUST_CHANGED } from '../../../worker/console/kit/just-changed.ts';
import { PROBLEMS, SETTINGS_FORM } from '../../../worker/console/settings/settings-texts.ts';
import { DEFAULT_SETTINGS } from '../../../worker/domain/settings/default-settings.ts';
import { withWholeLists } from '../../../worker/domain/settings/day-fields.ts';
import { mergeSettings } from '../../../worker/domain/settings/setting-fields.ts';
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

const page = withServer();
const MONDAY = 'openingHours.weekly.0';
const box = (name: string) => `input[name="${name}"]`;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-26T20:00:00+01:00') });
  page.server.signedIn = 'coordinator';
  open('/console/instellingen/openingstijden');
  await find(box(`${MONDAY}.0.from`));
});

const valueOf = async (name: string) => ((await find(box(name))) as HTMLInputElement).value;
const rows = () => all('tbody tr').map((row) => textOf(row).replaceAll(/\s+/g, ' ').trim());

test('[O1] [S4] the week is shown as it is, with what is so now and at a moment of one’s choice', async () => {
  expect(await valueOf(`${MONDAY}.0.from`)).toBe('14.00');
  await see(HOURS.now('open, aanmelden tot 22.30 uur'));
  expect(rows()[0]).toBe('maandag 23 november 2026 14.00–23.00');
  expect(rows()[6]).toBe('zondag 29 november 2026 11.00–23.00');
  await fill(box('moment'), '2026-11-26T22:45');
  await see(HOURS.atThat('open tot 23.00 uur, aanmelden kan niet meer'));
  await fill(box('moment'), '2026-11-27T03:00');
  await see(HOURS.atThat('gesloten, weer open op vrijdag 27 november 2026 om 14.00 uur'));
  await expectAccessible();
});

const inForce = (patch: object) =>
  mergeSettings(DEFAULT_SETTINGS, withWholeLists(DEFAULT_SETTINGS, patch)) as SettingsBody['settings'];

test('[S3] [S4] what is wrong with a block is said beside it, and what was typed stays', async () => {
  for (const typed of ['half drie', '25.00', '930']) {
    await fill(box(`${MONDAY}.0.from`), typed);
    await see('Vul een tijd in als 14.00.');
    expect(await valueOf(`${MONDAY}.0.from`)).toBe(typed);
  }
  await fill(box(`${MONDAY}.0.from`), '9.30');
  expect(await valueOf(`${MONDAY}.0.from`)).toBe('09.30');
  await click('wa-button', `${HOURS.addSpan}${HOURS.ofDay('maandag')}`);
  await fill(box(`${MONDAY}.1.from`), '22.00');
  await fill(box(`${MONDAY}.1.to`), '23.30');
  await see('Dit blok begint voordat het vorige eindigt.');
  expect(PROBLEMS.rules.overlaps).toBe('Dit blok begint voordat het vorige eindigt.');
  await click('wa-button', SETTINGS_FORM.look);
  await see(SETTINGS_FORM.invalid);
  await expectAccessible();
  await click('wa-button', `${HOURS.removeSpan}${HOURS.ofSpan('maandag', 1)}`);
  await vi.waitFor(() => expect(rows()[0]).toBe('maandag 23 november 2026 22.00–23.30'));
});

test.each([
  ['9', '09.00'],
  ['9:30', '09.30'],
  ['0930', '09.30'],
  ['13u30', '13.30'],
  ['13 uur', '13.00'],
])(
  '[S4] %j stays as it is while it is typed, and is written as %s once its box is left',
  async (typed, written) => {
    const name = `${MONDAY}.0.from`;
    const field = await find(box(name));
    await userEvent.clear(field);
    await userEvent.type(field, typed);
    expect(await valueOf(name)).toBe(typed);
    await vi.waitFor(() => expect(rows()[0]).toContain(`${written}–23.00`));
    await userEvent.tab();
    await vi.waitFor(async () => expect(await valueOf(name)).toBe(written));
  },
);

test('[O1] [S4] a special day with its reason is seen in the preview, and saved with the week', async () => {
  await click('wa-button', HOURS.addDay);
  await see(PROBLEMS.date);
  await fill(box('openingHours.specialDays.0.date'), '2026-11-26');
  await fill(box('openingHours.specialDays.0.reason'), 'wegens een scholingsdag');
  await see(
    HOURS.now('gesloten wegens een scholingsdag, weer open op vrijdag 27 november 2026 om 14.00 uur'),
  );
  await fill(box('openingHours.signUpEndsMinutes'), '15');
  const patch = {
    openingHours: {
      specialDays: { '2026-11-26': { spans: [], reason: 'wegens een scholingsdag' } },
      signUpEndsMinutes: 15,
    },
  };
  const settings = inForce(patch);
  page.server.handlers.set('PATCH /api/coordinator/settings', () =>
    ok({ version: 1, settings, changes: [] }),
  );
  await click('wa-button', SETTINGS_FORM.look);
  await see(SETTINGS_FORM.previewTitle);
  await click('wa-button', SETTINGS_FORM.save);
  await see(SETTINGS_FORM.saved);
  expect(page.server.requests.findLast(({ method }) => method === 'PATCH')?.body).toEqual({
    version: 0,
    patch,
  });
});

test('[O3] [S4] another zone counts at once, and a day on which the clock is moved says so', async () => {
  const zone = (await find('select#zone')) as HTMLSelectElement;
  zone.value = 'America/New_York';
  zone.dispatchEvent(new Event('change'));
  await see(HOURS.now('open, aanmelden tot 22.30 uur'));
  await fill(box('moment'), '2026-11-26T13:59');
  await see(HOURS.atThat('gesloten, weer open op donderdag 26 november 2026 om 14.00 uur'));
  vi.setSystemTime(Date.parse('2026-10-23T12:00:00+02:00'));
  await click('wa-button', SETTINGS_FORM.undo);
  await see(HOURS.longer);
});

describe('hours that another coordinator has just changed', () => {
  const CHRISTMAS = { '2026-12-25': { spans: [], reason: 'wegens kerst' } };
  /** What Noor has made of them: Monday and Tuesday, and Christmas. */
  const theirs = (version: number): SettingsBody => ({
    version,
    settings: inForce({
      openingHours: {
        weekly: { 0: [{ from: '10:00', to: '12:00' }], 1: [] },
        specialDays: CHRISTMAS,
      },
    }),
    changes: ['weekly.0', 'weekly.1', 'specialDays.2026-12-25', 'weekly', 'specialDays'].map((place) => ({
      field: `openingHours.${place}`,
      version,
      by: 'Noor',
    })),
  });
  const sent = () => page.server.requests.findLast(({ method }) => method === 'PATCH')?.body;
  const notes = () =>
    all('wa-callout')
      .map((note) => textOf(note).replaceAll(/\s+/g, ' '))
      .filter((text) => text.includes('heeft dit net gewijzigd'));
  async function save(): Promise<void> {
    await click('wa-button', SETTINGS_FORM.look);
    await see(SETTINGS_FORM.previewTitle);
    await click('wa-button', SETTINGS_FORM.save);
  }

  beforeEach(async () => {
    page.server.handlers.set('PATCH /api/coordinator/settings', () => {
      const { status, body } = failure('conflict');
      return { status, body: { ...(body as object), current: theirs(4) } };
    });
    await fill(box(`${MONDAY}.0.from`), '09.00');
    await fill(box('openingHours.weekly.2.0.from'), '08.00');
    await click('wa-button', HOURS.addDay);
    await fill(box('openingHours.specialDays.0.date'), '2026-12-31');
    await save();
    await see('Noor heeft dit net gewijzigd');
    // It may be far from the button.
    await vi.waitFor(() => expect(focused()?.matches('wa-callout.conflict')).toBe(true));
  });

  test('[S1] [S4] conflict on the same day alone: both values stand beside it, and the other days of both count', async () => {
    expect(notes()).toEqual([
      expect.stringContaining('Nu: maandag: 10.00–12.00 Van jou: maandag: 09.00–23.00'),
    ]);
    expect(rows()[1]).toMatch(/^dinsdag .*gesloten/i);
    await expectAccessible();
    await click('wa-button', SETTINGS_FORM.look);
    await see(SETTINGS_FORM.conflict(['Noor']));
    page.server.handlers.set('PATCH /api/coordinator/settings', () => ok(theirs(5)));
    await click('wa-button', JUST_CHANGED.keepMine);
    await save();
    await see(SETTINGS_FORM.saved);
    expect(sent()).toEqual({
      version: 4,
      patch: {
        openingHours: {
          weekly: { 0: [{ from: '09:00', to: '23:00' }], 2: [{ from: '08:00', to: '23:00' }] },
          specialDays: { '2026-12-31': { spans: [], reason: null } },
        },
      },
    });
  });

  test('[S1] [S4] are theirs on that day on a press, and what was typed of other days stays', async () => {
    page.server.handlers.set('PATCH /api/coordinator/settings', () => ok(theirs(5)));
    await click('wa-button', JUST_CHANGED.takeTheirs);
    await vi.waitFor(async () => expect(await valueOf(`${MONDAY}.0.from`)).toBe('10.00'));
    expect(await valueOf('openingHours.weekly.2.0.from')).toBe('08.00');
    await save();
    await see(SETTINGS_FORM.saved);
    expect(sent()).toMatchObject({
      version: 4,
      patch: { openingHours: { weekly: { 2: [{ from: '08:00', to: '23:00' }] } } },
    });
  });

  test('[S1] [S4] a special day that both changed says which, also when one took it away', async () => {
    page.server.handlers.set('PATCH /api/coordinator/settings', () => {
      const { status, body } = failure('conflict');
      const current = theirs(6);
      current.settings.openingHours.specialDays[0] = {
        date: '2026-12-25',
        spans: [],
        reason: 'wegens ziekte',
      };
      return { status, body: { ...(body as object), current } };
    });
    await click('wa-button', JUST_CHANGED.keepMine);
    // Noor's day came after the one that was typed here.
    all('wa-button')
      .filter((button) => textOf(button).includes(HOURS.removeDay))
      .at(-1)
      ?.click();
    await save();
    await see('Nu: vrijdag 25 december 2026: gesloten (wegens ziekte)');
    await see('Van jou: niets');
    await expectAccessible();
    await click('wa-button', JUST_CHANGED.takeTheirs);
    await vi.waitFor(() => expect(all('.day h3').map(textOf).join()).toContain('vrijdag 25 december 2026'));
  });
});
