import { randomId, sha256 } from '../../../protocol/bytes.ts';
import { RoomId } from '../../../protocol/sealed.ts';
import {
  FRESH_PASSKEY_MS,
  type Person,
  type Refusal,
  type Step,
} from '../../domain/confidentiality/concern.ts';
import { createChallenge, takeChallenge } from '../../store/challenges.ts';
import { isConcern, listConcerns } from '../../store/concern-list.ts';
import { reportConcern } from '../../store/concern-reports.ts';
import { stepConcern, type Written } from '../../store/concern-steps.ts';
import { listNotes, markNotesRead } from '../../store/notes.ts';
import { findCredential, useCredential } from '../../store/volunteers.ts';
import { signInOptions, verifySignIn } from '../auth/passkeys.ts';
import type { Session } from '../auth/session.ts';
import type { Handlers } from '../endpoint.ts';
import { fail } from '../errors.ts';
import { recordRefusal } from '../refusals.ts';

/** [B1] Breaking confidentiality: the report of somebody in the talk, and the steps of two coordinators. */
export const concernHandlers = {
  async raiseConcern(c, body) {
    const id = RoomId.safeParse(c.req.param('id')).data ?? fail('notFound');
    const by = personOf(c.var.session);
    const outcome = await reportConcern(c.env.DB, { conversationId: id, by, ...body }, Date.now());
    if (outcome === 'forbidden') {
      await recordRefusal(c, { volunteerId: by.id, route: 'raiseConcern', conversationId: id }, Date.now());
      fail('forbidden');
    }
    if (outcome === 'gone') fail('erased');
    return outcome;
  },

  async notes(c) {
    return await listNotes(c.env.DB, c.var.session.volunteerId);
  },

  async readNotes(c) {
    await markNotesRead(c.env.DB, c.var.session.volunteerId, Date.now());
  },

  async concerns(c) {
    return await listConcerns(c.env.DB, personOf(c.var.session), Date.now());
  },

  async takeUpConcern(c, { account }) {
    const written = JSON.stringify(account);
    const step = { type: 'takeUp', account: await sha256(written) } as const;
    await take(c, step, { account: written });
  },

  async approvalOptions(c) {
    if (!(await isConcern(c.env.DB, c.req.param('id')))) fail('notFound');
    const options = await signInOptions(c.var.config);
    const id = randomId();
    await createChallenge(
      c.env.DB,
      {
        id,
        challenge: options.challenge,
        purpose: 'disclosure',
        subject: subjectOf(c.var.session, c.req.param('id')),
        validMs: FRESH_PASSKEY_MS,
      },
      Date.now(),
    );
    return { ...options, timeout: FRESH_PASSKEY_MS, challengeId: id };
  },

  async approveDisclosure(c, { account, challengeId, response }) {
    const nowMs = Date.now();
    const { session, config } = c.var;
    const subject = subjectOf(session, c.req.param('id'));
    const challenge = await takeChallenge(c.env.DB, challengeId, 'disclosure', nowMs, subject);
    const credential = await findCredential(c.env.DB, response.id);
    const counter =
      challenge !== null && credential?.volunteerId === session.volunteerId
        ? await verifySignIn(config, challenge, response, credential)
        : null;
    if (credential !== null && counter !== null) await useCredential(c.env.DB, credential, counter, nowMs);
    await take(c, { type: 'approve', account, freshPasskey: counter !== null });
  },

  async disclose(c, { delivery, hash, bytes, sizes, until }) {
    const written = {
      delivery: JSON.stringify(delivery),
      package_hash: hash,
      package_bytes: bytes,
      ...(sizes && { package_sizes: JSON.stringify(sizes) }),
    };
    await take(c, { type: 'disclose', untilMs: until ?? Infinity }, written);
  },

  async shortenHold(c, { until }) {
    await take(c, { type: 'shorten', untilMs: until });
  },

  async endConcern(c, { as }) {
    await take(c, { type: as });
  },
} satisfies Handlers<
  | 'raiseConcern'
  | 'notes'
  | 'readNotes'
  | 'concerns'
  | 'takeUpConcern'
  | 'approvalOptions'
  | 'approveDisclosure'
  | 'disclose'
  | 'shortenHold'
  | 'endConcern'
>;

const personOf = ({ volunteerId, role }: Session): Person => ({ id: volunteerId, role });
/** A challenge is for this person and this concern alone. */
const subjectOf = ({ volunteerId }: Session, concernId: string) => `${volunteerId} ${concernId}`;

const REFUSALS = {
  notYours: 'forbidden',
  otherPerson: 'otherPerson',
  freshPasskey: 'confirmAgain',
  changed: 'conflict',
  erased: 'erased',
  time: 'badRequest',
  unknown: 'notFound',
} as const satisfies Record<Refusal | 'unknown', unknown>;

type Asked = {
  req: { param: (name: 'id') => string };
  env: { DB: D1Database };
  var: { session: Session };
};

/** @throws HttpError that says why the step was not taken */
async function take(c: Asked, step: Step, written: Written = {}): Promise<void> {
  const by = personOf(c.var.session);
  const refused = await stepConcern(c.env.DB, c.req.param('id'), { step, by, written }, Date.now());
  if (refused !== null) fail(REFUSALS[refused]);
}
