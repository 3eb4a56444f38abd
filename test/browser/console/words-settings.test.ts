import { beforeEach, expect, test, vi } from 'vitest';
import type { SettingsPatchBody } from '../../../protocol/http/settings.ts';
import type { Field } from '../../../worker/console/kit/field.ts';
import { PAGES } from '../../../worker/console/session/pages.ts';
import { CRISIS_CARD } from '../../../worker/console/settings/crisis-page.ts';
import { CRISIS } from '../../../worker/console/settings/crisis-texts.ts';
import { SETTINGS_FORM } from '../../../worker/console/settings/settings-texts.ts';
import { WORDS } from '../../../worker/console/settings/words-texts.ts';
import {
  all,
  click,
  expectAccessible,
  fill,
  find,
  open,
  saveSettings as save,
  see,
  withServer,
} from './console-page.ts';
import { ok } from './fake-server.ts';
import { settingsBody } from './fake-settings.ts';

/* [O7] What visitors read, in the helpline's own words. */

const page = withServer();
const PATCH = 'PATCH /api/coordinator/settings';
const patched = () =>
  (page.server.requests.findLast(({ method }) => method === 'PATCH')?.body as SettingsPatchBody | undefined)
    ?.patch;

beforeEach(() => {
  page.server.signedIn = 'coordinator';
  page.server.handlers.set(PATCH, (given) => ok(settingsBody((given as SettingsPatchBody).patch, 1)));
});

const named = (name: string): Promise<HTMLElement> => find('wa-button', name);
const press = async (name: string) => (await named(name)).click();

const STAY = 'Nu: ‘Blijf op deze pagina. Het gesprek begint vanzelf.’';

beforeEach(async () => {
  open('/console/instellingen/teksten');
  await see(WORDS.texts.welcome.name);
});

test('[O7] what colleagues read is led to: the statement of secrecy and the crisis card have pages of their own', async () => {
  const links = all('a.target').map((link) => [link.textContent, link.getAttribute('href')]);
  expect(links).toContainEqual([PAGES.secrecyRecord.name, PAGES.secrecyRecord.path]);
  await click('a', CRISIS_CARD.name);
  await see(CRISIS.card);
});

test('[O7] an empty box says what visitors read now, in its language, and a box with words does not', async () => {
  const hint = async (name: string) => {
    const field = (await find(`lo-field[name="texts.${name}"]`)) as Field;
    await field.updateComplete;
    return field.hint;
  };
  expect(await hint('waiting.nl')).toBe(STAY);
  expect(await hint('waiting.en')).toBe('Nu: ‘Stay on this page. The conversation starts by itself.’');
  expect(await hint('welcome.nl')).toContain('een vrijwilliger van Het Luisterend Oog');
  expect(await hint('confidentiality.nl')).toContain('na 6 weken gewist');
  expect(await hint('confidentiality.en')).toContain('after 6 weeks');
  expect(await hint('nobodyOnDuty.nl')).toContain(
    'Nu: ‘Er is nu geen vrijwilliger aan het chatten. Je mag je aanmelden',
  );
  expect(await hint('full.en')).toContain('Nu: ‘');
  expect(await hint('closing.nl')).toContain('Nu: ‘We zijn gesloten en je kwam niet aan de beurt.');
  expect(await hint('closed.nl')).toBe('Nu: niets. Wanneer je weer terecht kunt, staat er vanzelf.');
  // What may not be left out is there in words of its own.
  expect(await hint('exception.nl')).toBe('');
  await fill('textarea[name="texts.waiting.nl"]', 'Even geduld.');
  expect(await hint('waiting.nl')).toBe('');
  await fill('textarea[name="texts.waiting.nl"]', ' ');
  expect(await hint('waiting.nl')).toBe(STAY);
  await expectAccessible();
});

test('[O7] a long sentence is marked, and the text is saved all the same', async () => {
  const long = 'Dit is een zin met veel meer woorden dan iemand die moe is kan lezen.';
  await fill('textarea[name="texts.welcome.nl"]', `Kort. ${long}`);
  await see(WORDS.long(long));
  await expectAccessible();
  await save();
  await vi.waitFor(() => expect(patched()).toEqual({ texts: { welcome: { nl: `Kort. ${long}` } } }));
});

test('[O7] the exception to confidentiality can be reworded and not left out', async () => {
  for (const typed of ['', 'Nee.']) {
    await fill('textarea[name="texts.exception.nl"]', typed);
    await see('Deze zin moet blijven: bezoekers moeten dit vooraf weten.');
  }
  await click('wa-button', SETTINGS_FORM.look);
  await see(SETTINGS_FORM.invalid);
  expect(patched()).toBeUndefined();
});

test('[O7] the visitor’s page is shown in a frame that is fetched from our own origin alone', async () => {
  await press(`${WORDS.show}: ${WORDS.texts.full.name}`);
  const frame = (await find('iframe')) as HTMLIFrameElement;
  expect(frame.getAttribute('src')).toBe('/console/preview');
  expect(frame.getAttribute('sandbox')).toBe('allow-scripts allow-same-origin');
  expect(frame.title).toBe('Zo ziet een bezoeker het: vol');
});

test('[O7] the button below a text says whether it shows the visitor’s page or closes it', async () => {
  const { name } = WORDS.texts.full;
  await press(`${WORDS.show}: ${name}`);
  await press(`${WORDS.hide}: ${name}`);
  await named(`${WORDS.show}: ${name}`);
  expect(all('iframe')).toHaveLength(0);
});
