import type { Session } from '../auth/session.ts';
import type { Handlers } from '../endpoint.ts';
import { fail } from '../errors.ts';
import { upgradeRequest } from '../../objects/kit/identity.ts';
import { queueOf, roomOf } from '../../objects/kit/stubs.ts';

/** The consoles' sockets. Each object gets an identity that only the Worker can make. */
export const consoleSocketHandlers = {
  queueSocket: (c) =>
    queueOf(c.env).fetch(upgradeRequest({ role: 'volunteer', identity: identityOf(c.var.session) })),

  /** [C8] A session that ran out in the middle of a talk may finish it: the room lets in only the assigned one. */
  volunteerSocket(c) {
    const room = roomOf(c.env, c.req.param('roomId')) ?? fail('notFound');
    return room.fetch(upgradeRequest({ role: 'volunteer', identity: identityOf(c.var.session) }));
  },

  /** [C6] To sit in on a talk: for whoever works here, if a colleague is wanted there or it is they who sit in. */
  coachSocket(c) {
    const room = roomOf(c.env, c.req.param('roomId')) ?? fail('notFound');
    return room.fetch(upgradeRequest({ role: 'coach', identity: identityOf(c.var.session) }));
  },
} satisfies Handlers<'queueSocket' | 'volunteerSocket' | 'coachSocket'>;

const identityOf = ({ volunteerId, alias, role, tokenHash }: Session) => ({
  volunteerId,
  alias,
  sessionHash: tokenHash,
  role,
});
