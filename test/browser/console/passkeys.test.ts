import { beforeEach, describe, expect, test, vi } from 'vitest';
import { PasskeyWrap } from '../../../protocol/http/keys.ts';
import type { PasskeysBody } from '../../../protocol/http/passkeys.ts';
import { unwrapKeychain, wrapKeychain } from '../../../widget/keys/keychain.ts';
import { MAILBOX, MY_PASSKEYS } from '../../../worker/console/account/account-texts.ts';
import { UNLOCK } from '../../../worker/console/review/review-texts.ts';
import { ERROR_TEXTS } from '../../../worker/console/session/session-texts.ts';
import { PASSKEYS } from '../../../worker/console/session/passkey-texts.ts';
import { TEAM, THEIR_PASSKEYS } from '../../../worker/console/team/team-texts.ts';
import {
  all,
  click,
  expectAccessible,
  focused,
  open,
  screenText,
  see,
  textOf,
  withServer,
} from './console-page.ts';
import { answerPrompt, FakeMailbox, otherBrowser, passkey, type FakePasskey } from './fake-mailbox.ts';
import { failure, grant, ok } from './fake-server.ts';
import { FakeOrganisation } from './fake-staff.ts';

/* [A15] One's own passkeys, and those of a colleague. */

const page = withServer();
const BASE = '/api/console/passkeys';
type Passkey = PasskeysBody['passkeys'][number];
let list: Passkey[] = [];

const one = (id: string, part: Partial<Passkey> = {}): Passkey => ({
  ...{ id, madeOn: '2026-03-03', usedOn: '2026-11-20', opens: true, here: false },
  ...part,
});

beforeEach(async () => {
  await otherBrowser();
  page.server.signedIn = 'volunteer';
  list = [one('old', { here: true }), one('new', { madeOn: '2026-05-05', usedOn: null, opens: false })];
  page.server.handlers.set(`GET ${BASE}`, () => ok({ passkeys: list }));
});

/** A passkey that the browser makes when it is asked to, which gives its secret only afterwards. */
function makes({ id }: FakePasskey) {
  const made = {
    ...{ id, rawId: new ArrayBuffer(8), type: 'public-key', getClientExtensionResults: () => ({}) },
    response: {
      ...{ attestationObject: new ArrayBuffer(8), clientDataJSON: new ArrayBuffer(8) },
      getTransports: () => ['usb'],
    },
  };
  return vi.spyOn(navigator.credentials, 'create').mockResolvedValue(made);
}

/** The browser answers first with a passkey that is there, and then with the new one. */
function answersProof(of: FakePasskey): void {
  const results = of.secret === null ? {} : { prf: { results: { first: of.secret.buffer.slice(0) } } };
  const proof = {
    ...{ id: 'old', rawId: new ArrayBuffer(8), type: 'public-key', getClientExtensionResults: () => ({}) },
    response: {
      ...{ authenticatorData: new ArrayBuffer(8), clientDataJSON: new ArrayBuffer(8) },
      ...{ signature: new ArrayBuffer(8), userHandle: null },
    },
  };
  const secret = { id: of.id, getClientExtensionResults: () => results };
  vi.spyOn(navigator.credentials, 'get')
    .mockResolvedValueOnce(proof)
    .mockResolvedValueOnce(secret as unknown as Credential);
}

function takesPasskeys(): void {
  const challenge = { challengeId: 'c'.repeat(22), challenge: 'Y2hhbGxlbmdl' };
  page.server.handlers.set(`POST ${BASE}/proof`, () => ok(challenge));
  page.server.handlers.set(`POST ${BASE}/options`, () =>
    ok({
      ...challenge,
      rp: { name: 'Buurtlijn' },
      user: { id: 'aWQ', name: 'Robin', displayName: 'Robin' },
      pubKeyCredParams: [],
      excludeCredentials: [],
    }),
  );
  page.server.handlers.set(`POST ${BASE}`, () => {
    list = [...list, one('next', { usedOn: null, opens: false })];
    return ok();
  });
}

