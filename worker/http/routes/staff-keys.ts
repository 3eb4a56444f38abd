import { isGenuineKey } from '../auth/public-keys.ts';
import type { Handlers } from '../endpoint.ts';
import { fail } from '../errors.ts';
import { putStaffKey, putStaffKeyWrap, staffKeyOf } from '../../store/staff-keys.ts';

/** One's own lasting key, to which is sealed what is shared with one. */
export const staffKeyHandlers = {
  async staffKey(c) {
    return await staffKeyOf(c.env.DB, c.var.session.volunteerId);
  },

  async putStaffKey(c, body) {
    const { volunteerId, role } = c.var.session;
    // A coordinator's opens the review keys as well, and a recovery code always opens it.
    if (!(await isGenuineKey(body.key)) || (role === 'coordinator') !== (body.recovery !== null))
      fail('badRequest');
    if (await putStaffKey(c.env, volunteerId, body, Date.now())) return;
    const { own } = await staffKeyOf(c.env.DB, volunteerId);
    // The same again, after its answer got lost, is no conflict.
    if (own?.key.id !== body.key.id) fail('conflict');
  },

  async putStaffKeyWrap(c, body) {
    const { volunteerId } = c.var.session;
    if (!(await putStaffKeyWrap(c.env.DB, volunteerId, body, Date.now()))) fail('forbidden');
  },
} satisfies Handlers<'staffKey' | 'putStaffKey' | 'putStaffKeyWrap'>;
