import { beforeAll, describe, expect, it } from 'vitest';
import { runInDurableObject } from 'cloudflare:test';
import { LIMITS } from '../../protocol/limits.ts';
import { TestCoach } from './support/coach.ts';
import { TestVolunteer, openHelpline } from './support/people.ts';
import { STEPS } from './support/steps.ts';
import { finish, stubOf, talk, type People } from './support/talk.ts';

const PAGE = LIMITS.historyPage;

beforeAll(async () => {
  await openHelpline();
});

/** Lets the visitor have written this many, faster than anybody may write. */
async function write({ visitor, roomId }: People, count: number): Promise<void> {
  const envelope = await visitor.envelope('lang verhaal');
  await runInDurableObject(stubOf(roomId), (_room, { storage }) => {
    for (let n = 1; n <= count; n += 1) {
      const clientId = `${n}`.padStart(22, 'a');
      storage.sql.exec(
        `INSERT INTO messages (seq, client_id, role, sent_at, envelope) VALUES (?, ?, 'visitor', 1, ?)`,
        n,
        clientId,
        JSON.stringify({ ...envelope, id: clientId }),
      );
    }
  });
}

type Socket = {
  send(command: object): void;
  next(type: 'more' | 'received' | 'typing'): Promise<object>;
  events: { type: string }[];
};

/** The numbers of the messages that came up to this event. */
async function pageOf(socket: Socket, upTo: 'more' | 'typing'): Promise<unknown[]> {
  const last = await socket.next(upTo);
  const seqs = socket.events.flatMap((event) =>
    event.type === 'message' && 'seq' in event ? [event.seq] : [],
  );
  socket.events.length = 0;
  return upTo === 'more' ? [...seqs, last] : seqs;
}

const numbers = (from: number, upTo: number) => Array.from({ length: upTo - from + 1 }, (_, n) => from + n);

describe.each(STEPS)('the history, %s', (_name, step) => {
  it('[C2] [Q9] comes in pages, each once the one before is shown, and what is new comes after it', async () => {
    const people = await talk(step);
    const { visitor, volunteer } = people;
    await write(people, 2 * PAGE + 1);
    await visitor.connect();
    await visitor.state('talking');
    const { socket } = visitor;
    expect(await pageOf(socket, 'more')).toEqual([...numbers(1, PAGE), { type: 'more', after: PAGE }]);
    await step();
    await volunteer.say(people.roomId, 'intussen');
    await volunteer.room.next('message', ({ seq }) => seq === 2 * PAGE + 2);
    // Not the page before it, nor one to come.
    for (const after of [1, PAGE + 1, 2 * PAGE]) socket.send({ type: 'more', after });
    socket.send({ type: 'more', after: PAGE });
    expect(await pageOf(socket, 'more')).toEqual([
      ...numbers(PAGE + 1, 2 * PAGE),
      { type: 'more', after: 2 * PAGE },
    ]);
    await step();
    for (let times = 0; times < 3; times += 1) socket.send({ type: 'more', after: 2 * PAGE });
    await socket.next('message', ({ seq }) => seq === 2 * PAGE + 1);
    expect(await visitor.hear()).toEqual({ seq: 2 * PAGE + 2, text: 'intussen' });
    await step();
    await volunteer.say(people.roomId, 'en nu');
    expect(await visitor.hear()).toEqual({ seq: 2 * PAGE + 3, text: 'en nu' });
    await finish(people);
  });

  it('[C1] a message sent again while the history comes is acknowledged in its turn', async () => {
    const people = await talk(step);
    const { visitor, volunteer } = people;
    await write(people, PAGE + 1);
    const envelope = await visitor.envelope('nog eens');
    visitor.socket.send({ type: 'message', envelope });
    await visitor.socket.next('message', ({ seq }) => seq === PAGE + 2);
    await visitor.connect();
    await visitor.socket.next('more');
    await step();
    visitor.socket.send({ type: 'message', envelope });
    volunteer.room.send({ type: 'typing', on: true });
    expect(await pageOf(visitor.socket, 'typing')).toEqual(numbers(1, PAGE));
    visitor.socket.send({ type: 'more', after: PAGE });
    await visitor.socket.next('message', ({ seq }) => seq === PAGE + 1);
    expect(await visitor.hear()).toEqual({ seq: PAGE + 2, text: 'nog eens' });
    await finish(people);
  });

  it('[C6] a colleague who sits in and the volunteer ask for it page by page as well', async () => {
    const people = await talk(step);
    const { visitor, volunteer, roomId } = people;
    await write(people, PAGE + 1);
    await volunteer.connect(roomId);
    await volunteer.room.next('more');
    volunteer.room.send({ type: 'more', after: PAGE });
    await volunteer.room.next('message', ({ seq }) => seq === PAGE + 1);
    const colleague = await TestVolunteer.signIn('Marijke');
    volunteer.room.send({ type: 'wantCoach', on: true });
    await colleague.queue.next('state', ({ coachWanted }) => coachWanted.length > 0);
    const coach = await TestCoach.comeTo(roomId, colleague);
    await coach.state('asked');
    coach.socket.send({ type: 'more', after: 1 });
    visitor.socket.send({ type: 'allowCoach', sitIn: 1, allowed: true });
    await coach.state('sitting');
    await coach.socket.next('more');
    await step();
    coach.socket.send({ type: 'more', after: PAGE });
    await coach.socket.next('message', ({ seq }) => seq === PAGE + 1);
    coach.socket.send({ type: 'leave' });
    colleague.queue.close();
    await finish(people);
  });
});
