import type { ChangePersonBody, TeamBody } from '../../protocol/http/team.ts';
import type { VolunteerRole } from '../../protocol/http/staff.ts';
import { linkEntries } from './audit-chain.ts';
import { auditStatement } from './audit.ts';
import { INVITATION_ID_CHARS } from './invitations.ts';

type PersonRow = {
  id: string;
  alias: string;
  role: VolunteerRole;
  in_training: number;
  mentor: number;
  active_at: number;
  passkeys: number;
  secrecy_n: number | null;
};
type InvitationRow = {
  secret_hash: string;
  role: VolunteerRole;
  alias: string | null;
  for_alias: string | null;
  expires_at: number;
};

/**
 * Lists who works here, and the invitations that can still be used.
 * @param dayOf the day of a moment; no more is answered of when somebody was here
 */
export async function readTeam(
  db: D1Database,
  dayOf: (atMs: number) => string,
  nowMs: number,
): Promise<TeamBody> {
  const [people, invitations, secrecy] = await Promise.all([
    db
      .prepare(
        `SELECT v.id, v.alias, v.role, v.in_training, v.mentor,
           max(v.created_at,
             coalesce((SELECT max(last_active_at) FROM sessions WHERE volunteer_id = v.id), 0),
             coalesce((SELECT max(last_used_at) FROM credentials WHERE volunteer_id = v.id), 0)) AS active_at,
           (SELECT count(*) FROM credentials WHERE volunteer_id = v.id) AS passkeys,
           (SELECT max(n) FROM secrecy_acceptances WHERE volunteer_id = v.id) AS secrecy_n
         FROM volunteers v WHERE v.removed_at IS NULL ORDER BY v.alias COLLATE NOCASE, v.id`,
      )
      .all<PersonRow>(),
    db
      .prepare(
        `SELECT i.secret_hash, i.role, i.alias, v.alias AS for_alias, i.expires_at
         FROM invitations i LEFT JOIN volunteers v ON v.id = i.for_volunteer_id
         WHERE i.consumed_by IS NULL AND i.expires_at > ? ORDER BY i.expires_at, i.secret_hash`,
      )
      .bind(nowMs)
      .all<InvitationRow>(),
    db.prepare('SELECT max(n) AS n FROM secrecy_versions').first<number>('n'),
  ]);
  return {
    people: people.results.map((row) => ({
      id: row.id,
      alias: row.alias,
      role: row.role,
      inTraining: row.in_training === 1,
      mentor: row.mentor === 1,
      lastActiveOn: dayOf(row.active_at),
      passkeys: row.passkeys,
      secrecyN: row.secrecy_n,
    })),
    invitations: invitations.results.map((row) => ({
      id: row.secret_hash.slice(0, INVITATION_ID_CHARS),
      role: row.role,
      alias: row.for_alias ?? row.alias,
      newPasskey: row.for_alias !== null,
      expiresAt: row.expires_at,
    })),
    secrecyN: secrecy ?? 1,
  };
}

const COLUMNS = { inTraining: 'in_training', mentor: 'mentor' } as const satisfies Record<
  keyof ChangePersonBody,
  string
>;

/**
 * Changes what is said of somebody, each change with an entry in the log.
 * @returns false if nobody of this id works here
 */
export async function changePerson(
  db: D1Database,
  by: string,
  { id, ...said }: ChangePersonBody & { id: string },
  nowMs: number,
): Promise<boolean> {
  const entry = {
    volunteerId: by,
    aboutId: id,
    act: 'changePerson',
    conversationId: null,
    reason: null,
  } as const;
  const fields = Object.keys(COLUMNS) as (keyof ChangePersonBody)[];
  const results = await db.batch([
    ...fields.map((field) =>
      auditStatement(db, { ...entry, detail: field }, nowMs, {
        sql: `EXISTS (SELECT 1 FROM volunteers WHERE id = ? AND removed_at IS NULL AND ${COLUMNS[field]} <> ?)`,
        values: [id, Number(said[field])],
      }),
    ),
    db
      .prepare('UPDATE volunteers SET in_training = ?, mentor = ? WHERE id = ? AND removed_at IS NULL')
      .bind(Number(said.inTraining), Number(said.mentor), id),
  ]);
  await linkEntries(db);
  return results.at(-1)?.meta.changes === 1;
}
