import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fromBase64url } from '../../../protocol/bytes.ts';
import { sealTo } from '../../../widget/keys/sealing.ts';
import { fingerprintOf } from '../../../widget/ui/fingerprint.ts';
import { recoverySecret, unwrapKeychain } from '../../../widget/keys/keychain.ts';
import { KEY_ALARM } from '../../../worker/console/app/app-texts.ts';
import { ACCESS, HOLDERS } from '../../../worker/console/review/keys-texts.ts';
import { SETUP, UNLOCK } from '../../../worker/console/review/review-texts.ts';
import { click, expectAccessible, fill, find, open, screenText, see, withServer } from './console-page.ts';
import { FakeNewcomer, FakeOrganisation } from './fake-staff.ts';

/* [K8] A second coordinator, from an own key to what it opens. */

const page = withServer();
let organisation: FakeOrganisation;
let newcomer: FakeNewcomer;

beforeEach(async () => {
  organisation = await FakeOrganisation.make();
  organisation.announce(page.server);
  newcomer = new FakeNewcomer(page.server);
  page.server.holders = { count: 1, waiting: [], left: false };
});

/** Makes the own key, with its code. */
async function makeKey(start: string = ACCESS.make): Promise<string> {
  await click('wa-button', start);
  return await proveCode();
}

async function proveCode(): Promise<string> {
  const code = (await find('.code')).textContent.trim().replace(/\s+/g, '-');
  await click('wa-button', SETUP.kept);
  await fill('wa-input', code);
  await click('wa-button', SETUP.prove);
  return code;
}

async function unlock(code: string): Promise<void> {
  await fill('wa-input', code);
  await click('wa-button', UNLOCK.submit);
}

describe('a coordinator without access', () => {
  test('[K8] makes an own key, of which nothing secret leaves, and reads out its fingerprint', async () => {
    open('/console/sleutels');
    await see(HOLDERS.notMe);
    await see(HOLDERS.alone);
    await expectAccessible();
    const code = await makeKey();
    await see(ACCESS.waitingTitle);
    await see(ACCESS.made);
    const { own } = newcomer;
    if (own?.recovery == null) throw new Error('no key was made');
    await see(await fingerprintOf(own.key.id));
    await see(await fingerprintOf(organisation.giver.signing.publicKey.id));
    await expectAccessible();
    const keychain = await unwrapKeychain(await recoverySecret(code), own.recovery);
    const sent = JSON.stringify(page.server.requests);
    for (const secret of [code, keychain.own]) expect(sent).not.toContain(secret);
    expect(screenText()).not.toContain(KEY_ALARM.title.notOurs);
  });

  test('[K8] sees the fingerprint of the own key, and not of one that the server names for it', async () => {
    open('/console/sleutels');
    const code = await makeKey();
    await see(ACCESS.waitingTitle);
    const { own } = newcomer;
    if (own === null) throw new Error('no key was made');
    newcomer.own = { ...own, key: organisation.giver.key };
    page.server.consoleKey = null;
    open('/console/sleutels');
    await unlock(code);
    await see(UNLOCK.wrong);
    expect(screenText()).not.toContain(await fingerprintOf(organisation.giver.key.id));
  });
});

describe('a grant', () => {
  async function wait(): Promise<string> {
    open('/console/sleutels');
    const code = await makeKey();
    await see(ACCESS.waitingTitle);
    return code;
  }

  /** Signed in anew, so that the code opens the keychain. */
  async function openAnew(code: string): Promise<void> {
    page.server.consoleKey = null;
    open('/console/sleutels');
    await unlock(code);
  }

  test('[K8] opens nothing until the organisation’s fingerprint was compared; then it does, also in the next session', async () => {
    const code = await wait();
    newcomer.take(organisation, await organisation.grantTo(newcomer.compared));
    page.server.granted = true;
    open('/console/sleutels');
    await see(ACCESS.grantedTitle);
    await see(await fingerprintOf(organisation.giver.signing.publicKey.id));
    expect(screenText()).not.toContain(SETUP.presentMine);
    await expectAccessible();
    await click('wa-button', ACCESS.matches);
    await see(SETUP.presentMine);
    await vi.waitFor(() => expect(newcomer.ring).not.toBeNull());
    expect(JSON.stringify(page.server.requests)).not.toContain(organisation.giver.signing.privateKey);
    await openAnew(code);
    await see(SETUP.presentMine);
    expect(screenText()).not.toContain(ACCESS.grantedTitle);
  });

  test('[K8] by another signing key than the one that was compared is not accepted', async () => {
    await wait();
    const evil = await FakeOrganisation.make();
    newcomer.take(organisation, await organisation.grantTo(newcomer.compared));
    const { key } = newcomer.compared;
    const { publicKey, privateKey } = evil.giver.signing;
    const asOurs = organisation.giver.signing.publicKey.id;
    page.server.granted = true;
    for (const named of [publicKey.id, asOurs]) {
      newcomer.signer = await sealTo(key, 'signer', named, fromBase64url(privateKey));
      open('/console/sleutels');
      await see(ACCESS.grantedTitle);
      await click('wa-button', ACCESS.matches);
      await see(ACCESS.acceptFailed);
      expect(newcomer.ring).toBeNull();
      expect(screenText()).not.toContain(SETUP.presentMine);
    }
  });

  test('[K8] of an organisation that is swapped whole shows another fingerprint than its coordinator reads out', async () => {
    const evil = await FakeOrganisation.make();
    localStorage.clear();
    evil.announce(page.server);
    await wait();
    newcomer.take(evil, await evil.grantTo(newcomer.compared));
    open('/console/sleutels');
    await see(ACCESS.grantedTitle);
    await see(await fingerprintOf(evil.giver.signing.publicKey.id));
    expect(screenText()).not.toContain(await fingerprintOf(organisation.giver.signing.publicKey.id));
    await see(ACCESS.differsToMe);
  });

  test('[K4] [K8] that nobody signed opens nothing, also the only one there is', async () => {
    const code = await wait();
    const grant = await organisation.grantTo(newcomer.compared);
    newcomer.take(organisation, grant);
    newcomer.signer = null;
    newcomer.shares = newcomer.shares.map((share) => ({ ...share, signature: null }));
    page.server.granted = true;
    await openAnew(code);
    await see(KEY_ALARM.title.stray);
    await see(ACCESS.waitingTitle);
    expect(screenText()).not.toContain(SETUP.presentMine);
  });

  test('[K8] is given again to who lost code and passkey, and made another own key', async () => {
    await wait();
    const before = newcomer.own?.key.id;
    newcomer.take(organisation, await organisation.grantTo(newcomer.compared));
    page.server.granted = true;
    page.server.consoleKey = null;
    open('/console/sleutels');
    await find('lo-unlock-form');
    (await find('summary', ACCESS.lostCode)).click();
    await see(ACCESS.lostCodeAlone);
    await click('wa-button', ACCESS.remake);
    await see(ACCESS.remakeTitle);
    await click('wa-button[variant=danger]', ACCESS.remake);
    page.server.granted = false;
    await proveCode();
    await see(ACCESS.waitingTitle);
    expect(newcomer.own?.replaces).toBe(before);
    newcomer.take(organisation, await organisation.grantTo(newcomer.compared));
    page.server.granted = true;
    open('/console/sleutels');
    await click('wa-button', ACCESS.matches);
    await see(SETUP.presentMine);
  });
});
