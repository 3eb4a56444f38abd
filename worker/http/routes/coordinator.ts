import { Hono } from 'hono';
import { z } from 'zod';
import {
  OpenConversationBody,
  ReviewKeyBody,
  type ReviewKeysBody,
  type TranscriptBody,
} from '../../../protocol/http.ts';
import { RoomId } from '../../../protocol/sealed.ts';
import type { AppEnv } from '../app-env.ts';
import { isGenuineKey } from '../auth/public-keys.ts';
import { requireCoordinator, requireStaff } from '../auth/staff.ts';
import { readBody } from '../body.ts';
import { fail } from '../errors.ts';
import { listAudit, writeAudit } from '../../store/audit.ts';
import { listConversations, readTranscript } from '../../store/conversations.ts';
import { getReviewCopy } from '../../store/key-vault.ts';
import { createReviewKey, currentReviewKey, reviewKeysOf } from '../../store/review-keys.ts';

/** What only coordinators may ask: review keys, conversations afterwards, and who read them. */
export const coordinatorRoutes = new Hono<AppEnv>();
coordinatorRoutes.use(requireStaff, requireCoordinator);

coordinatorRoutes.post('/review-key', async (c) => {
  const body = await readBody(c, ReviewKeyBody);
  const genuine = (await isGenuineKey(body.own)) && (await isGenuineKey(body.review));
  if (!genuine || body.share.keyId !== body.own.id) fail('badRequest');
  const { volunteerId } = c.var.session;
  const allowDemo = c.var.config.demo !== null;
  if (!(await createReviewKey(c.env.DB, volunteerId, body, allowDemo, Date.now()))) {
    // A retry of what succeeded, after its answer got lost, is no conflict.
    const [current, mine] = await Promise.all([
      currentReviewKey(c.env.DB, allowDemo),
      reviewKeysOf(c.env.DB, volunteerId, allowDemo),
    ]);
    if (current?.id !== body.review.id || mine.own?.key.id !== body.own.id) fail('conflict');
  }
  return c.body(null, 204);
});

coordinatorRoutes.get('/review-keys', async (c) => {
  const { volunteerId } = c.var.session;
  const keys = await reviewKeysOf(c.env.DB, volunteerId, c.var.config.demo !== null);
  return c.json<ReviewKeysBody>({
    ...keys,
    demoRecoveryCode: c.var.demoRecoveryCodeOf?.(volunteerId) ?? null,
  });
});

coordinatorRoutes.get('/conversations', async (c) => {
  const before = Before.safeParse(c.req.query('before'));
  if (!before.success) return fail('badRequest');
  return c.json(await listConversations(c.env.DB, before.data));
});

coordinatorRoutes.post('/conversations/:id/open', async (c) => {
  const id = RoomId.safeParse(c.req.param('id')).data ?? fail('notFound');
  const { reason } = await readBody(c, OpenConversationBody);
  const transcript = (await readTranscript(c.env.DB, id)) ?? fail('gone');
  if (transcript === 'notYet') return fail('conflict');
  const copy = (await getReviewCopy(c.env.KEYS, id)) ?? fail('gone');
  // Before anything is answered: a reading that is not on record must not happen.
  const { volunteerId } = c.var.session;
  await writeAudit(
    c.env.DB,
    { volunteerId, act: 'openConversation', conversationId: id, reason },
    Date.now(),
  );
  return c.json<TranscriptBody>({ ...transcript, reviewKeyId: copy.reviewKeyId, sealedKey: copy.sealed });
});

coordinatorRoutes.get('/audit', async (c) => c.json(await listAudit(c.env.DB)));

/** Without it: from the newest. */
const Before = z.coerce.number().int().positive().optional().default(Number.MAX_SAFE_INTEGER);
