import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import * as z from 'zod';
import { ERRORS, type ErrorCode } from '../../../protocol/error-codes.ts';
import {
  AuditBody,
  ConsoleSettingsBody,
  ConversationsBody,
  MeBody,
  ReviewKeysBody,
  TranscriptBody,
  VolunteerRole,
  type ContactRecordBody,
  type READING_REASONS,
  type ReviewKeyBody,
} from '../../../protocol/http.ts';
import { ClientId, type PublicKey } from '../../../protocol/sealed.ts';

/** `network`: no answer. `unreadable`: an answer that is not what the protocol says. */
export type ApiErrorCode = ErrorCode | 'network' | 'unreadable';

export class ApiError extends Error {
  readonly code: ApiErrorCode;

  constructor(code: ApiErrorCode) {
    super(code);
    this.code = code;
  }
}

/** What went wrong, also for things other than requests. */
export function errorCodeOf(error: unknown): ApiErrorCode {
  return error instanceof ApiError ? error.code : 'unreadable';
}

/** The server makes these with `@simplewebauthn/server`; the browser's own WebAuthn checks their inside. */
function optionsWithChallenge<T>() {
  return z.looseObject({ challengeId: ClientId, challenge: z.string() }).transform((value) => {
    const { challengeId, ...rest } = value;
    return { challengeId, optionsJSON: rest as unknown as T };
  });
}
const CreationOptions = optionsWithChallenge<PublicKeyCredentialCreationOptionsJSON>();
const RequestOptions = optionsWithChallenge<PublicKeyCredentialRequestOptionsJSON>();

/** Every request the console makes. Answers are parsed; whatever goes wrong is an `ApiError`. */
export class Api {
  me = () => this.#get('/api/console/me', MeBody);
  settings = () => this.#get('/api/console/settings', ConsoleSettingsBody);
  putConsoleKey = (key: PublicKey) => this.#send('PUT', '/api/console/key', key);
  sendRecord = (roomId: string, record: ContactRecordBody) =>
    this.#send('POST', `/api/console/conversations/${roomId}/record`, record);

  checkInvitation = (invitation: string) =>
    this.#ask('/api/auth/invitation', { invitation }, z.looseObject({ role: VolunteerRole }));
  registrationOptions = (invitation: string, alias: string) =>
    this.#ask('/api/auth/registration/options', { invitation, alias }, CreationOptions);
  register = (body: { invitation: string; alias: string; challengeId: string; response: object }) =>
    this.#send('POST', '/api/auth/registration/verify', body);
  signInOptions = () => this.#ask('/api/auth/sign-in/options', {}, RequestOptions);
  signIn = (body: { challengeId: string; response: object }) =>
    this.#send('POST', '/api/auth/sign-in/verify', body);
  demoSignIn = (role: VolunteerRole) => this.#send('POST', '/api/demo/sign-in', { role });
  signOut = () => this.#send('POST', '/api/auth/sign-out', {});

  reviewKeys = () => this.#get('/api/coordinator/review-keys', ReviewKeysBody);
  createReviewKey = (body: ReviewKeyBody) => this.#send('POST', '/api/coordinator/review-key', body);
  conversations = (before: number | null) =>
    this.#get(
      `/api/coordinator/conversations${before === null ? '' : `?before=${before}`}`,
      ConversationsBody,
    );
  openConversation = (id: string, body: { reason: (typeof READING_REASONS)[number] }) =>
    this.#ask(`/api/coordinator/conversations/${id}/open`, body, TranscriptBody);
  audit = () => this.#get('/api/coordinator/audit', AuditBody);

  async #get<T>(path: string, schema: z.ZodType<T>): Promise<T> {
    return parse(await request('GET', path), schema);
  }

  async #ask<T>(path: string, body: object, schema: z.ZodType<T>): Promise<T> {
    return parse(await request('POST', path, body), schema);
  }

  async #send(method: 'POST' | 'PUT', path: string, body: object): Promise<void> {
    await request(method, path, body);
  }
}

async function request(method: 'GET' | 'POST' | 'PUT', path: string, body?: object): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      cache: 'no-store',
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
  } catch {
    throw new ApiError('network');
  }
  if (!response.ok) throw new ApiError(await codeOf(response));
  return response;
}

async function parse<T>(response: Response, schema: z.ZodType<T>): Promise<T> {
  const parsed = schema.safeParse(await response.json().catch(() => null));
  if (!parsed.success) throw new ApiError('unreadable');
  return parsed.data;
}

async function codeOf(response: Response): Promise<ApiErrorCode> {
  const body: unknown = await response.json().catch(() => null);
  const error = typeof body === 'object' && body !== null && 'error' in body ? body.error : null;
  return isErrorCode(error) ? error : 'unreadable';
}

function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(ERRORS, value);
}
