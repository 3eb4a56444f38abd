import { beforeAll, describe, expect, it } from 'vitest';
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
