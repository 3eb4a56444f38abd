import { randomBytes, randomId, randomSecret, sha256 } from '../../protocol/bytes.ts';
import type { PublicKey } from '../../protocol/sealed.ts';
import { makeConversationKey } from '../../widget/keys/conversation-key.ts';
import { sealEnvelope } from '../../widget/keys/envelope.ts';
import { makeExportableKeyPair } from '../../widget/keys/key-pair.ts';
import { sealBound, sealTo } from '../../widget/keys/sealing.ts';
import type { Installation } from '../journey/support/installation.ts';

/** A coordinator reads the talk, shares it with this volunteer and says something of it, as their console asks for it. */
export async function readAndShare(
  { sql, chatOrigin }: Installation,
  reviewKeyId: string,
  roomId: string,
  volunteer: { id: string; key: PublicKey },
): Promise<void> {
  const [id, token] = [randomId(), randomSecret()];
  const { publicKey: own } = await makeExportableKeyPair();
  const share = JSON.stringify(await sealTo(own, 'share', reviewKeyId, randomBytes(32)));
  const nowMs = Date.now();
  sql(`
    INSERT INTO volunteers (id, alias, role, created_at) VALUES ('${id}', 'Sam', 'coordinator', ${nowMs});
    INSERT INTO sessions (token_hash, volunteer_id, created_at, last_active_at, expires_at)
      VALUES ('${await sha256(token)}', '${id}', ${nowMs}, ${nowMs}, ${nowMs + 3_600_000});
    INSERT INTO secrecy_acceptances (volunteer_id, n, at) SELECT '${id}', max(n), ${nowMs} FROM secrecy_versions;
    INSERT INTO review_key_shares (review_key_id, volunteer_id, sealed, created_at)
      VALUES ('${reviewKeyId}', '${id}', '${share}', ${nowMs});
  `);
  const ask = async (path: string, body: object) => {
    const headers = {
      'content-type': 'application/json',
      origin: chatOrigin,
      cookie: `__Host-session=${token}`,
    };
    const url = `${chatOrigin}/api/${path.replace('…', `conversations/${roomId}`)}`;
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  };
  await ask('coordinator/…/open', { reason: 'training' });
  const sealed = await sealBound(volunteer.key, 'shared', roomId, randomBytes(32));
  const until = nowMs + 86_400_000;
  await ask('coordinator/…/shares', {
    ...{ id: randomId(), volunteerId: volunteer.id, kind: 'discussion', until, sealed },
  });
  const context = { conversationId: roomId, role: 'reader', kind: 'comment' } as const;
  const content = { instance: randomId(), counter: 1, lastSeq: 0, body: { text: 'Mooi', by: id } };
  await ask('console/…/comments', {
    envelope: await sealEnvelope(await makeConversationKey(), context, content),
  });
}
