import { beforeEach, describe, expect, test, vi } from 'vitest';
import { CommentBody } from '../../../protocol/http/shares.ts';
import { makeExportableKeyPair } from '../../../widget/keys/key-pair.ts';
import { COMMENTS } from '../../../worker/console/conversation/transcript-texts.ts';
import { APP } from '../../../worker/console/app/app-texts.ts';
import { HOME } from '../../../worker/console/home/home-texts.ts';
import { MAILBOX_PAGE, SHARED } from '../../../worker/console/mailbox/mailbox-texts.ts';
import { MAIL } from '../../../worker/console/session/mailbox-texts.ts';
import { PAGES } from '../../../worker/console/session/pages.ts';
import { ERROR_TEXTS } from '../../../worker/console/session/session-texts.ts';
import {
  all,
  click,
  expectAccessible,
  find,
  focused,
  open,
  screenText,
  see,
  withServer,
} from './console-page.ts';
import { SAID } from './fake-concern.ts';
import { FakeMailbox, otherBrowser, ownKey, passkey } from './fake-mailbox.ts';
import { failure, ok, ROOM } from './fake-server.ts';
import { ABOUT_WHOLE, COMMENT, given, received, SHARE, shareWith } from './fake-shares.ts';

/* [N2] [N3] A volunteer's mailbox: what was shared with them, and what they answer. */

const page = withServer();
const ADDRESS = `${PAGES.mailbox.path}/${SHARE}`;
const COMMENT_ON = `/api/console/conversations/${ROOM}/comments`;

beforeEach(otherBrowser);

/** Signs in, so that the mailbox is open, and goes to what was shared. */
async function openMailbox(mine = passkey('mine')): Promise<FakeMailbox> {
  const mailbox = new FakeMailbox(page.server);
  mailbox.passkeys = [mine.id];
  await mailbox.signIn('signIn', mine);
  await ownKey();
  return mailbox;
}

async function goTo(path: string): Promise<void> {
  history.pushState(null, '', path);
  dispatchEvent(new PopStateEvent('popstate'));
  await find('h1');
}

async function boxOf(about: string): Promise<HTMLTextAreaElement> {
  const box = (await find('lo-field', about)).shadowRoot?.querySelector('textarea');
  if (!box) throw new Error('no box');
  return box;
}

const typed = async (about: string) => (await boxOf(about)).value;

async function type(about: string, text: string): Promise<void> {
  const box = await boxOf(about);
  box.value = text;
  box.dispatchEvent(new Event('input'));
}

const commented = () => page.server.requests.filter(({ path }) => path === COMMENT_ON);

