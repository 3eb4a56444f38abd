import { beforeEach, describe, expect, test, vi } from 'vitest';
import { APP } from '../../../worker/console/app/app-texts.ts';
import { SETUP } from '../../../worker/console/review/review-texts.ts';
import { FIRST_RUN } from '../../../worker/console/settings/first-run-texts.ts';
import {
  all,
  click,
  expectAccessible,
  find,
  open,
  screenText,
  see,
  textOf,
  withServer,
} from './console-page.ts';
import { ok } from './fake-server.ts';

const page = withServer();
const PATH = '/console/instellingen/eerste-keer';

beforeEach(() => {
  page.server.signedIn = 'coordinator';
  page.server.handlers.set('GET /api/coordinator/team', () =>
    ok({ people: [], invitations: [], secrecyN: 1 }),
  );
});

describe('until the first run is over', () => {
  test('[S8] a coordinator reads why nobody can sign up, and where to go on', async () => {
    page.server.firstRun = true;
    open();
    await see(APP.firstRun);
    expect((await find('wa-callout a', APP.firstRunLink)).getAttribute('href')).toBe(PATH);
    await expectAccessible();
    open(PATH);
    await see(APP.firstRun);
    expect(screenText()).not.toContain(APP.firstRunLink);
  });

  test('[S8] a coordinator makes the review key as one of the steps', async () => {
    page.server.firstRun = true;
    page.server.reviewKey = null;
    open();
    expect((await find('wa-callout a', APP.firstRunLink)).getAttribute('href')).toBe(PATH);
    open(PATH);
    await see(SETUP.missing);
    await find('[aria-expanded="true"]', FIRST_RUN.steps.reviewKey.title);
    expect(all('h1').map(textOf)).toEqual(['Eerste keer']);
    await click('wa-button', SETUP.start);
    await see(SETUP.codeTitle);
    await expectAccessible();
  });

  test('[S8] a coordinator who signs in comes to the steps', async () => {
    page.server.firstRun = true;
    page.server.signedIn = null;
    open();
    const view = await find('lo-sign-in-view');
    page.server.signedIn = 'coordinator';
    view.dispatchEvent(new CustomEvent('lo-signed-in', { detail: null }));
    await vi.waitFor(() => expect(location.pathname).toBe(PATH));
    await see(FIRST_RUN.progress(2, 10));
  });

  test('[S8] a volunteer reads who must do something', async () => {
    page.server.signedIn = 'volunteer';
    page.server.firstRun = true;
    open();
    await see(APP.firstRunVolunteer);
  });
});
