import { randomBytes, randomId, randomSecret, sha256 } from '../../protocol/bytes.ts';
import type { PublicKey } from '../../protocol/sealed.ts';
import { makeExportableKeyPair } from '../../widget/keys/key-pair.ts';
import { sealBound, sealTo } from '../../widget/keys/sealing.ts';
import type { Installation } from '../journey/support/installation.ts';

/** A coordinator reads the talk and shares it with this volunteer, as their console asks for it. */
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
    const url = `${chatOrigin}/api/coordinator/conversations/${roomId}/${path}`;
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  };
  await ask('open', { reason: 'training' });
  const sealed = await sealBound(volunteer.key, 'shared', roomId, randomBytes(32));
  const until = nowMs + 86_400_000;
  await ask('shares', { id: randomId(), volunteerId: volunteer.id, kind: 'discussion', until, sealed });
}
