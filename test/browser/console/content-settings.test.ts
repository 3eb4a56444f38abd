import { userEvent } from 'vitest/browser';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { CheckBody, SettingsBody, SettingsPatchBody } from '../../../protocol/http/settings.ts';
import type { Field } from '../../../worker/console/kit/field.ts';
import { CRISIS } from '../../../worker/console/settings/crisis-texts.ts';
import { LINES } from '../../../worker/console/settings/lines-texts.ts';
import { SETTING_LISTS, SETTINGS_FORM } from '../../../worker/console/settings/settings-texts.ts';
import { TOPIC_SETTINGS } from '../../../worker/console/settings/topics-texts.ts';
import { DEFAULT_SETTINGS } from '../../../worker/domain/settings/default-settings.ts';
import {
  all,
  click,
  expectAccessible,
  fill,
  find,
  open,
  saveSettings as save,
  see,
  textOf,
  withServer,
} from './console-page.ts';
import { failure, ok } from './fake-server.ts';
import { SETTINGS, settingsBody as body } from './fake-settings.ts';

const page = withServer();
const sent = <T>(method: string, path: string) =>
  page.server.requests.findLast((each) => each.method === method && each.path === path)?.body as
    | T
    | undefined;
const patched = () => sent<SettingsPatchBody>('PATCH', '/api/coordinator/settings')?.patch;
const checkedWith = () => sent<CheckBody>('POST', '/api/coordinator/settings/check');

beforeEach(() => {
  page.server.signedIn = 'coordinator';
  page.server.handlers.set('PATCH /api/coordinator/settings', (given) =>
    ok(body((given as SettingsPatchBody).patch, 1)),
  );
});

