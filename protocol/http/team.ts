import * as z from 'zod';
import { Hash } from '../sealed.ts';
import { Alias, VolunteerRole } from './staff.ts';

/* The people who work here, and who is invited: for coordinators alone. The routes are in endpoints.ts. */

/** YYYY-MM-DD in the helpline's zone: of when somebody was here nobody sees more than the day. */
const day = z.iso.date();

export const TeamBody = z.strictObject({
  people: z.array(
    z.strictObject({
      id: z.string(),
      alias: z.string(),
      role: VolunteerRole,
      inTraining: z.boolean(),
      mentor: z.boolean(),
      lastActiveOn: day,
      passkeys: z.int(),
      /** The version of the statement of secrecy that they accepted last; null if none. */
      secrecyN: z.int().nullable(),
    }),
  ),
  /** Those that can still be used. */
  invitations: z.array(
    z.strictObject({
      /** The beginning of the secret's hash; says nothing of the secret. */
      id: z.string().length(22),
      role: VolunteerRole,
      /** The alias that was proposed, or of whom it gives a new passkey; null if none. */
      alias: z.string().nullable(),
      newPasskey: z.boolean(),
      expiresAt: z.number(),
    }),
  ),
  /** The version of the statement of secrecy that counts now. */
  secrecyN: z.int(),
});
export type TeamBody = z.infer<typeof TeamBody>;

/** The console makes the secret, and the server learns its hash alone: nobody can read an unused link there. */
export const InviteBody = z.strictObject({ secretHash: Hash, role: VolunteerRole, alias: Alias.nullable() });
export const InvitePasskeyBody = z.strictObject({ secretHash: Hash });
export const InvitedBody = z.strictObject({ expiresAt: z.number() });

export const ChangePersonBody = z.strictObject({ inTraining: z.boolean(), mentor: z.boolean() });
export type ChangePersonBody = z.infer<typeof ChangePersonBody>;

/** The alias as it was typed, so that nobody is removed in place of somebody else. */
export const RemovePersonBody = z.strictObject({ alias: Alias });
