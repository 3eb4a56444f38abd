import { parse, serialize } from 'hono/utils/cookie';
import type { Settings } from '../../../protocol/settings.ts';
import type { StorageBindings } from '../../platform/bindings.ts';
import { deleteHalves } from '../../store/halves.ts';
import {
  createSession,
  deleteSession,
  findSession,
  touchSessions,
  withoutSession,
  type StoredSession,
} from '../../store/sessions.ts';
import { sha256, randomSecret } from '../../../protocol/bytes.ts';

/** A volunteer who is signed in at one console. */
export type Session = Omit<StoredSession, 'lastActiveAtMs'>;

const COOKIE = '__Host-session';
const TOUCH_EVERY_MS = 60_000;
/** The browser keeps the cookie a day longer than the session lasts, for a talk that outlasts it [C8]. */
const COOKIE_REMAINS_SECONDS = 86_400;

/**
 * Starts a session and returns its cookie, the only place that holds the token.
 * @param credentialId the passkey with which it begins, and ends if that is taken away
 */
export async function startSession(
  db: D1Database,
  volunteerId: string,
  settings: Settings,
  nowMs: number,
  credentialId: string | null = null,
): Promise<string> {
  const { tokenHash, expiresAtMs, cookie } = await newSession(settings, nowMs);
  await createSession(db, { tokenHash, volunteerId, expiresAtMs, credentialId }, nowMs);
  return cookie;
}

/** Makes a session's values without storing them, for a caller who stores them in a batch of its own. */
export async function newSession(
  settings: Settings,
  nowMs: number,
): Promise<{ tokenHash: string; expiresAtMs: number; cookie: string }> {
  const token = randomSecret();
  const seconds = settings.session.absoluteHours * 3_600;
  return {
    tokenHash: await sha256(token),
    expiresAtMs: nowMs + seconds * 1_000,
    cookie: cookieOf(token, seconds + COOKIE_REMAINS_SECONDS),
  };
}

/**
 * Says of a request of the console whether its person touched it lately: `?0`, no · `?1`, yes. Consoles of before November 2026 don't
 * say, and ask for nothing on their own.
 */
const TOUCHED_HEADER = 'x-lo-touched';

/** Returns the request's session, or null if it has none that is valid. [A3] A request behind which is a person renews its idle time. */
export async function readSession(
  db: D1Database,
  request: Request,
  settings: Settings,
  nowMs: number,
): Promise<Session | null> {
  const tokenHash = await tokenHashOf(request);
  if (tokenHash === null) return null;
  const found = await findSession(db, tokenHash, settings.session.idleMinutes * 60_000, nowMs);
  if (!found) return null;
  const { lastActiveAtMs, ...session } = found;
  // A socket is opened by the page alone, also while nobody is there.
  const isPersons = request.headers.get(TOUCHED_HEADER) !== '?0' && request.headers.get('Upgrade') === null;
  if (isPersons && nowMs - lastActiveAtMs >= TOUCH_EVERY_MS) await touchSessions(db, [tokenHash], nowMs);
  return session;
}

/** Returns the request's session even if it has expired. Only for a talk that is already assigned to it [C8]. */
export async function readRunningSession(db: D1Database, request: Request): Promise<Session | null> {
  const tokenHash = await tokenHashOf(request);
  if (tokenHash === null) return null;
  const found = await findSession(db, tokenHash, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER);
  if (!found) return null;
  const { lastActiveAtMs: _, ...session } = found;
  return session;
}

/** `cookie` clears the session. Null: there was none. */
type Ended = { cookie: string } & ({ volunteerId: string; tokenHash: string } | { volunteerId: null });

/** Deletes the request's session. [K3] With a volunteer's last session goes the server's half of what their consoles keep. */
export async function endSession({ DB, KEYS }: StorageBindings, request: Request): Promise<Ended> {
  const cookie = cookieOf('', 0);
  const tokenHash = await tokenHashOf(request);
  const volunteerId = tokenHash === null ? null : await deleteSession(DB, tokenHash);
  if (tokenHash === null || volunteerId === null) return { volunteerId: null, cookie };
  await deleteHalves(KEYS, 'volunteer', await withoutSession(DB, [volunteerId]));
  return { volunteerId, tokenHash, cookie };
}

async function tokenHashOf(request: Request): Promise<string | null> {
  const token = parse(request.headers.get('Cookie') ?? '', COOKIE)[COOKIE];
  return token === undefined || !/^[A-Za-z0-9_-]{43}$/.test(token) ? null : await sha256(token);
}

function cookieOf(token: string, maxAgeSeconds: number): string {
  return serialize(COOKIE, token, {
    path: '/',
    secure: true,
    httpOnly: true,
    sameSite: 'Strict',
    maxAge: maxAgeSeconds,
  });
}
