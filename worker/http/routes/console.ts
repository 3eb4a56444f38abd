import { Hono } from 'hono';
import {
  ConsoleKeyBody,
  ContactRecordBody,
  type ConsoleSettingsBody,
  type MeBody,
} from '../../../protocol/http.ts';
import { RoomId } from '../../../protocol/sealed.ts';
import type { AppEnv } from '../app-env.ts';
import { isGenuineKey } from '../auth/public-keys.ts';
import { requireStaff } from '../auth/staff.ts';
import { readBody } from '../body.ts';
import { fail } from '../errors.ts';
import { saveContactRecord } from '../../store/contact-records.ts';
import { currentReviewKey, reviewKeysOf } from '../../store/review-keys.ts';
import { putConsoleKey } from '../../store/sessions.ts';
import { readSettings } from '../../store/settings.ts';

/** What everyone who has signed in may ask. */
export const consoleRoutes = new Hono<AppEnv>();

consoleRoutes.get('/me', requireStaff, async (c) => {
  const { session, config } = c.var;
  const allowDemo = config.demo !== null;
  const [review, keys] = await Promise.all([
    currentReviewKey(c.env.DB, allowDemo),
    reviewKeysOf(c.env.DB, session.volunteerId, allowDemo),
  ]);
  const me: MeBody = {
    volunteer: { id: session.volunteerId, alias: session.alias, role: session.role },
    consoleKeyId: session.consoleKey?.id ?? null,
    reviewKey: review ? 'present' : 'missing',
    currentReviewKey: review,
    ownKey: keys.own ? 'present' : 'missing',
    granted: keys.shares.some((share) => share.review.id === review?.id),
    demo: allowDemo,
  };
  return c.json(me);
});

consoleRoutes.put('/key', requireStaff, async (c) => {
  const key = await readBody(c, ConsoleKeyBody);
  if (!(await isGenuineKey(key))) fail('badRequest');
  if (!(await putConsoleKey(c.env.DB, c.var.session.tokenHash, key))) fail('conflict');
  return c.body(null, 204);
});

consoleRoutes.get('/settings', requireStaff, async (c) => {
  const { openingHours, queue, conversation, retentionDays, helpLines, sites } = await readSettings(c.env.DB);
  const urls = [c.var.config.chatOrigin, ...sites, ...helpLines.flatMap(({ url }) => url ?? [])];
  const own = {
    phones: helpLines.flatMap(({ phone }) => phone ?? []),
    domains: [...new Set(urls.flatMap((url) => URL.parse(url)?.hostname ?? []))],
  };
  return c.json<ConsoleSettingsBody>({ openingHours, queue, conversation, retentionDays, own });
});

consoleRoutes.post('/conversations/:id/record', requireStaff, async (c) => {
  const id = RoomId.safeParse(c.req.param('id')).data ?? fail('notFound');
  const record = await readBody(c, ContactRecordBody);
  const outcome = await saveContactRecord(c.env.DB, id, c.var.session.volunteerId, record, Date.now());
  return outcome === 'saved' ? c.body(null, 204) : fail(outcome);
});
