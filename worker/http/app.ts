import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { ENDPOINTS } from '../../protocol/endpoints.ts';
import { LIMITS } from '../../protocol/limits.ts';
import { addDemo } from '../demo/routes.ts';
import { configOf } from '../platform/config.ts';
import { admit } from './admission.ts';
import type { AppEnv } from './app-env.ts';
import { addEndpoints } from './endpoint.ts';
import { answerError, errorResponse } from './errors.ts';
import { auditHandlers } from './routes/audit.ts';
import { authHandlers } from './routes/auth.ts';
import { availabilityHandlers } from './routes/availability.ts';
import { chatPageHandlers } from './routes/chat-page.ts';
import { concernHandlers } from './routes/concerns.ts';
import { consoleSocketHandlers } from './routes/console-sockets.ts';
import { consoleHandlers } from './routes/console.ts';
import { coordinatorHandlers } from './routes/coordinator.ts';
import { pageRoutes } from './routes/pages.ts';
import { reviewKeyHandlers } from './routes/review-keys.ts';
import { retentionHandlers } from './routes/retention.ts';
import { secrecyHandlers } from './routes/secrecy.ts';
import { passkeyHandlers } from './routes/passkeys.ts';
import { sessionHandlers } from './routes/sessions.ts';
import { shareHandlers } from './routes/shares.ts';
import { staffKeyHandlers } from './routes/staff-keys.ts';
import { teamHandlers } from './routes/team.ts';
import { todayHandlers } from './routes/today.ts';
import { settingsHandlers } from './routes/settings.ts';
import { visitorHandlers } from './routes/visitor.ts';
import { withSecurityHeaders } from './security-headers.ts';

/**
 * `IS_DEMO_BUILD` spelled out: only so does esbuild drop the demo's routes from an unminified production build, since
 * it inlines constants of another file in minified builds alone (0.28). test/domain/production-bundle.test.ts.
 */
declare const __DEMO__: boolean;

const limitedTo = (maxSize: number) => bodyLimit({ maxSize, onError: () => errorResponse('tooLarge') });
const usual = limitedTo(LIMITS.frameBytes);
const ample = limitedTo(LIMITS.settingsBytes);

/** One handler for each row of protocol/endpoints.ts. */
const HANDLERS = {
  ...availabilityHandlers,
  ...chatPageHandlers,
  ...visitorHandlers,
  ...authHandlers,
  ...consoleHandlers,
  ...consoleSocketHandlers,
  ...coordinatorHandlers,
  ...auditHandlers,
  ...retentionHandlers,
  ...secrecyHandlers,
  ...teamHandlers,
  ...sessionHandlers,
  ...passkeyHandlers,
  ...reviewKeyHandlers,
  ...staffKeyHandlers,
  ...shareHandlers,
  ...concernHandlers,
  ...todayHandlers,
  ...settingsHandlers,
};

/** The whole of HTTP: the checks that hold for every request, then the API by its rows, then the pages. */
export function createApp(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.onError(answerError);
  app.notFound(() => errorResponse('notFound'));
  app.use(secured);
  app.use(configured);
  app.use('/api/*', (c, next) => (c.req.path === ENDPOINTS.changeSettings.path ? ample : usual)(c, next));
  if (typeof __DEMO__ !== 'undefined' && __DEMO__) addDemo(app);
  addEndpoints(app, ENDPOINTS, HANDLERS, admit);
  app.route('/', pageRoutes);
  return app;
}

/** The outermost: also what is answered without a configuration has these headers. */
const secured = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  c.res = withSecurityHeaders(c.res, c.req.raw);
});

const configured = createMiddleware<AppEnv>(async (c, next) => {
  c.set('config', configOf(c.env));
  await next();
});
