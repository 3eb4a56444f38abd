import { expect, test, vi } from 'vitest';
import { ConcernBody } from '../../../protocol/http/concerns.ts';
import { CONCERN } from '../../../worker/console/concern/concern-texts.ts';
import { CONCERNS } from '../../../worker/console/review/concerns-texts.ts';
import { REPORT, TRANSCRIPT, UNLOCK } from '../../../worker/console/review/review-texts.ts';
import { ERROR_TEXTS } from '../../../worker/console/session/session-texts.ts';
import {
  all,
  click,
  expectAccessible,
  fill,
  find,
  focused,
  open,
  screenText,
  see,
  withServer,
} from './console-page.ts';
import { REPORTED, SAID, transcriptFor, withConcerns } from './fake-concern.ts';
import { failure, ok, ROOM } from './fake-server.ts';
import type { FakeVisitor } from './fake-visitor.ts';

/* [B3] What a coordinator sees of a report who reads the conversation, and how they report something themselves. */

const page = withServer();
const OPEN = `/api/coordinator/conversations/${ROOM}/open`;
const ADDRESS = `/api/console/conversations/${ROOM}/concern`;
const WORDS = 'Zijn schoonzus is vanavond alleen met hem.';

/** Reads the conversation for this reason, up to its text. */
async function read(reason: string, reports?: []): Promise<FakeVisitor> {
  const made = await withConcerns(page.server, () => []);
  const { body: found, visitor } = await transcriptFor(made);
  const body = { ...found, ...(reports && { reports }) };
  page.server.handlers.set(`POST ${OPEN}`, () => ok(body));
  open(`/console/gesprekken/${ROOM}`);
  await see(TRANSCRIPT.reasonTitle);
  await fill('wa-select', reason);
  if (reason === 'danger') {
    expect(await find('wa-button', TRANSCRIPT.open)).toHaveProperty('disabled', true);
    await expectAccessible();
    await fill('wa-radio-group', 'crime');
  }
  await click('wa-button', TRANSCRIPT.open);
  await click('wa-button', UNLOCK.demo);
  await click('wa-button', UNLOCK.submit);
  await see(SAID[0] ?? '');
  return visitor;
}

test('[B3] what was reported stands in the transcript, opened here', async () => {
  await read('quality');
  for (const text of [REPORTED, 'Kim', CONCERNS.grounds.crime]) await see(text);
  await expectAccessible();
});

test('[B3] [A5] who reads because of danger says which, and is offered the report of it', async () => {
  await read('danger', []);
  expect(screenText()).not.toContain(REPORT.notBoth);
  expect(page.server.requested(OPEN)).toEqual({ reason: 'danger', ground: 'crime' });
  await see(CONCERN.self);
  expect(await find('wa-radio-group')).toHaveProperty('value', 'crime');
  await expectAccessible();
});

test('[B3] [B1] of what was reported already it says so, and that who adds to it can approve no more', async () => {
  await read('danger');
  await see(REPORT.already);
  expect(all('lo-concern-form')).toEqual([]);
  await expectAccessible();
  await click('wa-button', REPORT.open);
  await see(REPORT.notBoth);
  expect(await find('wa-radio-group')).toHaveProperty('value', 'crime');
  await expectAccessible();
});

test('[B3] who reads for another reason reports it by `Melden`; what was read is sealed for the coordinators', async () => {
  const visitor = await read('asked', []);
  expect(page.server.requested(OPEN)).toEqual({ reason: 'asked' });
  expect(all('lo-concern-form')).toEqual([]);
  await click('wa-button', REPORT.open);
  await vi.waitFor(() => expect(focused()?.textContent).toBe(CONCERN.other));
  await click('wa-button', REPORT.open);
  await see(CONCERN.groundMissing);
  await fill('wa-radio-group', 'danger');
  await fill('wa-textarea', WORDS);
  page.server.handlers.set(`POST ${ADDRESS}`, () => failure('erased'));
  await click('wa-button', REPORT.open);
  await see(ERROR_TEXTS.erased);
  expect(await find('wa-textarea')).toHaveProperty('value', WORDS);
  page.server.handlers.set(`POST ${ADDRESS}`, () => ok({ heldMs: 72 * 3_600_000 }));
  await click('wa-button', REPORT.open);
  await see(REPORT.done(CONCERN.kept.full));
  await vi.waitFor(() => expect(focused()?.textContent).toBe(REPORT.done(CONCERN.kept.full)));
  await expectAccessible();
  const { ground, text } = ConcernBody.parse(page.server.requested(ADDRESS));
  expect(ground).toBe('danger');
  expect(text && (await visitor.read('volunteer', 'concern', text))).toEqual({ text: WORDS });
  expect(JSON.stringify(page.server.requests)).not.toContain(WORDS);
});
