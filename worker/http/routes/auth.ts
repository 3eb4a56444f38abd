import { registrationOptions, signInOptions, verifyRegistration, verifySignIn } from '../auth/passkeys.ts';
import { sha256, randomId } from '../../../protocol/bytes.ts';
import { endSession, newSession, startSession } from '../auth/session.ts';
import { recordSignIn, refuseRegistration, refuseSignIn } from '../auth/sign-in-record.ts';
import type { HandlersFor } from '../endpoint.ts';
import { fail } from '../errors.ts';
import { tellSignedOut } from '../tell-queue.ts';
import { createChallenge, takeChallenge } from '../../store/challenges.ts';
import { findInvitation } from '../../store/invitations.ts';
import { readSettings } from '../../store/settings.ts';
import { countAccess } from '../../store/access-counts.ts';
import { writeAudit } from '../../store/audit.ts';
import {
  addPasskey,
  findCredential,
  formerOwner,
  isAliasTaken,
  isPasskeyTaken,
  registerVolunteer,
  useCredential,
} from '../../store/volunteers.ts';

/** Invitations, passkeys and signing out. Each kind of failure has one answer, whichever check it was that failed. */
export const authHandlers = {
  async invitation(c, { invitation }) {
    const nowMs = Date.now();
    const found = await findInvitation(c.env.DB, await sha256(invitation), nowMs);
    const { role, alias, person } = found ?? (await refuseRegistration(c.env.DB, 'registerGone', nowMs));
    return { role, alias: person?.alias ?? alias, newPasskey: person !== null };
  },

  async registrationOptions(c, { invitation, alias }) {
    const nowMs = Date.now();
    const found = await findInvitation(c.env.DB, await sha256(invitation), nowMs);
    if (found === null) return await refuseRegistration(c.env.DB, 'registerGone', nowMs);
    if (found.person === null && (await isAliasTaken(c.env.DB, alias))) fail('aliasTaken');
    // One id for the challenge and for the volunteer it may make: the passkey carries it as its user handle.
    const id = randomId();
    const settings = await readSettings(c.env.DB);
    const person = found.person ?? { id, alias };
    const options = await registrationOptions(c.var.config, settings.organisation, person);
    await createChallenge(c.env.DB, { id, challenge: options.challenge, purpose: 'registration' }, nowMs);
    return { ...options, challengeId: id };
  },

  async register(c, body) {
    const nowMs = Date.now();
    const invitationHash = await sha256(body.invitation);
    const challenge = await takeChallenge(c.env.DB, body.challengeId, 'registration', nowMs);
    if (challenge === null) return await refuseRegistration(c.env.DB, 'registerWrong', nowMs);
    const credential = await verifyRegistration(c.var.config, challenge, body.response);
    if (!credential) return await refuseRegistration(c.env.DB, 'registerWrong', nowMs);
    const found = await findInvitation(c.env.DB, invitationHash, nowMs);
    if (found === null) return await refuseRegistration(c.env.DB, 'registerGone', nowMs);
    const { person } = found;
    if (await isPasskeyTaken(c.env.DB, credential.id)) fail('conflict');
    if (person === null && (await isAliasTaken(c.env.DB, body.alias))) fail('aliasTaken');
    const session = await newSession(await readSettings(c.env.DB), nowMs);
    const made = { invitationHash, credential, session };
    const registered =
      person === null
        ? await registerVolunteer(c.env.DB, { ...made, id: body.challengeId, alias: body.alias }, nowMs)
        : await addPasskey(c.env.DB, { ...made, id: person.id }, nowMs);
    if (!registered) return await refuseRegistration(c.env.DB, 'registerGone', nowMs);
    await countAccess(c.env.DB, 'register', nowMs);
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
    if (challenge === null) return await refuseSignIn(c.env.DB, 'signInStale', null, nowMs);
    const credential = await findCredential(c.env.DB, body.response.id);
    if (!credential) {
      const former = await formerOwner(c.env.DB, body.response.id);
      return await refuseSignIn(c.env.DB, former === null ? 'signInUnknown' : 'signInRemoved', former, nowMs);
    }
    const { volunteerId } = credential;
    const counter = await verifySignIn(c.var.config, challenge, body.response, credential);
    if (counter === null) return await refuseSignIn(c.env.DB, 'signInWrong', volunteerId, nowMs);
    await useCredential(c.env.DB, credential, counter, nowMs);
    await recordSignIn(c.env.DB, volunteerId, nowMs);
    const settings = await readSettings(c.env.DB);
    c.header('Set-Cookie', await startSession(c.env.DB, volunteerId, settings, nowMs, credential.id));
  },

  async signOut(c) {
    const ended = await endSession(c.env, c.req.raw);
    c.header('Set-Cookie', ended.cookie);
    if (ended.volunteerId === null) return;
    const { volunteerId, tokenHash } = ended;
    await tellSignedOut(c.env, [tokenHash]);
    const entry = { volunteerId, act: 'signOut', conversationId: null, reason: null } as const;
    await writeAudit(c.env.DB, entry, Date.now());
  },
} satisfies Omit<HandlersFor<'newcomer'>, 'me'>;
