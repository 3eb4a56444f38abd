import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Has the browser ask before a page goes on which something stands that was typed and is kept nowhere else. */
export class Unsaved implements ReactiveController {
  readonly #is: () => boolean;

  constructor(host: ReactiveControllerHost, is: () => boolean) {
    this.#is = is;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('beforeunload', this.#ask);
  }

  hostDisconnected(): void {
    removeEventListener('beforeunload', this.#ask);
  }

  /** The words are the browser's own. */
  readonly #ask = (event: BeforeUnloadEvent): void => {
    if (this.#is()) event.preventDefault();
  };
}