/** The buttons whose name is this whole text, also the part of it that only a screen reader says. */
const allNamed = (name: string) => all('wa-button').filter((button) => textOf(button).trim() === name);
const named = async (name: string): Promise<HTMLElement> => await find('wa-button', name);
const press = async (name: string) => (await named(name)).click();
describe('help lines', () => {
  beforeEach(async () => {
    open('/console/instellingen/hulplijnen');
    await see(LINES.title);
  });

  test('[O9] one press says that a line was checked today, and by whom is shown', async () => {
    const [first, ...rest] = DEFAULT_SETTINGS.helpLines;
    const checked = { ...first, checkedOn: '2026-11-26', checkedBy: 'sam-id' };
    page.server.handlers.set('POST /api/coordinator/settings/check', () =>
      ok(body({ helpLines: [checked, ...rest] }, 1)),
    );
    expect(all('li').filter((item) => textOf(item).includes(LINES.notChecked))).toHaveLength(
      DEFAULT_SETTINGS.helpLines.length,
    );
    await press(`${LINES.checkedToday}: 112`);
    await see(LINES.marked('112'));
    await see('door Sam');
    expect(checkedWith()).toEqual({ version: 0, what: { kind: 'helpLine', index: 0 } });
    await expectAccessible();
  });

  test('[O9] [S1] a check that comes after a colleague’s change names who changed the list', async () => {
    page.server.handlers.set('POST /api/coordinator/settings/check', () => {
      const { status, body: refusal } = failure('conflict');
      const current = {
        ...body({ helpLines: [] }, 3),
        changes: [{ field: 'helpLines', version: 3, by: 'Noor' }],
      };
      return { status, body: { ...(refusal as object), current } };
    });
    await press(`${LINES.checkedToday}: 112`);
    await see('Noor heeft de lijst net gewijzigd. Kijk hem nog eens na.');
    await expectAccessible();
  });

  test('[O9] nothing can be checked while the list has changes that are not saved', async () => {
    await press(`${SETTING_LISTS.remove}: Veilig Thuis`);
    await see(LINES.saveFirst);
    expect((await named(`${LINES.checkedToday}: 112`)).hasAttribute('disabled')).toBe(true);
  });

  test('[O4] 112 and 113 stay in place; the others can be moved, taken away and added', async () => {
    for (const name of ['112', '113 Zelfmoordpreventie'])
      for (const act of [SETTING_LISTS.up, SETTING_LISTS.down, SETTING_LISTS.remove])
        expect(allNamed(`${act}: ${name}`)).toHaveLength(0);
    expect(allNamed(`${SETTING_LISTS.up}: Veilig Thuis`)).toHaveLength(0);
    expect(allNamed(`${SETTING_LISTS.down}: Veilig Thuis`)).toHaveLength(1);
    await press(`${SETTING_LISTS.down}: Veilig Thuis`);
    await press(`${SETTING_LISTS.remove}: MIND Hulplijn`);
    await click('wa-button', LINES.add);
    await fill('input[name="8.name"]', 'Buurtlijn');
    await click('wa-button', LINES.addWay(LINES.kinds.phone));
    await fill('input[name="8.channels.0.value"]', '020 123 4567');
    (await find('fieldset wa-switch')).click();
    await fill('input[name="8.channels.0.weekly.0"]', '9-12.30, 14.00-17.00');
    await fill('input[name="8.channels.0.weekly.6"]', 'dicht');
    await expectAccessible();
    await save();
    await vi.waitFor(() => expect(patched()).toBeDefined());
    const lines = (patched() as { helpLines: SettingsBody['settings']['helpLines'] }).helpLines;
    expect(lines.map(({ name }) => name)).toEqual([
      ...[
        '112',
        '113 Zelfmoordpreventie',
        'De Luisterlijn',
        'Veilig Thuis',
        'De Kindertelefoon',
        'In je bol',
      ],
      ...['Centrum Seksueel Geweld', 'Huisarts of huisartsenpost', 'Buurtlijn'],
    ]);
    expect(lines[8]?.channels[0]).toMatchObject({ kind: 'phone', value: '020 123 4567' });
    expect(lines[8]?.channels[0]?.weekly?.[0]).toEqual([
      { from: '09:00', to: '12:30' },
      { from: '14:00', to: '17:00' },
    ]);
    expect(lines[8]?.channels[0]?.weekly?.[6]).toEqual([]);
  });

  test('[S4] hours stay as they are while they are typed, and are written whole once their box is left', async () => {
    await press(`${SETTING_LISTS.edit}: 112`);
    const monday = await find('input[name="0.channels.0.weekly.0"]');
    await userEvent.clear(monday);
    await userEvent.type(monday, '9-12 en 13u30-17 uur');
    expect(monday).toHaveProperty('value', '9-12 en 13u30-17 uur');
    await userEvent.tab();
    await vi.waitFor(() => expect(monday).toHaveProperty('value', '9.00-12.00, 13.30-17.00'));
  });

  test('what can’t be read as times stays as it was typed, and is not saved', async () => {
    await press(`${SETTING_LISTS.edit}: 112`);
    const monday = 'input[name="0.channels.0.weekly.0"]';
    await fill(monday, 'soms');
    await click('wa-button', SETTINGS_FORM.look);
    await see(SETTINGS_FORM.invalid);
    expect(((await find(monday)) as HTMLInputElement).value).toBe('soms');
    expect(patched()).toBeUndefined();
  });

  test('what is wrong with a number, an address or hours is said beside it, precisely', async () => {
    await press(`${SETTING_LISTS.edit}: De Luisterlijn`);
    const line = DEFAULT_SETTINGS.helpLines.findIndex(({ name }) => name === 'De Luisterlijn');
    const channels = DEFAULT_SETTINGS.helpLines[line]?.channels ?? [];
    const at = (kind: string) => `${line}.channels.${channels.findIndex((each) => each.kind === kind)}`;
    const said = async (place: string, typed: string): Promise<string> => {
      const box = `input[name="${place}"]`;
      await fill(box, typed);
      const field = (await find(`lo-field[name="${place}"]`)) as Field;
      await field.updateComplete;
      return field.problem ?? '';
    };
    for (const typed of ['', 'bel ons'])
      expect(await said(`${at('phone')}.value`, typed)).toBe('Vul een telefoonnummer in, zoals 0800 0113.');
    expect(await said(`${at('phone')}.value`, '088 0767 000')).toBe('');
    for (const typed of ['', 'https://', 'http://www.voorbeeld.nl'])
      expect(await said(`${at('chat')}.value`, typed)).toBe(
        'Vul het hele webadres in. Het begint met https://.',
      );
    expect(await said(`${at('phone')}.weekly.0`, 'soms')).toBe('Vul tijden in als 9.00-17.00, of dicht.');
    expect(await said(`${line}.audience.from`, '130')).toBe('Kies een getal van 0 tot 120.');
    await expectAccessible();
  });

  test('help near by has a list of its own', async () => {
    await click('wa-button', LINES.referrals.add);
    await fill('input[name="0.name"]', 'Wijkteam Noord');
    await fill('input[name="0.region"]', 'Amsterdam-Noord');
    await save();
    await vi.waitFor(() =>
      expect(patched()).toEqual({
        referrals: [
          { name: 'Wijkteam Noord', purpose: '', region: 'Amsterdam-Noord', phone: null, url: null },
        ],
      }),
    );
  });
});

