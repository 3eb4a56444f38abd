import type * as z from 'zod';
import { AccessCountsBody, AuditBody, AuditChainBody, AuditHeadsBody } from './http/audit.ts';
import {
  AccountBody,
  ApprovalBody,
  ConcernBody,
  ConcernsBody,
  DisclosureBody,
  EndConcernBody,
  NotesBody,
  ReportedBody,
  ShortenHoldBody,
} from './http/concerns.ts';
import { ConversationsBody, OpenConversationBody, TranscriptBody } from './http/coordinator.ts';
import { DemoHours, DemoSignInBody } from './http/demo.ts';
import {
  ConfirmStaffKeyBody,
  GrantBody,
  LostReviewKeyBody,
  NewStaffKeyBody,
  NextReviewKeyBody,
  PasskeyWrap,
  ReviewKeyBody,
  ReviewKeysBody,
  SigningKeyBody,
  StaffKeyBody,
  StaffKeysBody,
  WrappedKey,
} from './http/keys.ts';
import { CheckBody, SettingsBody, SettingsPatchBody, SitesBody } from './http/settings.ts';
import {
  AwaitedSharesBody,
  CommentBody,
  ConversationSharesBody,
  NewShareBody,
  SharedConversationBody,
  SharesBody,
} from './http/shares.ts';
import { NewPasskeyBody, PasskeyProofBody, PasskeysBody, RetirePasskeyBody } from './http/passkeys.ts';
import {
  ConsoleSettingsBody,
  ContactRecord,
  InvitationAnswer,
  InvitationBody,
  MeAnswer,
  PasskeyOptions,
  RegistrationBody,
  RegistrationOptionsBody,
  SessionsBody,
  SignInBody,
} from './http/staff.ts';
import { ClosingBody, LongerAnswer, LongerBody, TodayBody } from './http/today.ts';
import { EraseNowBody, PurgeStateBody, RetentionBody } from './http/retention.ts';
import { AcceptSecrecyBody, NewSecrecyBody, SecrecyBody, SecrecyRecordBody } from './http/secrecy.ts';
import {
  ChangePersonBody,
  InviteBody,
  InvitedBody,
  InvitePasskeyBody,
  RemovePersonBody,
  TeamBody,
} from './http/team.ts';
import {
  AvailabilityBody,
  ChatPageData,
  ExitBody,
  SignUpAnswer,
  SignUpBody,
  WipeBody,
} from './http/visitor.ts';
import { PublicKey } from './sealed.ts';

/*
 * Every route of the API, one row each. The Worker serves these rows and no others, each with the one handler that the
 * compiler demands for it; the console's client asks by a row's name. Errors are `ErrorBody` (error-codes.ts).
 */

/**
 * Who may ask. What each means for `Origin` and session is in worker/http/admission.ts.
 *
 * anyone: whoever asks, from any site · visitor: the chat's own page · newcomer: the console's page, before signing in ·
 * assigned: as signedIn, also with a session that has run out, for a talk that outlasts it [C8] · signedIn: who has signed in, also
 * before they have accepted the newest statement of secrecy [A14] · staff: who has accepted it · coordinator: the same, as one · demo: only in demo builds, which say in worker/demo/routes.ts who may ask
 */
export type Audience =
  | 'anyone'
  | 'visitor'
  | 'newcomer'
  | 'assigned'
  | 'signedIn'
  | 'staff'
  | 'coordinator'
  | 'demo';

