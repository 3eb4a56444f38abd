import type { Context } from 'hono';
import type { Audience, Endpoint, EndpointName } from '../../protocol/endpoints.ts';
import { readSettings } from '../store/settings.ts';
import type { AppEnv } from './app-env.ts';
import { readRunningSession, readSession, type Session } from './auth/session.ts';
import { fail } from './errors.ts';
import { requireOwnOrigin } from './own-origin.ts';
import { countRefusal, recordRefusal } from './refusals.ts';

/**
 * What each audience must show. `page`: whose page a write or a socket must come from. `session`: the session that is
 * needed; `running` is one that may have run out [C8]. `secrecy`: the newest statement of secrecy must be accepted [A14]. The demo decides for itself (worker/demo/routes.ts).
 */
const AUDIENCES = {
  anyone: { page: null, session: null, secrecy: false },
  visitor: { page: 'chatOrigin', session: null, secrecy: false },
  newcomer: { page: 'consoleOrigin', session: null, secrecy: false },
  assigned: { page: 'consoleOrigin', session: 'running', secrecy: false },
  signedIn: { page: 'consoleOrigin', session: 'valid', secrecy: false },
  staff: { page: 'consoleOrigin', session: 'valid', secrecy: true },
  coordinator: { page: 'consoleOrigin', session: 'coordinator', secrecy: true },
} as const satisfies Record<
  Exclude<Audience, 'demo'>,
  {
    page: 'chatOrigin' | 'consoleOrigin' | null;
    session: 'running' | 'valid' | 'coordinator' | null;
    secrecy: boolean;
  }
>;

/**
 * Refuses whoever is not of the row's audience, and sets `session` for the handler.
 * @throws HttpError badRequest, badOrigin, notSignedIn, forbidden or secrecyDue
 */
export async function admit(c: Context<AppEnv>, row: Endpoint, name: EndpointName): Promise<void> {
  if (row.audience === 'demo') return fail('notFound');
  const { page, session, secrecy } = AUDIENCES[row.audience];
  const socket = row.answer === 'socket';
  if (socket && c.req.header('Upgrade') !== 'websocket') fail('badRequest');
  const writes = socket || row.method !== 'GET';
  if (writes && page !== null && !requireOwnOrigin(c.req.raw, [c.var.config[page]])) return refuseOrigin(c);
  if (session === null) return;
  const found = await (session === 'running' ? readRunningSession(c.env.DB, c.req.raw) : validSession(c));
  const nowMs = Date.now();
  if (found === null) {
    countRefusal(c, 'refusedNotSignedIn', nowMs);
    return fail('notSignedIn');
  }
  if (session === 'coordinator' && found.role !== 'coordinator') {
    await recordRefusal(c, { volunteerId: found.volunteerId, route: name }, nowMs);
    fail('forbidden');
  }
  if (secrecy && found.secrecyDue) fail('secrecyDue');
  (c as Context).set('session', found);
}

/** @throws HttpError badOrigin */
export async function validSession(c: Context<AppEnv>): Promise<Session | null> {
  const site = c.req.header('Sec-Fetch-Site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return refuseOrigin(c);
  return await readSession(c.env.DB, c.req.raw, await readSettings(c.env.DB), Date.now());
}

/** @throws HttpError badOrigin */
function refuseOrigin(c: Context<AppEnv>): never {
  countRefusal(c, 'refusedOrigin', Date.now());
  return fail('badOrigin');
}
