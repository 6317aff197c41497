/**
 * A block as it lies in its file: a head with its own checksum, then each part, deflated, with its own. Blocks follow each other;
 * where one is broken (a process that was killed, a full disk) the next one is looked for.
 */

import { promisify } from 'node:util'
import { constants, crc32, deflateRaw, inflateRawSync } from 'node:zlib'
import { type BlockHead, type Columns, PARTS, type Part } from './second'

/** `SLTB`. */
const MAGIC = Buffer.from('SLTB', 'latin1')
const VERSION = 1
const FIXED = 28
const HEAD_BYTES = FIXED + PARTS.length * 8 + 4
/** No part of a minute comes near it. */
const MOST_BYTES = 4_000_000

const deflate = promisify(deflateRaw)
const NOTHING = new Uint8Array(0)

export async function packBlock(head: BlockHead, columns: Columns): Promise<Buffer> {
  const options = { level: constants.Z_BEST_COMPRESSION }
  const parts = await Promise.all(
    PARTS.map((part) => (columns[part].length > 0 ? deflate(columns[part], options) : NOTHING)),
  )
  const bytes = Buffer.alloc(HEAD_BYTES)
  MAGIC.copy(bytes)
  bytes.writeUInt16LE(VERSION, 4)
  bytes.writeUInt16LE(head.seconds, 6)
  bytes.writeDoubleLE(head.at, 8)
  bytes.writeUInt32LE(head.spanMs, 16)
  bytes.writeUInt16LE(head.width, 20)
  bytes.writeUInt16LE(head.height, 22)
  bytes.writeUInt32LE(Math.round(head.intervalMs), 24)
  parts.forEach((part, i) => {
    bytes.writeUInt32LE(part.length, FIXED + i * 8)
    bytes.writeUInt32LE(crc32(part), FIXED + i * 8 + 4)
  })
  bytes.writeUInt32LE(crc32(bytes.subarray(0, HEAD_BYTES - 4)), HEAD_BYTES - 4)
  return Buffer.concat([bytes, ...parts])
}

export type PackedBlock = { head: BlockHead; unpack(wanted: readonly Part[]): Columns }

/** The blocks of a file that are whole, in its order; parts that were not asked for are empty. */
export function* blocksIn(file: Buffer): Generator<PackedBlock> {
  for (let at = file.indexOf(MAGIC); at >= 0; ) {
    const block = blockAt(file, at)
    if (block) yield block
    // The next one may have begun inside this one, when it was not written to its end.
    at = block ? file.indexOf(MAGIC, block.end) : file.indexOf(MAGIC, at + 1)
  }
}

function blockAt(file: Buffer, at: number): (PackedBlock & { end: number }) | null {
  const bytes = file.subarray(at, at + HEAD_BYTES)
  if (bytes.length < HEAD_BYTES || bytes.readUInt16LE(4) !== VERSION) return null
  if (crc32(bytes.subarray(0, HEAD_BYTES - 4)) !== bytes.readUInt32LE(HEAD_BYTES - 4)) return null
  let end = at + HEAD_BYTES
  const parts = PARTS.map((_, i) => {
    const from = end
    end += bytes.readUInt32LE(FIXED + i * 8)
    return file.subarray(from, end)
  })
  const whole = parts.every((part, i) => crc32(part) === bytes.readUInt32LE(FIXED + i * 8 + 4))
  if (!whole) return null
  const head = {
    seconds: bytes.readUInt16LE(6),
    at: bytes.readDoubleLE(8),
    spanMs: bytes.readUInt32LE(16),
    width: bytes.readUInt16LE(20),
    height: bytes.readUInt16LE(22),
    intervalMs: bytes.readUInt32LE(24),
  }
  const unpack = (wanted: readonly Part[]) => {
    const columns: Columns = { seconds: NOTHING, boxes: NOTHING, views: NOTHING }
    for (const part of wanted) {
      const packed = parts[PARTS.indexOf(part)]
      if (packed && packed.length > 0) columns[part] = inflateRawSync(packed, { maxOutputLength: MOST_BYTES })
    }
    return columns
  }
  return { head, unpack, end }
}
