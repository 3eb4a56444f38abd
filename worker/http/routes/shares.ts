import { SHARE_BOUNDS } from '../../../protocol/http/shares.ts';
import { ClientId, RoomId } from '../../../protocol/sealed.ts';
import { decideShare, type ShareRefusal } from '../../domain/confidentiality/sharing.ts';
import { hasOpened } from '../../store/audit.ts';
import { addComment } from '../../store/comments.ts';
import { readTranscript } from '../../store/conversations.ts';
import { getReviewCopies } from '../../store/key-vault.ts';
import { listAwaited, listShares, listSharesOf, readSharedTalk } from '../../store/share-lists.ts';
import { endShare, findShare, getShare, makeShare, recordOpened } from '../../store/shares.ts';
import { staffKeyOf } from '../../store/staff-keys.ts';
import type { Handlers } from '../endpoint.ts';
import { fail } from '../errors.ts';

/** Conversations that a coordinator shares with one colleague, and what their readers say of them. */
export const shareHandlers = {
  async makeShare(c, body) {
    const conversationId = RoomId.safeParse(c.req.param('id')).data ?? fail('notFound');
    const { volunteerId: by } = c.var.session;
    const nowMs = Date.now();
    if (!(await hasOpened(c.env.DB, by, conversationId))) fail('forbidden');
    const talk = (await readSharedTalk(c.env.DB, conversationId, nowMs)) ?? fail('gone');
    const { kind, volunteerId: to, until: untilMs } = body;
    const decided = decideShare({ kind, by, to, untilMs }, talk, SHARE_BOUNDS, nowMs);
    if ('refused' in decided) return fail(REFUSALS[decided.refused]);
    const share = { ...body, until: decided.untilMs, conversationId };
    const made = await makeShare(c.env, by, share, nowMs);
    if (made === 'already') fail('conflict');
    if (made === 'gone') fail('gone');
  },

  async conversationShares(c) {
    const conversationId = RoomId.safeParse(c.req.param('id')).data ?? fail('notFound');
    return (await listSharesOf(c.env.DB, conversationId, Date.now())) ?? fail('erased');
  },

  /** What can't be opened now is left out, and asked for anew another time. */
  async awaitedShares(c) {
    const awaited = await listAwaited(c.env.DB, c.var.session.volunteerId, Date.now());
    const shares = await Promise.all(
      awaited.map(async ({ conversationId, ...share }) => {
        const copies = (await getReviewCopies(c.env.KEYS, conversationId)) ?? [];
        return copies.slice(0, 1).map(({ sealed: sealedKey }) => ({
          ...share,
          conversation: {
            ...{ id: conversationId, reviewKeyId: sealedKey.keyId, sealedKey },
            copies: copies.map(({ by, sealed }) => ({ by, sealed })),
          },
        }));
      }),
    );
    return { shares: shares.flat() };
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
    const nowMs = Date.now();
    const found = (await findShare(c.env.DB, { id, volunteerId }, nowMs)) ?? fail('gone');
    const { conversationId, kind, until } = found;
    const transcript = await readTranscript(c.env.DB, conversationId);
    const [sealed, { own }] = await Promise.all([
      getShare(c.env.KEYS, conversationId, id),
      staffKeyOf(c.env.DB, volunteerId),
    ]);
    if (transcript === null || transcript === 'notYet' || sealed === null || sealed.keyId !== own?.key.id)
      return fail('gone');
    const lastComment = transcript.comments?.at(-1)?.n ?? 0;
    await recordOpened(c.env.DB, { id, volunteerId, ...found }, lastComment, nowMs);
    const { evaluation: _evaluation, record: _record, reports: _reports, ...shared } = transcript;
    return { ...shared, kind, until, keyId: sealed.keyId, sealed };
  },

  async comment(c, { envelope }) {
    const conversationId = RoomId.safeParse(c.req.param('id')).data ?? fail('notFound');
    const { volunteerId, role } = c.var.session;
    const by = { id: volunteerId, role };
    const outcome = await addComment(c.env.DB, { conversationId, by, envelope }, Date.now());
    if (outcome !== 'added') fail(outcome);
  },
} satisfies Handlers<
  'makeShare' | 'conversationShares' | 'awaitedShares' | 'endShare' | 'shares' | 'openShare' | 'comment'
>;

const REFUSALS = {
  yourself: 'badRequest',
  otherPerson: 'badRequest',
  time: 'badRequest',
  enough: 'enough',
} as const satisfies Record<ShareRefusal, unknown>;
