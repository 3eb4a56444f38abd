import { CLOSE, mayReconnect } from '../../protocol/close-codes.ts';
import { HEARTBEAT } from '../../protocol/heartbeat.ts';
import { LIMITS } from '../../protocol/limits.ts';
import { paddedFrame } from '../../protocol/padded-frame.ts';

export type SocketStatus = 'connecting' | 'open' | 'lost' | 'closed';

export type SocketOptions = {
  url: string;
  /** Made anew for each connection, so that it names what was seen last. */
  hello: () => object;
  onEvent: (frame: unknown) => void;
  /** `closed` is final: asked for by us (code null), or by a server whose code forbids coming back. */
  onStatus: (status: SocketStatus, closeCode: number | null) => void;
};

const RETRY_MS = { first: 500, longest: 15_000 } as const;
const CONNECT_TIMEOUT_MS = 15_000;
/** After these a socket may only look open, as on a phone that slept: one quick question tells. All reach the window. */
const SIGNS = ['online', 'offline', 'visibilitychange'] as const;
const PROBE_TIMEOUT_MS = 4_000;

const isVisible = (): boolean => document.visibilityState !== 'hidden';

/** A WebSocket that says hello, notices silence, and comes back by itself for as long as the server lets it. */
export class ReconnectingSocket {
  readonly #options: SocketOptions;
  #socket: WebSocket | null = null;
  #open = false;
  #closed = false;
  #attempts = 0;
  #askedAt = 0;
  /** What the server was told last: it misses a page that can be seen sooner than one that may speak once a minute. */
  #visible = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: SocketOptions) {
    this.#options = options;
    for (const sign of SIGNS) addEventListener(sign, this.#wake);
    this.#connect();
  }

  /** False when there is no connection: what was not sent is the caller's to keep. */
  send(command: object): boolean {
    if (!this.#open) return false;
    this.#socket?.send(paddedFrame(command));
    return true;
  }

  close(): void {
    this.#finish(null);
  }

  #connect(): void {
    this.#options.onStatus('connecting', null);
    const socket = new WebSocket(this.#options.url);
    this.#socket = socket;
    this.#after(CONNECT_TIMEOUT_MS);
    socket.onopen = () => {
      this.#open = true;
      this.#askedAt = performance.now();
      this.#beat();
      this.#visible = isVisible();
      this.send({ ...this.#options.hello(), visible: this.#visible });
      this.#options.onStatus('open', null);
    };
    socket.onmessage = ({ data }: MessageEvent<unknown>) => this.#receive(data);
    socket.onclose = ({ code }) => (mayReconnect(code) ? this.#lose(code) : this.#finish(code));
  }

  #receive(data: unknown): void {
    // Only an answer proves that the server is well: resetting on `open` alone would hammer one that accepts and drops.
    this.#attempts = 0;
    this.#beat();
    if (typeof data !== 'string' || data === HEARTBEAT.pong) return;
    let frame: unknown;
    try {
      frame = JSON.parse(data);
    } catch {
      return;
    }
    this.#options.onEvent(frame);
  }

  /**
   * Two unanswered pings and the socket counts as lost; any frame counts as an answer. But it puts no ping off: the
   * server hears only what we send, and takes who merely listens to a lively talk for gone.
   */
  #beat(unanswered = 0): void {
    const everyMs = isVisible() ? HEARTBEAT.visibleMs : HEARTBEAT.hiddenMs;
    this.#after(this.#askedAt + everyMs - performance.now(), () => {
      if (unanswered >= 2) return this.#lose(null);
      this.#ask();
      this.#beat(unanswered + 1);
    });
  }

  #ask(): void {
    this.#askedAt = performance.now();
    this.#socket?.send(HEARTBEAT.ping);
  }

  #lose(code: number | null): void {
    this.#drop();
    this.#options.onStatus('lost', code);
    if (this.#closed) return;
    const ceilingMs = Math.min(RETRY_MS.longest, RETRY_MS.first * 2 ** this.#attempts++);
    const afterMs = code === CLOSE.tooMany.code ? LIMITS.messageWindowMs : 0;
    this.#after(afterMs + Math.random() * ceilingMs, () => this.#connect());
  }

  #finish(code: number | null): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const sign of SIGNS) removeEventListener(sign, this.#wake);
    this.#drop();
    this.#options.onStatus('closed', code);
  }

  /** Forgets the socket at once: a half-open one may take minutes to fire its own `close`. */
  #drop(): void {
    clearTimeout(this.#timer);
    this.#open = false;
    const socket = this.#socket;
    this.#socket = null;
    if (socket === null) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  readonly #wake = (): void => {
    const visible = isVisible();
    if (this.#open && visible !== this.#visible) {
      this.#visible = visible;
      this.send({ type: 'visible', on: visible });
    }
    if (!visible) return;
    if (this.#open) {
      this.#ask();
      this.#after(PROBE_TIMEOUT_MS);
    } else if (this.#socket === null) {
      this.#attempts = 0;
      clearTimeout(this.#timer);
      this.#connect();
    }
  };

  /** One timer at a time: waiting to connect, to retry, or to hear something. */
  #after(ms: number, act = () => this.#lose(null)): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(act, ms);
  }
}
