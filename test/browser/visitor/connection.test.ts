import { expect, test, vi } from 'vitest';
import { CLOSE } from '../../../protocol/close-codes.ts';
import { nlLater } from '../../../widget/locales/nl-later.ts';
import { nl } from '../../../widget/locales/nl.ts';
import { talking } from '../../states/room-states.ts';
import { expectAccessible } from './accessible.ts';
import { DrivenSocket } from './driven-socket.ts';
import { withPage } from './mounted-page.ts';

const page = withPage();

test('[C2] a reload in the middle brings everything back, the draft too', async () => {
  await page.talk();
  await page.send('Voor het verversen');
  // What a reload finds again is encrypted before: a message once it is on its way, and a draft.
  await page.see(nl.messages.sent);
  await page.room.say('Ik ben er');
  await page.see('Ik ben er');
  const before = sessionStorage.getItem('lo-sealed');
  await page.write('nog niet verstuurd');
  await vi.waitFor(() => expect(sessionStorage.getItem('lo-sealed')).not.toBe(before));
  await page.load();
  await page.see('Voor het verversen');
  await page.see('Ik ben er');
  await vi.waitFor(() => expect(page.one<HTMLTextAreaElement>('textarea').value).toBe('nog niet verstuurd'));
  expect(page.room.of('hello').at(-1)).toMatchObject({ lastSeq: 0, token: page.room.of('hello')[0]?.token });
  expect(page.room.requests.filter(({ path }) => path === '/api/sign-up')).toHaveLength(1);
  await page.send('En weer verder');
  await page.see('En weer verder');
});

test('[C2] a lost connection is said, and what was written meanwhile arrives', async () => {
  await page.talk();
  page.room.lose();
  await page.see(nlLater.lost(true, 10));
  await page.send('Tussendoor');
  await page.see(nl.messages.sending);
  page.room.reconnect();
  await page.see(nl.messages.sent);
  await page.seeNot(nlLater.lost(true, 10));
  expect(page.room.messages).toHaveLength(1);
});

test('[C7] a replaced tab says so, and can take the conversation back by hand only', async () => {
  await page.talk();
  page.room.socket.drop(CLOSE.replaced.code);
  await page.see(nlLater.stopped.title.replaced);
  await expectAccessible(page.element);
  const { length } = DrivenSocket.all;
  dispatchEvent(new Event('online'));
  expect(DrivenSocket.all).toHaveLength(length);
  await page.click(nlLater.stopped.action.replaced);
  await page.see(nl.talk.with('Anna'));
});

test('[C9] a conversation that is gone is said, and the way to start again', async () => {
  await page.talk();
  page.room.socket.drop(CLOSE.gone.code);
  await page.see(nlLater.stopped.title.gone);
  expect(sessionStorage.length).toBe(0);
  await page.click(nl.startAgain);
  await page.see(nl.start.title);
});

test('[C2] what stood in the box is there again where the conversation goes on, and not in the next one', async () => {
  await page.talk();
  await page.write('nog niet klaar');
  page.room.socket.drop(CLOSE.replaced.code);
  await page.see(nlLater.stopped.title.replaced);
  await page.click(nlLater.stopped.action.replaced);
  await page.see(nl.talk.with('Anna'));
  expect(page.one<HTMLTextAreaElement>('textarea').value).toBe('nog niet klaar');
  page.room.socket.drop(CLOSE.gone.code);
  await page.see(nlLater.stopped.title.gone);
  await page.click(nl.startAgain);
  await page.see(nl.start.title);
  page.room.state = talking();
  await page.signUp();
  await page.see(nl.talk.with('Anna'));
  expect(page.one<HTMLTextAreaElement>('textarea').value).toBe('');
});

test('[C4] an end without a connection is said to come, and comes', async () => {
  await page.talk();
  page.room.lose();
  await page.see(nlLater.lost(true, 10));
  await page.click(nl.talk.end);
  await page.click(nl.talk.endYes);
  await page.see(nlLater.ending);
  expect(page.room.of('end')).toEqual([]);
  page.room.reconnect();
  await vi.waitFor(() => expect(page.room.of('end')).toHaveLength(1));
});

test('[C2] a conversation that can not be reached is no dead end: help lines, and the way to the beginning', async () => {
  await page.talk();
  DrivenSocket.onMade = (socket) => queueMicrotask(() => socket.drop());
  vi.spyOn(Math, 'random').mockReturnValue(1);
  await page.load();
  await page.see(nl.start.problems.network);
  await page.see('0800-0113');
  await expectAccessible(page.element);
  await page.click(nl.startAgain);
  await page.see(nl.start.title);
  expect(page.room.beacons[0]).toBe('/api/exit');
  expect(sessionStorage.length).toBe(0);
});

test('[C4] [C6] all that was decided without a connection is said once there is one, the end as well', async () => {
  await page.talk();
  page.room.show(talking({ coach: { stage: 'sitting', sitIn: 1, alias: 'Marijke' } }));
  await page.see(nlLater.coach.stop);
  page.room.lose();
  await page.see(nlLater.lost(true, 10));
  await page.click(nlLater.coach.stop);
  await page.seeNot(nlLater.coach.stop);
  await page.click(nl.talk.end);
  await page.click(nl.talk.endYes);
  await page.see(nlLater.ending);
  page.room.reconnect();
  await vi.waitFor(() => expect(page.room.of('end')).toHaveLength(1));
  expect(page.room.of('allowCoach')).toEqual([{ type: 'allowCoach', sitIn: 1, allowed: false }]);
});
