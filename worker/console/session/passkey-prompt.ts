import { fromBase64url, randomBytes } from '../../../protocol/bytes.ts';
import type { Api } from './api.ts';
import { PRF, takeSecret, type PasskeySecret } from './passkey-secret.ts';

/** As `askPasskey`; `cancelled` where no passkey answered. @throws ApiError */
export async function askAnyOf(
  api: Api,
  credentialIds: readonly string[],
): Promise<PasskeySecret | null | 'cancelled'> {
  try {
    return await askPasskey(api, credentialIds);
  } catch (error) {
    if (error instanceof DOMException) return 'cancelled';
    throw error;
  }
}

/**
 * Asks one of these passkeys for its secret, and signs nobody in: the server is told nothing of the answer.
 * @returns null where the passkey or the browser has none to give
 * @throws DOMException when it was cancelled or none of them is at hand, and ApiError
 */
export async function askPasskey(api: Api, credentialIds: readonly string[]): Promise<PasskeySecret | null> {
  // Only the server knows for which name passkeys are made here.
  const { optionsJSON } = await api.signInOptions();
  const credential = await navigator.credentials.get({
    publicKey: {
      challenge: randomBytes(32),
      ...(optionsJSON.rpId !== undefined && { rpId: optionsJSON.rpId }),
      allowCredentials: credentialIds.map((id) => ({ type: 'public-key', id: fromBase64url(id) })),
      userVerification: 'required',
      extensions: PRF,
    },
  });
  if (credential === null || !('getClientExtensionResults' in credential)) return null;
  const passkey = credential as PublicKeyCredential;
  return takeSecret(passkey.id, passkey.getClientExtensionResults());
}
