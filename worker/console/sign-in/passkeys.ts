import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  WebAuthnError,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/browser';
import { ApiError, type Api } from '../session/api.ts';
import { PRF, takeSecret, type Arrival, type PasskeySecret } from '../session/passkey-secret.ts';
import { ERROR_TEXTS } from '../session/session-texts.ts';
import { PASSKEY_ERRORS } from './sign-in-texts.ts';

type PasskeyAnswer = AuthenticationResponseJSON | RegistrationResponseJSON;

export async function signInWithPasskey(api: Api): Promise<Arrival> {
  const { challengeId, optionsJSON } = await api.signInOptions();
  const answer = await startAuthentication({ optionsJSON: { ...optionsJSON, extensions: PRF } });
  const { response, secret } = await keepSecret(answer);
  await api.signIn({ challengeId, response });
  return { by: 'signIn', secret };
}

/** Makes a passkey on this device and signs in with it. Many give their secret only from the next sign-in on. */
export async function registerPasskey(api: Api, invitation: string, alias: string): Promise<Arrival> {
  const { challengeId, optionsJSON } = await api.registrationOptions(invitation, alias);
  const answer = await startRegistration({ optionsJSON: { ...optionsJSON, extensions: PRF } });
  const { response, secret } = await keepSecret(answer);
  await api.register({ invitation, alias, challengeId, response });
  return { by: 'registration', secret };
}

/** Takes the secret out of the browser's answer, of which the rest goes to the server. */
async function keepSecret<Answer extends PasskeyAnswer>(
  answer: Answer,
): Promise<{ response: Answer; secret: PasskeySecret | null }> {
  const secret = await takeSecret(answer.id, answer.clientExtensionResults);
  return { response: { ...answer, clientExtensionResults: {} }, secret };
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
