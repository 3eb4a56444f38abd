import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { nlLater } from '../../../widget/locales/nl-later.ts';
import { nl } from '../../../widget/locales/nl.ts';
import { talking, waiting } from '../../states/room-states.ts';
import { expectAccessible } from './accessible.ts';
import { ROOM } from './fake-room.ts';
import { withPage } from './mounted-page.ts';

const page = withPage();

const stored = () => JSON.stringify(sessionStorage);
const untilSealed = () => vi.waitFor(() => expect(sessionStorage.getItem('lo-sealed')).not.toBeNull());
const box = () => page.one<HTMLTextAreaElement>('textarea');

test('[K3] the tab keeps its half, the token and ciphertext, and nothing that anybody wrote', async () => {
  await page.load();
  await userEvent.click(page.one('details summary'));
  await userEvent.selectOptions(page.one('[name=topic]'), 'grief');
  page.room.state = waiting({ position: 2 });
  await page.signUp('Zachte Wolk');
  await page.see(nl.waiting.title(2));
  await untilSealed();
  const before = sessionStorage.getItem('lo-sealed');
  await page.write('nog niet verstuurd');
  await vi.waitFor(() => expect(sessionStorage.getItem('lo-sealed')).not.toBe(before));
  await page.room.connect();
  await page.see(nl.talk.with('Anna'));
  await page.send('Wel verstuurd');
  await page.see(nl.messages.sent);
  await page.room.say('En gelezen');
  await page.see('En gelezen');
  expect(Object.keys(sessionStorage).toSorted()).toEqual(['lo-outbox', 'lo-sealed', 'lo-ticket']);
  expect(Object.keys(JSON.parse(sessionStorage.getItem('lo-ticket') ?? ''))).toEqual([
    ...['signUpId', 'token', 'half', 'roomId'],
  ]);
  for (const text of ['Wolk', 'grief', 'verstuurd', 'gelezen', page.room.half])
    expect(stored()).not.toContain(text);
});

test('[K3] how long a draft is can hardly be seen', async () => {
  await page.wait();
  await untilSealed();
  const short = sessionStorage.getItem('lo-sealed');
  await page.write('a'.repeat(200));
  await vi.waitFor(() => expect(sessionStorage.getItem('lo-sealed')).not.toBe(short));
  expect(sessionStorage.getItem('lo-sealed')).toHaveLength(short?.length ?? 0);
});

test('[K3] what can’t be read yet after a reload says so, and comes back', async () => {
  await page.talk();
  await page.send('Voor het verversen');
  await page.see(nl.messages.sent);
  await untilSealed();
  const before = sessionStorage.getItem('lo-sealed');
  await page.write('nog niet verstuurd');
  await vi.waitFor(() => expect(sessionStorage.getItem('lo-sealed')).not.toBe(before));
  const { half } = page.room;
  if (half === null) throw new Error('no half');
  page.room.half = null;
  await page.load();
  await page.see(nl.locked);
  await expectAccessible(page.element);
  expect(page.text).not.toContain('Voor het verversen');
  expect(box().value).toBe('');
  page.room.emit({ type: 'half', half });
  await page.see('Voor het verversen');
  await page.seeNot(nl.locked);
  await vi.waitFor(() => expect(box().value).toBe('nog niet verstuurd'));
  await page.send('En verder');
  await vi.waitFor(() => expect(page.room.messages).toHaveLength(2));
});

test('[K3] another half opens nothing, and takes nothing away from the right one', async () => {
  await page.talk();
  await page.send('Voor het verversen');
  await page.see(nl.messages.sent);
  await untilSealed();
  const { half } = page.room;
  page.room.half = 'wrong'.padEnd(43, 'A');
  await page.load();
  await page.see(nl.locked);
  await page.write('intussen');
  page.room.half = half;
  await page.load();
  await page.see('Voor het verversen');
  await page.seeNot(nl.locked);
});

test('[K3] what is typed before the half comes is the newer draft', async () => {
  await page.talk();
  await untilSealed();
  const before = sessionStorage.getItem('lo-sealed');
  await page.write('van toen');
  await vi.waitFor(() => expect(sessionStorage.getItem('lo-sealed')).not.toBe(before));
  const { half } = page.room;
  if (half === null) throw new Error('no half');
  page.room.half = null;
  await page.load();
  await page.see(nl.locked);
  await page.write('van nu');
  page.room.emit({ type: 'half', half });
  await page.seeNot(nl.locked);
  expect(box().value).toBe('van nu');
});

test('[K3] a reload before anything could be kept asks again, for the same place', async () => {
  page.room.half = null;
  await page.wait();
  await page.load();
  await page.see(nl.start.title);
  await page.signUp('Zachte Wolk');
  await page.see(nl.waiting.title(2));
  const [first, second] = page.room.requests.filter(({ path }) => path === '/api/sign-up');
  expect(second?.body).toMatchObject(first?.body as object);
});

test('[K3] a tab of before the split key goes on, and is sealed at its next hello', async () => {
  await page.talk();
  await page.send('Voor de nieuwe versie');
  await page.see(nl.messages.sent);
  const session = page.element.conversation.session;
  const ticket = 'stay' in session ? session.stay.ticket : null;
  if (ticket?.secret == null) throw new Error('no ticket');
  const { signUpId, token, secret, roomId } = ticket;
  sessionStorage.clear();
  sessionStorage.setItem('lo-ticket', JSON.stringify({ signUpId, token, ...secret, roomId }));
  sessionStorage.setItem('lo-draft', JSON.stringify('half een zin'));
  sessionStorage.setItem('lo-asked', JSON.stringify(['phone']));
  page.room.state = talking();
  await page.load();
  await page.see('Voor de nieuwe versie');
  expect(box().value).toBe('half een zin');
  await untilSealed();
  expect(Object.keys(sessionStorage).toSorted()).toEqual(['lo-sealed', 'lo-ticket']);
  for (const text of [secret.key, 'Merel', 'half een zin', 'phone']) expect(stored()).not.toContain(text);
  await page.load();
  await page.see('Voor de nieuwe versie');
  await vi.waitFor(() => expect(box().value).toBe('half een zin'));
  expect(page.room.of('hello').at(-1)?.token).toBe(token);
});

test('[K3] of what is under way when all is wiped nothing is written back', async () => {
  await page.talk();
  await untilSealed();
  const encrypted = Promise.withResolvers<void>();
  const encrypt = crypto.subtle.encrypt.bind(crypto.subtle);
  vi.spyOn(crypto.subtle, 'encrypt').mockImplementation(async (...args) => {
    await encrypted.promise;
    return encrypt(...args);
  });
  await page.write('half een zin');
  page.element.data.exitUrl = '#wiped';
  await page.click(nl.exit);
  encrypted.resolve();
  await vi.waitFor(() => expect(page.room.beacons.join()).toContain(ROOM));
  await new Promise(requestAnimationFrame);
  expect(sessionStorage.length).toBe(0);
});

test('[K3] after the end nothing is in the tab, while the talk still stands on the page', async () => {
  await page.talk();
  await page.send('Tot hier');
  await page.see(nl.messages.sent);
  page.room.show({ phase: 'ended', by: 'volunteer', evaluation: 'none' });
  await page.see(nlLater.reread);
  expect(sessionStorage.length).toBe(0);
});
