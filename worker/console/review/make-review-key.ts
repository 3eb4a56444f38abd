import type { ReviewKeyBody } from '../../../protocol/http/coordinator.ts';
import { exportPrivateKey, makeExportableKeyPair } from '../../../widget/keys/key-pair.ts';
import { makeRecoveryCode, wrapPrivateKey } from '../../../widget/keys/recovery-code.ts';
import { sealTo } from '../../../widget/keys/sealing.ts';

export type MadeReviewKey = { code: string; body: ReviewKeyBody };

/**
 * Everything for the first set-up, made in this browser: the coordinator's own pair, wrapped by a recovery code; the
 * review pair; and its private half sealed to the coordinator. Only what `body` holds leaves the device.
 */
export async function makeReviewKey(): Promise<MadeReviewKey> {
  const code = makeRecoveryCode();
  const [own, review] = await Promise.all([makeExportableKeyPair(), makeExportableKeyPair()]);
  const [ownPrivate, reviewPrivate] = await Promise.all([
    exportPrivateKey(own.pair),
    exportPrivateKey(review.pair),
  ]);
  const [ownWrapped, share] = await Promise.all([
    wrapPrivateKey(code, ownPrivate),
    sealTo(own.publicKey, 'share', review.publicKey.id, reviewPrivate),
  ]);
  ownPrivate.fill(0);
  reviewPrivate.fill(0);
  return { code, body: { own: own.publicKey, ownWrapped, review: review.publicKey, share } };
}
