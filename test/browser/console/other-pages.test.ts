import { beforeEach, test } from 'vitest';
import { expectAccessible, open, see, withServer } from './console-page.ts';
import { APP } from '../../../worker/console/app/app-texts.ts';

const page = withServer();

beforeEach(() => {
  page.server.signedIn = 'coordinator';
});

test('[O1] opening hours are there to read, with special days', async () => {
  open('/console/openingstijden');
  await see('14:00–23:00');
  await see('wegens kerstavond');
  await see('6 weken');
  await expectAccessible();
});

test('settings that do not count are named on every page of a coordinator', async () => {
  page.server.ignoredSettings = ['sites.1', 'retentionDays'];
  for (const path of ['/console', '/console/openingstijden', '/console/logboek']) {
    open(path);
    await see(APP.ignoredSettings('sites.1, retentionDays'));
  }
  await expectAccessible();
});
