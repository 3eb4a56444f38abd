import { exports } from 'cloudflare:workers';
import { HEARTBEAT } from '../../../protocol/heartbeat.ts';

/** A client of one of our sockets that a test drives: sends frames, and waits for events instead of for time. */
export class TestSocket<Event extends { type: string }> {
  readonly events: Event[] = [];
  /** How many heartbeats were answered. */
  pongs = 0;
  closeCode: number | null = null;
  /** How it closed, as a browser is told: false without an answer to one's own close. */
  wasClean: boolean | null = null;
  readonly #socket: WebSocket;
  readonly #parse: (frame: unknown) => Event | null;
  /** Each takes an event it was waiting for, and says whether it did. */
  #waiters: ((event: Event) => boolean)[] = [];
  #closed: ((code: number) => void)[] = [];

  private constructor(socket: WebSocket, parse: (frame: unknown) => Event | null) {
    this.#socket = socket;
    this.#parse = parse;
    socket.addEventListener('message', ({ data }) => this.#take(data));
    socket.addEventListener('close', ({ code, wasClean }) => {
      this.closeCode = code;
      this.wasClean = wasClean;
      for (const resolve of this.#closed) resolve(code);
    });
    socket.accept();
  }

  /** @throws Error with the status when the upgrade is refused */
  static async open<Event extends { type: string }>(
    path: string,
    parse: (frame: unknown) => Event | null,
    headers: Record<string, string> = {},
  ): Promise<TestSocket<Event>> {
    const response = await exports.default.fetch(`https://chat.test${path}`, {
      headers: { Upgrade: 'websocket', Origin: 'https://chat.test', ...headers },
    });
    if (response.webSocket === null) throw new Error(`upgrade refused: ${response.status}`);
    return new TestSocket(response.webSocket, parse);
  }

  send(command: object): void {
    this.#socket.send(JSON.stringify(command));
  }

  sendRaw(frame: string): void {
    this.#socket.send(frame);
  }

  close(code = 1000, reason = ''): void {
    this.#socket.close(code, reason);
  }

  /** The first event of this type, past or to come, that fits; each event is handed out once. */
  next<T extends Event['type']>(
    type: T,
    fits: (event: Extract<Event, { type: T }>) => boolean = () => true,
  ): Promise<Extract<Event, { type: T }>> {
    const isIt = (event: Event): event is Extract<Event, { type: T }> =>
      event.type === type && fits(event as Extract<Event, { type: T }>);
    const index = this.events.findIndex(isIt);
    const known = this.events[index];
    if (known !== undefined && isIt(known)) {
      this.events.splice(index, 1);
      return Promise.resolve(known);
    }
    return new Promise((resolve) => {
      this.#waiters.push((event) => {
        if (!isIt(event)) return false;
        resolve(event);
        return true;
      });
    });
  }

  closed(): Promise<number> {
    if (this.closeCode !== null) return Promise.resolve(this.closeCode);
    return new Promise((resolve) => {
      this.#closed.push(resolve);
    });
  }

  #take(data: unknown): void {
    if (data === HEARTBEAT.pong) return void (this.pongs += 1);
    const event = this.#parse(data);
    if (event === null) throw new Error(`off-schema event: ${String(data)}`);
    const taker = this.#waiters.find((take) => take(event));
    if (taker === undefined) this.events.push(event);
    else this.#waiters = this.#waiters.filter((other) => other !== taker);
  }
}