export type Endpoint = {
  audience: Audience;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  path: `/api/${string}`;
  /** Null: none, and one that comes is not read. */
  body: z.ZodType | null;
  /** Null: 204, without a body. */
  answer: z.ZodType | 'socket' | null;
};
// oxfmt-ignore
export const ENDPOINTS = {
  availability:        { audience: 'anyone',      method: 'GET',  path: '/api/availability',                       body: null,                    answer: AvailabilityBody },
  chatPage:            { audience: 'anyone',      method: 'GET',  path: '/api/chat-page',                          body: null,                    answer: ChatPageData },

  signUp:              { audience: 'visitor',     method: 'POST', path: '/api/sign-up',                            body: SignUpBody,              answer: SignUpAnswer },
  exit:                { audience: 'visitor',     method: 'POST', path: '/api/exit',                               body: ExitBody,                answer: null },
  wipe:                { audience: 'visitor',     method: 'POST', path: '/api/wipe',                               body: WipeBody,                answer: null },
  visitorSocket:       { audience: 'visitor',     method: 'GET',  path: '/api/rooms/:roomId',                      body: null,                    answer: 'socket' },

  invitation:          { audience: 'newcomer',    method: 'POST', path: '/api/auth/invitation',                    body: InvitationBody,          answer: InvitationAnswer },
  registrationOptions: { audience: 'newcomer',    method: 'POST', path: '/api/auth/registration/options',          body: RegistrationOptionsBody, answer: PasskeyOptions },
  register:            { audience: 'newcomer',    method: 'POST', path: '/api/auth/registration/verify',           body: RegistrationBody,        answer: null },
  signInOptions:       { audience: 'newcomer',    method: 'POST', path: '/api/auth/sign-in/options',               body: null,                    answer: PasskeyOptions },
  signIn:              { audience: 'newcomer',    method: 'POST', path: '/api/auth/sign-in/verify',                body: SignInBody,              answer: null },
  signOut:             { audience: 'newcomer',    method: 'POST', path: '/api/auth/sign-out',                      body: null,                    answer: null },

  me:                  { audience: 'newcomer',    method: 'GET',  path: '/api/console/me',                         body: null,                    answer: MeAnswer },
  putConsoleKey:       { audience: 'signedIn',    method: 'PUT',  path: '/api/console/key',                        body: PublicKey,               answer: null },
  settings:            { audience: 'signedIn',    method: 'GET',  path: '/api/console/settings',                   body: null,                    answer: ConsoleSettingsBody },
  sendRecord:          { audience: 'signedIn',    method: 'POST', path: '/api/console/conversations/:id/record',   body: ContactRecord,           answer: null },
  sessions:            { audience: 'signedIn',    method: 'GET',  path: '/api/console/sessions',                   body: null,                    answer: SessionsBody },
  endSession:          { audience: 'signedIn',    method: 'POST', path: '/api/console/sessions/:id/end',           body: null,                    answer: null },
  endOtherSessions:    { audience: 'signedIn',    method: 'POST', path: '/api/console/sessions/end-others',        body: null,                    answer: null },
  passkeys:            { audience: 'signedIn',    method: 'GET',  path: '/api/console/passkeys',                   body: null,                    answer: PasskeysBody },
  passkeyProof:        { audience: 'signedIn',    method: 'POST', path: '/api/console/passkeys/proof',             body: null,                    answer: PasskeyOptions },
  newPasskeyOptions:   { audience: 'signedIn',    method: 'POST', path: '/api/console/passkeys/options',           body: PasskeyProofBody,        answer: PasskeyOptions },
  addOwnPasskey:       { audience: 'signedIn',    method: 'POST', path: '/api/console/passkeys',                   body: NewPasskeyBody,          answer: null },
  retirePasskey:       { audience: 'signedIn',    method: 'POST', path: '/api/console/passkeys/retire',            body: RetirePasskeyBody,       answer: null },
  staffKey:            { audience: 'signedIn',    method: 'GET',  path: '/api/console/staff-key',                  body: null,                    answer: StaffKeyBody },
  putStaffKey:         { audience: 'signedIn',    method: 'PUT',  path: '/api/console/staff-key',                  body: NewStaffKeyBody,         answer: null },
  putStaffKeyWrap:     { audience: 'signedIn',    method: 'PUT',  path: '/api/console/staff-key/wrap',             body: PasskeyWrap,             answer: null },
  raiseConcern:        { audience: 'assigned',    method: 'POST', path: '/api/console/conversations/:id/concern',  body: ConcernBody,             answer: ReportedBody },
  notes:               { audience: 'staff',       method: 'GET',  path: '/api/console/notes',                      body: null,                    answer: NotesBody },
  readNotes:           { audience: 'staff',       method: 'POST', path: '/api/console/notes/read',                 body: null,                    answer: null },
  shares:              { audience: 'staff',       method: 'GET',  path: '/api/console/shares',                     body: null,                    answer: SharesBody },
  openShare:           { audience: 'staff',       method: 'POST', path: '/api/console/shares/:id/open',            body: null,                    answer: SharedConversationBody },
  comment:             { audience: 'staff',       method: 'POST', path: '/api/console/conversations/:id/comments', body: CommentBody,             answer: null },
  queueSocket:         { audience: 'signedIn',    method: 'GET',  path: '/api/console/queue',                      body: null,                    answer: 'socket' },
  volunteerSocket:     { audience: 'assigned',    method: 'GET',  path: '/api/console/rooms/:roomId',              body: null,                    answer: 'socket' },
  coachSocket:         { audience: 'staff',       method: 'GET',  path: '/api/console/rooms/:roomId/coach',        body: null,                    answer: 'socket' },

  secrecy:             { audience: 'signedIn',    method: 'GET',  path: '/api/console/secrecy',                    body: null,                    answer: SecrecyBody },
  acceptSecrecy:       { audience: 'signedIn',    method: 'POST', path: '/api/console/secrecy',                    body: AcceptSecrecyBody,       answer: null },

  createReviewKey:     { audience: 'coordinator', method: 'POST', path: '/api/coordinator/review-key',             body: ReviewKeyBody,           answer: null },
  reviewKeys:          { audience: 'coordinator', method: 'GET',  path: '/api/coordinator/review-keys',            body: null,                    answer: ReviewKeysBody },
  createSigningKey:    { audience: 'coordinator', method: 'POST', path: '/api/coordinator/signing-key',            body: SigningKeyBody,          answer: null },
  nextReviewKey:       { audience: 'coordinator', method: 'POST', path: '/api/coordinator/review-key/next',        body: NextReviewKeyBody,       answer: null },
  lostReviewKey:       { audience: 'coordinator', method: 'POST', path: '/api/coordinator/review-key/lost',        body: LostReviewKeyBody,       answer: null },
  putRing:             { audience: 'coordinator', method: 'PUT',  path: '/api/coordinator/ring',                   body: WrappedKey,              answer: null },
  staffKeys:           { audience: 'coordinator', method: 'GET',  path: '/api/coordinator/staff-keys',             body: null,                    answer: StaffKeysBody },
  confirmStaffKey:     { audience: 'coordinator', method: 'POST', path: '/api/coordinator/staff-keys/confirm',     body: ConfirmStaffKeyBody,     answer: null },
  grantReviewKey:      { audience: 'coordinator', method: 'POST', path: '/api/coordinator/staff-keys/grant',       body: GrantBody,               answer: null },
  conversations:       { audience: 'coordinator', method: 'GET',  path: '/api/coordinator/conversations',          body: null,                    answer: ConversationsBody },
  openConversation:    { audience: 'coordinator', method: 'POST', path: '/api/coordinator/conversations/:id/open', body: OpenConversationBody,    answer: TranscriptBody },
  makeShare:           { audience: 'coordinator', method: 'POST', path: '/api/coordinator/conversations/:id/shares', body: NewShareBody,          answer: null },
  conversationShares:  { audience: 'coordinator', method: 'GET',  path: '/api/coordinator/conversations/:id/shares', body: null,                  answer: ConversationSharesBody },
  awaitedShares:       { audience: 'coordinator', method: 'GET',  path: '/api/coordinator/awaited-shares',         body: null,                    answer: AwaitedSharesBody },
  endShare:            { audience: 'coordinator', method: 'POST', path: '/api/coordinator/shares/:id/end',         body: null,                    answer: null },
  concerns:            { audience: 'coordinator', method: 'GET',  path: '/api/coordinator/concerns',               body: null,                    answer: ConcernsBody },
  takeUpConcern:       { audience: 'coordinator', method: 'POST', path: '/api/coordinator/concerns/:id/account',   body: AccountBody,             answer: null },
  approvalOptions:     { audience: 'coordinator', method: 'POST', path: '/api/coordinator/concerns/:id/passkey',   body: null,                    answer: PasskeyOptions },
  approveDisclosure:   { audience: 'coordinator', method: 'POST', path: '/api/coordinator/concerns/:id/approval',  body: ApprovalBody,            answer: null },
  disclose:            { audience: 'coordinator', method: 'POST', path: '/api/coordinator/concerns/:id/disclosure', body: DisclosureBody,         answer: null },
  shortenHold:         { audience: 'coordinator', method: 'POST', path: '/api/coordinator/concerns/:id/until',     body: ShortenHoldBody,         answer: null },
  endConcern:          { audience: 'coordinator', method: 'POST', path: '/api/coordinator/concerns/:id/end',       body: EndConcernBody,          answer: null },
  today:               { audience: 'coordinator', method: 'GET',  path: '/api/coordinator/today',                  body: null,                    answer: TodayBody },
  closeNow:            { audience: 'coordinator', method: 'POST', path: '/api/coordinator/today/close',            body: ClosingBody,             answer: null },
  openNow:             { audience: 'coordinator', method: 'POST', path: '/api/coordinator/today/open',             body: null,                    answer: null },
  openLonger:          { audience: 'coordinator', method: 'POST', path: '/api/coordinator/today/longer',           body: LongerBody,              answer: LongerAnswer },
  hoursAsBefore:       { audience: 'coordinator', method: 'POST', path: '/api/coordinator/today/as-before',        body: null,                    answer: null },
  allSettings:         { audience: 'coordinator', method: 'GET',  path: '/api/coordinator/settings',               body: null,                    answer: SettingsBody },
  checkSettings:       { audience: 'coordinator', method: 'POST', path: '/api/coordinator/settings/check',         body: CheckBody,               answer: SettingsBody },
  siteUse:             { audience: 'coordinator', method: 'GET',  path: '/api/coordinator/sites',                  body: null,                    answer: SitesBody },
  changeSettings:      { audience: 'coordinator', method: 'PATCH', path: '/api/coordinator/settings',              body: SettingsPatchBody,       answer: SettingsBody },
  audit:               { audience: 'coordinator', method: 'GET',  path: '/api/coordinator/audit',                  body: null,                    answer: AuditBody },
  auditChain:          { audience: 'coordinator', method: 'GET',  path: '/api/coordinator/audit/chain',            body: null,                    answer: AuditChainBody },
  auditHeads:          { audience: 'coordinator', method: 'GET',  path: '/api/coordinator/audit/heads',            body: null,                    answer: AuditHeadsBody },
  purgeState:          { audience: 'anyone',      method: 'GET',  path: '/api/console/purge',                      body: null,                    answer: PurgeStateBody },
  retention:           { audience: 'coordinator', method: 'GET',  path: '/api/coordinator/retention',              body: null,                    answer: RetentionBody },
  eraseConversation:   { audience: 'coordinator', method: 'POST', path: '/api/coordinator/conversations/:id/erase', body: EraseNowBody,           answer: null },
  team:                { audience: 'coordinator', method: 'GET',  path: '/api/coordinator/team',                   body: null,                    answer: TeamBody },
  invite:              { audience: 'coordinator', method: 'POST', path: '/api/coordinator/invitations',            body: InviteBody,              answer: InvitedBody },
  revokeInvitation:    { audience: 'coordinator', method: 'POST', path: '/api/coordinator/invitations/:id/revoke', body: null,                    answer: null },
  changePerson:        { audience: 'coordinator', method: 'PUT',  path: '/api/coordinator/team/:id',               body: ChangePersonBody,        answer: null },
  invitePasskey:       { audience: 'coordinator', method: 'POST', path: '/api/coordinator/team/:id/passkey',       body: InvitePasskeyBody,       answer: InvitedBody },
  theirPasskeys:       { audience: 'coordinator', method: 'GET',  path: '/api/coordinator/team/:id/passkeys',      body: null,                    answer: PasskeysBody },
  retireTheirPasskey:  { audience: 'coordinator', method: 'POST', path: '/api/coordinator/team/:id/passkeys/retire', body: RetirePasskeyBody,     answer: null },
  removePerson:        { audience: 'coordinator', method: 'POST', path: '/api/coordinator/team/:id/remove',        body: RemovePersonBody,        answer: null },
  secrecyRecord:       { audience: 'coordinator', method: 'GET',  path: '/api/coordinator/secrecy',                body: null,                    answer: SecrecyRecordBody },
  newSecrecy:          { audience: 'coordinator', method: 'POST', path: '/api/coordinator/secrecy',                body: NewSecrecyBody,          answer: null },
  accessCounts:        { audience: 'coordinator', method: 'GET',  path: '/api/coordinator/audit/counts',           body: null,                    answer: AccessCountsBody },
} as const satisfies Record<string, Endpoint>;

