import { beforeEach, describe, expect, test } from 'vitest';
import { randomBytes, toBase64url } from '../../../protocol/bytes.ts';
import type { SharedConversationBody } from '../../../protocol/http/shares.ts';
import { openEnvelope } from '../../../widget/keys/envelope.ts';
import { makeExportableKeyPair } from '../../../widget/keys/key-pair.ts';
import { fingerprintOf } from '../../../widget/ui/fingerprint.ts';
import { MAILBOX } from '../../../worker/console/account/account-texts.ts';
import { APP } from '../../../worker/console/app/app-texts.ts';
import { Api } from '../../../worker/console/session/api.ts';
import { openShared } from '../../../worker/console/session/open-shared.ts';
import { SIGN_IN } from '../../../worker/console/sign-in/sign-in-texts.ts';
import { all, click, expectAccessible, screenText, see, stored, withServer } from './console-page.ts';
import { answerPrompt, FakeMailbox, otherBrowser, ownKey, passkey } from './fake-mailbox.ts';
import { ok, ROOM } from './fake-server.ts';
import { FakeVisitor } from './fake-visitor.ts';

/* [K9] A volunteer's lasting key, with passkeys that give a secret and with some that don't. */

const page = withServer();
let mailbox: FakeMailbox;

beforeEach(async () => {
  await otherBrowser();
  mailbox = new FakeMailbox(page.server);
});

async function signOut(): Promise<void> {
  await click('wa-button', APP.signOut);
  await see(SIGN_IN.passkey);
}

/** A conversation that a coordinator shared with the key of today; opened by the console's own code. */
async function readShared(): Promise<unknown> {
  const visitor = await FakeVisitor.make(ROOM);
  const sealed = await visitor.boundKeyFor(mailbox.key, 'shared');
  const body: SharedConversationBody = {
    ...{ id: ROOM, kind: 'discussion', until: Date.now() + 60_000, keyId: mailbox.key.id, sealed },
    ...{ intake: await visitor.intake({ nickname: 'Zwaluw' }), messages: [] },
  };
  page.server.handlers.set(`POST /api/console/shares/${'s'.repeat(22)}/open`, () => ok(body));
  const opened = await openShared(new Api(), await ownKey(), 's'.repeat(22));
  if (opened.body.intake === null) throw new Error('no intake');
  const context = { conversationId: ROOM, role: 'visitor', kind: 'intake' } as const;
  return (await openEnvelope(opened.key, context, opened.body.intake)).body;
}

describe('with a passkey that gives a secret', () => {
  test('[K9] the key is made at sign-in and opens in another browser; the server sees nothing secret', async () => {
    const mine = passkey('mine');
    mailbox.passkeys = [mine.id];
    await mailbox.signIn('signIn', mine);
    await see(MAILBOX.everywhere);
    await see(await fingerprintOf(mailbox.key.id));
    await expectAccessible();
    expect(await readShared()).toMatchObject({ nickname: 'Zwaluw' });
    expect(screenText()).not.toContain(MAILBOX.here);
    await signOut();
    await otherBrowser();
    await mailbox.signIn('signIn', mine);
    await see(MAILBOX.everywhere);
    expect(await readShared()).toMatchObject({ nickname: 'Zwaluw' });
    const sent = JSON.stringify(page.server.requests);
    for (const hidden of [toBase64url(mine.secret ?? randomBytes(1)), '"prf"'])
      expect(sent).not.toContain(hidden);
    const made = page.server.requests.filter(
      ({ method, path }) => method === 'PUT' && path.endsWith('staff-key'),
    );
    expect(made).toHaveLength(1);
    // [K3] What lies in this browser for the session is ciphertext, and signing out clears it.
    expect(await keptByDevice()).toEqual([]);
    await signOut();
    for (const name of ['device', 'pairs'] as const) expect(await stored(name)).toEqual([]);
  });

  test('[K9] what another passkey wrapped does not open with this one, also under its name', async () => {
    const [mine, other] = [passkey('mine'), passkey('other')];
    await mailbox.signIn('signIn', other);
    await see(MAILBOX.everywhere);
    const { own } = mailbox;
    if (own === null) throw new Error('no key was made');
    mailbox.own = { ...own, passkeys: own.passkeys.map((wrap) => ({ ...wrap, credentialId: mine.id })) };
    await otherBrowser();
    await mailbox.signIn('signIn', mine);
    await see(MAILBOX.closedPasskey);
  });

  test('[K9] a public key that the server names is not taken for one’s own', async () => {
    const mine = passkey('mine');
    await mailbox.signIn('signIn', mine);
    await see(MAILBOX.everywhere);
    const { own } = mailbox;
    if (own === null) throw new Error('no key was made');
    const { publicKey: key } = await makeExportableKeyPair();
    mailbox.own = { ...own, key };
    await mailbox.signIn('signIn', mine);
    await see(MAILBOX.closedPasskey);
    expect(screenText()).not.toContain(await fingerprintOf(key.id));
  });

  test('[K9] another passkey is added by a prompt of its own, which is offered and never forced', async () => {
    const [old, added] = [passkey('old'), passkey('new')];
    mailbox.passkeys = [old.id];
    await mailbox.signIn('signIn', old);
    await see(MAILBOX.everywhere);
    expect(screenText()).not.toContain(MAILBOX.other);
    mailbox.passkeys = [old.id, added.id];
    const prompt = answerPrompt(null);
    await mailbox.signIn('signIn', old);
    await see(MAILBOX.other);
    await expectAccessible();
    expect(prompt).not.toHaveBeenCalled();
    await click('wa-button', MAILBOX.addOther);
    await see(MAILBOX.cancelled);
    expect(mailbox.own?.passkeys).toHaveLength(1);
    answerPrompt(passkey(added.id, false));
    await click('wa-button', MAILBOX.addOther);
    await see(MAILBOX.useless);
    answerPrompt(added);
    await click('wa-button', MAILBOX.addOther);
    await see(MAILBOX.added);
    const asked = prompt.mock.calls.at(-1)?.[0]?.publicKey;
    expect(asked?.allowCredentials).toHaveLength(1);
    expect(asked?.extensions?.prf?.eval?.first).toEqual(
      new TextEncoder().encode('luisterend-oog keychain 1'),
    );
    await otherBrowser();
    await mailbox.signIn('signIn', added);
    await see(MAILBOX.everywhere);
    expect(screenText()).not.toContain(MAILBOX.other);
  });

  test('[K9] signed in with a new one, the key opens once with an old one, and from then on with both', async () => {
    const [old, added] = [passkey('old'), passkey('new')];
    await mailbox.signIn('signIn', old);
    await see(MAILBOX.everywhere);
    await otherBrowser();
    mailbox.passkeys = [old.id, added.id];
    await mailbox.signIn('signIn', added);
    await see(MAILBOX.closedPasskey);
    await expectAccessible();
    answerPrompt(passkey(old.id));
    await click('wa-button', MAILBOX.openWithOther);
    await see(MAILBOX.useless);
    answerPrompt(old);
    await click('wa-button', MAILBOX.openWithOther);
    await see(MAILBOX.opened);
    await otherBrowser();
    await mailbox.signIn('signIn', added);
    await see(MAILBOX.everywhere);
    expect(await readShared()).toMatchObject({ nickname: 'Zwaluw' });
  });
});

