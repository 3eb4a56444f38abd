import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import {
  ConfirmStaffKeyBody,
  GrantBody,
  LostReviewKeyBody,
  NextReviewKeyBody,
} from '../../../protocol/http/keys.ts';
import { isSigned } from '../../../protocol/signed.ts';
import { isConfirmed } from '../../../widget/keys/granting.ts';
import { importSigningKey, sign } from '../../../widget/keys/signing.ts';
import { openSealed } from '../../../widget/keys/opening.ts';
import { fingerprintOf } from '../../../widget/ui/fingerprint.ts';
import { KEY_ALARM } from '../../../worker/console/app/app-texts.ts';
import { ACCESS, COLLEAGUES, HOLDERS, NEXT_KEY } from '../../../worker/console/review/keys-texts.ts';
import { SETUP, UNLOCK } from '../../../worker/console/review/review-texts.ts';
import { PAGES } from '../../../worker/console/session/pages.ts';
import {
  all,
  click,
  expectAccessible,
  fill,
  find,
  open,
  screenText,
  see,
  withServer,
} from './console-page.ts';
import { failure, grant, ok } from './fake-server.ts';
import { colleague, FakeOrganisation, holder, listStaff } from './fake-staff.ts';

/* [K8] A coordinator who holds the review key, and colleagues who do not yet, or no longer. */

const page = withServer();
let organisation: FakeOrganisation;
const signer = () => organisation.giver.signing.publicKey;

beforeEach(async () => {
  organisation = await FakeOrganisation.make();
  page.server.signedIn = 'coordinator';
  grant(page.server, organisation.made);
});

async function openKeys(): Promise<void> {
  open('/console/sleutels');
  await fill('wa-input', organisation.made.code);
  await click('wa-button', UNLOCK.submit);
  await see(COLLEAGUES.title);
}

