import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../app-env.ts';
import { fail } from '../errors.ts';
import { readSettings } from '../../store/settings.ts';
import { readSession } from './session.ts';

/** Behind this, `session` is set: whoever asks has signed in. */
export const requireStaff = createMiddleware<AppEnv>(async (c, next) => {
  const site = c.req.header('Sec-Fetch-Site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') fail('badOrigin');
  const settings = await readSettings(c.env.DB);
  const session = await readSession(c.env.DB, c.req.raw, settings, Date.now());
  if (!session) return fail('notSignedIn');
  c.set('session', session);
  return await next();
});

/** After `requireStaff`. */
export const requireCoordinator = createMiddleware<AppEnv>(async (c, next) => {
  if (c.var.session.role !== 'coordinator') fail('forbidden');
  return await next();
});
