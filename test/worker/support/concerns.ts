import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, vi } from 'vitest';
import { ConcernsBody, NotesBody, type ConcernRow } from '../../../protocol/http/concerns.ts';
import { randomId } from '../../../protocol/bytes.ts';
import { acceptStatement } from './accepted.ts';
import type { SoftwareAuthenticator } from './authenticator.ts';
import { conversation } from './opened-talk.ts';
import { makeAuthenticator, register, START_MS, type Options } from './passkeys.ts';
import { call, cookieOf, envelope, invite, member } from './staff-app.ts';

/* People who report a concern and take the steps after it, through the routes. */

export type Coordinator = { id: string; cookie: string; passkey: SoftwareAuthenticator };
type Who = { cookie: string };

export const HOUR_MS = 3_600_000;
const ALL_CONCERNS = ['concerns', 'concern_reports', 'staff_notes'] as const;

/** A coordinator with a passkey of their own, signed in, who accepted the statement of secrecy. */
export async function coordinator(alias: string): Promise<Coordinator> {
  const passkey = await makeAuthenticator();
  const response = await register(passkey, await invite('coordinator'), {}, alias);
  const id = passkey.userHandle ?? '';
  await acceptStatement(id).run();
  return { id, cookie: cookieOf(response), passkey };
}

/** As long as a real one of these; the server could not tell it from one. */
export const sealedText = () => ({
  v: 1 as const,
  keyId: 'r'.repeat(22),
  enc: 'e'.repeat(87),
  ct: `${randomId()}${'c'.repeat(300)}`,
});

export const reportOf = async (
  { cookie }: Who,
  conversationId: string,
  body: object = { ground: 'danger', text: envelope() },
): Promise<Response> => call(`/api/console/conversations/${conversationId}/concern`, { cookie, body });

export async function concernsOf({ cookie }: Who): Promise<ConcernsBody> {
  return ConcernsBody.parse(await (await call('/api/coordinator/concerns', { cookie })).json());
}

/** The newest concern about a conversation. @throws if there is none. */
export async function concernOf(who: Who, conversationId: string): Promise<ConcernRow> {
  const { concerns } = await concernsOf(who);
  const found = concerns.find((concern) => concern.conversationId === conversationId);
  if (found === undefined) throw new Error('no concern');
  return found;
}

const step = (name: string, { cookie }: Who, id: string, body: object) =>
  call(`/api/coordinator/concerns/${id}/${name}`, { cookie, body });

export const takeUp = (who: Who, id: string, account = sealedText()) => step('account', who, id, { account });
export const end = (who: Who, id: string, as: string) => step('end', who, id, { as });
export const SIZES = { html: 1_400, json: 600, sums: 170 };
/** @param part what this console says that one of before does not */
export const disclose = (who: Who, id: string, part: { sizes?: typeof SIZES; until?: number } = {}) =>
  step('disclosure', who, id, { delivery: sealedText(), hash: 'h'.repeat(43), bytes: 2_000, ...part });
export const shorten = (who: Who, id: string, until: number) => step('until', who, id, { until });

/** @param afterMs how long the passkey takes, told to whoever drives the clock */
export async function approve(
  who: Coordinator,
  id: string,
  account: string,
  passTime: () => void = () => undefined,
): Promise<Response> {
  const { challengeId, challenge } = await passkeyOptions(who, id);
  passTime();
  const response = await who.passkey.signIn({ challenge });
  return step('approval', who, id, { account, challengeId, response });
}

export const passkeyOptions = async (who: Who, id: string) => {
  const response = await step('passkey', who, id, {});
  return response.json<Options>();
};

export async function notesOf({ cookie }: Who): Promise<string[]> {
  const { notes } = NotesBody.parse(await (await call('/api/console/notes', { cookie })).json());
  return notes.map(({ kind }) => kind);
}

export async function holdOf(conversationId: string): Promise<number | null> {
  return await env.DB.prepare('SELECT hold_until FROM conversations WHERE id = ?')
    .bind(conversationId)
    .first('hold_until');
}

/** Each test of the file begins without a conversation and without a line in the log. */
export function withNoConcern(): void {
  beforeEach(async () => {
    vi.spyOn(console, 'log').mockImplementation(() => undefined);
    for (const table of [...ALL_CONCERNS, 'conversations', 'audit_log'])
      await env.DB.prepare(`DELETE FROM ${table}`).run();
  });
  afterEach(() => vi.restoreAllMocks());
}

export const later = (ms: number) => vi.setSystemTime(Date.now() + ms);

export const reportsOf = async (id: string) =>
  (
    await env.DB.prepare('SELECT * FROM concern_reports WHERE conversation_id = ? ORDER BY rowid')
      .bind(id)
      .all()
  ).results;

/** Which concerns there are, by state. */
export const statesOf = async () =>
  (await env.DB.prepare('SELECT state FROM concerns ORDER BY raised_at, rowid').all()).results.map(
    ({ state }) => state,
  );

/** A talk that has just ended, its volunteer, and two coordinators. */
export async function people() {
  const vic = await member('volunteer', 'Vic');
  const [ann, bo] = [await coordinator('Ann'), await coordinator('Bo')];
  const id = await conversation(vic.id, { createdAtMs: START_MS });
  return { vic, ann, bo, id };
}

/** The same, reported by its volunteer. */
export async function reported() {
  const all = await people();
  await reportOf(all.vic, all.id);
  return { ...all, concern: await concernOf(all.ann, all.id) };
}
