/** What one passkey gave this browser at sign-in (WebAuthn's `prf`): the same each time, and never sent anywhere. */
export type PasskeySecret = {
  credentialId: string;
  /** For HKDF alone, and not extractable. */
  key: CryptoKey;
};
