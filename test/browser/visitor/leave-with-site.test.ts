import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { FRAME_CONTRACT, type HostMessage } from '../../../protocol/frame.ts';
import { nl } from '../../../widget/locales/nl.ts';
import { pageData } from './fake-room.ts';
import { withPage } from './mounted-page.ts';

const SITE = 'https://site.test';
const LEAVING_MS = 2_000;
const page = withPage();

/** What any script on the site's page can say to the frame. */
function fromSite(type: Extract<HostMessage['type'], 'open' | 'close' | 'exit'>): void {
  const data = { contract: FRAME_CONTRACT, type };
  dispatchEvent(new MessageEvent('message', { data, origin: SITE, source: window.parent }));
}

/** In a talk, within a site's page; what the frame says to that page. */
async function talkInSite(): Promise<() => unknown[]> {
  const said = vi.spyOn(window.parent, 'postMessage').mockImplementation(() => {});
  await page.load({ ...pageData(), site: SITE });
  await page.talk();
  return () =>
    said.mock.calls.map(([message]) => (message as { type: string }).type).filter((type) => type !== 'state');
}

/** Any script there can say that the visitor leaves. */
async function sayExit(): Promise<void> {
  fromSite('exit');
  expect(page.element.hidden).toBe(true);
  await page.element.late.load();
}

/** The page goes; and whatever is said then has been heard. */
async function goAway(): Promise<void> {
  dispatchEvent(new Event('pagehide'));
  await new Promise((heard) => setTimeout(heard));
}

const stored = () => sessionStorage.getItem('lo-ticket');
const told = () => [...page.room.of('leave'), ...page.room.beacons];

test('[C8] a site’s script that says that the visitor leaves ends no talk: who is still there goes on', async () => {
  const said = await talkInSite();
  const before = stored();
  expect(before).not.toBeNull();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await sayExit();
  expect([page.element.hidden, document.title, sessionStorage.length]).toEqual([true, '', 0]);
  // Not the word by which the frame itself makes the site's page leave.
  expect(said()).toContain('wiped');
  expect(said()).not.toContain('exit');
  vi.advanceTimersByTime(LEAVING_MS);
  vi.useRealTimers();
  expect(page.element.hidden).toBe(false);
  expect(stored()).toBeNull();
  // A script can't press anything in the frame.
  page.button(nl.talk.end).dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
  expect(stored()).toBeNull();
  await page.write('Ik ben er nog');
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() => expect(page.room.of('message')).toHaveLength(1));
  expect(stored()).toBe(before);
  await goAway();
  expect(told()).toEqual([]);
});

test('[C9] once the site’s page is really left the server is told, and no trace stays', async () => {
  await talkInSite();
  await sayExit();
  expect(told()).toEqual([]);
  sessionStorage.setItem('lo-outbox', '[]');
  await goAway();
  await vi.waitFor(() => expect(page.room.beacons[0]).toBe('/api/exit'));
  expect(page.room.of('leave')).toHaveLength(1);
  expect(sessionStorage.length).toBe(0);
});

test('[C9] also long after it was said, where a slow network holds the page', async () => {
  await talkInSite();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  for (let times = 0; times < 3; times += 1) {
    await sayExit();
    vi.advanceTimersByTime(LEAVING_MS);
  }
  vi.useRealTimers();
  expect([page.element.hidden, sessionStorage.length]).toEqual([false, 0]);
  await goAway();
  expect(page.room.of('leave')).toHaveLength(1);
});

test('[C8] a page that is left without that word only waits for its visitor', async () => {
  await talkInSite();
  fromSite('close');
  await goAway();
  expect(told()).toEqual([]);
  expect(stored()).not.toBeNull();
});

test('[C9] a page of which a part has yet to come is blank at once, and leaves no trace when it goes', async () => {
  await talkInSite();
  vi.spyOn(page.element.late, 'load').mockReturnValue(new Promise(() => {}));
  fromSite('exit');
  expect(page.element.hidden).toBe(true);
  expect(stored()).not.toBeNull();
  await goAway();
  expect(sessionStorage.length).toBe(0);
  expect(page.room.of('leave')).toHaveLength(1);
});
