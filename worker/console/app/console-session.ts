import type { MeBody } from '../../../protocol/http/staff.ts';
import type { PurgeState } from '../../../protocol/http/retention.ts';
import { PurgeWatch } from '../session/purge-watch.ts';
import { ApiError, errorCodeOf, type Api } from '../session/api.ts';
import type { OwnApis } from '../session/own-draft.ts';
import { ensureConsoleKey } from '../session/console-key.ts';
import type { KeyStore } from '../session/key-store.ts';
import { InOrder } from '../kit/in-order.ts';
import { Observable } from '../kit/observable.ts';
import { QueueController, type CoachWish, type QueueSnapshot } from '../session/queue-controller.ts';
import { KeyPin, type PinAlarm } from '../session/key-pin.ts';
import type { Arrival, PasskeySecret } from '../session/passkey-secret.ts';
import type { StaffKey } from '../session/staff-key.ts';
import type { KeyringAlarm } from '../review/inspect-keys.ts';
import type { ReviewKeyring } from '../review/review-keyring.ts';
import type { AwaitedShares } from '../review/awaited-shares.ts';
import { Rooms } from '../talk/rooms.ts';
import { useTopics } from '../conversation/topics.ts';
import { OwnSitIn } from '../sit-in/own-sit-in.ts';

export type SessionEnd = 'expired' | 'keyLost';
export type KeyAlarm = PinAlarm | KeyringAlarm;

/** Everything of the person who is signed in, for as long as that lasts. */
export class ConsoleSession extends Observable {
  readonly api: Api;
  readonly queue: QueueController;
  readonly rooms: Rooms;
  readonly ownSitIn: OwnSitIn;
  /** Coordinators only, since it is no part of a volunteer's download; null also where its part could not be fetched. */
  readonly keyring: ReviewKeyring | null;
  /** Volunteers only, whose lasting key nothing else opens; null also where its part could not be fetched. */
  staffKey: StaffKey | null = null;
  /** By whose clock the helpline opens and closes; null where the settings could not be read. */
  readonly zone: string | null;
  readonly #store: KeyStore;
  readonly #ended: (how: SessionEnd) => void;
  /** [K4] Whose signature this browser met first. */
  readonly pin: KeyPin;
  #pinAlarm: PinAlarm | null = null;
  readonly #purge: PurgeWatch | null;
  /** The newest offer of which the keys were looked at. */
  #checkedOffer: string | null = null;
  #stoodDown: QueueSnapshot | null = null;
  #me: MeBody;
  readonly #answers = new InOrder();
  readonly #checks = new InOrder();
  /** The wishes to read along that were answered with not now, by their talk. */
  readonly #notNow = new Set<string>();
  readonly #awaited: AwaitedShares | null;
  #checking = false;
  #expired = false;
  #closed = false;

