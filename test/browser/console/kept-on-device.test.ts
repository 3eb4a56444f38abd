import { describe, expect, test, vi } from 'vitest';
import { exportConversationKey, importConversationKey } from '../../../widget/keys/conversation-key.ts';
import { makeExportableKeyPair } from '../../../widget/keys/key-pair.ts';
import { APP } from '../../../worker/console/app/app-texts.ts';
import { HOME } from '../../../worker/console/home/home-texts.ts';
import { SIGN_IN } from '../../../worker/console/sign-in/sign-in-texts.ts';
import { click, close, find, keptDrafts, open, see, stored } from './console-page.ts';
import { HALF, ROOM, queueState } from './fake-server.ts';
import { ended, talking } from './fake-visitor.ts';
import { withTalk } from './open-talk.ts';

const page = withTalk();

/** All that the database holds, with the classes of what is in it. */
async function whole(): Promise<{ text: string; keys: number }> {
  const all = await Promise.all((['pairs', 'conversations', 'device'] as const).map(stored));
  let keys = 0;
  const text = JSON.stringify(all, (_name, value: unknown) => {
    if (value instanceof CryptoKey || value instanceof ArrayBuffer || ArrayBuffer.isView(value)) keys += 1;
    return value;
  });
  return { text, keys };
}

async function type(text: string): Promise<void> {
  const box = await find('textarea');
  Object.assign(box, { value: text });
  box.dispatchEvent(new Event('input', { bubbles: true }));
}

test('[K1] [K3] neither the session’s pair nor a conversation’s key is stored as a key, and nothing typed is', async () => {
  const room = await page.talk();
  room.emit(await page.visitor.message(1, 'Dit weet nog niemand'));
  await see('Dit weet nog niemand');
  await type('Dank je voor');
  await vi.waitFor(async () => expect(await keptDrafts(ROOM)).toEqual({ message: { text: 'Dank je voor' } }));
  const { text, keys } = await whole();
  expect(keys).toBe(0);
  const raw = await exportConversationKey(page.visitor.key);
  for (const secret of [raw, HALF, 'Zwaluw', 'niemand', 'Dank je']) expect(text).not.toContain(secret);
  expect(JSON.stringify([sessionStorage, localStorage].map(Object.values))).not.toContain('Dank je');
});

test('[K3] after a reload the session goes on with its pair', async () => {
  await page.talk();
  const registered = page.server.consoleKey;
  const again = await page.join();
  expect(again.last('hello')).toMatchObject({ consoleKeyId: registered?.id });
  expect(page.server.consoleKey).toBe(registered);
});

test('[K3] once the server has destroyed its half, what is on the device opens nothing: only a new sign-in helps', async () => {
  await page.talk();
  await type('Dank je voor');
  await vi.waitFor(async () => expect(await keptDrafts(ROOM)).not.toBeNull());
  page.server.half = 'another-half'.padEnd(43, '0');
  open();
  await see(SIGN_IN.keyLost);
  page.server.signedIn = 'volunteer';
  (await find('lo-sign-in-view')).dispatchEvent(new CustomEvent('lo-signed-in'));
  const room = await vi.waitFor(() => {
    const socket = page.server.room(ROOM);
    expect(socket.last('hello')).toMatchObject({ consoleKeyId: page.server.consoleKey?.id ?? 'none yet' });
    return socket;
  });
  await page.handOverKey(room);
  await see('Zwaluw');
  expect(await find('textarea')).toHaveProperty('value', '');
});

test('[K3] signing out leaves nothing on the device', async () => {
  await page.talk();
  await click('wa-button', APP.signOut);
  await click('wa-button', APP.signOutInTalk.confirm);
  await see(SIGN_IN.passkey);
  expect(await whole()).toEqual({ text: '[[],[],[]]', keys: 0 });
});

describe('a console of before the split key', () => {
  /** As version 1 of the database had it: keys as the browser stores them, drafts under the conversation's. */
  async function before(): Promise<void> {
    const own = await makeExportableKeyPair();
    page.server.consoleKey = own.publicKey;
    const key = await importConversationKey(await exportConversationKey(page.visitor.key), false);
    const drafts = {
      message: await page.visitor.seal('volunteer', 'draft', { text: 'half een zin' }),
      record: await page.visitor.seal('volunteer', 'contactRecord', { topic: 'grief', text: 'Rustig' }),
    };
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open('luisterend-oog-console', 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore('pairs');
        request.result.createObjectStore('conversations', { keyPath: 'roomId' });
      };
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const transaction = request.result.transaction(['pairs', 'conversations'], 'readwrite');
        transaction.objectStore('pairs').put(own, 'session');
        const talk = { roomId: ROOM, volunteerId: 'volunteer', key, openedAtMs: Date.now(), drafts };
        transaction.objectStore('conversations').put(talk);
        transaction.oncomplete = () => {
          request.result.close();
          resolve();
        };
      };
    });
  }

  test('[C2] [K3] goes on with its talk and its drafts, and keeps the key no longer', async () => {
    await before();
    const room = await page.join();
    expect(room.last('hello')).toMatchObject({ needsKey: false, consoleKeyId: page.server.consoleKey?.id });
    room.emit({ type: 'intake', envelope: await page.visitor.intake({ nickname: 'Zwaluw' }) });
    room.emit(talking());
    await see('Zwaluw');
    expect(await find('textarea')).toHaveProperty('value', 'half een zin');
    expect(await keptDrafts(ROOM)).toMatchObject({ message: { text: 'half een zin' } });
    const [conversation] = await stored('conversations');
    expect(Object.keys(conversation as object)).not.toContain('key');
    room.emit(ended('visitor'));
    expect(await find('wa-textarea')).toHaveProperty('value', 'Rustig');

    const again = await page.join();
    expect(again.last('hello')).toMatchObject({ needsKey: true });
    await page.handOverKey(again);
    await see('Zwaluw');
    expect(await find('textarea')).toHaveProperty('value', 'half een zin');
  });

  test('[A3] has its pair until its session ends', async () => {
    await before();
    page.server.queueEvent = queueState();
    open();
    await see(HOME.hello('Robin'));
    await click('wa-button', APP.signOut);
    await see(SIGN_IN.passkey);
    close();
    expect((await whole()).keys).toBe(0);
  });
});
