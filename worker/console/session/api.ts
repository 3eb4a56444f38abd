import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser';
import {
  addressOf,
  DEMO_ENDPOINTS,
  ENDPOINTS,
  type AnswerOf,
  type BodyOf,
  type Endpoint,
} from '../../../protocol/endpoints.ts';
import { ERRORS, type ErrorCode, type FieldProblem } from '../../../protocol/error-codes.ts';
import type { AuditQuery } from '../../../protocol/http/audit.ts';
import type { ConcernBody, DisclosureBody, EndConcernBody } from '../../../protocol/http/concerns.ts';
import type { ConversationsQuery, OpenConversationBody } from '../../../protocol/http/coordinator.ts';
import type {
  ConfirmStaffKeyBody,
  GrantBody,
  LostReviewKeyBody,
  NewStaffKeyBody,
  NextReviewKeyBody,
  PasskeyWrap,
  ReviewKeyBody,
  SigningKeyBody,
  WrappedKey,
} from '../../../protocol/http/keys.ts';
import type { CommentBody, NewShareBody } from '../../../protocol/http/shares.ts';
import type { ClosingBody, LongerBody } from '../../../protocol/http/today.ts';
import { SettingsBody, type CheckBody, type SettingsPatchBody } from '../../../protocol/http/settings.ts';
import type { ContactRecord, MeBody, PasskeyOptions, VolunteerRole } from '../../../protocol/http/staff.ts';
import type { ChangePersonBody } from '../../../protocol/http/team.ts';
import { readerOf } from '../../../protocol/lenient.ts';
import type { PublicKey, SealedText } from '../../../protocol/sealed.ts';
import { touchedWithin } from '../kit/touched.ts';

/** A request is its person's for so long after they touched the page. */
const TOUCHED_MS = 60_000;

/** `network`: no answer. `unreadable`: an answer that is not what the protocol says. */
export type ApiErrorCode = ErrorCode | 'network' | 'unreadable';

export class ApiError extends Error {
  readonly code: ApiErrorCode;
  /** The fields that the server refused, so that a form can point at them. */
  readonly problems: readonly FieldProblem[];
  /** The settings that a change of them lost to. */
  readonly current: SettingsBody | null;

  constructor(
    code: ApiErrorCode,
    problems: readonly FieldProblem[] = [],
    current: SettingsBody | null = null,
  ) {
    super(code);
    this.code = code;
    this.problems = problems;
    this.current = current;
  }
}

/** What went wrong, also for things other than requests. */
export function errorCodeOf(error: unknown): ApiErrorCode {
  return error instanceof ApiError ? error.code : 'unreadable';
}

/** Every request the console makes, by its row in protocol/endpoints.ts. Whatever goes wrong is an `ApiError`. */
export class Api {
  me = async (): Promise<MeBody> => {
    const answer = await ask(ENDPOINTS.me, undefined);
    if (answer.volunteer === null) throw new ApiError('notSignedIn');
    return answer;
  };
  settings = () => ask(ENDPOINTS.settings, undefined);
  putConsoleKey = (key: PublicKey) => ask(ENDPOINTS.putConsoleKey, key);
  sendRecord = (id: string, record: ContactRecord) =>
    ask(ENDPOINTS.sendRecord, record, addressOf(ENDPOINTS.sendRecord.path, { id }));

  raiseConcern = (id: string, body: ConcernBody) =>
    ask(ENDPOINTS.raiseConcern, body, addressOf(ENDPOINTS.raiseConcern.path, { id }));

  secrecy = () => ask(ENDPOINTS.secrecy, undefined);
  purgeState = () => ask(ENDPOINTS.purgeState, undefined);
  retention = (before: number | null) =>
    ask(ENDPOINTS.retention, undefined, withQuery(ENDPOINTS.retention.path, { before: before ?? undefined }));
  eraseConversation = (id: string, reason: BodyOf<typeof ENDPOINTS.eraseConversation>['reason']) =>
    ask(ENDPOINTS.eraseConversation, { reason }, addressOf(ENDPOINTS.eraseConversation.path, { id }));
  secrecyRecord = () => ask(ENDPOINTS.secrecyRecord, undefined);
  newSecrecy = (body: BodyOf<typeof ENDPOINTS.newSecrecy>) => ask(ENDPOINTS.newSecrecy, body);
  team = () => ask(ENDPOINTS.team, undefined);
  invite = (body: BodyOf<typeof ENDPOINTS.invite>) => ask(ENDPOINTS.invite, body);
  invitePasskey = (id: string, secretHash: string) =>
    ask(ENDPOINTS.invitePasskey, { secretHash }, addressOf(ENDPOINTS.invitePasskey.path, { id }));
  revokeInvitation = (id: string) =>
    ask(ENDPOINTS.revokeInvitation, undefined, addressOf(ENDPOINTS.revokeInvitation.path, { id }));
  changePerson = (id: string, body: ChangePersonBody) =>
    ask(ENDPOINTS.changePerson, body, addressOf(ENDPOINTS.changePerson.path, { id }));
  removePerson = (id: string, alias: string) =>
    ask(ENDPOINTS.removePerson, { alias }, addressOf(ENDPOINTS.removePerson.path, { id }));
  acceptSecrecy = (n: number) => ask(ENDPOINTS.acceptSecrecy, { n });

