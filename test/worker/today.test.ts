import { env } from 'cloudflare:workers';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ErrorBody } from '../../protocol/error-codes.ts';
import { SettingsBody } from '../../protocol/http/settings.ts';
import { SignUpAnswer } from '../../protocol/http/visitor.ts';
import { LongerAnswer, TodayBody } from '../../protocol/http/today.ts';
import { queueOf } from '../../worker/objects/kit/stubs.ts';
import { patchSettings } from '../../worker/store/settings-changes.ts';
import { forgetSettings, readSettings } from '../../worker/store/settings.ts';
import { inTime } from './support/driven-time.ts';
import { openHelpline, TestVisitor, TestVolunteer } from './support/people.ts';
import { call, errorOf, member } from './support/staff-app.ts';
import { STEPS } from './support/steps.ts';
import { finish, talk } from './support/talk.ts';

const BASE = '/api/coordinator/today';
const ALWAYS = Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }]);
const DAILY = Array.from({ length: 7 }, () => [{ from: '14:00', to: '23:00' }]);
const BY_HAND = { reason: 'wegens een storing', until: 'byHand' };
let cookie = '';

beforeAll(async () => {
  await openHelpline();
});
beforeEach(async () => {
  ({ cookie } = await member('coordinator', 'Marijke'));
});
afterEach(async () => {
  vi.useRealTimers();
  await patchSettings(
    env.DB,
    { closedNow: null, openingHours: { weekly: ALWAYS, specialDays: null } },
    Date.now(),
  );
  await env.DB.prepare('UPDATE volunteers SET removed_at = 1').run();
});

const act = (what: string, body?: unknown) => call(`${BASE}/${what}`, { cookie, method: 'POST', body });
const today = async () => TodayBody.parse(await (await call(BASE, { cookie })).json());
const longer = async (date: string, from: string, to: string) =>
  LongerAnswer.parse(await (await act('longer', { date, span: { from, to } })).json());
async function acts(): Promise<unknown[]> {
  const { results } = await env.DB.prepare(
    'SELECT act, detail, volunteer_id AS volunteerId FROM audit_log WHERE act IN (?, ?, ?, ?) ORDER BY seq',
  )
    .bind('closeNow', 'openNow', 'openLonger', 'hoursAsBefore')
    .all();
  return results;
}
/** On a Tuesday by the helpline’s clock, with its usual hours. */
async function atClock(time: string): Promise<void> {
  await later(time);
  forgetSettings();
  await patchSettings(env.DB, { openingHours: { weekly: DAILY } }, Date.now());
}
/** The coordinator signs in anew: a session does not last for hours. */
async function later(time: string): Promise<void> {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(`2031-11-25T${time}:00+01:00`) });
  await env.DB.prepare('UPDATE volunteers SET removed_at = 1').run();
  ({ cookie } = await member('coordinator', 'Joost'));
}

describe.each(STEPS)('doors that are shut by hand, %s', (_name, step) => {
  it('[O5] [O4] tell at once who waits, let a talk go on, and let nobody in until one press', async () => {
    const people = await talk(step);
    const waiting = new TestVisitor();
    await waiting.arrive();
    await waiting.state('waiting');
    await step();
    expect((await act('close', BY_HAND)).status).toBe(204);
    // No alarm, no other event: the queue is told.
    expect((await waiting.state('ended')).state).toMatchObject({ by: 'signUpEnded', evaluation: 'none' });
    await step();
    await people.visitor.say('Wij praten door');
    expect((await people.volunteer.hear(people.roomId)).text).toBe('Wij praten door');
    await people.volunteer.say(people.roomId, 'Zeker');
    expect([(await people.visitor.hear()).text, (await people.visitor.hear()).text]).toEqual([
      'Wij praten door',
      'Zeker',
    ]);
    const { hours, conversations } = await people.volunteer.queue.next(
      'state',
      (event) => event.hours.state === 'closed',
    );
    // The queue's list of talks is the truth for a console.
    expect(conversations.map(({ roomId }) => roomId)).toEqual([people.roomId]);
    expect(hours).toEqual({ state: 'closed', opens: null, reason: 'wegens een storing', byHand: true });
    const refused = await new TestVisitor().signUp();
    expect(refused).toEqual({
      outcome: 'refused',
      availability: {
        state: 'closed',
        opens: null,
        reason: 'wegens een storing',
        notReady: false,
        byHand: true,
      },
    });
    await step();
    expect((await act('open')).status).toBe(204);
    await people.volunteer.queue.next('state', (event) => event.hours.state === 'open');
    const visitor = new TestVisitor();
    await visitor.arrive();
    await visitor.state('waiting');
    visitor.socket.send({ type: 'leave' });
    await visitor.state('ended');
    await finish(people);
  });

  it('[O5] [O4] withdraw an offer that nobody has answered', async () => {
    const volunteer = await TestVolunteer.signIn();
    volunteer.available();
    const visitor = new TestVisitor();
    await visitor.arrive();
    const offer = await volunteer.offer();
    await step();
    await act('close', BY_HAND);
    await inTime(async () => {
      vi.setSystemTime(Date.now() + 61_000);
      await queueOf(env).settingsChanged();
    });
    await visitor.state('ended');
    volunteer.queue.send({ type: 'accept', roomId: offer.roomId, generation: offer.generation });
    await volunteer.queue.next('refused');
    volunteer.queue.close();
  });
});

