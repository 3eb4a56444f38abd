import type { ErrorCode } from '../../../protocol/error-codes.ts';
import { ERRORS } from '../../../protocol/error-codes.ts';
import type { MeBody, ReviewHolders, VolunteerRole } from '../../../protocol/http/staff.ts';
import type { QueueEvent } from '../../../protocol/queue.ts';
import type { MadeReviewKey } from '../../../widget/keys/make-review-key.ts';
import { parseAnswer, parseEvent } from './fake-answers.ts';
import { ALL_SETTINGS, SETTINGS } from './fake-settings.ts';
import { TODAY_BODY } from './fake-today.ts';
import { PublicKey, type ReviewSignature } from '../../../protocol/sealed.ts';

export const ROOM = '0123456789abcdef'.repeat(4);
/** [K3] The server's half, which no test may find on the device. */
export const HALF = 'server-half-'.padEnd(43, '0');
export const OTHER_ROOM = 'fedcba9876543210'.repeat(4);

const QUEUE = '/api/console/queue';
/** When whoever is signed in did that. */
const SINCE_MS = Date.parse('2026-03-03T13:00:00Z');

type Answer = { status: number; body?: unknown };
type Handler = (body: unknown, url: URL) => Answer | Promise<Answer>;

export const ok = (body?: unknown): Answer => ({ status: body === undefined ? 204 : 200, body });
export const failure = (code: ErrorCode): Answer => ({
  status: ERRORS[code].status,
  body: { error: code, message: ERRORS[code].sentence },
});

/** A socket whose other end is the test. */
export class FakeSocket {
  readonly sent: Record<string, unknown>[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  readonly path: string;

  constructor(url: string, server: FakeServer) {
    this.path = new URL(url).pathname;
    server.sockets.push(this);
    queueMicrotask(() => {
      // A browser sees of a refused upgrade only that it did not open. A room that was entered is entered again: its visitor waits.
      const isRefused = server.signedIn === null && this.path === QUEUE;
      if (server.offline || isRefused) return this.onclose?.({ code: 1006 });
      this.onopen?.();
      server.socketOpened(this);
    });
  }

  send(frame: string): void {
    if (frame !== 'ping') this.sent.push(JSON.parse(frame));
  }

  close(): void {}

  /** @throws if the real server could not say this. */
  emit(event: object): void {
    parseEvent(this.path, event);
    this.emitNewer(event);
  }

  /** What a server of a later version might say. */
  emitNewer(event: object): void {
    this.onmessage?.({ data: JSON.stringify(event) });
  }

  drop(code: number): void {
    this.onclose?.({ code });
  }

  /** The last command of a kind. */
  last(type: string): Record<string, unknown> | undefined {
    return this.sent.findLast((command) => command['type'] === type);
  }
}

/** Stands in for the Worker: requests and sockets, driven by the test. */
export class FakeServer {
  readonly sockets: FakeSocket[] = [];
  readonly requests: { method: string; path: string; body: unknown; touched?: string | null }[] = [];
  readonly handlers = new Map<string, Handler>();
  offline = false;
  /** Of a later version, whose answers may say more than the protocol does today. */
  newer = false;
  signedIn: VolunteerRole | null = null;
  /** Who that is; null: the one person of that role whom every test knows. */
  person: { id: string; alias: string } | null = null;
  consoleKey: PublicKey | null = null;
  reviewKey: PublicKey | null = { id: 'A'.repeat(22), publicKey: 'A'.repeat(87) };
  granted = false;
  /** [K4] Whose signature pages ask for, and what vouches for the review key. */
  signedBy: string | null = null;
  reviewSigned: ReviewSignature | null = null;
  /** [K8] Who holds the review key; null: a server that does not say. */
  holders: ReviewHolders | null = null;
  ignoredSettings: string[] = [];
  firstRun = false;
  secrecyDue = false;
  demo = false;
  /** [K3] What the server has of the key under which this browser keeps things. */
  half = HALF;
  queueEvent: QueueEvent = queueState();
  #over = false;
  #answering = 0;
  readonly #fetch = globalThis.fetch;
  readonly #WebSocket = globalThis.WebSocket;

