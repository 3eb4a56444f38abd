import { SHARE_MAX_DAYS } from '../../../protocol/http/shares.ts';
import { ClientId, RoomId } from '../../../protocol/sealed.ts';
import type { Handlers } from '../endpoint.ts';
import { fail } from '../errors.ts';
import { writeAudit } from '../../store/audit.ts';
import { readTranscript } from '../../store/conversations.ts';
import { endShare, findShare, getShare, listShares, listSharesOf, makeShare } from '../../store/shares.ts';
import { staffKeyOf } from '../../store/staff-keys.ts';

const DAY_MS = 86_400_000;

/** Conversations that a coordinator shares with one colleague. */
export const shareHandlers = {
  async makeShare(c, body) {
    const conversationId = RoomId.safeParse(c.req.param('id')).data ?? fail('notFound');
    const nowMs = Date.now();
    if (body.until <= nowMs || body.until > nowMs + SHARE_MAX_DAYS * DAY_MS) fail('badRequest');
    const made = await makeShare(c.env, c.var.session.volunteerId, { ...body, conversationId }, nowMs);
    if (made !== 'made') fail(made === 'gone' ? 'gone' : 'forbidden');
  },

  async conversationShares(c) {
    const conversationId = RoomId.safeParse(c.req.param('id')).data ?? fail('notFound');
    return await listSharesOf(c.env.DB, conversationId, Date.now());
  },

  /** The same whether there is such a share or not. */
  async endShare(c) {
    await endShare(c.env, c.var.session.volunteerId, c.req.param('id'), Date.now());
  },

  async shares(c) {
    return await listShares(c.env.DB, c.var.session.volunteerId, Date.now());
  },

  async openShare(c) {
    const id = ClientId.safeParse(c.req.param('id')).data ?? fail('notFound');
    const { volunteerId } = c.var.session;
    const { conversationId, kind } =
      (await findShare(c.env.DB, { id, volunteerId }, Date.now())) ?? fail('gone');
    const transcript = await readTranscript(c.env.DB, conversationId);
    const [sealed, { own }] = await Promise.all([
      getShare(c.env.KEYS, conversationId, id),
      staffKeyOf(c.env.DB, volunteerId),
    ]);
    if (transcript === null || transcript === 'notYet' || sealed === null || sealed.keyId !== own?.key.id)
      return fail('gone');
    // [A5] Before anything is answered.
    const entry = { volunteerId, act: 'openShare', conversationId, reason: null, detail: kind } as const;
    await writeAudit(c.env.DB, entry, Date.now());
    return { ...transcript, kind, keyId: sealed.keyId, sealed };
  },
} satisfies Handlers<'makeShare' | 'conversationShares' | 'endShare' | 'shares' | 'openShare'>;
