import type { ContactRecord } from '../../../protocol/http/staff.ts';
import { RoomId } from '../../../protocol/sealed.ts';
import type { StorageBindings } from '../../platform/bindings.ts';
import { isGenuineKey } from '../auth/public-keys.ts';
import { validSession } from '../admission.ts';
import { openLines } from '../../domain/help-lines/open-lines.ts';
import type { Handlers } from '../endpoint.ts';
import { fail } from '../errors.ts';
import { recordRefusal } from '../refusals.ts';
import { reviewHoldersOf } from '../../store/grants.ts';
import { ensureHalf } from '../../store/halves.ts';
import { choicesOfRecord } from '../../domain/statistics/tally.ts';
import { saveContactRecord } from '../../store/contact-records.ts';
import { reviewKeysOf } from '../../store/keychains.ts';
import { currentKeys } from '../../store/review-keys.ts';
import { eraseNow } from '../../objects/kit/erase-conversations.ts';
import { putConsoleKey } from '../../store/sessions.ts';
import { countForm } from '../../store/tallies.ts';
import { readIgnoredSettings, readSettings } from '../../store/settings.ts';

/** What everyone who has signed in may ask; `me` also says that nobody has. */
export const consoleHandlers = {
  async me(c) {
    const session = await validSession(c);
    if (session === null) return { volunteer: null };
    const allowDemo = c.var.config.demo !== null;
    const [half, { review, signedBy }, keys, ignoredSettings] = await Promise.all([
      ensureHalf(c.env.KEYS, 'volunteer', session.volunteerId),
      currentKeys(c.env.DB, allowDemo),
      reviewKeysOf(c.env.DB, session.volunteerId, allowDemo),
      session.role === 'coordinator' ? readIgnoredSettings(c.env.DB) : [],
    ]);
    const isCoordinator = session.role === 'coordinator';
    return {
      volunteer: { id: session.volunteerId, alias: session.alias, role: session.role },
      consoleKeyId: session.consoleKey?.id ?? null,
      half,
      reviewKey: review ? 'present' : 'missing',
      currentReviewKey: review?.key ?? null,
      signedBy,
      reviewSigned: review?.signed ?? null,
      ownKey: keys.own ? 'present' : 'missing',
      granted: keys.shares.some((share) => share.review.id === review?.key.id),
      holders: isCoordinator && review ? await reviewHoldersOf(c.env.DB, review.key.id) : null,
      ignoredSettings: [...ignoredSettings],
      secrecyDue: session.secrecyDue,
      ...((await readSettings(c.env.DB)).firstRun && { firstRun: true as const }),
      demo: allowDemo,
    };
  },

  async putConsoleKey(c, key) {
    if (!(await isGenuineKey(key))) fail('badRequest');
    if (!(await putConsoleKey(c.env.DB, c.var.session.tokenHash, key))) fail('conflict');
  },

  async settings(c) {
    const settings = await readSettings(c.env.DB);
    const { openingHours, queue, conversation, retentionDays, topics, referrals } = settings;
    const channels = settings.helpLines.flatMap((line) => line.channels);
    const valuesOf = (calls: boolean) =>
      channels.flatMap(({ kind, value }) => ((kind === 'phone') === calls ? value : []));
    const urls = [c.var.config.chatOrigin, ...settings.sites, ...valuesOf(false)];
    const own = {
      phones: valuesOf(true),
      domains: [...new Set(urls.flatMap((url) => URL.parse(url)?.hostname ?? []))],
    };
    const crisis = {
      points: settings.crisisCard.points,
      onCall: settings.onCall,
      lines: openLines(settings, Date.now()),
    };
    return { openingHours, queue, conversation, retentionDays, topics, referrals, crisis, own };
  },

  async sendRecord(c, record) {
    const id = RoomId.safeParse(c.req.param('id')).data ?? fail('notFound');
    const { volunteerId } = c.var.session;
    const outcome = await saveContactRecord(c.env.DB, id, volunteerId, record);
    if (outcome === 'forbidden')
      await recordRefusal(c, { volunteerId, route: 'sendRecord', conversationId: id }, Date.now());
    if (outcome === 'gone' || outcome === 'forbidden') fail(outcome);
    if (outcome === 'saved' || outcome === 'replaced')
      c.executionCtx.waitUntil(eraseNow(c.env, id, 'wiped', Date.now()));
    // Counted once: what a second save changes is not in the figures.
    if (outcome === 'saved') c.executionCtx.waitUntil(countRecord(c.env, record));
  },
} satisfies Handlers<'me' | 'putConsoleKey' | 'settings' | 'sendRecord'>;

/** Counts what was chosen, of topics only those that there are: what a console says besides them is no answer to count. */
async function countRecord(env: StorageBindings, record: ContactRecord): Promise<void> {
  const { topics } = await readSettings(env.DB);
  const topic = topics.some(({ id }) => id === record.topic) ? record.topic : null;
  await countForm(env, 'record', choicesOfRecord({ ...record, topic }), Date.now);
}
