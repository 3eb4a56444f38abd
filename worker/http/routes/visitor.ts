import { Hono } from 'hono';
import { ExitBody, SignUpBody, type SignUpAnswer } from '../../../protocol/http.ts';
import { PROTOCOL_VERSION } from '../../../protocol/version.ts';
import type { AppEnv } from '../app-env.ts';
import { readBody } from '../body.ts';
import { fail } from '../errors.ts';
import { upgradeRequest } from '../../objects/kit/identity.ts';
import { newRoomId, queueOf, roomOf } from '../../objects/kit/stubs.ts';
import { insertConversation } from '../../store/archive.ts';
import { isSiteListed, loadAvailability } from './availability.ts';

const DAY_MS = 86_400_000;

/** What a visitor's page asks; nobody signs in, and nothing about who asks is read or kept. */
export const visitorRoutes = new Hono<AppEnv>();

/**
 * [Q2] The queue decides; then the D1 row [R4], then the room. Each step may be repeated, so a client that heard
 * nothing sends the same sign-up again and gets the same room.
 */
visitorRoutes.post('/sign-up', async (c) => {
  const body = await readBody(c, SignUpBody);
  if (body.version !== PROTOCOL_VERSION) fail('version');
  const { config, env } = { config: c.var.config, env: c.env };
  const nowMs = Date.now();
  const { availability, settings } = await loadAvailability(env, config, nowMs);
  const notReady = availability.state === 'closed' && availability.notReady;
  const answer = notReady
    ? ({ outcome: 'closed' } as const)
    : await queueOf(env).signUp({ roomId: newRoomId(env), signUpId: body.signUpId });
  if (answer.outcome !== 'admitted') {
    // The published numbers may lag a moment behind the queue, whose word is the newer one.
    const full = answer.outcome === 'full' && availability.state === 'open';
    const refused = full
      ? { state: 'full' as const, signUpEndsInMs: availability.signUpEndsInMs }
      : availability;
    return c.json({ outcome: 'refused', availability: refused } satisfies SignUpAnswer);
  }
  const { roomId, rules } = answer;
  await insertConversation(env.DB, {
    id: roomId,
    createdAtMs: nowMs,
    language: body.language,
    site: isSiteListed(body.site, settings.sites, config) ? body.site : null,
    eraseAtMs: nowMs + settings.retentionDays * DAY_MS,
  });
  const room = roomOf(env, roomId) ?? fail('internal');
  await room.begin({ signUpId: body.signUpId, tokenHash: body.resumeTokenHash, rules });
  return c.json({ outcome: 'admitted', roomId } satisfies SignUpAnswer);
});

/** Quick exit, by beacon: whatever happens, the same empty answer. */
visitorRoutes.post('/exit', async (c) => {
  const { roomId, token } = await readBody(c, ExitBody);
  await roomOf(c.env, roomId)?.exit(token);
  return c.body(null, 204);
});

/** The conversation's socket. Who it is for is said in its first frame, never in the address. */
visitorRoutes.get('/rooms/:roomId', async (c) => {
  if (c.req.header('Upgrade') !== 'websocket') fail('badRequest');
  const room = roomOf(c.env, c.req.param('roomId')) ?? fail('notFound');
  return room.fetch(upgradeRequest(null));
});
