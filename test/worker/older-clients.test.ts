import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { SignUpAnswer, SignUpBody } from '../../protocol/http/visitor.ts';
import {
  parseCoachEvent,
  parseQueueEvent,
  parseVisitorEvent,
  parseVolunteerEvent,
} from '../../protocol/parse.ts';
import { PublicKey } from '../../protocol/sealed.ts';
import recorded from './recorded/protocol-1-2026-11-25.json';
import { openHelpline, post } from './support/people.ts';
import { TestSocket } from './support/socket.ts';
import { call, member } from './support/staff-app.ts';

/*
 * What older pages sent, word for word, sent to today's server; only ids that the server gave are put in anew. A change that
 * refuses any of it breaks the pages that are open while it is deployed.
 */

const Sent = z.object({
  who: z.string(),
  path: z.string(),
  said: z.looseObject({ type: z.string().optional() }),
});
const SENT = z.array(Sent).parse(recorded);

/** What this person first sent there of this type; a body has none. */
function said(who: string, path: string, type?: string): Record<string, unknown> {
  const found = SENT.find((sent) => sent.who === who && sent.path === path && sent.said.type === type);
  if (found === undefined) throw new Error(`Nothing recorded: ${who} ${path} ${type ?? ''}`);
  return found.said;
}

/** The console key to which the visitor's browser sealed this. */
function keyFor(who: string, sealed: unknown): PublicKey {
  const { keyId } = z.object({ keyId: z.string() }).parse(sealed);
  const keys = SENT.filter((sent) => sent.who === who && sent.path === '/api/console/key');
  return PublicKey.parse(keys.find(({ said: key }) => key['id'] === keyId)?.said);
}

async function consoleOf(who: string, key: PublicKey): Promise<{ cookie: string }> {
  const { cookie } = await member(who === 'coordinator' ? 'coordinator' : 'volunteer');
  expect((await call('/api/console/key', { method: 'PUT', cookie, body: key })).status).toBe(204);
  return { cookie };
}

/** What pages and elements before 26 November 2026 knew of a line. Some sites serve an element of their own for years. */
const LINE_OF_BEFORE = z.object({
  name: z.string(),
  purpose: z.string(),
  phone: z.string().nullable(),
  url: z.string().nullable(),
  hours: z.string(),
  openNow: z.boolean().nullable(),
});

test('[O4] pages and elements of before help lines had channels find a number, an address and what is open', async () => {
  for (const path of ['/api/availability', '/api/chat-page?lang=nl']) {
    const body: unknown = await (await call(path)).json();
    const { helpLines } = z.object({ helpLines: z.array(LINE_OF_BEFORE) }).parse(body);
    expect(helpLines[1]).toEqual({
      name: '113 Zelfmoordpreventie',
      purpose: 'Denk je aan zelfdoding? Praat erover, anoniem',
      phone: '113',
      url: 'https://www.113.nl/',
      hours: 'dag en nacht, gratis',
      openNow: true,
    });
  }
});

const QUEUE = '/api/console/queue';
const ROOM = '/api/rooms/:id';
const TALK = '/api/console/rooms/:id';
const SIT_IN = '/api/console/rooms/:id/coach';

