/** How full the queue is, as it last published it for page views. */
export type QueueStatus = {
  /** How many of the places count as taken. */
  waiting: number;
  onDuty: number;
  /** Volunteers who are free, with nobody to offer to them. */
  free: number;
};

/** The status before the queue has published one: nobody waits, nobody is on duty. */
export async function readQueueStatus(db: D1Database): Promise<QueueStatus> {
  const status = await db
    .prepare('SELECT waiting, on_duty AS onDuty, free FROM queue_status WHERE id = 1')
    .first<QueueStatus>();
  return status ?? { waiting: 0, onDuty: 0, free: 0 };
}

/** Stores a status. One with an older `version` changes nothing, so that a late delivery does no harm. */
export async function writeQueueStatus(
  db: D1Database,
  status: QueueStatus & { version: number },
): Promise<void> {
  await db
    .prepare(
      `INSERT INTO queue_status (id, version, waiting, on_duty, free) VALUES (1, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET
         version = excluded.version, waiting = excluded.waiting, on_duty = excluded.on_duty, free = excluded.free
       WHERE excluded.version > version`,
    )
    .bind(status.version, status.waiting, status.onDuty, status.free)
    .run();
}
