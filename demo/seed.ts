import { createHash, createHmac, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { D1Database, R2Bucket } from '@cloudflare/workers-types';
import { getPlatformProxy } from 'wrangler';
import type { PublicKey } from '../protocol/sealed.ts';
import { exportPrivateKey, makeExportableKeyPair } from '../widget/keys/key-pair.ts';
import { wrapPrivateKey } from '../widget/keys/recovery-code.ts';
import { sealTo } from '../widget/keys/sealing.ts';
import { DEMO_IDS, DEMO_RECOVERY_CODE } from '../worker/demo-data.ts';
import { SAMPLE_CONVERSATIONS } from './sample-conversations.ts';
import { sampleRows } from './sample-rows.ts';

type Stores = { DB: D1Database; KEYS: R2Bucket };
export type SeedOptions = { folder: string; siteOrigin: string };

const EVERY_DAY = Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }]);

/**
 * Demo data in the folder that `wrangler dev --persist-to` will use. People, keys and conversations are made once;
 * the demo site's address follows the ports of this start.
 */
export async function seed({ folder, siteOrigin }: SeedOptions): Promise<void> {
  // wrangler keeps its state one level deeper than the folder it is given.
  const proxy = await getPlatformProxy<Stores>({
    environment: 'demo',
    persist: { path: join(folder, 'v3') },
  });
  try {
    const { DB: db, KEYS: keys } = proxy.env;
    const people = await db.prepare('SELECT COUNT(*) AS n FROM volunteers').first<{ n: number }>();
    await writeSettings(db, siteOrigin);
    if (people?.n === 0) {
      await seedPeople(db);
      await seedConversations(db, keys, await seedReviewKey(db), siteOrigin);
    }
  } finally {
    await proxy.dispose();
  }
}

/** Always open, so that the demo works at any hour. Whatever else was set stays. */
async function writeSettings(db: D1Database, siteOrigin: string): Promise<void> {
  const alwaysOpen = { openingHours: { weekly: EVERY_DAY }, organisation: 'Het Luisterend Oog' };
  await db
    .prepare(
      `INSERT INTO settings (id, value, updated_at) VALUES (1, json_patch(?1, ?2), ?3)
       ON CONFLICT (id) DO UPDATE SET value = json_patch(value, ?2), updated_at = ?3`,
    )
    .bind(JSON.stringify(alwaysOpen), JSON.stringify({ sites: [siteOrigin] }), Date.now())
    .run();
}

async function seedPeople(db: D1Database): Promise<void> {
  const insert = db.prepare('INSERT INTO volunteers (id, alias, role, created_at) VALUES (?, ?, ?, ?)');
  await db.batch([
    insert.bind(DEMO_IDS.volunteer, 'Robin', 'volunteer', Date.now()),
    insert.bind(DEMO_IDS.coordinator, 'Sam', 'coordinator', Date.now()),
  ]);
}

/** What a first coordinator's browser does, with the recovery code that the demo's console offers. */
async function seedReviewKey(db: D1Database): Promise<PublicKey> {
  const own = await makeExportableKeyPair();
  const review = await makeExportableKeyPair();
  const wrapped = await wrapPrivateKey(DEMO_RECOVERY_CODE, await exportPrivateKey(own.pair));
  const { id, publicKey } = review.publicKey;
  const share = await sealTo(own.publicKey, 'share', id, await exportPrivateKey(review.pair));
  const nowMs = Date.now();
  await db.batch([
    db
      .prepare(
        `INSERT INTO coordinator_keys (volunteer_id, key_id, public_key, wrapped_by_recovery, created_at)
         VALUES (?, ?, ?, ?, ?)`,
      )
      .bind(DEMO_IDS.coordinator, own.publicKey.id, own.publicKey.publicKey, JSON.stringify(wrapped), nowMs),
    db
      .prepare('INSERT INTO review_keys (id, public_key, demo, created_at) VALUES (?, ?, 1, ?)')
      .bind(id, publicKey, nowMs),
    db
      .prepare(
        'INSERT INTO review_key_shares (review_key_id, volunteer_id, sealed, created_at) VALUES (?, ?, ?, ?)',
      )
      .bind(id, DEMO_IDS.coordinator, JSON.stringify(share), nowMs),
  ]);
  return review.publicKey;
}

async function seedConversations(
  db: D1Database,
  keys: R2Bucket,
  review: PublicKey,
  siteOrigin: string,
): Promise<void> {
  for (const sample of SAMPLE_CONVERSATIONS) {
    const id = roomId();
    const { rows, sealedForReview } = await sampleRows(sample, id, review, siteOrigin, Date.now());
    // The row before the key, as the Worker does it [R4]: the purge sweeps keys that have no row.
    await db.batch(rows.map(({ sql, values }) => db.prepare(sql).bind(...values)));
    const copy = JSON.stringify({ reviewKeyId: review.id, sealed: sealedForReview });
    await keys.put(`conversations/${id}`, copy, { httpMetadata: { contentType: 'application/json' } });
  }
}

/**
 * A room id that the local runtime takes for its own, since the purge will ask that room to erase itself: 16 random
 * bytes and their HMAC under the class's unique key, which is the Worker's name and the class's.
 */
function roomId(): string {
  const key = createHash('sha256').update('luisterend-oog-demo-ChatRoom').digest();
  const head = randomBytes(16);
  const mac = createHmac('sha256', key).update(head).digest().subarray(0, 16);
  return Buffer.concat([head, mac]).toString('hex');
}
