import { env } from 'cloudflare:workers';
import { randomBytes, randomId } from '../../../protocol/bytes.ts';
import {
  ConversationSharesBody,
  SharedConversationBody,
  SharesBody,
  type NewShareBody,
} from '../../../protocol/http/shares.ts';
import type { BoundKey, Envelope } from '../../../protocol/sealed.ts';
import { importConversationKey } from '../../../widget/keys/conversation-key.ts';
import { openEnvelope, sealEnvelope } from '../../../widget/keys/envelope.ts';
import { openSealed } from '../../../widget/keys/opening.ts';
import { sealBound } from '../../../widget/keys/sealing.ts';
import { runPurge } from '../../../worker/jobs/purge.ts';
import { ask, withKey, withoutKeys, type Member } from './coordinators.ts';
import { conversation, grant } from './opened-talk.ts';

/* One archived conversation with a real text in it, its coordinator who has opened it, and two colleagues. */

export const DAY_MS = 86_400_000;
export const SECRET = 'Dit weet nog niemand.';

/** An empty archive and bucket, but for that conversation. */
export async function sharedTalk() {
  await withoutKeys();
  for (const table of ['audit_log', 'comments', 'conversations', 'messages'])
    await env.DB.prepare(`DELETE FROM ${table}`).run();
  const { objects } = await env.KEYS.list();
  await env.KEYS.delete(objects.map(({ key }) => key));
  const [sam, robin, noor] = [
    await withKey('coordinator', 'Sam'),
    await withKey('volunteer', 'Robin'),
    await withKey('volunteer', 'Noor'),
  ];
  await grant(sam.id);
  // Of today: an old one is past its time, and the purge takes it.
  const room = await conversation(robin.id, { createdAtMs: Date.now() });
  const raw = randomBytes(32);
  const context = { conversationId: room, role: 'visitor', kind: 'message' } as const;
  const content = { instance: 'test', counter: 1, lastSeq: 0, body: { text: SECRET } };
  const envelope = await sealEnvelope(await importConversationKey(raw, false), context, content);
  await env.DB.prepare("UPDATE messages SET envelope = ? WHERE role = 'visitor'")
    .bind(JSON.stringify(envelope))
    .run();
  await ask(sam, `/api/coordinator/conversations/${room}/open`, { reason: 'training' });
  return new SharedTalk(sam, robin, noor, room, raw);
}

/** With its key. */
export type MadeShare = NewShareBody & { sealed: BoundKey };

export class SharedTalk {
  readonly sam: Member;
  readonly robin: Member;
  readonly noor: Member;
  readonly room: string;
  readonly raw: Uint8Array<ArrayBuffer>;

  constructor(sam: Member, robin: Member, noor: Member, room: string, raw: Uint8Array<ArrayBuffer>) {
    this.sam = sam;
    this.robin = robin;
    this.noor = noor;
    this.room = room;
    this.raw = raw;
  }

  async shareFor(who: Member, part: Partial<MadeShare> = {}): Promise<MadeShare> {
    const sealed = await sealBound(who.own.publicKey, 'shared', this.room, this.raw);
    const until = Date.now() + 7 * DAY_MS;
    return { id: randomId(), volunteerId: who.id, kind: 'discussion', until, sealed, ...part };
  }

  make(body: NewShareBody, by = this.sam, id = this.room): Promise<Response> {
    return ask(by, `/api/coordinator/conversations/${id}/shares`, body);
  }

  /** Shares it with Robin. @throws when that is refused */
  async share(part: Partial<MadeShare> = {}): Promise<MadeShare> {
    const body = await this.shareFor(this.robin, part);
    const { status } = await this.make(body);
    if (status !== 204) throw new Error(`shared: ${status}`);
    return body;
  }

  open(who: Member, id: string): Promise<Response> {
    return ask(who, `/api/console/shares/${id}/open`, undefined, 'POST');
  }

  end(id: string): Promise<Response> {
    return ask(this.sam, `/api/coordinator/shares/${id}/end`, undefined, 'POST');
  }

  async sharesOf(who: Member) {
    return (await this.mailboxOf(who)).shares;
  }

  async sharesIn() {
    const path = `/api/coordinator/conversations/${this.room}/shares`;
    return ConversationSharesBody.parse(await (await ask(this.sam, path)).json()).shares;
  }

  /** Everything about shares that concerns this person. */
  async mailboxOf(who: Member): Promise<SharesBody> {
    return SharesBody.parse(await (await ask(who, '/api/console/shares')).json());
  }

  /** A comment in a real envelope, and the answer to it. */
  async comment(who: Member, text: string, envelope?: Envelope): Promise<Response> {
    const context = { conversationId: this.room, role: 'reader', kind: 'comment' } as const;
    const content = { instance: 'test', counter: 1, lastSeq: 0, body: { text, by: who.id } };
    const key = await importConversationKey(this.raw, false);
    const body = { envelope: envelope ?? (await sealEnvelope(key, context, content)) };
    return await ask(who, `/api/console/conversations/${this.room}/comments`, body);
  }

  async erase(): Promise<void> {
    await env.DB.prepare('UPDATE conversations SET erase_at = 0 WHERE id = ?').bind(this.room).run();
    await runPurge(env, Date.now());
  }

  /** What the first message reads as with this copy of the key. @throws when it does not open */
  async read(who: Member, sealed: unknown, messages: unknown): Promise<unknown> {
    const parsed = SharedConversationBody.pick({ sealed: true, messages: true }).parse({ sealed, messages });
    const { pair, publicKey: own } = who.own;
    const opened = await openSealed(pair, own.id, 'shared', this.room, parsed.sealed);
    const context = { conversationId: this.room, role: 'visitor', kind: 'message' } as const;
    const [message] = parsed.messages;
    if (message === undefined) throw new Error('nothing was said');
    return (await openEnvelope(await importConversationKey(opened, false), context, message.envelope)).body;
  }
}

/** The names of all keys that are shared. */
export async function sharedObjects(): Promise<string[]> {
  return (await env.KEYS.list({ prefix: 'shares/' })).objects.map(({ key }) => key);
}
