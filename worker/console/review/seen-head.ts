import { AuditHead } from '../../../protocol/http/audit.ts';

/*
 * [A12] The head of the log as this browser last found it right. It outlives signing out, so that whoever has both the database
 * and R2 in their hands can't write the log anew unseen by a browser that has looked before. It says nothing of what is in it.
 */

const NAME = 'luisterend-oog-log-head';

/** Null: this browser has not looked before, or keeps nothing. */
export function seenHead(): AuditHead | null {
  try {
    return AuditHead.parse(JSON.parse(localStorage.getItem(NAME) ?? 'null'));
  } catch {
    return null;
  }
}

export function keepSeenHead(head: AuditHead): void {
  try {
    localStorage.setItem(NAME, JSON.stringify(head));
  } catch {
    // Storage may be off. The heads of the server remain.
  }
}
