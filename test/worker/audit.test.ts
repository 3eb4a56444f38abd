import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  AuditBody,
  AuditChainBody,
  AuditHeadsBody,
  type AuditHead,
  type ChainRow,
} from '../../protocol/http/audit.ts';
import { randomId } from '../../protocol/bytes.ts';
import { TodayBody } from '../../protocol/http/today.ts';
import { LogCheck } from '../../worker/console/review/check-log.ts';
import { runPurge } from '../../worker/jobs/purge.ts';
import { recordSitIn, writeAudit, type AuditEntry } from '../../worker/store/audit.ts';
import { conversation } from './support/opened-talk.ts';
import { call, errorOf, member } from './support/staff-app.ts';

/* [A12] The log of who did what: nothing is pushed out of it, and nothing in it changes unseen. */

const NOW_MS = Date.parse('2026-11-26T12:00:00Z');
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const BASE = '/api/coordinator/audit';

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW_MS });
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  await env.DB.batch(['audit_log', 'conversations'].map((table) => env.DB.prepare(`DELETE FROM ${table}`)));
  const { objects } = await env.KEYS.list({ prefix: 'audit-heads/' });
  await env.KEYS.delete(objects.map(({ key }) => key));
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const entry = (part: Partial<AuditEntry> = {}): AuditEntry => ({
  volunteerId: 'sam',
  act: 'createReviewKey',
  conversationId: null,
  reason: null,
  ...part,
});
const write = (part: Partial<AuditEntry> = {}) => writeAudit(env.DB, entry(part), Date.now());
/** As batches do, which leave the links to whoever comes next. */
const insertMany = (count: number, volunteerId: string) =>
  env.DB.prepare(
    `INSERT INTO audit_log (id, at, volunteer_id, act)
     SELECT value, ?, ?, 'openConversation' FROM json_each(?)`,
  )
    .bind(NOW_MS, volunteerId, JSON.stringify(Array.from({ length: count }, () => randomId())))
    .run();

async function listed(cookie: string, query: Record<string, string> = {}): Promise<AuditBody> {
  const response = await call(`${BASE}?${new URLSearchParams(query).toString()}`, { cookie });
  return AuditBody.parse(await response.json());
}

/** Every page of the list, to its end. */
async function allListed(cookie: string, query: Record<string, string> = {}): Promise<AuditBody['entries']> {
  const page = await listed(cookie, query);
  if (page.next === null) return page.entries;
  return [...page.entries, ...(await allListed(cookie, { ...query, before: String(page.next) }))];
}

async function chain(cookie: string, after = 0): Promise<ChainRow[]> {
  const page = AuditChainBody.parse(await (await call(`${BASE}/chain?after=${after}`, { cookie })).json());
  return page.next === null ? page.rows : [...page.rows, ...(await chain(cookie, page.next))];
}

const heads = async (cookie: string): Promise<AuditHead[]> =>
  AuditHeadsBody.parse(await (await call(`${BASE}/heads`, { cookie })).json()).heads;

/** What the coordinator's browser makes of it. */
async function findings(cookie: string) {
  const check = new LogCheck();
  await check.add(await chain(cookie));
  return check.finish(await heads(cookie), Date.now());
}

/** As somebody who has the database in their hands. */
async function tamper(sql: string): Promise<void> {
  const guard = await env.DB.prepare("SELECT sql FROM sqlite_master WHERE type = 'trigger'").first<string>(
    'sql',
  );
  await env.DB.batch(
    ['DROP TRIGGER audit_log_append_only', sql, guard ?? ''].map((each) => env.DB.prepare(each)),
  );
}

