import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { CLOSE } from '../../protocol/close-codes.ts';
import { heldSitIn } from '../../worker/domain/conversation/sit-in.ts';
import type { Conversation } from '../../worker/domain/conversation/state.ts';
import { inTime, sweepNow } from './support/driven-time.ts';
import { TestCoach } from './support/coach.ts';
import { TestVolunteer, openHelpline } from './support/people.ts';
import { STEPS, type Step } from './support/steps.ts';
import { finish, stubOf, talk, type People } from './support/talk.ts';

beforeAll(async () => {
  await openHelpline();
});

type Scene = People & { coach: TestCoach };

const coachOf = (people: People, stage: string) =>
  people.visitor.socket.next(
    'state',
    ({ state }) => state.phase === 'talking' && state.coach?.stage === stage,
  );
const seenByVolunteer = (people: People, stage: string) =>
  people.volunteer.room.next(
    'state',
    ({ state }) => state.phase === 'talking' && state.coach?.stage === stage,
  );

/** A talk with one message, in which a colleague has answered the question; the visitor has not been heard. */
async function asked(step: Step = async () => {}): Promise<Scene> {
  const people = await talk(step);
  const { visitor, volunteer, roomId } = people;
  await visitor.say('Dit weet nog niemand');
  await volunteer.hear(roomId);
  const colleague = await TestVolunteer.signIn('Marijke', 'coordinator');
  volunteer.room.send({ type: 'wantCoach', on: true });
  await step();
  const { coachWanted } = await colleague.queue.next('state', (event) => event.coachWanted.length > 0);
  expect(coachWanted).toEqual([{ roomId, alias: 'Robin' }]);
  const coach = await TestCoach.comeTo(roomId, colleague);
  await coach.state('asked');
  await step();
  return { ...people, coach };
}

/** [C6] The visitor has agreed, and the colleague holds the key. */
async function sitting(step: Step = async () => {}): Promise<Scene> {
  const scene = await asked(step);
  const { state } = await coachOf(scene, 'asked');
  scene.visitor.socket.send({ type: 'allowCoach', sitIn: sitInOf(state), allowed: true });
  await coachOf(scene, 'sitting');
  await step();
  await scene.visitor.giveKeyAgain();
  await scene.coach.takeKey();
  await step();
  return scene;
}

const awaySinceMs = (roomId: string) =>
  runInDurableObject(stubOf(roomId), (_room, ctx) => {
    const c = ctx.storage.kv.get<Conversation>('conversation');
    return c === undefined ? null : (heldSitIn(c)?.awaySinceMs ?? null);
  });

function sitInOf(state: object): number {
  if (!('coach' in state)) throw new Error('no coach');
  return (state.coach as { sitIn: number }).sitIn;
}

async function goHome({ coach, ...people }: Scene): Promise<void> {
  coach.console.queue.close();
  await finish(people);
}

describe.each(STEPS)('a colleague beside a talk, %s', (_name, step) => {
  it('[C6] is shown nothing before the visitor has agreed, and everything from then on', async () => {
    const scene = await asked(step);
    const { visitor, volunteer, coach, roomId } = scene;
    await visitor.say('En dit ook niet');
    await volunteer.hear(roomId);
    const { state } = await coachOf(scene, 'asked');
    expect(state).toMatchObject({ coach: { alias: 'Marijke' } });
    expect(coach.socket.events.map(({ type }) => type).filter((type) => type !== 'state')).toEqual([]);
    expect(visitor.socket.events.some(({ type }) => type === 'keyRequest')).toBe(false);
    visitor.socket.send({ type: 'allowCoach', sitIn: sitInOf(state), allowed: true });
    await coach.state('sitting');
    await seenByVolunteer(scene, 'sitting');
    await step();
    await visitor.giveKeyAgain();
    await coach.takeKey();
    expect(JSON.stringify(await coach.socket.next('intake'))).not.toContain('Merel');
    expect(await coach.hear()).toEqual({ seq: 1, text: 'Dit weet nog niemand' });
    expect(await coach.hear()).toEqual({ seq: 2, text: 'En dit ook niet' });
    await step();
    await volunteer.say(roomId, 'Dank je voor je vertrouwen');
    expect(await coach.hear()).toEqual({ seq: 3, text: 'Dank je voor je vertrouwen' });
    await goHome(scene);
  });

  it('[C6] goes unseen when the visitor says no, and nobody can be asked for again', async () => {
    const scene = await asked(step);
    const { visitor, volunteer, coach, roomId } = scene;
    const { state } = await coachOf(scene, 'asked');
    visitor.socket.send({ type: 'allowCoach', sitIn: sitInOf(state), allowed: false });
    expect(await coach.socket.closed()).toBe(CLOSE.gone.code);
    await seenByVolunteer(scene, 'declined');
    await step();
    volunteer.room.send({ type: 'wantCoach', on: true });
    await coach.reload();
    expect(await coach.socket.closed()).toBe(CLOSE.refused.code);
    await visitor.say('Dank je');
    expect((await volunteer.hear(roomId)).text).toBe('Dank je');
    await goHome(scene);
  });

  it('[C6] has to go when the visitor no longer wants it, and hears nothing more', async () => {
    const scene = await sitting(step);
    const { visitor, volunteer, coach, roomId } = scene;
    await coach.hear();
    visitor.socket.send({ type: 'allowCoach', sitIn: 1, allowed: false });
    expect(await coach.socket.closed()).toBe(CLOSE.gone.code);
    await step();
    await visitor.say('Alleen voor jou');
    expect((await volunteer.hear(roomId)).text).toBe('Alleen voor jou');
    expect(coach.socket.events.some(({ type }) => type === 'message')).toBe(false);
    await goHome(scene);
  });

  it('[C6] comes back after a reload, without a second question, and gets the key again', async () => {
    const scene = await sitting(step);
    const { visitor, coach } = scene;
    const { sitInRoomId } = await coach.console.queue.next('state', (event) => event.sitInRoomId !== null);
    expect(sitInRoomId).toBe(scene.roomId);
    coach.socket.close();
    await step();
    await coach.reload();
    await coach.state('sitting');
    await step();
    await visitor.giveKeyAgain();
    await coach.takeKey();
    expect((await coach.hear()).text).toBe('Dit weet nog niemand');
    await goHome(scene);
  });

  it('[C6] who leaves is said to have left, and the end of the talk is the end of it', async () => {
    const scene = await sitting(step);
    const { volunteer, coach, roomId } = scene;
    coach.socket.send({ type: 'leave' });
    expect(await coach.socket.closed()).toBe(CLOSE.gone.code);
    await coachOf(scene, 'left');
    await seenByVolunteer(scene, 'left');
    await step();
    volunteer.room.send({ type: 'wantCoach', on: true });
    await coach.console.queue.next('state', (event) => event.coachWanted.length > 0);
    const again = await TestCoach.comeTo(roomId, coach.console);
    await again.state('asked');
    const { state } = await coachOf(scene, 'asked');
    expect(sitInOf(state)).toBe(2);
    await goHome(scene);
    await again.state('ended');
    expect(await again.socket.closed()).toBe(CLOSE.gone.code);
  });
});

