import { beforeEach, describe, expect, test, vi } from 'vitest';
import { APP } from '../../../worker/console/app/app-texts.ts';
import { CONCERN } from '../../../worker/console/concern/concern-texts.ts';
import { COMMENTS } from '../../../worker/console/conversation/transcript-texts.ts';
import { REPORT, TRANSCRIPT, UNLOCK } from '../../../worker/console/review/review-texts.ts';
import { KeyStore } from '../../../worker/console/session/key-store.ts';
import { PAGES } from '../../../worker/console/session/pages.ts';
import { storeOf } from '../../../worker/console/session/own-draft.ts';
import { saveTyped, typedIn, TypedTexts } from '../../../worker/console/session/typed-texts.ts';
import { SIGN_IN } from '../../../worker/console/sign-in/sign-in-texts.ts';
import { all, click, fill, find, open, see, stored, tick, withServer } from './console-page.ts';
import {
  ACCOUNT,
  CONCERN_ID,
  concernRow,
  inReview,
  SAID,
  transcriptFor,
  withConcerns,
} from './fake-concern.ts';
import { CONCERNS } from '../../../worker/console/review/concerns-texts.ts';
import { HALF, ok, queueState, ROOM } from './fake-server.ts';
import { withColleagues } from './fake-shares.ts';

/* [K3] [A16] What is typed outside a talk outlives a reload, sealed, for its writer alone. */

const page = withServer();
const MARK = 'Gevaar voor het leven van een ander.';
const HOUR_MS = 3_600_000;

beforeEach(() => {
  page.server.signedIn = 'coordinator';
  page.server.queueEvent = queueState();
});

/** What of it lies on the device: a moment and ciphertext each. */
const kept = async () =>
  (await stored('device')).filter((each) => typeof each === 'string' && each.includes(' '));
const leaving = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }));

async function unlocked(until: () => Promise<unknown>): Promise<void> {
  await click('wa-button', UNLOCK.demo);
  await click('wa-button', UNLOCK.submit);
  await until();
}

async function boxOf(label: string): Promise<HTMLInputElement> {
  const box = (await find('lo-field', label)).shadowRoot?.querySelector<HTMLInputElement>('input, textarea');
  if (!box) throw new Error('no box');
  return box;
}

async function openTranscript(): Promise<void> {
  await fill('wa-select', 'training');
  await click('wa-button', TRANSCRIPT.open);
}

const firstBox = async () => (await find('wa-textarea')) as HTMLElement & { value: string };
const reportBox = async () => {
  await boxOf(COMMENTS.label);
  await click('wa-button', REPORT.open);
  await see(CONCERN.text);
  return firstBox();
};

type Kind = {
  path: string;
  given: () => Promise<unknown>;
  open: () => Promise<void>;
  box: () => Promise<{ value: string; dispatchEvent: (event: Event) => boolean }>;
};
const KINDS: Record<string, Kind> = {
  'the account of a decision': {
    path: PAGES.concerns.path,
    given: () => withConcerns(page.server, () => [concernRow()]),
    open: async () => undefined,
    box: firstBox,
  },
  'a comment': {
    path: `${PAGES.transcripts.path}/${ROOM}`,
    given: () => withColleagues(page.server),
    open: openTranscript,
    box: () => boxOf(COMMENTS.label),
  },
  'a report of who reads': {
    path: `${PAGES.transcripts.path}/${ROOM}`,
    given: () => withColleagues(page.server),
    open: openTranscript,
    box: reportBox,
  },
};

/** Once it is there. */
const boxIn = (kind: Kind) => (kind === KINDS['a report of who reads'] ? firstBox() : kind.box());

/** Typed, and on the device. */
async function typedAs(kind: Kind): Promise<void> {
  await kind.given();
  open(kind.path);
  await kind.open();
  await unlocked(kind.box);
  const box = await boxIn(kind);
  box.value = MARK;
  box.dispatchEvent(new Event('input', { bubbles: true }));
  await vi.waitFor(async () => expect(await kept()).toHaveLength(1));
}

