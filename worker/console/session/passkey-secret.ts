/** What one passkey gave this browser (WebAuthn's `prf`): the same each time, and never sent anywhere. */
export type PasskeySecret = {
  credentialId: string;
  /** For HKDF alone, and not extractable. */
  key: CryptoKey;
};

/**
 * How somebody came in. `secret`: null where passkey or browser has none to give; at a registration many have none yet, and give one from
 * the next sign-in on.
 */
export type Arrival = { by: 'registration' | 'signIn'; secret: PasskeySecret | null };

/** Fixed forever: another input would make another secret of the same passkey, which opens nothing of before. */
const PRF_INPUT = new TextEncoder().encode('luisterend-oog keychain 1');
export const PRF: AuthenticationExtensionsClientInputs = { prf: { eval: { first: PRF_INPUT } } };

/** Takes the secret out of what the extensions gave. */
export async function takeSecret(
  credentialId: string,
  { prf }: { prf?: { results?: { first?: unknown } | undefined } | undefined },
): Promise<PasskeySecret | null> {
  const first = prf?.results?.first;
  if (!(first instanceof ArrayBuffer)) return null;
  return { credentialId, key: await crypto.subtle.importKey('raw', first, 'HKDF', false, ['deriveKey']) };
}
