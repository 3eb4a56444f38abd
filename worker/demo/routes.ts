import type { Context, Hono } from 'hono';
import { DEMO_ENDPOINTS, type Endpoint } from '../../protocol/endpoints.ts';
import type { AppEnv } from '../http/app-env.ts';
import { startSession } from '../http/auth/session.ts';
import { DEMO_IDS, DEMO_RECOVERY_CODE } from './demo-data.ts';
import { demoHoursPatch, demoStateOf } from './demo-hours.ts';
import { isLoopback, type Config } from '../platform/config.ts';
import { addEndpoints, type HandlersFor } from '../http/endpoint.ts';
import { fail } from '../http/errors.ts';
import { tellSettingsChanged } from '../http/tell-queue.ts';
import { requireOwnOrigin } from '../http/own-origin.ts';
import { readSettings } from '../store/settings.ts';
import { patchSettings } from '../store/settings-changes.ts';
import { volunteerExists } from '../store/volunteers.ts';

/**
 * Adds the demo's own routes. This file has functions only and no constants, so that a production build drops all of it
 * together with the one branch in app.ts that calls this.
 */
export function addDemo(app: Hono<AppEnv>): void {
  app.use(async (c, next) => {
    // With a way in without a passkey, the demo must not answer to a name that somebody pointed at this machine.
    if (c.var.config.demo && !isOnThisMachine(c)) fail('forbidden');
    await next();
  });
  app.use('/api/coordinator/*', async (c, next) => {
    // Only the demo's own coordinator has the known recovery code. One who is invited in the demo makes their own.
    if (c.var.config.demo)
      c.set('demoRecoveryCodeOf', (id) => (id === DEMO_IDS.coordinator ? DEMO_RECOVERY_CODE : null));
    await next();
  });
  allowDemoSite(app);
  addEndpoints(app, DEMO_ENDPOINTS, demoHandlers(), admitToDemo);
}

/** The demo site is another site than the Worker, and has the switch for the opening hours: it may ask and write that. */
function allowDemoSite(app: Hono<AppEnv>): void {
  app.use('/api/demo/hours', async (c, next) => {
    const { siteOrigin } = demoOf(c);
    if (c.req.header('Origin') === siteOrigin) {
      c.header('Access-Control-Allow-Origin', siteOrigin);
      c.header('Access-Control-Allow-Methods', 'GET, POST');
      c.header('Access-Control-Allow-Headers', 'Content-Type');
      c.header('Vary', 'Origin');
    }
    if (c.req.method !== 'OPTIONS') return await next();
    requireDemoSite(c);
    return c.body(null, 204);
  });
}

function admitToDemo(c: Context<AppEnv>, row: Endpoint): void {
  demoOf(c);
  if (row.path === DEMO_ENDPOINTS.demoHours.path) {
    if (row.method !== 'GET') requireDemoSite(c);
  } else if (!requireOwnOrigin(c.req.raw, [c.var.config.consoleOrigin])) {
    fail('badOrigin');
  }
}

function requireDemoSite(c: Context<AppEnv>): void {
  const origin = c.req.header('Origin');
  if (origin !== demoOf(c).siteOrigin && origin !== c.var.config.chatOrigin) fail('badOrigin');
}

/** Signing in without a passkey, and the switch for the opening hours. */
function demoHandlers(): HandlersFor<'demo'> {
  return {
    async demoSignIn(c, { role }) {
      const id = DEMO_IDS[role];
      if (!(await volunteerExists(c.env.DB, id))) fail('notFound');
      const settings = await readSettings(c.env.DB);
      c.header('Set-Cookie', await startSession(c.env.DB, id, settings, Date.now()));
    },

    demoHours: async (c) => ({ state: demoStateOf(await readSettings(c.env.DB), Date.now()) }),

    async setDemoHours(c, { state }) {
      const nowMs = Date.now();
      const { openingHours } = await readSettings(c.env.DB);
      await patchSettings(c.env.DB, demoHoursPatch(state, openingHours.zone, nowMs), nowMs);
      await tellSettingsChanged(c.env);
      return { state };
    },
  };
}

/** @throws HttpError notFound unless the demo is on and asked for on this machine */
function demoOf(c: Context<AppEnv>): NonNullable<Config['demo']> {
  const { demo } = c.var.config;
  return demo && isOnThisMachine(c) ? demo : fail('notFound');
}

function isOnThisMachine(c: Context<AppEnv>): boolean {
  return isLoopback(new URL(c.req.url).hostname);
}
