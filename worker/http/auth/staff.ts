import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../app-env.ts';
import { fail } from '../errors.ts';
import { readSettings } from '../../store/settings.ts';
import { readSession } from './session.ts';

/** Refuses who has not signed in, and sets `session` for the routes after it. */
export const requireStaff = createMiddleware<AppEnv>(async (c, next) => {
  const site = c.req.header('Sec-Fetch-Site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') fail('badOrigin');
  const settings = await readSettings(c.env.DB);
  const session = await readSession(c.env.DB, c.req.raw, settings, Date.now());
  if (!session) return fail('notSignedIn');
  c.set('session', session);
  return await next();
});

/** Refuses who is no coordinator. Use it after `requireStaff`. */
export const requireCoordinator = createMiddleware<AppEnv>(async (c, next) => {
  if (c.var.session.role !== 'coordinator') fail('forbidden');
  return await next();
});
