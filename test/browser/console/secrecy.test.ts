import { beforeEach, expect, test, vi } from 'vitest';
import { CLOSE } from '../../../protocol/close-codes.ts';
import { APP } from '../../../worker/console/app/app-texts.ts';
import { HOME } from '../../../worker/console/home/home-texts.ts';
import { SECRECY } from '../../../worker/console/secrecy/secrecy-texts.ts';
import { ERROR_TEXTS } from '../../../worker/console/session/session-texts.ts';
import { RECORD } from '../../../worker/console/talk/talk-texts.ts';
import { PAGES } from '../../../worker/console/session/pages.ts';
import { TODAY } from '../../../worker/console/today/today-texts.ts';
import { all, click, expectAccessible, find, focused, open, screenText, see } from './console-page.ts';
import { ended } from './fake-visitor.ts';
import { withTalk } from './open-talk.ts';
import { failure, ok, queueState, ROOM } from './fake-server.ts';
import { overview } from './fake-today.ts';

/* [A14] The statement of secrecy in the place of every page, until it is accepted. */

const page = withTalk();
const LINE = 'Ik praat met niemand over wat een bezoeker vertelt.';
const statement = (n: number, acceptedN: number | null) =>
  ok({
    current: {
      n,
      text: `${LINE}\n\nOok later niet.`,
      since: Date.parse('2026-11-26T12:00:00Z'),
      draft: n === 1,
    },
    acceptedN,
  });

beforeEach(() => {
  page.server.signedIn = 'volunteer';
  page.server.secrecyDue = true;
  page.server.queueEvent = { type: 'secrecyDue' };
  page.server.handlers.set('GET /api/console/secrecy', () => statement(1, null));
  page.server.handlers.set('POST /api/console/secrecy', () => {
    page.server.secrecyDue = false;
    page.server.queueEvent = queueState();
    return ok();
  });
});

/** As the server does with somebody who is in no talk. */
async function sentAway(): Promise<void> {
  await vi.waitFor(() => page.server.queue.last('hello') ?? expect.fail('no hello'));
  page.server.queue.drop(CLOSE.version.code);
}

test('[A14] accepted on another page while the queue is still closing the socket, the console comes back to the queue', async () => {
  page.server.signedIn = 'coordinator';
  open(PAGES.today.path);
  await vi.waitFor(() => page.server.queue.last('hello') ?? expect.fail('no hello'));
  const { queue } = page.server;
  await see(LINE);
  await click('wa-button', SECRECY.accept);
  await see(TODAY.notYet);
  queue.drop(CLOSE.version.code);
  await vi.waitFor(() => expect(page.server.queue).not.toBe(queue));
  page.server.queue.emit(overview());
  await see(TODAY.onDuty.nobody);
});

test('[A14] is what somebody new sees first, and once accepted the console is theirs', async () => {
  open();
  await sentAway();
  await see(LINE);
  await see(SECRECY.first);
  await see(SECRECY.draft);
  expect(all('li').filter((line) => line.textContent.includes('niet'))).toHaveLength(1);
  await vi.waitFor(() => expect(focused()?.textContent).toBe(SECRECY.title));
  await expectAccessible();
  await click('wa-button', SECRECY.accept);
  await see(HOME.status.off);
  expect(page.server.requested('/api/console/secrecy')).toEqual({ n: 1 });
  await vi.waitFor(() => expect(focused()?.tagName).toBe('H1'));
});

test('[A14] stands in the place of every page but one’s own account', async () => {
  page.server.signedIn = 'coordinator';
  open(PAGES.audit.path);
  await see(LINE);
  await sentAway();
  open(PAGES.sessions.path);
  await see(PAGES.sessions.name);
  expect(screenText()).not.toContain(LINE);
});

test('[A14] says that it changed to who accepted an earlier one, and shows a newer one that comes meanwhile', async () => {
  page.server.handlers.set('GET /api/console/secrecy', () => statement(2, 1));
  page.server.handlers.set('POST /api/console/secrecy', () => {
    page.server.handlers.set('GET /api/console/secrecy', () => statement(3, 1));
    return failure('conflict');
  });
  open();
  await sentAway();
  await see(SECRECY.again);
  expect(screenText()).not.toContain(SECRECY.draft);
  await click('wa-button', SECRECY.accept);
  await see(SECRECY.newer);
  await see('Versie 3');
  expect(screenText()).not.toContain(ERROR_TEXTS.conflict);
});

test('[A14] says when that did not go well, and can be pressed again', async () => {
  page.server.handlers.set('POST /api/console/secrecy', () => failure('internal'));
  open();
  await sentAway();
  await click('wa-button', SECRECY.accept);
  await see(ERROR_TEXTS.internal);
  await find('wa-button', SECRECY.accept);
});

test('[A14] waits while a talk goes on, and comes after its record', async () => {
  page.server.secrecyDue = false;
  page.server.queueEvent = queueState({
    me: { status: 'inConversation' },
    conversations: [{ roomId: ROOM, generation: 1 }],
  });
  const room = await page.talk();
  page.server.secrecyDue = true;
  page.server.queue.emit({ type: 'secrecyDue' });
  await see(APP.secrecyAfter);
  await see('Zwaluw');
  expect(screenText()).not.toContain(LINE);
  room.emit(ended('volunteer'));
  page.server.queue.emit(queueState());
  page.server.handlers.set(`POST /api/console/conversations/${ROOM}/record`, () => ok());
  await click('wa-button', RECORD.save);
  await see(LINE);
});
