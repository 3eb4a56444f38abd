import { env } from 'cloudflare:workers';
import { roomOf } from '../../../worker/objects/kit/stubs.ts';
import { TestVisitor, TestVolunteer } from './people.ts';

export type People = { visitor: TestVisitor; volunteer: TestVolunteer; roomId: string };

export const stubOf = (roomId: string) => {
  const room = roomOf(env, roomId);
  if (room === null) throw new Error('no such room');
  return room;
};

/** Two people who talk: the shortest way into a conversation. `step` runs between any two of its moments. */
export async function talk(step: () => Promise<void> = async () => {}): Promise<People> {
  const visitor = new TestVisitor();
  await visitor.arrive();
  await visitor.state('waiting');
  await step();
  const volunteer = await TestVolunteer.signIn();
  volunteer.available();
  await step();
  const roomId = await volunteer.accept();
  await step();
  await visitor.state('connecting');
  await volunteer.connect(roomId);
  await step();
  await visitor.handOverKey();
  await volunteer.takeKey(roomId);
  await volunteer.state('talking');
  await visitor.state('talking');
  await step();
  return { visitor, volunteer, roomId };
}

/** Ends what a test began, so that the next one finds an empty queue. */
export async function finish({
  visitor,
  volunteer,
}: {
  visitor: TestVisitor;
  volunteer: Pick<TestVolunteer, 'queue'>;
}): Promise<void> {
  visitor.socket.send({ type: 'end' });
  visitor.socket.send({ type: 'skipEvaluation' });
  await volunteer.queue.next('state', (event) => event.conversations.length === 0);
  volunteer.queue.send({ type: 'setAvailable', on: false });
  await volunteer.queue.next('state', (event) => event.me.status === 'off');
  volunteer.queue.close();
}
