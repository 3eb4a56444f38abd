import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ENDPOINTS } from '../../protocol/endpoints.ts';
import { AvailabilityBody } from '../../protocol/http/visitor.ts';
import type { AppEnv } from '../../worker/http/app-env.ts';
import { DEFAULT_SETTINGS } from '../../worker/domain/settings/default-settings.ts';
import { parseConfig } from '../../worker/platform/config.ts';
import { addEndpoints } from '../../worker/http/endpoint.ts';
import { admit } from '../../worker/http/admission.ts';
import { availabilityHandlers, loadAvailability } from '../../worker/http/routes/availability.ts';
import { writeQueueStatus } from '../../worker/store/queue-status.ts';
import { InvalidSettings, patchSettings } from '../../worker/store/settings-changes.ts';
import { forgetSettings, readIgnoredSettings, readSettings } from '../../worker/store/settings.ts';
import { dataFor } from './support/page-answers.ts';

const AFTERNOON = Date.parse('2026-11-24T15:00:00+01:00');
const config = parseConfig(env);
const app = new Hono<AppEnv>();
app.use(async (c, next) => {
  c.set('config', config);
  await next();
});
const { availability } = ENDPOINTS;
addEndpoints(app, { availability }, availabilityHandlers, admit);

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: AFTERNOON });
  forgetSettings();
  await caches.default.delete(`${config.chatOrigin}/internal/availability`);
  await env.DB.batch([
    env.DB.prepare('DELETE FROM settings'),
    env.DB.prepare('DELETE FROM queue_status'),
    env.DB.prepare('DELETE FROM review_keys'),
    env.DB.prepare("INSERT INTO review_keys (id, public_key, created_at) VALUES ('k', 'p', 1)"),
  ]);
});
afterEach(() => vi.useRealTimers());

async function ask(query = ''): Promise<{ body: AvailabilityBody; headers: Headers }> {
  const context = createExecutionContext();
  const response = await app.request(`${config.chatOrigin}/api/availability${query}`, {}, env, context);
  await waitOnExecutionContext(context);
  return { body: AvailabilityBody.parse(await response.json()), headers: response.headers };
}

