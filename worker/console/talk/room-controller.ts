import { CLOSE } from '../../../protocol/close-codes.ts';
import { addressOf, ENDPOINTS } from '../../../protocol/endpoints.ts';
import { readerOf } from '../../../protocol/lenient.ts';
import { VolunteerEvent, type VolunteerCommand, type VolunteerState } from '../../../protocol/room.ts';
import type { BoundKey } from '../../../protocol/sealed.ts';
import { PROTOCOL_VERSION } from '../../../protocol/version.ts';
import type { NamedKeyPair } from '../../../widget/keys/key-pair.ts';
import { findPersonalData, type AllowedData } from '../../../widget/personal-data/detect.ts';
import { AskFirst } from '../../../widget/ui/ask-first.ts';
import type { ListedMessage } from '../../../widget/ui/message-list.ts';
import { ConversationLog } from '../../../widget/ui/conversation-log.ts';
import { ReconnectingSocket } from '../../../widget/ui/reconnecting-socket.ts';
import { ConversationSecrets, type TrustsReviewKey } from '../conversation/conversation-secrets.ts';
import type { Drafts, KeyStore } from '../session/key-store.ts';
import { Observable } from '../kit/observable.ts';
import { ConcernDraft } from '../concern/concern-draft.ts';
import { closedBy } from './closed-by.ts';
import { KeptDraft } from './kept-draft.ts';
import { topicOf } from '../conversation/topics.ts';
import { Ending } from './ending.ts';
import { listedMessages } from './listed-messages.ts';
import { MessageBox } from './message-box.ts';
import { RecordDraft } from './record-draft.ts';
import { clock } from '../kit/clock.ts';
import { socketUrl } from '../kit/socket-url.ts';
import { TalkPace } from './talk-pace.ts';
import { Unread, unansweredSince } from './unread.ts';

/** What a volunteer has to know of; the log deals with the others by itself. */
export type RoomRefusal = Exclude<
  Extract<VolunteerEvent, { type: 'refused' }>['code'],
  'early' | 'duplicate'
>;
export type RoomOptions = {
  roomId: string;
  volunteerId: string;
  own: NamedKeyPair;
  trusts: TrustsReviewKey;
  store: KeyStore;
  /** What a volunteer may always name. */
  allowed: () => AllowedData;
  /** How the queue numbers the assignment now; null for a talk that only this browser remembers. */
  generation: number | null;
  /** Of before a new sign-in on the same page. */
  key: CryptoKey | null;
  /** Of an earlier page load. */
  drafts: Drafts;
};

const readVolunteerEvent = readerOf(VolunteerEvent);

/** One conversation as this console has it: its socket, its key, what was said, and the forms' unsent text. */
export class RoomController extends Observable {
  readonly roomId: string;
  readonly log: ConversationLog;
  state: VolunteerState | null = null;
  heardAtMs = 0;
  connection: 'connecting' | 'open' | 'lost' = 'connecting';
  /** How the queue numbers the assignment. */
  generation: number | null;
  /** moved: no longer this volunteer's · gone: over, and only the record is left · stopped: reload the page. */
  closed: 'moved' | 'gone' | 'stopped' | null = null;
  refusal: RoomRefusal | null = null;
  /** When this browser opened the talk, by its clock; null if it has not. */
  openedAtMs: number | null = null;
  /** Asked by this volunteer, so its going needs no explanation. */
  givenBack = false;
  readonly box: MessageBox;
  readonly unread = new Unread();
  readonly pace = new TalkPace(() => this.changed());
  readonly ending: Ending;
  readonly record: RecordDraft;
  readonly concern: ConcernDraft;
  /** Of the record, which is read by others: what was decided about a message says nothing of it. */
  readonly recordGuard: AskFirst;
  readonly secrets: ConversationSecrets;
  readonly #options: RoomOptions;
  /** [C13] Up to which message all was on the visitor's screen. */
  #seenSeq = 0;
  #socket: ReconnectingSocket | null = null;
  /** [K5] The key sealed for review, until the room says that it has it. */
  #copy: BoundKey | null = null;

  constructor(options: RoomOptions) {
    super();
    this.#options = options;
    this.roomId = options.roomId;
    this.generation = options.generation;
    this.secrets = new ConversationSecrets(options.roomId, options.own, options.trusts);
    this.record = new RecordDraft(options.roomId, options.store, options.drafts.record);
    const kept = new KeptDraft(options.roomId, 'concern', options.store);
    this.concern = new ConcernDraft((make) => kept.keep(make), options.drafts.concern);
    this.ending = new Ending(options.roomId, options.store, options.drafts.ending);
    const find = (text: string) => findPersonalData(text, options.allowed());
    this.box = new MessageBox({
      ...{ roomId: options.roomId, store: options.store, before: options.drafts.message, find },
      send: (text) => {
        this.refusal = null;
        this.log.sendText(text);
      },
      onChange: () => this.changed(),
    });
    this.recordGuard = new AskFirst({ find, decidedBy: 'sending', decided: new Set() });
    this.log = new ConversationLog({
      conversationId: options.roomId,
      ownRole: 'volunteer',
      send: (command) => this.#socket?.send(command) ?? false,
      onChange: () => {
        this.unread.follow(this.log);
        this.changed();
      },
    });
    if (options.key === null) return;
    this.secrets.useKey(options.key);
    this.log.setKey(options.key);
  }

  /** Nickname, once known. */
  get nickname(): string | null {
    return this.secrets.nickname;
  }

