import { beforeEach, describe, expect, test, vi } from 'vitest';
import { sha256 } from '../../../protocol/bytes.ts';
import { DisclosureBody } from '../../../protocol/http/concerns.ts';
import { CONCERNS } from '../../../worker/console/review/concerns-texts.ts';
import { dayBeforeMs, dayWrong, holdUntil } from '../../../worker/console/review/hold-period.ts';
import { dayOf } from '../../../worker/console/review/share-period.ts';
import { ERROR_TEXTS } from '../../../worker/console/session/session-texts.ts';
import {
  all,
  click,
  expectAccessible,
  fill,
  find,
  focused,
  screenText,
  see,
  tick,
  withServer,
} from './console-page.ts';
import { CONCERN_ID, disclosed, inReview, SAID, SIZES, transcriptFor, withConcerns } from './fake-concern.ts';
import { failure, ok, ROOM } from './fake-server.ts';
import { openConcerns } from './open-concerns.ts';

/* What is handed out of a conversation: the choice, the files, what the server gets of them, and for how long it is held after that. */

const DAY_MS = 86_400_000;
const page = withServer();
const STEP = `/api/coordinator/concerns/${CONCERN_ID}`;

// In the middle of a day, so that none begins between what is chosen here and what the page makes of it.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-26T12:00:00+01:00') });
});

