import { describe, expect, test, vi } from 'vitest';
import { AccountBody } from '../../../protocol/http/concerns.ts';
import { CONCERNS } from '../../../worker/console/review/concerns-texts.ts';
import { TRANSCRIPT } from '../../../worker/console/review/review-texts.ts';
import { MAIL } from '../../../worker/console/session/mailbox-texts.ts';
import {
  all,
  click,
  expectAccessible,
  find,
  focused,
  open,
  screenText,
  see,
  tick,
  withServer,
} from './console-page.ts';
import { ACCOUNT, CONCERN_ID, concernRow, inReview, withConcerns } from './fake-concern.ts';
import { failure, ok } from './fake-server.ts';
import { openConcerns } from './open-concerns.ts';

const page = withServer();
const STEP = `/api/coordinator/concerns/${CONCERN_ID}`;

async function fillAccount(texts: readonly string[]): Promise<void> {
  const fields = await vi.waitFor(() => {
    const found = all('wa-textarea');
    expect(found).toHaveLength(4);
    return found;
  });
  for (const [index, field] of fields.entries()) {
    Object.assign(field, { value: texts[index] });
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  }
}

describe('the page of concerns', () => {
  test('[B1] says first that danger is for 112, and that there is no way round alone', async () => {
    await withConcerns(page.server, () => [concernRow()], 1);
    await openConcerns();
    await see(CONCERNS.alone);
    await see(CONCERNS.states.reported);
    await expectAccessible();
  });

  test('[R2] says of a report that holds the conversation no longer that it is kept for the usual term', async () => {
    await withConcerns(page.server, () => [concernRow({ until: Date.now() - 1 })]);
    await openConcerns();
    await see(CONCERNS.usualTerm);
  });

  test('[B1] says so before anything is reported, too: then there is time to invite somebody', async () => {
    await withConcerns(page.server, () => [], 1);
    open('/console/meldingen');
    await see(CONCERNS.empty);
    await see(CONCERNS.alone);
    await expectAccessible();
  });

  test('[B2] the account is asked for in four parts, guarded, and leaves this browser sealed', async () => {
    await withConcerns(page.server, () => [concernRow()]);
    page.server.handlers.set(`POST ${STEP}/account`, () => failure('erased'));
    await openConcerns();
    const { ground, what, necessary, lighter } = ACCOUNT;
    await fillAccount(['te kort', what, necessary, lighter]);
    await click('wa-button', CONCERNS.account.save);
    await see(CONCERNS.account.short);
    await fillAccount([ground, `${what} Bel 06 12345678.`, necessary, lighter]);
    await click('wa-button', CONCERNS.account.save);
    await see(CONCERNS.account.personal);
    expect(page.server.requested(`${STEP}/account`)).toBeUndefined();
    await fillAccount(Object.values(ACCOUNT));
    await click('wa-button', CONCERNS.account.save);
    await see(CONCERNS.erased);
    // Whoever writes it reads the conversation in between.
    await click('a', CONCERNS.read);
    await see(TRANSCRIPT.reasonTitle);
    history.back();
    await find('lo-account-form');
    expect(all('wa-textarea').map((box) => ('value' in box ? box.value : null))).toEqual(
      Object.values(ACCOUNT),
    );
    page.server.handlers.set(`POST ${STEP}/account`, () => ok());
    const asked = page.server.requests.length;
    await click('wa-button', CONCERNS.account.save);
    await vi.waitFor(() => expect(page.server.requests.length).toBeGreaterThan(asked));
    AccountBody.parse(page.server.requested(`${STEP}/account`));
    await vi.waitFor(() => expect(focused()?.textContent).toContain(CONCERNS.states.reported));
    expect(JSON.stringify(page.server.requests)).not.toContain(necessary);
  });

  test('[B1] who approves reads it whole, says so, and confirms with a passkey that is asked for then', async () => {
    await withConcerns(page.server, async (made) => [await inReview(made)]);
    const options = { challengeId: 'd'.repeat(22), challenge: 'AAAA', rpId: location.hostname };
    page.server.handlers.set(`POST ${STEP}/passkey`, () => ok(options));
    vi.spyOn(navigator.credentials, 'get').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
    await openConcerns();
    for (const text of Object.values(ACCOUNT)) await see(text);
    await expectAccessible();
    const button = await find('wa-button', CONCERNS.approve.button);
    expect(button).toHaveProperty('disabled', true);
    await tick(CONCERNS.approve.readAll);
    await click('wa-button', CONCERNS.approve.button);
    await see(CONCERNS.approve.again);
    expect(page.server.requested(`${STEP}/approval`)).toBeUndefined();
  });

  test('[B1] who wrote it is told that it takes somebody else', async () => {
    await withConcerns(page.server, async (made) => [
      await inReview(made, { may: ['withdraw'], needsOther: true }),
    ]);
    await openConcerns();
    await see(CONCERNS.approve.other);
    expect(all('lo-approve-form')).toEqual([]);
  });

  test('[B3] whoever reported it reads on the home page that there is a decision, until they put it away', async () => {
    page.server.signedIn = 'volunteer';
    const note = { id: 'n'.repeat(22), kind: 'concernDecided', at: Date.now() };
    page.server.handlers.set('GET /api/console/notes', () => ok({ notes: [note] }));
    page.server.handlers.set('POST /api/console/notes/read', () => ok());
    open();
    await see(MAIL.concernDecided);
    await expectAccessible();
    await click('lo-staff-notes wa-button, wa-button', MAIL.noteRead);
    await vi.waitFor(() => expect(screenText()).not.toContain(MAIL.concernDecided));
  });

  test('[B1] ending asks first, and what was refused says why', async () => {
    await withConcerns(page.server, () => [concernRow()]);
    page.server.handlers.set(`POST ${STEP}/end`, () => failure('conflict'));
    await openConcerns();
    await click('wa-button', CONCERNS.end.decline.button);
    await see(CONCERNS.end.decline.body);
    await click(
      'wa-dialog wa-button[variant=danger], wa-button[variant=danger]',
      CONCERNS.end.decline.button,
    );
    await see('Iemand anders was je net voor.');
    expect(page.server.requested(`${STEP}/end`)).toEqual({ as: 'decline' });
  });

  test('[B1] of an erased conversation it says that nothing can be handed out any more', async () => {
    await withConcerns(page.server, async (made) => [
      await inReview(made, { state: 'approved', conversation: null, may: ['withdraw'] }),
      concernRow({ id: 'e'.repeat(22), state: 'lapsed', may: [], until: Date.now() - 1 }),
    ]);
    await openConcerns();
    await see(CONCERNS.erased);
    await see(CONCERNS.states.lapsed);
    await expectAccessible();
  });
});
