/** Hellos under way: frames that follow one wait for it, so that a quick client is not refused. */
export class Greetings {
  readonly #running = new WeakMap<WebSocket, Promise<void>>();
  readonly #failed: (socket: WebSocket, error: unknown) => void;

  constructor(failed: (socket: WebSocket, error: unknown) => void) {
    this.#failed = failed;
  }

  /** A hello that failed must not fail every frame after it. */
  async run(socket: WebSocket, greeting: Promise<void>): Promise<void> {
    const settled = greeting.catch((error: unknown) => this.#failed(socket, error));
    this.#running.set(socket, settled);
    await settled;
  }

  async finished(socket: WebSocket): Promise<void> {
    await this.#running.get(socket);
  }
}
