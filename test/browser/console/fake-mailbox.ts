import { vi } from 'vitest';
import { NewStaffKeyBody, PasskeyWrap, type StaffKeyBody } from '../../../protocol/http/keys.ts';
import type { PublicKey } from '../../../protocol/sealed.ts';
import type { MailboxCard } from '../../../worker/console/account/mailbox-card.ts';
import type { Arrival } from '../../../worker/console/session/passkey-secret.ts';
import { find, open } from './console-page.ts';
import { failure, ok, type FakeServer } from './fake-server.ts';

/* A volunteer's lasting key as the server has it, and passkeys as a browser has them. */

const ACCOUNT = '/console/ingelogd';

/** A passkey: what it gives to this site, or null if it gives nothing. */
export type FakePasskey = { id: string; secret: Uint8Array<ArrayBuffer> | null };

export function passkey(id: string, gives = true): FakePasskey {
  return { id, secret: gives ? crypto.getRandomValues(new Uint8Array(32)) : null };
}

export class FakeMailbox {
  own: NonNullable<StaffKeyBody['own']> | null = null;
  passkeys: readonly string[] = [];
  readonly #server: FakeServer;

  constructor(server: FakeServer) {
    this.#server = server;
    server.handlers.set('GET /api/console/staff-key', () => ok(this.#body()));
    server.handlers.set('PUT /api/console/staff-key', (body) => {
      const { key, passkey: wrap, replaces } = NewStaffKeyBody.parse(body);
      if ((this.own?.key.id ?? null) !== replaces) return failure('conflict');
      this.own = { key, recovery: false, confirmed: false, passkeys: wrap === null ? [] : [wrap] };
      return ok();
    });
    server.handlers.set('PUT /api/console/staff-key/wrap', (body) => {
      const wrap = PasskeyWrap.parse(body);
      this.own?.passkeys.push(wrap);
      return ok();
    });
    server.handlers.set('POST /api/auth/sign-in/options', () =>
      ok({ challengeId: 'c'.repeat(22), challenge: 'Y2hhbGxlbmdl' }),
    );
  }

  get key(): PublicKey {
    if (this.own === null) throw new Error('no key was made');
    return this.own.key;
  }

  /** A session with this passkey, on the account page; null: a tab that found the session as it was. */
  async signIn(by: Arrival['by'] | null, of: FakePasskey | null = null): Promise<void> {
    this.#server.consoleKey = null;
    this.#server.signedIn = by === null ? 'volunteer' : null;
    open(ACCOUNT);
    if (by !== null) await this.arrive(by, of);
  }

  /** Signs in where the page asks for it. */
  async arrive(by: Arrival['by'], of: FakePasskey | null): Promise<void> {
    const view = await find('lo-sign-in-view');
    this.#server.signedIn = 'volunteer';
    const key = of?.secret && (await crypto.subtle.importKey('raw', of.secret, 'HKDF', false, ['deriveKey']));
    const secret = of === null || !key ? null : { credentialId: of.id, key };
    view.dispatchEvent(new CustomEvent('lo-signed-in', { detail: { by, secret } satisfies Arrival }));
  }

  #body(): StaffKeyBody {
    const { own } = this;
    const wrapped = new Set(own?.passkeys.map(({ credentialId }) => credentialId));
    return { own, otherPasskeys: this.passkeys.filter((id) => !wrapped.has(id)) };
  }
}

/** The key that the page holds now. */
export async function ownKey() {
  return await vi.waitFor(async () => {
    const own = ((await find('lo-mailbox-card')) as MailboxCard).staffKey?.own;
    if (!own) throw new Error('no key is open');
    return own;
  });
}

/** What the browser's prompt answers with; null: whoever is asked cancels. */
export function answerPrompt(of: FakePasskey | null) {
  const answer = (): Promise<Credential> => {
    if (of === null) return Promise.reject(new DOMException('cancelled', 'NotAllowedError'));
    const results = of.secret === null ? {} : { prf: { results: { first: of.secret.buffer.slice(0) } } };
    // The browser's own class has no constructor that a test could call.
    return Promise.resolve({ id: of.id, getClientExtensionResults: () => results } as unknown as Credential);
  };
  return vi.spyOn(navigator.credentials, 'get').mockImplementation(answer);
}

/** Another browser: nothing of before is kept. */
export async function otherBrowser(): Promise<void> {
  for (const name of ['luisterend-oog-console', 'luisterend-oog-postvak'])
    await new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase(name);
      request.onsuccess = request.onblocked = resolve;
      request.onerror = reject;
    });
}
