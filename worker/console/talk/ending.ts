import * as z from 'zod';
import type { KeyStore } from '../session/key-store.ts';
import { KeptDraft } from './kept-draft.ts';

const MINUTE_MS = 60_000;
const Kept = z.object({ atMs: z.number() });

/** About when the volunteer means to end a talk. Only they are shown it, it outlives a reload, and nothing follows from it. */
export class Ending {
  /** By this device's clock, epoch ms; null while they have not said so. */
  atMs: number | null;
  readonly #kept: KeptDraft;

  /** @param before what an earlier page load left. */
  constructor(roomId: string, store: KeyStore, before: object | undefined) {
    this.#kept = new KeptDraft(roomId, 'ending', store);
    this.atMs = Kept.safeParse(before).data?.atMs ?? null;
  }

  /** @param minutes from now on; null takes it back. */
  choose(minutes: number | null): void {
    const atMs = minutes === null ? null : Date.now() + minutes * MINUTE_MS;
    this.atMs = atMs;
    this.#kept.keep(() => ({ atMs }));
  }
}
