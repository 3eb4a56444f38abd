import { Hono } from 'hono';
import type { AppEnv } from '../app-env.ts';
import { readRunningSession } from '../auth/session.ts';
import { requireStaff } from '../auth/staff.ts';
import { fail } from '../errors.ts';
import { upgradeRequest } from '../../objects/kit/identity.ts';
import { queueOf, roomOf } from '../../objects/kit/stubs.ts';

/** The consoles' sockets. The session is read here; the objects get an identity that only the Worker can make. */
export const consoleSocketRoutes = new Hono<AppEnv>();

consoleSocketRoutes.get('/console/queue', requireStaff, async (c) => {
  if (c.req.header('Upgrade') !== 'websocket') fail('badRequest');
  const { volunteerId, alias, tokenHash } = c.var.session;
  const identity = { volunteerId, alias, sessionHash: tokenHash };
  return queueOf(c.env).fetch(upgradeRequest({ role: 'volunteer', identity }));
});

/** [C8] A session that ran out in the middle of a talk may finish it: the room lets in only the assigned one. */
consoleSocketRoutes.get('/console/rooms/:roomId', async (c) => {
  if (c.req.header('Upgrade') !== 'websocket') fail('badRequest');
  const session = (await readRunningSession(c.env.DB, c.req.raw)) ?? fail('notSignedIn');
  const room = roomOf(c.env, c.req.param('roomId')) ?? fail('notFound');
  const { volunteerId, alias, tokenHash } = session;
  const identity = { volunteerId, alias, sessionHash: tokenHash };
  return room.fetch(upgradeRequest({ role: 'volunteer', identity }));
});

/** [C6] The seat beside a talk: for whoever works here, if it is free or theirs. */
consoleSocketRoutes.get('/console/rooms/:roomId/coach', requireStaff, async (c) => {
  if (c.req.header('Upgrade') !== 'websocket') fail('badRequest');
  const room = roomOf(c.env, c.req.param('roomId')) ?? fail('notFound');
  const { volunteerId, alias, tokenHash } = c.var.session;
  const identity = { volunteerId, alias, sessionHash: tokenHash };
  return room.fetch(upgradeRequest({ role: 'coach', identity }));
});
