import type { ConversationLog } from '../ui/conversation-log.ts';

/** How many messages of others came while the panel was folded away. */
export class UnreadCount {
  /** In a frame not before the element has said so: it may have been made for a panel that is folded away. */
  panelOpen = true;
  #seen = 0;
  #restoring = true;

  of(log: ConversationLog | null): number {
    const others = log?.messages.filter(({ role }) => role !== 'visitor').length ?? 0;
    // What a reload brings back was there before it.
    if (this.panelOpen || this.#restoring) this.#seen = others;
    this.#restoring = log?.restoring !== false;
    return Math.max(0, others - this.#seen);
  }
}
