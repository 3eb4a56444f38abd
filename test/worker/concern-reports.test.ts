import { env } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';
import { AuditBody } from '../../protocol/http/audit.ts';
import { ReportedBody } from '../../protocol/http/concerns.ts';
import { TodayBody } from '../../protocol/http/today.ts';
import { TranscriptBody } from '../../protocol/http/coordinator.ts';
import { DEFAULT_SETTINGS } from '../../worker/domain/settings/default-settings.ts';
import { startSession } from '../../worker/http/auth/session.ts';
import { markOpened } from '../../worker/store/archive.ts';
import { recordOpening, recordSitIn } from '../../worker/store/audit.ts';
import { reportConcern } from '../../worker/store/concern-reports.ts';
import {
  HOUR_MS,
  concernOf,
  end,
  holdOf,
  later,
  people,
  reportOf,
  reported,
  reportsOf,
  statesOf,
  takeUp,
  withNoConcern,
} from './support/concerns.ts';
import { conversation, grant } from './support/opened-talk.ts';
import { MINUTE_MS, START_MS, withNobody } from './support/passkeys.ts';
import { call, envelope, errorOf, member } from './support/staff-app.ts';

withNobody();
withNoConcern();

describe('a report', () => {
  test('[B3] [R2] by the talk’s volunteer is stored sealed, holds it for 72 h, and is on record', async () => {
    const { vic, ann, id } = await people();
    const text = envelope();
    const answer = await reportOf(vic, id, { ground: 'crime', text });
    expect(ReportedBody.parse(await answer.json())).toEqual({ heldMs: 72 * HOUR_MS });
    expect(await holdOf(id)).toBe(START_MS + 72 * HOUR_MS);
    expect(await reportsOf(id)).toEqual([
      {
        conversation_id: id,
        id: text.id,
        volunteer_id: vic.id,
        role: 'volunteer',
        reported_at: START_MS,
        ground: 'crime',
        envelope: JSON.stringify(text),
      },
    ]);
    expect(await concernOf(ann, id)).toMatchObject({
      state: 'reported',
      ground: 'crime',
      raisers: ['Vic'],
      raisedAt: START_MS,
      until: START_MS + 72 * HOUR_MS,
      conversation: { startedAt: START_MS, alias: 'Vic', ended: true },
      may: ['takeUp', 'decline'],
    });
    const { entries } = AuditBody.parse(
      await (await call('/api/coordinator/audit?act=raiseConcern', ann)).json(),
    );
    expect(entries).toMatchObject([{ alias: 'Vic', conversationId: id, detail: 'crime', reason: null }]);
  });

  test('[B3] is also for who sat in, and says whose words those are', async () => {
    const { id } = await people();
    const coach = await member('volunteer', 'Kim');
    expect(await errorOf(await reportOf(coach, id))).toBe('forbidden');
    await recordSitIn(env.DB, { conversationId: id, sitIn: 'sitIn:1', volunteerId: coach.id }, START_MS);
    expect((await reportOf(coach, id)).status).toBe(200);
    expect(await reportsOf(id)).toMatchObject([{ volunteer_id: coach.id, role: 'coach' }]);
  });

  test('[B3] is also for a coordinator who has opened it, at any time, and for none who has not', async () => {
    const { id } = await people();
    later(30 * 24 * HOUR_MS);
    const fresh = await member('coordinator', 'Chris');
    expect(await errorOf(await reportOf(fresh, id))).toBe('forbidden');
    await recordOpening(env.DB, { volunteerId: fresh.id, conversationId: id, reason: 'danger' }, Date.now());
    expect((await reportOf(fresh, id)).status).toBe(200);
  });

  test('[B3] is no more taken 12 h after the end, by the quarter of an hour; in a talk that goes on it is', async () => {
    const { vic, id } = await people();
    later(12 * HOUR_MS + 14 * MINUTE_MS);
    const on = { cookie: (await renewed(vic.id)).cookie };
    expect((await reportOf(on, id)).status).toBe(200);
    later(MINUTE_MS);
    expect(await errorOf(await reportOf(on, id))).toBe('forbidden');
    const running = await conversation(vic.id, { createdAtMs: START_MS - 100 * HOUR_MS, archived: false });
    expect((await reportOf(on, running)).status).toBe(200);
  });

  test('[B3] after a hand-over is for who has the talk now', async () => {
    const { vic, id } = await people();
    const next = await member('volunteer', 'Next');
    await markOpened(env.DB, { id, volunteerId: next.id, reviewKeyId: 'r'.repeat(22), openedAtMs: START_MS });
    expect(await errorOf(await reportOf(vic, id))).toBe('forbidden');
    expect((await reportOf(next, id)).status).toBe(200);
  });

  test('[B3] is read by a coordinator with the transcript, still sealed', async () => {
    const { vic, id } = await people();
    const chris = await member('coordinator', 'Chris');
    await grant(chris.id);
    const text = envelope();
    await reportOf(vic, id, { ground: 'crime', text });
    const body = { reason: 'danger' };
    const read = await call(`/api/coordinator/conversations/${id}/open`, { cookie: chris.cookie, body });
    const { reports } = TranscriptBody.parse(await read.json());
    expect(reports).toEqual([{ role: 'volunteer', alias: 'Vic', ground: 'crime', text }]);
  });

  test('[R2] a second one adds to it and starts no time anew', async () => {
    const { vic, ann, id } = await reported();
    later(HOUR_MS / 2);
    const added = await reportOf(vic, id, { ground: 'crime', text: null });
    expect(await added.json()).toEqual({ heldMs: 71.5 * HOUR_MS });
    expect(await holdOf(id)).toBe(START_MS + 72 * HOUR_MS);
    expect(await statesOf()).toEqual(['reported']);
    expect(await reportsOf(id)).toMatchObject([{ ground: 'danger' }, { ground: 'crime', envelope: null }]);
    expect((await concernOf(ann, id)).raisers).toEqual(['Vic']);
  });

  test('[R2] many at the same time make one concern, with all who reported it', async () => {
    const { vic, ann, id } = await people();
    const coaches = await Promise.all(
      ['Kim', 'Lou'].map(async (alias, index) => {
        const coach = await member('volunteer', alias);
        await recordSitIn(
          env.DB,
          { conversationId: id, sitIn: `sitIn:${index}`, volunteerId: coach.id },
          START_MS,
        );
        return coach;
      }),
    );
    const answers = await Promise.all([vic, ...coaches].map((who) => reportOf(who, id)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await statesOf()).toEqual(['reported']);
    expect((await concernOf(ann, id)).raisers.toSorted()).toEqual(['Kim', 'Lou', 'Vic']);
    expect(await reportsOf(id)).toHaveLength(3);
  });

  test('[R2] of one that a coordinator took up tells no more than 72 h', async () => {
    const { vic, ann, id, concern } = await reported();
    await takeUp(ann, concern.id);
    expect(await (await reportOf(vic, id)).json()).toEqual({ heldMs: 72 * HOUR_MS });
  });

  test('[R2] after another was over is a concern of its own, and its answer says how long it holds', async () => {
    const { vic, ann, id, concern } = await reported();
    expect((await end(ann, concern.id, 'decline')).status).toBe(204);
    expect(await holdOf(id)).toBeNull();
    later(HOUR_MS / 2);
    expect(await (await reportOf(vic, id)).json()).toEqual({ heldMs: 72 * HOUR_MS });
    expect(await statesOf()).toEqual(['declined', 'reported']);
    const until = START_MS + 72.5 * HOUR_MS;
    expect(await holdOf(id)).toBe(until);
    // And that is what coordinators read.
    expect(await concernOf(ann, id)).toMatchObject({ state: 'reported', until });
    await end(ann, (await concernOf(ann, id)).id, 'decline');
    later(HOUR_MS / 2);
    expect(await (await reportOf(vic, id)).json()).toEqual({ heldMs: 71.5 * HOUR_MS });
    expect(await holdOf(id)).toBe(until);
  });

  test('[R2] by one who let theirs run out holds nothing more, and says so; by another it does', async () => {
    const { ann, bo, id } = await people();
    for (const { id: volunteerId } of [ann, bo])
      await recordOpening(env.DB, { volunteerId, conversationId: id, reason: 'danger' }, Date.now());
    await reportOf(ann, id);
    later(80 * HOUR_MS);
    const [annNow, boNow] = [await renewed(ann.id), await renewed(bo.id)];
    expect(await (await reportOf(annNow, id)).json()).toEqual({ heldMs: 0 });
    expect(await holdOf(id)).toBe(START_MS + 72 * HOUR_MS);
    expect(await concernOf(annNow, id)).toMatchObject({
      state: 'reported',
      until: START_MS + 72 * HOUR_MS,
    });
    await end(boNow, (await concernOf(boNow, id)).id, 'decline');
    expect(await (await reportOf(boNow, id)).json()).toEqual({ heldMs: 72 * HOUR_MS });
    expect(await holdOf(id)).toBe(START_MS + 152 * HOUR_MS);
  });

  test('[R2] after erasure began is refused, and leaves nothing', async () => {
    const { vic, id } = await people();
    await env.DB.prepare('UPDATE conversations SET erasing_at = 1 WHERE id = ?').bind(id).run();
    expect(await errorOf(await reportOf(vic, id))).toBe('erased');
    expect([await statesOf(), await reportsOf(id), await holdOf(id)]).toEqual([[], [], null]);
    expect(await errorOf(await reportOf(vic, 'no-such-id'))).toBe('notFound');
  });

  test('[R2] that comes between check and erasure holds nothing and stores nothing', async () => {
    const { vic, id } = await people();
    // The purge marks the conversation after the report was found allowed.
    const db = new Proxy(env.DB, {
      get(target, name) {
        if (name !== 'batch') return Reflect.get(target, name).bind(target);
        return async (statements: D1PreparedStatement[]) => {
          await target.prepare('UPDATE conversations SET erasing_at = 1 WHERE id = ?').bind(id).run();
          return await target.batch(statements);
        };
      },
    });
    const by = { id: vic.id, role: 'volunteer' } as const;
    const report = { conversationId: id, by, ground: 'danger', text: null } as const;
    expect(await reportConcern(db, report, START_MS)).toBe('gone');
    expect([await statesOf(), await reportsOf(id), await holdOf(id)]).toEqual([[], [], null]);
  });
});

test('[Q12] the page of today says how many wait for a step of a coordinator', async () => {
  const { vic, ann, id } = await people();
  const waiting = async () =>
    TodayBody.parse(await (await call('/api/coordinator/today', ann)).json()).concerns;
  expect(await waiting()).toBe(0);
  await reportOf(vic, id);
  expect(await waiting()).toBe(1);
  expect((await takeUp(ann, (await concernOf(ann, id)).id)).status).toBe(204);
  expect(await waiting()).toBe(1);
  expect((await end(ann, (await concernOf(ann, id)).id, 'withdraw')).status).toBe(204);
  expect(await waiting()).toBe(0);
});

/** The same person at another console, since a session ends after half a day. */
async function renewed(id: string): Promise<{ cookie: string }> {
  return { cookie: (await startSession(env.DB, id, DEFAULT_SETTINGS, Date.now())).split(';')[0] ?? '' };
}
