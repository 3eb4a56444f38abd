import type { PurgeState } from '../../../protocol/http/retention.ts';
import { Observable } from '../kit/observable.ts';
import type { Api } from './api.ts';

const LOOK_EVERY_MS = 10 * 60_000;

/**
 * [R3] For a coordinator, on every page: does the purge run? Asked of a route that knows no session, since a console that asks by itself
 * must not keep anybody signed in.
 */
export class PurgeWatch extends Observable {
  state: PurgeState = 'ok';
  readonly #api: Api;
  readonly #timer = setInterval(() => void this.look(), LOOK_EVERY_MS);

  constructor(api: Api) {
    super();
    this.#api = api;
    void this.look();
  }

  /** What can't be asked stays as it was: a console without a network has more to say than that. */
  async look(): Promise<void> {
    const answer = await this.#api.purgeState().catch(() => null);
    if (answer === null || answer.state === this.state) return;
    this.state = answer.state;
    this.changed();
  }

  close(): void {
    clearInterval(this.#timer);
  }
}
