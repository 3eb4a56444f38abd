import { createExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { createApp } from '../../../worker/http/app.ts';
import { sha256, randomId, randomSecret, toBase64url } from '../../../protocol/bytes.ts';
import { startSession } from '../../../worker/http/auth/session.ts';
import { DEFAULT_SETTINGS } from '../../../worker/domain/settings/default-settings.ts';
import type { VolunteerRole } from '../../../protocol/http/staff.ts';
import { acceptStatement } from './accepted.ts';
import { requireAnswerOfRow } from './answers.ts';
import type { PublicKey } from '../../../protocol/sealed.ts';

export const ORIGIN = 'https://chat.test';
const app = createApp();

export type Call = {
  method?: string;
  body?: unknown;
  cookie?: string;
  /** Null sends no Origin, which no browser does with a write. */
  origin?: string | null;
  headers?: Record<string, string>;
};

/** One request to the whole app, by default as our own page would make it. */
export async function call(path: string, options: Call = {}): Promise<Response> {
  const headers = new Headers(options.headers);
  const origin = options.origin === undefined ? ORIGIN : options.origin;
  if (origin !== null) headers.set('Origin', origin);
  if (options.cookie !== undefined) headers.set('Cookie', options.cookie);
  const body = options.body === undefined ? null : JSON.stringify(options.body);
  const method = options.method ?? (body === null ? 'GET' : 'POST');
  const request = new Request(ORIGIN + path, { method, headers, body });
  return await requireAnswerOfRow(method, path, await app.fetch(request, env, createExecutionContext()));
}

export function cookieOf(response: Response): string {
  const cookie = response.headers.get('Set-Cookie')?.split(';')[0];
  if (cookie === undefined) throw new Error('no cookie');
  return cookie;
}

export async function invite(role: VolunteerRole, expiresInMs = 60_000): Promise<string> {
  const invitation = randomSecret();
  await env.DB.prepare(
    'INSERT INTO invitations (secret_hash, role, created_at, expires_at) VALUES (?, ?, ?, ?)',
  )
    .bind(await sha256(invitation), role, Date.now(), Date.now() + expiresInMs)
    .run();
  return invitation;
}

/** Somebody of this role, already signed in. */
export async function member(
  role: VolunteerRole,
  alias = 'Mees',
  secrecy: 'accepted' | 'due' = 'accepted',
): Promise<{ id: string; cookie: string }> {
  const id = randomId();
  await env.DB.prepare('INSERT INTO volunteers (id, alias, role, created_at) VALUES (?, ?, ?, ?)')
    .bind(id, alias, role, Date.now())
    .run();
  if (secrecy === 'accepted') await acceptStatement(id).run();
  const setCookie = await startSession(env.DB, id, DEFAULT_SETTINGS, Date.now());
  return { id, cookie: setCookie.split(';')[0] ?? '' };
}

/** A real P-256 public key under its own id. */
export async function publicKey(): Promise<PublicKey> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
  if (!('publicKey' in pair)) throw new Error('not a pair');
  const raw = await crypto.subtle.exportKey('raw', pair.publicKey);
  if (!(raw instanceof ArrayBuffer)) throw new Error('not raw');
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', raw));
  return { id: toBase64url(digest).slice(0, 22), publicKey: toBase64url(new Uint8Array(raw)) };
}

/** An envelope of the right shape; the server could not tell it from a real one. */
export function envelope() {
  return {
    v: 1 as const,
    keyGeneration: 1 as const,
    id: randomId(),
    nonce: 'n'.repeat(16),
    ct: randomSecret(),
  };
}

export function sealedTo(keyId: string) {
  return { v: 1 as const, keyId, enc: 'e'.repeat(87), ct: 'c'.repeat(64) };
}

export async function errorOf(response: Response): Promise<unknown> {
  const body: unknown = await response.json();
  return typeof body === 'object' && body !== null && 'error' in body ? body.error : body;
}

/** Gives a coordinator a share of every review key, without which no conversation may be read. */
export async function shareReviewKeys(volunteerId: string): Promise<void> {
  await env.DB.prepare(
    'INSERT INTO review_key_shares (review_key_id, volunteer_id, sealed, created_at) SELECT id, ?, ?, 1 FROM review_keys',
  )
    .bind(volunteerId, JSON.stringify(sealedTo(volunteerId)))
    .run();
}
