import { join } from 'node:path';
import type { D1Database, DurableObjectNamespace, R2Bucket } from '@cloudflare/workers-types';
import { getPlatformProxy } from 'wrangler';
import type { PublicKey } from '../protocol/sealed.ts';
import { makeReviewKey } from '../widget/keys/make-review-key.ts';
import { DEMO_IDS, DEMO_RECOVERY_CODE } from '../worker/demo/demo-data.ts';
import { SAMPLE_CONVERSATIONS } from './sample-conversations.ts';
import { sampleRows } from './sample-rows.ts';

type Stores = { DB: D1Database; KEYS: R2Bucket; ROOMS: DurableObjectNamespace };

const EVERY_DAY = Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }]);

/**
 * Writes the demo's data into the folder that `wrangler dev --persist-to` will use. People, keys and conversations are
 * made once; the demo site's address follows the ports of each start. The demo runs this as a process of its own, because
 * the local runtime prints a lot.
 */
async function seed(folder: string, siteOrigin: string): Promise<void> {
  // wrangler keeps its state one level deeper than the folder it is given.
  const proxy = await getPlatformProxy<Stores>({
    environment: 'demo',
    persist: { path: join(folder, 'v3') },
  });
  try {
    const { DB: db } = proxy.env;
    const people = await db.prepare('SELECT COUNT(*) AS n FROM volunteers').first<{ n: number }>();
    await writeSettings(db, siteOrigin, people?.n === 0);
    if (people?.n === 0) {
      await seedPeople(db);
      await seedConversations(proxy.env, await seedReviewKey(db), siteOrigin);
    }
  } finally {
    await proxy.dispose();
  }
}

/**
 * A new demo is always open, so that it works at any hour; what somebody changed in it later stays. Its first run counts as done. The
 * database already has a row of settings then: a new installation's, which keeps visitors out.
 */
async function writeSettings(db: D1Database, siteOrigin: string, isNew: boolean): Promise<void> {
  const alwaysOpen = { openingHours: { weekly: EVERY_DAY }, organisation: 'Het Luisterend Oog' };
  const settings = { ...(isNew ? alwaysOpen : {}), sites: [siteOrigin], firstRun: null };
  await db
    .prepare(
      `INSERT INTO settings (id, value, updated_at) VALUES (1, json_patch('{}', ?1), ?2)
       ON CONFLICT (id) DO UPDATE SET value = json_patch(value, ?1), updated_at = ?2`,
    )
    .bind(JSON.stringify(settings), Date.now())
    .run();
}

async function seedPeople(db: D1Database): Promise<void> {
  const insert = db.prepare('INSERT INTO volunteers (id, alias, role, created_at) VALUES (?, ?, ?, ?)');
  await db.batch([
    insert.bind(DEMO_IDS.volunteer, 'Robin', 'volunteer', Date.now()),
    insert.bind(DEMO_IDS.coordinator, 'Sam', 'coordinator', Date.now()),
    // The demo begins where everybody has accepted the statement of secrecy; who is invited in it is asked.
    db
      .prepare(
        `INSERT INTO secrecy_acceptances (volunteer_id, n, at)
         SELECT v.id, (SELECT max(n) FROM secrecy_versions), ? FROM volunteers v`,
      )
      .bind(Date.now()),
  ]);
}

/** Makes the keys as a first coordinator's console does, with the recovery code that the demo's console shows. */
async function seedReviewKey(db: D1Database): Promise<PublicKey> {
  const { body } = await makeReviewKey(DEMO_RECOVERY_CODE);
  const { own, ownWrapped, review, share, signed } = body;
  const nowMs = Date.now();
  await db.batch([
    db
      .prepare(
        `INSERT INTO staff_keys (volunteer_id, key_id, public_key, wrapped_by_recovery, created_at)
         VALUES (?, ?, ?, ?, ?)`,
      )
      .bind(DEMO_IDS.coordinator, own.id, own.publicKey, JSON.stringify(ownWrapped), nowMs),
    db
      .prepare('INSERT INTO signing_keys (id, public_key, demo, created_at) VALUES (?, ?, 1, ?)')
      .bind(signed.review.by.id, signed.review.by.publicKey, nowMs),
    db
      .prepare(
        'INSERT INTO review_keys (id, public_key, demo, created_at, number, signature) VALUES (?, ?, 1, ?, ?, ?)',
      )
      .bind(review.id, review.publicKey, nowMs, signed.review.number, signed.review.signature),
    db
      .prepare(
        `INSERT INTO review_key_shares (review_key_id, volunteer_id, sealed, created_at, signature)
         VALUES (?, ?, ?, ?, ?)`,
      )
      .bind(review.id, DEMO_IDS.coordinator, JSON.stringify(share), nowMs, signed.share),
  ]);
  return review;
}

async function seedConversations(
  { DB: db, KEYS: keys, ROOMS: rooms }: Stores,
  review: PublicKey,
  siteOrigin: string,
): Promise<void> {
  for (const sample of SAMPLE_CONVERSATIONS) {
    // A real room id, because the purge will ask that room to erase itself.
    const id = rooms.newUniqueId().toString();
    const { rows, sealedForReview } = await sampleRows(sample, id, review, siteOrigin, Date.now());
    // The row before the key, as the Worker does it [R4]: the purge sweeps keys that have no row.
    await db.batch(rows.map(({ sql, values }) => db.prepare(sql).bind(...values)));
    const copy = JSON.stringify({ reviewKeyId: review.id, sealed: sealedForReview });
    await keys.put(`conversations/${id}`, copy, { httpMetadata: { contentType: 'application/json' } });
  }
}

const [folder, siteOrigin] = process.argv.slice(2);
if (folder === undefined || siteOrigin === undefined)
  throw new Error('Usage: seed.ts <folder> <site origin>');
await seed(folder, siteOrigin);
