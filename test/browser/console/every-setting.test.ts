import { expect, test, vi } from 'vitest';
import { SETTINGS_PAGES } from '../../../worker/console/settings/settings-pages.ts';
import { PAGES } from '../../../worker/console/session/pages.ts';
import { SETTINGS_FORM } from '../../../worker/console/settings/settings-texts.ts';
import { KEPT_TERMS } from '../../../worker/domain/settings/kept-terms.ts';
import { DEFAULT_SETTINGS } from '../../../worker/domain/settings/default-settings.ts';
import { SETTING_FIELDS, valueAt } from '../../../worker/domain/settings/setting-fields.ts';
import { SettingsForm } from '../../../worker/console/settings/settings-form.ts';
import { all, open, see, withServer } from './console-page.ts';
import { ok } from './fake-server.ts';

const page = withServer();

/** Settings that are no box on a page of settings, and where they are set. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  closedNow: '`Vandaag`, by `Chat nu sluiten`',
  firstRun: 'nobody sets it: it ends with the steps of `Eerste keer`',
  'crisisCard.confirmedOn': 'the button `Ik heb deze kaart laten nakijken`, with the day it is pressed',
  'crisisCard.confirmedBy': 'the same button, with who presses it',
};

/** Which fields each page hands to its form, and the names of its boxes. */
async function fieldsOf(slug: string): Promise<{ handed: readonly string[]; boxes: readonly string[] }> {
  const handed = new Set<string>();
  const render = vi.spyOn(SettingsForm.prototype, 'render');
  open(`${PAGES.settings.path}/${slug}`);
  await see(SETTINGS_FORM.look);
  for (const form of render.mock.contexts)
    if (form instanceof SettingsForm) for (const field of form.fields) handed.add(field);
  render.mockRestore();
  return {
    handed: [...handed],
    boxes: all('lo-field, select').map((box) => String(Reflect.get(box, 'name'))),
  };
}

test('[S4] every setting has a box on a page, or is set by something that is named here', async () => {
  page.server.signedIn = 'coordinator';
  page.server.handlers.set('GET /api/coordinator/sites', () => ok({ since: '2026-11-01', sites: [] }));
  const handed: string[] = [];
  const boxes: string[] = [];
  for (const { slug } of SETTINGS_PAGES.filter(({ slug }) => slug !== 'eerste-keer')) {
    const found = await fieldsOf(slug);
    handed.push(...found.handed);
    boxes.push(...found.boxes);
  }
  const isOneBox = (field: string) => ['string', 'number'].includes(typeof valueAt(DEFAULT_SETTINGS, field));
  const onAPage = SETTING_FIELDS.filter((field) => (isOneBox(field) ? boxes : handed).includes(field));
  const without = SETTING_FIELDS.filter((field) => !onAPage.includes(field) && !(field in KEPT_TERMS));
  expect(without.toSorted()).toEqual(Object.keys(ELSEWHERE).toSorted());
  // A list, and what may be null, is handed to a form; nothing is handed to two, where each would say that the other has changed it.
  expect(handed.toSorted()).toEqual([...new Set(handed)].toSorted());
});

test('[S4] [R7] how long something is kept has its box on the page of that', async () => {
  page.server.signedIn = 'coordinator';
  const terms = { weeks: 6, accountMonths: 24, secrecyMonths: 24 };
  page.server.handlers.set('GET /api/coordinator/retention', () =>
    ok({
      ...terms,
      version: 1,
      state: 'ok',
      oldestDays: null,
      erasedPerDay: [],
      nextPerDay: [],
      runs: [],
      next: null,
    }),
  );
  open(PAGES.retention.path);
  await vi.waitFor(() =>
    expect(
      all('wa-input')
        .map((box) => box.getAttribute('name'))
        .toSorted(),
    ).toEqual(Object.keys(KEPT_TERMS).toSorted()),
  );
});
