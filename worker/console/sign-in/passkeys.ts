import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser';
import { ApiError, type Api } from '../session/api.ts';
import { ERROR_TEXTS } from '../session/session-texts.ts';
import { PASSKEY_ERRORS } from './sign-in-texts.ts';

export async function signInWithPasskey(api: Api): Promise<void> {
  const { challengeId, optionsJSON } = await api.signInOptions();
  await api.signIn({ challengeId, response: await startAuthentication({ optionsJSON }) });
}

/** Makes a passkey on this device and signs in with it. */
export async function registerPasskey(api: Api, invitation: string, alias: string): Promise<void> {
  const { challengeId, optionsJSON } = await api.registrationOptions(invitation, alias);
  const response = await startRegistration({ optionsJSON });
  await api.register({ invitation, alias, challengeId, response });
}

/** What went wrong, as a sentence for the person who tried. */
export function explainPasskeyError(error: unknown): string {
  const texts = PASSKEY_ERRORS;
  if (error instanceof ApiError) {
    return error.code === 'notSignedIn' || error.code === 'forbidden'
      ? texts.unknown
      : ERROR_TEXTS[error.code];
  }
  if (!browserSupportsWebAuthn()) return texts.unsupported;
  if (error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED') {
    return texts.already;
  }
  // The browser gives one name to "cancelled", "took too long" and "no passkey here", so that sites can't tell.
  return error instanceof Error && (error.name === 'NotAllowedError' || error.name === 'AbortError')
    ? texts.cancelled
    : texts.other;
}
