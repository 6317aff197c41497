/** How much of a clip's file can be read: one that was cut off ends with its last whole fragment. */
import path from 'node:path'
import { TICKS_PER_MS } from '../../clip/stream-clock'
import { filePlan } from '../../sources/file'
import { Demuxer } from '../demuxer'

/** Nothing of a file that is not there or cannot be read. */
export function readBack(file: string): { pictures: number; endTicks: number } {
  const read = { pictures: 0, endTicks: 0 }
  try {
    const { dir, base } = path.parse(file)
    const demuxer = new Demuxer(filePlan(base, dir))
    try {
      const { num, den } = demuxer.stream.timeBase
      for (let packet = demuxer.read(); packet !== null; packet = demuxer.read()) {
        const end = (Number(packet.pts + packet.duration) * num * 1000 * TICKS_PER_MS) / den
        read.endTicks = Math.max(read.endTicks, Math.round(end))
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
