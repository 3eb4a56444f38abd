import { beforeAll, describe, expect, it } from 'vitest';
import { CLOSE } from '../../protocol/close-codes.ts';
import { LIMITS } from '../../protocol/limits.ts';
import { parseVisitorEvent } from '../../protocol/parse.ts';
import { TestVisitor, TestVolunteer, openHelpline } from './support/people.ts';
import { TestSocket } from './support/socket.ts';
import { STEPS } from './support/steps.ts';
import { finish, talk } from './support/talk.ts';

beforeAll(async () => {
  await openHelpline();
});

describe.each(STEPS)('who may be connected, %s', (_name, step) => {
  it('[C7] the newest tab wins; the replaced one is told and the talk goes on', async () => {
    const people = await talk(step);
    const { visitor, volunteer, roomId } = people;
    const first = visitor.socket;
    await visitor.connect();
    expect(await first.closed()).toBe(CLOSE.replaced.code);
    await step();
    await visitor.say('nieuwe tab');
    expect((await volunteer.hear(roomId)).text).toBe('nieuwe tab');
    await finish(people);
  });

  it('[C7] a second console hears that the first is in use, and can take over', async () => {
    const volunteer = await TestVolunteer.signIn();
    await volunteer.queue.next('state');
    await step();
    const second = await TestVolunteer.signIn('Robin', 'volunteer', volunteer.id);
    await second.queue.next('inUse');
    const here = await TestVolunteer.openQueue(second.cookie, true);
    await here.next('state');
    expect(await volunteer.queue.closed()).toBe(CLOSE.replaced.code);
    here.close();
  });

  it('answers the close of each client, with the code that the client chose', async () => {
    const people = await talk(step);
    const { visitor, volunteer, roomId } = people;
    const silent = await TestSocket.open(`/api/rooms/${roomId}`, parseVisitorEvent);
    await step();
    for (const socket of [silent, visitor.socket, volunteer.room, volunteer.queue]) {
      socket.close(4000, 'bye');
      expect(await socket.closed()).toBe(4000);
      expect(socket.wasClean).toBe(true);
    }
    await visitor.connect();
    // At once: a talk in which nothing was said is over with its end, and its room may close first.
    for (const type of ['end', 'skipEvaluation']) visitor.socket.send({ type });
    expect(await visitor.socket.closed()).toBe(CLOSE.gone.code);
  });

  it('refuses a stranger, a wrong token and bad frames with a code, and the conversation goes on', async () => {
    const people = await talk(step);
    const { visitor, volunteer, roomId } = people;
    const stranger = await TestVolunteer.signIn('Vreemd');
    await stranger.connect(roomId);
    expect(await stranger.room.closed()).toBe(CLOSE.notYet.code);
    const thief = new TestVisitor();
    thief.roomId = roomId;
    await thief.connect();
    expect(await thief.socket.closed()).toBe(CLOSE.refused.code);
    for (const frame of [
      '{',
      '[]',
      '{"type":"message"}',
      JSON.stringify({ type: 'hello', pad: 'x'.repeat(LIMITS.frameBytes) }),
    ]) {
      await thief.connect('y'.repeat(43));
      thief.socket.sendRaw(frame);
      expect([CLOSE.refused.code, CLOSE.badFrame.code]).toContain(await thief.socket.closed());
    }
    const elsewhere = { Origin: 'https://evil.example' };
    const path = `/api/rooms/${roomId}`;
    await expect(TestSocket.open(path, parseVisitorEvent, elsewhere)).rejects.toThrow('403');
    await expect(TestSocket.open(`/api/rooms/${'0'.repeat(64)}`, parseVisitorEvent)).rejects.toThrow('404');
    await step();
    await visitor.say('Wij praten verder');
    expect((await volunteer.hear(roomId)).text).toBe('Wij praten verder');
    stranger.queue.close();
    await finish(people);
  });
});

describe('a volunteer who has no business in a room', () => {
  it('[C5] is told the same of one that waits, one that talks and one that has ended', async () => {
    const stranger = await TestVolunteer.signIn('Vreemd');
    const told = async (roomId: string) => {
      await stranger.connect(roomId);
      return await stranger.room.closed();
    };
    const people = await talk();
    const waiting = new TestVisitor();
    await waiting.arrive();
    await waiting.state('waiting');
    const answers = [await told(people.roomId), await told(waiting.roomId)];
    await people.visitor.say('dag');
    await people.volunteer.hear(people.roomId);
    await people.volunteer.say(people.roomId, 'dag');
    await people.volunteer.room.next('message', ({ seq }) => seq === 2);
    people.visitor.socket.send({ type: 'end' });
    await people.visitor.state('ended');
    answers.push(await told(people.roomId));
    expect(new Set(answers)).toEqual(new Set([CLOSE.notYet.code]));
    waiting.socket.send({ type: 'leave' });
    await waiting.state('ended');
    stranger.queue.close();
    await finish(people);
  });
});

describe('a volunteer who changes consoles', () => {
  it('[C7] takes a running talk along, with its history and its key', async () => {
    const people = await talk(async () => {});
    const { visitor, volunteer, roomId } = people;
    await visitor.say('aan het eerste scherm');
    await volunteer.hear(roomId);
    const second = await TestVolunteer.signIn('Robin', 'volunteer', volunteer.id);
    await second.queue.next('inUse');
    const queue = await TestVolunteer.openQueue(second.cookie, true);
    await queue.next('state', (event) => event.conversations.some((c) => c.roomId === roomId));
    expect(await volunteer.room.closed()).toBe(CLOSE.replaced.code);
    await second.connect(roomId);
    await visitor.giveKeyAgain();
    await second.takeKey(roomId);
    expect((await second.hear(roomId)).text).toBe('aan het eerste scherm');
    await second.say(roomId, 'hier ben ik weer');
    await visitor.hear();
    expect((await visitor.hear()).text).toBe('hier ben ik weer');
    await finish({ visitor, volunteer: { queue } });
  });

  it('[C9] has only the record left of a talk that ended before', async () => {
    const { visitor, volunteer, roomId } = await talk();
    await visitor.say('dag');
    await volunteer.hear(roomId);
    await volunteer.say(roomId, 'dag');
    await visitor.hear();
    await visitor.hear();
    visitor.socket.send({ type: 'end' });
    await volunteer.state('ended');
    const second = await TestVolunteer.signIn('Robin', 'volunteer', volunteer.id);
    await second.connect(roomId);
    expect(await second.room.closed()).toBe(CLOSE.gone.code);
    second.queue.close();
    await finish({ visitor, volunteer });
  });
});
