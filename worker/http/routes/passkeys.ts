import type { Context } from 'hono';
import { randomId } from '../../../protocol/bytes.ts';
import { dateAt } from '../../domain/hours/opening-hours.ts';
import { createChallenge, takeChallenge } from '../../store/challenges.ts';
import { addOwnPasskey, listPasskeys, retirePasskey } from '../../store/passkeys.ts';
import { readSettings } from '../../store/settings.ts';
import { findCredential, useCredential, volunteerExists } from '../../store/volunteers.ts';
import type { StaffEnv } from '../app-env.ts';
import { registrationOptions, signInOptions, verifyRegistration, verifySignIn } from '../auth/passkeys.ts';
import type { Handlers } from '../endpoint.ts';
import { fail } from '../errors.ts';
import { tellSignedOut } from '../tell-queue.ts';

/** [A15] One's own passkeys, and for coordinators those of a colleague: to see them, to add one's own, and to take away one that is lost. */
export const passkeyHandlers = {
  passkeys: (c) => listed(c, c.var.session.volunteerId),

  async passkeyProof(c) {
    const options = await signInOptions(c.var.config);
    const id = randomId();
    const { challenge } = options;
    await createChallenge(c.env.DB, { id, challenge, purpose: 'signIn', subject: subjectOf(c) }, Date.now());
    return { ...options, challengeId: id };
  },

  async newPasskeyOptions(c, { challengeId, response }) {
    const nowMs = Date.now();
    const { session, config } = c.var;
    const challenge = await takeChallenge(c.env.DB, challengeId, 'signIn', nowMs, subjectOf(c));
    const credential = await findCredential(c.env.DB, response.id);
    if (challenge === null || credential?.volunteerId !== session.volunteerId) return fail('confirmAgain');
    const counter = await verifySignIn(config, challenge, response, credential);
    if (counter === null) return fail('confirmAgain');
    await useCredential(c.env.DB, credential, counter, nowMs);
    const { organisation } = await readSettings(c.env.DB);
    const person = { id: session.volunteerId, alias: session.alias };
    const { passkeys } = await listed(c, session.volunteerId);
    const options = {
      ...(await registrationOptions(config, organisation, person)),
      // An authenticator that has one already makes no second.
      excludeCredentials: passkeys.map(({ id }) => ({ id, type: 'public-key' })),
    };
    const id = randomId();
    const made = {
      id,
      challenge: options.challenge,
      purpose: 'registration',
      subject: subjectOf(c),
    } as const;
    await createChallenge(c.env.DB, made, nowMs);
    return { ...options, challengeId: id };
  },

  async addOwnPasskey(c, { challengeId, response }) {
    const nowMs = Date.now();
    const { session, config } = c.var;
    const challenge = await takeChallenge(c.env.DB, challengeId, 'registration', nowMs, subjectOf(c));
    const credential = challenge === null ? null : await verifyRegistration(config, challenge, response);
    if (credential === null) return fail('confirmAgain');
    const mine = { ...credential, volunteerId: session.volunteerId };
    if (!(await addOwnPasskey(c.env.DB, mine, nowMs))) fail('conflict');
  },

  retirePasskey: (c, { id }) => retire(c, c.var.session.volunteerId, id),

  async theirPasskeys(c) {
    const id = c.req.param('id');
    return (await volunteerExists(c.env.DB, id)) ? await listed(c, id) : fail('notFound');
  },

  retireTheirPasskey: (c, { id }) => retire(c, c.req.param('id'), id),
} satisfies Handlers<
  | 'passkeys'
  | 'passkeyProof'
  | 'newPasskeyOptions'
  | 'addOwnPasskey'
  | 'retirePasskey'
  | 'theirPasskeys'
  | 'retireTheirPasskey'
>;

/** Both challenges are for this session alone, and answer no sign-in and no invitation. */
const subjectOf = ({ var: { session } }: Pick<Context<StaffEnv>, 'var'>): string =>
  `addPasskey ${session.tokenHash}`;

async function listed(c: Context<StaffEnv>, volunteerId: string) {
  const { openingHours } = await readSettings(c.env.DB);
  const dayOf = (atMs: number): string => dateAt(openingHours.zone, atMs);
  return await listPasskeys(c.env.DB, volunteerId, c.var.session.tokenHash, dayOf);
}

async function retire(c: Context<StaffEnv>, volunteerId: string, credentialId: string): Promise<void> {
  const retired = await retirePasskey(c.env, c.var.session, { volunteerId, credentialId }, Date.now());
  if (typeof retired === 'string') return fail(retired);
  await tellSignedOut(c.env, retired.sessions);
}
