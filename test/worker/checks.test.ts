import { env } from 'cloudflare:workers';
import { beforeEach, expect, test } from 'vitest';
import type { CheckBody } from '../../protocol/http/settings.ts';
import { SettingsBody } from '../../protocol/http/settings.ts';
import { DEFAULT_SETTINGS } from '../../worker/domain/settings/default-settings.ts';
import { forgetSettings } from '../../worker/store/settings.ts';
import { call, member } from './support/staff-app.ts';

/* That something was checked, over the routes. */

const PATH = '/api/coordinator/settings';
const { helpLines, crisisCard } = DEFAULT_SETTINGS;

beforeEach(async () => {
  await env.DB.batch(['settings', 'settings_changes'].map((table) => env.DB.prepare(`DELETE FROM ${table}`)));
  forgetSettings();
});

async function coordinator() {
  const { cookie, id } = await member('coordinator');
  const ask = async (path: string, method: string, body?: object) => {
    const answer = await call(path, { method, cookie, ...(body && { body }) });
    return {
      status: answer.status,
      body: answer.status === 200 ? SettingsBody.parse(await answer.json()) : null,
    };
  };
  return {
    id,
    see: async () => (await ask(PATH, 'GET')).body ?? fail(),
    change: (version: number, patch: object) => ask(PATH, 'PATCH', { version, patch }),
    check: (version: number, what: CheckBody['what']) => ask(`${PATH}/check`, 'POST', { version, what }),
  };
}

function fail(): never {
  throw new Error('no settings');
}

test('[O9] a check says who and when, is on record, and stands until what was checked changes', async () => {
  const sam = await coordinator();
  const checked = (await sam.check(0, { kind: 'helpLine', index: 1 })).body ?? fail();
  const [first, line] = checked.settings.helpLines;
  expect([first?.checkedOn, line?.checkedOn, line?.checkedBy]).toEqual([
    null,
    expect.stringMatching(/^2\d{3}-\d\d-\d\d$/),
    sam.id,
  ]);
  expect(checked.checkers?.map(({ id }) => id)).toEqual([sam.id]);
  expect(checked.changes.at(-1)).toMatchObject({ field: 'helpLines', version: 1 });
  const record = await env.DB.prepare(
    "SELECT detail FROM audit_log WHERE act = 'changeSettings' ORDER BY seq DESC",
  ).first('detail');
  expect(record).toBe('helpLines');

  const others = checked.settings.helpLines.toSpliced(0, 1);
  const kept = (await sam.change(1, { helpLines: others })).body ?? fail();
  expect(kept.settings.helpLines[0]).toEqual(line);
  const renamed = others.map((each, at) => (at === 0 ? { ...each, name: 'Anders' } : each));
  const changed = (await sam.change(2, { helpLines: renamed })).body ?? fail();
  expect(changed.settings.helpLines[0]).toMatchObject({ name: 'Anders', checkedOn: null, checkedBy: null });
});

test('[O9] no change of settings claims a check', async () => {
  const sam = await coordinator();
  const claimed = helpLines.map((line) => ({ ...line, checkedOn: '2026-11-26', checkedBy: sam.id }));
  const patch = { helpLines: claimed, crisisCard: { confirmedOn: '2026-11-26', confirmedBy: sam.id } };
  const { status, body } = await sam.change(0, patch);
  expect(status).toBe(200);
  expect(body?.settings).toMatchObject({ helpLines, crisisCard });
});

test('[O9] the crisis card is confirmed, and a concept again once a word of it changes', async () => {
  const sam = await coordinator();
  const confirmed = (await sam.check(0, { kind: 'crisisCard' })).body ?? fail();
  expect(confirmed.settings.crisisCard).toMatchObject({ points: crisisCard.points, confirmedBy: sam.id });
  const points = crisisCard.points.with(0, 'Anders.');
  const changed = (await sam.change(1, { crisisCard: { points } })).body ?? fail();
  expect(changed.settings.crisisCard).toEqual({ points, confirmedOn: null, confirmedBy: null });
});

test('[O9] nobody checks what they have not seen, nor what is not there', async () => {
  const [sam, kim] = [await coordinator(), await coordinator()];
  await kim.change(0, { helpLines: helpLines.toReversed() });
  expect((await sam.check(0, { kind: 'helpLine', index: 0 })).status).toBe(409);
  expect((await sam.check(1, { kind: 'helpLine', index: helpLines.length })).status).toBe(404);
  expect((await sam.see()).settings.helpLines.every(({ checkedOn }) => checkedOn === null)).toBe(true);
});

test('[S7] that a setting fits as it stands is on record by its name, and changes nothing but who looked at it last', async () => {
  const sam = await coordinator();
  const looked = (await sam.check(0, { kind: 'field', field: 'organisation' })).body ?? fail();
  expect(looked.settings).toEqual(DEFAULT_SETTINGS);
  expect(looked.changes).toEqual([{ field: 'organisation', version: 1, by: expect.any(String) }]);
  const record = await env.DB.prepare('SELECT detail FROM audit_log ORDER BY seq DESC').first('detail');
  expect(record).toBe('organisation');
  expect((await sam.change(1, { organisation: 'Buurtlijn' })).status).toBe(200);
  // Whoever saw the name of before has not looked at this one.
  expect((await sam.check(1, { kind: 'field', field: 'organisation' })).status).toBe(409);
  const monday = [{ from: '09:00', to: '12:00' }];
  expect((await sam.change(2, { openingHours: { weekly: { 0: monday } } })).status).toBe(200);
  expect((await sam.check(2, { kind: 'field', field: 'openingHours.weekly' })).status).toBe(409);
  expect((await sam.check(3, { kind: 'field', field: 'openingHours.weekly' })).status).toBe(200);
});

test('[S7] hours that break a rule as they stand do not fit, and the answer says where', async () => {
  const weekly = [
    [
      { from: '09:00', to: '12:00' },
      { from: '11:00', to: '13:00' },
    ],
    [],
    [],
    [],
    [],
    [],
    [],
  ];
  const value = JSON.stringify({ openingHours: { weekly } });
  await env.DB.prepare('INSERT INTO settings (id, value, updated_at) VALUES (1, ?, 0)').bind(value).run();
  const sam = await coordinator();
  const { status } = await sam.check(0, { kind: 'field', field: 'openingHours.weekly' });
  expect(status).toBe(400);
  expect((await sam.see()).changes).toEqual([]);
});
