/** The pictures of a film as they are, in a container that browsers play: nothing is decoded, no sound. */
import {
  AV_CODEC_ID_H264,
  AV_NOPTS_VALUE,
  AV_PIX_FMT_YUV420P,
  AV_PIX_FMT_YUVJ420P,
  AV_PKT_DATA_NEW_EXTRADATA,
} from 'node-av/constants'
import type { Say } from '../../../workshop/messages'
import type { MadeFilm } from '../../film/tasks'
import { SourceFailure } from '../../sources/failure'
import type { OpenPlan } from '../../sources/open-plan'
import { MAX_PIXELS } from '../decoder'
import { Demuxer } from '../demuxer'
import { begin } from '../steps'
import { checkLimits, share } from './film-limits'
import { Mp4Writer } from './mp4-writer'
import { watchSets } from './sequence-sets'

/** Pictures between two words about how far it is. */
const SAY_EVERY = 64
const NOTHING = Buffer.alloc(0)
/** Of a picture when nothing says how many there are in a second. */
const USUAL_S = 0.04

/** H.264 as browsers play it. */
export function mayCopy({ codecpar }: Demuxer['stream']): boolean {
  const { codecId, format } = codecpar
  return codecId === AV_CODEC_ID_H264 && (format === AV_PIX_FMT_YUV420P || format === AV_PIX_FMT_YUVJ420P)
}

/** Null when its pictures cannot be copied: no H.264. Throws SourceFailure, also where they have no times or change midway. */
export async function copyFilm(plan: OpenPlan, target: string, say: Say): Promise<MadeFilm | null> {
  const demuxer = new Demuxer(plan)
  try {
    const { stream, durationMs } = demuxer
    if (!mayCopy(stream)) return null
    const { width, height } = stream.codecpar
    if (width * height > MAX_PIXELS) throw new SourceFailure('too_large', `${width} x ${height} pixels`)
    const { num, den } = stream.timeBase
    const ms = (time: bigint) => (Number(time) * num * 1000) / den
    const usual = usualDuration(stream)
    const sets = watchSets('h264', stream.codecpar.extradata)
    // Not all that describes it: a player would turn pictures by a phone's note of how it was held, and boxes would not be on them.
    const writer = new Mp4Writer(target, stream.timeBase, (own) => {
      const { codecId, format, extradata, colorRange, colorPrimaries, colorTrc, colorSpace } = stream.codecpar
      Object.assign(own, { codecId, format, width, height, extradata })
      Object.assign(own, { colorRange, colorPrimaries, colorTrc, colorSpace })
    })
    try {
      let first: bigint | null = null
      const facts = { width, height, pictures: 0, durationMs: 0 }
      for (let packet = demuxer.read(); packet !== null; packet = demuxer.read()) {
        const { pts, dts } = packet
        // Before the first whole picture there is nothing to decode the others from.
        if (first === null && !packet.isKeyframe) continue
        if (pts === AV_NOPTS_VALUE || dts === AV_NOPTS_VALUE)
          throw new SourceFailure('source_broken', 'pictures without times')
        if (packet.isKeyframe && sets.isNew(packet.data ?? NOTHING, packet.getSideData(AV_PKT_DATA_NEW_EXTRADATA)))
          throw new SourceFailure('source_broken', 'its pictures change midway')
        first ??= pts
        packet.pts = pts - first
        packet.dts = dts - first
        // Without it the last picture has none, and players leave it out.
        if (packet.duration <= 0n) packet.duration = usual
        facts.pictures++
        facts.durationMs = Math.max(facts.durationMs, ms(packet.pts + packet.duration))
        checkLimits({ atMs: facts.durationMs, pictures: facts.pictures, bytes: writer.bytes })
        writer.write(packet, stream.timeBase)
        if (facts.pictures % SAY_EVERY > 0) continue
        begin('read')
        await say({ progress: share(facts.durationMs, durationMs) })
      }
      if (first === null) throw new SourceFailure('source_broken', 'there is no picture in it')
      writer.finish()
      return facts
    } catch (error) {
      writer.discard()
      throw error
    }
  } finally {
    demuxer.close()
  }
}

/** Of one picture, in the stream's time base. */
function usualDuration({ avgFrameRate: rate, timeBase: { num, den } }: Demuxer['stream']): bigint {
  const seconds = rate.num > 0 && rate.den > 0 ? rate.den / rate.num : USUAL_S
  return BigInt(Math.max(1, Math.round((seconds * den) / num)))
}
