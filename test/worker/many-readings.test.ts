import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AuditBody } from '../../protocol/http/audit.ts';
import { TranscriptBody } from '../../protocol/http/coordinator.ts';
import { conversation, grant } from './support/opened-talk.ts';
import { call, member } from './support/staff-app.ts';

/* [A5] More readings in an hour than is usual: asked about once and on record, and never refused. */

const NOW_MS = Date.parse('2026-11-26T12:00:00Z');
const HOUR_MS = 3_600_000;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW_MS });
  await env.DB.batch(['audit_log', 'conversations'].map((table) => env.DB.prepare(`DELETE FROM ${table}`)));
});
afterEach(() => vi.useRealTimers());

const open = (cookie: string, id: string) =>
  call(`/api/coordinator/conversations/${id}/open`, { cookie, body: { reason: 'quality' } });
const listed = async (cookie: string, act: string) =>
  AuditBody.parse(await (await call(`/api/coordinator/audit?act=${act}`, { cookie })).json()).entries;

async function coordinatorWithTalk() {
  const person = await member('coordinator', 'Sam');
  await grant(person.id);
  return { ...person, talk: await conversation(person.id) };
}
const asksAbout = async (response: Response) => {
  expect(response.status).toBe(200);
  return TranscriptBody.parse(await response.json()).manyOpened;
};

test('[A5] the twenty-first of an hour is asked about, once, and none is refused', async () => {
  const { cookie, talk } = await coordinatorWithTalk();
  const asked: boolean[] = [];
  for (let n = 0; n < 23; n += 1) asked.push(await asksAbout(await open(cookie, talk)));
  expect(asked.flatMap((yes, n) => (yes ? [n + 1] : []))).toEqual([21]);
  expect(await listed(cookie, 'manyOpenings')).toMatchObject([{ alias: 'Sam' }]);
  expect(await listed(cookie, 'openConversation')).toHaveLength(23);
});

test('[A5] in the next hour it is asked again, and of a colleague not', async () => {
  const { cookie, talk } = await coordinatorWithTalk();
  for (let n = 0; n < 21; n += 1) await open(cookie, talk);
  const kim = await member('coordinator', 'Kim');
  await grant(kim.id);
  expect(await asksAbout(await open(kim.cookie, talk))).toBe(false);
  // The session lives for an hour without activity.
  vi.setSystemTime(NOW_MS + HOUR_MS / 2);
  await call('/api/console/me', { cookie });
  vi.setSystemTime(NOW_MS + HOUR_MS);
  for (let n = 0; n < 20; n += 1) expect(await asksAbout(await open(cookie, talk))).toBe(false);
  expect(await asksAbout(await open(cookie, talk))).toBe(true);
});

test('[A5] of thirty at once one asks', async () => {
  const { cookie, talk } = await coordinatorWithTalk();
  const answers = await Promise.all(Array.from({ length: 30 }, () => open(cookie, talk)));
  const asked = await Promise.all(answers.map(asksAbout));
  expect(asked.filter(Boolean)).toHaveLength(1);
});
