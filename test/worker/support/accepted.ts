import { env } from 'cloudflare:workers';

/** [A14] The statement that has somebody accept the newest statement of secrecy, without which nobody may begin. */
export const acceptStatement = (volunteerId: string): D1PreparedStatement =>
  env.DB.prepare(
    `INSERT OR IGNORE INTO secrecy_acceptances (volunteer_id, n, at)
     SELECT ?, n, 1 FROM secrecy_versions ORDER BY n DESC LIMIT 1`,
  ).bind(volunteerId);
