import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ErrorBody } from '../../protocol/error-codes.ts';
import { SettingsBody } from '../../protocol/http/settings.ts';
import { MeBody } from '../../protocol/http/staff.ts';
import { DEFAULT_SETTINGS } from '../../worker/domain/settings/default-settings.ts';
import { patchSettings } from '../../worker/store/settings-changes.ts';
import { readSettings } from '../../worker/store/settings.ts';
import { openHelpline, TestVisitor, TestVolunteer } from './support/people.ts';
import {
  bodyOf,
  onRecord,
  patch,
  SETTINGS_PATH,
  settingsFor,
  twoCoordinators,
} from './support/settings-app.ts';
import { call, errorOf } from './support/staff-app.ts';

/* [S1] Coordinators change the settings: field by field, each at the version that they saw, and on record. */

let marijke = '';
let noor = '';

beforeEach(async () => {
  ({ marijke, noor } = await twoCoordinators());
});

const read = () => settingsFor(marijke);

describe('a change', () => {
  test('[S1] counts at once, and is on record by the names of its fields, linked and without their values', async () => {
    expect(await read()).toEqual({ version: 0, settings: DEFAULT_SETTINGS, changes: [] });
    const change = { organisation: 'Buurtlijn', queue: { offerSeconds: 90, pauseMinutes: 5 } };
    const after = await bodyOf(await patch(marijke, 0, change));
    expect(after.settings).toEqual({
      ...DEFAULT_SETTINGS,
      organisation: 'Buurtlijn',
      queue: { ...DEFAULT_SETTINGS.queue, offerSeconds: 90 },
    });
    expect(await read()).toEqual(after);
    // What a patch leaves as it is, is no change.
    expect(after.changes).toEqual(
      ['organisation', 'queue.offerSeconds'].map((field) => ({ field, version: 1, by: 'Marijke' })),
    );
    expect(await onRecord()).toEqual(
      ['organisation', 'queue.offerSeconds'].map((detail) => ({
        alias: 'Marijke',
        act: 'changeSettings',
        detail,
      })),
    );
    const log = await env.DB.prepare('SELECT * FROM audit_log').all();
    expect(log.results.every(({ hash }) => hash !== null)).toBe(true);
    expect(JSON.stringify(log.results)).not.toContain('Buurtlijn');
  });

  test('[S1] that changes nothing is no change, and null restores the default', async () => {
    expect((await bodyOf(await patch(marijke, 0, { retentionDays: 42 }))).version).toBe(0);
    expect((await bodyOf(await patch(marijke, 0, {}))).version).toBe(0);
    await patch(marijke, 0, { retentionDays: 28 });
    const restored = await bodyOf(await patch(marijke, 1, { retentionDays: null }));
    expect([restored.version, restored.settings.retentionDays]).toEqual([2, 42]);
    expect(await env.DB.prepare('SELECT value FROM settings').first('value')).toBe('{}');
    expect(await onRecord()).toHaveLength(2);
  });

  test('[S1] of years of special days is taken, and one that is larger than any is refused', async () => {
    const specialDays = Array.from({ length: 400 }, (_, index) => ({
      date: new Date(Date.UTC(2027, 0, 1 + index)).toISOString().slice(0, 10),
      spans: [{ from: '14:00', to: '20:00' }],
      reason: 'wegens een feestdag',
    }));
    const body = await bodyOf(await patch(marijke, 0, { openingHours: { specialDays } }));
    expect(body.settings.openingHours.specialDays).toHaveLength(400);
    expect(await errorOf(await patch(marijke, 1, { organisation: 'x'.repeat(140_000) }))).toBe('tooLarge');
  });

  test('[S1] [O1] of a row that an older release wrote keeps what it does not touch, also what does not count', async () => {
    const before = { lines: [], queue: { maxPlaces: 5, gone: 1 }, later: true, retentionDays: 400 };
    await env.DB.prepare('INSERT INTO settings VALUES (1, ?, 1)').bind(JSON.stringify(before)).run();
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { settings } = await bodyOf(await patch(marijke, 0, { queue: { minPlaces: 2 } }));
    vi.restoreAllMocks();
    expect(settings.queue).toEqual({ ...DEFAULT_SETTINGS.queue, maxPlaces: 5, minPlaces: 2 });
    expect([settings.helpLines, settings.retentionDays]).toEqual([[], 42]);
    expect(JSON.parse((await env.DB.prepare('SELECT value FROM settings').first('value')) ?? '')).toEqual({
      helpLines: [],
      queue: { maxPlaces: 5, gone: 1, minPlaces: 2 },
      later: true,
      retentionDays: 400,
    });
  });

  test('[S1] [Q3] reaches the queue at once: who waits at a closing that comes earlier is told', async () => {
    await openHelpline();
    const visitor = new TestVisitor();
    await visitor.arrive();
    await visitor.state('waiting');
    const { version } = await read();
    const closed = Array.from({ length: 7 }, () => []);
    expect((await patch(marijke, version, { openingHours: { weekly: closed } })).status).toBe(200);
    const { state } = await visitor.state('ended');
    expect(state).toMatchObject({ phase: 'ended' });
  });

  test('[S1] reaches the consoles at once, while nothing else happens', async () => {
    await openHelpline();
    const robin = await TestVolunteer.signIn();
    await robin.queue.next('state', ({ hours }) => hours.state === 'open');
    const { version } = await read();
    const closed = Array.from({ length: 7 }, () => []);
    expect((await patch(marijke, version, { openingHours: { weekly: closed } })).status).toBe(200);
    await robin.queue.next('state', ({ hours }) => hours.state === 'closed');
  });
});