test('[O8] topics are renamed, added, and taken out of the list without being forgotten', async () => {
  open('/console/instellingen/onderwerpen');
  await see(TOPIC_SETTINGS.offered);
  await press(`${TOPIC_SETTINGS.retire}: geldzorgen`);
  await see(TOPIC_SETTINGS.retired);
  await fill('input[name="0.nl"]', 'alleen zijn');
  await click('wa-button', TOPIC_SETTINGS.add);
  await fill('input[name="11.nl"]', 'mantelzorg');
  await expectAccessible();
  await save();
  await vi.waitFor(() => expect(patched()).toBeDefined());
  const { topics } = patched() as { topics: SettingsBody['settings']['topics'] };
  expect(topics).toHaveLength(12);
  expect(topics[0]).toMatchObject({ id: 'loneliness', nl: 'alleen zijn', retired: false });
  expect(topics.find(({ id }) => id === 'money')).toMatchObject({ nl: 'geldzorgen', retired: true });
  expect(topics[11]).toMatchObject({ nl: 'mantelzorg', en: null, retired: false });
  expect(topics[11]?.id).toMatch(/^own-[a-z0-9]{8}$/);
});

describe('the crisis card', () => {
  beforeEach(async () => {
    open('/console/instellingen/crisiskaart');
    await see(CRISIS.card);
  });

  test('[O9] is marked as a concept until somebody says that it was looked at, and again once it changes', async () => {
    await see('Concept. Laat nakijken door een deskundige.');
    page.server.handlers.set('POST /api/coordinator/settings/check', () =>
      ok(body({ crisisCard: { confirmedOn: '2026-11-26', confirmedBy: 'sam-id' } }, 1)),
    );
    await click('wa-button', 'Ik heb deze kaart laten nakijken');
    await see('zegt Sam');
    expect(checkedWith()).toEqual({ version: 0, what: { kind: 'crisisCard' } });
    await fill('textarea[name="points.0"]', 'Je staat er niet alleen voor.');
    await see(CRISIS.concept);
    await see(CRISIS.saveFirst);
    await expectAccessible();
    await save();
    await vi.waitFor(() => expect(patched()).toBeDefined());
    const { crisisCard } = patched() as { crisisCard: { points: string[] } };
    expect(Object.keys(crisisCard)).toEqual(['points']);
    expect(crisisCard.points[0]).toBe('Je staat er niet alleen voor.');
  });

  test('somebody is on call, or nobody', async () => {
    await see(CRISIS.noOnCall);
    await fill('input[name="onCall.label"]', 'Coördinator van dienst');
    await fill('input[name="onCall.phone"]', '020 123 4567');
    await save();
    await vi.waitFor(() =>
      expect(patched()).toEqual({ onCall: { label: 'Coördinator van dienst', phone: '020 123 4567' } }),
    );
  });
});

test('every volunteer sees the help near by that can be named', async () => {
  page.server.signedIn = 'volunteer';
  const referral = {
    name: 'Wijkteam Noord',
    purpose: 'Geldzorgen',
    region: 'Amsterdam-Noord',
    phone: '020 123 4567',
    url: 'https://wijkteam.test/',
  };
  page.server.handlers.set('GET /api/console/settings', () => ok({ ...SETTINGS, referrals: [referral] }));
  open('/console/openingstijden');
  await see('Wijkteam Noord');
  await see('Geldzorgen · Amsterdam-Noord · 020 123 4567');
  expect((await find('a[href="https://wijkteam.test/"]')).textContent).toBe('wijkteam.test');
});
