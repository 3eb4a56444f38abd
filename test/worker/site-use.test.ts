import { env } from 'cloudflare:workers';
import { beforeEach, expect, test } from 'vitest';
import { SitesBody } from '../../protocol/http/settings.ts';
import { monthStartMs } from '../../worker/domain/hours/week-of.ts';
import { insertConversation, markOpened } from '../../worker/store/archive.ts';
import { call, member } from './support/staff-app.ts';

const ZONE = 'Europe/Amsterdam';
let rooms = 0;

beforeEach(() => env.DB.prepare('DELETE FROM conversations').run());

async function conversation(site: string | null, createdAtMs: number, opened = true): Promise<void> {
  rooms += 1;
  const id = String(rooms).padStart(64, 'c');
  await insertConversation(env.DB, { id, createdAtMs, language: 'nl', site, eraseAtMs: 9e15 });
  if (opened)
    await markOpened(env.DB, { id, volunteerId: 'v', reviewKeyId: 'k'.repeat(22), openedAtMs: createdAtMs });
}

test('[S5] conversations are counted by site since the first of the month, and only those in which two people spoke', async () => {
  const { cookie } = await member('coordinator');
  const startMs = monthStartMs(ZONE, Date.now());
  await conversation('https://een.test', startMs);
  await conversation('https://een.test', startMs + 900_000);
  await conversation('https://een.test', startMs - 900_000);
  await conversation('https://twee.test', startMs + 900_000, false);
  await conversation(null, startMs + 900_000);
  const response = await call('/api/coordinator/sites', { cookie });
  expect(SitesBody.parse(await response.json())).toEqual({
    chatOrigin: 'https://chat.test',
    conversations: [
      { site: null, count: 1 },
      { site: 'https://een.test', count: 2 },
    ],
  });
});
