import { beforeEach, expect, test, vi } from 'vitest';
import { click, expectAccessible, open, see, withServer } from './console-page.ts';
import { OTHER_ROOM, ROOM, ok } from './fake-server.ts';
import { formatDateTime } from '../../../worker/console/kit/format.ts';
import { APP } from '../../../worker/console/app/app-texts.ts';
import { AUDIT } from '../../../worker/console/review/review-texts.ts';

const page = withServer();
const STARTED_AT = Date.parse('2026-03-03T19:15:00Z');

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

test('[A5] the log says who opened what, and why, and who read along', async () => {
  page.server.handlers.set('GET /api/coordinator/audit', () =>
    ok({
      entries: [
        {
          at: Date.now(),
          alias: 'Marijke',
          act: 'openConversation',
          conversationId: ROOM,
          conversation: { startedAt: STARTED_AT, alias: 'Robin' },
          reason: 'complaint',
        },
        {
          at: Date.now(),
          alias: 'Sam',
          act: 'refusedConversation',
          conversationId: OTHER_ROOM,
          conversation: null,
          reason: 'quality',
        },
        {
          at: Date.now(),
          alias: 'Sam',
          act: 'sitIn',
          conversationId: OTHER_ROOM,
          conversation: null,
          reason: null,
        },
      ],
    }),
  );
  open('/console/logboek');
  await see('Gesprek geopend: Klacht');
  await see(`${AUDIT.acts.refusedConversation}: Kwaliteit`);
  await see(AUDIT.acts.sitIn);
  await see(AUDIT.erased);
  await expectAccessible();
  await click('a', AUDIT.conversation(formatDateTime(STARTED_AT), 'Robin'));
  await vi.waitFor(() => expect(location.pathname).toBe(`/console/gesprekken/${ROOM}`));
});
