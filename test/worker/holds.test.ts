import { env } from 'cloudflare:workers';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { runPurge } from '../../worker/jobs/purge.ts';
import { eraseNow } from '../../worker/objects/kit/erase-conversations.ts';
import { markOpened } from '../../worker/store/archive.ts';
import { reportConcern } from '../../worker/store/concern-reports.ts';
import { stepConcern } from '../../worker/store/concern-steps.ts';
import { saveContactRecord } from '../../worker/store/contact-records.ts';
import { wishWiped } from '../../worker/store/erasure.ts';
import { getReviewCopies } from '../../worker/store/key-vault.ts';
import { DAY_MS, NOW_MS, archive, tracesOf, withEmptyArchive } from './support/archive.ts';
import { holdOf } from './support/concerns.ts';
import { member } from './support/staff-app.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const RESUME = 'h'.repeat(43);

withEmptyArchive();

type Talk = { id: string; volunteerId: string };

/** A conversation that has just ended, of a volunteer who works here. */
async function ended(volunteerId: string): Promise<Talk> {
  const id = await archive({ eraseAtMs: NOW_MS + 42 * DAY_MS });
  await markOpened(env.DB, { id, volunteerId, reviewKeyId: 'k', openedAtMs: NOW_MS });
  await env.DB.batch([
    env.DB.prepare('UPDATE conversations SET ended_at = ?, resume_hash = ? WHERE id = ?').bind(
      NOW_MS,
      RESUME,
      id,
    ),
    env.DB.prepare('DELETE FROM contact_records WHERE conversation_id = ?').bind(id),
  ]);
  return { id, volunteerId };
}

const report = ({ id, volunteerId }: Talk) =>
  reportConcern(
    env.DB,
    { conversationId: id, by: { id: volunteerId, role: 'volunteer' }, ground: 'danger', text: null },
    Date.now(),
  );
const record = ({ id, volunteerId }: Talk) =>
  saveContactRecord(env.DB, id, volunteerId, { heavy: null, text: null });
const wish = (id: string, resumeHash = RESUME) => wishWiped(env.DB, { id, resumeHash }, Date.now());
const isThere = async (id: string) =>
  (await tracesOf(id)) > 0 && (await getReviewCopies(env.KEYS, id)) !== null;
const isGone = async (id: string) =>
  (await tracesOf(id)) === 0 && (await getReviewCopies(env.KEYS, id)) === null;
const later = (ms: number) => vi.setSystemTime(Date.now() + ms);
const purge = () => runPurge(env, Date.now());

async function decline(coordinatorId: string): Promise<void> {
  const row = await env.DB.prepare(`SELECT id FROM concerns WHERE state = 'reported'`).first<{
    id: string;
  }>();
  const by = { id: coordinatorId, role: 'coordinator' } as const;
  if (row) await stepConcern(env.DB, row.id, { step: { type: 'decline' }, by }, Date.now());
}

describe('a visitor’s wish to have it wiped', () => {
  test('[B4] is met once the volunteer’s record is there, or by the purge within half an hour', async () => {
    const vic = await member('volunteer');
    for (const withRecord of [true, false]) {
      vi.setSystemTime(NOW_MS);
      const talk = await ended(vic.id);
      await wish(talk.id);
      expect(await eraseNow(env, talk.id, 'wiped', Date.now())).toBe('waits');
      if (withRecord) {
        await record(talk);
        expect(await eraseNow(env, talk.id, 'wiped', Date.now())).toBe('marked');
      } else {
        later(20 * MINUTE_MS - 1);
        await purge();
        expect(await isThere(talk.id)).toBe(true);
        later(1);
        await purge();
      }
      expect(await isGone(talk.id)).toBe(true);
    }
  });

  test('[B4] counts from the end where that is earlier, and from the first time of asking', async () => {
    const talk = await ended((await member('volunteer')).id);
    later(40 * MINUTE_MS);
    await wish(talk.id);
    later(MINUTE_MS);
    await wish(talk.id);
    const wipeAt = await env.DB.prepare('SELECT wipe_at FROM conversations').first('wipe_at');
    expect(wipeAt).toBe(NOW_MS + 45 * MINUTE_MS);
  });

  test('[B4] is of the tab that had the talk alone, and only of one that was opened', async () => {
    const talk = await ended((await member('volunteer')).id);
    await wish(talk.id, 'x'.repeat(43));
    expect(await env.DB.prepare('SELECT wipe_at FROM conversations').first('wipe_at')).toBeNull();
    await record(talk);
    expect(await eraseNow(env, talk.id, 'wiped', Date.now())).toBe('waits');
    await env.DB.prepare('UPDATE conversations SET opened_at = NULL').run();
    await wish(talk.id);
    expect(await env.DB.prepare('SELECT wipe_at FROM conversations').first('wipe_at')).toBeNull();
  });

  test('[R2] waits for the end of a hold, and is met then', async () => {
    const talk = await ended((await member('volunteer')).id);
    expect(await report(talk)).toEqual({ heldMs: 72 * HOUR_MS });
    await record(talk);
    await wish(talk.id);
    expect(await eraseNow(env, talk.id, 'wiped', Date.now())).toBe('held');
    later(71 * HOUR_MS);
    await purge();
    expect(await isThere(talk.id)).toBe(true);
    later(HOUR_MS);
    await purge();
    expect(await isGone(talk.id)).toBe(true);
    expect(await eraseNow(env, talk.id, 'asked', Date.now())).toBe('gone');
  });
});

