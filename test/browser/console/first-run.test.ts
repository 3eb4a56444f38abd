import { beforeEach, expect, test } from 'vitest';
import { APP } from '../../../worker/console/app/app-texts.ts';
import { FIRST_RUN } from '../../../worker/console/settings/first-run-texts.ts';
import { DEFAULT_SETTINGS } from '../../../worker/domain/settings/default-settings.ts';
import { all, expectAccessible, find, open, see, textOf, withServer } from './console-page.ts';
import { failure, ok } from './fake-server.ts';

const page = withServer();

beforeEach(() => {
  page.server.signedIn = 'coordinator';
  page.server.handlers.set('GET /api/coordinator/settings', () =>
    ok({ version: 1, settings: { ...DEFAULT_SETTINGS, sites: ['https://een.test'] }, changes: [] }),
  );
  page.server.handlers.set('GET /api/coordinator/team', () =>
    ok({ people: [], invitations: [], secrecyN: 1 }),
  );
});

test('[S7] each step says why, whether it is done, and where to do it', async () => {
  open('/console/instellingen/eerste-keer');
  await see(FIRST_RUN.progress(3, 10));
  const steps = all('ol > li').map((step) => textOf(step).replaceAll(/\s+/g, ' ').trim());
  expect(steps).toHaveLength(10);
  for (const [index, { title, why }] of Object.values(FIRST_RUN.steps).entries()) {
    expect(steps[index]).toContain(title);
    expect(steps[index]).toContain(why);
  }
  expect(steps[7]).toContain(FIRST_RUN.done);
  expect(steps[2]).toContain(FIRST_RUN.todo);
  const link = await find(`ol a[aria-label="${FIRST_RUN.go}: ${FIRST_RUN.steps.name.title}"]`);
  expect(link.getAttribute('href')).toBe('/console/instellingen/organisatie');
  await expectAccessible();
});

test('[S7] a list that can’t be loaded can be asked for again', async () => {
  page.server.handlers.set('GET /api/coordinator/team', () => failure('internal'));
  open('/console/instellingen/eerste-keer');
  await find('wa-button', 'Probeer opnieuw');
});

test('[S8] until it is over a coordinator reads why nobody can sign up, and where to go on', async () => {
  page.server.firstRun = true;
  open();
  await see(APP.firstRun);
  expect((await find('wa-callout a', APP.firstRunLink)).getAttribute('href')).toBe(
    '/console/instellingen/eerste-keer',
  );
  await expectAccessible();
});

test('[S8] until it is over a volunteer reads who must do something', async () => {
  page.server.signedIn = 'volunteer';
  page.server.firstRun = true;
  open();
  await see(APP.firstRunVolunteer);
});
