import { expect, test, vi } from 'vitest';
import { withSite } from './embedded-element.ts';

const site = withSite();

test('the way out blanks the page at once, clears the flag and says so', async () => {
  await site.embed({ 'exit-url': 'javascript:alert(1)', open: '' });
  site.say({ type: 'state', state: 'waiting', unread: 0 });
  const exit = vi.fn<() => void>();
  site.chat.addEventListener('lo-exit', exit);
  // The page of a test can't be left: the neutral site is only asked for.
  const left = await leaving(() => site.need('.exit').click());
  expect(left).toBe('https://www.buienradar.nl/');
  expect(exit).toHaveBeenCalledOnce();
  expect(getComputedStyle(document.documentElement).display).toBe('none');
  expect(sessionStorage.length).toBe(0);
});

test('three taps of Shift leave while the panel is open, and do nothing while it is not', async () => {
  await site.embed();
  const exit = vi.fn<() => void>();
  site.chat.addEventListener('lo-exit', exit);
  const shift = () => {
    for (let tap = 0; tap < 3; tap += 1) {
      for (const type of ['keydown', 'keyup']) dispatchEvent(new KeyboardEvent(type, { key: 'Shift' }));
    }
  };
  shift();
  expect(exit).not.toHaveBeenCalled();
  await site.press('.launcher');
  // The visitor's own choice, made in the chat.
  site.say({ type: 'shiftLeaves', on: false });
  shift();
  expect(exit).not.toHaveBeenCalled();
  site.say({ type: 'shiftLeaves', on: true });
  await leaving(shift);
  expect(exit).toHaveBeenCalledOnce();
});

/** Where the page would go; the navigation itself is stopped. */
async function leaving(act: () => void): Promise<string> {
  const { navigation } = window as unknown as { navigation: EventTarget };
  return new Promise((resolve) => {
    const stop = (event: Event & { destination?: { url: string } }) => {
      event.preventDefault();
      resolve(event.destination?.url ?? '');
    };
    navigation.addEventListener('navigate', stop, { once: true });
    act();
  });
}
