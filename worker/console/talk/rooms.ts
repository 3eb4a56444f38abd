import type { NamedKeyPair } from '../../../widget/keys/key-pair.ts';
import type { AllowedData } from '../../../widget/personal-data/detect.ts';
import type { KeyStore, OpenedConversation } from '../session/key-store.ts';
import type { TrustsReviewKey } from '../conversation/conversation-secrets.ts';
import { Observable } from '../kit/observable.ts';
import { RoomController } from './room-controller.ts';

/** A talk that the queue lists as this volunteer's. */
type Listed = { roomId: string; generation: number };

/** The conversations of this console: those the queue has assigned, and those that are over and still to be put away. */
export class Rooms extends Observable {
  readonly #rooms = new Map<string, RoomController>();
  readonly #stops = new Map<string, () => void>();
  readonly #finished = new Set<string>();
  readonly #volunteerId: string;
  readonly #own: NamedKeyPair;
  readonly #store: KeyStore;
  /** [K4] Nothing is sealed to a review key before the session says which it trusts. */
  trusts: TrustsReviewKey = async () => false;
  /** What a volunteer may always name: the helpline's own lines and sites. */
  allowed: AllowedData = { phones: [], domains: [] };
  #selected: string | null = null;
  #listed: readonly Listed[] = [];
  /** What this browser kept. null: another console has the conversations, or that is not known yet. */
  #kept: Promise<OpenedConversation[]> | null = null;

  constructor(volunteerId: string, own: NamedKeyPair, store: KeyStore) {
    super();
    this.#volunteerId = volunteerId;
    this.#own = own;
    this.#store = store;
  }

  /** Those with something to show. One that the queue does not list is not among them before its room has spoken. */
  get all(): RoomController[] {
    return [...this.#rooms.values()].filter(({ known }) => known);
  }

  /** What is on screen: what was chosen, else the newest. */
  get current(): RoomController | null {
    const { all } = this;
    return all.find(({ roomId }) => roomId === this.#selected) ?? all.at(-1) ?? null;
  }

  /** The queue's word, which it only gives to the console in use [C7]. */
  async sync(listed: readonly Listed[]): Promise<void> {
    this.#listed = listed;
    // After a reload: each names a conversation that runs or has a record to be sent.
    const reading = (this.#kept ??= this.#store.conversations(this.#volunteerId, Date.now()).catch(() => []));
    const kept = await reading;
    if (reading !== this.#kept) return;
    // Taken out: what is finished here does not come back.
    for (const { roomId, ...known } of kept.splice(0)) this.#add(roomId, known);
    this.#follow(this.#listed);
  }

  /** What the queue does not list is over here. By its own socket it says how it went on. */
  #follow(listed: readonly Listed[]): void {
    for (const room of this.#rooms.values()) {
      room.generation = listed.find(({ roomId }) => roomId === room.roomId)?.generation ?? null;
      // Given back, or (once it is listed again) taken back after it had moved on: it starts afresh.
      if (room.listed ? room.closed === 'moved' : room.givenBack) this.#drop(room.roomId);
    }
    for (const { roomId } of listed) if (!this.#finished.has(roomId)) this.#add(roomId);
  }

  select(roomId: string): void {
    this.#selected = roomId;
    this.changed();
  }

  /** Record sent or skipped, or the conversation moved on: the key goes too. */
  async finish(roomId: string): Promise<void> {
    if (this.#rooms.get(roomId)?.closed !== 'moved') this.#finished.add(roomId);
    this.#drop(roomId);
    await this.#store.forgetConversation(roomId);
  }

  /** Lets go of everything here; what this browser keeps of it stays. */
  close(): void {
    this.#kept = null;
    for (const roomId of this.#rooms.keys()) this.#drop(roomId);
  }

  /** @param known what this browser has of it. */
  #add(roomId: string, known: Partial<Pick<OpenedConversation, 'key' | 'openedAtMs' | 'drafts'>> = {}): void {
    if (this.#rooms.has(roomId)) return;
    const room = new RoomController({
      roomId,
      volunteerId: this.#volunteerId,
      own: this.#own,
      trusts: (review, signed) => this.trusts(review, signed),
      store: this.#store,
      allowed: () => this.allowed,
      generation: this.#listed.find((one) => one.roomId === roomId)?.generation ?? null,
      key: known.key ?? null,
      drafts: known.drafts ?? {},
    });
    room.openedAtMs = known.openedAtMs ?? null;
    this.#rooms.set(roomId, room);
    this.#stops.set(
      roomId,
      room.subscribe(() => this.changed()),
    );
    this.#selected = roomId;
    room.connect();
    this.changed();
  }

  #drop(roomId: string): void {
    this.#stops.get(roomId)?.();
    this.#stops.delete(roomId);
    this.#rooms.get(roomId)?.disconnect();
    this.#rooms.delete(roomId);
    if (this.#selected === roomId) this.#selected = null;
    this.changed();
  }
}