  private constructor(
    parts: {
      api: Api;
      store: KeyStore;
      me: MeBody;
      rooms: Rooms;
      ownSitIn: OwnSitIn;
      passkey: PasskeySecret | null;
      review: ReviewPart | null;
      zone: string | null;
    },
    ended: (how: SessionEnd) => void,
  ) {
    super();
    this.api = parts.api;
    this.rooms = parts.rooms;
    this.ownSitIn = parts.ownSitIn;
    this.#store = parts.store;
    this.#me = parts.me;
    this.#ended = ended;
    const { api, store, passkey, review } = parts;
    this.keyring = review && new review.ReviewKeyring({ api, store, passkey, signed: () => this.refresh() });
    this.#awaited = review && this.keyring && new review.AwaitedShares(api, this.keyring);
    this.pin = new KeyPin(!parts.me.demo);
    this.rooms.trusts = (review, signed) => this.pin.trusts(review, signed);
    this.zone = parts.zone;
    this.#purge = this.isCoordinator ? new PurgeWatch(parts.api) : null;
    this.#purge?.subscribe(() => this.changed());
    this.queue = new QueueController();
    this.queue.subscribe(() => this.#followQueue());
    this.rooms.subscribe(() => {
      this.#leaveIfDone();
      this.changed();
    });
    this.ownSitIn.subscribe(() => this.changed());
    this.keyring?.subscribe(() => this.changed());
  }

  /**
   * @param arrival how somebody came in; null in a tab that found the session as it was.
   * @param ended the session is over without the person having asked for it.
   * @throws ApiError, `notSignedIn` among them.
   */
  static async start(
    apis: OwnApis,
    store: KeyStore,
    arrival: Arrival | null,
    ended: (how: SessionEnd) => void,
  ): Promise<ConsoleSession | 'keyLost'> {
    const me = await apis.nobody.me();
    const api = await apis.signedIn(me.volunteer.id, me.half, store);
    // Without the helpline's own lines and sites a volunteer is only asked more often.
    const settings = api.settings().catch(() => null);
    const own = await ensureConsoleKey(api, store, me);
    if (own === null) return 'keyLost';
    const rooms = new Rooms(me.volunteer.id, own, store);
    const known = await settings;
    rooms.allowed = known?.own ?? rooms.allowed;
    if (known?.topics !== undefined) useTopics(known.topics);
    const review = me.volunteer.role === 'coordinator' ? await fetchReview() : null;
    const [passkey, zone] = [arrival?.secret ?? null, known?.openingHours.zone ?? null];
    const parts = { api, store, me, rooms, ownSitIn: new OwnSitIn(own), passkey, review, zone };
    const session = new ConsoleSession(parts, ended);
    await session.#learn(me);
    session.queue.connect();
    await session.#loadKeyring();
    // Nobody waits for it: what it opens is not part of a talk.
    if (review === null) void session.#startStaffKey(arrival).catch(() => {});
    return session;
  }

  get me(): MeBody {
    return this.#me;
  }

  /** The session ran out during a talk, which goes on [C8]; the rest waits for a new sign-in. */
  get expired(): boolean {
    return this.#expired;
  }

  /** [K4] What is wrong with the keys that visitors get. While anything is, nobody is offered here. */
  get keyAlarm(): KeyAlarm | null {
    return this.#pinAlarm ?? this.keyring?.alarm ?? null;
  }

  /** The fingerprint of the new signing key was compared by voice, or it was made here. Another that came meanwhile was neither. */
  async acceptSigner(signerId: string | null): Promise<void> {
    if (signerId !== null && signerId === this.#me.signedBy) this.pin.accept(signerId);
    await this.#learn(this.#me);
    this.changed();
  }

  /** [R3] Coordinators only. */
  get purgeState(): PurgeState {
    return this.#purge?.state ?? 'ok';
  }

  /** Whether everything is there that visitors need to be let in, whatever the hours. */
  get ready(): boolean {
    return this.#me.reviewKey === 'present' && this.#me.firstRun === undefined;
  }

  get isCoordinator(): boolean {
    return this.#me.volunteer.role === 'coordinator';
  }

  /** Whether signing out now would cut this device off from something. */
  get hasWork(): boolean {
    return this.rooms.all.length > 0 || this.ownSitIn.active;
  }

  /** [C6] Who asks for somebody to read along; one at a time is enough. */
  get coachWanted(): readonly CoachWish[] {
    const { view } = this.queue;
    if (view.state !== 'ready' || view.lost || this.ownSitIn.active) return [];
    return view.snapshot.coachWanted.filter(({ roomId }) => !this.#notNow.has(roomId));
  }

  /** `Nu niet`: somebody else may; whoever asks anew is shown again. */
  declineCoachWish({ roomId }: CoachWish): void {
    this.#notNow.add(roomId);
    this.changed();
  }

  /** After something that `me` tells may have changed, such as the review key. */
  async refresh(): Promise<void> {
    await this.#ask();
    await this.#loadKeyring();
    this.changed();
  }

  async signOut(): Promise<void> {
    this.ownSitIn.leave();
    await this.api.signOut();
    this.close();
    await this.#store.clear();
  }

  close(): void {
    this.#closed = true;
    this.queue.disconnect();
    this.#purge?.close();
    this.rooms.close();
    this.ownSitIn.close();
    this.keyring?.lock();
  }

  async #startStaffKey(arrival: Arrival | null): Promise<void> {
    if (this.isCoordinator) return;
    const { StaffKey: Made } = await import('../session/staff-key.ts');
    const passkey = arrival?.secret ?? null;
    const { api } = this;
    this.staffKey = new Made({ api, store: this.#store, volunteerId: this.#me.volunteer.id, passkey });
    this.staffKey.subscribe(() => this.changed());
    await this.staffKey.start(arrival);
  }

  /** A view without its keys says so itself; the rest of the console works. */
  async #loadKeyring(): Promise<void> {
    await this.keyring?.load(this.#me).catch(() => {});
    this.#standDown();
    if (!this.#me.secrecyDue) void this.#awaited?.send();
  }

  /** @throws ApiError `notSignedIn`, also once somebody else has signed in in another tab: what stands here is not theirs. */
  #ask(): Promise<void> {
    return this.#answers.use(this.api.me(), (me) => {
      if (me.volunteer.id !== this.#me.volunteer.id) throw new ApiError('notSignedIn');
      return this.#learn(me);
    });
  }

  async #learn(me: MeBody): Promise<void> {
    this.#me = me;
    await this.#checks.use(this.pin.check(me), (alarm) => void (this.#pinAlarm = alarm));
    if (!me.secrecyDue) this.queue.readmit();
    this.#standDown();
  }

  /** No visitor may come to a console that does not trust the key their talk would be sealed to. Said once to each word of the queue. */
  #standDown(): void {
    const { view } = this.queue;
    if (this.keyAlarm === null || view.state !== 'ready' || view.snapshot === this.#stoodDown) return;
    this.#stoodDown = view.snapshot;
    if (view.snapshot.me.status === 'available') this.queue.setAvailable(false);
  }

  #followQueue(): void {
    const { view } = this.queue;
    if (this.queue.secrecyDue && !this.#me.secrecyDue) void this.#checkSession();
    if (view.state === 'ready') {
      // A list from before the connection was lost says nothing of now.
      if (!view.lost) void this.rooms.sync(view.snapshot.conversations);
      this.ownSitIn.follow(view.snapshot);
      for (const roomId of this.#notNow)
        if (!view.snapshot.coachWanted.some((wish) => wish.roomId === roomId)) this.#notNow.delete(roomId);
      this.#standDown();
      const { offer } = view.snapshot;
      const offered = offer && `${offer.roomId} ${offer.generation}`;
      const isNew = offered !== null && offered !== this.#checkedOffer;
      this.#checkedOffer = offered;
      // A coordinator may have made the key elsewhere: who waits is the sign of it. Before a talk the keys are looked at again.
      if (view.lost || !this.ready || isNew) void this.#checkSession();
    } else if (view.state === 'inUse') {
      this.rooms.close();
      this.ownSitIn.close();
    } else if (view.state === 'refused' || view.state === 'connecting') {
      void this.#checkSession();
    }
    this.changed();
  }

  #leaveIfDone(): void {
    if (this.#expired && !this.rooms.all.some(({ live }) => live)) this.#ended('expired');
  }

  /** A socket can't say that the session ran out: the browser sees only that it did not open. */
  async #checkSession(): Promise<void> {
    if (this.#checking) return;
    this.#checking = true;
    try {
      await this.#ask();
      this.changed();
    } catch (error) {
      // Answered after its end, it would enter the rooms again, beside whoever signs in next.
      if (this.#closed || errorCodeOf(error) !== 'notSignedIn') return;
      this.#expired = true;
      // From now on the queue says nothing any more. A talk that goes on is known from its room.
      await this.rooms.sync([]);
      this.#leaveIfDone();
      this.changed();
    } finally {
      this.#checking = false;
    }
  }
}

type ReviewPart = { ReviewKeyring: typeof ReviewKeyring; AwaitedShares: typeof AwaitedShares };

/** @returns null if it can't be fetched: the pages that need it say so, and the rest of the console works. */
async function fetchReview(): Promise<ReviewPart | null> {
  return await import('../review/review-part.ts').catch(() => null);
}
