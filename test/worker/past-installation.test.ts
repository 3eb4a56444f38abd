import { env } from 'cloudflare:workers';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { fromBase64url } from '../../protocol/bytes.ts';
import { ConversationsBody, TranscriptBody } from '../../protocol/http/coordinator.ts';
import { ReviewKeysBody } from '../../protocol/http/keys.ts';
import { RetentionBody } from '../../protocol/http/retention.ts';
import { MeBody } from '../../protocol/http/staff.ts';
import { parseVisitorEvent, parseVolunteerEvent } from '../../protocol/parse.ts';
import { PROTOCOL_VERSION } from '../../protocol/version.ts';
import { importConversationKey } from '../../widget/keys/conversation-key.ts';
import { openEnvelope, sealEnvelope } from '../../widget/keys/envelope.ts';
import { importKeyPair } from '../../widget/keys/key-pair.ts';
import { recoverySecret, unwrapKeychain, type KeychainSecret } from '../../widget/keys/keychain.ts';
import { openSealed } from '../../widget/keys/opening.ts';
import { runPurge } from '../../worker/jobs/purge.ts';
import { findCredential } from '../../worker/store/volunteers.ts';
import { readIgnoredSettings, readSettings } from '../../worker/store/settings.ts';
import { inTime } from './support/driven-time.ts';
import { deployOverPastInstallation, PAST, RECORDED_AT_MS } from './support/past-installation.ts';
import { TestVolunteer } from './support/people.ts';
import { TestSocket } from './support/socket.ts';
import { call, errorOf } from './support/staff-app.ts';

/* [C2] A deploy over an installation in use, from before there were teams, staff keys and concerns. */

const DAY_MS = 24 * 60 * 60_000;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: RECORDED_AT_MS + 5_000 });
  await deployOverPastInstallation();
});
afterAll(() => vi.useRealTimers());

const get = (path: string) => call(path, { cookie: PAST.cookie });
const count = (table: string) => env.DB.prepare(`SELECT count(*) AS n FROM ${table}`).first<number>('n');

test('[S1] [O4] the settings count as they were, with lines in the form of today', async () => {
  const settings = await readSettings(env.DB);
  expect(settings).toMatchObject({
    organisation: 'Buurtlijn',
    retentionDays: 28,
    sites: ['https://www.buurtlijn.test'],
    firstRun: false,
    openingHours: { specialDays: [{ date: '2026-12-25', spans: [], reason: 'wegens kerst' }] },
  });
  expect(settings.helpLines.map(({ name, channels }) => [name, channels.map(({ kind }) => kind)])).toEqual([
    ['112', ['phone']],
    ['De Luisterlijn', ['phone', 'chat']],
  ]);
  expect(await readIgnoredSettings(env.DB)).toEqual([]);
});

test('[C2] a talk that ran goes on, with what was said, and ends well', async () => {
  const raw = fromBase64url(PAST.conversationKey);
  const key = await importConversationKey(raw, false);
  const context = { conversationId: PAST.roomId, kind: 'message' } as const;
  const said = async (socket: TestSocket<{ type: string }>) => {
    const event = (await socket.next('message')) as unknown as {
      role: 'visitor' | 'volunteer';
      envelope: Parameters<typeof openEnvelope>[2];
    };
    return (await openEnvelope(key, { ...context, role: event.role }, event.envelope)).body;
  };
  const visitor = await TestSocket.open(`/api/rooms/${PAST.roomId}`, parseVisitorEvent);
  visitor.send({ type: 'hello', version: PROTOCOL_VERSION, token: PAST.token, lastSeq: 0 });
  await visitor.next('state', ({ state }) => state.phase === 'talking');
  expect(await said(visitor as never)).toEqual({ text: 'Zit je er nog?' });
  const volunteer = await TestSocket.open(`/api/console/rooms/${PAST.roomId}`, parseVolunteerEvent, {
    Cookie: PAST.volunteerCookie,
  });
  const hello = { version: PROTOCOL_VERSION, lastSeq: 1, consoleKeyId: PAST.consoleKeyId, needsKey: false };
  volunteer.send({ type: 'hello', ...hello });
  await volunteer.next('state', ({ state }) => state.phase === 'talking');
  const written = { instance: 'test', counter: 2, lastSeq: 1, body: { text: 'Ja hoor' } };
  const envelope = await sealEnvelope(key, { ...context, role: 'volunteer' }, written);
  volunteer.send({ type: 'message', envelope });
  expect(await said(visitor as never)).toEqual({ text: 'Ja hoor' });
  visitor.send({ type: 'end' });
  visitor.send({ type: 'skipEvaluation' });
  await vi.waitFor(async () =>
    expect(
      await env.DB.prepare('SELECT archived_at IS NOT NULL AS over FROM conversations WHERE id = ?')
        .bind(PAST.roomId)
        .first('over'),
    ).toBe(1),
  );
  expect(await count('messages')).toBe(4);
});