  passkeys = () => ask(ENDPOINTS.passkeys, undefined);
  passkeyProof = async () =>
    withChallenge<PublicKeyCredentialRequestOptionsJSON>(await ask(ENDPOINTS.passkeyProof, undefined));
  newPasskeyOptions = async ({ response, challengeId }: Signed<AuthenticationResponseJSON>) =>
    withChallenge<PublicKeyCredentialCreationOptionsJSON>(
      await ask(ENDPOINTS.newPasskeyOptions, { challengeId, response: { ...response } }),
    );
  addOwnPasskey = ({ response, challengeId }: Signed<RegistrationResponseJSON>) =>
    ask(ENDPOINTS.addOwnPasskey, { challengeId, response: { ...response } });
  retirePasskey = (id: string) => ask(ENDPOINTS.retirePasskey, { id });
  theirPasskeys = (id: string) =>
    ask(ENDPOINTS.theirPasskeys, undefined, addressOf(ENDPOINTS.theirPasskeys.path, { id }));
  retireTheirPasskey = (personId: string, id: string) =>
    ask(ENDPOINTS.retireTheirPasskey, { id }, addressOf(ENDPOINTS.retireTheirPasskey.path, { id: personId }));
  sessions = () => ask(ENDPOINTS.sessions, undefined);
  endSession = (id: string) =>
    ask(ENDPOINTS.endSession, undefined, addressOf(ENDPOINTS.endSession.path, { id }));
  endOtherSessions = () => ask(ENDPOINTS.endOtherSessions, undefined);

  checkInvitation = (invitation: string) => ask(ENDPOINTS.invitation, { invitation });
  registrationOptions = async (invitation: string, alias: string) =>
    withChallenge<PublicKeyCredentialCreationOptionsJSON>(
      await ask(ENDPOINTS.registrationOptions, { invitation, alias }),
    );
  register = ({
    response,
    ...body
  }: Signed<RegistrationResponseJSON> & { invitation: string; alias: string }) =>
    ask(ENDPOINTS.register, { ...body, response: { ...response } });
  signInOptions = async () =>
    withChallenge<PublicKeyCredentialRequestOptionsJSON>(await ask(ENDPOINTS.signInOptions, undefined));
  signIn = ({ response, challengeId }: Signed<AuthenticationResponseJSON>) =>
    ask(ENDPOINTS.signIn, { challengeId, response: { ...response } });
  demoSignIn = (role: VolunteerRole) => ask(DEMO_ENDPOINTS.demoSignIn, { role });
  signOut = () => ask(ENDPOINTS.signOut, undefined);

  today = () => ask(ENDPOINTS.today, undefined);
  closeNow = (body: ClosingBody) => ask(ENDPOINTS.closeNow, body);
  openNow = () => ask(ENDPOINTS.openNow, undefined);
  openLonger = (body: LongerBody) => ask(ENDPOINTS.openLonger, body);
  hoursAsBefore = () => ask(ENDPOINTS.hoursAsBefore, undefined);

