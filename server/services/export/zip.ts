/** A ZIP file written as its parts are read, of sizes not known before: each has its sum and sizes behind it (APPNOTE 4.4.4, bit 3). */
import { Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

export type Entry = { name: string; chunks: AsyncIterable<string> }
type Written = { name: Buffer; at: number; sum: number; size: number; packed: number }

const VERSION = 20
/** Bit 3: sizes follow; bit 11: names are UTF-8. */
const FLAGS = 0x0808
const DEFLATE = 8
/** The first of January 1980: the same table gives the same file. */
const DATE = 0x21

export async function* zipOf(entries: AsyncIterable<Entry>): AsyncGenerator<Uint8Array> {
  const written: Written[] = []
  let at = 0
  const out = (bytes: Buffer) => {
    at += bytes.length
    return bytes
  }
  for await (const { name: title, chunks } of entries) {
    const entry: Written = { name: Buffer.from(title), at, sum: 0, size: 0, packed: 0 }
    written.push(entry)
    yield out(record(0x04034b50, [...common(entry, true), [2, entry.name.length], [2, 0]], entry.name))
    // Failing here fails there: what reads it hears of it.
    const packer = createDeflateRaw()
    const source = Readable.from(counted(entry, chunks))
    source.once('error', (error) => packer.destroy(error))
    for await (const bytes of source.pipe(packer)) {
      entry.packed += bytes.length
      yield out(bytes)
    }
    yield out(
      record(0x08074b50, [
        [4, entry.sum],
        [4, entry.packed],
        [4, entry.size],
      ]),
    )
  }
  const start = at
  for (const entry of written) {
    const fields: Field[] = [
      [2, VERSION],
      ...common(entry, false),
      [2, entry.name.length],
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, entry.at],
    ]
    yield out(record(0x02014b50, fields, entry.name))
  }
  const count = written.length
  yield record(0x06054b50, [
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, at - start],
    [4, start],
    [2, 0],
  ])
}

async function* counted(entry: Written, chunks: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk)
    entry.sum = crc32(bytes, entry.sum)
    entry.size += bytes.length
    yield bytes
  }
}

/** Bytes, value. */
type Field = [2 | 4, number]

function common({ sum, size, packed }: Written, ahead: boolean): Field[] {
  const known: Field[] = ahead
    ? [
        [4, 0],
        [4, 0],
        [4, 0],
      ]
    : [
        [4, sum],
        [4, packed],
        [4, size],
      ]
  return [[2, VERSION], [2, FLAGS], [2, DEFLATE], [2, 0], [2, DATE], ...known]
}

function record(signature: number, fields: readonly Field[], name: Uint8Array = new Uint8Array()): Buffer {
  const bytes = Buffer.alloc(4 + fields.reduce((sum, [length]) => sum + length, 0))
  let at = bytes.writeUInt32LE(signature)
  for (const [length, value] of fields)
    at = length === 2 ? bytes.writeUInt16LE(value, at) : bytes.writeUInt32LE(value, at)
  return Buffer.concat([bytes, name])
}
