import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { LIMITS } from '../../protocol/limits.ts';
import { configOf } from '../platform/config.ts';
import type { AppEnv } from './app-env.ts';
import { answerError, errorResponse, fail } from './errors.ts';
import { requireOwnOrigin } from './own-origin.ts';
import { authRoutes } from './routes/auth.ts';
import { availabilityRoutes } from './routes/availability.ts';
import { consoleSocketRoutes } from './routes/console-sockets.ts';
import { consoleRoutes } from './routes/console.ts';
import { coordinatorRoutes } from './routes/coordinator.ts';
import { addDemo } from '../demo/routes.ts';
import { pageRoutes } from './routes/pages.ts';
import { visitorRoutes } from './routes/visitor.ts';
import { withSecurityHeaders } from './security-headers.ts';

/**
 * `IS_DEMO_BUILD` spelled out: only so does esbuild drop the demo's routes from an unminified production build, since
 * it inlines constants of another file in minified builds alone (0.28). test/domain/production-bundle.test.ts.
 */
declare const __DEMO__: boolean;

/** The whole of HTTP: the checks that hold for every request, then the routes by audience. */
export function createApp(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.onError(answerError);
  app.notFound(() => errorResponse('notFound'));
  app.use(configured);
  app.use('/api/*', bodyLimit({ maxSize: LIMITS.frameBytes, onError: () => errorResponse('tooLarge') }));
  if (typeof __DEMO__ !== 'undefined' && __DEMO__) addDemo(app);
  app.use('/api/*', fromOwnPage);
  app.route('/api/auth', authRoutes);
  app.route('/api/console', consoleRoutes);
  app.route('/api/coordinator', coordinatorRoutes);
  app.route('/api', availabilityRoutes);
  app.route('/api', visitorRoutes);
  app.route('/api', consoleSocketRoutes);
  app.route('/', pageRoutes);
  return app;
}

const configured = createMiddleware<AppEnv>(async (c, next) => {
  const config = configOf(c.env);
  c.set('config', config);
  await next();
  c.res = withSecurityHeaders(c.res, config);
});

/** Whose pages may write to an address or open a socket there. What is not listed takes neither. */
const WRITERS = [
  { prefix: '/api/auth/', page: 'consoleOrigin' },
  { prefix: '/api/console/', page: 'consoleOrigin' },
  { prefix: '/api/coordinator/', page: 'consoleOrigin' },
  { prefix: '/api/sign-up', page: 'chatOrigin' },
  { prefix: '/api/exit', page: 'chatOrigin' },
  { prefix: '/api/rooms/', page: 'chatOrigin' },
] as const;

const fromOwnPage = createMiddleware<AppEnv>(async (c, next) => {
  const reads = c.req.method === 'GET' || c.req.method === 'HEAD';
  if (!reads || c.req.header('Upgrade') !== undefined) {
    const writer = WRITERS.find(({ prefix }) => c.req.path.startsWith(prefix)) ?? fail('notFound');
    if (!requireOwnOrigin(c.req.raw, [c.var.config[writer.page]])) fail('badOrigin');
  }
  await next();
});