describe('the list', () => {
  test('[N3] shows what is unread first, and nothing of what was said', async () => {
    page.server.signedIn = 'volunteer';
    page.server.handlers.set('GET /api/console/shares', () =>
      ok({
        shares: [
          received(),
          received({ id: 't'.repeat(22), kind: 'thanks', unread: false }),
          received({
            id: 'e'.repeat(22),
            kind: 'discussion',
            state: 'ended',
            unread: false,
            conversation: null,
          }),
          received({ id: 'w'.repeat(22), state: 'erased', unread: false, conversation: null }),
        ],
        given: [],
      }),
    );
    open(PAGES.mailbox.path);
    await see(MAILBOX_PAGE.erased);
    const texts = all('li').map((row) => row.textContent.replace(/\s+/g, ' ').trim());
    expect(texts.map((text) => text.includes(MAILBOX_PAGE.unread))).toEqual([true, false, false, false]);
    for (const [at, word] of [
      [0, MAILBOX_PAGE.kinds.feedback],
      [1, MAILBOX_PAGE.kinds.thanks],
      [2, MAILBOX_PAGE.ended],
      [3, MAILBOX_PAGE.erased],
    ] as const)
      expect(texts[at]).toContain(word);
    // What is over leads nowhere.
    expect(all('a.entry').map((link) => link.getAttribute('href'))).toEqual([
      `${PAGES.mailbox.path}/${SHARE}`,
      `${PAGES.mailbox.path}/${'t'.repeat(22)}`,
    ]);
    expect(screenText()).not.toContain(MAILBOX_PAGE.given);
    await expectAccessible();
  });

  test('[N3] says what one can do while it is empty, and has the note about a decision', async () => {
    page.server.signedIn = 'volunteer';
    const note = { id: 'n'.repeat(22), kind: 'concernDecided', at: Date.now() };
    page.server.handlers.set('GET /api/console/notes', () => ok({ notes: [note] }));
    open(PAGES.mailbox.path);
    await see(MAILBOX_PAGE.emptyHint.volunteer);
    await see(MAIL.concernDecided);
    await expectAccessible();
  });

  test('[N3] [N4] of a coordinator has what they shared: read, answered, erased, or waiting for a mailbox', async () => {
    page.server.signedIn = 'coordinator';
    page.server.handlers.set('GET /api/console/shares', () =>
      ok({
        shares: [],
        given: [
          given({ id: 'a'.repeat(22), read: true, unread: true }),
          given({ id: 'b'.repeat(22), kind: 'discussion', state: 'awaited', alias: 'Tess' }),
          given({ id: 'c'.repeat(22), alias: 'Noor' }),
          given({ id: 'd'.repeat(22), state: 'erased', conversation: null }),
        ],
      }),
    );
    open(PAGES.mailbox.path);
    for (const text of [
      MAILBOX_PAGE.said,
      MAILBOX_PAGE.read,
      MAILBOX_PAGE.awaits('Tess'),
      MAILBOX_PAGE.notRead,
    ])
      await see(text);
    await see(MAILBOX_PAGE.erased);
    await see(MAILBOX_PAGE.to(MAILBOX_PAGE.kinds.discussion, 'Tess'));
    await expectAccessible();
  });

  test('[N3] the home page says calmly that something is unread, and nothing once all is read', async () => {
    page.server.signedIn = 'volunteer';
    let unread = true;
    page.server.handlers.set('GET /api/console/shares', () =>
      ok({ shares: [received({ unread })], given: [] }),
    );
    open();
    await see(MAIL.unread);
    expect((await find('a', MAIL.open)).getAttribute('href')).toBe(PAGES.mailbox.path);
    unread = false;
    open();
    await see(HOME.hello('Robin'));
    await vi.waitFor(() =>
      expect(page.server.requests.filter(({ path }) => path === '/api/console/shares')).toHaveLength(2),
    );
    await page.server.quiet();
    expect(screenText()).not.toContain(MAIL.unread);
  });
});

test('[N3] coordinators, who see first how it goes, read it there', async () => {
  page.server.signedIn = 'coordinator';
  page.server.handlers.set('GET /api/console/shares', () =>
    ok({ shares: [], given: [given({ unread: true })] }),
  );
  open(PAGES.today.path);
  await see(MAIL.unread);
});

