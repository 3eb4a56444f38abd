import type { ConversationLog } from '../../../widget/ui/conversation-log.ts';

/** What the visitor wrote in one talk since it was last on screen, and since when they wait for an answer. */
export class Unread {
  #seen = 0;
  #heard = 0;
  #restoring = true;

  get count(): number {
    return this.#heard - this.#seen;
  }

  /** After each change of the log. What a reload brings back was there before it. */
  follow(log: ConversationLog): void {
    this.#heard = log.messages.filter(({ role }) => role === 'visitor').length;
    if (this.#restoring) this.look();
    this.#restoring = log.restoring;
  }

  /** The talk is on screen, and somebody may look at it. */
  look(): void {
    this.#seen = this.#heard;
  }
}

/** The moment of the first message that no volunteer has answered, by this device's clock; null if there is none. */
export function unansweredSince({ messages }: ConversationLog): number | null {
  const answered = messages.findLastIndex(({ role }) => role === 'volunteer');
  return messages.slice(answered + 1).find(({ role }) => role === 'visitor')?.at ?? null;
}
