import { expect, test, vi } from 'vitest';
import { nlLater } from '../../../widget/locales/nl-later.ts';
import { nl } from '../../../widget/locales/nl.ts';
import { expectAccessible } from './accessible.ts';
import { ROOM } from './fake-room.ts';
import { withPage } from './mounted-page.ts';

const page = withPage();

test('[C9] the way out blanks the page, tells the server and leaves nothing behind', async () => {
  await page.talk();
  await page.write('half een zin');
  const leave = vi.spyOn(page.element, 'remove');
  page.element.data.exitUrl = '#left';
  const hello = page.room.of('hello')[0];
  await page.click(nl.exit);
  expect(leave).toHaveBeenCalled();
  expect(document.querySelector('lo-chat-page')).toBeNull();
  expect(sessionStorage.length).toBe(0);
  await vi.waitFor(() => expect(page.room.beacons).toHaveLength(2));
  expect(page.room.beacons[0]).toBe('/api/exit');
  expect(JSON.parse(page.room.beacons[1] ?? '')).toEqual({
    ...{ roomId: ROOM, token: hello?.token },
    leaves: true,
  });
  expect(location.hash).toBe('#left');
});

const beacons: [string, () => void][] = [
  [
    'has no beacons',
    () => Object.defineProperty(navigator, 'sendBeacon', { value: undefined, configurable: true }),
  ],
  ['sends none', () => page.room.beacon.mockReturnValue(false)],
  [
    'has a broken one',
    () =>
      page.room.beacon.mockImplementation(() => {
        throw new DOMException('', 'SecurityError');
      }),
  ],
];

test.for(beacons)(
  '[C9] a browser that %s leaves all the same, and tells the server another way',
  async ([, breakIt]) => {
    await page.talk();
    const [hello] = page.room.of('hello');
    page.element.data.exitUrl = '#other';
    breakIt();
    await page.click(nl.exit);
    Reflect.deleteProperty(navigator, 'sendBeacon');
    expect(document.querySelector('lo-chat-page')).toBeNull();
    expect(sessionStorage.length).toBe(0);
    expect(location.hash).toBe('#other');
    expect(page.room.of('leave')).toHaveLength(1);
    const told = () => page.room.requests.find(({ path }) => path === '/api/exit');
    const body = { roomId: ROOM, token: hello?.token, leaves: true };
    await vi.waitFor(() => expect(told()).toEqual({ path: '/api/exit', keepalive: true, body }));
  },
);

test('[C9] no step of leaving holds up the next: neither a storage that fails nor a server that can’t be told', async () => {
  await page.talk();
  page.element.data.exitUrl = '#broken';
  vi.spyOn(Storage.prototype, 'clear').mockImplementation(() => {
    throw new DOMException('', 'SecurityError');
  });
  vi.spyOn(page.element.conversation, 'sayGoodbye').mockImplementation(() => {
    throw new TypeError('not now');
  });
  await page.click(nl.exit);
  expect(document.querySelector('lo-chat-page')).toBeNull();
  expect(location.hash).toBe('#broken');
});

test('[C9] blank, wiped and on the way out before anybody is told', async () => {
  await page.talk();
  page.element.data.exitUrl = '#first';
  const told = vi.spyOn(page.element.conversation, 'sayGoodbye').mockImplementation(() => {
    expect(page.element.checkVisibility()).toBe(false);
    expect(sessionStorage.length).toBe(0);
    expect(location.hash).toBe('#first');
  });
  await page.click(nl.exit);
  expect(told.mock.results).toEqual([{ type: 'return', value: undefined }]);
});

test('three taps of Shift are the way out too; writing capitals is not', async () => {
  await page.wait();
  page.element.data.exitUrl = '#shift';
  const key = (type: 'keydown' | 'keyup', name: string) =>
    dispatchEvent(new KeyboardEvent(type, { key: name }));
  const tap = (letter?: string) => {
    key('keydown', 'Shift');
    if (letter !== undefined) key('keydown', letter);
    key('keyup', 'Shift');
  };
  for (const letter of [undefined, undefined, 'A', 'B', 'C', undefined, undefined]) tap(letter);
  expect(document.querySelector('lo-chat-page')).not.toBeNull();
  tap();
  expect(document.querySelector('lo-chat-page')).toBeNull();
});

test('who presses Shift often can do without that way out, also after a reload', async () => {
  await page.wait();
  page.element.data.exitUrl = '#shift';
  await page.click(nl.help.open);
  await page.click(nl.help.traces);
  await page.see(nlLater.leaving.title);
  await expectAccessible(page.element);
  page.one('#about input[type=checkbox]').click();
  for (let tap = 0; tap < 3; tap += 1) {
    for (const type of ['keydown', 'keyup']) dispatchEvent(new KeyboardEvent(type, { key: 'Shift' }));
  }
  expect(document.querySelector('lo-chat-page')).not.toBeNull();
  await page.load();
  expect(page.element.shiftLeaves).toBe(false);
  await page.click(nl.exit);
  expect(document.querySelector('lo-chat-page')).toBeNull();
  expect(sessionStorage.length).toBe(0);
});
