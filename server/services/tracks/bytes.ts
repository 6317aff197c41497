/** Whole numbers as few bytes: seven bits each, the last one without the eighth; signed ones in zigzag. Pure. */

export type ByteWriter = {
  byte(value: number): void
  /** 0 .. 2^31 - 1. */
  count(value: number): void
  /** ±2^30. */
  signed(value: number): void
  bytes(values: Uint8Array): void
  readonly length: number
  done(): Uint8Array
}

export function byteWriter(): ByteWriter {
  let bytes = new Uint8Array(256)
  let length = 0
  function room(more: number): void {
    if (length + more <= bytes.length) return
    const grown = new Uint8Array(Math.max(bytes.length * 2, length + more))
    grown.set(bytes)
    bytes = grown
  }
  const writer: ByteWriter = {
    byte(value) {
      room(1)
      bytes[length++] = value
    },
    count(value) {
      room(5)
      let rest = value
      for (; rest > 0x7f; rest >>>= 7) bytes[length++] = (rest & 0x7f) | 0x80
      bytes[length++] = rest
    },
    signed: (value) => writer.count(value < 0 ? -2 * value - 1 : 2 * value),
    bytes(values) {
      room(values.length)
      bytes.set(values, length)
      length += values.length
    },
    get length() {
      return length
    },
    done: () => bytes.slice(0, length),
  }
  return writer
}

export type ByteReader = {
  byte(): number
  count(): number
  signed(): number
  bytes(length: number): Uint8Array
}

/** Throws RangeError beyond the end. */
export function byteReader(bytes: Uint8Array): ByteReader {
  let at = 0
  const reader: ByteReader = {
    byte() {
      const value = bytes[at++]
      if (value === undefined) throw new RangeError('the bytes end too early')
      return value
    },
    count() {
      let value = 0
      for (let shift = 0; ; shift += 7) {
        const byte = reader.byte()
        value |= (byte & 0x7f) << shift
        if (byte <= 0x7f) return value
      }
    },
    signed() {
      const value = reader.count()
      return value & 1 ? -((value + 1) / 2) : value / 2
    },
    bytes(length) {
      if (at + length > bytes.length) throw new RangeError('the bytes end too early')
      const found = bytes.subarray(at, at + length)
      at += length
      return found
    },
  }
  return reader
}
