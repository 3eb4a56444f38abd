import { beforeEach, expect, test, vi } from 'vitest';
import type { ConversationRow } from '../../../protocol/http/coordinator.ts';
import { TRANSCRIPT, TRANSCRIPTS } from '../../../worker/console/review/review-texts.ts';
import { all, click, expectAccessible, find, open, see, textOf, tick, withServer } from './console-page.ts';
import { OTHER_ROOM, ROOM, ok } from './fake-server.ts';

/* [A5] The list of conversations that are still kept, and what it is narrowed by. */

const page = withServer();
const LIST = 'GET /api/coordinator/conversations';
const DAY_MS = 86_400_000;

const row = (part: Partial<ConversationRow> = {}): ConversationRow => ({
  id: ROOM,
  startedAt: Date.now() - DAY_MS,
  openedAt: Date.now() - DAY_MS,
  endedAt: Date.now() - DAY_MS + 38 * 60_000,
  endedBy: 'visitor',
  alias: '',
  visitorMessages: 31,
  volunteerMessages: 28,
  eraseAt: Date.now() + 41 * DAY_MS,
  feltHeard: null,
  topic: null,
  heavy: true,
  discuss: true,
  ...part,
});

const dayFields = () =>
  vi.waitFor(() => {
    const [first, last] = all('wa-input[type=date]');
    if (first === undefined || last === undefined) throw new Error('No period');
    return [first, last] as const;
  });

async function choose(field: HTMLElement, value: string): Promise<void> {
  Object.assign(field, { value });
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

beforeEach(() => {
  page.server.signedIn = 'coordinator';
});

test('[A5] they are listed with times, counts and erase date, and page by page', async () => {
  const byCount = (visitorMessages: number) => row({ id: OTHER_ROOM, visitorMessages });
  page.server.handlers.set(LIST, (_body, url) =>
    url.searchParams.has('before')
      ? ok({ conversations: [byCount(7)], next: null })
      : ok({ conversations: [row()], next: 5 }),
  );
  open('/console/gesprekken');
  await see('31 berichten van de bezoeker, 28 van de vrijwilliger');
  await see('Wordt gewist op');
  await see(TRANSCRIPTS.discuss);
  await see(TRANSCRIPTS.heavy);
  await click('wa-button', TRANSCRIPTS.more);
  await see('7 berichten van de bezoeker, 28 van de vrijwilliger');
  await expectAccessible();
});

test('[A5] they are narrowed, stay so over opening one, and are widened again', async () => {
  const asked: string[] = [];
  page.server.handlers.set(LIST, (_body, url) => {
    asked.push(decodeURIComponent(url.search));
    return ok({ conversations: url.searchParams.has('evaluated') ? [] : [row()], next: null });
  });
  open('/console/gesprekken');
  await see(TRANSCRIPTS.heavy);
  const [first, last] = await dayFields();
  await choose(first, '2026-03-01');
  await choose(last, '2026-03-02');
  const period = `from=${new Date(2026, 2, 1).getTime()}&until=${new Date(2026, 2, 3).getTime()}`;
  await vi.waitFor(() => expect(asked.at(-1)).toBe(`?${period}`));
  await choose(await find('wa-select'), 'long');
  await vi.waitFor(() => expect(asked.at(-1)).toBe(`?${period}&length=long`));
  const status = () => all('[role=status]').map(textOf).join();
  await vi.waitFor(() => expect(status()).toContain(TRANSCRIPTS.found(1, false)));
  await tick(TRANSCRIPTS.only.heavy);
  await vi.waitFor(() => expect(asked.at(-1)).toBe(`?${period}&length=long&heavy=yes`));
  await expectAccessible();
  await click('a.entry');
  await see(TRANSCRIPT.reasonTitle);
  await click('a.back');
  await vi.waitFor(() => expect(asked).toHaveLength(6));
  expect(asked.at(-1)).toBe(`?${period}&length=long&heavy=yes`);
  await tick(TRANSCRIPTS.only.evaluated);
  await see(TRANSCRIPTS.nothingFound);
  expect(status()).toContain(TRANSCRIPTS.found(0, false));
  await expectAccessible();
  await click('wa-button', TRANSCRIPTS.showAll);
  await vi.waitFor(() => expect(asked.at(-1)).toBe(''));
  await see(TRANSCRIPTS.heavy);
  const fields = [...(await dayFields()), await find('wa-select')];
  expect(fields.map((field) => ('value' in field ? field.value : null))).toEqual(['', '', 'any']);
});

test('[A5] none yet is no error', async () => {
  open('/console/gesprekken');
  await see(TRANSCRIPTS.empty);
  await expectAccessible();
});
