/** An opened input: packets of its best video stream. */
import { AVERROR_EOF, AVMEDIA_TYPE_VIDEO, AVSEEK_FLAG_BACKWARD } from 'node-av/constants'
import { Dictionary, FormatContext, InputFormat, Packet, type Stream } from 'node-av/lib'
import { isForbiddenUrl } from '../../forbidden-address'
import { SourceFailure } from '../sources/failure'
import type { OpenPlan } from '../sources/open-plan'
import { check } from './ffmpeg'

export class Demuxer {
  private readonly context = new FormatContext()
  private readonly packet = new Packet()
  readonly stream: Stream
  readonly format: string

  /** Blocks until the input answers or its time-out ends. Throws SourceFailure. */
  constructor(plan: OpenPlan) {
    const format = plan.format ? InputFormat.findInputFormat(plan.format) : null
    if (plan.format && !format) throw new SourceFailure('source_not_found', `this build cannot read ${plan.format}`)
    const options = Dictionary.fromObject(plan.options)
    try {
      check(this.context.openInputSync(plan.url, format, options), 'open')
    } finally {
      options.free()
    }
    try {
      // RTSP was sent somewhere else. Nothing that is no camera has answered, and nothing more is asked.
      if (isForbiddenUrl(this.context.url ?? ''))
        throw new SourceFailure('source_address', 'redirected to a link-local address')
      check(this.context.findStreamInfoSync(), 'stream info')
      const best = this.context.findBestStream(AVMEDIA_TYPE_VIDEO)
      const stream = best >= 0 ? this.context.streams[best] : undefined
      if (!stream) throw new SourceFailure('source_no_video', 'there is no video in it')
      this.stream = stream
    } catch (error) {
      this.context.closeInputSync()
      throw error
    }
    this.format = this.context.iformat?.name ?? ''
    this.packet.alloc()
  }

  /** What the container says, ms; 0 when it does not. */
  get durationMs(): number {
    const microseconds = Number(this.context.duration)
    return microseconds > 0 ? microseconds / 1000 : 0
  }

  /** The next packet of the video stream (valid until the next call), or null at the end. Throws SourceFailure. */
  read(): Packet | null {
    for (;;) {
      this.packet.unref()
      const result = this.context.readFrameSync(this.packet)
      if (result === AVERROR_EOF) return null
      check(result, 'read')
      if (this.packet.streamIndex === this.stream.index) return this.packet
    }
  }

  /** Goes to the whole picture at or before a time of the stream, ms. Throws SourceFailure. */
  seek(ms: number): void {
    const { num, den } = this.stream.timeBase
    const timestamp = BigInt(Math.floor((ms * den) / (num * 1000)))
    check(this.context.seekFrameSync(this.stream.index, timestamp, AVSEEK_FLAG_BACKWARD), 'seek')
  }

  close(): void {
    this.packet.free()
    this.context.closeInputSync()
  }
}
