import { env } from 'cloudflare:workers';
import { describe, expect, test, vi } from 'vitest';
import { ENDPOINTS } from '../../protocol/endpoints.ts';
import type { ErrorBody } from '../../protocol/error-codes.ts';
import { ConsoleSettingsBody, MeBody } from '../../protocol/http/staff.ts';
import { patchSettings } from '../../worker/store/settings-changes.ts';
import { forgetSettings } from '../../worker/store/settings.ts';
import { sessionConsoleKey } from '../../worker/store/sessions.ts';
import { randomSecret, sha256 } from '../../protocol/bytes.ts';
import { EMPTY_TALLY } from '../../worker/domain/statistics/tally.ts';
import { listTallies, readTally } from '../../worker/store/tallies.ts';
import { archiveConversation, insertConversation, markOpened } from '../../worker/store/archive.ts';
import { call, envelope, errorOf, member, ORIGIN, publicKey } from './support/staff-app.ts';
import { tablesWith } from './support/traces.ts';

let rooms = 0;

/** A conversation that this volunteer had. */
async function conversationOf(volunteerId: string): Promise<string> {
  rooms += 1;
  const id = String(rooms).padStart(64, '0');
  await insertConversation(env.DB, { id, createdAtMs: 1, language: 'nl', site: null, eraseAtMs: 9e15 });
  await markOpened(env.DB, { id, volunteerId, reviewKeyId: 'k'.repeat(22), openedAtMs: 2 });
  return id;
}

const recordOf = (id: string) =>
  env.DB.prepare('SELECT heavy, wants_discussion, envelope FROM contact_records WHERE conversation_id = ?')
    .bind(id)
    .first();

describe('who one is', () => {
  test('[A4] only those who signed in may ask anything', async () => {
    const cookie = `__Host-session=${'x'.repeat(43)}`;
    for (const options of [{}, { cookie }]) {
      const response = await call('/api/console/settings', options);
      expect(await errorOf(response)).toBe('notSignedIn');
      expect(response.headers.get('Cache-Control')).toBe('no-store');
      // Asked by everybody who opens the console: no error, which a browser would report.
      const me = await call('/api/console/me', options);
      expect([me.status, await me.json()]).toEqual([200, { volunteer: null }]);
    }
  });

  test('[C5] the console learns an alias, and whether the doors can open', async () => {
    const { id, cookie } = await member('volunteer', 'Noor');
    const me = MeBody.parse(await (await call('/api/console/me', { cookie })).json());
    expect(me).toEqual({
      volunteer: { id, alias: 'Noor', role: 'volunteer' },
      consoleKeyId: null,
      half: expect.stringMatching(/^[\w-]{43}$/),
      reviewKey: 'missing',
      currentReviewKey: null,
      signedBy: null,
      reviewSigned: null,
      ownKey: 'missing',
      granted: false,
      holders: null,
      ignoredSettings: [],
      secrecyDue: false,
      demo: false,
    });
  });

  test('[O1] what does not fit is named to a monitor and to coordinators, without its value', async () => {
    const health = async () => {
      const response = await call('/health', { origin: null });
      return [response.status, await response.json()];
    };
    const [coordinator, volunteer] = [await member('coordinator'), await member('volunteer')];
    const told = async ({ cookie }: { cookie: string }) =>
      MeBody.parse(await (await call('/api/console/me', { cookie })).json()).ignoredSettings;
    expect(await health()).toEqual([200, { needsRepair: [] }]);
    expect(await told(coordinator)).toEqual([]);
    forgetSettings();
    vi.spyOn(console, 'error').mockImplementationOnce(() => undefined);
    await env.DB.prepare(`INSERT INTO settings VALUES (1, '{"sites": ["https://a.test", 7]}', 1)`).run();
    expect(await health()).toEqual([503, { needsRepair: ['settings: sites.1'] }]);
    expect(await told(coordinator)).toEqual(['sites.1']);
    expect(await told(volunteer)).toEqual([]);
    await env.DB.prepare('DELETE FROM settings').run();
    forgetSettings();
  });

  test('[O1] staff see the opening hours and limits', async () => {
    const { cookie } = await member('volunteer');
    const settings = ConsoleSettingsBody.parse(
      await (await call('/api/console/settings', { cookie })).json(),
    );
    expect(settings.openingHours.zone).toBe('Europe/Amsterdam');
    expect(settings.retentionDays).toBe(42);
  });

  test('[C5] the help lines and sites that a volunteer may name', async () => {
    const { cookie } = await member('volunteer');
    const { own } = ConsoleSettingsBody.parse(await (await call('/api/console/settings', { cookie })).json());
    expect(own.phones).toContain('088 0767 000');
    expect(own.domains).toEqual(expect.arrayContaining(['chat.test', 'www.deluisterlijn.nl']));
  });
});

