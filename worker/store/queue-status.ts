/** What the queue last published for page views. */
export type QueueStatus = { waiting: number; onDuty: number };

/** The status before the queue has published one: nobody waits, nobody is on duty. */
export async function readQueueStatus(db: D1Database): Promise<QueueStatus> {
  const status = await db
    .prepare('SELECT waiting, on_duty AS onDuty FROM queue_status WHERE id = 1')
    .first<QueueStatus>();
  return status ?? { waiting: 0, onDuty: 0 };
}

/** Stores a status. One with an older `version` changes nothing, so that a late delivery does no harm. */
export async function writeQueueStatus(
  db: D1Database,
  status: QueueStatus & { version: number },
): Promise<void> {
  await db
    .prepare(
      `INSERT INTO queue_status (id, version, waiting, on_duty) VALUES (1, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET
         version = excluded.version, waiting = excluded.waiting, on_duty = excluded.on_duty
       WHERE excluded.version > version`,
    )
    .bind(status.version, status.waiting, status.onDuty)
    .run();
}
