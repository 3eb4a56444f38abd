import type { Page } from 'playwright';
import type { Profile } from '../journey/support/profile.ts';
import { fromBase64url } from '../../protocol/bytes.ts';
import type { PublicKey } from '../../protocol/sealed.ts';
import { publicKeyOf } from '../../widget/keys/key-pair.ts';
import type { Entry } from './inventory.ts';

/*
 * Reads the disk of a browser, as whoever got hold of it would: what of one conversation is on it, and what of that opens with the
 * halves of keys that our vault has at that moment.
 */

/** A browser's disk, and what on it is about the conversation: by name, values to look for. */
export type Device = {
  where: 'bezoeker' | 'vrijwilliger';
  profile: Profile;
  keptBy: 'tab' | 'console';
  /** Of the conversation, or of whoever has signed in. */
  id: string;
  known: Readonly<Record<string, string>>;
  /** The lasting key of whoever has signed in, which lies raw on a disk if the passkey gives no secret. */
  staffKey?: PublicKey;
  /** What was typed: it must not be there. */
  typed: readonly string[];
};

/** @param storage the entries of our own storage at the same moment */
export async function readDevice(device: Device, storage: readonly Entry[]): Promise<Entry[]> {
  const { where, profile, known, typed, keptBy, id, staffKey } = device;
  const found = new Set(await profile.finds([...Object.values(known), ...typed], profile.keys));
  const entries: Entry[] = Object.entries(known)
    .filter(([, value]) => found.has(value))
    .map(([place, value]) => ({ where, place, value }));
  // Nobody has said what these are, since they may not be there: the list refuses them.
  for (const value of [...typed, ...profile.keys].filter((each) => found.has(each)))
    entries.push({ where, place: 'plain', value });
  for (const value of await profile.privateKeys()) {
    const { id: keyId } = await publicKeyOf(fromBase64url(value));
    entries.push({ where, place: keyId === staffKey?.id ? 'staffKey' : 'plain', value });
  }
  for (const ct of await profile.ciphertexts())
    entries.push({ where, place: 'sealed', value: { nonce: '', ct } });
  const halves = storage
    .filter(({ place }) => place.endsWith('halves/<id>'))
    .map(({ value }) => String(value));
  for (const value of await profile.opens(keptBy, id, '', halves))
    entries.push({ where, place: 'opened', value: JSON.stringify(value) });
  return entries;
}

/** What the visitor's tab keeps in the open: it is looked for on the disk as well. */
export async function ticketIn(page: Page): Promise<Record<string, string>> {
  const ticket = JSON.parse(
    (await page.evaluate(() => sessionStorage.getItem('lo-ticket'))) ?? '{}',
  ) as Record<string, string>;
  return Object.fromEntries(Object.entries(ticket).map(([name, value]) => [`ticket.${name}`, value]));
}

/** The console's half of the key under which it keeps what outlives a reload. */
export function consoleHalfIn(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('luisterend-oog-console');
        opening.onerror = () => reject(new Error('The console has no database'));
        opening.onsuccess = () => {
          const reading = opening.result.transaction('device').objectStore('device').get('half');
          reading.onerror = () => reject(new Error('The console has no half'));
          reading.onsuccess = () => {
            opening.result.close();
            resolve(String(reading.result));
          };
        };
      }),
  );
}
