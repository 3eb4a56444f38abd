import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ConcernRow } from '../../../protocol/http/concerns.ts';
import { APP } from '../../../worker/console/app/app-texts.ts';
import { CONCERN } from '../../../worker/console/concern/concern-texts.ts';
import { COMMENTS } from '../../../worker/console/conversation/transcript-texts.ts';
import { HOME } from '../../../worker/console/home/home-texts.ts';
import { CONCERNS } from '../../../worker/console/review/concerns-texts.ts';
import { REPORT, TRANSCRIPT, UNLOCK } from '../../../worker/console/review/review-texts.ts';
import { PAGES } from '../../../worker/console/session/pages.ts';
import { SIGN_IN } from '../../../worker/console/sign-in/sign-in-texts.ts';
import { RECORD as TALK_RECORD } from '../../../worker/console/talk/talk-texts.ts';
import { INVITE, RECORD } from '../../../worker/console/team/team-texts.ts';
import { TODAY } from '../../../worker/console/today/today-texts.ts';
import { all, click, fill, find, keptOnDevice, open, screenText, see } from './console-page.ts';
import { concernRow, inReview, transcriptFor, withConcerns } from './fake-concern.ts';
import { HALF, ok, queueState, ROOM } from './fake-server.ts';
import { withColleagues } from './fake-shares.ts';
import { ended } from './fake-visitor.ts';
import { withTalk } from './open-talk.ts';

/* [A16] What somebody typed and did not send is theirs, also in a tab in which somebody else signs in after them. */

const page = withTalk();
const MARK = 'Alleen van Marijke';
const OTHER = { id: 'other', alias: 'Joris' };

/** What stands in every box on the page. */
const typed = (): string =>
  all('input, textarea')
    .map((box) => (box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement ? box.value : ''))
    .join('\n');

async function expire(): Promise<void> {
  page.server.signedIn = page.server.consoleKey = null;
  page.server.queue.drop(1006);
  await see(SIGN_IN.expired);
}

async function signIn(role: 'volunteer' | 'coordinator', person: typeof OTHER | null): Promise<void> {
  page.server.signedIn = role;
  page.server.person = person;
  (await find('lo-sign-in-view')).dispatchEvent(new CustomEvent('lo-signed-in', { detail: null }));
}

async function unlock(): Promise<void> {
  await click('wa-button', UNLOCK.demo);
  await click('wa-button', UNLOCK.submit);
}

async function typeInto(host: string, text: string): Promise<void> {
  const box = (await find('lo-field', host)).shadowRoot?.querySelector<HTMLInputElement>('input, textarea');
  if (!box) throw new Error('no box');
  box.value = text;
  box.dispatchEvent(new Event('input'));
}

const approved: Partial<ConcernRow> = { state: 'approved', may: ['disclose'] };
const statement = {
  n: 1,
  text: 'Ik vertel niets door.',
  since: Date.parse('2026-11-01T12:00:00Z'),
  draft: false,
};

/** Of each kind: where it is typed, how one comes to its box, and how it is typed. */
const KINDS: Record<
  string,
  { path: string; given?: () => unknown; reach?: () => Promise<unknown>; type: () => Promise<unknown> }
> = {
  'a setting': {
    path: `${PAGES.settings.path}/organisatie`,
    reach: () => find('input[name=organisation]'),
    type: () => fill('input[name=organisation]', MARK),
  },
  'an invitation': {
    path: PAGES.team.path,
    given: () =>
      page.server.handlers.set('GET /api/coordinator/team', () =>
        ok({ people: [], invitations: [], secrecyN: 1 }),
      ),
    reach: () => see(INVITE.title),
    type: () => fill('wa-input[name=alias]', MARK),
  },
  'a new statement of secrecy': {
    path: PAGES.secrecyRecord.path,
    given: () =>
      page.server.handlers.set('GET /api/coordinator/secrecy', () =>
        ok({ versions: [statement], people: [] }),
      ),
    reach: () => see(RECORD.edit),
    type: async () => {
      await click('wa-button', RECORD.edit);
      await fill('wa-textarea', MARK);
    },
  },
  'how long something is kept': {
    path: PAGES.retention.path,
    given: () =>
      page.server.handlers.set('GET /api/coordinator/retention', () =>
        ok({
          ...{ weeks: 6, accountMonths: 24, secrecyMonths: 24, version: 1, state: 'ok', oldestDays: null },
          ...{ erasedPerDay: [], nextPerDay: [], runs: [], next: null },
        }),
      ),
    reach: () => find('wa-input[name=accountKeptDays]'),
    type: () => fill('wa-input[name=accountKeptDays]', MARK),
  },
  'why the doors are shut': {
    path: PAGES.today.path,
    reach: () => click('wa-button', TODAY.doors.close),
    type: () => fill('input[name=reason]', MARK),
  },
  'until when it is open today': {
    path: PAGES.today.path,
    reach: () => click('wa-button', TODAY.doors.longer),
    type: () => fill('input[name=to]', MARK),
  },
  'the account of a decision': {
    path: PAGES.concerns.path,
    given: () => withConcerns(page.server, () => [concernRow()]),
    reach: async () => {
      await unlock();
      await find('lo-account-form');
    },
    type: () => fill('wa-textarea', MARK),
  },
  'what is handed out to whom': {
    path: PAGES.concerns.path,
    given: async () => {
      const made = await withConcerns(page.server, async (key) => [await inReview(key, approved)]);
      const { body } = await transcriptFor(made);
      page.server.handlers.set(`POST /api/coordinator/conversations/${ROOM}/open`, () => ok(body));
    },
    reach: async () => {
      await unlock();
      await click('wa-button', CONCERNS.package.load);
      await see(CONCERNS.package.recipient);
    },
    type: () => fill('wa-input', MARK),
  },
  'a comment': {
    path: `${PAGES.transcripts.path}/${ROOM}`,
    given: () => withColleagues(page.server),
    reach: () => readIt(COMMENTS.label),
    type: () => typeInto(COMMENTS.label, MARK),
  },
  'a report of who reads': {
    path: `${PAGES.transcripts.path}/${ROOM}`,
    given: () => withColleagues(page.server),
    reach: async () => {
      await readIt(COMMENTS.label);
      await click('wa-button', REPORT.open);
      await see(CONCERN.text);
    },
    type: () => fill('wa-textarea', MARK),
  },
};

