import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Availability } from '../../../protocol/http/visitor.ts';
import { EXIT_URL, withSite } from './embedded-element.ts';
import { OPEN } from './fake-room.ts';

/* [O5] The button of a page that was loaded before says what is so now, while somebody is there to read it. */

const site = withSite();
const SHUT: Availability = { state: 'closed', opens: null, reason: null, notReady: false, byHand: true };
const says = (availability: Availability, siteListed = true) => {
  site.answer = { availability, siteListed, helpLines: [], exitUrl: EXIT_URL };
};
let told: string[] = [];

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  told = [];
  await site.embed();
  site.asked = [];
  site.chat.addEventListener('lo-availability', ({ detail }) => told.push(detail.state));
});

/** Turns the page's clock, in which somebody gives a sign each second or nobody does. */
async function pass(seconds: number, sign: string | null): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    await vi.advanceTimersByTimeAsync(1_000);
    if (sign !== null) document.body.dispatchEvent(new Event(sign, { bubbles: true }));
  }
  await vi.advanceTimersByTimeAsync(0);
}
/** The questions of the button, and not that of a panel for help lines. */
const asked = () => site.asked.filter((address) => address.includes('?site='));
function hide(hidden: boolean): void {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden);
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
}

describe('[O5] doors that are shut by hand', () => {
  test.each(['pointermove', 'pointerdown', 'scroll', 'keydown'])(
    'are on the button within 10 s of the server’s answer, for who gives a sign by %s',
    async (sign) => {
      expect(site.status).toBe('Nu open');
      says(SHUT);
      await pass(9, sign);
      expect([site.status, asked().length]).toEqual(['Nu open', 0]);
      await pass(1, sign);
      expect([site.status, asked().length, told]).toEqual(['Nu gesloten', 1, ['closed']]);
    },
  );

  test('are there also for who only reads, half a minute after the last sign; then nothing is asked', async () => {
    await pass(1, 'scroll');
    await pass(19, null);
    expect(asked()).toHaveLength(2);
    says(SHUT);
    await pass(10, null);
    expect(site.status).toBe('Nu gesloten');
    says(OPEN);
    await pass(600, null);
    expect([site.status, asked().length]).toEqual(['Nu gesloten', 3]);
    await pass(1, 'pointermove');
    expect([site.status, asked().length]).toEqual(['Nu open', 4]);
  });

  test('are asked about once a minute while the words say that it is closed', async () => {
    says(SHUT);
    await pass(10, 'scroll');
    await pass(59, 'scroll');
    expect(asked()).toHaveLength(1);
    await pass(1, 'scroll');
    expect(asked()).toHaveLength(2);
    says(OPEN);
    await pass(60, 'scroll');
    expect([site.status, told]).toEqual(['Nu open', ['closed', 'open']]);
  });
});

describe('[O5] nothing is asked', () => {
  test('in a tab that is hidden, and at once when it is back', async () => {
    hide(true);
    says(SHUT);
    await pass(20, 'scroll');
    expect(asked()).toEqual([]);
    hide(false);
    await vi.advanceTimersByTimeAsync(0);
    expect([site.status, asked().length]).toEqual(['Nu gesloten', 1]);
  });

  test('while the button is not shown', async () => {
    site.chat.style.display = 'none';
    await pass(20, 'scroll');
    expect(asked()).toEqual([]);
  });

  test('for a site that is not listed', async () => {
    vi.spyOn(console, 'error').mockReturnValue();
    says(OPEN, false);
    await pass(10, 'scroll');
    await pass(20, 'scroll');
    expect(asked()).toHaveLength(1);
  });

  test('once the tag is gone', async () => {
    site.chat.remove();
    await pass(20, 'scroll');
    expect(asked()).toEqual([]);
  });

  test('while the panel is open, or a talk runs', async () => {
    await site.press('.launcher');
    site.say({ type: 'ready' });
    await pass(20, 'scroll');
    expect(asked()).toEqual([]);
    site.say({ type: 'state', state: 'conversation', unread: 0 });
    await site.press('[part=hide]');
    await pass(20, 'scroll');
    expect(asked()).toEqual([]);
  });
});

test('[O5] a server that is away for a moment is said so, and then what it says', async () => {
  site.answer = null;
  await pass(10, 'scroll');
  expect(told).toEqual(['unreachable']);
  says(OPEN);
  await pass(10, 'scroll');
  expect([site.status, told]).toEqual(['Nu open', ['unreachable', 'open']]);
});
