import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ChatPageData } from '../../protocol/http/visitor.ts';
import { PurgeStateBody, RetentionBody } from '../../protocol/http/retention.ts';
import { runPurge } from '../../worker/jobs/purge.ts';
import { eraseNow } from '../../worker/objects/kit/erase-conversations.ts';
import { forgetSettings } from '../../worker/store/settings.ts';
import { archive, DAY_MS, NOW_MS, runs, tracesOf, withEmptyArchive } from './support/archive.ts';
import { withRooms } from './support/broken-parts.ts';
import { call, errorOf, member } from './support/staff-app.ts';

/* [R3] [R7] How long conversations are kept, the proof that they go, and one that goes now. */

const HOUR_MS = 3_600_000;

withEmptyArchive();

let coordinator: { id: string; cookie: string };
beforeEach(async () => {
  await env.DB.batch(
    ['settings', 'audit_log', 'sessions', 'erased_days'].map((table) =>
      env.DB.prepare(`DELETE FROM ${table}`),
    ),
  );
  await env.DB.prepare('UPDATE secrecy_versions SET since = ?').bind(NOW_MS).run();
  forgetSettings();
  coordinator = await member('coordinator');
});

const read = async (query = '') =>
  RetentionBody.parse(
    await (await call(`/api/coordinator/retention${query}`, { cookie: coordinator.cookie })).json(),
  );
const patch = async (change: object, version: number) =>
  await call('/api/coordinator/settings', {
    method: 'PATCH',
    cookie: coordinator.cookie,
    body: { version, patch: change },
  });
const setWeeks = async (weeks: number) => await patch({ retentionDays: weeks * 7 }, (await read()).version);
const erase = (id: string, reason = 'visitorAsked') =>
  call(`/api/coordinator/conversations/${id}/erase`, { cookie: coordinator.cookie, body: { reason } });
const eraseAtOf = (id: string) =>
  env.DB.prepare('SELECT erase_at AS at FROM conversations WHERE id = ?').bind(id).first<number>('at');
const acts = async () =>
  (await env.DB.prepare('SELECT act, conversation_id AS id, detail FROM audit_log ORDER BY seq').all())
    .results;

async function state(): Promise<string> {
  const response = await call('/api/console/purge', { origin: null });
  return PurgeStateBody.parse(await response.json()).state;
}

async function health(): Promise<unknown[]> {
  const response = await call('/health', { origin: null });
  return [response.status, await response.json()];
}

/** Kept since so many days, with two people who spoke, and over. */
async function kept(ageDays: number, keptDays = 42): Promise<string> {
  const id = await archive({ eraseAtMs: NOW_MS + (keptDays - ageDays) * DAY_MS });
  const startedMs = NOW_MS - ageDays * DAY_MS;
  await env.DB.prepare(
    'UPDATE conversations SET created_at = ?1, opened_at = ?1, ended_at = ?1 WHERE id = ?2',
  )
    .bind(startedMs, id)
    .run();
  return id;
}

describe('the term', () => {
  test('[R7] that is shorter holds for what exists, and the next run erases what is due by it', async () => {
    const [old, young] = [await kept(22), await kept(20)];
    expect((await setWeeks(3)).status).toBe(200);
    expect(await eraseAtOf(old)).toBe(NOW_MS - DAY_MS);
    expect(await eraseAtOf(young)).toBe(NOW_MS + DAY_MS);
    await runPurge(env, NOW_MS);
    expect(await tracesOf(old)).toBe(0);
    expect(await tracesOf(young)).toBeGreaterThan(0);
    expect((await read()).weeks).toBe(3);
    expect(await acts()).toEqual([{ act: 'changeSettings', id: null, detail: 'retentionDays' }]);
  });

  test('[R7] that is longer holds for new conversations alone', async () => {
    const id = await kept(20);
    expect((await setWeeks(12)).status).toBe(200);
    await runPurge(env, NOW_MS);
    expect(await eraseAtOf(id)).toBe(NOW_MS + 22 * DAY_MS);
  });

  test('[R7] that was changed in whatever way is caught up with by the purge', async () => {
    const id = await kept(22);
    await env.DB.prepare(`INSERT INTO settings VALUES (1, '{"retentionDays": 21}', 1)`).run();
    forgetSettings();
    await runPurge(env, NOW_MS);
    expect(await tracesOf(id)).toBe(0);
  });

  test('[R7] is not shortened by settings that can’t be read', async () => {
    const id = await kept(50, 84);
    for (const stored of ['{"retentionDays": "84"}', '{', '{"retentionDays": 84, "sites": 7}']) {
      await env.DB.prepare('INSERT OR REPLACE INTO settings VALUES (1, ?, 1)').bind(stored).run();
      forgetSettings();
      await runPurge(env, NOW_MS);
      expect([stored, await eraseAtOf(id)]).toEqual([stored, NOW_MS + 34 * DAY_MS]);
    }
  });

  test('[R7] of another setting’s change nothing follows', async () => {
    const id = await kept(22);
    await env.DB.prepare('UPDATE conversations SET erase_at = erase_at + 1 WHERE id = ?').bind(id).run();
    await patch({ invitationHours: 48 }, (await read()).version);
    expect(await eraseAtOf(id)).toBe(NOW_MS + 20 * DAY_MS + 1);
  });

  test('[R7] leaves what is on hold where it is', async () => {
    const id = await kept(22);
    await env.DB.prepare('UPDATE conversations SET hold_until = ? WHERE id = ?')
      .bind(NOW_MS + 1, id)
      .run();
    await setWeeks(3);
    await runPurge(env, NOW_MS);
    expect(await tracesOf(id)).toBeGreaterThan(0);
    await runPurge(env, NOW_MS + 1);
    expect(await tracesOf(id)).toBe(0);
  });

  test('[R7] is refused where a colleague changed it meanwhile, and outside its bounds', async () => {
    const id = await kept(22);
    const seen = (await read()).version;
    await setWeeks(8);
    expect(await errorOf(await patch({ retentionDays: 21 }, seen))).toBe('conflict');
    for (const days of [6, 85, 10.5])
      expect(await errorOf(await patch({ retentionDays: days }, seen + 1))).toBe('badRequest');
    expect((await read()).weeks).toBe(8);
    expect(await eraseAtOf(id)).toBe(NOW_MS + 20 * DAY_MS);
  });
});

