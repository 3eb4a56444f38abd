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
  expect(JSON.parse(page.room.beacons[1] ?? '')).toEqual({ roomId: ROOM, token: hello?.token });
  expect(location.hash).toBe('#left');
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
