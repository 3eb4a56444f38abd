import type { Api } from '../session/api.ts';
import type { ReviewKeyring } from './review-keyring.ts';
import { shareConversation } from './share-conversation.ts';

/**
 * [N4] Sends what this coordinator shared with colleagues whose key was not there yet, and is now, and was compared: once the review keys
 * open, and whenever a key was compared. What can't be sent waits on.
 */
export class AwaitedShares {
  readonly #api: Api;
  readonly #keyring: ReviewKeyring;
  #opened = false;
  #busy = false;

  constructor(api: Api, keyring: ReviewKeyring) {
    this.#api = api;
    this.#keyring = keyring;
    keyring.subscribe(() => this.#follow());
  }

  async send(): Promise<void> {
    if (this.#busy || !this.#keyring.unlocked) return;
    this.#busy = true;
    await this.#sendAll().catch(() => {});
    this.#busy = false;
  }

  #follow(): void {
    const opened = this.#keyring.unlocked;
    if (opened && !this.#opened) void this.send();
    this.#opened = opened;
  }

  async #sendAll(): Promise<void> {
    const { shares } = await this.#api.awaitedShares();
    if (shares.length === 0) return;
    const { people } = await this.#api.staffKeys();
    for (const { id, kind, until, volunteerId, conversation } of shares) {
      const colleague = people.find((person) => person.id === volunteerId);
      if (colleague === undefined) continue;
      const share = { id, kind, until };
      await shareConversation(this.#api, this.#keyring, conversation, colleague, share).catch(() => {});
    }
  }
}
