import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { ConsoleSession } from '../../../worker/console/app/console-session.ts';
import { LoadTask } from '../../../worker/console/kit/load-task.ts';
import { KeyPin } from '../../../worker/console/session/key-pin.ts';
import { KeyStore } from '../../../worker/console/session/key-store.ts';
import { OwnApis } from '../../../worker/console/session/own-draft.ts';
import { importSigningKey, sign } from '../../../widget/keys/signing.ts';
import { withServer } from './console-page.ts';
import { grant, ok } from './fake-server.ts';
import { FakeOrganisation } from './fake-staff.ts';

/* Of two answers to one question, the one that was asked for last counts, whichever comes last. */

const page = withServer();
let organisation: FakeOrganisation;
beforeEach(async () => {
  organisation = await FakeOrganisation.make();
  page.server.signedIn = 'coordinator';
  grant(page.server, organisation.made);
});

async function start(): Promise<ConsoleSession> {
  const session = await ConsoleSession.start(new OwnApis(), await KeyStore.open(), null, () => {});
  if (session === 'keyLost') throw new Error('signed out');
  onTestFinished(() => session.close());
  return session;
}

/** The server answers the next such request with what is so now, and lets that answer go later. */
function hold(route: string): () => void {
  const { handlers } = page.server;
  const answer = handlers.get(route) ?? (() => ok());
  const { promise, resolve } = Promise.withResolvers<void>();
  handlers.set(route, async (body, url) => {
    handlers.set(route, answer);
    const now = await answer(body, url);
    await promise;
    return now;
  });
  return resolve;
}

/** The next signature is compared when that is let go. */
function holdCheck() {
  const { promise, resolve } = Promise.withResolvers<void>();
  const verify = crypto.subtle.verify.bind(crypto.subtle);
  const checks = vi.spyOn(crypto.subtle, 'verify').mockImplementationOnce(async (...signed) => {
    await promise;
    return verify(...signed);
  });
  onTestFinished(() => checks.mockRestore());
  return { checks, letGo: resolve };
}

describe('an overtaken answer', () => {
  test('[K8] of who waits for the review key changes nothing', async () => {
    const session = await start();
    page.server.holders = { count: 1, waiting: [], left: false };
    const letGo = hold('GET /api/console/me');
    const older = session.refresh();
    page.server.holders = { count: 1, waiting: ['Noor'], left: false };
    await session.refresh();
    letGo();
    await older;
    expect(session.me.holders?.waiting).toEqual(['Noor']);
  });

  test('[K8] of a coordinator’s keys takes no share away', async () => {
    const { keyring, me } = await start();
    const { own, ownWrapped: wrapped } = organisation.made.body;
    const granted = page.server.handlers.get('GET /api/coordinator/review-keys') ?? (() => ok());
    page.server.handlers.set('GET /api/coordinator/review-keys', () =>
      ok({ own: { key: own, wrapped, passkeys: [] }, shares: [], demoRecoveryCode: null }),
    );
    const letGo = hold('GET /api/coordinator/review-keys');
    const older = keyring?.load(me);
    page.server.handlers.set('GET /api/coordinator/review-keys', granted);
    await keyring?.load(me);
    letGo();
    await older;
    expect(keyring?.keys?.shares).toHaveLength(1);
  });
});

describe('an overtaken check', () => {
  const unsigned = () => ({ ...organisation.made.body.signed.review, signature: 'A'.repeat(86) });

  test('[K4] of the review key raises no alarm afterwards', async () => {
    const session = await start();
    const { reviewSigned } = page.server;
    page.server.reviewSigned = unsigned();
    const { letGo } = holdCheck();
    const older = session.refresh();
    await vi.waitFor(() => expect(session.me.reviewSigned).toEqual(unsigned()));
    page.server.reviewSigned = reviewSigned;
    await session.refresh();
    letGo();
    await older;
    expect(session.keyAlarm).toBeNull();
  });

  test('[K4] of a coordinator’s shares raises no alarm afterwards', async () => {
    const { keyring, me } = await start();
    const granted = page.server.handlers.get('GET /api/coordinator/review-keys') ?? (() => ok());
    const { own, ownWrapped: wrapped, review, share } = organisation.made.body;
    const stray = { review, share, signature: unsigned().signature };
    page.server.handlers.set('GET /api/coordinator/review-keys', () =>
      ok({ own: { key: own, wrapped, passkeys: [] }, shares: [stray], demoRecoveryCode: null }),
    );
    const { checks, letGo } = holdCheck();
    const older = keyring?.load(me);
    await vi.waitFor(() => expect(checks).toHaveBeenCalledOnce());
    page.server.handlers.set('GET /api/coordinator/review-keys', granted);
    await keyring?.load(me);
    letGo();
    await older;
    expect(keyring?.alarm).toBeNull();
  });

  test('[K4] of an earlier review key doesn’t take the place of the newer one', async () => {
    const { review, signed } = organisation.made.body;
    const { privateKey, publicKey: by } = organisation.giver.signing;
    const signature = await sign(await importSigningKey(privateKey), ['reviewKey', review.id, 2]);
    const served = (reviewSigned: typeof signed.review) => ({
      signedBy: by.id,
      currentReviewKey: review,
      reviewSigned,
    });
    const pin = new KeyPin(true);
    const { letGo } = holdCheck();
    const older = pin.check(served(signed.review));
    expect(await pin.check(served({ by, number: 2, signature }))).toBeNull();
    letGo();
    expect(await older).toBe('older');
    expect(await pin.check(served(signed.review))).toBe('older');
  });
});

describe('a page', () => {
  const asked: PromiseWithResolvers<string>[] = [];
  const host = {
    addController: () => {},
    removeController: () => {},
    requestUpdate: () => {},
    updateComplete: Promise.resolve(true),
  };
  let loaded: LoadTask<string>;
  beforeEach(() => {
    asked.length = 0;
    loaded = new LoadTask(
      host,
      () => {
        const answer = Promise.withResolvers<string>();
        asked.push(answer);
        return answer.promise;
      },
      String,
    );
    loaded.again();
  });

  test('that asks anew drops what was asked before', async () => {
    loaded.again();
    asked[1]?.resolve('now');
    asked[0]?.resolve('before');
    await vi.waitFor(() => expect(loaded.busy).toBe(false));
    expect([loaded.value, asked.length]).toEqual(['now', 2]);
  });

  test('that is asked twice for more asks once', async () => {
    loaded.more();
    asked[0]?.resolve('first');
    await vi.waitFor(() => expect(loaded.busy).toBe(false));
    loaded.more();
    loaded.more();
    expect(asked).toHaveLength(2);
  });
});
