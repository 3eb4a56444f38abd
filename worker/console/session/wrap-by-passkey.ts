import { wrapKeychain, type Keychain } from '../../../widget/keys/keychain.ts';
import type { Api } from './api.ts';
import type { PasskeySecret } from './passkey-secret.ts';

/** Has a passkey of one's own open this keychain from now on. */
export async function wrapByPasskey(
  api: Api,
  { credentialId, key }: PasskeySecret,
  keychain: Keychain,
): Promise<void> {
  const wrapped = await wrapKeychain({ kind: 'passkey', key }, keychain);
  await api.putStaffKeyWrap({ credentialId, wrapped });
}

/** What a passkey can be made to open: a volunteer's key, or a coordinator's keyring. */
export type OpensByPasskey = {
  /** It is open here, so that another passkey can be made to open it. */
  readonly canLetOpen: boolean;
  letOpen(secret: PasskeySecret): Promise<void>;
};