  /** The queue says that the talk is this volunteer's. Only the room knows how one went on that is not. */
  get listed(): boolean {
    return this.generation !== null;
  }

  /** There is something to show of it: it is this volunteer's, or the room has said how it went on. */
  get known(): boolean {
    return this.listed || this.state !== null || this.closed !== null;
  }

  /** Somebody may still be on the other side. */
  get live(): boolean {
    return this.known && this.closed === null && this.state?.phase !== 'ended';
  }

  get messages(): readonly ListedMessage[] {
    return listedMessages(this.log.messages, this.state, this.#seenSeq);
  }

  /** The browser knows of a lost network long before the socket does. */
  get connected(): boolean {
    return this.connection === 'open' && navigator.onLine;
  }

  /** What was written here and never reached the room. */
  get unsent(): string {
    const own = this.log.messages.filter(({ role, seq }) => role === 'volunteer' && seq === null);
    return [...own.map(({ text }) => text), this.box.text.trim()].filter((text) => text !== '').join('\n\n');
  }

  /** Since when the visitor waits for an answer, by this device's clock; null while they do not. */
  get unansweredSince(): number | null {
    return this.live ? unansweredSince(this.log) : null;
  }

  /** Nobody writes any more, and there was something to register. */
  get recordDue(): boolean {
    if (this.closed === 'gone') return true;
    return this.state?.phase === 'ended' && this.state.by !== 'neverSpoke' && this.state.by !== 'removed';
  }

  connect(): void {
    this.#socket ??= new ReconnectingSocket({
      url: socketUrl(addressOf(ENDPOINTS.volunteerSocket.path, { roomId: this.roomId })),
      hello: () =>
        ({
          type: 'hello',
          version: PROTOCOL_VERSION,
          lastSeq: this.log.lastSeq,
          consoleKeyId: this.#options.own.publicKey.id,
          needsKey: this.secrets.key === null,
        }) satisfies VolunteerCommand,
      onEvent: (frame) => {
        const event = readVolunteerEvent(frame);
        if (event !== null) void this.#handle(event);
      },
      onStatus: (status, closeCode) => {
        if (status === 'open') {
          this.log.connectionOpened();
          this.#sendCopy();
        }
        if (status === 'closed' && closeCode !== null) this.closed = closedBy(closeCode);
        if (status === 'open' || status === 'lost') this.connection = status;
        // Not yet, and by the queue not any more: it went on without this volunteer, and nothing is left to wait for.
        if (status === 'lost' && closeCode === CLOSE.notYet.code && !this.listed) {
          this.closed = 'moved';
          this.disconnect();
        }
        this.changed();
      },
    });
  }

  disconnect(): void {
    this.#socket?.close();
    this.log.close();
    this.pace.stop();
  }

  protected override changed(): void {
    this.pace.follow(this);
    super.changed();
  }

  /** Takes the talk to its end, in so many minutes; null takes that back. */
  goToEnd(minutes: number | null): void {
    this.ending.choose(minutes);
    this.changed();
  }

  typing(on: boolean): void {
    this.#send({ type: 'typing', on });
  }

  end(): boolean {
    return this.#send({ type: 'end' });
  }

  /** [C6] Asks colleagues for one to read along, or takes that back. */
  wantCoach(on: boolean): void {
    this.#send({ type: 'wantCoach', on });
  }

  giveBack(generation: number): void {
    this.givenBack = this.#send({ type: 'giveBack', generation });
    this.changed();
  }

  #send(command: VolunteerCommand): boolean {
    this.refusal = null;
    return this.#socket?.send(command) ?? false;
  }

  async #handle(event: VolunteerEvent): Promise<void> {
    this.log.handle(event);
    switch (event.type) {
      case 'state':
        this.state = event.state;
        if (event.state.phase === 'talking') {
          this.givenBack = false;
          this.secrets.expectKey();
        }
        this.heardAtMs = clock.now();
        break;
      case 'key':
        await this.#openKey(event);
        break;
      case 'seen':
        this.#seenSeq = Math.max(this.#seenSeq, event.seq);
        break;
      case 'copyKept':
        this.#copy = null;
        return;
      case 'intake':
        await this.secrets.takeIntake(event.envelope);
        this.#suggestTopic();
        break;
      case 'refused':
        // A refused message shows so itself, and may be tried again.
        if (event.code !== 'duplicate' && event.code !== 'early') this.refusal = event.code;
        break;
      default:
        return;
    }
    this.changed();
  }

  #sendCopy(): void {
    if (this.#copy !== null)
      this.#socket?.send({ type: 'reviewCopy', sealed: this.#copy } satisfies VolunteerCommand);
  }

  #suggestTopic(): void {
    const { intake } = this.secrets;
    if (typeof intake === 'object' && intake !== null) this.record.suggest(topicOf(intake));
  }

  async #openKey(event: Extract<VolunteerEvent, { type: 'key' }>): Promise<void> {
    const { store, volunteerId } = this.#options;
    const opened = await this.secrets.openKey(event);
    if (opened === null) return;
    const { key, copy } = opened;
    this.#copy = copy;
    this.#sendCopy();
    this.log.setKey(key);
    this.#suggestTopic();
    const openedAtMs = (this.openedAtMs ??= Date.now());
    // Where the browser can't keep that it was opened, its record is gone with the page.
    await store.saveConversation({ roomId: this.roomId, volunteerId, key, openedAtMs }).catch(() => {});
  }
}
