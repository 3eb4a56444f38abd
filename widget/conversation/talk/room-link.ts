import { sha256 } from '../../../protocol/bytes.ts';
import type { Language } from '../../../protocol/languages.ts';
import type { EvaluationScores, VisitorCommand, VisitorState } from '../../../protocol/room.ts';
import type { Envelope } from '../../../protocol/sealed.ts';
import { PROTOCOL_VERSION } from '../../../protocol/version.ts';
import { ConversationLog } from '../../ui/conversation-log.ts';
import { Receipts } from '../../ui/receipts.ts';
import { ReconnectingSocket } from '../../ui/reconnecting-socket.ts';
import type { PageData } from '../page-data.ts';
import type { KeyHolders, KeyRequest } from '../late/key-holders.ts';
import { isVisitorEvent } from '../room-event.ts';
import { RoomKeys } from '../room-keys.ts';
import type { SessionEvent, SignUpOutcome, Ticket, VisitorSession } from '../session-types.ts';
import { signUp } from '../sign-up.ts';
import { tabStorage } from '../tab-storage.ts';
import { ticketOf } from '../visitor-session.ts';
import type { TabVault } from './tab-vault.ts';

export type RoomLinkPage = {
  readonly data: Pick<PageData, 'site' | 'signedBy'>;
  readonly language: Language;
  readonly conversation: { readonly session: VisitorSession };
  /** Knows who was given the key, with the words to tell it, and at what the visitor may look. */
  readonly late: {
    readonly part: { readonly holders: KeyHolders; readonly looks: { readonly atNewest: boolean } } | null;
    load(): Promise<void>;
  };
  dispatch(event: SessionEvent): void;
};

/** What this tab has of a room: the place in it, the keys, the log and the socket. */
export class RoomLink {
  /** The messages of this conversation, of which some may still be on their way. Stays after the end. */
  log: ConversationLog | null = null;
  /** What was written before a reload can't be read: the room has not handed out its half of the key, or not the right one. */
  locked = false;
  readonly #page: RoomLinkPage;
  readonly #vault: TabVault;
  #keys: RoomKeys | null = null;
  /** What the room asks for waits for it. */
  #unlocking: Promise<void> = Promise.resolve();
  #socket: ReconnectingSocket | null = null;
  /** Which commands the room takes. */
  #takes = 1;
  /** [C13] Up to which message all was on a screen at which the visitor may look; nothing to a room that does not take it. */
  readonly seen = new Receipts({
    ...{ type: 'seen', everyMs: 2_000 },
    send: (command: VisitorCommand) => this.#takes >= 3 && this.#say(command),
    upTo: () => (this.#page.late.part?.looks.atNewest && this.log?.heardSeq) || 0,
  });

  constructor(page: RoomLinkPage, vault: TabVault) {
    this.#page = page;
    this.#vault = vault;
  }

  async askForPlace(ticket: Ticket): Promise<SignUpOutcome> {
    const { language, data } = this.#page;
    const { signUpId } = ticket;
    return signUp({ signUpId, resumeTokenHash: await sha256(ticket.token), language, site: data.site });
  }

  async enter(ticket: Ticket, roomId: string): Promise<void> {
    if (ticket.secret !== null) this.#vault.secret = ticket.secret;
    this.log ??= this.#newLog(roomId);
    await this.#useSecret(roomId);
    // Left meanwhile: no socket may open.
    if (this.#ticket?.roomId !== roomId) return;
    this.#socket?.close();
    const dispatch = (event: SessionEvent): void => this.#page.dispatch(event);
    this.#socket = new ReconnectingSocket({
      url: `${location.origin.replace(/^http/, 'ws')}/api/rooms/${roomId}`,
      hello: () => ({
        type: 'hello',
        version: PROTOCOL_VERSION,
        lastSeq: this.log?.lastSeq ?? 0,
        token: ticket.token,
      }),
      onEvent: (frame) => {
        if (!isVisitorEvent(frame)) return;
        if (frame.type === 'half') this.#unlocking = this.#unlock(ticket, roomId, frame.half);
        if (frame.type === 'state') this.#takes = frame.takes ?? 1;
        if (frame.type === 'state') void this.#unlocking.then(() => this.#showLocked(this.#keys === null));
        this.log?.handle(frame);
        dispatch({ type: 'received', event: frame, at: Date.now() });
      },
      onStatus: (status, code) => {
        if (status === 'open') this.seen.forget();
        if (status === 'open') dispatch({ type: 'opened' });
        else if (status === 'lost') dispatch({ type: 'lost' });
        else if (status === 'closed' && code !== null) dispatch({ type: 'closed', code });
      },
    });
  }

