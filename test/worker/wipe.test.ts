import { env } from 'cloudflare:workers';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { CLOSE } from '../../protocol/close-codes.ts';
import { randomSecret } from '../../protocol/bytes.ts';
import { untilDelivered } from './support/driven-time.ts';
import { openHelpline, post, TestVolunteer } from './support/people.ts';
import { call } from './support/staff-app.ts';
import { TestCoach } from './support/coach.ts';
import { stubOf, talk, type People } from './support/talk.ts';
import { objectsWith, tablesWith } from './support/traces.ts';

const WORDS = 'Zijn broer is in gevaar';

beforeAll(async () => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  await openHelpline();
});
afterEach(() => vi.useRealTimers());

const wipe = async (roomId: string, token: string) => (await post('/api/wipe', { roomId, token })).status;
const report = async ({ roomId, visitor }: People, { cookie }: { cookie: string }) =>
  call(`/api/console/conversations/${roomId}/concern`, {
    cookie,
    body: { ground: 'danger', text: await visitor.envelope(WORDS, 'concern') },
  });

async function spoken(): Promise<People> {
  const people = await talk();
  const { visitor, volunteer, roomId } = people;
  await visitor.say('Dit weet nog niemand');
  await volunteer.hear(roomId);
  await volunteer.say(roomId, 'Dank je voor je vertrouwen');
  await visitor.hear();
  await visitor.hear();
  return people;
}

async function end({ visitor, volunteer }: People): Promise<void> {
  volunteer.room.send({ type: 'end' });
  await visitor.state('ended');
}

async function record({ roomId, volunteer, visitor }: People): Promise<void> {
  const body = { topic: null, heavy: null, text: await visitor.envelope('Rustig', 'contactRecord') };
  const path = `/api/console/conversations/${roomId}/record`;
  expect((await call(path, { cookie: volunteer.cookie, body })).status).toBe(204);
}

/** What the visitor's tab can still learn of the room by its token. */
async function comeBack({ visitor }: People): Promise<number> {
  await visitor.connect();
  return visitor.socket.closed();
}

describe('a visitor who wipes after the end', () => {
  test('[B4] is gone for good once the record is there, whichever came first', async () => {
    for (const recordFirst of [true, false]) {
      const people = await spoken();
      await end(people);
      if (recordFirst) await record(people);
      expect(await wipe(people.roomId, people.visitor.token)).toBe(204);
      expect(await people.visitor.socket.closed()).toBe(CLOSE.gone.code);
      if (!recordFirst) await record(people);
      await vi.waitFor(async () => expect(await tablesWith(people.roomId)).toEqual([]));
      await vi.waitFor(async () => expect(await objectsWith(people.roomId)).toEqual([]));
      expect(await comeBack(people)).toBe(CLOSE.gone.code);
    }
  });

  test('[B4] [R2] of a conversation that is held gets the same, while all of it stays', async () => {
    const people = await spoken();
    expect((await report(people, people.volunteer)).status).toBe(200);
    await end(people);
    await record(people);
    expect(await wipe(people.roomId, people.visitor.token)).toBe(204);
    expect(await people.visitor.socket.closed()).toBe(CLOSE.gone.code);
    expect(await comeBack(people)).toBe(CLOSE.gone.code);
    const kept = ['audit_log', 'concern_reports', 'concerns', 'contact_records', 'conversations', 'intakes'];
    await vi.waitFor(async () => expect(await tablesWith(people.roomId)).toEqual([...kept, 'messages']));
    await vi.waitFor(async () =>
      expect(await objectsWith(people.roomId)).toEqual([`conversations/${people.roomId}`]),
    );
  });

  test('[B4] with another token, or of no conversation, gets that answer too, and changes nothing', async () => {
    const people = await spoken();
    await end(people);
    await record(people);
    expect(await wipe(people.roomId, randomSecret())).toBe(204);
    expect(await wipe('0'.repeat(64), randomSecret())).toBe(204);
    const row = env.DB.prepare('SELECT wipe_at, erasing_at FROM conversations WHERE id = ?').bind(
      people.roomId,
    );
    expect(await row.first()).toEqual({ wipe_at: null, erasing_at: null });
    expect(people.visitor.socket.closeCode).toBeNull();
    people.visitor.socket.send({ type: 'skipEvaluation' });
    await people.visitor.socket.closed();
  });
});

test('[B3] nothing of a report reaches the visitor, the volunteer’s room or who sits in: not a frame', async () => {
  const people = await spoken();
  const { visitor, volunteer, roomId } = people;
  const colleague = await TestVolunteer.signIn('Marijke');
  volunteer.room.send({ type: 'wantCoach', on: true });
  await colleague.queue.next('state', ({ coachWanted }) => coachWanted.length > 0);
  const coach = await TestCoach.comeTo(roomId, colleague);
  await coach.state('asked');
  visitor.socket.send({ type: 'allowCoach', sitIn: 1, allowed: true });
  await coach.state('sitting');
  await visitor.giveKeyAgain();
  // Everything that was on its way has come.
  await visitor.say('Ben je er nog?');
  await volunteer.hear(roomId);
  await visitor.hear();
  await untilDelivered(stubOf(roomId));
  const before = visitor.socket.events.length;
  for (const who of [volunteer, colleague]) expect((await report(people, who)).status).toBe(200);
  await volunteer.say(roomId, 'Ja');
  await visitor.hear();
  // Of the message alone: that it was sent, and that the other has shown theirs.
  for (const { type } of visitor.socket.events.slice(before)) expect(type).toBe('received');
  await end(people);
  const heard = JSON.stringify([visitor.socket.events, volunteer.room.events]);
  for (const word of ['concern', 'hold', 'raise']) expect(heard).not.toContain(word);
});
