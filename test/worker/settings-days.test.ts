import { env } from 'cloudflare:workers';
import { beforeEach, expect, test } from 'vitest';
import { onRecord, patch, settingsFor, twoCoordinators } from './support/settings-app.ts';

/* [S1] The opening hours are changed and compared day by day. */

let marijke = '';
let noor = '';

beforeEach(async () => {
  ({ marijke, noor } = await twoCoordinators());
});

const read = () => settingsFor(marijke);

test('[S1] who change the hours of different days both succeed, and of one day the later is refused', async () => {
  const hours = (from: string) => [{ from, to: '20:00' }];
  const ofWeek = (cookie: string, days: object) => patch(cookie, 0, { openingHours: { weekly: days } });
  const ofDates = (cookie: string, days: object) => patch(cookie, 0, { openingHours: { specialDays: days } });
  const closed = { spans: [], reason: null };
  expect((await ofWeek(marijke, { 0: hours('10:00') })).status).toBe(200);
  expect((await ofWeek(noor, { 1: hours('11:00') })).status).toBe(200);
  expect((await ofDates(marijke, { '2031-12-25': closed })).status).toBe(200);
  expect((await ofDates(noor, { '2031-12-26': closed })).status).toBe(200);
  const { settings, changes } = await read();
  const { weekly, specialDays } = settings.openingHours;
  expect(weekly.slice(0, 3)).toEqual([hours('10:00'), hours('11:00'), [{ from: '14:00', to: '23:00' }]]);
  expect(specialDays.map(({ date }) => date)).toEqual(['2031-12-25', '2031-12-26']);
  const newest = (field: string) => changes.find((each) => each.field === `openingHours.${field}`);
  expect(newest('weekly.0')).toMatchObject({ version: 1, by: 'Marijke' });
  expect(newest('specialDays.2031-12-26')).toMatchObject({ version: 4, by: 'Noor' });
  // For consoles of before, which know a list only as a whole, it was changed when one of its days was.
  expect(newest('weekly')).toMatchObject({ version: 2, by: 'Noor' });
  const later = [
    await ofWeek(noor, { 0: hours('12:00') }),
    await ofDates(marijke, { '2031-12-26': null }),
    await ofWeek(marijke, weekly.with(1, hours('13:00'))),
  ];
  expect(later.map(({ status }) => status)).toEqual([409, 409, 409]);
  expect((await read()).version).toBe(4);
  // The record names the field, whatever the number of days.
  expect(await onRecord()).toMatchObject([
    { detail: 'openingHours.weekly' },
    { detail: 'openingHours.weekly' },
    { detail: 'openingHours.specialDays' },
    { detail: 'openingHours.specialDays' },
  ]);
});

test('[S1] a list of days that an older release changed as a whole conflicts with each of its days', async () => {
  await env.DB.prepare(
    `INSERT INTO settings_changes (field, version, volunteer_id, at) VALUES ('openingHours.weekly', 3, NULL, 1)`,
  ).run();
  const closeMonday = (version: number) => patch(noor, version, { openingHours: { weekly: { 0: [] } } });
  expect((await closeMonday(2)).status).toBe(409);
  expect((await closeMonday(3)).status).toBe(200);
});