test('[C2] [Q1] somebody who waited still does, in front, and is taken by who has accepted the statement', async () => {
  const visitor = await TestSocket.open(`/api/rooms/${PAST.waitingRoomId}`, parseVisitorEvent);
  visitor.send({ type: 'hello', version: PROTOCOL_VERSION, token: PAST.waitingToken, lastSeq: 0 });
  const { state } = await visitor.next('state', (event) => event.state.phase === 'waiting');
  expect(state).toMatchObject({ position: 1 });
  const volunteer = await TestVolunteer.signIn('Sam');
  volunteer.available();
  expect(await volunteer.accept()).toBe(PAST.waitingRoomId);
  await visitor.next('state', (event) => event.state.phase === 'connecting');
  visitor.send({ type: 'leave' });
  await visitor.next('state', (event) => event.state.phase === 'ended');
});

test('[A14] [K7] [K8] a coordinator who was signed in accepts the statement, and opens everything by code and by passkey', async () => {
  expect(await errorOf(await get('/api/coordinator/review-keys'))).toBe('secrecyDue');
  const me = MeBody.parse(await (await get('/api/console/me')).json());
  expect(me).toMatchObject({ secrecyDue: true, reviewKey: 'present', ownKey: 'present', granted: true });
  expect((await call('/api/console/secrecy', { cookie: PAST.cookie, body: { n: 1 } })).status).toBe(204);
  const { own, shares } = ReviewKeysBody.parse(await (await get('/api/coordinator/review-keys')).json());
  if (own === null) throw new Error('no own key');
  const [{ credentialId, wrapped } = { credentialId: '', wrapped: own.wrapped }] = own.passkeys;
  expect((await findCredential(env.DB, credentialId))?.volunteerId).toBe(me.volunteer.id);
  const prf = await crypto.subtle.importKey('raw', fromBase64url(PAST.prf), 'HKDF', false, ['deriveKey']);
  const ways: [KeychainSecret, typeof wrapped][] = [
    [await recoverySecret(PAST.code.replaceAll('-', '')), own.wrapped],
    [{ kind: 'passkey', key: prf }, wrapped],
  ];
  const { conversations } = ConversationsBody.parse(
    await (await get('/api/coordinator/conversations')).json(),
  );
  expect(conversations.map(({ id }) => id)).toContain(PAST.endedRoomId);
  for (const [secret, sealed] of ways) {
    const keychain = await unwrapKeychain(secret, sealed);
    const pair = await importKeyPair(fromBase64url(keychain.own), own.key);
    const [first] = shares;
    if (first === undefined) throw new Error('no share');
    const review = await openSealed(pair, own.key.id, 'share', first.review.id, first.share);
    await expect(importKeyPair(review, first.review)).resolves.toBeDefined();
    expect(keychain.signing?.publicKey.id).toBe(me.signedBy);
  }
  const body = { reason: 'quality' };
  const opened = await call(`/api/coordinator/conversations/${PAST.endedRoomId}/open`, {
    cookie: PAST.cookie,
    body,
  });
  const transcript = TranscriptBody.parse(await opened.json());
  expect(transcript.messages).toHaveLength(2);
  expect([transcript.evaluation, transcript.record]).not.toContain(null);
  // The log is whole from the first entry of before on.
  const chain = (await env.DB.prepare('SELECT prev, hash FROM audit_log ORDER BY seq').all()).results;
  expect(chain.every(({ hash }) => hash !== null)).toBe(true);
  for (const [index, { prev }] of chain.slice(1).entries()) expect(prev).toBe(chain[index]?.['hash']);
});

test('[R1] [R3] what was kept is erased at its term, with its keys, and the runs of before are still there', async () => {
  const before = RetentionBody.parse(await (await get('/api/coordinator/retention')).json());
  expect(before.runs).toHaveLength(1);
  expect(await count('evaluations')).toBe(1);
  await inTime(async () => {
    vi.setSystemTime(RECORDED_AT_MS + 29 * DAY_MS);
    await runPurge(env, Date.now());
  });
  for (const table of ['conversations', 'messages', 'evaluations', 'contact_records', 'intakes'])
    expect([table, await count(table)]).toEqual([table, 0]);
  const { objects } = await env.KEYS.list({ prefix: 'conversations/' });
  expect(objects).toEqual([]);
});
