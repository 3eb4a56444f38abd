import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, vi } from 'vitest';
import { MeAnswer } from '../../../protocol/http/staff.ts';
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
  alias = 'Noor',
): Promise<Response> {
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

export const me = (cookie: string) => call('/api/console/me', { cookie });

/** Whose the session is; null: nobody's. */
export async function whoIs(cookie: string): Promise<unknown> {
  const { volunteer } = MeAnswer.parse(await (await me(cookie)).json());
  return volunteer?.alias ?? null;
}

export const START_MS = Date.UTC(2026, 10, 24, 12);
export const MINUTE_MS = 60_000;

/** Everybody left so long ago that their alias is anybody's again. */
export const EVERYBODY_LEFT =
  "UPDATE volunteers SET removed_at = 1, alias = 'oud-medewerker', alias_key = NULL WHERE removed_at IS NULL OR alias <> 'oud-medewerker'";

/** Each test of the file begins at START_MS, and nobody works here yet. */
export function withNobody(): void {
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: START_MS });
    await env.DB.prepare(EVERYBODY_LEFT).run();
  });
  afterEach(() => vi.useRealTimers());
}
