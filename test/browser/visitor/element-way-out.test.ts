import { expect, test, vi } from 'vitest';
import { EXIT_URL, withSite } from './embedded-element.ts';

const site = withSite();

const shift = () => {
  for (let tap = 0; tap < 3; tap += 1) {
    for (const type of ['keydown', 'keyup']) dispatchEvent(new KeyboardEvent(type, { key: 'Shift' }));
  }
};

/** How often the page went blank, with which every leaving begins. */
function leaves(): () => number {
  const styled = vi.spyOn(document.documentElement.style, 'setProperty');
  return () => styled.mock.calls.filter(([name]) => name === 'display').length;
}

test('the way out blanks the page at once and clears the flag', async () => {
  await site.embed({ open: '' });
  site.say({ type: 'ready' });
  site.say({ type: 'state', state: 'waiting', unread: 0 });
  const exits = leaves();
  const left = await site.leaving(() => site.need('.exit').click());
  expect(left).toBe(EXIT_URL);
  expect(exits()).toBe(1);
  expect(getComputedStyle(document.documentElement).display).toBe('none');
  expect(sessionStorage.length).toBe(0);
});

test.for([
  ['https://nu.nl/a', 'https://nu.nl/a'],
  ['HTTPS://nu.nl/a', 'https://nu.nl/a'],
  ['  https://nu.nl/a ', 'https://nu.nl/a'],
  ['www.nu.nl', 'https://www.nu.nl/'],
  ['/weer', `${location.origin}/weer`],
  ['https://', EXIT_URL],
  ['', EXIT_URL],
  ['javascript:alert(1)', EXIT_URL],
  ['data:text/html,hoi', EXIT_URL],
])('leaves to where the site wants, or where the chat says: “%s”', async ([wanted = '', goes]) => {
  await site.embed({ 'exit-url': wanted, open: '' });
  site.say({ type: 'ready' });
  expect(await site.leaving(() => exitAtOnce())).toBe(goes);
});

test('a server that is down or says nothing of it: somewhere neutral', async () => {
  site.answer = null;
  await site.embed({ open: '' });
  site.say({ type: 'ready' });
  expect(await site.leaving(() => exitAtOnce())).toBe('https://www.buienradar.nl/');
});

test('a host’s own “Leave site?” goes before the page does, and where it can’t the way out is tried all the same', async () => {
  await site.embed({ open: '' });
  site.say({ type: 'ready' });
  const emptied = vi.spyOn(document, 'open').mockImplementation(() => {
    throw new DOMException('', 'InvalidStateError');
  });
  expect(await site.leaving(() => exitAtOnce())).toBe(EXIT_URL);
  expect(emptied).toHaveBeenCalledOnce();
});

test('a page that a site has framed takes the one around it along: blank at once, and nothing asks whether to stay', async () => {
  await site.embed({ open: '' });
  site.say({ type: 'ready' });
  const around = top?.document.documentElement;
  await site.leaving(() => site.need('.exit').click());
  expect(around?.style.display).toBe('none');
  const asked = vi.fn<() => void>();
  top?.addEventListener('beforeunload', asked);
  top?.dispatchEvent(new Event('beforeunload'));
  top?.removeEventListener('beforeunload', asked);
  expect(asked).not.toHaveBeenCalled();
});

test('[C9] a page that can’t be blanked is left all the same', async () => {
  await site.embed({ open: '' });
  site.say({ type: 'ready' });
  vi.spyOn(document, 'title', 'set').mockImplementation(() => {
    throw new TypeError('not here');
  });
  expect(await site.leaving(() => exitAtOnce())).toBe(EXIT_URL);
});

test('a frame that is half loaded is waited for, for two seconds: it may hold a talk that has ended', async () => {
  await site.embed();
  vi.useFakeTimers();
  await site.press('.launcher');
  let gone = '';
  const left = site.leaving(() => site.need('.exit').click()).then((url) => (gone = url));
  await vi.advanceTimersByTimeAsync(1_999);
  expect(gone).toBe('');
  await vi.advanceTimersByTimeAsync(1);
  expect(await left).toBe(EXIT_URL);
});

test('three taps of Shift leave while the panel is open, and do nothing while it is not', async () => {
  await site.embed();
  const exits = leaves();
  shift();
  expect(exits()).toBe(0);
  await site.press('.launcher');
  // The visitor's own choice, made in the chat.
  site.say({ type: 'shiftLeaves', on: false });
  shift();
  expect(exits()).toBe(0);
  site.say({ type: 'shiftLeaves', on: true });
  site.say({ type: 'ready' });
  await site.leaving(shift);
  expect(exits()).toBe(1);
});

