import type { Content } from '../keys/envelope.ts';

/** What a writer says of a message inside its envelope, by which readers count. */
export type Counted = Pick<Content, 'instance' | 'counter' | 'lastSeq'>;

/**
 * [K6] Tells how many messages should have stood before this one, by the room's numbers, by the writers' own counts and by what
 * they had seen. Give it each message once, in the order in which it stands; null for one that cannot be read.
 */
export function gapCounter(): (seq: number, content: Counted | null) => number {
  const counters = new Map<string, number>();
  let lastSeq = 0;
  // What stood there unread, or was counted as missing: each may be the one that another writer's count skips later.
  let unseen = 0;
  return (seq, content) => {
    const byNumber = Math.max(0, seq - lastSeq - 1);
    const lastSeen = lastSeq;
    lastSeq = Math.max(seq, lastSeq);
    if (content === null) {
      unseen += byNumber + 1;
      return byNumber;
    }
    const { instance, counter } = content;
    const counted = counters.get(instance) ?? 0;
    counters.set(instance, Math.max(counted, counter));
    const skipped = Math.max(0, counter - counted - 1);
    const byCounter = Math.max(0, skipped - unseen);
    // What the writer had seen, beyond what stands here.
    const missing = Math.max(byNumber, byCounter, content.lastSeq - lastSeen);
    unseen = Math.max(0, unseen - skipped) + missing - byCounter;
    return missing;
  };
}
