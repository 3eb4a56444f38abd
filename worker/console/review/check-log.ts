import { entryHash } from '../../../protocol/audit-hash.ts';
import { AUDIT_KEPT_DAYS, type AuditHead, type ChainRow } from '../../../protocol/http/audit.ts';

/**
 * What is wrong with the log, by the numbers of its entries.
 *
 * changed: an entry no longer is what was linked · inserted: it was put between two that were linked to each other · missing:
 * these are gone · broken: the entry was replaced, or one was taken away right after it · cut: the log once went on to `seq` ·
 * rewritten: at some moment another entry stood at `seq`, so that nothing up to it can be relied on
 */
export type Finding =
  | { kind: 'changed' | 'inserted' | 'broken'; seq: number; at: number }
  | { kind: 'missing'; from: number; to: number }
  | { kind: 'cut' | 'rewritten'; seq: number; at: number };

const DAY_MS = 86_400_000;

/** [A12] Recomputes the links of the log, page by page, and compares it with heads that are kept elsewhere. */
export class LogCheck {
  readonly #findings: Finding[] = [];
  /** Every hash met so far, in order. */
  readonly #rows: Pick<ChainRow, 'seq' | 'at' | 'hash'>[] = [];
  readonly #indexOf = new Map<string, number>();

  /** How many entries were looked at. */
  get count(): number {
    return this.#rows.length;
  }

  /** The last entry, to remember and to compare with next time. */
  get head(): AuditHead | null {
    const last = this.#rows.at(-1);
    return last === undefined || last.hash === null ? null : { seq: last.seq, at: last.at, hash: last.hash };
  }

  /** The hash of the entry of this number; null if there is none. */
  hashAt(seq: number): string | null {
    return this.#rows.find((row) => row.seq === seq)?.hash ?? null;
  }

  /** Takes the next entries, in the order of their numbers. */
  async add(rows: readonly ChainRow[]): Promise<void> {
    for (const row of rows) {
      this.#checkLink(row);
      const { seq, prev, hash, ...fields } = row;
      if (prev === null || hash === null || (await entryHash(prev, fields)) !== hash)
        this.#findings.push({ kind: 'changed', seq, at: row.at });
      if (hash !== null) this.#indexOf.set(hash, this.#rows.length);
      this.#rows.push({ seq, at: row.at, hash });
    }
  }

  #checkLink({ seq, prev }: ChainRow): void {
    const before = this.#rows.at(-1);
    if (before === undefined) return;
    // No number is ever left out, also where the next entry was linked to what was left.
    const gap = seq > before.seq + 1;
    if (gap) this.#findings.push({ kind: 'missing', from: before.seq + 1, to: seq - 1 });
    // Without its hash the one before has been found to be changed.
    if (before.hash === null || before.hash === prev) return;
    const linkedTo = prev === null ? undefined : this.#indexOf.get(prev);
    if (linkedTo !== undefined) {
      for (const row of this.#rows.slice(linkedTo + 1)) this.#inserted(row);
    } else if (!gap) {
      this.#findings.push({ kind: 'broken', seq: before.seq, at: before.at });
    }
  }

  /** That its own hash does not fit either says nothing more. */
  #inserted({ seq, at }: { seq: number; at: number }): void {
    const known = this.#findings.findIndex((finding) => 'seq' in finding && finding.seq === seq);
    if (known >= 0) this.#findings.splice(known, 1);
    this.#findings.push({ kind: 'inserted', seq, at });
  }

  /** @param heads of earlier moments, from outside the database; entries go after a year. */
  finish(heads: readonly AuditHead[], nowMs: number): Finding[] {
    const hashAt = new Map(this.#rows.map(({ seq, hash }) => [seq, hash]));
    const first = this.#rows.at(0)?.seq ?? Infinity;
    const last = this.#rows.at(-1)?.seq ?? 0;
    // A day less, since the clocks of server and browser differ.
    const kept = heads.filter(({ at }) => at > nowMs - (AUDIT_KEPT_DAYS - 1) * DAY_MS);
    const ordered = kept.toSorted((a, b) => a.seq - b.seq);
    const cut = ordered.findLast(({ seq }) => seq > last);
    if (cut !== undefined) this.#findings.push({ kind: 'cut', seq: cut.seq, at: cut.at });
    const early = ordered.find(({ seq }) => seq < first && seq <= last);
    if (early !== undefined) this.#findings.push({ kind: 'missing', from: early.seq, to: first - 1 });
    const other = ordered.find(({ seq, hash }) => hashAt.has(seq) && hashAt.get(seq) !== hash);
    if (other !== undefined) this.#findings.push({ kind: 'rewritten', seq: other.seq, at: other.at });
    return this.#findings;
  }
}