describe('the list', () => {
  test('[A12] two hundred openings push nothing out of it', async () => {
    const { id, cookie } = await member('coordinator', 'Sam');
    await write({ volunteerId: id });
    await insertMany(205, id);
    const first = await listed(cookie);
    expect(first.entries).toHaveLength(50);
    expect(first.entries.map(({ act }) => act)).not.toContain('createReviewKey');
    const all = await allListed(cookie);
    expect(all).toHaveLength(206);
    expect(all.at(-1)).toMatchObject({ alias: 'Sam', act: 'createReviewKey' });
    expect(all.map(({ seq }) => seq)).toEqual(all.map(({ seq }) => seq).toSorted((a, b) => b - a));
    const [, ...others] = await allListed(cookie, { act: 'createReviewKey' });
    expect(others).toEqual([]);
  });

  test('[A12] an entry that is written between two pages is on neither, and none is on both', async () => {
    const { cookie } = await member('coordinator');
    for (let n = 0; n < 60; n += 1) await write();
    const first = await listed(cookie);
    await write();
    const second = await listed(cookie, { before: String(first.next) });
    expect(first.entries.length + second.entries.length).toBe(60);
    expect(first.entries.at(-1)?.seq).toBe((second.entries[0]?.seq ?? 0) + 1);
  });

  test('[A12] is narrowed to a conversation, a person and an act', async () => {
    const sam = await member('coordinator', 'Sam');
    const kim = await member('coordinator', 'Kim');
    const [one, other] = [await conversation(sam.id), await conversation(sam.id)];
    await write({ volunteerId: sam.id, act: 'openConversation', conversationId: one });
    await write({ volunteerId: kim.id, act: 'openConversation', conversationId: one });
    await write({ volunteerId: kim.id, act: 'refusedConversation', conversationId: other });
    const count = async (query: Record<string, string>) => (await listed(kim.cookie, query)).entries.length;
    expect(await count({ conversation: one })).toBe(2);
    expect(await count({ person: kim.id })).toBe(2);
    expect(await count({ act: 'openConversation' })).toBe(2);
    expect(await count({ conversation: one, person: kim.id, act: 'openConversation' })).toBe(1);
    expect(await count({ conversation: other, person: sam.id })).toBe(0);
    const { people } = await listed(kim.cookie);
    expect(people).toEqual(expect.arrayContaining([{ id: kim.id, alias: 'Kim', removed: false }]));
  });

  test('[A12] is narrowed to a period, whose end is not in it', async () => {
    const { cookie } = await member('coordinator');
    for (const detail of ['0', '1', '2', '3']) {
      vi.setSystemTime(NOW_MS + Number(detail));
      await write({ detail });
    }
    const period = { from: String(NOW_MS + 1), until: String(NOW_MS + 3), act: 'createReviewKey' };
    const { entries } = await listed(cookie, period);
    expect(entries.map(({ detail }) => detail)).toEqual(['2', '1']);
  });

  test('[A12] [A7] a filter that fits nothing is refused and quoted nowhere', async () => {
    const { cookie } = await member('coordinator');
    for (const query of [
      'before=x',
      'act=nothing',
      "person=' OR 1",
      'conversation=1',
      'from=x',
      'until=0',
      'sort=at',
    ])
      expect(await errorOf(await call(`${BASE}?${query}`, { cookie }))).toBe('badRequest');
    expect(await errorOf(await call(`${BASE}/chain?after=-1`, { cookie }))).toBe('badRequest');
  });
});

describe('the chain', () => {
  test('[A12] has its head on the page of today, to write down', async () => {
    const { cookie } = await member('coordinator');
    const head = async () =>
      TodayBody.parse(await (await call('/api/coordinator/today', { cookie })).json()).logHead;
    expect(await head()).toBeNull();
    for (const detail of ['1', '2']) await write({ detail });
    const last = (await chain(cookie)).at(-1);
    expect(await head()).toEqual({ seq: last?.seq, hash: last?.hash, at: NOW_MS });
  });

  test('[A12] does not fork, however many write at once', async () => {
    const { cookie } = await member('coordinator');
    await Promise.all(Array.from({ length: 50 }, (_, n) => write({ detail: String(n) })));
    const rows = await chain(cookie);
    expect(rows).toHaveLength(50);
    expect(new Set(rows.map(({ prev }) => prev)).size).toBe(50);
    expect(await findings(cookie)).toEqual([]);
  });

  test('[A12] has no gap where a room delivers the same thing again', async () => {
    const { cookie } = await member('coordinator');
    const sitIn = { conversationId: 'c', sitIn: '1', volunteerId: 'kim' };
    for (const each of [sitIn, sitIn, { ...sitIn, sitIn: '2' }]) await recordSitIn(env.DB, each, NOW_MS);
    expect(await chain(cookie)).toHaveLength(2);
    expect(await findings(cookie)).toEqual([]);
  });

  test('[A12] takes in what a batch only inserted, and what was there before there was a chain', async () => {
    const { cookie } = await member('coordinator');
    await insertMany(450, 'sam');
    await write();
    expect(await chain(cookie)).toHaveLength(451);
    expect(await findings(cookie)).toEqual([]);
  });

  test('[A12] an entry that is linked can’t be changed by the app itself, nor what another says before it is', async () => {
    await write();
    const update = (sql: string) => env.DB.prepare(`UPDATE audit_log SET ${sql}`).run();
    await expect(update("reason = 'danger'")).rejects.toThrow('append-only');
    await expect(update('hash = NULL')).rejects.toThrow('append-only');
    await tamper('UPDATE audit_log SET hash = NULL, prev = NULL');
    for (const change of ["act = 'sitIn'", "about_id = 'x'", 'at = 1', "detail = 'x'"])
      await expect(update(change)).rejects.toThrow('append-only');
  });

  test.each([
    ["UPDATE audit_log SET act = 'sitIn' WHERE seq = (SELECT min(seq) + 2 FROM audit_log)", 'changed'],
    ['DELETE FROM audit_log WHERE seq = (SELECT min(seq) + 2 FROM audit_log)', 'missing'],
    [
      `UPDATE audit_log SET hash = (SELECT hash FROM audit_log ORDER BY seq LIMIT 1)
       WHERE seq = (SELECT min(seq) + 2 FROM audit_log)`,
      'changed',
    ],
  ])('[A12] names what was done by %s', async (sql, kind) => {
    const { cookie } = await member('coordinator');
    for (let n = 0; n < 5; n += 1) await write();
    await tamper(sql);
    // What is written afterwards does not heal it.
    await write();
    expect((await findings(cookie)).map((finding) => finding.kind)).toContain(kind);
  });

  test('[A12] a number is not given twice, also where the last entry was taken away', async () => {
    const { cookie } = await member('coordinator');
    for (let n = 0; n < 3; n += 1) await write();
    await tamper('DELETE FROM audit_log WHERE seq = (SELECT max(seq) FROM audit_log)');
    await write();
    expect(await findings(cookie)).toMatchObject([{ kind: 'missing' }]);
  });
});