describe('what a page view learns', () => {
  test('[O1] open, and until when; any site may ask, and pays for no help lines: 250 bytes at most', async () => {
    await writeQueueStatus(env.DB, { version: 1, waiting: 0, onDuty: 1, free: 0 });
    const { body, headers } = await ask('?site=https://buurthuis.test');
    expect(body.availability).toEqual({ state: 'open', signUpEndsInMs: 27_000_000, nobodyOnDuty: false });
    expect(body.helpLines).toEqual([]);
    expect(JSON.stringify(body).length).toBeLessThanOrEqual(250);
    const { helpLines } = (await ask()).body;
    expect(helpLines.map(({ phone }) => phone).slice(0, 2)).toEqual(['112', '113']);
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(headers.get('Cache-Control')).toBe('public, max-age=5');
    expect(headers.get('Set-Cookie')).toBeNull();
  });

  test('[Q2] full, as the queue last published; an older word of the queue changes nothing', async () => {
    await writeQueueStatus(env.DB, { version: 5, waiting: 3, onDuty: 1, free: 0 });
    await writeQueueStatus(env.DB, { version: 4, waiting: 0, onDuty: 1, free: 0 });
    expect((await ask()).body.availability.state).toBe('full');
  });

  test('[O2] the last half hour begins on the second, whatever was cached before', async () => {
    vi.setSystemTime(Date.parse('2026-11-24T22:29:57+01:00'));
    const before = await ask();
    expect(before.body.availability.state).toBe('open');
    expect(before.headers.get('Cache-Control')).toBe('public, max-age=3');
    vi.setSystemTime(Date.parse('2026-11-24T22:30:00+01:00'));
    expect((await ask()).body.availability).toMatchObject({
      state: 'signUpEnded',
      opens: { date: '2026-11-25', time: '14:00' },
    });
  });

  test('[O1] without a review key sign-up is closed, and a demo key is none', async () => {
    await env.DB.prepare('UPDATE review_keys SET demo = 1').run();
    expect((await ask()).body.availability).toMatchObject({ state: 'closed', notReady: true });
  });

  test('[Q2] an answer holds for 5 seconds and not longer, for every site alike', async () => {
    await ask('?site=https://een.test');
    await writeQueueStatus(env.DB, { version: 1, waiting: 9, onDuty: 1, free: 0 });
    vi.setSystemTime(AFTERNOON + 4_000);
    const cached = await ask('?site=https://twee.test');
    expect(cached.body.availability.state).toBe('open');
    expect(cached.headers.get('Cache-Control')).toBe('public, max-age=1');
    vi.setSystemTime(AFTERNOON + 5_000);
    expect((await ask()).body.availability.state).toBe('full');
  });

  test('[O5] an answer that is made anew is made of settings that are read anew', async () => {
    await readSettings(env.DB);
    const shut = JSON.stringify({ closedNow: { reason: '', sinceMs: AFTERNOON, until: 'byHand' } });
    await env.DB.prepare('INSERT OR REPLACE INTO settings VALUES (1, ?, 1)').bind(shut).run();
    expect((await ask()).body.availability).toMatchObject({ state: 'closed', byHand: true });
  });

  test('[O5] while the database can’t be read it is made of what was read last', async () => {
    await patchSettings(env.DB, { exitUrl: 'https://weer.test/' }, AFTERNOON);
    const broken = { prepare: () => ({ first: () => Promise.reject(new Error('away')) }) };
    vi.spyOn(console, 'error').mockReturnValue();
    const { exitUrl } = await readSettings(broken as unknown as D1Database, 0);
    expect(exitUrl).toBe('https://weer.test/');
    vi.restoreAllMocks();
  });

  test('[O5] what was read before a change, and comes after it, does not count', async () => {
    const late = Promise.withResolvers<string>();
    const slow = { prepare: () => ({ first: () => late.promise }) };
    forgetSettings();
    const reading = readSettings(slow as unknown as D1Database);
    await patchSettings(env.DB, { exitUrl: 'https://nieuw.test/' }, AFTERNOON);
    late.resolve('{"exitUrl":"https://oud.test/"}');
    expect((await reading).exitUrl).toBe('https://nieuw.test/');
    expect((await readSettings(env.DB)).exitUrl).toBe('https://nieuw.test/');
  });

  test('[O4] lines in the language asked for, and since when they were checked; of that a launcher pays for nothing', async () => {
    const [first] = DEFAULT_SETTINGS.helpLines;
    if (first === undefined) throw new Error('no lines');
    const lineOf = (checkedOn: string) => ({ ...first, checkedOn });
    const checked = Array.from({ length: 4 }, () => lineOf('2026-11-23'));
    await patchSettings(env.DB, { helpLines: checked.with(2, lineOf('2026-08-01')) }, AFTERNOON);
    const english = (await ask('?lang=en')).body;
    expect(english.helpLines[0]?.purpose).toBe('Immediate danger: police, fire brigade or ambulance');
    expect(english.helpLinesCheckedOn).toBe('2026-08-01');
    // The same cached answer.
    const dutch = (await ask()).body;
    expect(dutch.helpLines[0]?.purpose).toBe('Direct gevaar: politie, brandweer of ambulance');
    expect((await ask('?site=https://buurthuis.test')).body).not.toHaveProperty('helpLinesCheckedOn');
    await patchSettings(env.DB, { helpLines: null }, AFTERNOON);
    vi.setSystemTime(AFTERNOON + 15_000);
    expect((await ask()).body.helpLinesCheckedOn).toBeNull();
  });

  test('a site learns where the way out leads', async () => {
    await patchSettings(env.DB, { exitUrl: 'https://weer.test/' }, AFTERNOON);
    expect((await ask()).body.exitUrl).toBe('https://weer.test/');
  });

  test('[C15] the chat’s page learns about how long a talk takes, and nothing where that is not set', async () => {
    expect(await dataFor()).not.toHaveProperty('talkGuideMinutes');
    await patchSettings(env.DB, { conversation: { talkGuideMinutes: 45 } }, AFTERNOON);
    expect((await dataFor()).talkGuideMinutes).toBe(45);
    const off = patchSettings(env.DB, { conversation: { talkGuideMinutes: null } }, AFTERNOON);
    expect((await off).conversation.talkGuideMinutes).toBeNull();
    for (const talkGuideMinutes of [19, 91])
      await expect(
        patchSettings(env.DB, { conversation: { talkGuideMinutes } }, AFTERNOON),
      ).rejects.toThrow();
  });

  test('[S6] the chat’s page learns where one can complain, and nothing where there is no such page', async () => {
    expect(await dataFor()).not.toHaveProperty('complaintUrl');
    await patchSettings(env.DB, { complaintUrl: 'https://een.test/klachten' }, AFTERNOON);
    expect((await dataFor()).complaintUrl).toBe('https://een.test/klachten');
  });

  test('[O1] a site learns whether it may embed the chat', async () => {
    await patchSettings(env.DB, { sites: ['https://buurthuis.test'] }, AFTERNOON);
    expect((await ask('?site=https://buurthuis.test')).body.siteListed).toBe(true);
    expect((await ask('?site=https://vreemd.test')).body.siteListed).toBe(false);
    expect((await ask('?site=https://buurthuis.test.vreemd.test')).body.siteListed).toBe(false);
    expect((await ask(`?site=${config.chatOrigin}`)).body.siteListed).toBe(true);
    expect((await ask()).body.siteListed).toBe(true);
  });
});