/** A coordinator signs in anew: a session does not last for days. */
async function onDay(days: number): Promise<void> {
  vi.setSystemTime(NOW_MS + days * DAY_MS);
  coordinator = await member('coordinator', `Noor ${days}`);
}

test('[R7] what else is kept says for how long, on this page and to visitors', async () => {
  const told = async (lang: string) => {
    const answer = await call(`/api/chat-page?lang=${lang}`);
    return ChatPageData.parse(await answer.json()).accountKept;
  };
  expect(await read()).toMatchObject({ accountMonths: 24, secrecyMonths: 24 });
  expect(await told('nl')).toBeUndefined();
  const { version } = await read();
  expect((await patch({ accountKeptDays: 547, secrecyKeptMonths: 36 }, version)).status).toBe(200);
  expect(await read()).toMatchObject({ accountMonths: 18, secrecyMonths: 36 });
  expect(await told('nl')).toBe('18 maanden');
  expect(await told('en')).toBe('18 months');
});

describe('the proof', () => {
  test('[R3] counts what is kept, erased and due, by the day of the helpline’s own clock', async () => {
    await kept(30);
    await kept(36);
    await kept(41.9);
    const due = [await kept(42), await kept(45)];
    await runPurge(env, NOW_MS);
    for (const id of due) expect(await tracesOf(id)).toBe(0);
    expect(await read()).toMatchObject({
      weeks: 6,
      state: 'ok',
      oldestDays: 41,
      erasedPerDay: [{ date: '2027-03-01', n: 2 }],
      nextPerDay: [
        { date: '2027-03-01', n: 1 },
        ...[2, 3, 4, 5, 6].map((day) => ({ date: `2027-03-0${day}`, n: 0 })),
        { date: '2027-03-07', n: 1 },
      ],
      runs: [{ startedAt: NOW_MS, finishedAt: expect.any(Number), erased: 2, failed: 0 }],
      next: null,
    });
  });

  test('[R3] counts also what a coordinator erased, and what a visitor had wiped, each once', async () => {
    const wiped = await kept(2);
    await erase(await kept(3));
    await env.DB.prepare('UPDATE conversations SET wipe_at = ? WHERE id = ?').bind(NOW_MS, wiped).run();
    expect(await eraseNow(env, wiped, 'wiped', NOW_MS)).toBe('marked');
    const broken = withRooms(() => Promise.reject(new Error('out of reach')));
    await kept(43);
    await runPurge({ ...env, ROOMS: broken.ROOMS }, NOW_MS);
    expect((await read()).erasedPerDay).toEqual([{ date: '2027-03-01', n: 2 }]);
    await runPurge(env, NOW_MS + DAY_MS);
    await runPurge(env, NOW_MS + DAY_MS);
    await onDay(1);
    expect((await read()).erasedPerDay).toEqual([
      { date: '2027-03-01', n: 2 },
      { date: '2027-03-02', n: 1 },
    ]);
    await onDay(30);
    expect((await read()).erasedPerDay).toEqual([{ date: '2027-03-02', n: 1 }]);
    await runPurge(env, NOW_MS + 62 * DAY_MS);
    expect(await env.DB.prepare('SELECT count(*) AS n FROM erased_days').first('n')).toBe(0);
  });

  test('[R3] of an empty helpline is empty', async () => {
    expect(await read()).toMatchObject({ oldestDays: null, erasedPerDay: [], runs: [], next: null });
  });

  test('[R3] lists every run, page by page', async () => {
    const insert = env.DB.prepare('INSERT INTO erasure_runs (id, started_at, finished_at) VALUES (?, ?, ?)');
    const startedAt = Array.from({ length: 120 }, (_, n) => NOW_MS - n * 1_000);
    await env.DB.batch(startedAt.map((at) => insert.bind(String(at), at, at === NOW_MS ? null : at)));
    const first = await read();
    const second = await read(`?before=${first.next}`);
    const third = await read(`?before=${second.next}`);
    expect(third.next).toBeNull();
    const pages = [first, second, third].map((page) => page.runs);
    expect(pages.map((page) => page.length)).toEqual([50, 50, 20]);
    expect(pages.flat().map((run) => run.startedAt)).toEqual(startedAt);
    expect(first.runs[0]?.finishedAt).toBeNull();
    expect((await call('/api/coordinator/retention?before=x', { cookie: coordinator.cookie })).status).toBe(
      400,
    );
  });

  test('[R3] a purge that stopped is told within the hour, to every coordinator’s page and to a monitor, without numbers', async () => {
    await runPurge(env, NOW_MS);
    const { finished_at: finishedMs } = (await runs()).at(-1) as { finished_at: number };
    vi.setSystemTime(finishedMs + HOUR_MS);
    expect(await state()).toBe('ok');
    expect(await health()).toEqual([200, { needsRepair: [] }]);
    vi.setSystemTime(finishedMs + HOUR_MS + 1);
    expect(await state()).toBe('missing');
    expect(await health()).toEqual([503, { needsRepair: ['purge: missing'] }]);
    await runPurge(env, Date.now());
    expect(await state()).toBe('ok');
  });

  test('[R3] a run that died counts as none', async () => {
    await env.DB.prepare('INSERT INTO erasure_runs (id, started_at) VALUES (?, ?)')
      .bind('r', NOW_MS + HOUR_MS)
      .run();
    vi.setSystemTime(NOW_MS + HOUR_MS + 1);
    expect(await state()).toBe('missing');
  });

  test('[R3] a run that could not erase is told until one could', async () => {
    const id = await kept(43);
    const broken = withRooms(async () => {
      throw new Error('out of reach');
    });
    await runPurge({ ...env, ROOMS: broken.ROOMS }, NOW_MS);
    expect(await state()).toBe('failed');
    expect(await health()).toEqual([503, { needsRepair: ['purge: failed'] }]);
    vi.setSystemTime(NOW_MS + 600_000);
    await runPurge(env, NOW_MS + 600_000);
    expect(await state()).toBe('ok');
    expect(await tracesOf(id)).toBe(0);
  });
});

