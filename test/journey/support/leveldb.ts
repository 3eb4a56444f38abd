/*
 * What the files of a LevelDB hold, as browsers keep their storage in one. Its logs are plain; a table (`.ldb`) is made of blocks,
 * most of them compressed by Snappy, in which no search would find a text.
 * https://github.com/google/leveldb/blob/main/doc/table_format.md, https://github.com/google/snappy/blob/main/format_description.txt
 */

const FOOTER_BYTES = 48;
const MAGIC = 0xdb4775248b80fb57n;
const SNAPPY = 1;

type Handle = { offset: number; size: number };

/** Every block of a table, decompressed, in order. Null for a file that is no table. */
export function blocksOf(table: Buffer): Buffer[] | null {
  if (table.length < FOOTER_BYTES || table.readBigUInt64LE(table.length - 8) !== MAGIC) return null;
  const footer = new Reader(table.subarray(table.length - FOOTER_BYTES));
  handleOf(footer);
  const index = blockAt(table, handleOf(footer));
  return handlesIn(index).map((handle) => blockAt(table, handle));
}

/** The values of an index block: where each data block lies. Keys share prefixes; they are passed over. */
function handlesIn(index: Buffer): Handle[] {
  const restarts = index.readUInt32LE(index.length - 4);
  const entries = new Reader(index.subarray(0, index.length - 4 * (restarts + 1)));
  const handles: Handle[] = [];
  while (!entries.done) {
    entries.varint();
    const unshared = entries.varint();
    const valueLength = entries.varint();
    entries.take(unshared);
    handles.push(handleOf(new Reader(entries.take(valueLength))));
  }
  return handles;
}

function handleOf(reader: Reader): Handle {
  return { offset: reader.varint(), size: reader.varint() };
}

function blockAt(table: Buffer, { offset, size }: Handle): Buffer {
  const block = table.subarray(offset, offset + size);
  return table[offset + size] === SNAPPY ? unsnappy(block) : block;
}

export function unsnappy(compressed: Buffer): Buffer {
  const reader = new Reader(compressed);
  const out = Buffer.alloc(reader.varint());
  let at = 0;
  while (!reader.done) {
    const tag = reader.byte();
    if ((tag & 3) === 0) {
      const length = (tag >> 2 < 60 ? tag >> 2 : reader.little((tag >> 2) - 59)) + 1;
      at += reader.take(length).copy(out, at);
      continue;
    }
    const short = (tag & 3) === 1;
    const length = short ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1;
    const back = short ? ((tag >> 5) << 8) | reader.byte() : reader.little((tag & 3) === 2 ? 2 : 4);
    // Byte by byte, since a copy may reach into what it writes.
    for (let n = 0; n < length; n += 1, at += 1) out[at] = out[at - back] ?? 0;
  }
  return out;
}

class Reader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get done(): boolean {
    return this.#at >= this.#bytes.length;
  }

  byte(): number {
    return this.little(1);
  }

  /** Little-endian. */
  little(bytes: number): number {
    const value = this.#bytes.readUIntLE(this.#at, bytes);
    this.#at += bytes;
    return value;
  }

  varint(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  }

  take(length: number): Buffer {
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }
}
