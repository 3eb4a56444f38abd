import { env, exports } from 'cloudflare:workers';
import { SignUpAnswer } from '../../../protocol/http/visitor.ts';
import { parseQueueEvent, parseVisitorEvent, parseVolunteerEvent } from '../../../protocol/parse.ts';
import type { QueueEvent } from '../../../protocol/queue.ts';
import type { VisitorEvent, VolunteerEvent } from '../../../protocol/room.ts';
import type { BoundKey, Envelope, PublicKey, Role, SealedKey, SealedKind } from '../../../protocol/sealed.ts';
import { PROTOCOL_VERSION } from '../../../protocol/version.ts';
import { fromBase64url, randomId, randomSecret, sha256 } from '../../../protocol/bytes.ts';
import { patchSettings } from '../../../worker/store/settings-changes.ts';
import {
  exportConversationKey,
  importConversationKey,
  makeConversationKey,
} from '../../../widget/keys/conversation-key.ts';
import { openEnvelope, sealEnvelope } from '../../../widget/keys/envelope.ts';
import { makeExportableKeyPair } from '../../../widget/keys/key-pair.ts';
import { openSealed } from '../../../widget/keys/opening.ts';
import { sealBound, sealTo } from '../../../widget/keys/sealing.ts';
import { acceptStatement } from './accepted.ts';
import { requireAnswerOfRow } from './answers.ts';
import { TestSocket } from './socket.ts';

/* A visitor and a volunteer as their browsers behave, with real keys; for tests against the whole Worker. */

const ORIGIN = { Origin: 'https://chat.test' };
const ALWAYS = Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }]);