test('[C2] pages of protocol 1, as of 2026-11-25, are understood by today’s server', async () => {
  await openHelpline();
  const seal = said('visitor', ROOM, 'seal');
  const forReview = z.object({ keyId: z.string() }).parse(seal['forReview']);
  await env.DB.prepare('UPDATE review_keys SET id = ?').bind(forReview.keyId).run();

  const signUp = SignUpBody.parse(said('visitor', '/api/sign-up'));
  const answer = SignUpAnswer.parse(await (await post('/api/sign-up', signUp)).json());
  if (answer.outcome !== 'admitted') throw new Error('refused');
  const { roomId } = answer;
  const at = (path: string) => path.replace(':id', roomId);

  const visitor = await TestSocket.open(at(ROOM), parseVisitorEvent);
  visitor.send(said('visitor', ROOM, 'hello'));
  await visitor.next('state', ({ state }) => state.phase === 'waiting');

  const robin = await consoleOf('volunteer', keyFor('volunteer', seal['forConsole']));
  const robinsQueue = await TestSocket.open(QUEUE, parseQueueEvent, { Cookie: robin.cookie });
  robinsQueue.send(said('volunteer', QUEUE, 'hello'));
  robinsQueue.send(said('volunteer', QUEUE, 'setAvailable'));
  const { offer } = await robinsQueue.next('state', (event) => event.offer !== null);
  robinsQueue.send({ ...said('volunteer', QUEUE, 'accept'), roomId, generation: offer?.generation });
  await robinsQueue.next('state', ({ conversations }) => conversations.length === 1);
  // The room has heard of it.
  await visitor.next('state', ({ state }) => state.phase === 'connecting');

  const volunteer = await TestSocket.open(at(TALK), parseVolunteerEvent, { Cookie: robin.cookie });
  const robinsKey = keyFor('volunteer', seal['forConsole']);
  volunteer.send({ ...said('volunteer', TALK, 'hello'), consoleKeyId: robinsKey.id });
  const { generation } = await visitor.next('sealRequest');
  visitor.send({ ...seal, generation });
  await volunteer.next('key');
  await volunteer.next('intake');
  await volunteer.next('state', ({ state }) => state.phase === 'talking');

  visitor.send(said('visitor', ROOM, 'typing'));
  await volunteer.next('typing');
  visitor.send(said('visitor', ROOM, 'message'));
  const { seq } = await volunteer.next('message');
  volunteer.send({ ...said('volunteer', TALK, 'received'), seq });
  await visitor.next('received');
  volunteer.send(said('volunteer', TALK, 'typing'));
  await visitor.next('typing');
  volunteer.send(said('volunteer', TALK, 'message'));
  const answered = await visitor.next('message', ({ role }) => role === 'volunteer');
  visitor.send({ ...said('visitor', ROOM, 'received'), seq: answered.seq });
  await volunteer.next('received');

  volunteer.send(said('volunteer', TALK, 'wantCoach'));
  await volunteer.next('state', ({ state }) => state.phase === 'talking' && state.coach?.stage === 'wanted');
  const sam = await consoleOf('coordinator', PublicKey.parse(said('coordinator', '/api/console/key')));
  const samsQueue = await TestSocket.open(QUEUE, parseQueueEvent, { Cookie: sam.cookie });
  samsQueue.send(said('coordinator', QUEUE, 'hello'));
  await samsQueue.next('state', ({ coachWanted }) => coachWanted.length === 1);
  const coach = await TestSocket.open(at(SIT_IN), parseCoachEvent, { Cookie: sam.cookie });
  coach.send(said('coordinator', SIT_IN, 'hello'));
  await coach.next('state', ({ state }) => state.phase === 'asked');
  visitor.send(said('visitor', ROOM, 'allowCoach'));
  await coach.next('state', ({ state }) => state.phase === 'sitting');
  await visitor.next('keyRequest');
  const toSam = said('coordinator', SIT_IN, 'hello')['consoleKeyId'];
  const given = SENT.find(
    ({ said: { type, sealed } }) =>
      type === 'giveKey' && z.object({ keyId: z.literal(toSam as string) }).safeParse(sealed).success,
  );
  visitor.send(given?.said ?? {});
  await coach.next('key');

  visitor.send(said('visitor', ROOM, 'end'));
  await volunteer.next('state', ({ state }) => state.phase === 'ended');
  await coach.next('state', ({ state }) => state.phase === 'ended');
  visitor.send(said('visitor', ROOM, 'evaluate'));
  await visitor.next('state', ({ state }) => state.phase === 'ended' && state.evaluation === 'done');
  const record = said('volunteer', '/api/console/conversations/:id/record');
  const path = `/api/console/conversations/${roomId}/record`;
  expect((await call(path, { cookie: robin.cookie, body: record })).status).toBe(204);
});