describe('the page of one’s own', () => {
  test('[A15] lists each by its days, and which is of now and which opens the mailbox', async () => {
    open('/console/ingelogd');
    await see(PASSKEYS.one('dinsdag 3 maart 2026'));
    await see(`${PASSKEYS.used('vrijdag 20 november 2026')}. ${PASSKEYS.opens} ${PASSKEYS.here}`);
    await see(PASSKEYS.unused);
    // The one of this session can't be taken away here, and nothing is open that another could open.
    expect(all('wa-button').filter((button) => textOf(button).includes(PASSKEYS.retire))).toHaveLength(1);
    expect(screenText()).not.toContain(PASSKEYS.letOpen);
    await expectAccessible();
  });

  test('[A15] says nothing of passkeys to who has none, as in the demo', async () => {
    list = [];
    open('/console/ingelogd');
    await see('Dit apparaat');
    await vi.waitFor(() => expect(page.server.requests.some(({ path }) => path === BASE)).toBe(true));
    await vi.waitFor(() => expect(screenText()).not.toContain(MY_PASSKEYS.title));
  });

  test('[A15] takes one away after asking, and says so', async () => {
    page.server.handlers.set(`POST ${BASE}/retire`, () => {
      list = list.slice(0, 1);
      return ok();
    });
    open('/console/ingelogd');
    await click('wa-button', PASSKEYS.retire);
    await see(PASSKEYS.sure);
    await vi.waitFor(() => expect(focused()?.id).toBe('sure'));
    expect(page.server.requested(`${BASE}/retire`)).toBeUndefined();
    await expectAccessible();
    await click('wa-button', PASSKEYS.yes);
    await see(MY_PASSKEYS.retired);
    expect(page.server.requested(`${BASE}/retire`)).toEqual({ id: 'new' });
    await see(PASSKEYS.last);
    expect(screenText()).not.toContain(PASSKEYS.retire);
  });

  test('[A15] says when that is refused, and leaves all as it was', async () => {
    page.server.handlers.set(`POST ${BASE}/retire`, () => failure('lastPasskey'));
    open('/console/ingelogd');
    await click('wa-button', PASSKEYS.retire);
    await click('wa-button', PASSKEYS.yes);
    await see(ERROR_TEXTS.lastPasskey);
    await see(PASSKEYS.retire);
  });

  test('[A15] adds one, by one that is there, which then opens the mailbox too', async () => {
    const [old, third] = [passkey('old'), passkey('next')];
    const mailbox = new FakeMailbox(page.server);
    mailbox.passkeys = [old.id, third.id];
    await mailbox.signIn('signIn', old);
    await see(MAILBOX.everywhere);
    takesPasskeys();
    answersProof(third);
    const create = makes(third);
    await click('wa-button', MY_PASSKEYS.add);
    await see(MY_PASSKEYS.addedAndOpens);
    await expectAccessible();
    // The secret of a new passkey is asked for, and stays here.
    expect(create.mock.calls[0]?.[0]?.publicKey?.extensions).toHaveProperty('prf');
    expect(JSON.stringify(page.server.requests)).not.toContain('"prf"');
    const wrap = mailbox.own?.passkeys.find(({ credentialId }) => credentialId === 'next');
    const secret = await crypto.subtle.importKey('raw', third.secret ?? new Uint8Array(), 'HKDF', false, [
      'deriveKey',
    ]);
    const { wrapped } = PasskeyWrap.parse(wrap);
    await expect(unwrapKeychain({ kind: 'passkey', key: secret }, wrapped)).resolves.toHaveProperty('own');
  });

  test('[A15] adds one that gives no secret, which signs in and opens nothing yet', async () => {
    const [old, third] = [passkey('old'), passkey('next', false)];
    const mailbox = new FakeMailbox(page.server);
    mailbox.passkeys = [old.id, third.id];
    await mailbox.signIn('signIn', old);
    await see(MAILBOX.everywhere);
    takesPasskeys();
    answersProof(third);
    makes(third);
    await click('wa-button', MY_PASSKEYS.add);
    await see(MY_PASSKEYS.addedOnly);
    expect(mailbox.own?.passkeys).toHaveLength(1);
    // Another time it may.
    answerPrompt({ ...third, secret: crypto.getRandomValues(new Uint8Array(32)) });
    await click('wa-button', PASSKEYS.letOpen);
    await see(MY_PASSKEYS.opens);
    expect(mailbox.own?.passkeys).toHaveLength(2);
  });

  test('[A15] says when nothing came of it, and what to do', async () => {
    takesPasskeys();
    open('/console/ingelogd');
    await see(MY_PASSKEYS.add);
    answerPrompt(null);
    await click('wa-button', MY_PASSKEYS.add);
    await see(MY_PASSKEYS.cancelled);
    page.server.handlers.set(`POST ${BASE}/options`, () => failure('confirmAgain'));
    answersProof(passkey('colleague'));
    await click('wa-button', MY_PASSKEYS.add);
    await see(MY_PASSKEYS.notYours);
    takesPasskeys();
    vi.restoreAllMocks();
    answersProof(passkey('old'));
    vi.spyOn(navigator.credentials, 'create').mockRejectedValue(new DOMException('', 'InvalidStateError'));
    await click('wa-button', MY_PASSKEYS.add);
    await see(MY_PASSKEYS.already);
    expect(page.server.requested(BASE)).toBeUndefined();
  });
});

