/** Tar as far as backups need it: plain files, long names and large sizes as GNU tar writes them. Pure. */

export const BLOCK = 512
const NAME_MAX = 100
/** Eleven octal digits; above it stands a binary number. */
const OCTAL_MAX = 8 * 1024 ** 3 - 1
const BINARY = 0x80
const LONG_NAME = '././@LongLink'
type Type = '0' | 'L'

/** Bytes from the end of a file to the next block. */
export const padding = (size: number): number => (BLOCK - (size % BLOCK)) % BLOCK

/** What stands before a file's bytes. */
export function tarHeader(name: string, size: number, atMs: number): Buffer {
  const plain = block(name, size, '0', atMs)
  if (Buffer.byteLength(name) <= NAME_MAX) return plain
  const long = Buffer.from(`${name}\0`)
  return Buffer.concat([block(LONG_NAME, long.length, 'L', atMs), long, Buffer.alloc(padding(long.length)), plain])
}

/** Two empty blocks. */
export const TAR_END = Buffer.alloc(2 * BLOCK)

/** What a header says; null for an empty block, the end. Throws when it is none. */
export function readHeader(bytes: Buffer): { name: string; size: number; long: boolean } | null {
  if (bytes.every((byte) => byte === 0)) return null
  const type = bytes.toString('latin1', 156, 157)
  if (octal(bytes, 148, 8) !== checksum(bytes) || (type !== '0' && type !== 'L')) throw new Error('no tar header')
  const end = bytes.indexOf(0)
  const name = bytes.toString('utf8', 0, end < 0 ? NAME_MAX : Math.min(end, NAME_MAX))
  return {
    name,
    size: bytes[124] === BINARY ? Number(bytes.readBigUInt64BE(128)) : octal(bytes, 124, 12),
    long: type === 'L',
  }
}

function block(name: string, size: number, type: Type, atMs: number): Buffer {
  const bytes = Buffer.alloc(BLOCK)
  const put = (at: number, digits: number, value: number) =>
    bytes.write(`${value.toString(8).padStart(digits - 1, '0')}\0`, at, 'latin1')
  Buffer.from(name).copy(bytes, 0, 0, NAME_MAX)
  put(100, 8, 0o600)
  put(108, 8, 0)
  put(116, 8, 0)
  if (size <= OCTAL_MAX) put(124, 12, size)
  else {
    bytes[124] = BINARY
    bytes.writeBigUInt64BE(BigInt(size), 128)
  }
  put(136, 12, Math.max(0, Math.floor(atMs / 1000)))
  bytes.write(type, 156, 'latin1')
  bytes.write('ustar  \0', 257, 'latin1')
  put(148, 8, checksum(bytes))
  return bytes
}

/** The sum of all bytes, its own field read as spaces. */
function checksum(bytes: Buffer): number {
  let sum = 0
  for (const [at, byte] of bytes.entries()) sum += at >= 148 && at < 156 ? 32 : byte
  return sum
}

function octal(bytes: Buffer, at: number, digits: number): number {
  return Number.parseInt(
    bytes
      .toString('latin1', at, at + digits)
      .replace(/\0.*$/s, '')
      .trim() || '0',
    8,
  )
}
