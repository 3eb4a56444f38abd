import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import page from '../../docs/privacy.md?raw';
import { randomBytes } from '../../protocol/bytes.ts';
import { CLOSE } from '../../protocol/close-codes.ts';
import { Envelope, ReviewCopyKey } from '../../protocol/sealed.ts';
import { importConversationKey } from '../../widget/keys/conversation-key.ts';
import { openEnvelope } from '../../widget/keys/envelope.ts';
import { openSealed } from '../../widget/keys/opening.ts';
import { runPurge } from '../../worker/jobs/purge.ts';
import { queueOf } from '../../worker/objects/kit/stubs.ts';
import {
  entriesOf,
  listIn,
  listOf,
  partsAbout,
  placeOf,
  readingOf,
  type Copies,
  type Entry,
} from '../drill/inventory.ts';
import type { Where } from '../drill/places.ts';
import { ask, withKey } from './support/coordinators.ts';
import { openHelpline } from './support/people.ts';
import { SharedTalk } from './support/shared-talk.ts';
import { call, shareReviewKeys } from './support/staff-app.ts';
import { stubOf, talk } from './support/talk.ts';
import { databaseTables } from './support/traces.ts';
import { markEnd } from './support/vouching.ts';

/* What whoever gets hold of copies of all that we store learns of one conversation. */

const TYPED = {
  nickname: 'Merel',
  message: 'Dit weet nog niemand',
  answer: 'Dank je voor je vertrouwen',
  evaluation: 'Het deed me goed',
  record: 'Rustig gesprek',
  comment: 'Mooi hoe je stil bleef',
};
type Review = Awaited<ReturnType<typeof openHelpline>>;
const ROLES = ['visitor', 'volunteer'] as const;
const KINDS = ['message', 'intake', 'evaluation', 'contactRecord', 'comment', 'end'] as const;
const CHOSEN = { topic: 'violence', wait: 'tooLong' };

