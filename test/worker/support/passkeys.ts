import { SoftwareAuthenticator, type Behaviour } from './authenticator.ts';
import { call, ORIGIN } from './staff-app.ts';

/* Registers and signs in with passkeys, as the console's page does. */

export type Options = { challengeId: string; challenge: string; user: { id: string } };

export const makeAuthenticator = () => SoftwareAuthenticator.make('chat.test', ORIGIN);

/** @throws if there are none. */
export async function optionsFor(path: string, body: object): Promise<Options> {
  const response = await call(path, { body });
  if (response.status !== 200) throw new Error(`${path} answers ${response.status}`);
  return await response.json();
}

export async function register(
  authenticator: SoftwareAuthenticator,
  invitation: string,
  behaviour: Behaviour = {},
): Promise<Response> {
  const alias = 'Noor';
  const options = await optionsFor('/api/auth/registration/options', { invitation, alias });
  const response = await authenticator.register(options, behaviour);
  const { challengeId } = options;
  return await call('/api/auth/registration/verify', { body: { invitation, alias, challengeId, response } });
}

export async function signIn(
  authenticator: SoftwareAuthenticator,
  behaviour: Behaviour = {},
): Promise<Response> {
  const options = await optionsFor('/api/auth/sign-in/options', {});
  const response = await authenticator.signIn(options, behaviour);
  return await call('/api/auth/sign-in/verify', { body: { challengeId: options.challengeId, response } });
}
