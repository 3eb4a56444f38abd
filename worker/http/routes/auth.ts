import { registrationOptions, signInOptions, verifyRegistration, verifySignIn } from '../auth/passkeys.ts';
import { sha256, randomId } from '../../../protocol/bytes.ts';
import { endSession, newSession, startSession } from '../auth/session.ts';
import type { HandlersFor } from '../endpoint.ts';
import { fail } from '../errors.ts';
import { createChallenge, takeChallenge } from '../../store/challenges.ts';
import { invitationRole } from '../../store/invitations.ts';
import { readSettings } from '../../store/settings.ts';
import { logError } from '../../platform/log.ts';
import { queueOf } from '../../objects/kit/stubs.ts';
import { findCredential, registerVolunteer, useCredential } from '../../store/volunteers.ts';

/** Invitations, passkeys and signing out. Each kind of failure has one answer, whichever check it was that failed. */
export const authHandlers = {
  async invitation(c, { invitation }) {
    const role = await invitationRole(c.env.DB, await sha256(invitation), Date.now());
    return { role: role ?? fail('gone') };
  },

  async registrationOptions(c, { invitation, alias }) {
    const nowMs = Date.now();
    if ((await invitationRole(c.env.DB, await sha256(invitation), nowMs)) === null) fail('gone');
    // One id for the challenge and for the volunteer it may make: the passkey carries it as its user handle.
    const id = randomId();
    const settings = await readSettings(c.env.DB);
    const options = await registrationOptions(c.var.config, settings.organisation, { id, alias });
    await createChallenge(c.env.DB, { id, challenge: options.challenge, purpose: 'registration' }, nowMs);
    return { ...options, challengeId: id };
  },

  async register(c, body) {
    const nowMs = Date.now();
    const invitationHash = await sha256(body.invitation);
    const challenge = await takeChallenge(c.env.DB, body.challengeId, 'registration', nowMs);
    if (challenge === null) return fail('badRequest');
    const credential = await verifyRegistration(c.var.config, challenge, body.response);
    if (!credential) return fail('badRequest');
    if ((await findCredential(c.env.DB, credential.id)) !== null) fail('conflict');
    const session = await newSession(await readSettings(c.env.DB), nowMs);
    const volunteer = { id: body.challengeId, alias: body.alias, invitationHash, credential, session };
    if (!(await registerVolunteer(c.env.DB, volunteer, nowMs))) fail('gone');
    c.header('Set-Cookie', session.cookie);
  },

  async signInOptions(c) {
    const options = await signInOptions(c.var.config);
    const id = randomId();
    await createChallenge(c.env.DB, { id, challenge: options.challenge, purpose: 'signIn' }, Date.now());
    return { ...options, challengeId: id };
  },

  async signIn(c, body) {
    const nowMs = Date.now();
    const challenge = await takeChallenge(c.env.DB, body.challengeId, 'signIn', nowMs);
    if (challenge === null) return fail('notSignedIn');
    const credential = await findCredential(c.env.DB, body.response.id);
    if (!credential) return fail('notSignedIn');
    const counter = await verifySignIn(c.var.config, challenge, body.response, credential);
    if (counter === null) return fail('notSignedIn');
    await useCredential(c.env.DB, credential, counter, nowMs);
    const settings = await readSettings(c.env.DB);
    c.header('Set-Cookie', await startSession(c.env.DB, credential.volunteerId, settings, nowMs));
  },

  async signOut(c) {
    const { tokenHash, cookie } = await endSession(c.env, c.req.raw);
    c.header('Set-Cookie', cookie);
    if (tokenHash === null) return;
    // Signed out all the same if the queue can't be told: it looks at the sessions once a minute.
    await queueOf(c.env)
      .signedOut(tokenHash)
      .catch((error: unknown) => logError('http', error));
  },
} satisfies Omit<HandlersFor<'newcomer'>, 'me'>;