describe('the head outside the database', () => {
  test('[A12] is put once a day, and stays what it was', async () => {
    const { cookie } = await member('coordinator');
    await runPurge(env, NOW_MS);
    expect(await heads(cookie)).toEqual([]);
    await write();
    await Promise.all([runPurge(env, NOW_MS), runPurge(env, NOW_MS)]);
    const [first, ...none] = await heads(cookie);
    expect(none).toEqual([]);
    await write();
    await runPurge(env, NOW_MS + HOUR_MS);
    expect(await heads(cookie)).toEqual([first]);
    await runPurge(env, NOW_MS + DAY_MS);
    expect((await heads(cookie)).map(({ seq }) => seq)).toEqual([first?.seq, (first?.seq ?? 0) + 1]);
    expect(await findings(cookie)).toEqual([]);
  });

  test('[A12] shows that the log was written anew, and that its end was cut off', async () => {
    const { cookie } = await member('coordinator');
    for (let n = 0; n < 4; n += 1) await write();
    await runPurge(env, NOW_MS);
    // Every link is made anew by our own code, so that the chain in itself is whole.
    await tamper("UPDATE audit_log SET act = 'sitIn', prev = NULL, hash = NULL");
    expect(await findings(cookie)).toMatchObject([{ kind: 'rewritten' }]);
    await tamper('DELETE FROM audit_log WHERE seq > (SELECT min(seq) FROM audit_log)');
    expect(await findings(cookie)).toMatchObject([{ kind: 'cut' }]);
  });

  test('[A12] is not told to everybody', async () => {
    const { cookie } = await member('coordinator');
    await write();
    await runPurge(env, NOW_MS);
    const [head] = await heads(cookie);
    const health = await (await call('/health')).text();
    expect(head?.hash).toMatch(/^[\w-]{43}$/);
    expect(health).not.toContain(head?.hash);
  });

  test('[A12] goes with its entries after a year, and the rest of the log is whole', async () => {
    const at = async (days: number) => {
      vi.setSystemTime(NOW_MS + days * DAY_MS);
      await runPurge(env, Date.now());
      return (await member('coordinator')).cookie;
    };
    await write();
    await write();
    await at(1);
    await write();
    expect(await chain(await at(365))).toHaveLength(1);
    expect(await findings(await at(365))).toEqual([]);
    const cookie = await at(366);
    expect(await chain(cookie)).toEqual([]);
    await write();
    expect(await findings(cookie)).toEqual([]);
    const { objects } = await env.KEYS.list({ prefix: 'audit-heads/' });
    expect(objects.map(({ key }) => key)).toEqual(['audit-heads/2026-11-27', 'audit-heads/2027-11-26']);
  });
});
