import * as z from 'zod';
import { isBlank } from '../../../protocol/blank.ts';
import { randomId } from '../../../protocol/bytes.ts';
import { CONCERN_GROUNDS, type ConcernBody } from '../../../protocol/http/concerns.ts';
import { LIMITS } from '../../../protocol/limits.ts';
import { sealEnvelope } from '../../../widget/keys/envelope.ts';

const Filled = z.object({
  ground: z.enum(CONCERN_GROUNDS).nullable(),
  text: z.string().max(LIMITS.concernTextChars),
  /** Until when the report keeps the conversation, by this device's clock; null while there is something to report. */
  keptUntil: z.number().nullable(),
});
type Filled = z.infer<typeof Filled>;

const EMPTY: Filled = { ground: null, text: '', keptUntil: null };

/** A concern while it is written. What was typed stays until it has been sent, also over a reload where `keep` can do that. */
export class ConcernDraft {
  filled: Filled = EMPTY;
  readonly #keep: (make: () => object) => void;

  /** @param before what an earlier page load left. */
  constructor(keep: (make: () => object) => void = () => undefined, before?: object) {
    this.#keep = keep;
    this.filled = Filled.safeParse({ ...EMPTY, ...before }).data ?? EMPTY;
  }

  write(part: Partial<Filled>): void {
    this.filled = { ...this.filled, ...part };
    this.#keep(() => this.filled);
  }

  /** Nothing of it is left to send. `heldMs`: for how long the server holds the conversation. */
  sent(heldMs: number): void {
    this.write({ ground: null, text: '', keptUntil: Date.now() + heldMs });
  }

  /** @returns what may leave this device: the ground, and the text sealed; null while no ground is chosen. */
  async seal(of: {
    roomId: string;
    role: 'volunteer' | 'coach';
    key: CryptoKey | null;
    lastSeq: number;
  }): Promise<ConcernBody | null> {
    const { ground, text } = this.filled;
    if (ground === null) return null;
    if (of.key === null || isBlank(text)) return { ground, text: null };
    const context = { conversationId: of.roomId, role: of.role, kind: 'concern' } as const;
    const content = { instance: randomId(), counter: 1, lastSeq: of.lastSeq, body: { text: text.trim() } };
    return { ground, text: await sealEnvelope(of.key, context, content) };
  }
}
