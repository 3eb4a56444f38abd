import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import * as z from 'zod';
import type { Config } from '../../platform/config.ts';
import type { StoredCredential } from '../../store/volunteers.ts';
import { fromBase64url, toBase64url } from '../../../protocol/bytes.ts';

/*
 * Passkeys are discoverable, so that nobody types a name to sign in, and need user verification, so that a lost phone
 * or security key is not enough. The console asks for the `prf` extension itself, because what that gives is never sent here.
 */

const CEREMONY_MS = 5 * 60_000;

/** The fields of a browser's answer that are used here. The library checks their contents. */
const credential = {
  id: z.string(),
  rawId: z.string(),
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}),
};
const RegistrationResponse = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: z.string(),
    attestationObject: z.string(),
    transports: z.array(z.string().max(20)).max(10).exactOptional(),
  }),
});
const SignInResponse = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: z.string(),
    authenticatorData: z.string(),
    signature: z.string(),
    userHandle: z.string().exactOptional(),
  }),
});

/** Options to make a passkey. `volunteerId` is base64url and becomes the passkey's user handle. */
export async function registrationOptions(
  config: Config,
  organisation: string,
  volunteer: { id: string; alias: string },
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return await generateRegistrationOptions({
    rpName: organisation,
    rpID: config.rpId,
    userID: fromBase64url(volunteer.id),
    userName: volunteer.alias,
    userDisplayName: volunteer.alias,
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    timeout: CEREMONY_MS,
  });
}

/** Returns the new passkey, or null if anything about the answer is wrong. */
export async function verifyRegistration(
  config: Config,
  expectedChallenge: string,
  answer: unknown,
): Promise<Omit<StoredCredential, 'volunteerId'> | null> {
  try {
    const response = RegistrationResponse.parse(answer);
    const { registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge,
      expectedOrigin: config.consoleOrigin,
      expectedRPID: config.rpId,
      requireUserVerification: true,
    });
    if (!registrationInfo) return null;
    const { id, publicKey, counter, transports } = registrationInfo.credential;
    return { id, publicKey: toBase64url(publicKey), counter, transports: transports ?? [] };
  } catch {
    // The library's messages quote what was sent, so they are not passed on. Which check failed helps no caller.
    return null;
  }
}

export async function signInOptions(config: Config): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return await generateAuthenticationOptions({
    rpID: config.rpId,
    userVerification: 'required',
    timeout: CEREMONY_MS,
  });
}

/** An id that was not made from bytes, as in the demo, has another form once a passkey has carried it. */
const handleOf = (volunteerId: string): string => toBase64url(fromBase64url(volunteerId));

/** Returns the passkey's new counter, or null if anything about the answer is wrong. */
export async function verifySignIn(
  config: Config,
  expectedChallenge: string,
  answer: unknown,
  stored: StoredCredential,
): Promise<number | null> {
  try {
    const response = SignInResponse.parse(answer);
    const handle = response.response.userHandle;
    if (handle !== undefined && handle !== handleOf(stored.volunteerId)) return null;
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge,
      expectedOrigin: config.consoleOrigin,
      expectedRPID: config.rpId,
      requireUserVerification: true,
      credential: {
        id: stored.id,
        publicKey: fromBase64url(stored.publicKey),
        // A counter that went back is a sign and no verdict, so that the library must not refuse it (store/volunteers.ts).
        counter: 0,
        transports: stored.transports,
      },
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch {
    return null;
  }
}
