import { openKept, sealKept, splitKey } from '../../keys/split-key.ts';
import { isRecord } from '../page-data.ts';
import type { Secret, Ticket } from '../session-types.ts';
import { tabStorage } from '../tab-storage.ts';
import type { KeptHolders } from '../late/key-holders.ts';

/** What outlives a reload of a conversation, besides the right to come back into it and messages under its own key. */
type Kept = Secret & { draft: string; asked: readonly string[]; holders: KeptHolders };

/**
 * [K3] Keeps it in memory, and in the tab's storage as ciphertext: from the moment at which the room hands out the
 * server's half of the key.
 */
export class TabVault {
  #kept: Partial<Kept> = tabStorage.unsealed;
  #key: CryptoKey | null = null;
  #ticket: Ticket | null = null;
  #writing = false;
  #changed = false;
  /** Counts the conversations that were forgotten: what is still under way for one must not write itself back. */
  #forgotten = 0;

  /** The conversation's key and what the visitor filled in; null after a reload, until it can be read. */
  get secret(): Secret | null {
    const { key, intake } = this.#kept;
    return key === undefined || intake === undefined ? null : { key, intake };
  }

  set secret(secret: Secret) {
    this.#keep(secret);
  }

  get draft(): string {
    return this.#kept.draft ?? '';
  }

  set draft(draft: string) {
    this.#keep({ draft });
  }

  /** Kinds of personal data that were asked about. */
  get asked(): readonly string[] {
    return this.#kept.asked ?? [];
  }

  set asked(asked: readonly string[]) {
    this.#keep({ asked });
  }

  /** Who was given the key; null before anybody was, and of what a page of before 2026-11-26 kept. */
  get holders(): KeptHolders | null {
    return this.#kept.holders ?? null;
  }

  set holders(holders: KeptHolders | null) {
    if (holders !== null) this.#keep({ holders });
  }

  /** Reads what was kept before a reload, and keeps from now on. What was typed meanwhile is the newer one. */
  async unlock(ticket: Ticket, roomId: string, serverHalf: string): Promise<void> {
    const forgotten = this.#forgotten;
    const key = await splitKey(ticket.half, serverHalf, 'tab', roomId);
    const { sealed } = tabStorage;
    const opened = sealed === null ? null : await openKept(key, sealed).catch(() => null);
    if (forgotten !== this.#forgotten) return;
    this.#kept = { ...(isRecord(opened) ? opened : null), ...this.#kept };
    // Of another half: it stays as it is, for the right one may yet come.
    if (this.secret === null) return;
    this.#key = key;
    this.#ticket = { ...ticket, roomId };
    this.#keep({});
  }

  forget(): void {
    this.#forgotten += 1;
    this.#kept = {};
    this.#key = null;
  }

  #keep(part: Partial<Kept>): void {
    this.#kept = { ...this.#kept, ...part };
    this.#changed = true;
    if (!this.#writing) void this.#write();
  }

  /** One write at a time, so that the last one wins. */
  async #write(): Promise<void> {
    this.#writing = true;
    while (this.#changed && this.#key !== null) {
      this.#changed = false;
      const key = this.#key;
      const sealed = await sealKept(key, this.#kept);
      if (this.#key === key && this.#ticket !== null) tabStorage.keep(this.#ticket, sealed);
    }
    this.#writing = false;
  }
}