describe('what is handed out', () => {
  test('[B2] aliases of colleagues in what is chosen are replaced, but for a word that is none', async () => {
    const made = await withConcerns(page.server, async (key) => [
      await inReview(key, { state: 'approved', may: ['disclose'] }),
    ]);
    const { body } = await transcriptFor(made);
    const person = { role: 'volunteer', key: null, confirmation: null, held: null } as const;
    const people = ['Broer', 'Robin', 'Niemand', 'Elke'].map((alias) => ({ ...person, id: alias, alias }));
    // One who works here no more.
    const former = people.splice(0, 1).map(({ alias }) => alias);
    page.server.handlers.set('GET /api/coordinator/staff-keys', () => ok({ people, former }));
    page.server.handlers.set(`POST /api/coordinator/conversations/${ROOM}/open`, () => ok(body));
    await openConcerns();
    await click('wa-button', CONCERNS.package.load);
    await tick(SAID[2] ?? '');
    await see(CONCERNS.package.othersHint);
    await expectAccessible();
    expect(screenText()).toContain(CONCERNS.package.replace('Niemand'));
    for (const alias of ['Broer', 'Robin', 'Elke'])
      expect(screenText()).not.toContain(CONCERNS.package.replace(alias));
    await tick(SAID[0] ?? '');
    await see(CONCERNS.package.replace('Broer'));
    const ordinary = await find('wa-checkbox', CONCERNS.package.replace('Elke'));
    Object.assign(ordinary, { checked: false });
    ordinary.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
    for (const field of all('wa-input')) {
      Object.assign(field, { value: 'De politie' });
      field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    }
    await click('wa-button', CONCERNS.package.make);
    await see(CONCERNS.package.made);
    const file = decodeURIComponent(all('a[download]')[0]?.getAttribute('href') ?? '');
    expect(file).toContain('Mijn [vrijwilliger] slaat haar elke avond.');
    expect(file).toContain('Nee. [vrijwilliger] weet het.');
    // The volunteer's own alias alone was meant.
    await tick(CONCERNS.package.names);
    await click('wa-button', CONCERNS.package.make);
    await see(CONCERNS.package.made);
    expect(decodeURIComponent(all('a[download]')[0]?.getAttribute('href') ?? '')).toContain(
      'Nee. [vrijwilliger] weet het.',
    );
  });

  test('[B2] nothing is chosen at first; the files hold what was chosen and nothing else, and the server gets their hash', async () => {
    const made = await withConcerns(page.server, async (key) => [
      await inReview(key, {
        state: 'approved',
        second: { alias: 'Bo', at: Date.now() },
        may: ['disclose', 'withdraw'],
      }),
    ]);
    const { body } = await transcriptFor(made);
    page.server.handlers.set(`POST /api/coordinator/conversations/${ROOM}/open`, () => ok(body));
    page.server.handlers.set(`POST ${STEP}/disclosure`, () => ok());
    await openConcerns();
    await see(CONCERNS.package.least);
    await click('wa-button', CONCERNS.package.load);
    await see(CONCERNS.package.chosen(0, 3));
    expect(page.server.requested(`/api/coordinator/conversations/${ROOM}/open`)).toEqual({
      reason: 'danger',
      ground: 'danger',
    });
    await expectAccessible();
    await click('wa-button', CONCERNS.package.make);
    await see(CONCERNS.package.none);
    await tick(SAID[0] ?? '');
    await see(CONCERNS.package.chosen(1, 3));
    await click('wa-button', CONCERNS.package.make);
    await see(CONCERNS.package.missing);
    for (const field of all('wa-input')) {
      Object.assign(field, { value: 'De politie, door Ann' });
      field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    }
    await click('wa-button', CONCERNS.package.make);
    await see(CONCERNS.package.made);
    const files = all('a[download]').map((link) =>
      decodeURIComponent(link.getAttribute('href')?.split(',')[1] ?? ''),
    );
    expect(files).toHaveLength(3);
    expect(files.join()).toContain(SAID[0]);
    for (const text of SAID.slice(1)) expect(files.join()).not.toContain(text);
    const [, , sums = ''] = files;
    for (const [index, file] of files.slice(0, 2).entries())
      expect(sums.split('\n')[index]).toContain(await hexOf(file));
    const dayIn = (days: number) => dayOf(Date.now() + days * DAY_MS);
    const day = await find('lo-field input, input[type=date]');
    expect(day).toHaveProperty('value', dayIn(28));
    await fill('lo-field input, input[type=date]', dayIn(29));
    await click('wa-button', CONCERNS.package.record);
    await see(dayWrong(Date.now() + 28 * DAY_MS, Date.now()));
    expect(page.server.requested(`${STEP}/disclosure`)).toBeUndefined();
    await fill('lo-field input, input[type=date]', dayIn(9));
    await click('wa-button', CONCERNS.package.record);
    await vi.waitFor(() => expect(page.server.requested(`${STEP}/disclosure`)).toBeDefined());
    const sent = DisclosureBody.parse(page.server.requested(`${STEP}/disclosure`));
    expect(screenText()).toContain(await hexOf(sums));
    expect(sent.hash).toBe(await sha256(sums));
    expect(sent.until).toBe(holdUntil(dayIn(9), Date.now() + 28 * DAY_MS, Date.now()));
    const bytesOf = (text = '') => new TextEncoder().encode(text).length;
    const [html, json] = files.map(bytesOf);
    expect(sent).toMatchObject({ sizes: { html, json, sums: bytesOf(sums) } });
    const asked = JSON.stringify(page.server.requests);
    for (const text of [...SAID, 'De politie']) expect(asked).not.toContain(text);
  });

  test('[R2] [B2] what was handed over says how large each file was, and lets the conversation go sooner', async () => {
    const until = Date.now() + 20 * DAY_MS;
    await withConcerns(page.server, async (made) => [await disclosed(made, until)]);
    page.server.handlers.set(`POST ${STEP}/until`, () => failure('conflict'));
    await openConcerns();
    await see(CONCERNS.bytes(CONCERNS.package.files.json, SIZES.json));
    await see(CONCERNS.shorten.title);
    await expectAccessible();
    await fill('lo-field input, input[type=date]', dayOf(until));
    await click('wa-button', CONCERNS.shorten.button);
    await see(dayWrong(dayBeforeMs(until), Date.now()));
    await fill('lo-field input, input[type=date]', dayOf(Date.now() + 3 * DAY_MS));
    await click('wa-button', CONCERNS.shorten.button);
    await see(ERROR_TEXTS.conflict);
    expect(await find('lo-field input, input[type=date]')).toHaveProperty(
      'value',
      dayOf(Date.now() + 3 * DAY_MS),
    );
    page.server.handlers.set(`POST ${STEP}/until`, () => ok());
    await click('wa-button', CONCERNS.shorten.button);
    await vi.waitFor(() => expect(focused()?.textContent).toContain(CONCERNS.states.disclosed));
    expect(page.server.requested(`${STEP}/until`)).toEqual({
      until: holdUntil(dayOf(Date.now() + 3 * DAY_MS), until, Date.now()),
    });
    // The next day that can be chosen, and not the one that is chosen already.
    expect(await find('lo-field input, input[type=date]')).toHaveProperty('value', dayOf(dayBeforeMs(until)));
  });

  test('[R2] on the last day of the hold there is nothing to make shorter: it is closed by hand', async () => {
    await withConcerns(page.server, async (made) => [await disclosed(made, Date.now() + 1)]);
    await openConcerns();
    await see(CONCERNS.end.close.button);
    expect(all('lo-shorten-hold')).toEqual([]);
  });
});

async function hexOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
