import type { Envelope, Role } from '../../protocol/sealed.ts';
import { openEnvelope, sealEnvelope } from '../keys/envelope.ts';
import type { Counted } from './gap-counter.ts';

type MarkerCommand = { type: 'endMarker'; envelope: Envelope };
const SIDES = ['visitor', 'volunteer'] as const;
export type Sides = Record<(typeof SIDES)[number], number>;

/** How many messages each side had, as an end marker says. */
export function sidesIn(body: unknown): Sides {
  const counts: Partial<Record<string, unknown>> =
    typeof body === 'object' && body !== null ? { ...body } : {};
  const of = (side: keyof Sides) => (Number.isSafeInteger(counts[side]) ? Number(counts[side]) : 0);
  return { visitor: of('visitor'), volunteer: of('volunteer') };
}

/** How many of the messages that were counted are not here. */
export function lackingOf(counted: Sides, here: Sides): number {
  return SIDES.reduce((sum, side) => sum + Math.max(0, counted[side] - here[side]), 0);
}

/** [K6] After the end each side says, sealed, how many messages of both are there; so the other sees what was cut off. */
export class EndMarker {
  /** The other side had more than came here. */
  cutOff = false;
  readonly #options: { conversationId: string; ownRole: Role; send: (command: MarkerCommand) => boolean };
  #said = '';

  constructor(options: { conversationId: string; ownRole: Role; send: (command: MarkerCommand) => boolean }) {
    this.#options = options;
  }

  /** Once for each count: a page that comes back after the end gets the last messages only then. */
  async say(key: CryptoKey, here: Sides, counted: Counted): Promise<void> {
    const { ownRole, send } = this.#options;
    const said = JSON.stringify(here);
    if (ownRole === 'coach' || said === this.#said) return;
    const envelope = await sealEnvelope(key, this.#contextOf(ownRole), { ...counted, body: here });
    if (send({ type: 'endMarker', envelope })) this.#said = said;
  }

  /** @throws when it was not sealed under this key. */
  async hear(key: CryptoKey, role: Role, envelope: Envelope, here: Sides): Promise<void> {
    const { body } = await openEnvelope(key, this.#contextOf(role), envelope);
    this.cutOff = lackingOf(sidesIn(body), here) > 0;
  }

  #contextOf(role: Role) {
    return { conversationId: this.#options.conversationId, role, kind: 'end' } as const;
  }
}
