import { expect, test, vi } from 'vitest';
import { CLOSE } from '../../../protocol/close-codes.ts';
import { nl } from '../../../widget/locales/nl.ts';
import { expectAccessible } from './accessible.ts';
import { withPage } from './mounted-page.ts';

const page = withPage();

test('[C2] a reload in the middle brings everything back, the draft too', async () => {
  await page.talk();
  await page.send('Voor het verversen');
  await page.room.say('Ik ben er');
  await page.see('Ik ben er');
  await page.write('nog niet verstuurd');
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
  vi.spyOn(Math, 'random').mockReturnValue(1);
  page.room.socket.drop();
  await page.see(nl.talk.lost);
  await page.send('Tussendoor');
  await page.see(nl.messages.sending);
  dispatchEvent(new Event('online'));
  await page.see(nl.messages.sent);
  await page.seeNot(nl.talk.lost);
  expect(page.room.messages).toHaveLength(1);
});

test('[C7] a replaced tab says so, and can take the conversation back by hand only', async () => {
  await page.talk();
  page.room.socket.drop(CLOSE.replaced.code);
  await page.see(nl.stopped.title.replaced);
  await expectAccessible(page.element);
  const hellos = page.room.of('hello').length;
  dispatchEvent(new Event('online'));
  expect(page.room.of('hello')).toHaveLength(hellos);
  await page.click(nl.stopped.action.replaced);
  await page.see(nl.talk.with('Anna'));
});

test('[C9] a conversation that is gone is said, and the way to start again', async () => {
  await page.talk();
  page.room.socket.drop(CLOSE.gone.code);
  await page.see(nl.stopped.title.gone);
  expect(sessionStorage.length).toBe(0);
  await page.click(nl.ended.startAgain);
  await page.see(nl.start.title);
});