describe('a coordinator whose passkey is new', () => {
  test('[A15] [K7] opens the review key by the one of before, without a code, and then by the new one too', async () => {
    const { made } = await FakeOrganisation.make();
    const old = passkey('old');
    grant(page.server, made);
    page.server.signedIn = 'coordinator';
    const key = await crypto.subtle.importKey('raw', old.secret ?? new Uint8Array(), 'HKDF', false, [
      'deriveKey',
    ]);
    const wrapped = await wrapKeychain({ kind: 'passkey', key }, made.keychain);
    const { own, ownWrapped, review, share, signed } = made.body;
    page.server.handlers.set('GET /api/coordinator/review-keys', () =>
      ok({
        own: { key: own, wrapped: ownWrapped, passkeys: [{ credentialId: 'old', wrapped }] },
        shares: [{ review, share, signature: signed.share }],
        demoRecoveryCode: null,
      }),
    );
    page.server.handlers.set('POST /api/auth/sign-in/options', () =>
      ok({ challengeId: 'c'.repeat(22), challenge: 'Y2hhbGxlbmdl' }),
    );
    open('/console/sleutels');
    await see(UNLOCK.orPasskey);
    await expectAccessible();
    answerPrompt(null);
    await click('wa-button', UNLOCK.withPasskey);
    await see(UNLOCK.passkey.cancelled);
    answerPrompt(passkey('old'));
    await click('wa-button', UNLOCK.withPasskey);
    await see(UNLOCK.passkey.useless);
    answerPrompt(old);
    await click('wa-button', UNLOCK.withPasskey);
    await vi.waitFor(() => expect(all('lo-unlock-form')).toEqual([]));
    // On the account page the others can be made to open it.
    page.server.handlers.set('PUT /api/console/staff-key/wrap', () => ok());
    const fresh = passkey('new');
    answerPrompt(fresh);
    open('/console/ingelogd');
    await click('wa-button', PASSKEYS.letOpen);
    await see(MY_PASSKEYS.opens);
    const sent = PasskeyWrap.parse(page.server.requested('/api/console/staff-key/wrap'));
    expect(sent.credentialId).toBe('new');
    const secret = await crypto.subtle.importKey('raw', fresh.secret ?? new Uint8Array(), 'HKDF', false, [
      'deriveKey',
    ]);
    const opened = await unwrapKeychain({ kind: 'passkey', key: secret }, sent.wrapped);
    expect(opened.own).toBe(made.keychain.own);
  });
});

describe('a colleague’s passkeys', () => {
  const anna = {
    ...{ id: 'anna', alias: 'Anna', role: 'volunteer' as const, inTraining: false, mentor: false },
    ...{ lastActiveOn: '2026-11-20', passkeys: 2, secrecyN: 1 },
  };
  const path = '/api/coordinator/team/anna/passkeys';

  test('[A15] are listed by their days, and one that is lost is taken away by a coordinator', async () => {
    page.server.signedIn = 'coordinator';
    list = [one('old'), one('lost', { usedOn: null })];
    page.server.handlers.set('GET /api/coordinator/team', () =>
      ok({ people: [{ ...anna, passkeys: list.length }], invitations: [], secrecyN: 1 }),
    );
    page.server.handlers.set(`GET ${path}`, () => ok({ passkeys: list }));
    page.server.handlers.set(`POST ${path}/retire`, () => failure('internal'));
    open('/console/team');
    await click('wa-button', TEAM.itsPasskeys);
    await see(THEIR_PASSKEYS.body);
    await see(PASSKEYS.unused);
    expect(screenText()).not.toContain(PASSKEYS.letOpen);
    await expectAccessible();
    const last = () => all('wa-button').findLast((button) => textOf(button).includes(PASSKEYS.retire));
    last()?.click();
    await click('wa-button', PASSKEYS.yes);
    await see(ERROR_TEXTS.internal);
    page.server.handlers.set(`POST ${path}/retire`, () => {
      list = list.slice(0, 1);
      return ok();
    });
    last()?.click();
    await click('wa-button', PASSKEYS.yes);
    await see(THEIR_PASSKEYS.retired);
    expect(page.server.requested(`${path}/retire`)).toEqual({ id: 'lost' });
    await see(PASSKEYS.last);
    await click('wa-dialog[open] wa-button', 'Sluiten');
    await see(TEAM.passkeys(1));
  });
});
