import { CLOSE } from '../../../protocol/close-codes.ts';
import { ENDPOINTS } from '../../../protocol/endpoints.ts';
import { readerOf } from '../../../protocol/lenient.ts';
import {
  QueueEvent,
  type CoordinatorSnapshot,
  type Offer,
  type QueueCommand,
} from '../../../protocol/queue.ts';
import { PROTOCOL_VERSION } from '../../../protocol/version.ts';
import { ReconnectingSocket } from '../../../widget/ui/reconnecting-socket.ts';
import { Observable } from '../kit/observable.ts';
import { SignsOfLife } from './signs-of-life.ts';
import { socketUrl } from '../kit/socket-url.ts';

export type QueueSnapshot = Extract<QueueEvent, { type: 'state' }>;
/** [C6] A colleague who asks for somebody to read along, and the talk. */
export type CoachWish = QueueSnapshot['coachWanted'][number];

/** Connected or not is apart from what was last heard: a console stays readable while the network is away. */
export type QueueView =
  | { state: 'connecting' }
  | { state: 'ready'; snapshot: QueueSnapshot; heardAtMs: number; lost: boolean }
  | { state: 'inUse' }
  | { state: 'refused' }
  /** [A14] No place before the statement of secrecy is accepted. */
  | { state: 'secrecyDue' }
  | { state: 'stopped' };

const readQueueEvent = readerOf(QueueEvent);

/** This console's place with the queue, for as long as somebody is signed in. */
export class QueueController extends Observable {
  view: QueueView = { state: 'connecting' };
  /** What coordinators see of the whole queue; null in every other console, and before the queue has said it. */
  overview: { snapshot: CoordinatorSnapshot; heardAtMs: number } | null = null;
  /** The offer that was just answered here; its buttons rest until the queue has spoken. */
  answering: number | null = null;
  /** The offer that was answered is no longer this volunteer's. */
  tooLate = false;
  /** An offer that was shown here lapsed without an answer, and the pause because of it lasts. */
  missed = false;
  /** Put off because the question whether anybody is there had no answer; nobody waited meanwhile. */
  quiet = false;
  /** What was asked of the switch; null once the queue has spoken. */
  wish: boolean | null = null;
  /** [A14] The queue gives this person no conversation before they accept the statement of secrecy. */
  secrecyDue = false;
  /** It said so on this socket, and closes it if this person is in no talk. */
  #sentAway = false;
  #declined: number | null = null;
  #signs: SignsOfLife | null = null;
  #socket: ReconnectingSocket | null = null;
  #takeOver = false;

  connect(): void {
    this.#signs ??= new SignsOfLife(
      (agoMs) => this.#socket?.send({ type: 'stillHere', agoMs } satisfies QueueCommand) ?? false,
      () => this.asked,
    );
    this.#socket ??= new ReconnectingSocket({
      url: socketUrl(ENDPOINTS.queueSocket.path),
      hello: () => {
        const takeOver = this.#takeOver;
        this.#takeOver = false;
        return { type: 'hello', version: PROTOCOL_VERSION, takeOver } satisfies QueueCommand;
      },
      onEvent: (frame) => {
        const event = readQueueEvent(frame);
        if (event !== null) this.#handle(event);
      },
      onStatus: (status, closeCode) => {
        if (status === 'lost') this.#lost();
        if (status === 'closed' && closeCode !== null) this.#closed(closeCode);
      },
    });
  }

  /** `Hier verdergaan`: the other console of this volunteer gives way. */
  takeOver(): void {
    this.disconnect();
    this.#takeOver = true;
    this.#comeBack();
  }

  /** [A14] The statement of secrecy is accepted: back to the queue, if it had closed this console. */
  readmit(): void {
    if (!this.secrecyDue) return;
    this.secrecyDue = false;
    if (this.view.state === 'secrecyDue') this.#comeBack();
    else this.changed();
  }

  disconnect(): void {
    this.#signs?.stop();
    this.#signs = null;
    this.#socket?.close();
    this.#socket = null;
    this.#sentAway = false;
  }

  setAvailable(on: boolean): void {
    if (this.#send({ type: 'setAvailable', on })) this.wish = on;
    this.changed();
  }

  /** [Q11] After a long time without a touch: whether anybody is there. An offer asks for itself. */
  get asked(): boolean {
    const { view } = this;
    if (view.state !== 'ready' || view.lost) return false;
    return view.snapshot.offInMs !== null && view.snapshot.offer === null;
  }

  /** `Ja, ik ben er`. */
  stillHere(): void {
    this.#signs?.report();
  }

  /** `Even pauze`. */
  takeBreak(): void {
    this.#send({ type: 'takeBreak' });
    this.changed();
  }

  accept({ roomId, generation }: Offer): void {
    this.#answer(generation, { type: 'accept', roomId, generation });
  }

  decline({ roomId, generation }: Offer): void {
    this.#declined = generation;
    this.#answer(generation, { type: 'decline', roomId, generation });
  }

  #answer(generation: number, command: QueueCommand): void {
    if (this.#send(command)) this.answering = generation;
    this.changed();
  }

  #send(command: QueueCommand): boolean {
    this.tooLate = false;
    return this.#socket?.send(command) ?? false;
  }

  #handle(event: QueueEvent): void {
    switch (event.type) {
      case 'state':
        if (event.offer?.generation !== this.answering) this.answering = null;
        this.wish = null;
        this.missed = event.me.status === 'pause' && !event.me.chosen && (this.missed || this.#lapsed(event));
        this.quiet = event.me.status === 'off' && event.me.absent && (this.quiet || this.asked);
        return this.#show({ state: 'ready', snapshot: event, heardAtMs: performance.now(), lost: false });
      case 'overview':
        this.overview = { snapshot: event, heardAtMs: performance.now() };
        return this.changed();
      case 'inUse':
        this.overview = null;
        this.disconnect();
        return this.#show({ state: 'inUse' });
      case 'secrecyDue':
        this.secrecyDue = this.#sentAway = true;
        this.overview = null;
        this.wish = this.answering = null;
        return this.changed();
      case 'refused':
        this.tooLate = true;
        this.answering = null;
        return this.changed();
    }
  }

  /** The offer that was on screen is gone, and nobody here declined it. */
  #lapsed({ offer }: QueueSnapshot): boolean {
    const before = this.view.state === 'ready' ? this.view.snapshot.offer : null;
    return before !== null && offer === null && before.generation !== this.#declined;
  }

  #lost(): void {
    this.answering = this.wish = null;
    this.#show(this.view.state === 'ready' ? { ...this.view, lost: true } : this.view);
  }

  #closed(code: number): void {
    // Nothing is heard any more, and what was heard would look like now.
    this.#socket = this.overview = null;
    const sentAway = this.#sentAway && code === CLOSE.version.code;
    this.#sentAway = false;
    if (code === CLOSE.replaced.code) this.#show({ state: 'inUse' });
    else if (sentAway && this.secrecyDue) this.#show({ state: 'secrecyDue' });
    // Accepted while the socket was closing.
    else if (sentAway) this.#comeBack();
    else this.#show({ state: code === CLOSE.refused.code ? 'refused' : 'stopped' });
  }

  #comeBack(): void {
    this.#show({ state: 'connecting' });
    this.connect();
  }

  #show(view: QueueView): void {
    this.view = view;
    this.changed();
  }
}
