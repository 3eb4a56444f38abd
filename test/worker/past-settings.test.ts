import { env } from 'cloudflare:workers';
import { beforeEach, expect, test, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '../../worker/domain/settings/default-settings.ts';
import { patchSettings } from '../../worker/store/settings-changes.ts';
import { forgetSettings, readIgnoredSettings, readSettings } from '../../worker/store/settings.ts';
import stored from './recorded/settings-2026-11-25.json';

/* What earlier versions stored as settings, word for word, read by today's. */

const NOW_MS = Date.parse('2026-11-26T15:00:00+01:00');

beforeEach(async () => {
  await env.DB.prepare('DELETE FROM settings').run();
  forgetSettings();
});

test('[O4] help lines that an earlier version stored as `lines` still count, and give way to newer ones', async () => {
  const [own] = DEFAULT_SETTINGS.helpLines;
  const before = JSON.stringify({ lines: [own], retentionDays: 28 });
  await env.DB.prepare('INSERT INTO settings VALUES (1, ?, 1)').bind(before).run();
  expect(await readSettings(env.DB)).toMatchObject({ helpLines: [own], retentionDays: 28 });
  await patchSettings(env.DB, { helpLines: [] }, NOW_MS);
  forgetSettings();
  expect(await readSettings(env.DB)).toMatchObject({ helpLines: [], retentionDays: 28 });
});

test('[O4] lines of before there were channels still count, as what they said; a date for all of them is claimed no more', async () => {
  await env.DB.prepare('INSERT INTO settings VALUES (1, ?, 1)').bind(JSON.stringify(stored)).run();
  const { helpLines, retentionDays } = await readSettings(env.DB);
  expect(retentionDays).toBe(28);
  expect(await readIgnoredSettings(env.DB)).toEqual([]);
  const rest = { audience: null, checkedOn: null, checkedBy: null, source: null };
  const [emergency, both, site] = stored.helpLines;
  const unknown = { hoursText: '', weekly: null, free: null };
  expect(helpLines).toEqual([
    {
      name: '112',
      purpose: { nl: 'Direct gevaar: politie, brandweer of ambulance', en: null },
      channels: [
        {
          kind: 'phone',
          value: '112',
          hoursText: 'dag en nacht, gratis',
          weekly: emergency?.weekly,
          free: null,
        },
      ],
      ...rest,
    },
    {
      name: 'Buurtlijn',
      purpose: { nl: 'Een praatje', en: null },
      channels: [
        { kind: 'phone', value: both?.phone, hoursText: 'werkdagen overdag', weekly: null, free: null },
        { kind: 'chat', value: both?.url, ...unknown },
      ],
      ...rest,
    },
    {
      name: 'Alleen een site',
      purpose: { nl: '', en: null },
      channels: [
        { kind: 'chat', value: site?.url, hoursText: 'dinsdagavond', weekly: site?.weekly, free: null },
      ],
      ...rest,
    },
    { name: 'Onveilige site', purpose: { nl: '', en: null }, channels: [], ...rest },
  ]);
  // A new list replaces them whole.
  await patchSettings(env.DB, { helpLines: helpLines.slice(0, 1) }, NOW_MS);
  forgetSettings();
  expect((await readSettings(env.DB)).helpLines).toEqual(helpLines.slice(0, 1));
});

test.each([{ helpLines: 'geen' }, { helpLines: ['geen', null] }])(
  '[O4] what never was a list of lines takes nothing else along: %j',
  async (corrupt) => {
    await env.DB.prepare('INSERT INTO settings VALUES (1, ?, 1)')
      .bind(JSON.stringify({ ...corrupt, retentionDays: 28 }))
      .run();
    vi.spyOn(console, 'error').mockImplementationOnce(() => undefined);
    expect((await readSettings(env.DB)).retentionDays).toBe(28);
  },
);
