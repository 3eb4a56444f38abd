import { expect, test, vi } from 'vitest';
import { nlLater } from '../../../widget/locales/nl-later.ts';
import { nl } from '../../../widget/locales/nl.ts';
import { waiting } from '../../states/room-states.ts';
import { expectAccessible } from './accessible.ts';
import { withPage } from './mounted-page.ts';

const page = withPage();

test('[Q1] the place in the queue is live, and told aloud at most once a minute', async () => {
  await page.wait(3);
  const spoken = () => page.one('p.hidden[role=status]').textContent;
  await vi.waitFor(() => expect(spoken()).toBe(nl.waiting.title(3)));
  page.room.show(waiting({ position: 1 }));
  await page.see(nl.waiting.title(1));
  expect(spoken()).toBe(nl.waiting.title(3));
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
  page.room.show(waiting({ position: 1 }));
  await vi.waitFor(() => expect(spoken()).toBe(nl.waiting.title(1)));
  await expectAccessible(page.element);
});

test('[Q5] [A3] whoever talked already and stands in front is told why', async () => {
  await page.wait(1);
  await page.seeNot(nlLater.cameBack);
  page.room.show(waiting({ position: 1, cameBack: true }));
  await page.see(nlLater.cameBack);
});

test('[Q8] [Q10] [O4] while waiting it says what is known, and what is not', async () => {
  await page.wait();
  page.room.show(waiting({ position: 2, band: { minMinutes: 5, maxMinutes: 10 } }));
  await page.see('5 tot 10 minuten');
  page.room.show(waiting({ position: 2, nobodyOnDuty: true, signUpEnded: true, closesInMs: 25 * 60_000 }));
  await page.see(nl.waiting.nobodyOnDuty);
  await page.see('We sluiten over 25 minuten.');
  // A screen reader is told so too, without the minutes.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
  page.element.requestUpdate();
  const spoken = () => page.one('p.hidden[role=status]').textContent;
  await vi.waitFor(() => expect(spoken()).toContain(nlLater.waitingLate(null)));
  expect(spoken()).toContain(nl.waiting.nobodyOnDuty);
  await page.seeNot('5 tot 10 minuten');
  await expectAccessible(page.element);
});

test('[Q8] a wait longer than the band is admitted', async () => {
  await page.wait();
  page.room.show(waiting({ position: 2, band: { minMinutes: 5, maxMinutes: 10 } }));
  await page.see('5 tot 10 minuten');
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11 * 60_000 });
  page.element.requestUpdate();
  await page.see(nlLater.waitingLonger);
});

test('leaving the queue asks first', async () => {
  await page.wait();
  await vi.waitFor(() => expect(page.element.late.part).not.toBeNull());
  await page.element.updateComplete;
  await page.click(nl.waiting.leave);
  await page.see(nlLater.leaveQueue.text);
  await expectAccessible(page.element);
  await page.click(nlLater.leaveQueue.no);
  await page.seeNot(nlLater.leaveQueue.text);
  expect(page.room.of('leave')).toHaveLength(0);
  await page.click(nl.waiting.leave);
  await page.click(nlLater.leaveQueue.yes);
  expect(page.room.of('leave')).toHaveLength(1);
  page.room.show({ phase: 'ended', by: 'neverSpoke', evaluation: 'none' });
  await page.see(nlLater.endedTitle.neverSpoke);
  expect(sessionStorage.length).toBe(0);
  await page.click(nl.startAgain);
  await page.see(nl.start.title);
});

test('makes a sound at one’s turn only when asked for', async () => {
  const played = vi.spyOn(AudioContext.prototype, 'createOscillator');
  await page.wait();
  page.room.show({ phase: 'connecting', generation: 1 });
  await page.see(nlLater.connecting.title);
  expect(played).not.toHaveBeenCalled();
  page.room.show(waiting({ position: 2 }));
  await page.see(nl.waiting.title(2));
  await page.click(nl.waiting.chime);
  await page.see(nlLater.chimeOn);
  await page.click(nlLater.chimeOff);
  await page.seeNot(nlLater.chimeOn);
  await page.click(nl.waiting.chime);
  await page.see(nlLater.chimeOn);
  page.room.show({ phase: 'connecting', generation: 2 });
  await vi.waitFor(() => expect(played).toHaveBeenCalled());
});