  constructor() {
    this.handlers.set('GET /api/console/me', () =>
      ok(this.signedIn === null ? { volunteer: null } : this.#me(this.signedIn)),
    );
    this.handlers.set('PUT /api/console/key', (body) => {
      this.consoleKey = PublicKey.parse(body);
      return ok();
    });
    this.handlers.set('POST /api/auth/sign-out', () => {
      this.signedIn = this.consoleKey = null;
      return ok();
    });
    this.handlers.set('GET /api/console/settings', () => ok(SETTINGS));
    this.handlers.set('GET /api/coordinator/today', () => ok(TODAY_BODY));
    this.handlers.set('GET /api/coordinator/settings', () => ok(ALL_SETTINGS));
    this.handlers.set('GET /api/console/shares', () => ok({ shares: [], given: [] }));
    this.handlers.set('GET /api/coordinator/awaited-shares', () => ok({ shares: [] }));
    this.handlers.set('GET /api/console/notes', () => ok({ notes: [] }));
    this.handlers.set('GET /api/coordinator/audit', () => ok({ entries: [], next: null, people: [] }));
    this.handlers.set('GET /api/coordinator/audit/chain', () => ok({ rows: [], next: null }));
    this.handlers.set('GET /api/coordinator/audit/heads', () => ok({ heads: [] }));
    this.handlers.set('GET /api/coordinator/audit/counts', () => ok({ days: 30, counts: [] }));
    this.handlers.set('GET /api/console/sessions', () =>
      ok({
        sessions: [{ id: 'h'.repeat(22), since: SINCE_MS, activeAt: SINCE_MS, valid: true, here: true }],
      }),
    );
    this.handlers.set('GET /api/console/purge', () => ok({ state: 'ok' }));
    this.handlers.set('GET /api/coordinator/conversations', () => ok({ conversations: [], next: null }));
    this.handlers.set('GET /api/coordinator/review-keys', () =>
      ok({ own: null, shares: [], demoRecoveryCode: null }),
    );
    this.handlers.set('GET /api/console/staff-key', () => ok({ own: null, otherPasskeys: [] }));
    this.handlers.set('GET /api/console/passkeys', () => ok({ passkeys: [] }));
    this.handlers.set('GET /api/coordinator/staff-keys', () => ok({ people: [] }));
  }

  install(): void {
    const open = (url: string) => new FakeSocket(url, this);
    globalThis.fetch = (input, init) => this.#answer(String(input), init);
    Object.defineProperty(globalThis, 'WebSocket', {
      configurable: true,
      writable: true,
      value: function WebSocket(url: string) {
        return open(url);
      },
    });
  }

  /**
   * Once the page is closed. What it had under way comes to nothing: no answer arrives any more, and whatever it was computing or storing
   * has got as far as its next request before the next test has a server, which would count that for its own.
   */
  async end(): Promise<void> {
    this.#over = true;
    await this.quiet();
    globalThis.fetch = this.#fetch;
    globalThis.WebSocket = this.#WebSocket;
  }

  /** Until every request is answered, and what the page has to compute or to store for the answers is done. */
  async quiet(): Promise<void> {
    do {
      for (let step = 0; step < 10; step += 1) {
        await crypto.subtle.digest('SHA-256', new Uint8Array());
        await indexedDB.databases();
      }
    } while (this.#answering > 0 && !this.#over);
  }

  socketOpened(socket: FakeSocket): void {
    if (socket.path === QUEUE) socket.emit(this.queueEvent);
  }

  get queue(): FakeSocket {
    return this.#latest(QUEUE);
  }

  room(roomId: string): FakeSocket {
    return this.#latest(`/api/console/rooms/${roomId}`);
  }

  /** Of the colleague beside a talk. */
  sitIn(roomId: string): FakeSocket {
    return this.#latest(`/api/console/rooms/${roomId}/coach`);
  }

  requested(path: string): unknown {
    return this.requests.findLast((request) => request.path === path)?.body;
  }

  #latest(path: string): FakeSocket {
    const found = this.sockets.findLast((socket) => socket.path === path);
    if (found === undefined) throw new Error(`No socket to ${path}`);
    return found;
  }

  /** What the server would answer; the request is remembered. */
  async respond(method: string, url: URL, body: unknown, touched: string | null = null): Promise<Answer> {
    this.requests.push({ method, path: url.pathname, body, touched });
    if (this.offline) return failure('internal');
    const handler = this.handlers.get(`${method} ${url.pathname}`);
    return handler === undefined ? failure('notFound') : await handler(body, url);
  }

  async #answer(input: string, init: RequestInit | undefined): Promise<Response> {
    const url = new URL(input, location.href);
    const method = init?.method ?? 'GET';
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
    const touched = new Headers(init?.headers).get('x-lo-touched');
    if (this.#over) return await new Promise<never>(() => {});
    this.#answering += 1;
    const answer = await this.respond(method, url, body, touched).finally(() => (this.#answering -= 1));
    if (this.#over) return await new Promise<never>(() => {});
    if (this.offline) throw new TypeError('Failed to fetch');
    if (!this.newer) parseAnswer(method, url.pathname, answer.status, answer.body);
    return new Response(answer.body === undefined ? null : JSON.stringify(answer.body), {
      status: answer.status,
    });
  }

  #me(role: VolunteerRole): MeBody {
    return {
      volunteer: { id: role, alias: role === 'volunteer' ? 'Robin' : 'Marijke', ...this.person, role },
      consoleKeyId: this.consoleKey?.id ?? null,
      half: this.half,
      reviewKey: this.reviewKey === null ? 'missing' : 'present',
      currentReviewKey: this.reviewKey,
      signedBy: this.signedBy,
      reviewSigned: this.reviewSigned,
      ownKey: this.granted ? 'present' : 'missing',
      granted: this.granted,
      holders: this.holders,
      ignoredSettings: this.ignoredSettings,
      ...(this.firstRun && { firstRun: true as const }),
      secrecyDue: this.secrecyDue,
      demo: this.demo,
    };
  }
}

type QueueState = Extract<QueueEvent, { type: 'state' }>;

export function queueState(part: Partial<QueueState> = {}): QueueState {
  return {
    type: 'state',
    me: { status: 'off', absent: false },
    offer: null,
    offInMs: null,
    conversations: [],
    coachWanted: [],
    sitInRoomId: null,
    colleagues: 0,
    waiting: 0,
    away: 0,
    hours: { state: 'open', signUpEndsInMs: null, closesInMs: null },
    onDuty: 0,
    ...part,
  };
}

/** The server knows this coordinator's own key and its share of the review key. */
export function grant(
  server: FakeServer,
  { code, body }: Omit<MadeReviewKey, 'keychain'>,
  demo = false,
): void {
  server.reviewKey = body.review;
  server.granted = true;
  server.signedBy = body.signed.review.by.id;
  server.reviewSigned = body.signed.review;
  server.handlers.set('GET /api/coordinator/review-keys', () =>
    ok({
      own: { key: body.own, wrapped: body.ownWrapped, passkeys: [] },
      shares: [{ review: body.review, share: body.share, signature: body.signed.share }],
      demoRecoveryCode: demo ? code : null,
    }),
  );
}
