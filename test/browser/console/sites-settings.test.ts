import { beforeEach, expect, test } from 'vitest';
import type { SettingsBody } from '../../../protocol/http/settings.ts';
import { PROBLEMS, SETTINGS_FORM } from '../../../worker/console/settings/settings-texts.ts';
import { SITES } from '../../../worker/console/settings/sites-texts.ts';
import { DEFAULT_SETTINGS } from '../../../worker/domain/settings/default-settings.ts';
import { all, click, expectAccessible, fill, find, open, see, textOf, withServer } from './console-page.ts';
import { ok } from './fake-server.ts';

const page = withServer();
const ONE = 'https://een.test';

beforeEach(() => {
  page.server.signedIn = 'coordinator';
  const body = (sites: string[], version: number): SettingsBody => ({
    version,
    settings: { ...DEFAULT_SETTINGS, sites },
    changes: [],
  });
  page.server.handlers.set('GET /api/coordinator/settings', () => ok(body([ONE], 3)));
  page.server.handlers.set('PATCH /api/coordinator/settings', () => ok(body([ONE, 'https://twee.test'], 4)));
  page.server.handlers.set('GET /api/coordinator/sites', () =>
    ok({ chatOrigin: 'https://chat.test', conversations: [{ site: ONE, count: 12 }] }),
  );
});

test('[S3] [S4] a site is added by its origin alone, and one that is listed can be tried, with its conversations', async () => {
  open('/console/instellingen/websites');
  await see(SITES.count(12));
  expect((await find('a.target', SITES.try)).getAttribute('href')).toBe(ONE);
  await click('wa-button', SITES.add);
  for (const typed of ['www.twee.test', 'http://twee.test', 'https://twee.test/pad']) {
    await fill('input[name="sites.1"]', typed);
    await see(PROBLEMS.rules.notAnOrigin);
  }
  await fill('input[name="sites.1"]', ONE);
  await see(PROBLEMS.rules.repeated);
  await expectAccessible();
  await fill('input[name="sites.1"]', 'https://twee.test');
  await click('wa-button', SETTINGS_FORM.look);
  await click('wa-button', SETTINGS_FORM.save);
  await see(SETTINGS_FORM.saved);
  expect(page.server.requested('/api/coordinator/settings')).toEqual({
    version: 3,
    patch: { sites: [ONE, 'https://twee.test'] },
  });
});

test('[S5] what a site owner copies names this installation: plain, for WordPress, and for a policy', async () => {
  open('/console/instellingen/websites');
  await see(SITES.policyLines);
  const [plain, footer, block, policy] = all('pre').map(textOf);
  expect(plain).toContain('<script type="module" src="https://chat.test/widget.js" async></script>');
  expect(footer).toBe(plain);
  expect(block).toContain('<luisterend-oog-chat mode="inline"');
  expect(policy).toBe(
    'script-src https://chat.test; frame-src https://chat.test; connect-src https://chat.test;',
  );
});