test('[K3] [A16] what is chosen to be handed out stands there again after a reload, and nothing of it is left once that is recorded', async () => {
  const approved = { state: 'approved', may: ['disclose'] } as const;
  const made = await withConcerns(page.server, async (key) => [
    await inReview(key, { ...approved, may: [...approved.may] }),
  ]);
  const { body } = await transcriptFor(made);
  page.server.handlers.set(`POST /api/coordinator/conversations/${ROOM}/open`, () => ok(body));
  page.server.handlers.set(`POST /api/coordinator/concerns/${CONCERN_ID}/disclosure`, () => ok());
  open(PAGES.concerns.path);
  await unlocked(() => click('wa-button', CONCERNS.package.load));
  await tick(SAID[0] ?? '');
  await tick(CONCERNS.package.names);
  for (const field of await vi.waitFor(() => all('lo-package-form wa-input, wa-input'))) {
    Object.assign(field, { value: MARK });
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  await vi.waitFor(async () => expect(await kept()).toHaveLength(1));
  await vi.waitFor(() => expect(leaving()).toBe(false));
  open(PAGES.concerns.path);
  await click('wa-button', CONCERNS.package.load);
  await see(CONCERNS.package.chosen(1, 3));
  expect(await find('wa-checkbox', CONCERNS.package.names)).toHaveProperty('checked', true);
  expect(all('wa-input').map((field) => 'value' in field && field.value)).toEqual([MARK, MARK, MARK]);
  await click('wa-button', CONCERNS.package.make);
  await click('wa-button', CONCERNS.package.record);
  await vi.waitFor(async () => expect(await kept()).toEqual([]));
  expect(JSON.stringify(page.server.requests)).not.toContain(MARK);
});

test.for(Object.entries(KINDS))('[K3] [A16] %s stands there again after a reload', async ([, kind]) => {
  await typedAs(kind);
  await vi.waitFor(() => expect(leaving()).toBe(false));
  const lying = JSON.stringify(await stored('device'));
  for (const plain of [MARK, ROOM, CONCERN_ID, HALF]) expect(lying).not.toContain(plain);
  open(kind.path);
  await kind.open();
  await vi.waitFor(async () => expect((await kind.box()).value).toBe(MARK));
});

describe('of the account of a decision', () => {
  const account = KINDS['the account of a decision'] as Kind;

  test('[A16] nothing is left once it was saved', async () => {
    await typedAs(account);
    for (const [index, field] of all('wa-textarea').entries()) {
      Object.assign(field, { value: Object.values(ACCOUNT)[index] });
      field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    }
    page.server.handlers.set(`POST /api/coordinator/concerns/${CONCERN_ID}/account`, () => ok());
    (await find('lo-account-form')).shadowRoot?.querySelector('form')?.requestSubmit();
    await vi.waitFor(async () => expect(await kept()).toEqual([]));
    expect(page.server.requested(`/api/coordinator/concerns/${CONCERN_ID}/account`)).toBeDefined();
  });

  test('[A16] who signs in after a reload sees nothing, and its writer finds it again', async () => {
    await typedAs(account);
    page.server.signedIn = page.server.consoleKey = null;
    open(account.path);
    await see(SIGN_IN.passkey);
    page.server.signedIn = 'coordinator';
    page.server.person = { id: 'other', alias: 'Joris' };
    page.server.half = 'half-of-another'.padEnd(43, '0');
    (await find('lo-sign-in-view')).dispatchEvent(new CustomEvent('lo-signed-in', { detail: null }));
    await see('Joris');
    await unlocked(account.box);
    expect((await firstBox()).value).toBe('');
    expect(await kept()).toHaveLength(1);

    page.server.signedIn = page.server.consoleKey = null;
    open(account.path);
    await see(SIGN_IN.passkey);
    page.server.signedIn = 'coordinator';
    page.server.person = null;
    page.server.half = HALF;
    (await find('lo-sign-in-view')).dispatchEvent(new CustomEvent('lo-signed-in', { detail: null }));
    await see('Marijke');
    await unlocked(async () => vi.waitFor(async () => expect((await firstBox()).value).toBe(MARK)));
  });

  test('[K3] [A16] signing out leaves nothing of it on the device', async () => {
    await typedAs(account);
    await click('wa-button', APP.signOut);
    await see(SIGN_IN.passkey);
    expect(await stored('device')).toEqual([]);
  });
});

test.for(Object.entries(KINDS))(
  '[A16] where the browser can keep nothing, it asks before the page with %s goes',
  async ([, kind]) => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('no', 'InvalidStateError');
    });
    await kind.given();
    open(kind.path);
    await kind.open();
    await unlocked(kind.box);
    expect(leaving()).toBe(false);
    const box = await boxIn(kind);
    box.value = MARK;
    box.dispatchEvent(new Event('input', { bubbles: true }));
    expect(leaving()).toBe(true);
    box.value = '';
    box.dispatchEvent(new Event('input', { bubbles: true }));
    expect(leaving()).toBe(false);
  },
);

