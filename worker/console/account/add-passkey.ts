import { startAuthentication, startRegistration } from '@simplewebauthn/browser';
import type { Api } from '../session/api.ts';
import { PRF, takeSecret, type PasskeySecret } from '../session/passkey-secret.ts';

/** `secret`: null where the passkey gives none when it is made; most do from the next time on. */
export type AddedPasskey = { id: string; secret: PasskeySecret | null };

/**
 * [A15] Makes another passkey for who is signed in: first a passkey that they have answers, then the browser asks where the new one is to be.
 * What it gives this page is kept here, and all else goes to the server.
 * @throws DOMException or WebAuthnError when it was cancelled, and ApiError
 */
export async function addPasskey(api: Api): Promise<AddedPasskey> {
  const asked = await api.passkeyProof();
  const proof = await startAuthentication({ optionsJSON: asked.optionsJSON });
  const options = await api.newPasskeyOptions({ challengeId: asked.challengeId, response: bare(proof) });
  const made = await startRegistration({ optionsJSON: { ...options.optionsJSON, extensions: PRF } });
  await api.addOwnPasskey({ challengeId: options.challengeId, response: bare(made) });
  return { id: made.id, secret: await takeSecret(made.id, made.clientExtensionResults) };
}

const bare = <Answer extends object>(answer: Answer): Answer => ({ ...answer, clientExtensionResults: {} });
