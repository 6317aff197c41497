/** The pictures of a film as they are, in a container that browsers play: nothing is decoded, no sound. */
import { AV_CODEC_ID_H264, AV_NOPTS_VALUE, AV_PIX_FMT_YUV420P, AV_PIX_FMT_YUVJ420P } from 'node-av/constants'
import type { MadeFilm } from '../../film/messages'
import { SourceFailure } from '../../sources/failure'
import type { OpenPlan } from '../../sources/open-plan'
import { Demuxer } from '../demuxer'
import { checkLimits } from './film-limits'
import type { Making } from './making'
import { Mp4Writer } from './mp4-writer'

/** Of a picture when nothing says how many there are in a second. */
const USUAL_S = 0.04

/** H.264 as browsers play it. */
export function mayCopy({ codecpar }: Demuxer['stream']): boolean {
  const { codecId, format } = codecpar
  return codecId === AV_CODEC_ID_H264 && (format === AV_PIX_FMT_YUV420P || format === AV_PIX_FMT_YUVJ420P)
}

/** Null when its pictures cannot be copied: no H.264, or no times. Throws SourceFailure. */
export async function copyFilm(
  plan: OpenPlan,
  target: string,
  { progress, breathe }: Making,
): Promise<MadeFilm | null> {
  const demuxer = new Demuxer(plan)
  try {
    const { stream, durationMs } = demuxer
    if (!mayCopy(stream)) return null
    const { width, height } = stream.codecpar
    const { num, den } = stream.timeBase
    const ms = (time: bigint) => (Number(time) * num * 1000) / den
    const usual = usualDuration(stream)
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
        first ??= pts
        packet.pts = pts - first
        packet.dts = dts - first
        // Without it the last picture has none, and players leave it out.
        if (packet.duration <= 0n) packet.duration = usual
        facts.pictures++
        facts.durationMs = Math.max(facts.durationMs, ms(packet.pts + packet.duration))
        checkLimits({ atMs: facts.durationMs, pictures: facts.pictures, bytes: writer.bytes })
        writer.write(packet, stream.timeBase)
        progress(facts.pictures, durationMs > 0 ? facts.durationMs / durationMs : 0)
        if (facts.pictures % 64 === 0) await breathe()
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
