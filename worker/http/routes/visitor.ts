import { sha256 } from '../../../protocol/bytes.ts';
import { PROTOCOL_VERSION } from '../../../protocol/version.ts';
import type { HandlersFor } from '../endpoint.ts';
import { fail } from '../errors.ts';
import { CLEAR_STORAGE } from '../security-headers.ts';
import { upgradeRequest } from '../../objects/kit/identity.ts';
import { eraseNow } from '../../objects/kit/erase-conversations.ts';
import { newRoomId, queueOf, roomOf } from '../../objects/kit/stubs.ts';
import { insertConversation } from '../../store/archive.ts';
import { wishWiped } from '../../store/erasure.ts';
import { isSiteListed, loadAvailability } from './availability.ts';

const DAY_MS = 86_400_000;

/** What a visitor's page asks; nobody signs in, and nothing about who asks is read or kept. */
export const visitorHandlers = {
  /**
   * [Q2] The queue decides; then the D1 row [R4], then the room. Each step may be repeated, so a client that heard
   * nothing sends the same sign-up again and gets the same room.
   */
  async signUp(c, body) {
    if (body.version !== PROTOCOL_VERSION) fail('version');
    const { config, env } = { config: c.var.config, env: c.env };
    const nowMs = Date.now();
    const { availability, settings } = await loadAvailability(env, config, nowMs);
    // [Q9] The hours are known here, so that no object is woken to say no. Whether it is full the queue knows best.
    const shut = availability.state === 'closed' || availability.state === 'signUpEnded';
    const answer = shut
      ? ({ outcome: 'closed' } as const)
      : await queueOf(env).signUp({ roomId: newRoomId(env), signUpId: body.signUpId });
    if (answer.outcome !== 'admitted') {
      // The published numbers may lag a moment behind the queue, whose word is the newer one.
      const full = answer.outcome === 'full' && availability.state === 'open';
      const refused = full
        ? { state: 'full' as const, signUpEndsInMs: availability.signUpEndsInMs }
        : availability;
      return { outcome: 'refused', availability: refused };
    }
    const { roomId, times } = answer;
    await insertConversation(env.DB, {
      id: roomId,
      createdAtMs: nowMs,
      language: body.language,
      site: isSiteListed(body.site, settings.sites, config) ? body.site : null,
      eraseAtMs: nowMs + settings.retentionDays * DAY_MS,
      resumeHash: body.resumeTokenHash,
    });
    const room = roomOf(env, roomId) ?? fail('internal');
    await room.begin({ signUpId: body.signUpId, tokenHash: body.resumeTokenHash, times });
    return { outcome: 'admitted', roomId };
  },

  /** Quick exit, by beacon: whatever happens, the same empty answer. */
  async exit(c, { roomId, token, leaves }) {
    // It would take along what a console of the same origin keeps in the same browser.
    const alone = c.var.config.chatOrigin !== c.var.config.consoleOrigin;
    if (leaves === true && alone) c.header(...CLEAR_STORAGE);
    await roomOf(c.env, roomId)?.exit(token);
  },

  /**
   * [B4] The visitor has the conversation wiped after its end. The room ends the visitor's part at once, so that the token answers `gone`
   * whether or not it may be erased now; the rest happens after the answer, which so takes the same time for everybody.
   */
  async wipe(c, { roomId, token }) {
    await roomOf(c.env, roomId)?.exit(token);
    const nowMs = Date.now();
    await wishWiped(c.env.DB, { id: roomId, resumeHash: await sha256(token) }, nowMs);
    c.executionCtx.waitUntil(eraseNow(c.env, roomId, 'wiped', nowMs));
  },

  /** The conversation's socket. Who it is for is said in its first frame, never in the address. */
  async visitorSocket(c) {
    const room = roomOf(c.env, c.req.param('roomId')) ?? fail('notFound');
    return room.fetch(upgradeRequest(null));
  },
} satisfies HandlersFor<'visitor'>;
