/**
 * Packets into an MP4 file, as they are. In fragments of a second, so that a process that is killed leaves a file that can be
 * played; closed it becomes a plain one, with one index.
 */
import { AV_CODEC_ID_H264, AV_CODEC_ID_HEVC, AV_CODEC_ID_MJPEG, AVMEDIA_TYPE_VIDEO } from 'node-av/constants'
import { Dictionary, FormatContext, Packet, Rational, type Stream } from 'node-av/lib'
import { TICKS_PER_MS } from '../../clip/stream-clock'
import { check } from '../ffmpeg'
import type { ClipPacket, ClipStream } from './clip-messages'

const CODECS = { h264: AV_CODEC_ID_H264, hevc: AV_CODEC_ID_HEVC, mjpeg: AV_CODEC_ID_MJPEG } as const
const TIME_BASE = new Rational(1, TICKS_PER_MS * 1000)
const OPTIONS = {
  /** Offsets that may be negative: the first picture is shown at 0, also where others are decoded before they are shown. */
  movflags: 'empty_moov+default_base_moof+hybrid_fragmented+negative_cts_offsets',
  /** Microseconds. */
  frag_duration: '1000000',
  /** Nothing waits in memory that a fragment has been made of. */
  flush_packets: '1',
}

export class ClipFile {
  bytes = 0
  pictures = 0
  /** When the last picture has been shown, ticks. */
  endTicks = 0
  /** When each picture is shown, ticks, in the order of decoding. */
  readonly shown: number[] = []
  private readonly context = new FormatContext()
  private readonly stream: Stream
  private readonly packet = new Packet()
  private open = false
  private freed = false

  /** Throws SourceFailure, disk_full too. */
  constructor(file: string, { codec, width, height, extradata }: ClipStream) {
    this.packet.alloc()
    check(this.context.allocOutputContext2(null, 'mp4', file), 'clip file')
    try {
      this.stream = this.context.newStream()
      const own = this.stream.codecpar
      Object.assign(own, { codecType: AVMEDIA_TYPE_VIDEO, codecId: CODECS[codec], width, height })
      // With the parameter sets in the header: players know no other HEVC.
      own.codecTag = codec === 'hevc' ? 'hvc1' : 0
      if (extradata) own.extradata = Buffer.from(extradata)
      this.stream.timeBase = TIME_BASE
      check(this.context.openOutputSync(), 'clip file')
      this.open = true
      const options = Dictionary.fromObject({ ...OPTIONS, video_track_timescale: String(TIME_BASE.den) })
      try {
        check(this.context.writeHeaderSync(options), 'clip file')
      } finally {
        options.free()
      }
    } catch (error) {
      this.close()
      throw error
    }
  }

  /** In the order of decoding. Throws SourceFailure, disk_full too. */
  write({ bytes, key, pts, dts, duration }: ClipPacket): void {
    const { packet } = this
    packet.data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    packet.streamIndex = this.stream.index
    packet.isKeyframe = key
    packet.pts = BigInt(pts)
    packet.dts = BigInt(dts)
    packet.duration = BigInt(duration)
    packet.rescaleTs(TIME_BASE, this.stream.timeBase)
    check(this.context.interleavedWriteFrameSync(packet), 'clip file')
    packet.unref()
    this.bytes += bytes.length
    this.pictures++
    this.shown.push(pts)
    this.endTicks = Math.max(this.endTicks, pts + duration)
  }

  /** Throws SourceFailure, disk_full too; closed it is in any case. */
  finish(): void {
    try {
      check(this.context.writeTrailerSync(), 'clip file')
    } finally {
      this.close()
    }
  }

  /** What has been written stays. */
  close(): void {
    if (this.freed) return
    this.freed = true
    if (this.open) this.context.closeOutputSync()
    this.open = false
    this.context.freeContext()
    this.packet.free()
  }
}
