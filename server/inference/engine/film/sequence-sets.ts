/**
 * H.264's and HEVC's sequence parameter sets, which say how large pictures are. A container keeps those of the beginning; a film
 * whose pictures change midway has others later, and cannot be copied into a file that has one size. Pure.
 */
type SetsCodec = 'h264' | 'hevc'

/** Where a codec's units say what they are (ITU-T H.264 7.3.1, H.265 7.3.1.2), and its descriptions what they hold (ISO 14496-15). */
const KINDS: Record<SetsCodec, Kind> = {
  h264: {
    typeOf: (head) => head & 0x1f,
    sequence: 7,
    sets: [7, 8],
    prefixAt: 4,
    listed: (bytes) => counted(bytes, 6, (bytes[5] ?? 0) & 0x1f),
  },
  hevc: {
    typeOf: (head) => (head >> 1) & 0x3f,
    sequence: 33,
    sets: [32, 33, 34],
    prefixAt: 21,
    listed: listedByKind,
  },
}
type Kind = {
  typeOf(head: number): number
  sequence: number
  /** What a decoder has to know before the first picture. */
  sets: number[]
  /** Of a description: the byte that says how long lengths are. */
  prefixAt: number
  /** Sets in a description by lengths. */
  listed(bytes: Uint8Array): Uint8Array[]
}
/** The first byte of a description by lengths ("avcC", "hvcC"); start codes begin with 0. */
const BY_LENGTH = 1

export type SetWatch = {
  /** Whether there is a set in a packet that was not in the description or the first packet. extra: a new description. */
  isNew(packet: Uint8Array, extra?: Uint8Array | null): boolean
  /** The sets in a packet by start codes, one after the other; null when it has none, or goes by lengths. */
  setsIn(packet: Uint8Array): Uint8Array | null
}

/** description: what the container says of the stream before its first packet. */
export function watchSets(codec: SetsCodec, description: Uint8Array | null): SetWatch {
  const { typeOf, sequence, sets: kinds, prefixAt, listed } = KINDS[codec]
  const isSequence = ([head = 0]: Uint8Array) => typeOf(head) === sequence
  const described = (bytes: Uint8Array | null) => {
    if (!bytes) return []
    return (bytes[0] === BY_LENGTH ? listed(bytes) : byStartCode(bytes)).filter(isSequence).map(toText)
  }
  const prefix = description?.[0] === BY_LENGTH ? ((description[prefixAt] ?? 0) & 3) + 1 : null
  const known = new Set(described(description))
  let first = true
  return {
    isNew(packet, extra = null) {
      const units = prefix === null ? byStartCode(packet) : byLength(packet, prefix)
      const sets = [...described(extra), ...units.filter(isSequence).map(toText)]
      const news = sets.filter((set) => !known.has(set))
      for (const set of news) known.add(set)
      const isNew = !first && news.length > 0
      first = false
      return isNew
    },
    setsIn(packet) {
      if (prefix !== null) return null
      const sets = byStartCode(packet).filter(([head = 0]) => kinds.includes(typeOf(head)))
      return sets.length > 0 ? Buffer.concat(sets.flatMap((set) => [START, set])) : null
    },
  }
}

const toText = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

/** "hvcC": lists, each of the units of one kind. */
function listedByKind(bytes: Uint8Array): Uint8Array[] {
  const found: Uint8Array[] = []
  let at = 23
  for (let lists = bytes[22] ?? 0; lists > 0; lists--) {
    const units = counted(bytes, at + 3, 256 * (bytes[at + 1] ?? 0) + (bytes[at + 2] ?? 0))
    at += 3 + units.reduce((sum, { length }) => sum + 2 + length, 0)
    found.push(...units)
  }
  return found
}

/** So many units from there on, as far as there are any. */
const counted = (bytes: Uint8Array, from: number, count: number) => byLength(bytes.subarray(from), 2).slice(0, count)

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
