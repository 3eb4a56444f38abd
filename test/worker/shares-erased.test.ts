import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { randomId } from '../../protocol/bytes.ts';
import { runPurge } from '../../worker/jobs/purge.ts';
import { makeShare } from '../../worker/store/shares.ts';
import { SECRET, sharedObjects, sharedTalk, type SharedTalk } from './support/shared-talk.ts';
import { errorOf } from './support/staff-app.ts';
import { objectsWith, tablesWith } from './support/traces.ts';

/* [R1] What erasing a conversation does to what was shared of it. */

let it: SharedTalk;

beforeEach(async () => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  it = await sharedTalk();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('erasing a conversation', () => {
  test('[R1] deletes the copies for review and the shares in one step, and leaves a row that names nothing', async () => {
    const ended = await it.share();
    await it.end(ended.id);
    const body = await it.share();
    const remove = vi.spyOn(env.KEYS, 'delete');
    await it.erase();
    expect([remove.mock.calls[0]?.[0] ?? []].flat().toSorted()).toEqual([
      `conversations/${it.room}`,
      ...[body.id, ended.id].toSorted().map((id) => `shares/${it.room}/${id}`),
    ]);
    expect(await objectsWith(it.room)).toEqual([]);
    expect(await tablesWith(it.room)).toEqual(['audit_log']);
    expect((await it.sharesOf(it.robin)).map(({ state, conversation: kept }) => [state, kept])).toEqual([
      ['erased', null],
      ['erased', null],
    ]);
    expect(await errorOf(await it.open(it.robin, body.id))).toBe('gone');
  });

  test('[B4] [R1] by the visitor’s own wish takes the shares and the comments, and both lists say that it is erased', async () => {
    await it.share({ kind: 'feedback' });
    expect((await it.comment(it.robin, 'Dank je wel')).status).toBe(204);
    await env.DB.prepare('UPDATE conversations SET wipe_at = ? WHERE id = ?').bind(Date.now(), it.room).run();
    await runPurge(env, Date.now());
    expect(await sharedObjects()).toEqual([]);
    expect(await tablesWith(it.room)).toEqual(['audit_log']);
    const lists = [(await it.mailboxOf(it.robin)).shares, (await it.mailboxOf(it.sam)).given];
    expect(lists.map((list) => list.map(({ state }) => state))).toEqual([['erased'], ['erased']]);
  });

  test('[R1] makes noise of a copy of the database, also for who holds the staff key', async () => {
    const body = await it.share();
    const copy = await env.DB.prepare(
      'SELECT seq, role, 0 AS at, envelope FROM messages ORDER BY seq LIMIT 1',
    ).all();
    const messages = copy.results.map((row) => ({
      ...row,
      envelope: JSON.parse(String(row['envelope'])) as unknown,
    }));
    expect(await it.read(it.robin, body.sealed, messages)).toEqual({ text: SECRET });
    const rows = JSON.stringify(
      await Promise.all(
        ['shares', 'staff_keys', 'staff_key_wraps', 'audit_log', 'conversations'].map(async (table) => {
          const { results } = await env.DB.prepare(`SELECT * FROM ${table}`).all();
          return results;
        }),
      ),
    );
    await it.erase();
    // All that is left of the key is what the copy of the database has, and that is nothing.
    expect(rows).not.toContain(body.sealed.ct);
    expect(rows).not.toContain(body.sealed.enc);
    expect(await objectsWith(body.sealed.ct)).toEqual([]);
  });

  test('[R1] ends a share that is on its way: a key that comes after it does not stay', async () => {
    const body = await it.shareFor(it.robin);
    const put = env.KEYS.put.bind(env.KEYS);
    vi.spyOn(env.KEYS, 'put').mockImplementationOnce((async (...args: Parameters<typeof put>) => {
      await it.erase();
      return await put(...args);
    }) as typeof env.KEYS.put);
    const made = await makeShare(env, it.sam.id, { ...body, conversationId: it.room }, Date.now());
    expect(made).toBe('gone');
    expect(await sharedObjects()).toEqual([]);
    // And one that is asked for once it is marked is not made at all.
    expect(await errorOf(await it.make(await it.shareFor(it.robin)))).toBe('gone');
  });

  test('[R4] sweeps what no live row names, and nothing else', async () => {
    const body = await it.share();
    await env.KEYS.put(`shares/${it.room}/${randomId()}`, 'of nobody');
    await env.KEYS.put(`shares/${'f'.repeat(64)}/${body.id}`, 'of another conversation');
    await runPurge(env, Date.now());
    expect(await sharedObjects()).toEqual([`shares/${it.room}/${body.id}`]);
    await env.DB.prepare('DELETE FROM conversations WHERE id = ?').bind(it.room).run();
    await runPurge(env, Date.now());
    expect(await sharedObjects()).toEqual([]);
  });
});
