/** A film as a camera sends it: its pictures in the order of decoding, in units as RTP carries them. */
import path from 'node:path'
import { Demuxer } from '../../server/inference/engine/demuxer'
import { filePlan } from '../../server/inference/sources/file'

export type CodedFilm = {
  hevc: boolean
  /** A picture each. shown: when, from the first one, ticks of 90 kHz. */
  pictures: { units: Buffer[]; shown: number }[]
  /** Between two pictures, ticks. */
  step: number
}

const START = Buffer.of(0, 0, 1)

/** file: an MPEG transport stream (.ts). Throws SourceFailure. */
export function readCodedFilm(file: string, { fps, hevc }: { fps: number; hevc: boolean }): CodedFilm {
  const { dir, base } = path.parse(file)
  const demuxer = new Demuxer(filePlan(base, dir))
  const pictures: CodedFilm['pictures'] = []
  let first: bigint | null = null
  try {
    for (let packet = demuxer.read(); packet !== null; packet = demuxer.read()) {
      first ??= packet.pts
      pictures.push({ units: unitsOf(Buffer.from(packet.data ?? [])), shown: Number(packet.pts - first) })
    }
  } finally {
    demuxer.close()
  }
  return { hevc, pictures, step: 90_000 / fps }
}

/** Between start codes. */
function unitsOf(data: Buffer): Buffer[] {
  const units: Buffer[] = []
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
