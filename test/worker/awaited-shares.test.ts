import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AwaitedSharesBody } from '../../protocol/http/shares.ts';
import { runPurge } from '../../worker/jobs/purge.ts';
import { withdrawAccess } from '../../worker/store/removal.ts';
import { actsOnRecord, ask, withKey, type Member } from './support/coordinators.ts';
import { sharedObjects, sharedTalk, type SharedTalk } from './support/shared-talk.ts';
import { errorOf, member, publicKey } from './support/staff-app.ts';

/* [N4] What was shared with somebody who has no key yet, or none that was compared. */

let it: SharedTalk;
let tess: { id: string; cookie: string };

beforeEach(async () => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  it = await sharedTalk();
  tess = await member('volunteer', 'Tess');
});
afterEach(() => vi.restoreAllMocks());

/** Queues it for Tess, who has no key. */
async function queue(): Promise<string> {
  const share = { ...(await it.shareFor(it.noor)), volunteerId: tess.id, sealed: null };
  expect((await ask(it.sam, `/api/coordinator/conversations/${it.room}/shares`, share)).status).toBe(204);
  return share.id;
}

async function makeKey(): Promise<Member> {
  const own = await publicKey();
  const body = { key: own, recovery: null, passkey: null, replaces: null };
  expect((await ask(tess, '/api/console/staff-key', body, 'PUT')).status).toBe(204);
  return { ...tess, alias: 'Tess', own: { pair: {} as CryptoKeyPair, publicKey: own } };
}

const awaited = async (who: { cookie: string } = it.sam) =>
  AwaitedSharesBody.parse(await (await ask(who, '/api/coordinator/awaited-shares')).json()).shares;
const stateOf = async (id: string) =>
  (await it.mailboxOf(it.sam)).given.find((share) => share.id === id)?.state;

describe('a share without a key', () => {
  test('[N4] gives nobody anything, is on no record, and says for whom it waits', async () => {
    const id = await queue();
    expect(await sharedObjects()).toEqual([]);
    expect(await actsOnRecord('shares')).toEqual(['openConversation']);
    expect(await it.sharesIn()).toMatchObject([{ id, alias: 'Tess', state: 'awaited', read: false }]);
    const answer = await ask(tess, '/api/console/shares');
    expect(await answer.json()).toEqual({ shares: [], given: [] });
    expect(await errorOf(await it.open({ ...it.robin, cookie: tess.cookie }, id))).toBe('gone');
    const said = await it.comment({ ...it.robin, ...tess }, 'x');
    expect(await errorOf(said)).toBe('gone');
    expect(await awaited()).toEqual([]);
  });

  test('[N4] comes to the console of who shared it once there is a key, and is one with it', async () => {
    const id = await queue();
    const other = await withKey('coordinator', 'Marijke');
    const withHers = await makeKey();
    expect(await awaited(other)).toEqual([]);
    const [share] = await awaited();
    expect(share).toMatchObject({
      id,
      kind: 'discussion',
      volunteerId: tess.id,
      conversation: { id: it.room },
    });
    expect(share?.conversation.copies).toHaveLength(1);

    const sealed = await it.shareFor(withHers, { id });
    expect((await it.make(sealed)).status).toBe(204);
    expect(await stateOf(id)).toBe('open');
    expect(await awaited()).toEqual([]);
    expect(await sharedObjects()).toEqual([`shares/${it.room}/${id}`]);
    expect(await actsOnRecord('shares')).toEqual(['openConversation', 'makeShare']);
    // The same again is a retry, and nothing makes it wait anew.
    expect((await it.make(sealed)).status).toBe(204);
    expect(await actsOnRecord('shares')).toEqual(['openConversation', 'makeShare']);
    const again = { ...sealed, sealed: null };
    expect((await ask(it.sam, `/api/coordinator/conversations/${it.room}/shares`, again)).status).toBe(204);
    expect(await stateOf(id)).toBe('open');
  });

  test('[N4] is for that colleague, that conversation and that purpose alone', async () => {
    const id = await queue();
    await makeKey();
    expect(await errorOf(await it.make(await it.shareFor(it.noor, { id })))).toBe('gone');
    expect(await stateOf(id)).toBe('awaited');
    expect(await sharedObjects()).toEqual([]);
  });

  test('[N4] is taken back, which gave nothing and is on no record; then no key makes it', async () => {
    const id = await queue();
    const withHers = await makeKey();
    expect((await it.end(id)).status).toBe(204);
    expect(await actsOnRecord('shares')).toEqual(['openConversation']);
    expect(await stateOf(id)).toBe('ended');
    expect(await awaited()).toEqual([]);
    expect(await it.sharesOf(withHers)).toEqual([]);
    expect(await errorOf(await it.make(await it.shareFor(withHers, { id })))).toBe('gone');
  });

  test('[N4] waits on for a newer key, and ends with its colleague’s removal', async () => {
    const id = await queue();
    const first = await makeKey();
    const renewed = {
      ...{ key: await publicKey(), recovery: null, passkey: null },
      replaces: first.own.publicKey.id,
    };
    expect((await ask(tess, '/api/console/staff-key', renewed, 'PUT')).status).toBe(204);
    expect(await awaited()).toHaveLength(1);
    await withdrawAccess(env, tess.id, Date.now());
    expect(await stateOf(id)).toBe('ended');
  });

  test('[N4] [R1] lapses in time, and says of an erased conversation that it is erased', async () => {
    const id = await queue();
    await makeKey();
    await env.DB.prepare('UPDATE shares SET until = ?').bind(Date.now()).run();
    expect(await stateOf(id)).toBe('ended');
    expect(await awaited()).toEqual([]);
    await runPurge(env, Date.now());
    expect(await env.DB.prepare('SELECT ended_at = until AS ended FROM shares').first('ended')).toBe(1);
    const later = await queue();
    await it.erase();
    expect([await stateOf(later), (await awaited()).length]).toEqual(['erased', 0]);
  });

  test('[N4] is for somebody who works here, and asked for by who has read the conversation', async () => {
    const path = `/api/coordinator/conversations/${it.room}/shares`;
    const share = { ...(await it.shareFor(it.noor)), sealed: null };
    const other = await withKey('coordinator', 'Marijke');
    expect(await errorOf(await ask(other, path, share))).toBe('forbidden');
    expect(await errorOf(await ask(it.sam, path, { ...share, volunteerId: 'nobody' }))).toBe('gone');
    await env.DB.prepare('UPDATE volunteers SET removed_at = 1 WHERE id = ?').bind(it.noor.id).run();
    expect(await errorOf(await ask(it.sam, path, share))).toBe('gone');
    expect((await it.mailboxOf(it.sam)).given).toEqual([]);
  });
});