test.for(['pointerdown', 'wheel'])(
  'a %s while Shift is down, to select or to scroll, starts the count anew',
  async (what) => {
    await site.embed({ open: '' });
    const exits = leaves();
    for (let tap = 0; tap < 5; tap += 1) {
      dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift' }));
      document.body.dispatchEvent(new Event(what, { bubbles: true }));
      dispatchEvent(new KeyboardEvent('keyup', { key: 'Shift' }));
    }
    expect(exits()).toBe(0);
  },
);

function makeDialog(): HTMLDialogElement {
  const dialog = document.createElement('dialog');
  dialog.innerHTML = '<button>Akkoord</button>';
  dialog.style.cssText =
    'inset: 0; margin: 0; width: 100vw; height: 100vh; max-width: none; max-height: none';
  return dialog;
}

/** What a press at the middle of it would reach. */
function pressedAt(element: HTMLElement): Element | null {
  const { left, top, width, height } = element.getBoundingClientRect();
  return document.elementFromPoint(left + width / 2, top + height / 2);
}

test('a popover that the site shows later does not cover it, nor takes the focus from where it is', async () => {
  await site.embed();
  const wall = document.createElement('div');
  wall.popover = 'manual';
  wall.style.cssText = 'inset: 0; width: 100vw; height: 100vh; margin: 0; border: 0';
  document.body.append(wall);
  await site.press('.launcher');
  const focused = site.chat.shadowRoot?.activeElement;
  const shown = new Promise((resolve) => wall.addEventListener('toggle', resolve, { once: true }));
  wall.showPopover();
  expect(pressedAt(site.need('.exit'))).toBe(wall);
  await shown;
  expect(pressedAt(site.need('.exit'))).toBe(site.chat);
  expect(site.chat.shadowRoot?.activeElement).toBe(focused);
  wall.remove();
});

test.for(['the page', 'a shadow root'])(
  'a modal dialog in %s does not keep anybody: what is seen above it can be pressed',
  async (where) => {
    await site.embed();
    await site.press('.launcher');
    site.say({ type: 'ready' });
    const home = document.createElement('div');
    document.body.append(home);
    const dialog = makeDialog();
    (where === 'the page' ? home : home.attachShadow({ mode: 'closed' })).append(dialog);
    const exits = leaves();
    dialog.showModal();
    await new Promise(requestAnimationFrame);
    const { left, top, height } = site.need('.exit').getBoundingClientRect();
    const press = (x: number, y: number, detail = 1) =>
      dialog.dispatchEvent(
        new MouseEvent('click', { clientX: x, clientY: y, detail, bubbles: true, composed: true }),
      );
    press(left - 30, top + height / 2);
    press(left + 20, top + height / 2, 0);
    expect(exits()).toBe(0);
    await site.leaving(() => press(left + 20, top + height / 2));
    expect(exits()).toBe(1);
    home.remove();
  },
);

test('nothing of it is left when the dialog closes: a press there is a press of what is there', async () => {
  await site.embed();
  await site.press('.launcher');
  const exits = leaves();
  const dialog = makeDialog();
  document.body.append(dialog);
  dialog.showModal();
  await new Promise(requestAnimationFrame);
  dialog.close();
  await new Promise(requestAnimationFrame);
  const { left, top } = site.need('.exit').getBoundingClientRect();
  document.body.dispatchEvent(
    new MouseEvent('click', { clientX: left + 20, clientY: top + 20, detail: 1, bubbles: true }),
  );
  expect(exits()).toBe(0);
  dialog.remove();
});

test('in the text it stays in view while its bar has scrolled away, and while a talk runs folded', async () => {
  const space = () => {
    const element = document.createElement('div');
    element.style.height = '3000px';
    document.body.append(element);
    return element;
  };
  const before = space();
  await site.embed({ mode: 'inline' });
  const after = space();
  before.style.height = '0';
  await site.press('.launcher');
  const leave = site.need('.leave');
  const scrolled = async (y: number) => {
    const done = new Promise((resolve) => addEventListener('scroll', resolve, { once: true }));
    scrollTo(0, y);
    await done;
  };
  expect(leave.hidden).toBe(true);
  await scrolled(2_500);
  expect(leave.hidden).toBe(false);
  expect(pressedAt(leave)).toBe(site.chat);
  await scrolled(0);
  expect(leave.hidden).toBe(true);
  site.say({ type: 'state', state: 'conversation', unread: 0 });
  await site.press('[part=hide]');
  await site.drawn();
  for (const y of [2_500, 0]) {
    await scrolled(y);
    expect(pressedAt(leave)).toBe(site.chat);
  }
  before.remove();
  after.remove();
});

async function exitAtOnce(): Promise<void> {
  site.need('.exit').click();
  // The frame has wiped its own.
  site.say({ type: 'exit' });
}