describe('a colleague who waits', () => {
  test('[K8] is on every page until two hold the review key', async () => {
    page.server.holders = { count: 1, waiting: ['Noor', 'Sam'], left: false };
    open('/console/openingstijden');
    await see(HOLDERS.alone);
    await see('Noor en Sam wachten op toegang tot de leessleutel.');
    await expectAccessible();
    page.server.holders = { count: 2, waiting: [], left: false };
    open('/console/openingstijden');
    await see('14:00–23:00');
    expect(screenText()).not.toContain(HOLDERS.alone);
    expect(screenText()).not.toContain('op toegang');
    expect(all('lo-holders-notice')).toEqual([]);
    page.server.consoleKey = null;
    page.server.signedIn = 'volunteer';
    page.server.holders = { count: 1, waiting: [], left: false };
    open('/console/openingstijden');
    await see('14:00–23:00');
    expect(screenText()).not.toContain(HOLDERS.alone);
  });

  test('[K8] who begins to wait while the console stands open is seen by going to the page of the key', async () => {
    open('/console/openingstijden');
    await see('14:00–23:00');
    page.server.holders = { count: 2, waiting: ['Noor'], left: false };
    history.pushState(null, '', PAGES.keys.path);
    dispatchEvent(new PopStateEvent('popstate'));
    await see(HOLDERS.waiting(['Noor']));
  });

  test('[K8] is called, and compared by a fingerprint; then all that is given is sealed to that key and signed', async () => {
    const noor = await colleague('Noor', 'coordinator');
    listStaff(page.server, [noor]);
    let sent: GrantBody | null = null;
    page.server.handlers.set('POST /api/coordinator/staff-keys/grant', (body) => {
      sent = GrantBody.parse(body);
      return ok();
    });
    await openKeys();
    await see(COLLEAGUES.waiting);
    await click('wa-button', COLLEAGUES.compare);
    await see(COLLEAGUES.call('Noor'));
    await see(await fingerprintOf(noor.pair.publicKey.id));
    await see(await fingerprintOf(signer().id));
    await see(ACCESS.differs);
    await expectAccessible();
    expect(sent).toBeNull();
    await click('wa-button', ACCESS.matches);
    await see(COLLEAGUES.granted('Noor'));
    const given = GrantBody.parse(sent);
    const { pair, publicKey: key } = noor.pair;
    const [share] = given.shares;
    if (share === undefined) throw new Error('nothing was given');
    await openSealed(pair, key.id, 'share', organisation.made.body.review.id, share.share);
    await openSealed(pair, key.id, 'signer', signer().id, given.signer);
    const { keyId, enc, ct } = share.share;
    expect(await isSigned(signer(), ['share', share.reviewKeyId, keyId, enc, ct], share.signature)).toBe(
      true,
    );
    expect(await isConfirmed({ ...noor, confirmation: given.signature }, signer())).toBe(true);
    expect(JSON.stringify(given)).not.toContain(organisation.giver.signing.privateKey);
  });

  test('[K8] is seen within ten seconds on the page of the key, and changes nothing of what is being compared', async () => {
    const set = vi.spyOn(window, 'setInterval');
    onTestFinished(() => set.mockRestore());
    const asked = () =>
      page.server.requests.filter(({ path }) => path === '/api/coordinator/staff-keys').length;
    const noor = await colleague('Noor', 'coordinator');
    const [newer, sam] = [await colleague('Noor', 'coordinator'), await colleague('Sam', 'coordinator')];
    page.server.holders = { count: 1, waiting: [], left: false };
    listStaff(page.server, []);
    await openKeys();
    const look = set.mock.calls.find(([, everyMs]) => everyMs === 10_000)?.[0];
    if (typeof look !== 'function') throw new Error('nothing is asked every ten seconds');
    page.server.holders = { count: 1, waiting: ['Noor'], left: false };
    listStaff(page.server, [noor]);
    look();
    await click('wa-button', COLLEAGUES.compare);
    await see(await fingerprintOf(noor.pair.publicKey.id));
    const before = asked();
    page.server.holders = { count: 1, waiting: ['Noor', 'Sam'], left: false };
    listStaff(page.server, [newer, sam]);
    look();
    await see(HOLDERS.waiting(['Noor', 'Sam']));
    await see(await fingerprintOf(noor.pair.publicKey.id));
    expect(asked()).toBe(before);
  });

  test('[K8] [K9] whose key the server swaps after it was shown gets nothing for the other key', async () => {
    const noor = await colleague('Noor', 'coordinator');
    listStaff(page.server, [noor]);
    page.server.handlers.set('POST /api/coordinator/staff-keys/grant', () => failure('conflict'));
    await openKeys();
    await click('wa-button', COLLEAGUES.compare);
    await see(await fingerprintOf(noor.pair.publicKey.id));
    const evil = await colleague('Noor', 'coordinator');
    listStaff(page.server, [evil]);
    await click('wa-button', ACCESS.matches);
    await see(COLLEAGUES.movedOn('Noor'));
    const sent = GrantBody.parse(page.server.requested('/api/coordinator/staff-keys/grant'));
    expect(sent.keyId).toBe(noor.pair.publicKey.id);
    // What is compared next is what is shown now.
    await see(await fingerprintOf(evil.pair.publicKey.id));
  });

  test('[K9] a volunteer’s key is confirmed by voice as well; a signature that is not ours confirms nothing', async () => {
    const robin = await colleague('Robin', 'volunteer');
    const evil = await holder(await FakeOrganisation.make(), 'Lotte');
    listStaff(page.server, [robin, { ...evil, role: 'volunteer' }]);
    page.server.handlers.set('POST /api/coordinator/staff-keys/confirm', (body) => {
      const { signature } = ConfirmStaffKeyBody.parse(body);
      listStaff(page.server, [{ ...robin, confirmation: signature }]);
      return ok();
    });
    await openKeys();
    await vi.waitFor(() => expect(screenText().split(COLLEAGUES.unconfirmed)).toHaveLength(3));
    await click('wa-button', `${COLLEAGUES.compare}: Robin`);
    await see(await fingerprintOf(robin.pair.publicKey.id));
    expect(screenText()).not.toContain(COLLEAGUES.readOut);
    await click('wa-button', ACCESS.matches);
    await see(COLLEAGUES.compared('Robin'));
    await see(COLLEAGUES.confirmed);
  });
});

