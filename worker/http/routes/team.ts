import type { Context } from 'hono';
import type { VolunteerRole } from '../../../protocol/http/staff.ts';
import { dateAt } from '../../domain/hours/opening-hours.ts';
import { createInvitation, revokeInvitation } from '../../store/invitations.ts';
import { removePerson, withdrawAccess } from '../../store/removal.ts';
import { readSettings } from '../../store/settings.ts';
import { changePerson, readTeam } from '../../store/team.ts';
import { isAliasTaken } from '../../store/volunteers.ts';
import type { StaffEnv } from '../app-env.ts';
import type { Handlers } from '../endpoint.ts';
import { fail } from '../errors.ts';
import { tellSignedOut } from '../tell-queue.ts';

const HOUR_MS = 3_600_000;

/** [T1] Who works here, who is invited, and removing somebody: for coordinators. */
export const teamHandlers = {
  async team(c) {
    const { openingHours } = await readSettings(c.env.DB);
    return await readTeam(c.env.DB, (atMs) => dateAt(openingHours.zone, atMs), Date.now());
  },

  async invite(c, { secretHash, role, alias }) {
    if (alias !== null && (await isAliasTaken(c.env.DB, alias))) fail('aliasTaken');
    return await invited(c, { secretHash, role, alias, personId: null });
  },

  invitePasskey: (c, { secretHash }) =>
    invited(c, { secretHash, role: null, alias: null, personId: c.req.param('id') }),

  async revokeInvitation(c) {
    await revokeInvitation(c.env.DB, c.var.session.volunteerId, c.req.param('id'), Date.now());
  },

  async changePerson(c, said) {
    const id = c.req.param('id');
    if (!(await changePerson(c.env.DB, c.var.session.volunteerId, { ...said, id }, Date.now()))) fail('gone');
  },

  async removePerson(c, { alias }) {
    const nowMs = Date.now();
    const id = c.req.param('id');
    const removed = await removePerson(c.env.DB, c.var.session.volunteerId, { id, alias }, nowMs);
    if (removed === 'otherAlias') return fail('badRequest', [{ field: 'alias', rule: 'invalid_value' }]);
    if (typeof removed === 'string') return fail(removed);
    await tellSignedOut(c.env, removed.sessions);
    await withdrawAccess(c.env, id, nowMs);
  },
} satisfies Handlers<
  'team' | 'invite' | 'invitePasskey' | 'revokeInvitation' | 'changePerson' | 'removePerson'
>;

async function invited(
  c: Context<StaffEnv>,
  invitation: {
    secretHash: string;
    role: VolunteerRole | null;
    alias: string | null;
    personId: string | null;
  },
): Promise<{ expiresAt: number }> {
  const nowMs = Date.now();
  const { invitationHours } = await readSettings(c.env.DB);
  const until = { ...invitation, expiresAtMs: nowMs + invitationHours * HOUR_MS };
  const expiresAt = await createInvitation(c.env.DB, c.var.session.volunteerId, until, nowMs);
  return { expiresAt: expiresAt ?? fail('gone') };
}
