import { beforeEach, expect, test, vi } from 'vitest';
import { SESSIONS } from '../../../worker/console/account/account-texts.ts';
import { formatDateTime } from '../../../worker/console/kit/format.ts';
import { click, expectAccessible, open, screenText, see, withServer } from './console-page.ts';
import { failure, ok } from './fake-server.ts';
import { ERROR_TEXTS } from '../../../worker/console/session/session-texts.ts';

/* [A3] The page that says where one is signed in, and ends that elsewhere. */

const page = withServer();
const SINCE_MS = Date.parse('2026-03-03T19:15:00Z');
const ID = (letter: string) => letter.repeat(22);

type Row = { id: string; since: number; activeAt: number; valid: boolean; here: boolean };
let rows: Row[] = [];

beforeEach(() => {
  page.server.signedIn = 'volunteer';
  rows = [
    { id: ID('h'), since: SINCE_MS, activeAt: SINCE_MS, valid: true, here: true },
    { id: ID('b'), since: SINCE_MS - 60_000, activeAt: SINCE_MS, valid: true, here: false },
    { id: ID('c'), since: SINCE_MS - 9e7, activeAt: SINCE_MS - 9e7, valid: false, here: false },
  ];
  page.server.handlers.set('GET /api/console/sessions', () => ok({ sessions: rows }));
});

test('[A3] names each by its times, which has run out, and this one, which can’t be ended here', async () => {
  open('/console/ingelogd');
  await see(SESSIONS.here);
  await see(SESSIONS.since(formatDateTime(SINCE_MS - 60_000)));
  await see(SESSIONS.runOut);
  expect(screenText().split(SESSIONS.end)).toHaveLength(3);
  await expectAccessible();
});

test('[A3] ends one after asking, and says so', async () => {
  const path = `/api/console/sessions/${ID('b')}/end`;
  page.server.handlers.set(`POST ${path}`, () => {
    rows = rows.filter(({ id }) => id !== ID('b'));
    return ok();
  });
  open('/console/ingelogd');
  await click('wa-button', SESSIONS.end);
  await see(SESSIONS.endBody);
  expect(page.server.requests.some((request) => request.path === path)).toBe(false);
  await expectAccessible();
  await click('wa-button[variant=danger]', SESSIONS.confirm);
  await see(SESSIONS.ended);
  await vi.waitFor(() => expect(screenText().split(SESSIONS.end)).toHaveLength(2));
  await expectAccessible();
});

test('[A3] ends all others at once', async () => {
  page.server.handlers.set('POST /api/console/sessions/end-others', () => {
    rows = rows.slice(0, 1);
    return ok();
  });
  open('/console/ingelogd');
  await click('wa-button', SESSIONS.endAll);
  await see(SESSIONS.endAllTitle);
  await click('wa-button[variant=danger]', SESSIONS.confirm);
  await see(SESSIONS.alone);
  expect(screenText()).not.toContain(SESSIONS.end);
});

test('[A3] says when that did not go well, and leaves all as it was', async () => {
  page.server.handlers.set('POST /api/console/sessions/end-others', () => failure('internal'));
  open('/console/ingelogd');
  await click('wa-button', SESSIONS.endAll);
  await click('wa-button[variant=danger]', SESSIONS.confirm);
  await see(ERROR_TEXTS.internal);
  await see(SESSIONS.endAll);
});
