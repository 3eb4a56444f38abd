import { expect } from 'vitest';
import { DEFAULT_SETTINGS } from '../../worker/domain/settings/default-settings.ts';
import type { Offer } from '../../protocol/queue.ts';
import type { HoursNow } from '../../worker/domain/hours/hours-now.ts';
import type { RoomReport } from '../../worker/domain/exchange.ts';
import {
  EMPTY_QUEUE,
  waitingEntries,
  type QueueContext,
  type QueueState,
} from '../../worker/domain/queue/state.ts';
import { consoleSnapshot, roomPlaces } from '../../worker/domain/queue/views.ts';
import { setAvailable, stillHere, takeBreak } from '../../worker/domain/queue/duty.ts';
import * as queue from '../../worker/domain/queue/queue.ts';
import { nextDeadlineMs } from '../../worker/domain/queue/settle.ts';
import { signUp } from '../../worker/domain/queue/sign-up.ts';

export const MINUTE = 60_000;
const OPEN: HoursNow = { state: 'open', closesAtMs: null, signUpEndsAtMs: null };

/** A queue driven by hand, with its own clock. */
export class DrivenQueue {
  state: QueueState = EMPTY_QUEUE;
  nowMs = 1_000_000;
  hours: HoursNow | ((nowMs: number) => HoursNow) = OPEN;
  settings = DEFAULT_SETTINGS.queue;
  #revision = 0;

  get context(): QueueContext {
    return this.contextAt(this.nowMs);
  }
  contextAt(nowMs: number): QueueContext {
    const hours = typeof this.hours === 'function' ? this.hours(nowMs) : this.hours;
    return { nowMs, settings: this.settings, hours };
  }
  pass(ms: number): void {
    this.nowMs += ms;
    this.state = queue.passTime(this.state, this.context);
  }
  /** As the alarm has it: stops at each deadline on the way. `seen` is called there, and at the end. */
  live(ms: number, seen: () => void = () => {}): void {
    const endMs = this.nowMs + ms;
    while (this.nowMs < endMs) {
      const deadlineMs = nextDeadlineMs(this.state, this.context) ?? Infinity;
      this.pass(Math.min(deadlineMs, endMs) - this.nowMs);
      seen();
    }
  }
  signUp(id: string): string {
    const { state, result } = signUp(this.state, this.context, { roomId: `room-${id}`, signUpId: id });
    this.state = state;
    return result.outcome;
  }
  /** The next report of a room, newer than all before it. */
  nextReport(id: string, change: Partial<RoomReport> = {}): RoomReport {
    this.#revision += 1;
    return {
      roomId: `room-${id}`,
      signUpId: id,
      joinedAtMs: this.nowMs,
      revision: this.#revision,
      connected: true,
      cameIn: true,
      phase: 'waiting',
      opened: false,
      assignment: null,
      returned: null,
      sitIn: null,
      ...change,
    };
  }
  take(report: RoomReport): void {
    this.state = queue.takeReport(this.state, this.context, report);
  }
  report(id: string, change: Partial<RoomReport> = {}): void {
    this.take(this.nextReport(id, change));
  }
  /** Signs a visitor up and connects their socket. */
  arrive(id: string): void {
    expect(this.signUp(id)).toBe('admitted');
    this.report(id);
  }
  sit(id: string, sessionHash = `session-${id}`, takeOver = false): string {
    const { state, result } = queue.connectConsole(this.state, this.context, {
      id,
      alias: id,
      sessionHash,
      takeOver,
    });
    this.state = state;
    return result;
  }
  available(id: string, on = true): void {
    this.state = setAvailable(this.state, this.context, id, on);
  }
  stillHere(id: string, agoMs = 0): void {
    this.state = stillHere(this.state, this.context, id, agoMs);
  }
  takeBreak(id: string): void {
    this.state = takeBreak(this.state, this.context, id);
  }
  /** Disconnects a console, which has been silent for as long. */
  lose(id: string, silentMs = 0): void {
    const by = { volunteerId: id, sinceMs: this.nowMs - silentMs };
    this.state = queue.disconnectConsole(this.state, this.context, by);
  }
  offerTo(id: string) {
    return consoleSnapshot(this.state, this.context, id).offer;
  }
  accept(id: string): string {
    const offer = this.offerTo(id);
    if (offer === null) return 'noOffer';
    const { state, result } = queue.accept(this.state, this.context, { volunteerId: id, ...offer });
    this.state = state;
    return result;
  }
  decline(id: string): void {
    const offer = this.offerTo(id);
    if (offer === null) throw new Error('there is no offer to decline');
    this.state = queue.decline(this.state, this.context, { volunteerId: id, ...offer }).state;
  }
  /** The results of accepting and declining an offer that was seen before; neither changes this queue. */
  answer(id: string, offer: Offer | null): string[] {
    if (offer === null) throw new Error('there is no offer to answer');
    const by = { volunteerId: id, ...offer };
    return [queue.accept, queue.decline].map((act) => act(this.state, this.context, by).result);
  }
  /** The generation of the assignment that this visitor has. */
  generationOf(id: string): number {
    const place = this.state.entries.find((entry) => entry.signUpId === id)?.place;
    if (place?.state !== 'assigned') throw new Error(`${id} has no assignment`);
    return place.generation;
  }
  seenBy(id: string) {
    return consoleSnapshot(this.state, this.context, id);
  }
  /** What a waiting visitor is told; null if they don't wait. */
  toldTo(id: string) {
    const told = roomPlaces(this.state, this.context).get(`room-${id}`);
    return told?.place === 'waiting' ? told : null;
  }
  statusOf(id: string): string {
    return consoleSnapshot(this.state, this.context, id).me.status;
  }
  positions(): string[] {
    return waitingEntries(this.state).map((entry) => entry.signUpId);
  }
}

/** A queue in which these volunteers are available, the first one longest. */
export function withVolunteers(...ids: string[]): DrivenQueue {
  const driven = new DrivenQueue();
  for (const id of ids) {
    driven.sit(id);
    driven.available(id);
    driven.pass(1);
  }
  return driven;
}
