/** One body to deliver. A key has one row at most: a newer body replaces one that was not delivered yet. */
type Row = { key: string; revision: number; body: string; attempts: number };

const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30_000;
/** A delivery that takes longer has failed. What comes of it later is ignored, and it is tried again. */
const DELIVERY_LIMIT_MS = 10_000;
const MOST_AT_ONCE = 8;
/** A failure is reported at the first attempt and at every so many after that. */
const REPORTED_EVERY = 20;

export type OutboxOptions = {
  /** Delivers one body. False or a throw: not taken, so it is tried again. Called with growing revisions of a key. */
  deliver: (key: string, revision: number, body: string) => Promise<boolean>;
  /** Called at the first failure of a body and at every 20th. */
  reportFailure: (key: string, attempts: number) => void;
  /** How long a delivery may take. */
  limitMs?: number;
};

/**
 * Delivery that survives the death of the process: a body is stored in the same transaction as the decision it follows
 * from, sent at least once, and repeated by the object's alarm until the other side took it. Each key is delivered by
 * itself, so that one that never answers holds up no other.
 */
export class Outbox {
  readonly #sql: SqlStorage;
  readonly #options: OutboxOptions;
  readonly #limitMs: number;
  readonly #running = new Map<string, Promise<void>>();

  constructor(sql: SqlStorage, options: OutboxOptions) {
    this.#sql = sql;
    this.#options = options;
    this.#limitMs = options.limitMs ?? DELIVERY_LIMIT_MS;
  }

  /** In an object that stored its outbox before the column was called `revision`, it still is `n`: renamed, with what it holds. */
  createTable(): void {
    this.#sql.exec(
      `CREATE TABLE IF NOT EXISTS outbox (key TEXT PRIMARY KEY, revision INTEGER NOT NULL, body TEXT NOT NULL,
         delivered INTEGER NOT NULL, attempts INTEGER NOT NULL, retry_at INTEGER NOT NULL) WITHOUT ROWID`,
    );
    const { older } = this.#sql
      .exec<{ older: number }>("SELECT count(*) AS older FROM pragma_table_info('outbox') WHERE name = 'n'")
      .one();
    if (older > 0) this.#sql.exec('ALTER TABLE outbox RENAME COLUMN n TO revision');
  }

  /**
   * Stores the body to deliver under `key`, unless it is the one stored last. Revisions grow with the clock,
   * so that an object that lost its storage still counts higher than before.
   */
  put(key: string, body: string, nowMs: number): void {
    this.#sql.exec(
      `INSERT INTO outbox VALUES (?1, ?3, ?2, 0, 0, 0)
       ON CONFLICT (key) DO UPDATE SET revision = max(revision + 1, ?3), body = ?2, delivered = 0, attempts = 0, retry_at = 0
       WHERE body <> ?2`,
      key,
      body,
      nowMs,
    );
  }

  /** Makes an undelivered body due now: the other side has just shown that it can be reached. */
  hasten(key: string): void {
    this.#sql.exec('UPDATE outbox SET retry_at = 0 WHERE key = ? AND delivered = 0', key);
  }

  /** Makes a delivered body due once more, under the same revision. */
  repeat(key: string): void {
    this.#sql.exec('UPDATE outbox SET delivered = 0 WHERE key = ? AND delivered = 1', key);
  }

  keys(): string[] {
    return this.#sql
      .exec<{ key: string }>('SELECT key FROM outbox')
      .toArray()
      .map((row) => row.key);
  }

  remove(key: string): void {
    this.#sql.exec('DELETE FROM outbox WHERE key = ?', key);
  }

  /**
   * When the object must be awake to deliver, or null when all is delivered. While deliveries run, `flush` starts whatever
   * is due; should the object die meanwhile, it must wake once they would have taken their time.
   */
  nextRetryMs(nowMs: number): number | null {
    const running = this.#running.size > 0;
    const { at } = this.#sql
      .exec<{ at: number | null }>(
        'SELECT min(retry_at) AS at FROM outbox WHERE delivered = 0 AND retry_at > ?',
        running ? nowMs : -1,
      )
      .one();
    return running ? Math.min(at ?? Infinity, nowMs + this.#limitMs) : at;
  }

  /** Delivers everything that is due, also what is put meanwhile. Resolves when nothing is being delivered any more. */
  async flush(now: () => number): Promise<void> {
    for (;;) {
      this.#startDue(now);
      if (this.#running.size === 0) return;
      await Promise.race(this.#running.values());
    }
  }

  #startDue(now: () => number): void {
    const due = this.#sql
      .exec<Row>(
        `SELECT key, revision, body, attempts FROM outbox WHERE delivered = 0 AND retry_at <= ?
         ORDER BY retry_at`,
        now(),
      )
      .toArray();
    for (const row of due) {
      if (this.#running.size >= MOST_AT_ONCE) return;
      if (this.#running.has(row.key)) continue;
      const running = this.#tryOne(row, now).finally(() => this.#running.delete(row.key));
      this.#running.set(row.key, running);
    }
  }

  async #tryOne(row: Row, now: () => number): Promise<void> {
    if (await this.#taken(row)) {
      this.#sql.exec('UPDATE outbox SET delivered = 1 WHERE key = ? AND revision = ?', row.key, row.revision);
      return;
    }
    const waitMs = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** row.attempts);
    this.#sql.exec(
      'UPDATE outbox SET attempts = attempts + 1, retry_at = ? WHERE key = ? AND revision = ?',
      now() + waitMs,
      row.key,
      row.revision,
    );
    const attempts = row.attempts + 1;
    if (attempts === 1 || attempts % REPORTED_EVERY === 0) this.#options.reportFailure(row.key, attempts);
  }

  /** Whether the other side took the body in time. */
  async #taken({ key, revision, body }: Row): Promise<boolean> {
    let timer: number | null = null;
    const tooLate = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), this.#limitMs);
    });
    const delivered = this.#options.deliver(key, revision, body).catch(() => false);
    try {
      return await Promise.race([delivered, tooLate]);
    } finally {
      clearTimeout(timer);
    }
  }
}