  reviewKeys = () => ask(ENDPOINTS.reviewKeys, undefined);
  createReviewKey = (body: ReviewKeyBody) => ask(ENDPOINTS.createReviewKey, body);
  createSigningKey = (body: SigningKeyBody) => ask(ENDPOINTS.createSigningKey, body);
  nextReviewKey = (body: NextReviewKeyBody) => ask(ENDPOINTS.nextReviewKey, body);
  lostReviewKey = (body: LostReviewKeyBody) => ask(ENDPOINTS.lostReviewKey, body);
  putRing = (ring: WrappedKey) => ask(ENDPOINTS.putRing, ring);
  staffKeys = () => ask(ENDPOINTS.staffKeys, undefined);
  confirmStaffKey = (body: ConfirmStaffKeyBody) => ask(ENDPOINTS.confirmStaffKey, body);
  grantReviewKey = (body: GrantBody) => ask(ENDPOINTS.grantReviewKey, body);
  staffKey = () => ask(ENDPOINTS.staffKey, undefined);
  putStaffKey = (body: NewStaffKeyBody) => ask(ENDPOINTS.putStaffKey, body);
  putStaffKeyWrap = (body: PasskeyWrap) => ask(ENDPOINTS.putStaffKeyWrap, body);
  shares = () => ask(ENDPOINTS.shares, undefined);
  openShare = (id: string) =>
    ask(ENDPOINTS.openShare, undefined, addressOf(ENDPOINTS.openShare.path, { id }));
  makeShare = (conversationId: string, body: NewShareBody) =>
    ask(ENDPOINTS.makeShare, body, addressOf(ENDPOINTS.makeShare.path, { id: conversationId }));
  conversationShares = (id: string) =>
    ask(ENDPOINTS.conversationShares, undefined, addressOf(ENDPOINTS.conversationShares.path, { id }));
  endShare = (id: string) => ask(ENDPOINTS.endShare, undefined, addressOf(ENDPOINTS.endShare.path, { id }));
  awaitedShares = () => ask(ENDPOINTS.awaitedShares, undefined);
  comment = (conversationId: string, body: CommentBody) =>
    ask(ENDPOINTS.comment, body, addressOf(ENDPOINTS.comment.path, { id: conversationId }));
  conversations = (query: ConversationsQuery) =>
    ask(ENDPOINTS.conversations, undefined, withQuery(ENDPOINTS.conversations.path, query));
  openConversation = (id: string, body: OpenConversationBody) =>
    ask(ENDPOINTS.openConversation, body, addressOf(ENDPOINTS.openConversation.path, { id }));
  allSettings = () => ask(ENDPOINTS.allSettings, undefined);
  checkSettings = (body: CheckBody) => ask(ENDPOINTS.checkSettings, body);
  siteUse = () => ask(ENDPOINTS.siteUse, undefined);
  changeSettings = (body: SettingsPatchBody) => ask(ENDPOINTS.changeSettings, body);
  notes = () => ask(ENDPOINTS.notes, undefined);
  readNotes = () => ask(ENDPOINTS.readNotes, undefined);
  concerns = () => ask(ENDPOINTS.concerns, undefined);
  takeUpConcern = (id: string, account: SealedText) =>
    ask(ENDPOINTS.takeUpConcern, { account }, addressOf(ENDPOINTS.takeUpConcern.path, { id }));
  approvalOptions = async (id: string) =>
    withChallenge<PublicKeyCredentialRequestOptionsJSON>(
      await ask(ENDPOINTS.approvalOptions, undefined, addressOf(ENDPOINTS.approvalOptions.path, { id })),
    );
  approveDisclosure = (
    id: string,
    { response, ...body }: Signed<AuthenticationResponseJSON> & { account: string },
  ) =>
    ask(
      ENDPOINTS.approveDisclosure,
      { ...body, response: { ...response, clientExtensionResults: {} } },
      addressOf(ENDPOINTS.approveDisclosure.path, { id }),
    );
  disclose = (id: string, body: DisclosureBody) =>
    ask(ENDPOINTS.disclose, body, addressOf(ENDPOINTS.disclose.path, { id }));
  shortenHold = (id: string, until: number) =>
    ask(ENDPOINTS.shortenHold, { until }, addressOf(ENDPOINTS.shortenHold.path, { id }));
  endConcern = (id: string, as: EndConcernBody['as']) =>
    ask(ENDPOINTS.endConcern, { as }, addressOf(ENDPOINTS.endConcern.path, { id }));
  audit = (query: AuditQuery) => ask(ENDPOINTS.audit, undefined, withQuery(ENDPOINTS.audit.path, query));
  auditChain = (after: number) =>
    ask(ENDPOINTS.auditChain, undefined, withQuery(ENDPOINTS.auditChain.path, { after }));
  auditHeads = () => ask(ENDPOINTS.auditHeads, undefined);
  accessCounts = () => ask(ENDPOINTS.accessCounts, undefined);
}

type Signed<Response> = { challengeId: string; response: Response };

/** The server makes these with `@simplewebauthn/server`; the browser's own WebAuthn checks their inside. */
function withChallenge<T>({ challengeId, ...options }: PasskeyOptions) {
  return { challengeId, optionsJSON: options as unknown as T };
}

function withQuery(path: string, query: Readonly<Record<string, string | number | undefined>>): string {
  const asked = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return asked.length === 0 ? path : `${path}?${new URLSearchParams(asked).toString()}`;
}

/** Answers are read leniently: a newer server may say more than this console knows. */
async function ask<E extends Endpoint>(
  row: E,
  body: BodyOf<E>,
  address: string = row.path,
): Promise<AnswerOf<E>> {
  const response = await request(row.method, address, body);
  if (row.answer === null || row.answer === 'socket') return undefined as AnswerOf<E>;
  const answer = readerOf(row.answer)(await response.json().catch(() => null));
  if (answer === null) throw new ApiError('unreadable');
  return answer as AnswerOf<E>;
}

async function request(method: string, path: string, body: unknown): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      cache: 'no-store',
      headers: {
        // [A3] What a page asks on its own, while nobody is there, renews no session.
        'x-lo-touched': touchedWithin(TOUCHED_MS) ? '?1' : '?0',
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  } catch {
    throw new ApiError('network');
  }
  if (!response.ok) throw await errorOf(response);
  return response;
}

async function errorOf(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  if (typeof body !== 'object' || body === null || !('error' in body) || !isErrorCode(body.error)) {
    return new ApiError('unreadable');
  }
  const problems: unknown = 'problems' in body ? body.problems : [];
  const current = 'current' in body ? readCurrent(body.current) : null;
  return new ApiError(body.error, Array.isArray(problems) ? problems.filter(isFieldProblem) : [], current);
}

const readCurrent = readerOf(SettingsBody);

function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(ERRORS, value);
}

/** A rule that this console does not know is still about that field. */
function isFieldProblem(value: unknown): value is FieldProblem {
  return typeof value === 'object' && value !== null && 'field' in value && typeof value.field === 'string';
}
