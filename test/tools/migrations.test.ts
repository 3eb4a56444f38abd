import { readdirSync, readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';

const folder = new URL('../../worker/migrations/', import.meta.url);
const migrations = readdirSync(folder)
  .filter((file) => file.endsWith('.sql'))
  .toSorted();

test('[K2] [R6] what older versions stored plain, and to the millisecond, is gone after the migrations', () => {
  const database = new DatabaseSync(':memory:');
  const apply = (file: string) => database.exec(readFileSync(new URL(file, folder), 'utf8'));
  const [first = '', ...later] = migrations;
  apply(first);
  database.exec(`
    INSERT INTO conversations (id, created_at, language, opened_at, ended_at, archived_at, erase_at)
      VALUES ('c', 1795663654646, 'nl', 1795663654984, 1795663658001, 1795663658002, 1799291700001);
    INSERT INTO messages VALUES ('c', 1, 'visitor', 'm', 1795663655999, '{"ct":"sealed"}');
    INSERT INTO evaluations VALUES ('c', 5, 1, 'tooLong', 0, '{"ct":"sealed"}'), ('d', 5, 1, 'tooLong', 0, NULL);
    INSERT INTO contact_records VALUES ('c', 'v', 'suicide', 1, '{"ct":"sealed"}', 1795663659003);
  `);
  for (const file of later) apply(file);
  const rows = (table: string) =>
    database
      .prepare(`SELECT * FROM ${table}`)
      .all()
      .map((row) => ({ ...row }));
  expect(rows('messages')).toEqual([
    { conversation_id: 'c', seq: 1, role: 'visitor', client_id: 'm', envelope: '{"ct":"sealed"}' },
  ]);
  expect(rows('evaluations')).toEqual([{ conversation_id: 'c', envelope: '{"ct":"sealed"}' }]);
  expect(rows('contact_records')).toEqual([
    { conversation_id: 'c', volunteer_id: 'v', heavy: 1, envelope: '{"ct":"sealed"}', wants_discussion: 0 },
  ]);
  const times = Object.entries(rows('conversations')[0] ?? {}).filter(([name]) => name.endsWith('_at'));
  expect(times.filter(([, at]) => typeof at === 'number')).toHaveLength(5);
  for (const [name, at] of times) expect([name, Number(at) % 900_000]).toEqual([name, 0]);
  database.close();
});

test('[K9] coordinators’ own keys of before are the staff keys they are now, with what their passkeys open', () => {
  const database = new DatabaseSync(':memory:');
  const apply = (file: string) => database.exec(readFileSync(new URL(file, folder), 'utf8'));
  const at = migrations.findIndex((file) => file.startsWith('0012'));
  for (const file of migrations.slice(0, at)) apply(file);
  database.exec(`
    INSERT INTO volunteers (id, alias, role, created_at) VALUES ('v', 'Sam', 'coordinator', 1);
    INSERT INTO credentials (id, volunteer_id, public_key, counter, transports, created_at) VALUES ('p', 'v', '', 0, '[]', 1);
    INSERT INTO coordinator_keys VALUES ('v', 'key', 'public', 'by the code', 7);
    INSERT INTO passkey_wraps VALUES ('p', 'by the passkey', 8);
  `);
  for (const file of migrations.slice(at)) apply(file);
  const rows = (table: string) =>
    database
      .prepare(`SELECT * FROM ${table}`)
      .all()
      .map((row) => ({ ...row }));
  expect(rows('staff_keys')).toEqual([
    {
      volunteer_id: 'v',
      key_id: 'key',
      public_key: 'public',
      wrapped_by_recovery: 'by the code',
      ring: null,
      signer: null,
      confirmation: null,
      created_at: 7,
    },
  ]);
  expect(rows('staff_key_wraps')).toEqual([{ credential_id: 'p', wrapped: 'by the passkey', created_at: 8 }]);
  database.close();
});

test.each([
  ['an empty one', '', '{"firstRun":true}'],
  ['one with settings', "INSERT INTO settings VALUES (1, '{}', 1)", '{}'],
  [
    'one with a review key',
    "INSERT INTO review_keys (id, public_key, created_at) VALUES ('k', 'p', 1)",
    null,
  ],
  [
    'one with conversations',
    "INSERT INTO conversations (id, created_at, language, erase_at) VALUES ('c', 900000, 'nl', 9)",
    null,
  ],
  [
    'one whose coordinator has only signed in',
    "INSERT INTO volunteers (id, alias, role, created_at) VALUES ('v', 'Sam', 'coordinator', 1)",
    '{"firstRun":true}',
  ],
])(
  '[S8] of installations, %s begins with its first run or goes on as it was',
  (_name, statement, expected) => {
    const database = new DatabaseSync(':memory:');
    const apply = (file: string) => database.exec(readFileSync(new URL(file, folder), 'utf8'));
    const [first = '', ...later] = migrations;
    apply(first);
    database.exec(statement);
    for (const file of later) apply(file);
    const row = database.prepare('SELECT value FROM settings WHERE id = 1').get();
    expect(row?.['value'] ?? null).toBe(expected);
    database.close();
  },
);

test('[R3] what the purge erased on the days before is still counted', () => {
  const database = new DatabaseSync(':memory:');
  const apply = (file: string) => database.exec(readFileSync(new URL(file, folder), 'utf8'));
  const at = migrations.findIndex((file) => file.startsWith('0022'));
  for (const file of migrations.slice(0, at)) apply(file);
  const noon = Date.parse('2026-11-25T12:00:00Z');
  for (const [id, at, erased] of [
    ['a', noon, 2],
    ['b', noon + 600_000, 3],
    ['c', noon + 86_400_000, 0],
  ])
    database
      .prepare('INSERT INTO erasure_runs (id, started_at, erased) VALUES (?, ?, ?)')
      .run(id ?? '', at ?? 0, erased ?? 0);
  for (const file of migrations.slice(at)) apply(file);
  const days = database.prepare('SELECT date, n FROM erased_days').all();
  expect(days.map((row) => ({ ...row }))).toEqual([{ date: '2026-11-25', n: 5 }]);
  database.close();
});
