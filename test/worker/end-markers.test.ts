import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { CLOSE } from '../../protocol/close-codes.ts';
import { readTranscript } from '../../worker/store/conversations.ts';
import { eraseContents } from '../../worker/store/erasure.ts';
import { openHelpline } from './support/people.ts';
import { STEPS } from './support/steps.ts';
import { talk } from './support/talk.ts';
import { markEnd } from './support/vouching.ts';

beforeAll(async () => {
  await openHelpline();
});

const archived = async (roomId: string) => {
  const transcript = await readTranscript(env.DB, roomId);
  return transcript === null || transcript === 'notYet' ? null : transcript.endMarkers;
};

describe.each(STEPS)('[K6] what both sides say of the end, %s', (_name, step) => {
  it('reaches the other side and the archive, and is erased with the rest', async () => {
    const { visitor, volunteer, roomId } = await talk(step);
    await visitor.say('Dag');
    await volunteer.hear(roomId);
    await volunteer.say(roomId, 'Dag');
    await visitor.hear();
    // Of a talk that runs there is no end to speak of.
    await markEnd(visitor, roomId, { visitor: 0, volunteer: 0 });
    await step();
    volunteer.room.send({ type: 'end' });
    await visitor.state('ended');
    await volunteer.state('ended');
    await step();
    const byVisitor = await markEnd(visitor, roomId, { visitor: 1, volunteer: 1 });
    expect(await volunteer.room.next('endMarker')).toEqual({
      type: 'endMarker',
      role: 'visitor',
      envelope: byVisitor,
    });
    const byVolunteer = await markEnd(volunteer, roomId, { visitor: 1, volunteer: 1 });
    expect(await visitor.socket.next('endMarker')).toMatchObject({
      role: 'volunteer',
      envelope: byVolunteer,
    });
    await step();
    // Whoever comes back hears it once more.
    await visitor.connect();
    expect(await visitor.socket.next('endMarker')).toMatchObject({ envelope: byVolunteer });
    await step();
    const last = await markEnd(visitor, roomId, { visitor: 1, volunteer: 1 });
    visitor.socket.send({ type: 'skipEvaluation' });
    expect(await visitor.socket.closed()).toBe(CLOSE.gone.code);
    await vi.waitFor(async () =>
      expect(await archived(roomId)).toEqual([
        { role: 'visitor', envelope: last },
        { role: 'volunteer', envelope: byVolunteer },
      ]),
    );
    await eraseContents(env.DB, [roomId]);
    expect(await archived(roomId)).toEqual([]);
    volunteer.queue.close();
  });
});