describe('closing', () => {
  it('[O5] is on record, as is opening again, by whom and once', async () => {
    await env.DB.prepare('DELETE FROM audit_log').run();
    const { id, cookie: own } = await member('coordinator', 'Wil');
    cookie = own;
    await act('close', BY_HAND);
    await act('open');
    await act('open');
    expect(await acts()).toEqual([
      { act: 'closeNow', detail: null, volunteerId: id },
      { act: 'openNow', detail: null, volunteerId: id },
    ]);
  });

  it('[O5] until a time by the helpline’s clock, after which the hours hold by themselves', async () => {
    await atClock('18:00');
    await act('close', { reason: null, until: '20:15' });
    expect(await today()).toMatchObject({
      closed: { reason: null, until: Date.parse('2031-11-25T20:15:00+01:00') },
    });
    const refused = SignUpAnswer.parse(await new TestVisitor().signUp());
    expect(refused).toMatchObject({ availability: { byHand: true, opens: { time: '20:15', inDays: 0 } } });
    await later('20:15');
    expect((await today()).closed).toBeNull();
    expect(await new TestVisitor().signUp()).toMatchObject({ outcome: 'admitted' });
  });

  it('[O5] until the next opening, which is offered while it is open and there is one', async () => {
    await atClock('18:00');
    const opens = { date: '2031-11-26', time: '14:00', inDays: 1 };
    expect((await today()).nextOpening).toMatchObject(opens);
    await act('close', { reason: 'wegens ziekte', until: 'nextOpening' });
    expect(await new TestVisitor().signUp()).toMatchObject({ availability: { opens, byHand: true } });
    await later('23:30');
    expect((await today()).nextOpening).toBeNull();
    await later('22:45');
    expect((await today()).nextOpening).toMatchObject(opens);
    await patchSettings(env.DB, { openingHours: { weekly: ALWAYS } }, Date.now());
    expect((await today()).nextOpening).toBeNull();
  });

  it('[O5] a second one replaces the first, with nothing of it left', async () => {
    await atClock('18:00');
    await act('close', { reason: 'wegens ziekte', until: '20:00' });
    await act('close', { reason: null, until: 'byHand' });
    forgetSettings();
    expect((await readSettings(env.DB)).closedNow).toEqual({
      reason: '',
      sinceMs: Date.now(),
      until: 'byHand',
    });
  });

  it('[S1] [O5] [O6] undoes no colleague’s change that was not seen, and names who made it', async () => {
    await atClock('18:00');
    const noor = (await member('coordinator', 'Noor')).cookie;
    const { version: seen } = await today();
    expect((await call(`${BASE}/close`, { cookie: noor, method: 'POST', body: BY_HAND })).status).toBe(204);
    const late = await act('close', { reason: 'wegens ziekte', until: 'nextOpening', seen });
    const { current } = await late.json<ErrorBody>();
    const { changes, version, settings } = SettingsBody.parse(current);
    expect([late.status, settings.closedNow?.reason]).toEqual([409, 'wegens een storing']);
    expect(changes.find(({ field }) => field === 'closedNow')).toMatchObject({ by: 'Noor' });
    expect((await today()).version).toBe(version);
    // Who changes something else, or has seen it, goes on.
    const day = { date: '2031-11-25', span: { from: '14:00', to: '23:30' } };
    expect((await act('longer', { ...day, seen })).status).toBe(200);
    expect(await errorOf(await act('longer', { ...day, seen }))).toBe('conflict');
    expect((await act('close', { ...BY_HAND, seen: version })).status).toBe(204);
  });

  it.each([
    [{ ...BY_HAND, seen: -1 }],
    [{ ...BY_HAND, reason: 'x'.repeat(121) }],
    [{ ...BY_HAND, reason: '' }],
    [{ ...BY_HAND, reason: '  ' }],
    [{ ...BY_HAND, reason: '\u200b' }],
    [{ ...BY_HAND, until: '24:00' }],
    [{ ...BY_HAND, until: '9:00' }],
    [{ ...BY_HAND, until: 1 }],
    [{ reason: null }],
  ])('[O5] refuses %j, and stays open', async (body) => {
    const response = await act('close', body);
    expect([response.status, await errorOf(response)]).toEqual([400, 'badRequest']);
    expect((await today()).closed).toBeNull();
  });

  it('[O5] takes a reason of 120 characters, and trims it', async () => {
    await act('close', { ...BY_HAND, reason: ` ${'x'.repeat(120)} ` });
    expect((await today()).closed?.reason).toBe('x'.repeat(120));
  });
});