describe("a session's console key", () => {
  const put = async (cookie: string, key: unknown) =>
    await call('/api/console/key', { method: 'PUT', cookie, body: key });

  test('[A4] is put once; the same again is a retry, another is refused', async () => {
    const { cookie } = await member('volunteer');
    const key = await publicKey();
    expect((await put(cookie, key)).status).toBe(204);
    expect((await put(cookie, key)).status).toBe(204);
    expect(await errorOf(await put(cookie, await publicKey()))).toBe('conflict');
    const tokenHash = await sha256(cookie.slice('__Host-session='.length));
    expect(await sessionConsoleKey(env.DB, tokenHash)).toEqual(key);
  });

  test('[K2] must be a point on the curve under its own id', async () => {
    const { cookie } = await member('volunteer');
    const [key, other] = [await publicKey(), await publicKey()];
    const wrong = [
      { ...key, id: other.id },
      { ...key, publicKey: 'A'.repeat(87) },
      { ...key, publicKey: '!' },
      { ...key, extra: 1 },
    ];
    for (const body of wrong) expect(await errorOf(await put(cookie, body))).toBe('badRequest');
  });
});

describe('the contact record', () => {
  const save = async (cookie: string, id: string, body: unknown) =>
    await call(`/api/console/conversations/${id}/record`, { cookie, body });

  test('[N1] [C9] is kept with whether it is to be talked over, and a second save replaces the first', async () => {
    const { id: volunteerId, cookie } = await member('volunteer');
    const id = await conversationOf(volunteerId);
    const saved = { topic: null, heavy: false, text: envelope() };
    const kept = { heavy: 0, envelope: JSON.stringify(saved.text) };
    expect((await save(cookie, id, { ...saved, heavy: true, wantsDiscussion: true })).status).toBe(204);
    expect(await recordOf(id)).toEqual({ ...kept, heavy: 1, wants_discussion: 1 });
    // A console of before does not say.
    expect((await save(cookie, id, saved)).status).toBe(204);
    expect(await recordOf(id)).toEqual({ ...kept, wants_discussion: 0 });
  });

  test('[R5] its topic is counted once, and stored nowhere beside it', async () => {
    const { id: volunteerId, cookie } = await member('volunteer');
    const id = await conversationOf(volunteerId);
    const counted = async () => {
      const [date] = await listTallies(env.KEYS, 'record');
      const tally = date === undefined ? EMPTY_TALLY : await readTally(env.KEYS, 'record', date);
      return [tally.counts['topic']?.['violence'] ?? 0, tally.counts['topic']?.['money'] ?? 0];
    };
    const [violence = 0, money = 0] = await counted();
    for (const topic of ['violence', 'violence', 'money'])
      expect((await save(cookie, id, { topic, heavy: true, text: envelope() })).status).toBe(204);
    await vi.waitFor(async () => expect(await counted()).toEqual([violence + 1, money]));
    expect(await tablesWith('violence')).toEqual([]);
  });

  test('[O8] a topic that the helpline does not have is saved and not counted; its own are', async () => {
    const { id: volunteerId, cookie } = await member('volunteer');
    const own = { id: 'own-abcd1234' as const, nl: 'mantelzorg', en: null, retired: true };
    await patchSettings(env.DB, { topics: [own] }, Date.now());
    const counted = async () => {
      const [date] = await listTallies(env.KEYS, 'record');
      const { counts, ids } = date === undefined ? EMPTY_TALLY : await readTally(env.KEYS, 'record', date);
      return {
        forms: ids.length,
        own: counts['topic']?.[own.id] ?? 0,
        other: counts['topic']?.['grief'] ?? 0,
      };
    };
    const before = await counted();
    for (const topic of [own.id, 'grief'])
      expect(
        (await save(cookie, await conversationOf(volunteerId), { topic, heavy: true, text: envelope() }))
          .status,
      ).toBe(204);
    const after = { forms: before.forms + 2, own: before.own + 1, other: before.other };
    await vi.waitFor(async () => expect(await counted()).toEqual(after));
    await patchSettings(env.DB, { topics: null }, Date.now());
  });

  test("[A4] is refused to anybody but the conversation's volunteer", async () => {
    const [mine, other] = [await member('volunteer'), await member('coordinator')];
    const id = await conversationOf(mine.id);
    expect(await errorOf(await save(other.cookie, id, { topic: null, heavy: null, text: null }))).toBe(
      'forbidden',
    );
    expect(await recordOf(id)).toBeNull();
  });

  test('[C9] [R2] is refused once the erasure has begun, and when all is gone', async () => {
    const { id: volunteerId, cookie } = await member('volunteer');
    const id = await conversationOf(volunteerId);
    await env.DB.prepare('UPDATE conversations SET erasing_at = 3 WHERE id = ?').bind(id).run();
    const body = { topic: 'grief', heavy: null, text: envelope() };
    expect(await errorOf(await save(cookie, id, body))).toBe('gone');
    expect(await recordOf(id)).toBeNull();
    expect(await errorOf(await save(cookie, 'f'.repeat(64), body))).toBe('gone');
  });

  test('[C9] may come after the conversation was archived', async () => {
    const { id: volunteerId, cookie } = await member('volunteer');
    const id = await conversationOf(volunteerId);
    const ended = {
      endedAtMs: 5,
      by: 'visitor',
      wrote: { visitor: 1, volunteer: 1 },
      archivedAtMs: 6,
    } as const;
    await archiveConversation(env.DB, { id, ...ended, intake: null, messages: [] });
    expect((await save(cookie, id, { topic: 'other', heavy: null, text: null })).status).toBe(204);
  });
});

