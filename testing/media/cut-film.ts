/** The beginning of a film, its pictures as they are. */

import path from 'node:path'
import { Demuxer } from '../../server/inference/engine/demuxer'
import { Mp4Writer } from '../../server/inference/engine/film/mp4-writer'
import { filePlan } from '../../server/inference/sources/file'

/** pictures: so many packets; without B-frames that is so many pictures. */
export function cutFilm(from: string, to: string, pictures: number): void {
  const demuxer = new Demuxer(filePlan(path.basename(from), path.dirname(from)))
  const { codecpar, timeBase } = demuxer.stream
  const writer = new Mp4Writer(to, timeBase, (own) => {
    const { codecId, format, width, height, extradata } = codecpar
    Object.assign(own, { codecId, format, width, height, extradata })
  })
  for (let count = 0; count < pictures; count++) {
    const packet = demuxer.read()
    if (packet) writer.write(packet, timeBase)
  }
  writer.finish()
  demuxer.close()
}