describe('what was shared', () => {
  test('[N2] [N3] shows the talk and what was said of it, each by whom it is; what is not theirs does not show', async () => {
    const mailbox = await openMailbox();
    await shareWith(page.server, mailbox.key);
    await goTo(ADDRESS);
    for (const text of [...SAID, COMMENT, ABOUT_WHOLE, COMMENTS.secret, COMMENTS.unreadable]) await see(text);
    expect(screenText()).not.toContain('Van iemand anders');
    expect(screenText()).toMatch(/Marijke/);
    // Neither a way to copy nor one to take it along.
    expect(all('wa-copy-button, [download]')).toEqual([]);
    await expectAccessible();
  });

  test('[N2] is answered in words that leave sealed, bound to who wrote them', async () => {
    const mailbox = await openMailbox();
    const visitor = await shareWith(page.server, mailbox.key);
    page.server.handlers.set(`POST ${COMMENT_ON}`, () => ok());
    await goTo(ADDRESS);
    await see(COMMENTS.answer);
    await type(COMMENTS.answer, 'Dank je, dat helpt.');
    await click('wa-button', COMMENTS.add);
    await see('Dank je, dat helpt.');
    await see(COMMENTS.placed);
    const { envelope } = CommentBody.parse(page.server.requested(COMMENT_ON));
    expect(await visitor.read('reader', 'comment', envelope)).toEqual({
      text: 'Dank je, dat helpt.',
      by: 'volunteer',
    });
    expect(JSON.stringify(page.server.requests)).not.toContain('Dank je, dat helpt.');
    // And of one message.
    const [, second] = all('button.add');
    second?.click();
    await vi.waitFor(() => expect(focused()?.tagName).toBe('TEXTAREA'));
    await type(COMMENTS.about, 'Dat vond ik lastig.');
    await click('wa-button', COMMENTS.add);
    await see('Dat vond ik lastig.');
    const last = CommentBody.parse(page.server.requested(COMMENT_ON));
    expect(await visitor.read('reader', 'comment', last.envelope)).toEqual({
      ...{ text: 'Dat vond ik lastig.', by: 'volunteer', about: 2 },
    });
  });

  test('[N2] an answer that fails loses nothing, and is the same one when it is tried again', async () => {
    const mailbox = await openMailbox();
    await shareWith(page.server, mailbox.key);
    page.server.handlers.set(`POST ${COMMENT_ON}`, () => failure('internal'));
    await goTo(ADDRESS);
    await type(COMMENTS.answer, 'Nog even dit.');
    await click('wa-button', COMMENTS.add);
    await see(ERROR_TEXTS.internal);
    page.server.handlers.set(`POST ${COMMENT_ON}`, () => failure('enough'));
    await click('wa-button', COMMENTS.add);
    await see(COMMENTS.full(50));
    page.server.handlers.set(`POST ${COMMENT_ON}`, () => failure('gone'));
    await click('wa-button', COMMENTS.add);
    await see(COMMENTS.over);
    expect(await typed(COMMENTS.answer)).toBe('Nog even dit.');
    // Nor does going away, as for a talk that comes in between.
    await goTo(PAGES.mailbox.path);
    await see(MAILBOX_PAGE.intro);
    await goTo(ADDRESS);
    await see(COMMENTS.answer);
    expect(await typed(COMMENTS.answer)).toBe('Nog even dit.');
    const ids = commented().map(({ body }) => CommentBody.parse(body).envelope.id);
    expect([ids.length, new Set(ids).size]).toEqual([3, 1]);
    await type(COMMENTS.answer, 'Iets anders.');
    page.server.handlers.set(`POST ${COMMENT_ON}`, () => ok());
    await click('wa-button', COMMENTS.add);
    await see('Iets anders.');
    expect(CommentBody.parse(commented().at(-1)?.body).envelope.id).not.toBe(ids[0]);
  });

  test('[N2] an answer that was not placed is forgotten when its writer signs out', async () => {
    const mine = passkey('mine');
    const mailbox = await openMailbox(mine);
    await shareWith(page.server, mailbox.key);
    await goTo(ADDRESS);
    await type(COMMENTS.answer, 'Niet voor een ander.');
    await click('wa-button', APP.signOut);
    await find('lo-sign-in-view');
    page.server.consoleKey = null;
    await mailbox.arrive('signIn', mine);
    await find('lo-home-view');
    await goTo(ADDRESS);
    await see(COMMENTS.answer);
    expect(await typed(COMMENTS.answer)).toBe('');
  });

  test('[N3] that has ended is said calmly, and what was sealed to another key too', async () => {
    await openMailbox();
    page.server.handlers.set(`POST /api/console/shares/${SHARE}/open`, () => failure('gone'));
    await goTo(ADDRESS);
    await see(SHARED.over);
    expect(all('[role=alert]').filter((node) => node.checkVisibility())).toEqual([]);
    await expectAccessible();
    const { publicKey: other } = await makeExportableKeyPair();
    await shareWith(page.server, other);
    await goTo(PAGES.mailbox.path);
    await goTo(ADDRESS);
    await see(SHARED.unreadable);
  });

  test('[N3] waits for a mailbox that is not open here, and says where to open it', async () => {
    page.server.signedIn = 'volunteer';
    open(ADDRESS);
    await see(SHARED.closed);
    expect((await find('a', SHARED.toMailbox)).getAttribute('href')).toBe(PAGES.sessions.path);
    await expectAccessible();
  });
});
