import type { Handlers } from '../endpoint.ts';
import { tellSignedOut } from '../tell-queue.ts';
import { endOtherSessions, listSessions } from '../../store/sessions.ts';
import { readSettings } from '../../store/settings.ts';

/** [A3] Where one is signed in, and ending that elsewhere. One's own session ends by signing out. */
export const sessionHandlers = {
  async sessions(c) {
    const { session } = await readSettings(c.env.DB);
    return await listSessions(c.env.DB, c.var.session, session.idleMinutes * 60_000, Date.now());
  },

  async endSession(c) {
    const id = c.req.param('id');
    await tellSignedOut(c.env, await endOtherSessions(c.env.DB, c.var.session, id, Date.now()));
  },

  async endOtherSessions(c) {
    await tellSignedOut(c.env, await endOtherSessions(c.env.DB, c.var.session, null, Date.now()));
  },
} satisfies Handlers<'sessions' | 'endSession' | 'endOtherSessions'>;