async function readIt(until: string): Promise<void> {
  await fill('wa-select', 'training');
  await click('wa-button', TRANSCRIPT.open);
  await unlock();
  await see(until);
}

describe('after a session has ended, in the same tab', () => {
  beforeEach(() => {
    page.server.signedIn = 'coordinator';
    page.server.queueEvent = queueState();
  });

  test.for(Object.entries(KINDS))(
    '[A16] %s is not shown to who signs in next, and stands there again for who typed it',
    async ([, kind]) => {
      await kind.given?.();
      open(kind.path);
      await kind.reach?.();
      await kind.type();
      expect(typed()).toContain(MARK);

      await expire();
      await signIn('coordinator', OTHER);
      await see(OTHER.alias);
      await kind.reach?.();
      expect(typed()).not.toContain(MARK);
      expect(screenText()).not.toContain(MARK);

      await expire();
      await signIn('coordinator', null);
      await see('Marijke');
      await kind.reach?.();
      await vi.waitFor(() => expect(typed()).toContain(MARK));
    },
  );
});

describe('after a talk', () => {
  test('[A16] [K3] an unsent record stays for its writer as ciphertext, and is not shown to who signs in next', async () => {
    const room = await page.talk();
    room.emit(ended('visitor'));
    await see(TALK_RECORD.text);
    await fill('wa-textarea', MARK);
    await vi.waitFor(async () =>
      expect(await keptOnDevice()).toMatchObject([{ sealed: expect.any(String) }]),
    );
    page.server.queueEvent = queueState();
    await expire();
    page.server.half = 'half-of-another'.padEnd(43, '0');
    await signIn('volunteer', OTHER);
    await see(HOME.hello(OTHER.alias));
    expect(typed()).not.toContain(MARK);
    expect(page.server.sockets.filter(({ path }) => path.includes(ROOM))).toHaveLength(1);

    await expire();
    page.server.half = HALF;
    await signIn('volunteer', null);
    const again = await vi.waitFor(() => {
      const socket = page.server.room(ROOM);
      expect(socket).not.toBe(room);
      return socket;
    });
    again.emit(ended('visitor'));
    await see(TALK_RECORD.text);
    await vi.waitFor(() => expect(typed()).toContain(MARK));
  });

  test('[A16] what was said to the last of the end of their talk is not said to the next', async () => {
    const room = await page.talk();
    room.emit(ended('visitor'));
    page.server.queueEvent = queueState();
    page.server.queue.emit(queueState());
    page.server.handlers.set(`POST /api/console/conversations/${ROOM}/record`, () => ok());
    await fill('wa-radio-group', 'yes');
    await click('wa-button', TALK_RECORD.save);
    await see(APP.recordSaved);
    await expire();
    await signIn('volunteer', OTHER);
    await see(HOME.hello(OTHER.alias));
    expect(screenText()).not.toContain(APP.recordSaved);
  });
});

test('[A16] who has signed in in another tab finds nothing here of who was there before', async () => {
  page.server.signedIn = 'coordinator';
  page.server.queueEvent = queueState();
  open(`${PAGES.settings.path}/organisatie`);
  await fill('input[name=organisation]', MARK);
  page.server.person = OTHER;
  page.server.queue.drop(1006);
  await see(SIGN_IN.expired);
  expect(typed()).not.toContain(MARK);
});

test('[A16] signing out forgets what was typed', async () => {
  page.server.signedIn = 'coordinator';
  page.server.queueEvent = queueState();
  open(PAGES.team.path);
  page.server.handlers.set('GET /api/coordinator/team', () =>
    ok({ people: [], invitations: [], secrecyN: 1 }),
  );
  await fill('wa-input[name=alias]', MARK);
  await click('wa-button', APP.signOut);
  await see(SIGN_IN.passkey);
  await signIn('coordinator', null);
  await see('Marijke');
  history.pushState(null, '', PAGES.team.path);
  dispatchEvent(new PopStateEvent('popstate'));
  await see(INVITE.title);
  expect(typed()).not.toContain(MARK);
});
