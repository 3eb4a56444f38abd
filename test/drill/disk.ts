import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { deserialize } from 'node:v8';
import { entriesOf, partsAbout, type Entry } from './inventory.ts';
import type { Where } from './places.ts';

/*
 * Reads the files in which a local installation keeps what the platform stores, as whoever got hold of a copy of them would.
 * The layout is that of miniflare, in the folder `v3` under the one that wrangler is given.
 */

type Rows = Record<string, unknown>[];

/** All that the files say of this conversation, and the tallies. */
export async function readDisk(folder: string, roomId: string): Promise<Entry[]> {
  const store = join(folder, 'v3');
  const database = (await tablesIn(join(store, 'd1'), 'miniflare-D1DatabaseObject')).flatMap(
    ({ table, rows }) =>
      rows
        .filter((row) => Object.values(row).includes(roomId))
        .flatMap((row) => entriesOf('database', table, row)),
  );
  return [
    ...database,
    ...(await vaultIn(join(store, 'r2'), roomId)),
    ...(await objectsIn(join(store, 'do'), 'ChatRoom', 'gespreksruimte', roomId)),
    ...(await objectsIn(join(store, 'do'), 'ChatQueue', 'wachtrij', roomId)),
  ];
}

async function vaultIn(folder: string, roomId: string): Promise<Entry[]> {
  const rows = (await tablesIn(folder, 'miniflare-R2BucketObject'))
    .filter(({ table }) => table === '_mf_objects')
    .flatMap(({ rows: objects }) => objects);
  const files = await filesIn(folder);
  const entries: Entry[] = [];
  for (const { key, blob_id: blob } of rows) {
    const file = files.find((path) => path.endsWith(String(blob)));
    if (file === undefined) continue;
    const text = await readFile(file, 'utf8');
    const name = String(key);
    // The log's own: what it says of all entries together says nothing of one conversation.
    if (name.startsWith('audit-heads/')) continue;
    if (name.includes(roomId)) entries.push(...entriesOf('kluis', name.replace(roomId, '<id>'), text));
    else if (name.startsWith('console-halves/'))
      entries.push(...entriesOf('kluis', 'console-halves/<id>', text));
    else entries.push(...entriesOf('tellingen', name.replace(/[^/]+$/, '<datum>'), text));
  }
  return entries;
}

/** What objects of this class keep: rows of their tables, and entries, which the platform stores serialized by V8. */
async function objectsIn(folder: string, suffix: string, where: Where, roomId: string): Promise<Entry[]> {
  const tables = await tablesIn(folder, suffix);
  return tables.flatMap(({ file, table, rows }) => {
    if (where === 'gespreksruimte' && !file.includes(roomId)) return [];
    if (table === '_cf_KV')
      return rows.flatMap(({ key, value }) => {
        const kept: unknown = deserialize(value as Uint8Array);
        if (where === 'gespreksruimte') return entriesOf(where, String(key), kept);
        return JSON.stringify(kept).includes(roomId)
          ? entriesOf(where, String(key), partsAbout(roomId, kept))
          : [];
      });
    return rows
      .filter((row) => where === 'gespreksruimte' || JSON.stringify(row).includes(roomId))
      .flatMap((row) => entriesOf(where, table, row));
  });
}

/** The tables of every SQLite file below this folder that lies in a folder whose name ends like this. */
async function tablesIn(
  folder: string,
  suffix: string,
): Promise<{ file: string; table: string; rows: Rows }[]> {
  const files = (await filesIn(folder)).filter((file) =>
    new RegExp(`${suffix}/[0-9a-f]+\\.sqlite$`).test(file),
  );
  return files.flatMap((file) => {
    const database = new DatabaseSync(file, { readOnly: true });
    try {
      const names = database
        .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*'
             AND (name = '_cf_KV' OR name NOT GLOB '_cf_*')`)
        .all();
      return names.map(({ name }) => ({
        file,
        table: String(name),
        rows: database.prepare(`SELECT * FROM "${String(name)}"`).all() as Rows,
      }));
    } finally {
      database.close();
    }
  });
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
