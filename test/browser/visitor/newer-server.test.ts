import { expect, test, vi } from 'vitest';
import { nlLater } from '../../../widget/locales/nl-later.ts';
import { nl } from '../../../widget/locales/nl.ts';
import { talking } from '../../states/room-states.ts';
import { pageData } from './fake-room.ts';
import { withPage } from './mounted-page.ts';

/* A page that was opened before a deploy. Its server sends fields and types that the page does not know. */

const page = withPage();
const added = { added: { anything: 1 } };

test('[C2] a page reads on when what it gets has fields, or is of a type, that it does not know', async () => {
  page.room.added = added;
  await page.load(Object.assign(pageData(), added));
  await page.signUp();
  await vi.waitFor(() => expect(page.room.of('hello')).toHaveLength(1));
  const { socket } = page.room;
  await page.room.connect();
  await page.see(nl.talk.with('Anna'));
  socket.emit({ type: 'added', ...added });
  socket.emit({ type: 'state', state: talking({ volunteer: 'away', ...added }), lastSeq: 0, ...added });
  await page.see(nlLater.away('Anna'));
  await page.room.say('Dag, fijn dat je er bent');
  await page.see('Dag, fijn dat je er bent');
  const [message] = page.room.messages;
  if (message === undefined) throw new Error('no message');
  socket.emit({ ...message, seq: 2, ...added });
  expect(page.room.socket).toBe(socket);
});
