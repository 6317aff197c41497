/** Pictures -> H.264 in MP4, all of the size of the first. */
import {
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_OPT_SEARCH_CHILDREN,
  AV_OPT_TYPE_STRING,
  AV_PIX_FMT_YUV420P,
  AVCOL_RANGE_MPEG,
  FF_ENCODER_LIBX264,
} from 'node-av/constants'
import { Codec, CodecContext, type Frame, Packet, Rational } from 'node-av/lib'
import { SourceFailure } from '../../sources/failure'
import { allocateFrame } from '../allocate-frame'
import { check } from '../ffmpeg'
import { Scaler } from '../scaler'
import { begin } from '../steps'
import { Mp4Writer } from './mp4-writer'

/** What MP4 files count time in; a multiple of every usual rate. */
const CLOCK_HZ = 90_000
/** A whole picture so often: seeking decodes from there. */
const KEY_EVERY = 50
/** Good enough that a model does not see the difference; a third of the size of the next better preset's. */
const OPTIONS = { preset: 'veryfast', crf: '20' }

export class FilmEncoder {
  readonly width: number
  readonly height: number
  private readonly codec: CodecContext
  private readonly writer: Mp4Writer
  private readonly scaler = new Scaler()
  private readonly packet = new Packet()
  private readonly frame: Frame
  private frameTicks = 0n

  constructor(target: string, { width, height }: Frame) {
    // H.264 of this form has whole pairs of rows and columns.
    this.width = Math.max(2, width - (width % 2))
    this.height = Math.max(2, height - (height % 2))
    this.frame = allocateFrame(AV_PIX_FMT_YUV420P, this.width, this.height, 'film picture')
    this.codec = openCodec(this.width, this.height)
    this.packet.alloc()
    try {
      this.writer = new Mp4Writer(target, this.codec.timeBase, (own) => check(own.fromContext(this.codec), 'film'))
    } catch (error) {
      this.free()
      throw error
    }
  }

  get bytes(): number {
    return this.writer.bytes
  }

  add(source: Frame, { atMs, frameMs }: { atMs: number; frameMs: number }): void {
    begin('picture')
    check(this.frame.makeWritable(), 'film picture')
    const data = this.frame.data ?? []
    this.scaler.run(
      source,
      this.width,
      this.height,
      AV_PIX_FMT_YUV420P,
      data,
      this.frame.linesize.slice(0, data.length),
    )
    this.frame.pts = ticks(atMs)
    this.frameTicks = ticks(frameMs)
    check(this.codec.sendFrameSync(this.frame), 'film encoder')
    this.drain()
  }

  finish(): void {
    begin('picture')
    check(this.codec.sendFrameSync(null), 'film encoder')
    this.drain()
    this.writer.finish()
    this.free()
  }

  discard(): void {
    this.writer.discard()
    this.free()
  }

  private drain(): void {
    while (this.codec.receivePacketSync(this.packet) >= 0) {
      // Without it the last picture has none, and players leave it out.
      this.packet.duration = this.frameTicks
      this.writer.write(this.packet, this.codec.timeBase)
    }
  }

  private free(): void {
    this.scaler.close()
    this.packet.free()
    this.frame.free()
    this.codec.freeContext()
  }
}

const ticks = (ms: number) => BigInt(Math.round((ms * CLOCK_HZ) / 1000))

function openCodec(width: number, height: number): CodecContext {
  const encoder = Codec.findEncoderByName(FF_ENCODER_LIBX264)
  if (!encoder) throw new SourceFailure('source_codec', 'this build cannot write H.264')
  const codec = new CodecContext()
  codec.allocContext3(encoder)
  codec.width = width
  codec.height = height
  codec.pixelFormat = AV_PIX_FMT_YUV420P
  codec.colorRange = AVCOL_RANGE_MPEG
  codec.timeBase = new Rational(1, CLOCK_HZ)
  codec.gopSize = KEY_EVERY
  codec.maxBFrames = 0
  codec.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER)
  // Options one by one: a Dictionary given to open2Sync is used after it was freed.
  for (const [name, value] of Object.entries(OPTIONS)) {
    check(codec.setOption(name, value, AV_OPT_TYPE_STRING, AV_OPT_SEARCH_CHILDREN), 'film encoder')
  }
  check(codec.open2Sync(encoder, null), 'film encoder')
  return codec
}
