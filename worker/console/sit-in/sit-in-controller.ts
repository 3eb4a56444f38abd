import { CLOSE } from '../../../protocol/close-codes.ts';
import { addressOf, ENDPOINTS } from '../../../protocol/endpoints.ts';
import { readerOf } from '../../../protocol/lenient.ts';
import { CoachEvent, type CoachCommand, type CoachState } from '../../../protocol/room.ts';
import { PROTOCOL_VERSION } from '../../../protocol/version.ts';
import type { NamedKeyPair } from '../../../widget/keys/key-pair.ts';
import { ConversationLog } from '../../../widget/ui/conversation-log.ts';
import { ReconnectingSocket } from '../../../widget/ui/reconnecting-socket.ts';
import { ConcernDraft } from '../concern/concern-draft.ts';
import { ConversationSecrets } from '../conversation/conversation-secrets.ts';
import { Observable } from '../kit/observable.ts';
import { socketUrl } from '../kit/socket-url.ts';

/**
 * ended: the talk did · gone: the visitor, the colleague or the room wanted it so · refused: nobody was asked for ·
 * stopped: reload the page.
 */
export type SitInOver = 'ended' | 'gone' | 'refused' | 'stopped';
type Reading = { readonly log: ConversationLog; readonly secrets: ConversationSecrets };
type StateEvent = Extract<CoachEvent, { type: 'state' }>;

const readCoachEvent = readerOf(CoachEvent);

/**
 * [C6] A sit-in in a colleague's talk. What was said is here only while the visitor agrees, in memory alone: a reload
 * asks for the key anew, and at the end nothing of it is left.
 */
export class SitInController extends Observable {
  readonly roomId: string;
  /** Kept here for as long as the sit-in lasts. */
  readonly concern = new ConcernDraft();
  /** Whose talk it is; unknown for a moment after a reload. */
  alias: string | null;
  state: Exclude<CoachState, { phase: 'ended' }> | null = null;
  reading: Reading | null = null;
  connection: 'connecting' | 'open' | 'lost' = 'connecting';
  over: SitInOver | null = null;
  /** The talk was read here. */
  sat = false;
  readonly #own: NamedKeyPair;
  #socket: ReconnectingSocket | null = null;

  constructor(roomId: string, alias: string | null, own: NamedKeyPair) {
    super();
    this.roomId = roomId;
    this.alias = alias;
    this.#own = own;
  }

  connect(): void {
    this.#socket ??= new ReconnectingSocket({
      url: socketUrl(addressOf(ENDPOINTS.coachSocket.path, { roomId: this.roomId })),
      hello: () =>
        ({
          type: 'hello',
          version: PROTOCOL_VERSION,
          lastSeq: this.reading?.log.lastSeq ?? 0,
          consoleKeyId: this.#own.publicKey.id,
          needsKey: (this.reading?.secrets.key ?? null) === null,
        }) satisfies CoachCommand,
      onEvent: (frame) => {
        const event = readCoachEvent(frame);
        if (event !== null) void this.#handle(event);
      },
      onStatus: (status, closeCode) => {
        if (status === 'closed' && closeCode !== null) return this.#finish(this.#overBy(closeCode));
        if (status === 'open' || status === 'lost') this.connection = status;
        this.changed();
      },
    });
  }

  /** Ends the sit-in. Without a connection the room notices by itself that the colleague is gone. */
  leave(): void {
    this.#socket?.send({ type: 'leave' } satisfies CoachCommand);
    this.disconnect();
  }

  /** Lets go of the talk and of all that is known of it; the sit-in stands for a moment, as for a reload. */
  disconnect(): void {
    this.#socket?.close();
    this.#socket = null;
    this.#forget();
  }

  async #handle(event: CoachEvent): Promise<void> {
    if (event.type === 'state') return this.#follow(event);
    const { reading } = this;
    // Whatever a server sends before the visitor has agreed is not taken in.
    if (reading === null) return;
    reading.log.handle(event);
    if (event.type === 'intake') await reading.secrets.takeIntake(event.envelope);
    if (event.type === 'key') {
      const opened = await reading.secrets.openKey(event);
      if (opened !== null) reading.log.setKey(opened.key);
    }
    this.changed();
  }

  #follow(event: StateEvent): void {
    const { state } = event;
    if (state.phase === 'ended') return this.#finish('ended');
    const again = state.phase === 'asked' && this.reading !== null;
    this.state = state;
    this.alias = state.alias;
    if (state.phase === 'sitting') {
      this.reading ??= this.#begin();
      this.reading.log.handle(event);
    } else if (again) {
      // Away too long, and asked for once more: the visitor decides anew, and a new hello asks for the key.
      this.disconnect();
      this.connect();
    }
    this.changed();
  }

  #begin(): Reading {
    this.sat = true;
    const log = new ConversationLog({
      conversationId: this.roomId,
      ownRole: 'coach',
      // Reads on, and acknowledges nothing.
      send: (command) => command.type === 'more' && (this.#socket?.send(command) ?? false),
      onChange: () => this.changed(),
    });
    return { log, secrets: new ConversationSecrets(this.roomId, this.#own, async () => false) };
  }

  #forget(): void {
    this.reading?.log.close();
    this.reading = null;
  }

  #finish(over: SitInOver): void {
    this.disconnect();
    this.state = null;
    this.over = over;
    this.changed();
  }

  #overBy(code: number): SitInOver {
    if (code === CLOSE.gone.code) return 'gone';
    if (code !== CLOSE.refused.code) return 'stopped';
    // Who sat in and comes back too late finds it gone.
    return this.state === null ? 'refused' : 'gone';
  }
}
