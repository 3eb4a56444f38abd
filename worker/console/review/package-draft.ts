import type { Delivery } from './concern-account.ts';

export const DELIVERY_FIELDS = ['recipient', 'how', 'part'] as const satisfies (keyof Delivery)[];

/** What is chosen and filled in to be handed out, of which nothing is recorded yet. */
export class PackageDraft {
  /** The numbers of the messages. */
  readonly chosen = new Set<number>();
  /** The volunteer's alias goes along. */
  names = false;
  /** Aliases of colleagues that are no colleague's in this talk. */
  readonly kept = new Set<string>();
  delivery: Delivery = { recipient: '', how: '', part: '' };
  /** Until which day the conversation is held; null: as long as it can be. */
  day: string | null = null;

  get isEmpty(): boolean {
    return this.chosen.size === 0 && DELIVERY_FIELDS.every((name) => this.delivery[name] === '');
  }
}