describe('two coordinators', () => {
  test('[S1] who change different fields both succeed, whichever was first', async () => {
    expect((await patch(marijke, 0, { queue: { offerSeconds: 90 } })).status).toBe(200);
    const after = await bodyOf(await patch(noor, 0, { queue: { pauseMinutes: 10 } }));
    expect(after.settings.queue).toMatchObject({ offerSeconds: 90, pauseMinutes: 10 });
    expect(after.changes).toEqual([
      { field: 'queue.offerSeconds', version: 1, by: 'Marijke' },
      { field: 'queue.pauseMinutes', version: 2, by: 'Noor' },
    ]);
  });

  test('[S1] who change the same field: the later learns who was first and what stands there, and nothing is stored', async () => {
    await patch(marijke, 0, { queue: { offerSeconds: 90 }, retentionDays: 28 });
    const refused = await patch(noor, 0, { queue: { offerSeconds: 120, pauseMinutes: 10 } });
    expect(refused.status).toBe(409);
    const { error, current: lostTo } = await refused.json<ErrorBody>();
    const current = SettingsBody.parse(lostTo);
    expect(error).toBe('conflict');
    expect(current).toEqual(await read());
    expect(current.changes).toContainEqual({ field: 'queue.offerSeconds', version: 1, by: 'Marijke' });
    expect(current.settings.queue).toMatchObject({ offerSeconds: 90, pauseMinutes: 5 });
    expect(await onRecord()).toHaveLength(2);
    // Whoever has seen that may decide otherwise.
    expect((await patch(noor, 1, { queue: { offerSeconds: 120 } })).status).toBe(200);
  });

  test('[S1] who change a field to the same are of one mind', async () => {
    await patch(marijke, 0, { retentionDays: 28 });
    expect((await patch(noor, 0, { retentionDays: 28, invitationHours: 24 })).status).toBe(200);
    expect((await read()).changes.map(({ field }) => field)).toEqual(['retentionDays', 'invitationHours']);
  });

  test('[S1] at the same moment: every change of another field is kept, and of one field one wins', async () => {
    const fields = ['offerSeconds', 'pauseMinutes', 'wrapUpMinutes', 'capacity'];
    const statuses = await Promise.all([
      ...fields.map((field, index) =>
        patch(index % 2 ? marijke : noor, 0, { queue: { [field]: field === 'offerSeconds' ? 77 : 3 } }),
      ),
      ...[21, 28, 35].map((retentionDays) => patch(marijke, 0, { retentionDays })),
    ]);
    const count = (status: number) => statuses.filter((response) => response.status === status).length;
    expect([count(200), count(409)]).toEqual([5, 2]);
    const { version, settings, changes } = await read();
    expect(settings.queue).toMatchObject({
      offerSeconds: 77,
      pauseMinutes: 3,
      wrapUpMinutes: 3,
      capacity: 3,
    });
    expect([version, changes.length]).toEqual([5, 5]);
    expect(await onRecord()).toHaveLength(5);
  });

  test('[S1] a change that did not come from the console is nobody’s, and conflicts all the same', async () => {
    await patchSettings(env.DB, { queue: { maxPlaces: 0, minPlaces: 0 } }, 5);
    expect((await patchSettings(env.DB, {}, 5)).queue.maxPlaces).toBe(0);
    const refused = await patch(noor, 0, { queue: { maxPlaces: 4 } });
    const { current } = await refused.json<ErrorBody>();
    expect(SettingsBody.parse(current).changes[0]).toEqual({
      field: 'queue.maxPlaces',
      version: 1,
      by: null,
    });
    expect(await onRecord()).toEqual([]);
  });
});

