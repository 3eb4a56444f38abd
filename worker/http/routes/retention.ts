import * as z from 'zod';
import { RoomId } from '../../../protocol/sealed.ts';
import { dateAt } from '../../domain/hours/opening-hours.ts';
import { KEPT_TERMS } from '../../domain/settings/kept-terms.ts';
import { purgeStateOf } from '../../domain/retention/purge-state.ts';
import { eraseNow } from '../../objects/kit/erase-conversations.ts';
import { isOver } from '../../store/erasure.ts';
import { listRuns, readPurgeFacts, readRetentionCounts } from '../../store/retention.ts';
import { settingsWithVersion } from '../../store/settings-changes.ts';
import type { Handlers } from '../endpoint.ts';
import { fail } from '../errors.ts';

/** [R3] [R7] How long conversations are kept, the proof that they go, and one that goes now. */
export const retentionHandlers = {
  purgeState: async (c) => ({ state: purgeStateOf(await readPurgeFacts(c.env.DB), Date.now()) }),

  async retention(c) {
    const before = Before.safeParse(c.req.query('before'));
    if (!before.success) return fail('badRequest');
    const nowMs = Date.now();
    const { version, settings } = await settingsWithVersion(c.env.DB);
    const dayOf = (atMs: number) => dateAt(settings.openingHours.zone, atMs);
    const [facts, counts, runs] = await Promise.all([
      readPurgeFacts(c.env.DB),
      readRetentionCounts(c.env.DB, dayOf, nowMs),
      listRuns(c.env.DB, before.data),
    ]);
    const terms = {
      weeks: KEPT_TERMS.retentionDays.shown(settings.retentionDays),
      accountMonths: KEPT_TERMS.accountKeptDays.shown(settings.accountKeptDays),
      secrecyMonths: KEPT_TERMS.secrecyKeptMonths.shown(settings.secrecyKeptMonths),
    };
    return { ...terms, version, state: purgeStateOf(facts, nowMs), ...counts, ...runs };
  },

  /** Works like the purge, which goes on with it should the Worker die in between. */
  async eraseConversation(c, { reason }) {
    const nowMs = Date.now();
    const id = RoomId.safeParse(c.req.param('id')).data ?? fail('notFound');
    if (!(await isOver(c.env.DB, id))) fail('conflict');
    const { volunteerId } = c.var.session;
    const entry = { volunteerId, act: 'eraseNow', conversationId: id, reason: null, detail: reason } as const;
    const erased = await eraseNow(c.env, id, 'asked', nowMs, entry);
    if (erased === 'held') fail('held');
    if (erased !== 'marked') fail('gone');
  },
} satisfies Handlers<'purgeState' | 'retention' | 'eraseConversation'>;

/** Without it: from the newest. */
const Before = z.coerce.number().int().positive().optional().default(Number.MAX_SAFE_INTEGER);
