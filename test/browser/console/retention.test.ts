import { beforeEach, expect, test, vi } from 'vitest';
import type { PurgeState, RetentionBody } from '../../../protocol/http/retention.ts';
import { APP } from '../../../worker/console/app/app-texts.ts';
import { RETENTION, TERM_FORM, TERMS } from '../../../worker/console/retention/retention-texts.ts';
import { ERASE_NOW } from '../../../worker/console/review/review-texts.ts';
import { DEFAULT_SETTINGS } from '../../../worker/domain/settings/default-settings.ts';
import type { KeptTerm } from '../../../worker/domain/settings/kept-terms.ts';
import { SettingsPatchBody } from '../../../protocol/http/settings.ts';
import { PAGES } from '../../../worker/console/session/pages.ts';
import { click, expectAccessible, fill, find, open, screenText, see, withServer } from './console-page.ts';
import { failure, ok, ROOM } from './fake-server.ts';
import { ALL_SETTINGS } from './fake-settings.ts';

/* [R3] [R7] The page about the retention, its alarm on every coordinator's page, and erasing one conversation now. */

const page = withServer();
const PATH = '/api/coordinator/retention';
const SETTINGS = '/api/coordinator/settings';
const AT_MS = Date.parse('2026-11-24T12:00:00Z');
let retention: RetentionBody;

beforeEach(() => {
  page.server.signedIn = 'coordinator';
  const run = { startedAt: AT_MS, finishedAt: AT_MS + 900, erased: 3, failed: 0, sweptKeys: 1 };
  retention = {
    ...{ weeks: 6, accountMonths: 24, secrecyMonths: 24 },
    version: 4,
    state: 'ok',
    oldestDays: 41,
    erasedPerDay: [{ date: '2026-11-23', n: 3 }],
    nextPerDay: [{ date: '2026-11-24', n: 1 }],
    runs: [run, { ...run, startedAt: AT_MS - 600_000, finishedAt: null }],
    next: null,
  };
  page.server.handlers.set(`GET ${PATH}`, () => ok(retention));
  page.server.handlers.set(`PATCH ${SETTINGS}`, (body) => {
    const { patch } = SettingsPatchBody.parse(body);
    const { retentionDays: days } = patch as { retentionDays?: number };
    if (days !== undefined) retention = { ...retention, weeks: days / 7 };
    return ok(ALL_SETTINGS);
  });
});

const purge = (state: PurgeState) => page.server.handlers.set('GET /api/console/purge', () => ok({ state }));
const written = () =>
  page.server.requests.filter(({ path, method }) => path === SETTINGS && method === 'PATCH');

const save = (term: KeptTerm) => click('wa-button', `${TERM_FORM.save} ${TERMS[term].title}`);

test('[R3] shows what is kept, what was erased and what is due, and every run', async () => {
  open(PAGES.retention.path);
  await see(RETENTION.state.ok);
  await see('41 dagen oud');
  await see('maandag 23 november 2026');
  await see(RETENTION.unfinished);
  await expectAccessible();
});

test.each(['missing', 'failed'] as const)(
  '[R3] a purge that is %s is seen on every coordinator’s page',
  async (state) => {
    purge(state);
    open(PAGES.hours.path);
    await see(APP.purge[state]);
    await expectAccessible();
    open();
    await see(APP.purge[state]);
    await click('a', APP.purgeLink);
    await see(TERMS.retentionDays.title);
    expect(screenText()).not.toContain(APP.purgeLink);
  },
);

test('[R3] says nothing of it to volunteers, and does not ask for them', async () => {
  purge('missing');
  page.server.signedIn = 'volunteer';
  open(PAGES.hours.path);
  await see('14:00–23:00');
  await page.server.quiet();
  expect(page.server.requests.filter(({ path }) => path === '/api/console/purge')).toEqual([]);
});

test('[R3] looks again every ten minutes, for as long as somebody is signed in', async () => {
  const set = vi.spyOn(window, 'setInterval');
  const clear = vi.spyOn(window, 'clearInterval');
  open(PAGES.hours.path);
  await see('14:00–23:00');
  purge('missing');
  const nth = set.mock.calls.findIndex(([, everyMs]) => everyMs === 600_000);
  const look = set.mock.calls[nth]?.[0];
  if (typeof look !== 'function') throw new Error('nothing is asked every ten minutes');
  look();
  await see(APP.purge.missing);
  await click('.out-menu wa-button', APP.signOut);
  await vi.waitFor(() => expect(clear).toHaveBeenCalledWith(set.mock.results[nth]?.value));
});

