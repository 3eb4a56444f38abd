import { expect, test, vi } from 'vitest';
import { nlLater } from '../../../widget/locales/nl-later.ts';
import { nl } from '../../../widget/locales/nl.ts';
import { expectAccessible } from './accessible.ts';
import { withPage } from './mounted-page.ts';

const page = withPage();
const asked = () => page.room.requests.filter(({ path }) => path === '/api/wipe');

/** A talk in which something was said, which has ended. */
async function ended(evaluation: 'open' | 'none'): Promise<void> {
  await page.talk();
  await page.send('Dit weet nog niemand');
  await page.see('Dit weet nog niemand');
  page.room.show({ phase: 'ended', by: 'visitor', evaluation });
  await page.see(nlLater.wipe.open);
}

async function wipe(): Promise<void> {
  page.one('details.wipe summary').click();
  await page.see(nlLater.wipe.ask);
  await expectAccessible(page.element);
  await page.click(nlLater.wipe.yes);
}

test.each(['open', 'none'] as const)(
  '[B4] wiping empties tab and screen at once and asks the server; questions: %s',
  async (evaluation) => {
    await ended(evaluation);
    await wipe();
    expect(sessionStorage.length).toBe(0);
    await page.see(nlLater.wipe.told);
    expect(page.text).not.toContain('Dit weet nog niemand');
    expect(page.text).not.toContain(nlLater.reread);
    expect(page.text).not.toContain(nlLater.evaluation.feltHeard);
    await expectAccessible(page.element);
    const [request] = asked();
    expect(request).toMatchObject({ path: '/api/wipe', keepalive: true });
    expect(Object.keys(request?.body ?? {}).toSorted()).toEqual(['roomId', 'token']);
  },
);

test('[B4] without a connection the device is empty, and the server is asked again at a press', async () => {
  await ended('none');
  const answers = vi.fn<typeof fetch>().mockRejectedValueOnce(new TypeError('offline'));
  answers.mockResolvedValue(new Response(null, { status: 204 }));
  vi.stubGlobal('fetch', answers);
  await wipe();
  await page.see(nlLater.wipe.failed);
  await page.see(nl.start.problems.network);
  expect(sessionStorage.length).toBe(0);
  await page.click(nlLater.wipe.again);
  await page.see(nlLater.wipe.told);
});

test('[B4] who never talked has nothing to wipe', async () => {
  await page.wait();
  page.room.show({ phase: 'ended', by: 'neverSpoke', evaluation: 'none' });
  await page.see(nlLater.endedTitle.neverSpoke);
  expect(page.text).not.toContain(nlLater.wipe.open);
});
