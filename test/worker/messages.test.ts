import { beforeAll, describe, expect, it } from 'vitest';
import { CLOSE } from '../../protocol/close-codes.ts';
import { LIMITS } from '../../protocol/limits.ts';
import { openHelpline } from './support/people.ts';
import { STEPS } from './support/steps.ts';
import { finish, talk } from './support/talk.ts';

beforeAll(async () => {
  await openHelpline();
});

describe.each(STEPS)('messages, %s', (_name, step) => {
  it('[C1] [C3] messages reach the other side once, in order, and are acknowledged by their echo', async () => {
    const people = await talk(step);
    const { visitor, volunteer, roomId } = people;
    const intake = await volunteer.room.next('intake');
    expect(JSON.stringify(intake)).not.toContain('Merel');
    await visitor.say('Hallo');
    expect(await volunteer.hear(roomId)).toEqual({ seq: 1, text: 'Hallo' });
    expect(await visitor.hear()).toEqual({ seq: 1, text: 'Hallo' });
    await step();
    await volunteer.say(roomId, 'Dag, fijn dat je er bent.');
    expect(await visitor.hear()).toEqual({ seq: 2, text: 'Dag, fijn dat je er bent.' });
    await step();
    visitor.socket.send({ type: 'received', seq: 2 });
    expect(await volunteer.room.next('received')).toEqual({ type: 'received', role: 'visitor', seq: 2 });
    visitor.socket.send({ type: 'typing', on: true });
    expect(await volunteer.room.next('typing')).toEqual({ type: 'typing', role: 'visitor', on: true });
    await finish(people);
  });

  it('[C13] what was on the visitor’s screen is passed on once, and is known to a console that comes back', async () => {
    const people = await talk(step);
    const { visitor, volunteer, roomId } = people;
    await volunteer.say(roomId, 'Dag');
    await volunteer.say(roomId, 'Vertel maar');
    await visitor.hear();
    await visitor.hear();
    visitor.socket.send({ type: 'received', seq: 2 });
    expect(await volunteer.room.next('received')).toMatchObject({ seq: 2 });
    await step();
    // Neither twice, nor less, nor more than was sent.
    for (const seq of [1, 1, 3, 2]) visitor.socket.send({ type: 'seen', seq });
    expect(await volunteer.room.next('seen')).toEqual({ type: 'seen', seq: 1 });
    expect(await volunteer.room.next('seen')).toEqual({ type: 'seen', seq: 2 });
    visitor.socket.send({ type: 'seen', seq: 1 });
    await step();
    await volunteer.connect(roomId);
    expect(await volunteer.room.next('received')).toMatchObject({ seq: 2 });
    expect(await volunteer.room.next('seen')).toEqual({ type: 'seen', seq: 2 });
    // The visitor is told nothing of what the volunteer looks at.
    volunteer.room.send({ type: 'seen', seq: 1 });
    expect(await volunteer.room.closed()).toBe(CLOSE.badFrame.code);
    await volunteer.connect(roomId);
    await finish(people);
  });

  it('[C14] the volunteer is told at once that the visitor’s connection is gone, since when, and that it is back', async () => {
    const people = await talk(step);
    const { visitor, volunteer } = people;
    const told = (is: 'present' | 'away') =>
      volunteer.room.next('state', ({ state }) => state.phase === 'talking' && state.visitor === is);
    visitor.socket.close();
    const { state } = await told('away');
    expect(state).toMatchObject({ awayForMs: expect.any(Number), pace: { unansweredMs: 180_000 } });
    await step();
    await visitor.connect();
    expect((await told('present')).state).not.toHaveProperty('awayForMs');
    expect((await visitor.state('talking')).takes).toBe(3);
    await finish(people);
  });

  it('[C1] the same message sent again is stored once and acknowledged again', async () => {
    const people = await talk(step);
    const { visitor, volunteer, roomId } = people;
    const envelope = await visitor.envelope('Eén keer');
    for (let times = 0; times < 3; times += 1) visitor.socket.send({ type: 'message', envelope });
    for (let times = 0; times < 3; times += 1) expect((await visitor.hear()).seq).toBe(1);
    await volunteer.say(roomId, 'Dank je');
    expect((await volunteer.hear(roomId)).seq).toBe(1);
    expect((await volunteer.hear(roomId)).seq).toBe(2);
    await finish(people);
  });

  it('[C1] a message that names one before it is taken only after that one', async () => {
    const people = await talk(step);
    const { visitor, volunteer, roomId } = people;
    const [first, second] = [await visitor.envelope('een'), await visitor.envelope('twee')];
    const sendSecond = () => visitor.socket.send({ type: 'message', envelope: second, after: first.id });
    sendSecond();
    expect(await visitor.socket.next('refused')).toEqual({ type: 'refused', code: 'early', id: second.id });
    await step();
    visitor.socket.send({ type: 'message', envelope: first, after: null });
    sendSecond();
    expect(await volunteer.hear(roomId)).toEqual({ seq: 1, text: 'een' });
    expect(await volunteer.hear(roomId)).toEqual({ seq: 2, text: 'twee' });
    await finish(people);
  });

  it('[C2] a reload of either side resumes with the history it missed', async () => {
    const people = await talk(step);
    const { visitor, volunteer, roomId } = people;
    await visitor.say('een');
    await volunteer.hear(roomId);
    await step();
    visitor.socket.close();
    await volunteer.room.next('state', ({ state }) => state.phase === 'talking' && state.visitor === 'away');
    await volunteer.say(roomId, 'twee');
    await volunteer.hear(roomId);
    await step();
    await visitor.connect();
    await visitor.state('talking');
    expect(await visitor.hear()).toEqual({ seq: 1, text: 'een' });
    expect(await visitor.hear()).toEqual({ seq: 2, text: 'twee' });
    await step();
    await volunteer.connect(roomId, false, 1);
    expect((await volunteer.hear(roomId)).seq).toBe(2);
    await finish(people);
  });

  it('takes at most twenty messages in ten seconds from one side', async () => {
    const people = await talk(step);
    const { visitor } = people;
    for (let n = 0; n <= LIMITS.messagesPerWindow; n += 1) await visitor.say(`bericht ${n}`);
    expect(await visitor.socket.next('refused')).toMatchObject({ code: 'tooMany' });
    await finish(people);
  });
});