it('[Q12] says that nobody can be called when it is urgent, until somebody can', async () => {
  expect((await today()).noOnCall).toBe(true);
  const onCall = { label: 'Achterwacht', phone: '0800-1234' };
  await patchSettings(env.DB, { onCall }, Date.now());
  expect((await today()).noOnCall).toBe(false);
  await patchSettings(env.DB, { onCall: null }, Date.now());
});

it('[Q12] counts the help lines that nobody has checked for 90 days, or ever, by the helpline’s own date', async () => {
  await atClock('18:00');
  const [line] = (await readSettings(env.DB)).helpLines;
  if (line === undefined) throw new Error('no help line');
  const lines = [null, '2031-08-26', '2031-08-27', '2031-11-25'].map((checkedOn) => ({ ...line, checkedOn }));
  await patchSettings(env.DB, { helpLines: lines }, Date.now());
  expect((await today()).linesToCheck).toBe(2);
  await patchSettings(env.DB, { helpLines: null }, Date.now());
});

describe('longer today', () => {
  const CHRISTMAS = { date: '2031-12-25', spans: [], reason: 'wegens kerst' };

  it('[O6] holds for today alone, on record, and goes back by one press', async () => {
    await atClock('22:45');
    await patchSettings(env.DB, { openingHours: { specialDays: [CHRISTMAS] } }, Date.now());
    expect(await new TestVisitor().signUp()).toMatchObject({ availability: { state: 'signUpEnded' } });
    expect(await today()).toMatchObject({ date: '2031-11-25', span: { to: '23:00' }, changed: false });
    await env.DB.prepare('DELETE FROM audit_log').run();
    expect(await longer('2031-11-25', '14:00', '23:45')).toEqual({ refused: null });
    expect(await new TestVisitor().signUp()).toMatchObject({ outcome: 'admitted' });
    expect(await today()).toMatchObject({ span: { from: '14:00', to: '23:45' }, changed: true });
    expect(await acts()).toMatchObject([{ act: 'openLonger' }]);
    expect((await readSettings(env.DB)).openingHours.specialDays).toHaveLength(2);
    await act('as-before');
    await act('as-before');
    expect(await acts()).toMatchObject([{ act: 'openLonger' }, { act: 'hoursAsBefore' }]);
    expect((await readSettings(env.DB)).openingHours.specialDays).toEqual([CHRISTMAS]);
    expect(await today()).toMatchObject({ span: { to: '23:00' }, changed: false });
  });

  it('[O6] is refused with the reason, and changes nothing', async () => {
    await atClock('18:00');
    expect(await longer('2031-11-25', '14:00', '22:00')).toEqual({ refused: 'shorter' });
    expect(await longer('2031-11-25', '14:00', '23:00')).toEqual({ refused: 'unchanged' });
    expect(
      await errorOf(await act('longer', { date: '2031-11-24', span: { from: '14:00', to: '23:30' } })),
    ).toBe('conflict');
    expect((await readSettings(env.DB)).openingHours.specialDays).toEqual([]);
  });
});
