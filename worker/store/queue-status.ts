/** What the queue last said of itself. */
export type QueueStatus = { waiting: number; onDuty: number };

/** Nothing published yet: nobody waits, nobody is on duty. */
export async function readQueueStatus(db: D1Database): Promise<QueueStatus> {
  const status = await db
    .prepare('SELECT waiting, on_duty AS onDuty FROM queue_status WHERE id = 1')
    .first<QueueStatus>();
  return status ?? { waiting: 0, onDuty: 0 };
}

/** A status with an older `version` that arrives late changes nothing. */
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
