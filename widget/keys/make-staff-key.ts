import { toBase64url } from '../../protocol/bytes.ts';
import type { NewStaffKeyBody } from '../../protocol/http/keys.ts';
import { exportPrivateKey, makeExportableKeyPair } from './key-pair.ts';
import { recoverySecret, wrapKeychain, type Keychain } from './keychain.ts';
import { makeRecoveryCode } from './recovery-code.ts';

export type MadeStaffKey = { keychain: Keychain; body: NewStaffKeyBody };

/** A lasting key, whose private half nothing opens yet. @param replaces the id of the one before, if there is one. */
export async function makeStaffKey(replaces: string | null): Promise<MadeStaffKey> {
  const { pair, publicKey: key } = await makeExportableKeyPair();
  const keychain = { own: toBase64url(await exportPrivateKey(pair)), signing: null, trusted: [] };
  return { keychain, body: { key, recovery: null, passkey: null, replaces } };
}

/** The same for a coordinator, with a recovery code. */
export async function makeCoordinatorKey(
  replaces: string | null,
  code = makeRecoveryCode(),
): Promise<MadeStaffKey & { code: string }> {
  const { keychain, body } = await makeStaffKey(replaces);
  const recovery = await wrapKeychain(await recoverySecret(code), keychain);
  return { code, keychain, body: { ...body, recovery } };
}
