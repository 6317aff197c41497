/** How much of a clip's file can be read: one that was cut off ends with its last whole fragment. */
import path from 'node:path'
import { TICKS_PER_MS } from '../../clip/stream-clock'
import { filePlan } from '../../sources/file'
import { Demuxer } from '../demuxer'

/** endTicks: when its last picture has been shown. shown: when each is, in the order of decoding. */
type Read = { pictures: number; endTicks: number; shown: number[] }

/** Nothing of a file that is not there or cannot be read. */
export function readBack(file: string): Read {
  const read: Read = { pictures: 0, endTicks: 0, shown: [] }
  try {
    const { dir, base } = path.parse(file)
    const demuxer = new Demuxer(filePlan(base, dir))
    try {
      const { num, den } = demuxer.stream.timeBase
      for (let packet = demuxer.read(); packet !== null; packet = demuxer.read()) {
        const ticks = (time: bigint) => Math.round((Number(time) * num * 1000 * TICKS_PER_MS) / den)
        read.endTicks = Math.max(read.endTicks, ticks(packet.pts + packet.duration))
        read.shown.push(ticks(packet.pts))
        read.pictures++
      }
    } finally {
      demuxer.close()
    }
  } catch {
    // Whatever was read until then is there.
  }
  return read
}