  send(command: VisitorCommand): void {
    this.#page.late.part?.holders.hear(command);
    this.#say(command);
  }

  #say(command: VisitorCommand): boolean {
    return this.#socket?.send(command) ?? false;
  }

  /** A key that is none gets no answer; the room asks again, and the volunteer is told. */
  answer(request: KeyRequest): void {
    const { session } = this.#page.conversation;
    const state = 'state' in session ? session.state : null;
    void this.#unlocking
      .then(() => this.#answer(request, state))
      .then((command) => {
        if (command === null) this.#page.dispatch({ type: 'distrusted' });
        else if (command) this.#page.dispatch({ type: 'say', command });
      })
      .catch(() => {});
  }

  /** @param state what the room had said when it asked. */
  async #answer(request: KeyRequest, state: VisitorState | null): Promise<VisitorCommand | null | undefined> {
    if (this.#keys === null || !(await this.#admits(request, state))) return;
    const binds = this.#takes >= 2;
    return request.type === 'sealRequest'
      ? this.#keys?.answerSeal(request, { binds, signedBy: this.#page.data.signedBy })
      : this.#keys?.answerKey(request, binds);
  }

  /** [K4] No device gets the key that the page can't tell of, but for the first, without which nobody could talk. */
  async #admits(request: KeyRequest, state: VisitorState | null): Promise<boolean> {
    const { late } = this.#page;
    if (late.part === null && request.type === 'sealRequest' && this.#vault.holders === null) {
      const { generation, console } = request;
      if (state?.phase !== 'connecting' || state.generation !== generation) return false;
      this.#vault.holders = { readers: [{ of: 'volunteer', generation, id: console.id }], agreed: [] };
      return true;
    }
    await late.load();
    const admitted = late.part?.holders.admit(request, state) ?? false;
    this.#page.dispatch({ type: 'messagesChanged' });
    return admitted;
  }

  /** The form afterwards, what was chosen and what was typed, sealed under the conversation's key. */
  async sealEvaluation(form: { scores: EvaluationScores; text: string }): Promise<Envelope | null> {
    return (await this.#keys?.seal('evaluation', form, this.log?.lastSeq ?? 0)) ?? null;
  }

  /** The room is not needed any more. */
  leave(): void {
    this.#socket?.close();
    this.#socket = this.#keys = null;
    this.locked = false;
    this.#vault.forget();
  }

  dropMessages(): void {
    this.log = null;
  }

  /** Stops, with the page. */
  close(): void {
    this.#socket?.close();
    this.log?.close();
    this.seen.stop();
  }

  async #unlock(ticket: Ticket, roomId: string, half: string): Promise<void> {
    await this.#vault.unlock(ticket, roomId, half);
    await this.#useSecret(roomId);
    this.#showLocked(this.#keys === null);
  }

  async #useSecret(roomId: string): Promise<void> {
    const { secret } = this.#vault;
    if (secret === null) return;
    const keys = await RoomKeys.of(roomId, secret);
    // Left while the key was imported.
    if (this.#ticket?.roomId !== roomId) return;
    this.#keys = keys;
    this.log?.setKey(keys.key);
  }

  #showLocked(locked: boolean): void {
    this.locked = locked && this.#ticket !== null;
    this.#page.dispatch({ type: 'messagesChanged' });
  }

  get #ticket(): Ticket | null {
    return ticketOf(this.#page.conversation.session);
  }

  #newLog(conversationId: string): ConversationLog {
    return new ConversationLog({
      conversationId,
      ownRole: 'visitor',
      send: (command) => this.#say(command),
      onChange: () => this.#page.dispatch({ type: 'messagesChanged' }),
      outbox: {
        load: () => tabStorage.outbox,
        // What is still under way when all is wiped must not write itself back.
        save: (made) => this.#ticket && (tabStorage.outbox = made),
      },
    });
  }
}
