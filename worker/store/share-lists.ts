import type {
  ConversationSharesBody,
  GivenShare,
  ReceivedShare,
  SharesBody,
} from '../../protocol/http/shares.ts';
import { isUnread, type SharedTalk } from '../domain/confidentiality/sharing.ts';
import { ERASED_AT } from './conversations.ts';

/* What is shared, as those see it with whom it is shared, who shared it, and any coordinator who reads the conversation. */

const STATE = `CASE WHEN c.id IS NULL THEN 'erased' WHEN s.ended_at IS NOT NULL OR s.until <= ? THEN 'ended'
  WHEN s.awaiting = 1 THEN 'awaited' ELSE 'open' END`;
const FROM = 'FROM shares s LEFT JOIN conversations c ON c.id = s.conversation_id AND c.erasing_at IS NULL';
/** The last comment of the conversation that somebody else than this person wrote. */
const LAST_BY_OTHERS = `(SELECT coalesce(max(m.n), 0) FROM comments m
  WHERE m.conversation_id = s.conversation_id AND m.volunteer_id <> ?)`;
const COMMON = `s.id, s.kind, s.until, ${STATE} AS state, c.id AS conversationId, c.created_at AS startedAt,
  s.seen, s.maker_seen AS makerSeen, ${LAST_BY_OTHERS} AS lastByOthers`;

type Row = Omit<ReceivedShare, 'conversation' | 'unread' | 'state'> & {
  state: GivenShare['state'];
  conversationId: string | null;
  startedAt: number;
  seen: number | null;
  makerSeen: number;
  lastByOthers: number;
};
type GivenRow = Row & { volunteerId: string; alias: string };

/** Lists what was shared with somebody and by them, also what has ended or was erased. */
export async function listShares(db: D1Database, volunteerId: string, nowMs: number): Promise<SharesBody> {
  const [received, given] = await Promise.all([
    db
      .prepare(
        `SELECT ${COMMON} ${FROM} WHERE s.volunteer_id = ? AND s.awaiting = 0 ORDER BY s.until DESC, s.id`,
      )
      .bind(nowMs, volunteerId, volunteerId)
      .all<Row>(),
    db
      .prepare(
        `SELECT ${COMMON}, s.volunteer_id AS volunteerId, COALESCE(v.alias, '') AS alias
         ${FROM} LEFT JOIN volunteers v ON v.id = s.volunteer_id WHERE s.made_by = ? ORDER BY s.until DESC, s.id`,
      )
      .bind(nowMs, volunteerId, volunteerId)
      .all<GivenRow>(),
  ]);
  return {
    shares: unreadFirst(received.results.flatMap(receivedOf)),
    given: unreadFirst(given.results.map(givenOf)),
  };
}

function receivedOf(row: Row): ReceivedShare[] {
  const { id, kind, until, state } = row;
  if (state === 'awaited') return [];
  const unread = state === 'open' && isUnread(row.seen, row.lastByOthers);
  return [{ id, kind, until, state, unread, conversation: state === 'open' ? conversationOf(row) : null }];
}

function givenOf(row: GivenRow): GivenShare {
  const { id, kind, until, state, volunteerId, alias, seen } = row;
  const unread = state === 'open' && isUnread(row.makerSeen, row.lastByOthers);
  const conversation = conversationOf(row);
  return { id, kind, until, state, volunteerId, alias, read: seen !== null, unread, conversation };
}

function conversationOf({ conversationId, startedAt }: Row): { id: string; startedAt: number } | null {
  return conversationId === null ? null : { id: conversationId, startedAt };
}

const unreadFirst = <T extends { unread: boolean }>(rows: T[]): T[] =>
  rows.toSorted((a, b) => Number(b.unread) - Number(a.unread));

/** Lists with whom a conversation is shared, and who had it. Null once it is erased. */
export async function listSharesOf(
  db: D1Database,
  conversationId: string,
  nowMs: number,
): Promise<ConversationSharesBody | null> {
  const talk = await db
    .prepare(
      `SELECT ${ERASED_AT} AS eraseAt, v.id, v.alias FROM conversations c
       LEFT JOIN volunteers v ON v.id = c.volunteer_id AND v.removed_at IS NULL
       WHERE c.id = ? AND c.erasing_at IS NULL`,
    )
    .bind(conversationId)
    .first<{ eraseAt: number; id: string | null; alias: string }>();
  if (talk === null) return null;
  const { results } = await db
    .prepare(
      `SELECT s.id, s.kind, s.until, ${STATE} AS state, s.volunteer_id AS volunteerId,
         COALESCE(v.alias, '') AS alias, s.seen IS NOT NULL AS read
       ${FROM} LEFT JOIN volunteers v ON v.id = s.volunteer_id
       WHERE s.conversation_id = ? ORDER BY s.until DESC, s.id`,
    )
    .bind(nowMs, conversationId)
    .all<Omit<ConversationSharesBody['shares'][number], 'read'> & { read: number }>();
  const { eraseAt, id, alias } = talk;
  return {
    shares: results.map((row) => ({ ...row, read: row.read === 1 })),
    volunteer: id === null ? null : { id, alias },
    eraseAt,
  };
}

/** What has to be known before a conversation is shared. Null: it is not there, or not to be read yet. */
export async function readSharedTalk(
  db: D1Database,
  conversationId: string,
  nowMs: number,
): Promise<SharedTalk | null> {
  const talk = await db
    .prepare(
      `SELECT volunteer_id AS volunteerId, min(erase_at, coalesce(wipe_at, erase_at)) AS eraseAtMs, hold_until AS holdUntilMs FROM conversations
       WHERE id = ? AND erasing_at IS NULL AND archived_at IS NOT NULL`,
    )
    .bind(conversationId)
    .first<Omit<SharedTalk, 'discussedWith'>>();
  if (talk === null) return null;
  const { results } = await db
    .prepare(
      `SELECT volunteer_id AS id FROM shares
       WHERE conversation_id = ? AND kind = 'discussion' AND ended_at IS NULL AND until > ?`,
    )
    .bind(conversationId, nowMs)
    .all<{ id: string }>();
  return { ...talk, discussedWith: results.map(({ id }) => id) };
}

/** Lists the shares that somebody made, and whose colleague has a key by now. They come with the key once the colleague's is compared. */
export async function listAwaited(
  db: D1Database,
  madeBy: string,
  nowMs: number,
): Promise<(Pick<GivenShare, 'id' | 'kind' | 'until' | 'volunteerId'> & { conversationId: string })[]> {
  const { results } = await db
    .prepare(
      `SELECT s.id, s.kind, s.until, s.volunteer_id AS volunteerId, c.id AS conversationId
       FROM shares s JOIN conversations c ON c.id = s.conversation_id AND c.erasing_at IS NULL
       JOIN staff_keys k ON k.volunteer_id = s.volunteer_id
       WHERE s.made_by = ? AND s.awaiting = 1 AND s.ended_at IS NULL AND s.until > ?
       ORDER BY s.until, s.id LIMIT ${AWAITED_AT_ONCE}`,
    )
    .bind(madeBy, nowMs)
    .all<Pick<GivenShare, 'id' | 'kind' | 'until' | 'volunteerId'> & { conversationId: string }>();
  return results;
}
/** Each has an object to be read; the rest come when these are gone. */
const AWAITED_AT_ONCE = 20;