test('[R7] a longer term is saved at once', async () => {
  open(PAGES.retention.path);
  await fill('wa-input', '8');
  await save('retentionDays');
  await see(TERMS.retentionDays.saved('8 weken'));
  expect(written().map(({ body }) => body)).toEqual([{ version: 4, patch: { retentionDays: 56 } }]);
});

test('[R7] a shorter one only after asking', async () => {
  open(PAGES.retention.path);
  await fill('wa-input', '3');
  await save('retentionDays');
  await see(TERMS.retentionDays.shorter('3 weken'));
  expect(written()).toEqual([]);
  await expectAccessible();
  await click('wa-button[variant=danger]', TERM_FORM.shorterConfirm);
  await see(TERMS.retentionDays.saved('3 weken'));
  expect(written().map(({ body }) => body)).toEqual([{ version: 4, patch: { retentionDays: 21 } }]);
});

test.each([
  ['accountKeptDays', '60', 1_825],
  ['secrecyKeptMonths', '36', 36],
] as const)('[R7] %s has its own field, and is saved alone', async (term, typed, stored) => {
  open(PAGES.retention.path);
  await fill(`wa-input[name=${term}]`, typed);
  await save(term);
  await see(TERMS[term].saved(`${typed} maanden`));
  expect(written().map(({ body }) => body)).toEqual([{ version: 4, patch: { [term]: stored } }]);
  expect(await find(`wa-input[name=${term}]`)).toHaveProperty('value', typed);
  await fill(`wa-input[name=${term}]`, '12');
  await save(term);
  await see(TERMS[term].shorter('12 maanden'));
  expect(written()).toHaveLength(1);
  await fill(`wa-input[name=${term}]`, '2');
});

test.each(['0', '13', 'zes', ''])(
  '[R7] %j weeks are refused beside the field, and stay there',
  async (typed) => {
    open(PAGES.retention.path);
    await fill('wa-input', typed);
    await save('retentionDays');
    await see(TERM_FORM.wrong(1, 12));
    expect(((await find('wa-input')) as HTMLElement & { value: string }).value).toBe(typed);
    expect(written()).toEqual([]);
  },
);

test('[R7] says what a colleague has made of it meanwhile', async () => {
  page.server.handlers.set(`PATCH ${SETTINGS}`, () => {
    const { status, body } = failure('conflict');
    const changes = [{ field: 'retentionDays', version: 9, by: 'Noor' }];
    const current = { version: 9, settings: { ...DEFAULT_SETTINGS, retentionDays: 28 }, changes };
    return { status, body: { ...(body as object), current } };
  });
  open(PAGES.retention.path);
  await fill('wa-input', '8');
  await save('retentionDays');
  await see('Noor heeft dit net gewijzigd in 4 weken. Kies opnieuw.');
});

test('[R7] erases one conversation now: a reason, then a second yes', async () => {
  const path = `/api/coordinator/conversations/${ROOM}/erase`;
  page.server.granted = true;
  page.server.handlers.set(`POST ${path}`, () => failure('held'));
  open(`${PAGES.transcripts.path}/${ROOM}`);
  await fill('.erase-reason', 'practice');
  await click('.erase-button', ERASE_NOW.title);
  await see(ERASE_NOW.sureBody);
  expect(page.server.requests.some((request) => request.path === path)).toBe(false);
  await expectAccessible();
  await click('wa-button[variant=danger]', ERASE_NOW.confirm);
  await see('wordt nu niet gewist');
  page.server.handlers.set(`POST ${path}`, () => ok());
  await click('.erase-button', ERASE_NOW.title);
  await click('wa-button[variant=danger]', ERASE_NOW.confirm);
  await see(ERASE_NOW.done);
  expect(page.server.requested(path)).toEqual({ reason: 'practice' });
  expect(screenText()).not.toContain(ERASE_NOW.body);
});