describe('a holder who left', () => {
  test('[K8] has the next review key made for those who stay, who are named first', async () => {
    const [marijke, waiting] = [
      await holder(organisation, 'Marijke'),
      await colleague('Noor', 'coordinator'),
    ];
    const foreign = await holder(await FakeOrganisation.make(), 'Lotte');
    listStaff(page.server, [marijke, waiting, foreign]);
    page.server.holders = { count: 2, waiting: ['Noor'], left: true };
    let sent: NextReviewKeyBody | null = null;
    page.server.handlers.set('POST /api/coordinator/review-key/next', (body) => {
      sent = NextReviewKeyBody.parse(body);
      page.server.holders = { count: 2, waiting: ['Noor'], left: false };
      return ok();
    });
    open('/console/openingstijden');
    await see(HOLDERS.left);
    await openKeys();
    await see(NEXT_KEY.left);
    await click('wa-button', NEXT_KEY.make);
    await see(NEXT_KEY.forWhom);
    const names = all('lo-next-key').flatMap((element) => all('li', element.shadowRoot ?? element));
    expect(names.map((name) => name.textContent)).toEqual([NEXT_KEY.you('Marijke'), 'Marijke']);
    await see(NEXT_KEY.later);
    await expectAccessible();
    expect(sent).toBeNull();
    await click('lo-next-key wa-button, wa-button[variant=brand]', NEXT_KEY.make);
    await see(NEXT_KEY.made);
    const next = NextReviewKeyBody.parse(sent);
    expect(next.shares.map(({ volunteerId }) => volunteerId)).toEqual(['coordinator', 'Marijke']);
    const { number, signature, by } = next.signed;
    expect([number, by]).toEqual([2, signer()]);
    expect(await isSigned(signer(), ['reviewKey', next.review.id, 2], signature)).toBe(true);
    const theirs = next.shares[1];
    if (theirs === undefined) throw new Error('nothing for her');
    await openSealed(marijke.pair.pair, marijke.pair.publicKey.id, 'share', next.review.id, theirs.share);
  });

  test('[K8] a list that has changed meanwhile is looked at anew', async () => {
    listStaff(page.server, [await holder(organisation, 'Marijke')]);
    page.server.holders = { count: 2, waiting: [], left: true };
    page.server.handlers.set('POST /api/coordinator/review-key/next', () => failure('conflict'));
    await openKeys();
    await click('wa-button', NEXT_KEY.make);
    await see(NEXT_KEY.forWhom);
    await click('wa-button', NEXT_KEY.make);
    await see(NEXT_KEY.conflict);
    expect(screenText()).not.toContain(NEXT_KEY.forWhom);
  });
});

describe('a review key that nobody can open', () => {
  test('[K8] is replaced after it was said plainly what is lost; its maker’s console raises no alarm', async () => {
    page.server.handlers.set('POST /api/coordinator/review-key/lost', (body) => {
      const made = LostReviewKeyBody.parse(body);
      grant(page.server, { code: '', body: made });
      return ok();
    });
    open('/console/sleutels');
    (await find('summary', ACCESS.lostAll)).click();
    await see(ACCESS.lostAllBody[1]);
    await click('wa-button', ACCESS.renew);
    await click('wa-button[variant=danger]', ACCESS.renewConfirm);
    const code = (await find('.code')).textContent.trim().replace(/\s+/g, '-');
    await click('wa-button', SETUP.kept);
    await fill('wa-input', code);
    expect(page.server.requested('/api/coordinator/review-key/lost')).toBeUndefined();
    await click('wa-button', SETUP.prove);
    await see(SETUP.done);
    await see(SETUP.presentMine);
    expect(screenText()).not.toContain(KEY_ALARM.title.otherSigner);
    // Everybody else’s does, until they have compared it.
    localStorage.setItem('lo-signed-by', JSON.stringify({ signedBy: signer().id, number: 1 }));
    open('/console/sleutels');
    await see(KEY_ALARM.title.otherSigner);
  });
});

test('[K8] a coordinator who is not among the holders of the next key is told so, and of no attack', async () => {
  const { review } = (await FakeOrganisation.make()).made.body;
  const privateKey = await importSigningKey(organisation.giver.signing.privateKey);
  page.server.reviewKey = review;
  page.server.reviewSigned = {
    by: signer(),
    number: 2,
    signature: await sign(privateKey, ['reviewKey', review.id, 2]),
  };
  page.server.granted = false;
  page.server.holders = { count: 1, waiting: [], left: false };
  open('/console/sleutels');
  await see(HOLDERS.notMe);
  expect(all('lo-key-alarm')).toEqual([]);
  // One that the organisation did not sign is an attack.
  page.server.signedBy = page.server.reviewSigned = null;
  localStorage.clear();
  open('/console/sleutels');
  await see(KEY_ALARM.title.foreign);
});