/** All rows, objects, and parts of what objects keep that are about this conversation; and the tallies. */
async function copyOf(roomId: string, volunteerId: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  const add = (where: Where, place: string, value: unknown) =>
    entries.push(...entriesOf(where, place, value));
  for (const table of await databaseTables()) {
    const { results } = await env.DB.prepare(`SELECT * FROM "${table}"`).all();
    for (const row of results.filter((each) => Object.values(each).includes(roomId)))
      add('database', table, row);
  }
  for (const { key } of (await env.KEYS.list()).objects) {
    const text = await (await env.KEYS.get(key))?.text();
    if (key.includes(roomId)) add('kluis', key.replace(roomId, '<id>'), text);
    else if (key === `console-halves/${volunteerId}`) add('kluis', 'console-halves/<id>', text);
    else if (key.startsWith('tallies/')) add('tellingen', key.replace(/[^/]+$/, '<datum>'), text);
    // Those of other conversations are of tests before this one.
    // Nor is the hash of all who did what: nothing is to be read from it.
    else if (!/^(conversations|halves)\/[0-9a-f]{64}$|^console-halves\/|^audit-heads\//.test(key))
      throw new Error(`An object that nobody knows: ${key}`);
  }
  const keep = async (where: Where, { storage }: DurableObjectState, part: (value: unknown) => unknown) => {
    const tables = storage.sql
      .exec<{ name: string }>(
        `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '_cf_*' AND name NOT GLOB 'sqlite_*'`,
      )
      .toArray();
    for (const { name } of tables)
      for (const row of storage.sql.exec(`SELECT * FROM "${name}"`).toArray()) add(where, name, part(row));
    for (const [name, value] of storage.kv.list()) add(where, name, part(value));
  };
  await runInDurableObject(stubOf(roomId), (_room, ctx) => keep('gespreksruimte', ctx, (value) => value));
  await runInDurableObject(queueOf(env), (_queue, ctx) =>
    keep('wachtrij', ctx, (value) =>
      JSON.stringify(value).includes(roomId) ? partsAbout(roomId, value) : null,
    ),
  );
  return entries;
}

/** A coordinator reads it, shares it with a colleague, and says something of it. */
async function readAndShare(roomId: string, comment: Envelope): Promise<void> {
  const [sam, noor] = [await withKey('coordinator', 'Sam'), await withKey('volunteer', 'Noor')];
  await shareReviewKeys(sam.id);
  const opened = await ask(sam, `/api/coordinator/conversations/${roomId}/open`, { reason: 'training' });
  expect(opened.status).toBe(200);
  const shared = new SharedTalk(sam, noor, noor, roomId, randomBytes(32));
  await shared.share();
  expect((await shared.comment(sam, TYPED.comment, comment)).status).toBe(204);
}

describe('copies of all that we store', () => {
  let copies: Copies;
  let roomId: string;
  let volunteerId: string;
  let review: Review;

  beforeAll(async () => {
    vi.spyOn(console, 'log').mockImplementation(() => undefined);
    const { objects: earlier } = await env.KEYS.list({ prefix: 'tallies/' });
    await env.KEYS.delete(earlier.map(({ key }) => key));
    review = await openHelpline();
    const people = await talk();
    const { visitor, volunteer } = people;
    roomId = people.roomId;
    await visitor.say(TYPED.message);
    await volunteer.hear(roomId);
    await volunteer.say(roomId, TYPED.answer);
    await visitor.hear();
    volunteerId = volunteer.id;
    // A console that has been opened: it is handed the server's half of its key.
    expect((await call('/api/console/me', { cookie: volunteer.cookie })).status).toBe(200);
    const during = await copyOf(roomId, volunteerId);

    volunteer.room.send({ type: 'end' });
    await visitor.state('ended');
    for (const side of [visitor, volunteer] as const)
      await markEnd(side, roomId, { visitor: 1, volunteer: 1 });
    await vi.waitFor(async () =>
      expect((await env.DB.prepare('SELECT role FROM end_markers').all()).results).toHaveLength(2),
    );
    const scores = { feltHeard: 1, comeBack: false, wait: CHOSEN.wait, siteClear: true };
    const text = await visitor.envelope(TYPED.evaluation, 'evaluation');
    visitor.socket.send({ type: 'evaluate', scores, text });
    expect(await visitor.socket.closed()).toBe(CLOSE.gone.code);
    const record = {
      topic: CHOSEN.topic,
      heavy: true,
      wantsDiscussion: true,
      text: await visitor.envelope(TYPED.record, 'contactRecord'),
    };
    const path = `/api/console/conversations/${roomId}/record`;
    expect((await call(path, { cookie: volunteer.cookie, body: record })).status).toBe(204);
    await vi.waitFor(async () =>
      expect((await env.KEYS.list({ prefix: 'tallies/' })).objects).toHaveLength(2),
    );
    expect((await call('/api/auth/sign-out', { cookie: volunteer.cookie, body: {} })).status).toBe(204);
    await readAndShare(roomId, await visitor.envelope(TYPED.comment, 'comment'));
    const after = await copyOf(roomId, volunteerId);

    await env.DB.prepare('UPDATE conversations SET erase_at = 0 WHERE id = ?').bind(roomId).run();
    await runPurge(env, Date.now());
    copies = { during, after, past: await copyOf(roomId, volunteerId) };
  });

  test('[R1] [R6] hold what `docs/privacy.md` lists, no less and no more', () => {
    expect(listOf(copies, 'opslag')).toBe(listIn(page, 'opslag'));
  });

  test('[K2] [R5] say nothing that was typed or chosen, but for whether it was heavy and is to be talked over, and the sums of a day', () => {
    for (const entries of Object.values(copies)) {
      const apart = entries.filter(({ where }) => where !== 'tellingen');
      for (const text of [...Object.values(TYPED), ...Object.values(CHOSEN)])
        expect(readingOf(apart)).not.toContain(text);
    }
    const sums = copies.past.map(({ where, place }) => `${where} ${place}`);
    expect(sums).toContain('tellingen tallies/record/<datum>.counts.topic.violence');
  });

  test('[R6] name a moment to the quarter of an hour, where that is what is said', () => {
    const times = Object.values(copies)
      .flat()
      .filter((entry) => placeOf(entry).readable === 'ja, per kwartier');
    expect(times.length).toBeGreaterThan(5);
    for (const { value } of times) expect(Number(value) % 900_000).toBe(0);
    const moments = Object.values(copies)
      .flat()
      .filter((entry) => !['ja, precies', 'ja, per kwartier'].includes(placeOf(entry).readable))
      .filter(({ value }) => Math.abs(Number(value) - Date.now()) < 365 * 86_400_000);
    expect(moments).toEqual([]);
  });

  test('[R1] of before the purge open with the vault of then, and no more with all that is left', async () => {
    const { during, after, past } = copies;
    const before = [...during, ...after];
    const read = JSON.stringify(await opens(before, after, roomId, review));
    for (const text of Object.values(TYPED)) expect(read).toContain(text);
    expect(await opens(before, past, roomId, review)).toEqual([]);
  });
});

/** What opens of all ciphertext in these copies, by the keys that a holder of the review key finds in this vault. */
async function opens(copies: readonly Entry[], vault: readonly Entry[], roomId: string, review: Review) {
  const keys = await Promise.all(
    vault
      .filter(({ place }) => place === 'conversations/<id>.copies[].sealed')
      .map(async ({ value }) => {
        const { pair, publicKey } = review;
        const raw = await openSealed(pair, publicKey.id, 'review', roomId, ReviewCopyKey.parse(value));
        return importConversationKey(raw, false);
      }),
  );
  const envelopes = copies.flatMap(({ value }) => Envelope.safeParse(value).data ?? []);
  const tries = keys.flatMap((key) =>
    envelopes.flatMap((envelope) =>
      ROLES.flatMap((role) =>
        KINDS.map((kind) =>
          openEnvelope(key, { conversationId: roomId, role, kind }, envelope).then(
            ({ body }) => body,
            () => null,
          ),
        ),
      ),
    ),
  );
  return (await Promise.all(tries)).filter((body) => body !== null);
}