describe('requests that are not what they should be', () => {
  const secret = 'hunter2 <script>';

  test('[A7] a write from another page is refused, whatever it carries', async () => {
    const { cookie } = await member('volunteer');
    const key = await publicKey();
    const from = async (origin: string | null, headers: Record<string, string> = {}) =>
      await errorOf(await call('/api/console/key', { method: 'PUT', cookie, body: key, origin, headers }));
    expect(await from('https://evil.test')).toBe('badOrigin');
    expect(await from('https://chat.test.evil.test')).toBe('badOrigin');
    expect(await from('null')).toBe('badOrigin');
    expect(await from(null)).toBe('badOrigin');
    expect(await from(ORIGIN, { 'Sec-Fetch-Site': 'same-site' })).toBe('badOrigin');
    expect(await from(ORIGIN, { 'Sec-Fetch-Site': 'cross-site' })).toBe('badOrigin');
    expect(
      (await call('/api/auth/sign-out', { method: 'POST', origin: 'https://evil.test', cookie })).status,
    ).toBe(403);
    expect((await call('/api/console/me', { cookie })).status).toBe(200);
  });

  test('[A7] another site on this machine may not even read', async () => {
    const { cookie } = await member('volunteer');
    const headers = { 'Sec-Fetch-Site': 'same-site' };
    expect(await errorOf(await call('/api/console/me', { cookie, headers }))).toBe('badOrigin');
  });

  test('[A7] a body over the limit is refused before anybody reads it', async () => {
    const response = await call('/api/auth/invitation', { body: { invitation: 'x'.repeat(20_000) } });
    expect(response.status).toBe(413);
    expect(await errorOf(response)).toBe('tooLarge');
  });

  test('[A7] bodies that are no JSON or do not fit get a code and the fields that do not fit', async () => {
    const problemsOf = async (body: unknown) => {
      const response = await call('/api/auth/registration/options', { body });
      expect(response.status).toBe(400);
      const { error, message, problems }: ErrorBody = await response.json();
      expect({ error, message }).toEqual({ error: 'badRequest', message: 'The request is not valid.' });
      return problems;
    };
    const invitation = randomSecret();
    expect(await problemsOf({ invitation, alias: 'N' })).toEqual([{ field: 'alias', rule: 'too_small' }]);
    expect(await problemsOf({ invitation: secret, alias: 'Noor' })).toEqual([
      { field: 'invitation', rule: 'invalid_format' },
    ]);
    expect(await problemsOf({ invitation, alias: 'Noor', [secret]: secret })).toEqual([
      { field: '', rule: 'unrecognized_keys' },
    ]);
    expect(await problemsOf([])).toEqual([{ field: '', rule: 'invalid_type' }]);
  });

  test('[A7] what was sent is in no refusal, on any route', async () => {
    const { cookie } = await member('coordinator');
    const bodies = [
      secret,
      { [secret]: secret },
      [secret],
      { alias: secret, response: { [secret]: secret } },
    ];
    for (const { method, path, body: schema } of Object.values(ENDPOINTS)) {
      for (const body of schema === null ? [] : bodies) {
        const response = await call(path.replaceAll(/:\w+/g, 'f'.repeat(64)), { method, cookie, body });
        const text = await response.text();
        expect([path, response.status]).toEqual([path, 400]);
        expect(text).not.toContain('hunter2');
      }
    }
  });

  test('[A7] an unexpected failure says one fixed sentence, never why', async () => {
    const { cookie } = await member('volunteer');
    await env.DB.prepare('ALTER TABLE review_keys RENAME TO review_keys_gone').run();
    const response = await call(`/api/console/me?q=${encodeURIComponent(secret)}`, { cookie });
    await env.DB.prepare('ALTER TABLE review_keys_gone RENAME TO review_keys').run();
    expect(response.status).toBe(500);
    expect(await response.text()).toBe('{"error":"internal","message":"Something went wrong on our side."}');
  });

  test('[A7] what does not exist is not found, whatever the method', async () => {
    expect((await call('/api/nothing')).status).toBe(404);
    expect((await call('/api/nothing', { method: 'POST' })).status).toBe(404);
    expect((await call('/wp-login.php')).status).toBe(404);
  });
});