/** Apart from the others, so that a production build drops the demo's addresses. */
// oxfmt-ignore
export const DEMO_ENDPOINTS = {
  demoSignIn:   { audience: 'demo', method: 'POST', path: '/api/demo/sign-in', body: DemoSignInBody, answer: null },
  demoHours:    { audience: 'demo', method: 'GET',  path: '/api/demo/hours',   body: null,           answer: DemoHours },
  setDemoHours: { audience: 'demo', method: 'POST', path: '/api/demo/hours',   body: DemoHours,      answer: DemoHours },
} as const satisfies Record<string, Endpoint>;

export type Endpoints = typeof ENDPOINTS & typeof DEMO_ENDPOINTS;
export type EndpointName = keyof Endpoints;
export type BodyOf<E extends Endpoint> = E['body'] extends z.ZodType<infer T> ? T : undefined;
/** `undefined`: 204. A socket has no answer but itself. */
export type AnswerOf<E extends Endpoint> = E['answer'] extends z.ZodType<infer T> ? T : undefined;

type ParamOf<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamOf<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;
export type ParamsOf<Path extends string> = Record<ParamOf<Path>, string>;

/** The address of a route, with its parameters filled in. */
export function addressOf<Path extends string>(path: Path, params: ParamsOf<Path>): string {
  return Object.entries<string>(params).reduce(
    (address, [name, value]) => address.replace(`:${name}`, encodeURIComponent(value)),
    path as string,
  );
}
