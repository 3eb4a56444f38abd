import * as z from 'zod';
import { OwnDraft } from '../session/own-draft.ts';
import { TypedTexts } from '../session/typed-texts.ts';
import { Delivery } from './concern-account.ts';

export const DELIVERY_FIELDS = ['recipient', 'how', 'part'] as const satisfies (keyof Delivery)[];

const Kept = z.object({
  chosen: z.array(z.int()),
  names: z.boolean(),
  kept: z.array(z.string()),
  delivery: Delivery,
  day: z.string().nullable(),
});

/** By concern. */
const drafts = new OwnDraft(() => new Map<string, PackageDraft>());

/** What is chosen and filled in to be handed out, of which nothing is recorded yet. It outlives a reload, as other texts of its writer do. */
export class PackageDraft {
  /** The numbers of the messages. */
  readonly chosen: Set<number>;
  /** The volunteer's alias goes along. */
  names: boolean;
  /** Aliases of colleagues that are no colleague's in this talk. */
  readonly kept: Set<string>;
  delivery: Delivery;
  /** Until which day the conversation is held; null: as long as it can be. */
  day: string | null;
  readonly #texts: TypedTexts;
  readonly #place: string;

  /** @param texts ready */
  private constructor(texts: TypedTexts, concernId: string) {
    this.#texts = texts;
    this.#place = `package ${concernId}`;
    const before = Kept.safeParse(texts.read(this.#place)).data;
    this.chosen = new Set(before?.chosen);
    this.names = before?.names ?? false;
    this.kept = new Set(before?.kept);
    this.delivery = before?.delivery ?? { recipient: '', how: '', part: '' };
    this.day = before?.day ?? null;
  }

  /** Of whose requests go through this, whose `TypedTexts` are ready. */
  static of(api: object, concernId: string): PackageDraft {
    const own = drafts.of(api);
    const draft = own.get(concernId) ?? new PackageDraft(TypedTexts.of(api), concernId);
    own.set(concernId, draft);
    return draft;
  }

  /** True if a reload would lose it. */
  get isAtRisk(): boolean {
    return this.#texts.isAtRisk(this.#place);
  }

  fillIn(name: keyof Delivery, text: string): void {
    this.delivery = { ...this.delivery, [name]: text };
    this.keep();
  }

  /** To be called after each other change. */
  keep(): void {
    const { chosen, names, kept, delivery, day } = this;
    const isEmpty = chosen.size === 0 && DELIVERY_FIELDS.every((name) => delivery[name] === '');
    const all: z.infer<typeof Kept> = { chosen: [...chosen], names, kept: [...kept], delivery, day };
    this.#texts.write(this.#place, isEmpty ? null : all);
  }

  /** It was recorded. */
  drop(api: object, concernId: string): void {
    drafts.of(api).delete(concernId);
    this.#texts.write(this.#place, null);
  }
}
