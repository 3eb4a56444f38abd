import { expect, test, vi } from 'vitest';
import type { VisitorState } from '../../../protocol/room.ts';
import { nlLater } from '../../../widget/locales/nl-later.ts';
import { expectAccessible } from './accessible.ts';
import { withPage } from './mounted-page.ts';

const page = withPage();
const MINUTE = 60_000;

const ended = (evaluationEndsInMs: number): VisitorState => ({
  phase: 'ended',
  by: 'volunteer',
  evaluation: 'open',
  evaluationEndsInMs,
});

test('[C9] the end of the time to answer is told minutes before, and put off by a press', async () => {
  await page.talk();
  await page.send('Hallo');
  page.room.show(ended(30 * MINUTE));
  await page.see(nlLater.evaluation.feltHeard);
  const told = page.one('form.evaluation [role=status]');
  expect(told.textContent).not.toContain(nlLater.evaluation.endsSoon);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 26 * MINUTE });
  page.element.requestUpdate();
  await vi.waitFor(() => expect(told.textContent).toContain(nlLater.evaluation.endsSoon));
  await expectAccessible(page.element);
  await page.click(nlLater.evaluation.moreTime);
  expect(page.room.of('moreTime')).toHaveLength(1);
  page.room.show(ended(30 * MINUTE));
  await page.seeNot(nlLater.evaluation.endsSoon);
});
