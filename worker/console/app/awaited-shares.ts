import type { ReviewKeyring } from '../review/review-keyring.ts';
import type { sendAwaited } from '../review/share-conversation.ts';
import type { Api } from '../session/api.ts';

/** [N4] Sends what waits for colleagues' keys, for as long as a coordinator is in the console and can open the conversations. */
export class AwaitedShares {
  readonly #api: Api;
  readonly #keyring: ReviewKeyring;
  readonly #send: typeof sendAwaited;
  #opened = false;
  #busy = false;

  constructor(api: Api, keyring: ReviewKeyring, send: typeof sendAwaited) {
    this.#api = api;
    this.#keyring = keyring;
    this.#send = send;
    keyring.subscribe(() => this.#follow());
  }

  /** Also after a colleague's key was compared. What fails now is sent another time. */
  async send(): Promise<void> {
    if (this.#busy || !this.#keyring.unlocked) return;
    this.#busy = true;
    await this.#send(this.#api, this.#keyring).catch(() => {});
    this.#busy = false;
  }

  #follow(): void {
    const opened = this.#keyring.unlocked;
    if (opened && !this.#opened) void this.send();
    this.#opened = opened;
  }
}