type Begun = { by: string; atMs: number; heldUntilMs: number; declined: boolean };

/** Each person's first holds it for 72 h, and the one after it was declined; any more as long as the one before it. */
function begin(begun: Begun[], by: string, nowMs: number): Begun {
  const own = begun.filter((each) => each.by === by);
  const last = own.at(-1);
  const full = last === undefined || (own.length === 1 && last.declined);
  const one = {
    by,
    atMs: nowMs,
    heldUntilMs: full ? nowMs + 72 * HOUR_MS : last.heldUntilMs,
    declined: false,
  };
  begun.push(one);
  return one;
}

const event = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('report', 'decline', 'wish', 'record', 'handOver') },
  { weight: 3, arbitrary: fc.constantFrom('purge', 'eraseNow') },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      MINUTE_MS,
      30 * MINUTE_MS,
      12 * HOUR_MS,
      60 * HOUR_MS,
      72 * HOUR_MS,
      42 * DAY_MS,
    ),
  },
);

test('[R2] holds, wishes, purges, hand-overs, records and time in any order: what is held stays, and nothing else is held', async () => {
  const [vic, sam] = [await member('volunteer', 'Vic'), await member('volunteer', 'Sam')];
  const ann = await member('coordinator', 'Ann');
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 4, maxLength: 16 }), async (course) => {
      vi.setSystemTime(NOW_MS);
      await env.DB.prepare('DELETE FROM concerns').run();
      const talk = await ended(vic.id);
      const other = await ended(sam.id);
      let heldUntilMs = 0;
      /** The one that awaits a step, and who began which. */
      let open: Begun | null = null;
      const begun: Begun[] = [];
      let wipeAtMs = Infinity;
      let recorded = false;
      let gone = false;
      for (const step of course) {
        const nowMs = Date.now();
        const held = heldUntilMs > nowMs;
        const inTime = nowMs < NOW_MS + 12 * HOUR_MS + 15 * MINUTE_MS;
        if (typeof step === 'number') later(step);
        if (open !== null && nowMs >= open.atMs + 72 * HOUR_MS) open = null;
        if (step === 'report') {
          const outcome = await report(talk);
          if (gone || !inTime) expect(outcome).toBe(gone ? 'gone' : 'forbidden');
          else {
            if (open === null) {
              open = begin(begun, talk.volunteerId, nowMs);
              heldUntilMs = open.heldUntilMs;
            }
            expect(outcome).toEqual({ heldMs: Math.max(heldUntilMs - nowMs, 0) });
          }
        }
        if (step === 'decline' && open !== null) {
          await decline(ann.id);
          open.declined = true;
          open = null;
          heldUntilMs = 0;
        }
        if (step === 'handOver') {
          talk.volunteerId = talk.volunteerId === vic.id ? sam.id : vic.id;
          const opened = { id: talk.id, volunteerId: talk.volunteerId, reviewKeyId: 'k', openedAtMs: nowMs };
          expect(await markOpened(env.DB, opened)).toBe(!gone);
        }
        if (step === 'wish' && !gone) {
          await wish(talk.id);
          wipeAtMs = Math.min(wipeAtMs, nowMs + 30 * MINUTE_MS, NOW_MS + 45 * MINUTE_MS);
        }
        if (step === 'record' && !gone) {
          recorded = true;
          await record(talk);
          const due = wipeAtMs < Infinity && recorded;
          expect(await eraseNow(env, talk.id, 'wiped', nowMs)).toBe(held ? 'held' : due ? 'marked' : 'waits');
          gone = due && !held;
        }
        if (step === 'eraseNow') {
          expect(await eraseNow(env, talk.id, 'asked', nowMs)).toBe(gone ? 'gone' : held ? 'held' : 'marked');
          gone ||= !held;
        }
        if (step === 'purge') {
          await purge();
          gone ||= !held && (wipeAtMs <= nowMs + 10 * MINUTE_MS || nowMs >= NOW_MS + 42 * DAY_MS);
        }
        expect([step, await isGone(talk.id), await isThere(talk.id)]).toEqual([step, gone, !gone]);
        if (!gone && heldUntilMs > Date.now()) expect(await holdOf(talk.id)).toBe(heldUntilMs);
        expect(await holdOf(other.id)).toBeNull();
      }
    }),
    { numRuns: 40 },
  );
  // Seconds on a machine of its own, minutes where others need the cores.
}, 600_000);
