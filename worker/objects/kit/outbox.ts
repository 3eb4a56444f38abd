/** What waits to be told, at most one body a key: the newest replaces what was not delivered yet. */
type Row = { key: string; n: number; body: string; attempts: number };

const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30_000;

/**
 * Delivery that survives the death of the process: a body is stored in the same turn as the decision it follows
 * from, sent at least once, and repeated by the object's alarm until the other side took it.
 */
export class Outbox {
  readonly #sql: SqlStorage;
  readonly #deliver: (key: string, n: number, body: string) => Promise<boolean>;
  #running: Promise<void> | null = null;

  /** @param deliver sends one body; false or a throw: not taken, try again later. Called with growing `n` a key. */
  constructor(sql: SqlStorage, deliver: (key: string, n: number, body: string) => Promise<boolean>) {
    this.#sql = sql;
    this.#deliver = deliver;
  }

  createTable(): void {
    this.#sql.exec(
      `CREATE TABLE IF NOT EXISTS outbox (key TEXT PRIMARY KEY, n INTEGER NOT NULL, body TEXT NOT NULL,
         delivered INTEGER NOT NULL, attempts INTEGER NOT NULL, retry_at INTEGER NOT NULL) WITHOUT ROWID`,
    );
  }

  /**
   * Stores what `key` should be told, unless it is what it was told last. Numbers grow with the clock, so that an
   * object that lost its storage still counts higher than before.
   */
  put(key: string, body: string, nowMs: number): void {
    this.#sql.exec(
      `INSERT INTO outbox VALUES (?1, ?3, ?2, 0, 0, 0)
       ON CONFLICT (key) DO UPDATE SET n = max(n + 1, ?3), body = ?2, delivered = 0, attempts = 0, retry_at = 0
       WHERE body <> ?2`,
      key,
      body,
      nowMs,
    );
  }

  /** The other side has just shown that it is there: no need to wait for the retry. */
  hasten(key: string): void {
    this.#sql.exec('UPDATE outbox SET retry_at = 0 WHERE key = ? AND delivered = 0', key);
  }

  /** Tells once more what was told already, under the same number. */
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

  /** When the next undelivered body should be tried, or null when all is told. */
  nextRetryMs(): number | null {
    return this.#sql
      .exec<{ at: number | null }>('SELECT min(retry_at) AS at FROM outbox WHERE delivered = 0')
      .one().at;
  }

  /** Tries everything that is due; what is put meanwhile goes along. */
  async flush(now: () => number): Promise<void> {
    this.#running ??= this.#run(now).finally(() => {
      this.#running = null;
    });
    await this.#running;
  }

  async #run(now: () => number): Promise<void> {
    for (;;) {
      const due = this.#sql
        .exec<Row>('SELECT key, n, body, attempts FROM outbox WHERE delivered = 0 AND retry_at <= ?', now())
        .toArray();
      if (due.length === 0) return;
      await Promise.all(due.map((row) => this.#tryOne(row, now)));
    }
  }

  async #tryOne(row: Row, now: () => number): Promise<void> {
    const taken = await this.#deliver(row.key, row.n, row.body).catch(() => false);
    if (taken) {
      this.#sql.exec('UPDATE outbox SET delivered = 1 WHERE key = ? AND n = ?', row.key, row.n);
      return;
    }
    const waitMs = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** row.attempts);
    this.#sql.exec(
      'UPDATE outbox SET attempts = attempts + 1, retry_at = ? WHERE key = ? AND n = ?',
      now() + waitMs,
      row.key,
      row.n,
    );
  }
}
