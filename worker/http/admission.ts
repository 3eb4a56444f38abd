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
 * needed; `running` is one that may have run out [C8]. The demo decides for itself (worker/demo/routes.ts).
 */
const AUDIENCES = {
  anyone: { page: null, session: null },
  visitor: { page: 'chatOrigin', session: null },
  newcomer: { page: 'consoleOrigin', session: null },
  assigned: { page: 'consoleOrigin', session: 'running' },
  staff: { page: 'consoleOrigin', session: 'valid' },
  coordinator: { page: 'consoleOrigin', session: 'coordinator' },
} as const satisfies Record<
  Exclude<Audience, 'demo'>,
  { page: 'chatOrigin' | 'consoleOrigin' | null; session: 'running' | 'valid' | 'coordinator' | null }
>;

/**
 * Refuses whoever is not of the row's audience, and sets `session` for the handler.
 * @throws HttpError badRequest, badOrigin, notSignedIn or forbidden
 */
export async function admit(c: Context<AppEnv>, row: Endpoint, name: EndpointName): Promise<void> {
  if (row.audience === 'demo') return fail('notFound');
  const { page, session } = AUDIENCES[row.audience];
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
