import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  WebAuthnError,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/browser';
import { ApiError, type Api } from '../session/api.ts';
import type { PasskeySecret } from '../session/passkey-secret.ts';
import { ERROR_TEXTS } from '../session/session-texts.ts';
import { PASSKEY_ERRORS } from './sign-in-texts.ts';

type PasskeyAnswer = AuthenticationResponseJSON | RegistrationResponseJSON;

/** Fixed forever: another input would make another secret of the same passkey, which opens nothing of before. */
const PRF_INPUT = new TextEncoder().encode('luisterend-oog keychain 1');
const PRF: AuthenticationExtensionsClientInputs = { prf: { eval: { first: PRF_INPUT } } };

/** @returns the passkey's secret, or null where passkey or browser has none to give. */
export async function signInWithPasskey(api: Api): Promise<PasskeySecret | null> {
  const { challengeId, optionsJSON } = await api.signInOptions();
  const answer = await startAuthentication({ optionsJSON: { ...optionsJSON, extensions: PRF } });
  const { response, secret } = await keepSecret(answer);
  await api.signIn({ challengeId, response });
  return secret;
}

/** Makes a passkey on this device and signs in with it. Many give their secret only from the next sign-in on. */
export async function registerPasskey(
  api: Api,
  invitation: string,
  alias: string,
): Promise<PasskeySecret | null> {
  const { challengeId, optionsJSON } = await api.registrationOptions(invitation, alias);
  const answer = await startRegistration({ optionsJSON: { ...optionsJSON, extensions: PRF } });
  const { response, secret } = await keepSecret(answer);
  await api.register({ invitation, alias, challengeId, response });
  return secret;
}

/** Takes the secret out of the browser's answer, of which the rest goes to the server. */
async function keepSecret<Answer extends PasskeyAnswer>(
  answer: Answer,
): Promise<{ response: Answer; secret: PasskeySecret | null }> {
  const secret = secretOf(answer.clientExtensionResults);
  return {
    response: { ...answer, clientExtensionResults: {} },
    secret: secret && {
      credentialId: answer.id,
      key: await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']),
    },
  };
}

function secretOf({ prf }: PasskeyAnswer['clientExtensionResults']): ArrayBuffer | null {
  const first = prf?.results?.first;
  return first instanceof ArrayBuffer ? first : null;
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