describe('the store', () => {
  const NOW_MS = Date.parse('2026-11-26T12:00:00Z');

  async function unlockedFor(personId: string): Promise<KeyStore> {
    const store = await KeyStore.open();
    await store.unlock(personId, HALF);
    return store;
  }

  test('[A16] keeps each person’s own for twelve hours, and drops everybody’s after that', async () => {
    const ann = await unlockedFor('ann');
    expect(await saveTyped(ann, 'ann', { place: 'a', text: { text: MARK } }, NOW_MS)).toBe(true);
    expect(await saveTyped(ann, 'ann', { place: 'b', text: { text: 'b' } }, NOW_MS + 1)).toBe(true);
    expect(await saveTyped(ann, 'ann', { place: 'b', text: null }, NOW_MS + 1)).toBe(true);
    const bo = await unlockedFor('bo');
    await saveTyped(bo, 'bo', { place: 'a', text: { text: 'Bo' } }, NOW_MS + 1);
    expect([...(await typedIn(bo, NOW_MS + 12 * HOUR_MS - 1))]).toEqual([['a', { text: 'Bo' }]]);
    expect([...(await typedIn(ann, NOW_MS + 12 * HOUR_MS - 1))]).toEqual([['a', { text: MARK }]]);
    // By whoever looks.
    expect([...(await typedIn(bo, NOW_MS + 12 * HOUR_MS))]).toEqual([['a', { text: 'Bo' }]]);
    expect(await kept()).toHaveLength(1);
  });

  test('[A16] keeps nothing of one person under the key of another, and nothing after signing out', async () => {
    const store = await unlockedFor('ann');
    await store.unlock('bo', HALF);
    expect(await saveTyped(store, 'ann', { place: 'a', text: { text: MARK } }, NOW_MS)).toBe(false);
    const saving = saveTyped(store, 'bo', { place: 'a', text: { text: MARK } }, NOW_MS);
    await store.clear();
    expect(await saving).toBe(false);
    expect(await stored('device')).toEqual([]);
  });

  test('[A16] has the last that was typed, however fast, and tries again what it could not keep', async () => {
    const store = await unlockedFor('ann');
    const api = {};
    storeOf.set(api, { store, personId: 'ann' });
    const texts = TypedTexts.of(api);
    await texts.ready;
    const device = vi.spyOn(store, 'device', 'get').mockReturnValueOnce(null);
    texts.write('a', { text: '1' });
    await vi.waitFor(() => expect(device).toHaveBeenCalledTimes(1));
    expect([texts.isAtRisk('a'), texts.isAtRisk('b')]).toEqual([true, false]);
    for (const text of ['2', '3', '4']) texts.write(text === '3' ? 'b' : 'a', { text });
    await vi.waitFor(() => expect([texts.isAtRisk('a'), texts.isAtRisk('b')]).toEqual([false, false]));
    expect([...(await typedIn(store, Date.now()))].toSorted()).toEqual([
      ['a', { text: '4' }],
      ['b', { text: '3' }],
    ]);
    expect(texts.read('a')).toEqual({ text: '4' });
    texts.write('a', null);
    expect(texts.isAtRisk('a')).toBe(false);
    await vi.waitFor(async () => expect([...(await typedIn(store, Date.now())).keys()]).toEqual(['b']));
  });

  test('[A16] keeps what is here once more after somebody else signed out here, typed in this page load or before', async () => {
    const store = await unlockedFor('ann');
    await saveTyped(store, 'ann', { place: 'a', text: { text: 'before' } }, Date.now());
    const api = {};
    storeOf.set(api, { store, personId: 'ann' });
    await TypedTexts.of(api).ready;
    for (const text of ['before', MARK]) {
      await store.clear();
      await store.unlock('ann', HALF);
      expect([...(await typedIn(store, Date.now()))]).toEqual([]);
      expect(TypedTexts.of(api).isAtRisk('a')).toBe(true);
      await vi.waitFor(() => expect(TypedTexts.of(api).isAtRisk('a')).toBe(false));
      expect([...(await typedIn(store, Date.now()))]).toEqual([['a', { text }]]);
      TypedTexts.of(api).write('a', { text: MARK });
    }
  });

  test('[A16] reads nothing for one person while it is open for another', async () => {
    const store = await unlockedFor('bo');
    await saveTyped(store, 'bo', { place: 'a', text: { text: MARK } }, Date.now());
    const api = {};
    storeOf.set(api, { store, personId: 'ann' });
    await TypedTexts.of(api).ready;
    expect(TypedTexts.of(api).read('a')).toBeUndefined();
  });
});
