import { env } from 'cloudflare:workers';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import {
  atPresent,
  holdUntilMs,
  type Person,
  type Step,
} from '../../worker/domain/confidentiality/concern.ts';
import { runPurge } from '../../worker/jobs/purge.ts';
import { eraseNow } from '../../worker/objects/kit/erase-conversations.ts';
import { markOpened } from '../../worker/store/archive.ts';
import { reportConcern } from '../../worker/store/concern-reports.ts';
import { concernOf } from '../../worker/store/concern-rows.ts';
import { stepConcern } from '../../worker/store/concern-steps.ts';
import { wishWiped } from '../../worker/store/erasure.ts';
import { archive, DAY_MS, NOW_MS, tracesOf, withEmptyArchive } from './support/archive.ts';
import { holdOf } from './support/concerns.ts';
import { member } from './support/staff-app.ts';

/* [R2] [B1] The steps of two coordinators as they are stored, with reports, wishes, purges, erasures and time, in any order. */

const HOUR_MS = 3_600_000;
const RESUME = 'h'.repeat(43);
withEmptyArchive();

type Who = 'ann' | 'bo';
type Event = number | 'report' | 'wish' | 'purge' | 'eraseNow' | [Who, Step['type']];

/** Through every state that there is. */
const THROUGH_ALL: Event[] = [
  ['ann', 'takeUp'],
  ['ann', 'approve'],
  ['bo', 'approve'],
  'eraseNow',
  ['ann', 'disclose'],
  ['bo', 'shorten'],
  ['bo', 'close'],
  'report',
  ['ann', 'takeUp'],
  ['ann', 'withdraw'],
  'report',
  ['bo', 'decline'],
  'report',
  'wish',
  28 * DAY_MS,
  'purge',
];

const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom<Event[]>('report', 'wish', 'purge', 'eraseNow') },
  {
    weight: 5,
    arbitrary: fc.tuple(
      fc.constantFrom<Who[]>('ann', 'bo'),
      fc.constantFrom<Step['type'][]>(
        'takeUp',
        'approve',
        'disclose',
        'shorten',
        'decline',
        'withdraw',
        'close',
      ),
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom(HOUR_MS, 40 * HOUR_MS, 10 * DAY_MS, 28 * DAY_MS) },
);

/** A conversation that has just ended, whose visitor may wipe it. */
async function ended(volunteerId: string): Promise<string> {
  const id = await archive({ eraseAtMs: NOW_MS + 42 * DAY_MS });
  await markOpened(env.DB, { id, volunteerId, reviewKeyId: 'k', openedAtMs: NOW_MS });
  await env.DB.prepare('UPDATE conversations SET ended_at = ?, resume_hash = ? WHERE id = ?')
    .bind(NOW_MS, RESUME, id)
    .run();
  return id;
}

function stepOf(type: Step['type'], account: string, nowMs: number): Step {
  switch (type) {
    case 'takeUp':
      return { type, account: 'account' };
    case 'approve':
      return { type, account, freshPasskey: true };
    case 'disclose':
      return { type, untilMs: nowMs + 20 * DAY_MS };
    case 'shorten':
      return { type, untilMs: nowMs + 9 * DAY_MS };
    default:
      return { type };
  }
}

/** The newest concern about it, as its row is. */
const rowOf = (id: string) =>
  env.DB.prepare(
    'SELECT * FROM concerns WHERE conversation_id = ? ORDER BY raised_at DESC, rowid DESC LIMIT 1',
  )
    .bind(id)
    .first();

test('[R2] [B1] what is stored holds it exactly as long as the rules say, and never by one coordinator alone', async () => {
  const vic: Person = { id: (await member('volunteer', 'Vic')).id, role: 'volunteer' };
  const people = {
    ann: { id: (await member('coordinator', 'Ann')).id, role: 'coordinator' },
    bo: { id: (await member('coordinator', 'Bo')).id, role: 'coordinator' },
  } as const;
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 6, maxLength: 14 }), async (course) => {
      vi.setSystemTime(NOW_MS);
      await env.DB.prepare('DELETE FROM concerns').run();
      const [id, other] = [await ended(vic.id), await ended(vic.id)];
      /** What the rules make of the newest report at this moment. */
      const present = async () => {
        const row = await rowOf(id);
        const now = { nowMs: Date.now(), erased: false, isCoordinator: () => true };
        return row && atPresent(concernOf(row), now);
      };
      let wipeAtMs = Infinity;
      let gone = false;
      for (const each of ['report', ...course] satisfies Event[]) {
        const nowMs = Date.now();
        const concern = await present();
        const held = concern !== null && (holdUntilMs(concern) ?? 0) > nowMs;
        if (typeof each === 'number') vi.setSystemTime(nowMs + each);
        else if (each === 'report') {
          const report = { conversationId: id, by: vic, ground: 'danger', text: null } as const;
          const outcome = await reportConcern(env.DB, report, nowMs);
          if (gone) expect(outcome).toBe('gone');
        } else if (each === 'wish') {
          await wishWiped(env.DB, { id, resumeHash: RESUME }, nowMs);
          if (!gone) wipeAtMs = Math.min(wipeAtMs, nowMs + HOUR_MS / 2, NOW_MS + HOUR_MS / 2);
        } else if (each === 'purge') {
          await runPurge(env, nowMs);
          gone ||= !held && (wipeAtMs <= nowMs + HOUR_MS / 6 || nowMs >= NOW_MS + 42 * DAY_MS);
        } else if (each === 'eraseNow') {
          const outcome = await eraseNow(env, id, 'asked', nowMs);
          expect(outcome).toBe(gone ? 'gone' : held ? 'held' : 'marked');
          gone ||= !held;
        } else {
          const [who, type] = each;
          const row = await rowOf(id);
          const account = concern !== null && 'account' in concern ? concern.account : 'account';
          const step = stepOf(type, account, nowMs);
          const refused = await stepConcern(env.DB, String(row?.['id']), { step, by: people[who] }, nowMs);
          if (gone && ['takeUp', 'approve', 'disclose'].includes(type)) expect(refused).toBe('erased');
        }
        const after = await present();
        if (after !== null) seen.add(after.state);
        if (after?.state === 'approved' || after?.state === 'disclosed')
          expect([after.second.by, vic.id]).not.toContain(after.first.by);
        expect([each, (await tracesOf(id)) === 0]).toEqual([each, gone]);
        const stored = await holdOf(id);
        if (!gone && after !== null && (holdUntilMs(after) ?? 0) > Date.now())
          expect(stored).toBe(holdUntilMs(after));
        else expect(stored ?? 0).toBeLessThanOrEqual(Date.now());
        expect(await holdOf(other)).toBeNull();
      }
    }),
    { numRuns: 20, examples: [[THROUGH_ALL]] },
  );
  const all = ['approved', 'closed', 'declined', 'disclosed', 'inReview', 'lapsed', 'reported', 'withdrawn'];
  expect([...seen].toSorted()).toEqual(all);
  // Seconds on a machine of its own, minutes where others need the cores.
}, 600_000);