export async function post(
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  const response = await exports.default.fetch(`https://chat.test${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...ORIGIN, ...headers },
    body: JSON.stringify(body),
  });
  return await requireAnswerOfRow('POST', path, response);
}

/** A helpline that is always open and has a review key; answers the review key's pair. */
export async function openHelpline(): Promise<{ pair: CryptoKeyPair; publicKey: PublicKey }> {
  await patchSettings(env.DB, { openingHours: { weekly: ALWAYS } }, Date.now());
  const review = await makeExportableKeyPair();
  await env.DB.prepare('INSERT INTO review_keys (id, public_key, created_at) VALUES (?, ?, ?)')
    .bind(review.publicKey.id, review.publicKey.publicKey, Date.now())
    .run();
  return review;
}

type Typed = { instance: string; counter: number; lastSeq: number };

async function seal(
  key: CryptoKey,
  conversationId: string,
  role: Role,
  kind: SealedKind,
  body: unknown,
): Promise<Envelope> {
  const typed: Typed = { instance: 'test', counter: 1, lastSeq: 0 };
  return sealEnvelope(key, { conversationId, role, kind }, { ...typed, body });
}

export class TestVisitor {
  readonly token = randomSecret();
  readonly signUpId = randomId();
  roomId = '';
  lastSeq = 0;
  /** What the hello says of the page. An older page says nothing. */
  visible?: boolean;
  #key: CryptoKey | null = null;
  #socket: TestSocket<VisitorEvent> | null = null;

  get socket(): TestSocket<VisitorEvent> {
    if (this.#socket === null) throw new Error('not connected');
    return this.#socket;
  }

  get key(): CryptoKey {
    if (this.#key === null) throw new Error('not signed up');
    return this.#key;
  }

  async signUp(): Promise<SignUpAnswer> {
    this.#key ??= await makeConversationKey();
    const response = await post('/api/sign-up', {
      version: PROTOCOL_VERSION,
      signUpId: this.signUpId,
      resumeTokenHash: await sha256(this.token),
      language: 'nl',
      site: null,
    });
    if (!response.ok) throw new Error(`sign-up: ${response.status}`);
    const answer = SignUpAnswer.parse(await response.json());
    if (answer.outcome === 'admitted') this.roomId = answer.roomId;
    return answer;
  }

  async connect(token = this.token): Promise<void> {
    this.#socket = await TestSocket.open(`/api/rooms/${this.roomId}`, parseVisitorEvent);
    const { lastSeq, visible } = this;
    this.#socket.send({ type: 'hello', version: PROTOCOL_VERSION, token, lastSeq, visible });
  }

  async arrive(): Promise<void> {
    const answer = await this.signUp();
    if (answer.outcome !== 'admitted') throw new Error('refused');
    await this.connect();
  }

  state<P extends string>(phase: P) {
    return this.socket.next('state', ({ state }) => state.phase === phase);
  }

  /**
   * Answers the next seal request as the frame does.
   * @param forReview what a page that is not ours seals for review instead.
   */
  async handOverKey(nickname = 'Merel', forReview?: (review: PublicKey) => Promise<BoundKey>): Promise<void> {
    const request = await this.socket.next('sealRequest');
    const raw = fromBase64url(await exportConversationKey(this.key));
    this.socket.send({
      type: 'seal',
      generation: request.generation,
      forConsole: await sealTo(request.console, 'console', this.roomId, raw),
      bound: await sealBound(request.console, 'console', this.roomId, raw),
      forReview:
        (await forReview?.(request.review)) ?? (await sealBound(request.review, 'review', this.roomId, raw)),
      intake: await seal(this.key, this.roomId, 'visitor', 'intake', { nickname }),
    });
  }

  async giveKeyAgain(): Promise<void> {
    const request = await this.socket.next('keyRequest');
    await this.giveKeyTo(request.console);
  }

  async giveKeyTo(console: PublicKey): Promise<void> {
    const raw = fromBase64url(await exportConversationKey(this.key));
    this.socket.send({ type: 'giveKey', sealed: await sealTo(console, 'console', this.roomId, raw) });
  }

  async envelope(text: string, kind: SealedKind = 'message'): Promise<Envelope> {
    return seal(this.key, this.roomId, 'visitor', kind, { text });
  }

  async say(text: string): Promise<void> {
    this.socket.send({ type: 'message', envelope: await this.envelope(text) });
  }

  async hear(): Promise<{ seq: number; text: unknown }> {
    return hear(this.socket, this.key, this.roomId);
  }
}

async function hear(
  socket: TestSocket<VisitorEvent> | TestSocket<VolunteerEvent>,
  key: CryptoKey,
  conversationId: string,
): Promise<{ seq: number; text: unknown }> {
  const { seq, role, envelope } = await (socket as TestSocket<VolunteerEvent>).next('message');
  const content = await openEnvelope(key, { conversationId, role, kind: 'message' }, envelope);
  return { seq, text: (content.body as { text: unknown }).text };
}

export class TestVolunteer {
  readonly id: string;
  readonly cookie: string;
  readonly sessionHash: string;
  queue: TestSocket<QueueEvent>;
  readonly #pair: CryptoKeyPair;
  readonly publicKey: PublicKey;
  /** As of a visitor's page. */
  visible?: boolean;
  #room: TestSocket<VolunteerEvent> | null = null;
  key: CryptoKey | null = null;

  private constructor(
    id: string,
    token: string,
    sessionHash: string,
    queue: TestSocket<QueueEvent>,
    keys: { pair: CryptoKeyPair; publicKey: PublicKey },
  ) {
    this.id = id;
    this.cookie = `__Host-session=${token}`;
    this.sessionHash = sessionHash;
    this.queue = queue;
    this.#pair = keys.pair;
    this.publicKey = keys.publicKey;
  }

  /** Signed in with a registered console key and connected to the queue. */
  static async signIn(
    alias = 'Robin',
    role: 'volunteer' | 'coordinator' = 'volunteer',
    id = randomId(),
    secrecy: 'accepted' | 'due' = 'accepted',
  ): Promise<TestVolunteer> {
    const token = randomSecret();
    const sessionHash = await sha256(token);
    const keys = await makeExportableKeyPair();
    const now = Date.now();
    await env.DB.batch([
      env.DB.prepare(
        'INSERT OR IGNORE INTO volunteers (id, alias, role, created_at) VALUES (?, ?, ?, ?)',
      ).bind(id, alias, role, now),
      ...(secrecy === 'accepted' ? [acceptStatement(id)] : []),
      env.DB.prepare(
        `INSERT INTO sessions (token_hash, volunteer_id, console_key_id, console_public_key, created_at, last_active_at, expires_at)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
      ).bind(sessionHash, id, keys.publicKey.id, keys.publicKey.publicKey, now, now, now + 12 * 3_600_000),
    ]);
    const queue = await TestVolunteer.openQueue(`__Host-session=${token}`);
    return new TestVolunteer(id, token, sessionHash, queue, keys);
  }

  static async openQueue(
    cookie: string,
    takeOver = false,
    visible?: boolean,
  ): Promise<TestSocket<QueueEvent>> {
    const queue = await TestSocket.open('/api/console/queue', parseQueueEvent, { Cookie: cookie });
    queue.send({ type: 'hello', version: PROTOCOL_VERSION, takeOver, visible });
    return queue;
  }

  get room(): TestSocket<VolunteerEvent> {
    if (this.#room === null) throw new Error('not connected to a room');
    return this.#room;
  }

  available(): void {
    this.queue.send({ type: 'setAvailable', on: true });
  }

  async offer() {
    const { offer } = await this.queue.next('state', (event) => event.offer !== null);
    if (offer === null) throw new Error('no offer');
    return offer;
  }

  /** Takes the next offer and waits until the room is told. */
  async accept(): Promise<string> {
    const { roomId, generation } = await this.offer();
    this.queue.send({ type: 'accept', roomId, generation });
    await this.queue.next('state', (event) => event.conversations.some((c) => c.roomId === roomId));
    return roomId;
  }

  async connect(roomId: string, needsKey = this.key === null, lastSeq = 0): Promise<void> {
    this.#room = await TestSocket.open(`/api/console/rooms/${roomId}`, parseVolunteerEvent, {
      Cookie: this.cookie,
    });
    this.#room.send({
      type: 'hello',
      version: PROTOCOL_VERSION,
      lastSeq,
      consoleKeyId: this.publicKey.id,
      needsKey,
      visible: this.visible,
    });
  }

  state<P extends string>(phase: P) {
    return this.room.next('state', ({ state }) => state.phase === phase);
  }

  async takeKey(roomId: string): Promise<void> {
    const { sealed, bound } = await this.room.next('key');
    this.key = await importConversationKey(await this.open(roomId, bound ?? sealed), false);
  }

  /** What was sealed to this console. */
  open(roomId: string, sealed: SealedKey | BoundKey): Promise<Uint8Array> {
    return openSealed(this.#pair, this.publicKey.id, 'console', roomId, sealed);
  }

  async say(roomId: string, text: string): Promise<void> {
    if (this.key === null) throw new Error('no key');
    this.room.send({
      type: 'message',
      envelope: await seal(this.key, roomId, 'volunteer', 'message', { text }),
    });
  }

  async hear(roomId: string): Promise<{ seq: number; text: unknown }> {
    if (this.key === null) throw new Error('no key');
    return hear(this.room, this.key, roomId);
  }
}
