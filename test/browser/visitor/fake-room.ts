import { vi } from 'vitest';
import { randomId } from '../../../protocol/bytes.ts';
import type { Availability, ChatPageData, HelpLine, SignUpAnswer } from '../../../protocol/http.ts';
import { VisitorCommand, type VisitorEvent, type VisitorState } from '../../../protocol/room.ts';
import type { Envelope, SealedKind } from '../../../protocol/sealed.ts';
import { importConversationKey } from '../../../widget/keys/conversation-key.ts';
import { openEnvelope, sealEnvelope } from '../../../widget/keys/envelope.ts';
import { makeConsoleKeyPair, type NamedKeyPair } from '../../../widget/keys/key-pair.ts';
import { openSealed } from '../../../widget/keys/opening.ts';
import { DrivenSocket } from './driven-socket.ts';

export const ROOM = '0123456789abcdef'.repeat(4);

const line = (part: Partial<HelpLine>): HelpLine => ({
  name: '112',
  purpose: 'Direct gevaar',
  phone: '112',
  url: null,
  hours: 'dag en nacht',
  openNow: true,
  ...part,
});

export const pageData = (availability: Availability = OPEN): ChatPageData => ({
  availability,
  lines: [
    line({ name: 'Gesloten lijn', phone: '0800-0000', openNow: false }),
    line({}),
    line({ name: '113 Zelfmoordpreventie', phone: '0800-0113', url: 'https://www.113.nl/' }),
  ],
  linesCheckedOn: '2026-11-24',
  organisation: 'Het Luisterend Oog',
  retentionWeeks: 6,
  weeklyHours: [],
  signUpEndsMinutes: 30,
  exitUrl: 'https://example.org/',
  site: null,
});

export const OPEN: Availability = { state: 'open', signUpEndsInMs: null, nobodyOnDuty: false };

export type Request = { path: string; body: unknown };

/**
 * The Worker as the visitor's page sees it, with a volunteer behind it: answers over fake `fetch` and `WebSocket`, keeps
 * messages, and parses every command with the full schema.
 */
export class FakeRoom {
  readonly requests: Request[] = [];
  readonly commands: VisitorCommand[] = [];
  readonly beacons: string[] = [];
  readonly messages: Extract<VisitorEvent, { type: 'message' }>[] = [];
  signUpAnswers: (SignUpAnswer | number | 'offline')[] = [];
  availability: Availability = OPEN;
  state: VisitorState | null = null;
  key: CryptoKey | null = null;
  #counter = 0;

  private constructor(
    readonly consolePair: NamedKeyPair,
    readonly review: NamedKeyPair,
  ) {
    DrivenSocket.install();
    DrivenSocket.onMade = (socket) => {
      socket.onCommand = (command) => queueMicrotask(() => this.#obey(socket, VisitorCommand.parse(command)));
      queueMicrotask(() => socket.open());
    };
    vi.stubGlobal('fetch', (path: string, init?: RequestInit) => this.#answer(path, init));
    vi.spyOn(navigator, 'sendBeacon').mockImplementation((path, body) => {
      this.beacons.push(String(path));
      if (body instanceof Blob) void body.text().then((text) => this.beacons.push(text));
      return true;
    });
  }

  static async make(): Promise<FakeRoom> {
    return new FakeRoom(await makeConsoleKeyPair(), await makeConsoleKeyPair());
  }

  get socket(): DrivenSocket {
    return DrivenSocket.last;
  }

  emit(event: VisitorEvent): void {
    this.socket.emit(event);
  }

  show(state: VisitorState): void {
    this.state = state;
    this.emit({ type: 'state', state, lastSeq: this.messages.length });
  }

  /** The queue gave the visitor to a volunteer, whose console asks for the key. */
  async connect(): Promise<void> {
    this.show({ phase: 'connecting', generation: 1 });
    const { consolePair, review } = this;
    this.emit({
      type: 'sealRequest',
      generation: 1,
      console: consolePair.publicKey,
      review: review.publicKey,
    });
    await vi.waitFor(() => {
      if (this.key === null) throw new Error('no key yet');
    });
    this.show({ phase: 'talking', alias: 'Anna', volunteer: 'present', closesInMs: null });
  }

  async say(text: string): Promise<void> {
    const key = this.#requireKey();
    const context = { conversationId: ROOM, role: 'volunteer', kind: 'message' } as const;
    const content = { instance: 'console', counter: ++this.#counter, lastSeq: 0, body: { text } };
    this.#store('volunteer', await sealEnvelope(key, context, content, randomId()));
  }

  open(kind: SealedKind, envelope: Envelope): Promise<{ body: unknown }> {
    return openEnvelope(this.#requireKey(), { conversationId: ROOM, role: 'visitor', kind }, envelope);
  }

  of<Type extends VisitorCommand['type']>(type: Type): Extract<VisitorCommand, { type: Type }>[] {
    return this.commands.filter(
      (command): command is Extract<VisitorCommand, { type: Type }> => command.type === type,
    );
  }

  async #obey(socket: DrivenSocket, command: VisitorCommand): Promise<void> {
    this.commands.push(command);
    if (command.type === 'hello') {
      for (const message of this.messages.slice(command.lastSeq)) socket.emit(message);
      if (this.state !== null)
        socket.emit({ type: 'state', state: this.state, lastSeq: this.messages.length });
    }
    if (command.type === 'message') this.#store('visitor', command.envelope);
    if (command.type === 'seal') {
      const { pair, publicKey } = this.consolePair;
      const raw = await openSealed(pair, publicKey.id, 'console', ROOM, command.forConsole);
      this.key = await importConversationKey(raw, false);
    }
  }

  #store(role: 'visitor' | 'volunteer', envelope: Envelope): void {
    if (this.messages.some((message) => message.envelope.id === envelope.id)) return;
    const event = { type: 'message', seq: this.messages.length + 1, role, agoMs: 0, envelope } as const;
    this.messages.push(event);
    this.emit(event);
  }

  async #answer(path: string, init?: RequestInit): Promise<Response> {
    this.requests.push({ path, body: typeof init?.body === 'string' ? JSON.parse(init.body) : null });
    if (path === '/api/availability') {
      return Response.json({ availability: this.availability, siteListed: true, lines: [] });
    }
    const answer = this.signUpAnswers.shift() ?? { outcome: 'admitted', roomId: ROOM };
    if (answer === 'offline') throw new TypeError('Failed to fetch');
    return typeof answer === 'number'
      ? Response.json({ error: 'internal', message: '' }, { status: answer })
      : Response.json(answer);
  }

  #requireKey(): CryptoKey {
    if (this.key === null) throw new Error('The visitor has not handed over the key');
    return this.key;
  }
}
