/** Pictures for people: the frame as JPEG, full range, at most 1280 px wide. */
import {
  AV_CODEC_FLAG_QSCALE,
  AV_OPT_SEARCH_CHILDREN,
  AV_OPT_TYPE_STRING,
  AV_PIX_FMT_YUV420P,
  AV_PIX_FMT_YUVJ420P,
  AVCOL_RANGE_JPEG,
  FF_QP2LAMBDA,
} from 'node-av/constants'
import { Codec, CodecContext, type Frame, Packet, Rational } from 'node-av/lib'
import { check } from './ffmpeg'
import { allocateFullRange } from './full-range-frame'
import { Scaler } from './scaler'

const MAX_WIDTH = 1280
/** FFmpeg's scale, 1 best: about 38.5 dB and 100 KB at 720p. */
const QUALITY = 4

type Encoder = { codec: CodecContext; frame: Frame; width: number; height: number }

export class JpegEncoder {
  private readonly scaler = new Scaler()
  private readonly packet = new Packet()
  private encoder: Encoder | null = null
  private pts = 0n

  constructor() {
    this.packet.alloc()
  }

  /** A JPEG in an ArrayBuffer of its own, ready to be transferred. */
  encode(source: Frame): ArrayBuffer {
    const { codec, frame, width, height } = this.prepare(source.width, source.height)
    check(frame.makeWritable(), 'jpeg buffer')
    const data = frame.data ?? []
    this.scaler.run(source, width, height, AV_PIX_FMT_YUVJ420P, data, frame.linesize.slice(0, data.length))
    frame.pts = this.pts++
    frame.quality = QUALITY * FF_QP2LAMBDA
    check(codec.sendFrameSync(frame), 'jpeg')
    check(codec.receivePacketSync(this.packet), 'jpeg')
    const bytes = this.packet.data ?? Buffer.alloc(0)
    this.packet.unref()
    // A copy in memory of its own already. A second one would leave this one lying until somebody collects it.
    const own = bytes.length === bytes.buffer.byteLength ? bytes : Uint8Array.from(bytes)
    return own.buffer as ArrayBuffer
  }

  private prepare(sourceWidth: number, sourceHeight: number): Encoder {
    const width = Math.min(MAX_WIDTH, sourceWidth)
    const height = Math.max(1, Math.round((sourceHeight * width) / sourceWidth))
    if (this.encoder?.width === width && this.encoder.height === height) return this.encoder
    this.free()
    this.encoder = {
      codec: openCodec(width, height),
      frame: allocateFullRange(width, height, 'jpeg buffer'),
      width,
      height,
    }
    return this.encoder
  }

  close(): void {
    this.scaler.close()
    this.free()
    this.packet.free()
  }

  private free(): void {
    this.encoder?.codec.freeContext()
    this.encoder?.frame.free()
    this.encoder = null
  }
}

function openCodec(width: number, height: number): CodecContext {
  const encoder = Codec.findEncoderByName('mjpeg' as Parameters<typeof Codec.findEncoderByName>[0])
  const codec = new CodecContext()
  codec.allocContext3(encoder)
  codec.width = width
  codec.height = height
  codec.pixelFormat = AV_PIX_FMT_YUV420P
  codec.colorRange = AVCOL_RANGE_JPEG
  codec.timeBase = new Rational(1, 25)
  codec.threadCount = 1
  codec.setFlags(AV_CODEC_FLAG_QSCALE)
  codec.globalQuality = QUALITY * FF_QP2LAMBDA
  codec.setOption('huffman', 'default', AV_OPT_TYPE_STRING, AV_OPT_SEARCH_CHILDREN)
  // Options one by one: a Dictionary given to open2Sync is used after it was freed.
  check(codec.open2Sync(encoder, null), 'jpeg encoder')
  return codec
}
