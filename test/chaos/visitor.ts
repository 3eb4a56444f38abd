import { randomId, randomSecret, sha256 } from '../../protocol/bytes.ts';
import type { VisitorCommand, VisitorState } from '../../protocol/room.ts';
import type { Envelope } from '../../protocol/sealed.ts';
import { PROTOCOL_VERSION } from '../../protocol/version.ts';
import { isVisitorEvent } from '../../widget/conversation/room-event.ts';
import { RoomKeys } from '../../widget/conversation/room-keys.ts';
import type { Ticket } from '../../widget/conversation/session-types.ts';
import { exportConversationKey, makeConversationKey } from '../../widget/keys/conversation-key.ts';
import { ConversationLog } from '../../widget/ui/conversation-log.ts';
import { ReconnectingSocket } from '../../widget/ui/reconnecting-socket.ts';
import type { BadNetwork } from './bad-network.ts';
import { headersOfPort } from './browser-globals.ts';
import type { Changes } from './changes.ts';

/** A visitor's page: the product's own log, keys and socket, over a network that fails. */
export class ChaosVisitor {
  roomId = '';
  state: VisitorState | null = null;
  /** The room let nobody in any more, with this code. */
  closedBy: number | null = null;
  /** Called at the moment that a connection opens, when the room has not answered yet. */
  onOpen = (): void => {};
  readonly network: BadNetwork;
  readonly #origin: string;
  readonly #changes: Changes;
  #ticket: Ticket | null = null;
  #keys: RoomKeys | null = null;
  #log: ConversationLog | null = null;
  #socket: ReconnectingSocket | null = null;
  #outbox: Envelope[] = [];

  constructor(network: BadNetwork, origin: string, changes: Changes) {
    this.network = network;
    this.#origin = origin;
    this.#changes = changes;
    headersOfPort.set(String(network.port), { Origin: origin });
  }

  get log(): ConversationLog {
    if (this.#log === null) throw new Error('not admitted');
    return this.#log;
  }

  /** Whether a reload would lose nothing: all that was written is in the room, or kept in the tab. */
  get allKept(): boolean {
    const kept = new Set(this.#outbox.map(({ id }) => id));
    return this.log.messages.every(({ id, role, seq }) => role !== 'visitor' || seq !== null || kept.has(id));
  }

  get talking(): boolean {
    return this.state?.phase === 'talking';
  }

  /** Asks until it is answered: the id makes it safe to ask again. */
  async signUp(): Promise<void> {
    const key = await exportConversationKey(await makeConversationKey());
    const secret = { key, intake: { nickname: 'Merel' } };
    const ticket: Ticket = {
      ...{ signUpId: randomId(), token: randomSecret(), half: randomSecret() },
      ...{ secret, roomId: null },
    };
    const body = JSON.stringify({
      ...{ version: PROTOCOL_VERSION, signUpId: ticket.signUpId, language: 'nl', site: null },
      resumeTokenHash: await sha256(ticket.token),
    });
    const headers = { 'Content-Type': 'application/json', Origin: this.#origin };
    const address = `http://127.0.0.1:${this.network.port}/api/sign-up`;
    while (this.roomId === '') {
      // The server may be killed in the middle of its answer, too.
      const answer: unknown = await fetch(address, { method: 'POST', headers, body })
        .then((response) => response.json())
        .catch(() => null);
      if (typeof answer === 'object' && answer !== null && 'roomId' in answer)
        this.roomId = String(answer.roomId);
      else await new Promise((resolve) => setTimeout(resolve, 200));
    }
    this.#ticket = ticket;
    this.#keys = await RoomKeys.of(this.roomId, secret);
    this.open();
  }

  /** Loads the page: all that is not kept is gone. */
  open(): void {
    const [ticket, keys] = [this.#ticket, this.#keys];
    if (ticket === null || keys === null) throw new Error('not admitted');
    this.#socket?.close();
    this.#log?.close();
    const log = new ConversationLog({
      conversationId: this.roomId,
      ownRole: 'visitor',
      send: (command) => this.#socket?.send(command) ?? false,
      onChange: () => this.#changes.changed(),
      outbox: {
        load: () => this.#outbox,
        save: (envelopes) => {
          this.#outbox = envelopes;
          this.#changes.changed();
        },
      },
    });
    this.#log = log;
    log.setKey(keys.key);
    this.#socket = new ReconnectingSocket({
      url: `ws://127.0.0.1:${this.network.port}/api/rooms/${this.roomId}`,
      hello: () => ({ type: 'hello', version: PROTOCOL_VERSION, lastSeq: log.lastSeq, token: ticket.token }),
      onEvent: (frame) => {
        if (!isVisitorEvent(frame)) return;
        log.handle(frame);
        if (frame.type === 'state') this.state = frame.state;
        if (frame.type === 'sealRequest')
          void keys
            .answerSeal(frame, { binds: true, signedBy: null })
            .then((made) => made && this.#send(made));
        if (frame.type === 'keyRequest') void keys.answerKey(frame, true).then((made) => this.#send(made));
        this.#changes.changed();
      },
      onStatus: (status, code) => {
        if (status === 'open') {
          log.connectionOpened();
          this.onOpen();
        }
        if (status === 'closed') this.closedBy = code;
        this.#changes.changed();
      },
    });
  }

  /** Ends the talk, again and again until the room has heard it, and leaves out the questions afterwards. */
  async leave(patienceMs: number): Promise<boolean> {
    const press = () => {
      if (this.state?.phase !== 'ended') this.#send({ type: 'end' });
      else if (this.state.evaluation === 'open') this.#send({ type: 'skipEvaluation' });
    };
    const over = () => {
      if (this.closedBy !== null) return true;
      return this.state?.phase === 'ended' && this.state.evaluation !== 'open';
    };
    const pressing = setInterval(press, 500);
    press();
    const left = await this.#changes.until(over, patienceMs);
    clearInterval(pressing);
    return left;
  }

  async close(): Promise<void> {
    this.#socket?.close();
    this.#log?.close();
    await this.network.close();
  }

  #send(command: VisitorCommand): void {
    this.#socket?.send(command);
  }
}