describe('erasing one now', () => {
  test('[R1] [R7] takes all that the purge would, at once, and is on record with who and why', async () => {
    const [id, other] = [await kept(2), await kept(2)];
    expect((await erase(id, 'personalData')).status).toBe(204);
    expect(await tracesOf(id)).toBe(0);
    expect(await tracesOf(other)).toBeGreaterThan(0);
    expect((await env.KEYS.list()).objects.filter(({ key }) => key.includes(id))).toEqual([]);
    expect(await acts()).toEqual([{ act: 'eraseNow', id, detail: 'personalData' }]);
    expect(await errorOf(await erase(id))).toBe('gone');
    expect(await acts()).toHaveLength(1);
  });

  test('[R7] [R2] leaves what is on hold, and what still runs, and says so', async () => {
    const [held, running] = [await kept(2), await kept(2)];
    await env.DB.batch([
      env.DB.prepare('UPDATE conversations SET hold_until = ? WHERE id = ?').bind(NOW_MS + 1, held),
      env.DB.prepare('UPDATE conversations SET ended_at = NULL WHERE id = ?').bind(running),
    ]);
    expect(await errorOf(await erase(held))).toBe('held');
    expect(await errorOf(await erase(running))).toBe('conflict');
    for (const id of [held, running]) expect(await tracesOf(id)).toBeGreaterThan(0);
    expect(await acts()).toEqual([]);
    expect(await errorOf(await erase(held, 'because'))).toBe('badRequest');
    expect(await errorOf(await erase('no-such-id'))).toBe('notFound');
  });

  test('[R7] is on record before it begins, and finished by the purge should the Worker die in between', async () => {
    const id = await kept(2);
    await env.DB.prepare(
      `CREATE TRIGGER dies BEFORE DELETE ON messages BEGIN SELECT RAISE(ABORT, 'dead'); END`,
    ).run();
    expect((await erase(id)).status).toBe(500);
    await env.DB.prepare('DROP TRIGGER dies').run();
    expect(await acts()).toEqual([{ act: 'eraseNow', id, detail: 'visitorAsked' }]);
    expect(await tracesOf(id)).toBeGreaterThan(0);
    await runPurge(env, NOW_MS);
    expect(await tracesOf(id)).toBe(0);
  });
});