describe('settings', () => {
  test('[O1] what is stored merges over the defaults, field by field; a list replaces', async () => {
    await patchSettings(env.DB, { queue: { maxPlaces: 4 } }, AFTERNOON);
    await patchSettings(env.DB, { queue: { minPlaces: 1 }, helpLines: [] }, AFTERNOON);
    forgetSettings();
    expect(await readSettings(env.DB)).toEqual({
      ...DEFAULT_SETTINGS,
      queue: { ...DEFAULT_SETTINGS.queue, maxPlaces: 4, minPlaces: 1 },
      helpLines: [],
    });
    await patchSettings(env.DB, { queue: { maxPlaces: null }, helpLines: null }, AFTERNOON);
    forgetSettings();
    expect((await readSettings(env.DB)).queue.maxPlaces).toBe(10);
    expect((await readSettings(env.DB)).helpLines).toEqual(DEFAULT_SETTINGS.helpLines);
  });

  test('[O1] a value out of bounds or an unknown zone is refused, and what was stays', async () => {
    for (const patch of [{ retentionDays: 400 }, { openingHours: { zone: 'Europe/Atlantis' } }]) {
      await expect(patchSettings(env.DB, patch, AFTERNOON)).rejects.toThrow(InvalidSettings);
    }
    forgetSettings();
    expect(await readSettings(env.DB)).toEqual(DEFAULT_SETTINGS);
  });

  test.each(['not json', '{"retentionDays": "veel"}', '{"unknown": 1}', 'null', '[]'])(
    '[O1] settings that are corrupt (%s) leave a helpline with its defaults',
    async (value) => {
      await env.DB.prepare('INSERT INTO settings VALUES (1, ?, 1)').bind(value).run();
      const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
      expect(await readSettings(env.DB)).toEqual(DEFAULT_SETTINGS);
      expect(logged).toHaveBeenCalledOnce();
      logged.mockRestore();
    },
  );

  test('[O1] what does not fit is left out by name, and the rest of what is stored stands', async () => {
    const [line] = DEFAULT_SETTINGS.helpLines;
    const stored = {
      organisation: 'Buurtlijn',
      retentionDays: 400,
      queue: { maxPlaces: 4, minPlaces: 'drie', places: 5 },
      openingHours: {
        zone: 'Europe/Atlantis',
        signUpEndsMinutes: 15,
        weekly: [[{ from: '9:00', to: '12:00' }]],
        specialDays: [{ date: 'kerst' }, { date: '2026-12-25', spans: [], reason: null }, { date: '' }],
      },
      conversation: 'lang',
      sites: ['https://een.test', 2, 'https://drie.test', 4],
      helpLines: [{ ...line, name: '' }, line],
      exitUrl: 'weg',
    };
    await env.DB.prepare('INSERT INTO settings VALUES (1, ?, 1)').bind(JSON.stringify(stored)).run();
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const expected = {
      ...DEFAULT_SETTINGS,
      organisation: 'Buurtlijn',
      queue: { ...DEFAULT_SETTINGS.queue, maxPlaces: 4 },
      openingHours: {
        ...DEFAULT_SETTINGS.openingHours,
        signUpEndsMinutes: 15,
        specialDays: [{ date: '2026-12-25', spans: [], reason: null }],
      },
      sites: ['https://een.test', 'https://drie.test'],
      helpLines: [line],
    };
    expect(await readSettings(env.DB)).toEqual(expected);
    const names = [
      ...[
        'conversation',
        'exitUrl',
        'helpLines.0',
        'openingHours.specialDays.0',
        'openingHours.specialDays.2',
      ],
      ...['openingHours.weekly', 'queue.minPlaces', 'queue.places', 'retentionDays', 'sites.1', 'sites.3'],
      // Asked only of what fits otherwise.
      'openingHours.zone',
    ];
    expect(await readIgnoredSettings(env.DB)).toEqual(names);
    expect(logged.mock.calls).toEqual([[JSON.stringify({ event: 'settingsIgnored', fields: names })]]);
    logged.mockRestore();

    // A change of something else is not refused for it, and one of it mends it.
    await patchSettings(env.DB, { organisation: 'Straatlijn', retentionDays: 28 }, AFTERNOON);
    const patched = { ...expected, organisation: 'Straatlijn', retentionDays: 28 };
    const rest = names.filter((name) => name !== 'retentionDays');
    expect([await readSettings(env.DB), await readIgnoredSettings(env.DB)]).toEqual([patched, rest]);
    forgetSettings();
    vi.spyOn(console, 'error').mockImplementationOnce(() => undefined);
    expect([await readSettings(env.DB), await readIgnoredSettings(env.DB)]).toEqual([patched, rest]);
  });

  test('[O1] a change made elsewhere is seen within 5 seconds', async () => {
    expect((await readSettings(env.DB)).retentionDays).toBe(42);
    await env.DB.prepare(`INSERT INTO settings VALUES (1, '{"retentionDays": 28}', 1)`).run();
    vi.setSystemTime(AFTERNOON + 4_999);
    expect((await readSettings(env.DB)).retentionDays).toBe(42);
    vi.setSystemTime(AFTERNOON + 5_000);
    expect((await readSettings(env.DB)).retentionDays).toBe(28);
  });

  test('[O1] pages and sign-up get the settings that their answer was made from', async () => {
    await patchSettings(env.DB, { organisation: 'De Luisterlijn van Testdorp' }, AFTERNOON);
    const loaded = await loadAvailability(env, config, AFTERNOON);
    expect(loaded.settings.organisation).toBe('De Luisterlijn van Testdorp');
    expect(loaded.availability.state).toBe('open');
  });
});
