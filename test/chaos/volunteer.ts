import { readerOf } from '../../protocol/lenient.ts';
import { QueueEvent, type QueueCommand } from '../../protocol/queue.ts';
import { VolunteerEvent, type VolunteerCommand } from '../../protocol/room.ts';
import { PROTOCOL_VERSION } from '../../protocol/version.ts';
import { ConversationLog } from '../../widget/ui/conversation-log.ts';
import { ReconnectingSocket } from '../../widget/ui/reconnecting-socket.ts';
import { ConversationSecrets } from '../../worker/console/conversation/conversation-secrets.ts';
import type { BadNetwork } from './bad-network.ts';
import { headersOfPort } from './browser-globals.ts';
import type { Changes } from './changes.ts';
import type { SignedIn } from './server.ts';

const readQueueEvent = readerOf(QueueEvent);
const readVolunteerEvent = readerOf(VolunteerEvent);
type Snapshot = Extract<QueueEvent, { type: 'state' }>;

/** One talk as this console has it. */
type Talk = { log: ConversationLog; socket: ReconnectingSocket; secrets: ConversationSecrets };

/** A console whose volunteer takes every offer: the product's own log, secrets and sockets, over a network that fails. */
export class ChaosVolunteer {
  snapshot: Snapshot | null = null;
  /** Called at the moment that the connection to a room opens, when it has not answered yet. */
  onOpen = (): void => {};
  readonly network: BadNetwork;
  readonly #own: SignedIn['own'];
  readonly #changes: Changes;
  readonly #talks = new Map<string, Talk>();
  readonly #queue: ReconnectingSocket;

  constructor(network: BadNetwork, origin: string, { cookie, own }: SignedIn, changes: Changes) {
    this.network = network;
    this.#own = own;
    this.#changes = changes;
    headersOfPort.set(String(network.port), { Origin: origin, Cookie: cookie });
    this.#queue = new ReconnectingSocket({
      url: `ws://127.0.0.1:${network.port}/api/console/queue`,
      hello: () => ({ type: 'hello', version: PROTOCOL_VERSION, takeOver: false }) satisfies QueueCommand,
      onEvent: (frame) => {
        const event = readQueueEvent(frame);
        if (event?.type === 'state') this.#follow(event);
        changes.changed();
      },
      onStatus: () => changes.changed(),
    });
  }

  logOf(roomId: string): ConversationLog | null {
    return this.#talks.get(roomId)?.log ?? null;
  }

  /** No talk is assigned any more. */
  get free(): boolean {
    return this.snapshot?.conversations.length === 0;
  }

  async close(): Promise<void> {
    this.#queue.close();
    for (const { socket, log } of this.#talks.values()) {
      socket.close();
      log.close();
    }
    await this.network.close();
  }

  #follow(snapshot: Snapshot): void {
    this.snapshot = snapshot;
    const { me, offer, conversations } = snapshot;
    if (offer !== null) this.#send({ type: 'accept', roomId: offer.roomId, generation: offer.generation });
    else if (me.status === 'off' || me.status === 'wrapUp' || me.status === 'pause') {
      this.#send({ type: 'setAvailable', on: true });
    }
    for (const { roomId } of conversations) if (!this.#talks.has(roomId)) this.#open(roomId);
  }

  #send(command: QueueCommand): void {
    this.#queue.send(command);
  }

  #open(roomId: string): void {
    const secrets = new ConversationSecrets(roomId, this.#own, async () => true);
    const log = new ConversationLog({
      conversationId: roomId,
      ownRole: 'volunteer',
      send: (command) => this.#talks.get(roomId)?.socket.send(command) ?? false,
      onChange: () => this.#changes.changed(),
    });
    const socket = new ReconnectingSocket({
      url: `ws://127.0.0.1:${this.network.port}/api/console/rooms/${roomId}`,
      hello: () =>
        ({
          ...{ type: 'hello', version: PROTOCOL_VERSION, lastSeq: log.lastSeq },
          ...{ consoleKeyId: this.#own.publicKey.id, needsKey: secrets.key === null },
        }) satisfies VolunteerCommand,
      onEvent: (frame) => {
        const event = readVolunteerEvent(frame);
        if (event === null) return;
        log.handle(event);
        if (event.type === 'key') {
          void secrets.openKey(event).then((opened) => opened !== null && log.setKey(opened.key));
        }
        this.#changes.changed();
      },
      onStatus: (status) => {
        if (status === 'open') {
          log.connectionOpened();
          this.onOpen();
        }
        this.#changes.changed();
      },
    });
    this.#talks.set(roomId, { log, socket, secrets });
  }
}