describe('a sit-in', () => {
  it('[C6] is nobody’s who was not asked for, and not the volunteer’s own', async () => {
    const people = await talk();
    const stranger = await TestVolunteer.signIn('Bo');
    const uninvited = await TestCoach.comeTo(people.roomId, stranger);
    expect(await uninvited.socket.closed()).toBe(CLOSE.refused.code);
    people.volunteer.room.send({ type: 'wantCoach', on: true });
    await seenByVolunteer(people, 'wanted');
    const themselves = await TestCoach.comeTo(people.roomId, people.volunteer);
    expect(await themselves.socket.closed()).toBe(CLOSE.refused.code);
    const [first, second] = await Promise.all([
      TestCoach.comeTo(people.roomId, stranger),
      TestVolunteer.signIn('Noor').then((noor) => TestCoach.comeTo(people.roomId, noor)),
    ]);
    const closed = await Promise.race([first.socket.closed(), second.socket.closed()]);
    expect(closed).toBe(CLOSE.refused.code);
    await coachOf(people, 'asked');
    stranger.queue.close();
    second.console.queue.close();
    await finish(people);
  });

  it('[C6] writes nothing into the talk', async () => {
    const scene = await sitting();
    const { coach, visitor } = scene;
    await coach.hear();
    coach.socket.send({ type: 'message', envelope: await visitor.envelope('Als een ander') });
    expect(await coach.socket.closed()).toBe(CLOSE.badFrame.code);
    await visitor.say('Wie is daar?');
    expect((await visitor.hear()).seq).toBe(1);
    expect((await visitor.hear()).seq).toBe(2);
    await goHome(scene);
  });

  it('[C6] [A5] each colleague who read along is on record, once', async () => {
    const scene = await sitting();
    scene.coach.socket.close();
    await scene.coach.reload();
    await scene.coach.state('sitting');
    const entries = () =>
      env.DB.prepare('SELECT volunteer_id AS id, reason FROM audit_log WHERE act = ? AND conversation_id = ?')
        .bind('sitIn', scene.roomId)
        .all();
    const entry = { id: scene.coach.console.id, reason: null };
    await vi.waitFor(async () => expect((await entries()).results).toEqual([entry]));
    await goHome(scene);
    expect(await scene.visitor.socket.closed()).toBe(CLOSE.gone.code);
    expect((await entries()).results).toEqual([entry]);
  });

  it('[C6] [A3] is lost with the session', async () => {
    const scene = await sitting();
    const { coach, roomId } = scene;
    await env.DB.prepare('DELETE FROM sessions WHERE token_hash = ?').bind(coach.console.sessionHash).run();
    await sweepNow(stubOf(roomId));
    expect(await coach.socket.closed()).toBe(CLOSE.gone.code);
    await coachOf(scene, 'left');
    await goHome(scene);
  });

  it('[C6] is free again when its colleague stays away for a minute', async () => {
    const scene = await sitting();
    const { coach, roomId } = scene;
    coach.socket.close();
    await vi.waitFor(async () => expect(await awaySinceMs(roomId)).not.toBeNull());
    await inTime(async () => {
      vi.setSystemTime(Date.now() + 61_000);
      await runDurableObjectAlarm(stubOf(roomId));
    });
    await coachOf(scene, 'left');
    await goHome(scene);
  });
});
