import type { VisitorCommand, VisitorEvent, VisitorState } from '../../../protocol/room.ts';

/** Asks for the conversation's key, sealed to a console. */
export type KeyRequest = Extract<VisitorEvent, { type: 'sealRequest' | 'keyRequest' }>;

/** What a state says of a device that may be given the key: the console of one assignment, or a colleague's in one sit-in. */
type Place = { of: 'volunteer'; generation: number } | { of: 'coach'; sitIn: number };
/** `id`: of the console's public key. */
export type Reader = Place & { id: string };
/** What outlives a reload. `agreed`: the sit-ins to which the visitor said yes. */
export type KeptHolders = { readers: readonly Reader[]; agreed: readonly number[] };

/** `holders`: null if nobody was given the key by this page, or only by one that kept nothing of it. */
export type Keeper = { holders: KeptHolders | null };

/**
 * [K4] Who has been given the conversation's key. A server that asks for it in a stranger's name has to show the visitor a state
 * that explains it; without one the request is refused, and the visitor is told.
 */
export class KeyHolders {
  /** Who was given the key on one device more, and when by this device's clock. */
  news: { of: Reader['of']; alias: string | null; at: number } | null = null;
  /** A request was refused in this talk. */
  refused = false;
  readonly #keep: () => Keeper | undefined;
  /** Sit-ins to which the visitor said no: a request that crosses the answer is no reason for an alarm. */
  readonly #declined = new Set<number>();

  /** @param keep where it is kept with the rest of the conversation. */
  constructor(keep: () => Keeper | undefined) {
    this.#keep = keep;
  }

  get #kept(): KeptHolders | null {
    return this.#keep()?.holders ?? null;
  }

  set #kept(holders: KeptHolders) {
    const keeper = this.#keep();
    if (keeper !== undefined) keeper.holders = holders;
  }

  get readers(): readonly Reader[] {
    return this.#kept?.readers ?? [];
  }

  /** [C6] Takes in what the visitor says of a colleague. */
  hear(command: VisitorCommand): void {
    const kept = this.#kept;
    if (command.type !== 'allowCoach' || kept === null) return;
    const { sitIn, allowed } = command;
    const agreed = kept.agreed.filter((each) => each !== sitIn);
    if (allowed) this.#declined.delete(sitIn);
    else this.#declined.add(sitIn);
    this.#kept = { ...kept, agreed: allowed ? [...agreed, sitIn] : agreed };
  }

  /**
   * Whether the key may go to this console, and remembers that it does.
   * @param state what the room had said when it asked.
   */
  admit(request: KeyRequest, state: VisitorState | null): boolean {
    const { readers } = this;
    const { id } = request.console;
    const place = this.#placeOf(request, state);
    // Of a seal the other half is for the review key, of which nothing is known.
    const known = request.type === 'keyRequest' && readers.some((reader) => reader.id === id);
    if (place === null) {
      const crossed = state?.phase === 'talking' && this.#declined.has(state.coach?.sitIn ?? 0);
      this.refused ||= !known && !crossed;
      return known;
    }
    if (!known && request.type === 'keyRequest' && readers.some((reader) => isOfSame(reader, place)))
      this.news = { of: place.of, alias: aliasIn(state, place), at: Date.now() };
    this.#kept = {
      readers: [...readers.filter((reader) => reader.id !== id), { ...place, id }],
      agreed: this.#kept?.agreed ?? (place.of === 'coach' ? [place.sitIn] : []),
    };
    return true;
  }

  /** A conversation begins: there is nothing to tell. */
  forget(): void {
    this.news = null;
    this.refused = false;
    this.#declined.clear();
  }

  /** Null if no state explains the request. */
  #placeOf(request: KeyRequest, state: VisitorState | null): Place | null {
    if (request.type === 'sealRequest') {
      const { generation } = request;
      return state?.phase === 'connecting' && state.generation === generation
        ? this.#ifFree({ of: 'volunteer', generation }, request)
        : null;
    }
    if (state?.phase !== 'talking' && state?.phase !== 'ended') return null;
    const coach = state.phase === 'talking' && state.coach?.stage === 'sitting' ? state.coach : null;
    // A room of before does not say whose console it is.
    const known = this.readers.find(({ id }) => id === request.console.id)?.of;
    const reader = request.reader ?? known ?? (coach === null ? 'volunteer' : 'coach');
    if (reader === 'coach') {
      const agreed = coach !== null && (this.#kept?.agreed.includes(coach.sitIn) ?? true);
      return agreed ? { of: 'coach', sitIn: coach.sitIn } : null;
    }
    const generation = state.generation ?? this.#nextGeneration;
    return this.#ifFree({ of: 'volunteer', generation }, request);
  }

  /** Each assignment is to one console, and a later one replaces it. */
  #ifFree(place: Extract<Place, { of: 'volunteer' }>, { console }: KeyRequest): Place | null {
    const taken = this.readers.some(
      (reader) =>
        reader.of === 'volunteer' && reader.generation >= place.generation && reader.id !== console.id,
    );
    return taken ? null : place;
  }

  get #nextGeneration(): number {
    return (
      1 + Math.max(0, ...this.readers.map((reader) => (reader.of === 'volunteer' ? reader.generation : 0)))
    );
  }
}

/** The same colleague's sit-in, or a volunteer's console after another one. */
function isOfSame(reader: Reader, place: Place): boolean {
  return reader.of === 'coach'
    ? place.of === 'coach' && reader.sitIn === place.sitIn
    : place.of === 'volunteer';
}

function aliasIn(state: VisitorState | null, { of }: Place): string | null {
  if (state?.phase === 'talking') return of === 'coach' ? (state.coach?.alias ?? null) : state.alias;
  return state?.phase === 'ended' ? (state.talkers?.at(-1)?.alias ?? null) : null;
}
