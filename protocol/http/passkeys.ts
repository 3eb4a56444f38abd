import * as z from 'zod';
import { ClientId } from '../sealed.ts';
import { webAuthnResponse } from './staff.ts';

/* The passkeys of who works here: one's own, and for coordinators those of a colleague. The routes are in endpoints.ts. */

/** YYYY-MM-DD in the helpline's zone. */
const day = z.iso.date();
const PasskeyId = z.string().min(1).max(1_400);

/** Nothing is kept of the device that a passkey is on, so that only its days tell it from another. */
export const PasskeysBody = z.strictObject({
  passkeys: z.array(
    z.strictObject({
      id: PasskeyId,
      madeOn: day,
      /** Null: nobody has signed in with it since it was made. */
      usedOn: day.nullable(),
      /** It opens its owner's mailbox, and a coordinator's review keys. */
      opens: z.boolean(),
      /** The session that asks began with it. */
      here: z.boolean(),
    }),
  ),
});
export type PasskeysBody = z.infer<typeof PasskeysBody>;

/** What a passkey of one's own answered, without which nobody adds another: an open console is not enough. */
export const PasskeyProofBody = z.strictObject({ challengeId: ClientId, response: webAuthnResponse });
/** The passkey that was made with the options that this gave. */
export const NewPasskeyBody = z.strictObject({ challengeId: ClientId, response: webAuthnResponse });
export const RetirePasskeyBody = z.strictObject({ id: PasskeyId });
