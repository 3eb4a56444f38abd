import type { VolunteerState } from '../../../protocol/room.ts';
import type { Role } from '../../../protocol/sealed.ts';
import type { ListedMessage } from '../../../widget/ui/message-list.ts';
import { clock } from '../kit/clock.ts';
import { nextPaceMs, paceOf, type PaceFacts, type PaceShown, type Said } from './pace.ts';

/** A message says only in which minute it was written: one of this minute has just come. */
const JUST_NOW_MS = 60_000;

/** What it follows of a room. */
export type PacedRoom = {
  readonly state: VolunteerState | null;
  /** When the state came, by `clock`. */
  readonly heardAtMs: number;
  readonly connected: boolean;
  readonly messages: readonly ListedMessage[];
  readonly log: { readonly typing: Role | null };
  readonly ending: { readonly atMs: number | null };
};
type Talking = Extract<VolunteerState, { phase: 'talking' }>;

/** [C14] [C15] Knows at any moment what is to be said of a talk's course, and when that may be something else. */
export class TalkPace {
  /** Null before a talk and after it. */
  shown: PaceShown | null = null;
  readonly #due: () => void;
  /** When each message came or went, by `clock`. */
  readonly #times = new Map<string, number>();
  #visitor: PaceFacts['visitor'] = { is: 'present', sinceMs: -Infinity };
  #writes = false;
  #wroteAtMs = -Infinity;
  #joinedAtMs: number | null = null;
  /** How many messages the volunteer had sent when a colleague was suggested. */
  #helpedAfter: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  /** @param due time alone may have changed what is shown: `follow` is to be called. */
  constructor(due: () => void) {
    this.#due = due;
  }

  /** After each change of the room. */
  follow(room: PacedRoom): void {
    clearTimeout(this.#timer);
    const { state } = room;
    if (state?.phase !== 'talking' || this.#stopped) return void (this.shown = null);
    const nowMs = clock.now();
    const facts = this.#facts(room, state, nowMs);
    this.shown = paceOf(facts, nowMs);
    if (this.shown.waits === 'help') this.#helpedAfter = ownCount(facts.said);
    this.#timer = setTimeout(this.tick, nextPaceMs(facts, nowMs) - nowMs);
  }

  /** A moment has passed. */
  readonly tick = (): void => this.#due();

  /** Its timer, with the room. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #facts(room: PacedRoom, state: Talking, nowMs: number): PaceFacts {
    this.#look(room, state, nowMs);
    const said = this.#said(room.messages, nowMs);
    const openedAtMs = room.heardAtMs - state.openedAgoMs;
    this.#joinedAtMs ??= nowMs;
    const suggested = this.#helpedAfter !== null && this.#helpedAfter !== ownCount(said);
    return {
      pace: state.pace,
      connected: room.connected,
      visitor: this.#visitor,
      writes: this.#writes,
      wroteAtMs: this.#wroteAtMs,
      said,
      seen: room.messages.findLast(({ role }) => role === 'volunteer')?.status === 'seen',
      openedAtMs,
      joinedAtMs: state.predecessors.length > 0 ? this.#joinedAtMs : openedAtMs,
      ending: room.ending.atMs !== null,
      mayHelp: (state.coach === null || state.coach.stage === 'left') && !suggested,
    };
  }

  /** Whether the visitor is there and writes, and since when. */
  #look({ heardAtMs, log }: PacedRoom, { visitor, awayForMs = 0 }: Talking, nowMs: number): void {
    if (visitor === 'away') this.#visitor = { is: 'away', sinceMs: heardAtMs - awayForMs };
    else if (this.#visitor.is === 'away') this.#visitor = { is: 'present', sinceMs: heardAtMs };
    const writes = log.typing === 'visitor';
    if (writes || this.#writes) this.#wroteAtMs = nowMs;
    this.#writes = writes;
  }

  #said(messages: readonly ListedMessage[], nowMs: number): Said[] {
    return messages.flatMap(({ id, role, at }): Said[] => {
      if (role === 'coach') return [];
      const agoMs = Date.now() - at;
      const atMs = this.#times.get(id) ?? (agoMs < JUST_NOW_MS ? nowMs : nowMs - agoMs);
      this.#times.set(id, atMs);
      return [{ by: role === 'visitor' ? 'visitor' : role === 'volunteer' ? 'own' : 'before', atMs }];
    });
  }
}

const ownCount = (said: readonly Said[]): number => said.filter(({ by }) => by === 'own').length;
