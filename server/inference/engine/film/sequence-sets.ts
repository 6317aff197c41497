/**
 * H.264's sequence parameter sets, which say how large pictures are. A container keeps those of the beginning; a film whose
 * pictures change midway has others later, and cannot be copied into a file that has one size. Pure.
 */
const SEQUENCE_SET = 7
const PICTURE_SET = 8
const TYPE_BITS = 0x1f
/** The first byte of a description by lengths ("avcC"); start codes begin with 0. */
const BY_LENGTH = 1
const SIZES_AT = 4
const SETS_AT = 5

export type SetWatch = {
  /** Whether there is a set in a packet that was not in the description or the first packet. extra: a new description. */
  isNew(packet: Uint8Array, extra?: Uint8Array | null): boolean
  /** The sets in a packet by start codes, one after the other; null when it has none, or goes by lengths. */
  setsIn(packet: Uint8Array): Uint8Array | null
}

/** description: what the container says of the stream before its first packet. */
export function watchSets(description: Uint8Array | null): SetWatch {
  const prefix = description?.[0] === BY_LENGTH ? ((description[SIZES_AT] ?? 0) & 3) + 1 : null
  const known = new Set(setsOfDescription(description).map(toText))
  let first = true
  return {
    isNew(packet, extra = null) {
      const units = prefix === null ? byStartCode(packet) : byLength(packet, prefix)
      const sets = [...setsOfDescription(extra), ...sequenceSets(units)].map(toText)
      const news = sets.filter((set) => !known.has(set))
      for (const set of news) known.add(set)
      const isNew = !first && news.length > 0
      first = false
      return isNew
    },
    setsIn(packet) {
      if (prefix !== null) return null
      const sets = byStartCode(packet).filter(([head = 0]) => [SEQUENCE_SET, PICTURE_SET].includes(head & TYPE_BITS))
      return sets.length > 0 ? Buffer.concat(sets.flatMap((set) => [START, set])) : null
    },
  }
}

const toText = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
const sequenceSets = (units: Uint8Array[]) => units.filter(([head = 0]) => (head & TYPE_BITS) === SEQUENCE_SET)

function setsOfDescription(bytes: Uint8Array | null): Uint8Array[] {
  if (!bytes) return []
  if (bytes[0] !== BY_LENGTH) return sequenceSets(byStartCode(bytes))
  const count = (bytes[SETS_AT] ?? 0) & TYPE_BITS
  return byLength(bytes.subarray(SETS_AT + 1), 2).slice(0, count)
}

/** Units after their lengths, each of `prefix` bytes. */
function byLength(bytes: Uint8Array, prefix: number): Uint8Array[] {
  const units: Uint8Array[] = []
  for (let at = 0; at + prefix < bytes.length; ) {
    const length = bytes.subarray(at, at + prefix).reduce((sum, byte) => sum * 256 + byte, 0)
    units.push(bytes.subarray(at + prefix, at + prefix + length))
    at += prefix + length
  }
  return units
}

/** Units between 00 00 01; zeros before that belong to it. */
function byStartCode(bytes: Uint8Array): Uint8Array[] {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const units: Uint8Array[] = []
  for (let from = data.indexOf(START); from >= 0; ) {
    const begin = from + START.length
    const next = data.indexOf(START, begin)
    let end = next < 0 ? data.length : next
    while (end > begin && data[end - 1] === 0) end--
    units.push(data.subarray(begin, end))
    from = next
  }
  return units
}
const START = Buffer.of(0, 0, 1)
