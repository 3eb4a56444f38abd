import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fromBase64url } from '../../../protocol/bytes.ts';
import { ReviewKeyBody } from '../../../protocol/http/keys.ts';
import { importKeyPair } from '../../../widget/keys/key-pair.ts';
import { openSealed } from '../../../widget/keys/opening.ts';
import { recoverySecret, unwrapKeychain } from '../../../widget/keys/keychain.ts';
import { click, expectAccessible, fill, find, open, screenText, see, withServer } from './console-page.ts';
import { failure, grant, ok, queueState } from './fake-server.ts';
import { APP } from '../../../worker/console/app/app-texts.ts';
import { HOURS_NOW } from '../../../worker/console/session/session-texts.ts';
import { SETUP } from '../../../worker/console/review/review-texts.ts';

const page = withServer();
const SignedBody = ReviewKeyBody.required({ signed: true });

beforeEach(() => {
  page.server.signedIn = 'coordinator';
});

describe('the review key', () => {
  test('[A6] is made here, proved to be kept, and only then sent; nothing secret leaves', async () => {
    page.server.reviewKey = null;
    open();
    await see(APP.banner);
    await click('a', APP.bannerLink);
    await click('wa-button', SETUP.start);
    await see(SETUP.codeTitle);
    await expectAccessible();
    const code = (await find('.code')).textContent.trim().replace(/\s+/g, '-');
    await click('wa-button', SETUP.kept);
    expect(screenText()).not.toContain(code.slice(0, 4));
    await fill('wa-input', 'ABCD-EFGH');
    await click('wa-button', SETUP.prove);
    await see(SETUP.mismatch);
    expect(page.server.requested('/api/coordinator/review-key')).toBeUndefined();
    await expectAccessible();

    page.server.handlers.set('POST /api/coordinator/review-key', (body) => {
      grant(page.server, { code, body: SignedBody.parse(body) });
      return ok();
    });
    await fill('wa-input', code.toLowerCase().replaceAll('-', ' '));
    await click('wa-button', SETUP.prove);
    await see(SETUP.done);
    expect(screenText()).not.toContain(APP.banner);
    await expectAccessible();
    // Whether one can sign up then depends on the hours and on who is there.
    await see(`${HOURS_NOW.signUpNow} ${HOURS_NOW.nobodyOnDuty}`);
    page.server.queue.emit(queueState({ onDuty: 1 }));
    await vi.waitFor(() => expect(screenText()).not.toContain(HOURS_NOW.nobodyOnDuty));
    await see(HOURS_NOW.signUpNow);
    const opens = { inMs: 1, atMs: 1, inDays: 0, date: '2026-03-03', time: '14:00' };
    page.server.queue.emit(queueState({ hours: { state: 'closed', opens, reason: null } }));
    await see('De chat is gesloten. We gaan vandaag om 14.00 uur weer open.');
    expect(screenText()).not.toContain(HOURS_NOW.signUpNow);

    const sent = SignedBody.parse(page.server.requested('/api/coordinator/review-key'));
    expect(JSON.stringify(sent)).not.toContain(code);
    const keychain = await unwrapKeychain(await recoverySecret(code), sent.ownWrapped);
    const own = await importKeyPair(fromBase64url(keychain.own), sent.own);
    const review = await openSealed(own, sent.own.id, 'share', sent.review.id, sent.share);
    await expect(importKeyPair(review, sent.review)).resolves.toBeDefined();
  });

  test('[A6] made by somebody else meanwhile is said', async () => {
    page.server.reviewKey = null;
    page.server.handlers.set('POST /api/coordinator/review-key', () => failure('conflict'));
    open('/console/sleutels');
    await click('wa-button', SETUP.start);
    const code = (await find('.code')).textContent.trim();
    await click('wa-button', SETUP.kept);
    await fill('wa-input', code);
    await click('wa-button', SETUP.prove);
    await see(SETUP.conflict);
  });
});