describe('with a passkey that gives nothing', () => {
  test('[K9] the key lies in this browser alone, apart from the session, and stays after signing out', async () => {
    await mailbox.signIn('signIn', passkey('mine', false));
    await see(MAILBOX.here);
    await see(MAILBOX.hereStays);
    await expectAccessible();
    expect(mailbox.own?.passkeys).toEqual([]);
    const { pair } = await ownKey();
    expect(pair.privateKey.extractable).toBe(false);
    await signOut();
    for (const name of ['device', 'pairs', 'conversations'] as const) expect(await stored(name)).toEqual([]);
    expect(await keptByDevice()).toHaveLength(1);
    await mailbox.signIn('signIn', passkey('mine', false));
    await see(MAILBOX.here);
    expect(await readShared()).toMatchObject({ nickname: 'Zwaluw' });
    await otherBrowser();
    await mailbox.signIn('signIn', passkey('mine', false));
    await see(MAILBOX.closedHere);
    expect(all('wa-button').map((button) => button.textContent)).not.toContain(MAILBOX.openWithOther);
    expect(screenText()).not.toContain(MAILBOX.here);
    await expectAccessible();
  });

  test('[K9] the key that is lost is replaced after asking, by name', async () => {
    await mailbox.signIn('signIn', passkey('mine', false));
    await see(MAILBOX.here);
    const before = mailbox.key.id;
    await otherBrowser();
    await mailbox.signIn('signIn', passkey('mine', false));
    await see(MAILBOX.lostBody);
    await click('wa-button', MAILBOX.remake);
    await see(MAILBOX.remakeTitle);
    expect(mailbox.key.id).toBe(before);
    await click('wa-button[variant=danger]', MAILBOX.remakeConfirm);
    await see(MAILBOX.remade);
    await see(MAILBOX.here);
    expect(mailbox.key.id).not.toBe(before);
    expect(await readShared()).toMatchObject({ nickname: 'Zwaluw' });
  });

  test('[K9] a newer passkey is told that it could open one everywhere, and leaves nothing in the browser then', async () => {
    await mailbox.signIn('signIn', passkey('mine', false));
    await see(MAILBOX.here);
    await mailbox.signIn('signIn', passkey('newer'));
    await see(MAILBOX.couldBeEverywhere);
    await click('wa-button', MAILBOX.remake);
    await click('wa-button[variant=danger]', MAILBOX.remakeConfirm);
    await see(MAILBOX.everywhere);
    expect(await keptByDevice()).toEqual([]);
  });
});

describe('no key is made', () => {
  test('[K9] at a registration whose passkey gives its secret only later: the next sign-in makes one that opens everywhere', async () => {
    await mailbox.signIn('registration', null);
    await see(MAILBOX.later);
    await expectAccessible();
    expect(mailbox.own).toBeNull();
    expect(await keptByDevice()).toEqual([]);
    // A tab that finds the session as it was does not know what the passkey could give.
    await mailbox.signIn(null);
    await see(MAILBOX.later);
    expect(mailbox.own).toBeNull();
    await mailbox.signIn('signIn', passkey('mine'));
    await see(MAILBOX.everywhere);
  });

  test('[K9] at once it is where the passkey gives its secret at registration', async () => {
    await mailbox.signIn('registration', passkey('mine'));
    await see(MAILBOX.everywhere);
  });
});

/** Keys that lie in this browser apart from the session. */
async function keptByDevice(): Promise<unknown[]> {
  const databases = await indexedDB.databases();
  if (!databases.some(({ name }) => name === 'luisterend-oog-postvak')) return [];
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('luisterend-oog-postvak');
    opening.onerror = () => reject(new Error('no database'));
    opening.onsuccess = () => {
      const reading = opening.result.transaction('keys').objectStore('keys').getAll();
      reading.onerror = () => reject(new Error('not readable'));
      reading.onsuccess = () => {
        opening.result.close();
        resolve(reading.result);
      };
    };
  });
}
