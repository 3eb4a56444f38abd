import { beforeEach, expect, test, vi } from 'vitest';
import { click, open, see } from './console-page.ts';
import { ok, queueState, ROOM } from './fake-server.ts';
import { askedToSitIn } from './fake-visitor.ts';
import { withTalk } from './open-talk.ts';
import { COACH_WANTED, HOME, OFFER } from '../../../worker/console/home/home-texts.ts';
import { TALK } from '../../../worker/console/talk/talk-texts.ts';

/* A console that was opened before a deploy. Its server sends fields and types that the console does not know. */

const added = { added: { anything: 1 } };
const page = withTalk();

beforeEach(() => {
  page.server.queueEvent = queueState();
});

test('[C2] a console reads on when answers and the queue’s events have fields it does not know', async () => {
  const me = page.server.handlers.get('GET /api/console/me');
  if (me === undefined) throw new Error('no handler');
  page.server.handlers.set('GET /api/console/me', async (body, url) => {
    const { body: answer } = await me(body, url);
    const known = answer as { volunteer: object };
    return ok({ ...known, ...added, volunteer: { ...known.volunteer, ...added } });
  });
  page.server.newer = true;
  open();
  await see(HOME.hello('Robin'));
  const offer = {
    roomId: ROOM,
    generation: 1,
    waitedMs: 60_000,
    talkedBefore: false,
    expiresInMs: 45_000,
    asks: false,
  };
  const status = { status: 'available' as const, ...added };
  page.server.queue.emitNewer({ type: 'added', ...added });
  page.server.queue.emitNewer({ ...queueState({ me: status, offer: { ...offer, ...added } }), ...added });
  await click('wa-button', OFFER.accept);
  expect(page.server.queue.last('accept')).toEqual({ type: 'accept', roomId: ROOM, generation: 1 });
});

test('[C2] a talk goes on when the room’s events have fields, or are of a type, that the console does not know', async () => {
  page.server.queueEvent = queueState({
    me: { status: 'inConversation' },
    conversations: [{ roomId: ROOM, generation: 1 }],
  });
  const room = await page.talk();
  const sockets = page.server.sockets.length;
  const message = await page.visitor.message(1, 'Hoi, ben je er?');
  room.emitNewer({ type: 'added', ...added });
  room.emitNewer({ ...message, ...added });
  await see('Hoi, ben je er?');
  const talk = { openedAgoMs: 1, closesInMs: null, coach: null, handedOver: false, predecessors: [] };
  const state = { phase: 'talking', visitor: 'away', ...talk };
  room.emitNewer({ type: 'state', state: { ...state, ...added }, lastSeq: 1, ...added });
  await see(TALK.away);
  expect(page.server.sockets).toHaveLength(sockets);
});

test('[C2] [C6] a colleague’s console too', async () => {
  const wish = { roomId: ROOM, alias: 'Sam' };
  page.server.queueEvent = queueState({ me: { status: 'available' }, coachWanted: [wish] });
  open();
  await click('wa-button', COACH_WANTED.start);
  const socket = await vi.waitFor(() => page.server.sitIn(ROOM));
  socket.emitNewer({ type: 'added' });
  socket.emitNewer({ ...askedToSitIn, ...added });
  await see('Sam');
});