describe('a change that is refused', () => {
  test.each([
    ['a number out of bounds', { queue: { offerSeconds: 14 } }, [['queue.offerSeconds', 'too_small']]],
    [
      'an unknown zone',
      { openingHours: { zone: 'Europe/Atlantis' } },
      [['openingHours.zone', 'unknownZone']],
    ],
    ['a field that does not exist', { queue: { geheim: 'hunter2' } }, [['queue', 'unrecognized_keys']]],
    ['a group that is no group', { queue: 'hunter2' }, [['queue', 'invalid_type']]],
    [
      'a day that is none of the week',
      { openingHours: { weekly: { 7: [] } } },
      [['openingHours.weekly', 'too_big']],
    ],
    [
      'a special day that is no date',
      { openingHours: { specialDays: { kerst: { spans: [], reason: 'hunter2' } } } },
      [['openingHours.specialDays.0.date', 'invalid_format']],
    ],
    [
      'fewer places at most than at least',
      { queue: { maxPlaces: 2 } },
      [['queue.maxPlaces', 'belowMinimum']],
    ],
    [
      'a site that is no origin',
      { sites: ['https://een.test', 'https://twee.test/pad'] },
      [['sites.1', 'notAnOrigin']],
    ],
  ])('[S1] [A7] names %s, repeats nothing of it and stores nothing', async (_name, change, expected) => {
    const response = await patch(marijke, 0, { retentionDays: 28, ...change });
    expect(response.status).toBe(400);
    const text = await response.text();
    const { problems } = JSON.parse(text) as ErrorBody;
    expect(problems).toEqual(expected.map(([field, rule]) => ({ field, rule })));
    expect(text).not.toContain('hunter2');
    expect((await read()).version).toBe(0);
    expect(await readSettings(env.DB)).toEqual(DEFAULT_SETTINGS);
    expect(await onRecord()).toEqual([]);
  });

  test('[S1] for a rule that what is stored broke before, only where it is changed', async () => {
    const twice = [
      { from: '09:00', to: '12:00' },
      { from: '11:00', to: '13:00' },
    ];
    const weekly = Array.from({ length: 7 }, () => twice);
    await patchSettings(env.DB, { openingHours: { weekly } }, 1);
    expect((await patch(marijke, 1, { openingHours: { signUpEndsMinutes: 15 } })).status).toBe(200);
    const refused = await patch(marijke, 2, {
      openingHours: { weekly: weekly.with(0, [...twice, ...twice]) },
    });
    expect(await errorOf(refused)).toBe('badRequest');
  });
});

describe('the first run', () => {
  const check = (version: number, index: number) =>
    call(`${SETTINGS_PATH}/check`, { cookie: marijke, body: { version, what: { kind: 'helpLine', index } } });
  const mayBegin = async () => (await new TestVisitor().signUp()).outcome;

  test('[S8] lets nobody in until the last line is checked, whatever the hours and the key, and staff read why', async () => {
    await openHelpline();
    const [one, other] = DEFAULT_SETTINGS.helpLines;
    await patchSettings(env.DB, { firstRun: true, helpLines: [one, other].flatMap((line) => line ?? []) }, 1);
    const { version } = await read();
    const me = async () =>
      MeBody.parse(await (await call('/api/console/me', { cookie: marijke })).json()).firstRun;
    expect([await mayBegin(), await me()]).toEqual(['refused', true]);
    expect((await patch(marijke, version, { firstRun: false })).status).toBe(200);
    expect((await check(version, 0)).status).toBe(200);
    expect(await mayBegin()).toBe('refused');
    const after = await bodyOf(await check(version + 1, 1));
    expect(after.settings.firstRun).toBe(false);
    expect([await mayBegin(), await me()]).toEqual(['admitted', undefined]);
    // A line that is changed afterwards shuts nobody out.
    const changed = after.settings.helpLines.map((line) => ({ ...line, name: `${line.name}!` }));
    expect((await patch(marijke, after.version, { helpLines: changed })).status).toBe(200);
    expect(await mayBegin()).toBe('admitted');
  });
});
