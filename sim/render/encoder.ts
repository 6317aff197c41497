/** H.264 in MP4 from RGBA pictures. */
import {
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_LOG_ERROR,
  AV_OPT_SEARCH_CHILDREN,
  AV_OPT_TYPE_STRING,
  AV_PIX_FMT_RGBA,
  AV_PIX_FMT_YUV420P,
  AVCOL_RANGE_MPEG,
  AVCOL_SPC_SMPTE170M,
  AVFMT_GLOBALHEADER,
  FF_ENCODER_LIBX264,
  SWS_BILINEAR,
} from 'node-av/constants'
import {
  Codec,
  CodecContext,
  FFmpegError,
  FormatContext,
  Frame,
  Log,
  Packet,
  Rational,
  SoftwareScaleContext,
  type Stream,
} from 'node-av/lib'

const check = (code: number) => FFmpegError.throwIfError(code)

export type Size = { width: number; height: number }

/** fps: as a fraction, so that 12.5 is exact. crf: x264's, smaller is better and larger. */
export type Encoding = Size & { fps: readonly [number, number]; crf: number; keyEvery: number }

export class FilmEncoder {
  private readonly output = new FormatContext()
  private readonly codec: CodecContext
  private readonly stream: Stream
  private readonly frame = new Frame()
  private readonly scaler = new SoftwareScaleContext()
  private readonly upright: Buffer
  private frames = 0

  /** Begins the file; its folder must exist. Throws when FFmpeg does. */
  constructor(
    file: string,
    private readonly encoding: Encoding,
  ) {
    const { width, height } = encoding
    Log.setLevel(AV_LOG_ERROR)
    check(this.output.allocOutputContext2(null, null, file))
    this.codec = openCodec(encoding, this.output.oformat?.hasFlags(AVFMT_GLOBALHEADER) ?? false)
    this.stream = this.output.newStream()
    this.stream.codecpar.fromContext(this.codec)
    this.stream.timeBase = this.codec.timeBase
    check(this.output.openOutputSync())
    check(this.output.writeHeaderSync(null))
    this.frame.alloc()
    Object.assign(this.frame, { format: AV_PIX_FMT_YUV420P, width, height })
    this.frame.colorSpace = AVCOL_SPC_SMPTE170M
    this.frame.colorRange = AVCOL_RANGE_MPEG
    check(this.frame.getBuffer(0))
    this.scaler.getContext(width, height, AV_PIX_FMT_RGBA, width, height, AV_PIX_FMT_YUV420P, SWS_BILINEAR)
    this.upright = Buffer.alloc(width * height * 4)
  }

  /** Adds a picture: RGBA, bottom row first, as WebGL reads it. */
  add(pixels: Buffer): void {
    const { width, height } = this.encoding
    const stride = width * 4
    for (let row = 0; row < height; row++)
      pixels.copy(this.upright, row * stride, (height - 1 - row) * stride, (height - row) * stride)
    check(this.frame.makeWritable())
    check(this.scaler.scaleSync([this.upright], [stride], 0, height, this.frame.data as Buffer[], this.frame.linesize))
    this.frame.pts = BigInt(this.frames++)
    check(this.codec.sendFrameSync(this.frame))
    this.drain()
  }

  /** Writes what is left and closes the file. */
  finish(): void {
    check(this.codec.sendFrameSync(null))
    this.drain()
    check(this.output.writeTrailerSync())
    this.output.closeOutputSync()
    this.frame.free()
    this.codec.freeContext()
    this.scaler.freeContext()
    this.output.freeContext()
  }

  private drain(): void {
    const packet = new Packet()
    packet.alloc()
    while (this.codec.receivePacketSync(packet) >= 0) {
      packet.streamIndex = this.stream.index
      // Without it the last frame has no duration, and players leave it out.
      packet.duration = 1n
      packet.rescaleTs(this.codec.timeBase, this.stream.timeBase)
      check(this.output.interleavedWriteFrameSync(packet))
      packet.unref()
    }
    packet.free()
  }
}

function openCodec({ width, height, fps: [frames, seconds], crf, keyEvery }: Encoding, header: boolean): CodecContext {
  const encoder = Codec.findEncoderByName(FF_ENCODER_LIBX264)
  const codec = new CodecContext()
  codec.allocContext3(encoder)
  Object.assign(codec, { width, height, pixelFormat: AV_PIX_FMT_YUV420P })
  codec.timeBase = new Rational(seconds, frames)
  codec.framerate = new Rational(frames, seconds)
  codec.colorSpace = AVCOL_SPC_SMPTE170M
  codec.colorRange = AVCOL_RANGE_MPEG
  codec.gopSize = keyEvery
  // Pictures come out in the order of their numbers: the truth counts on it.
  codec.maxBFrames = 0
  codec.threadCount = 1
  if (header) codec.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER)
  const options = { preset: 'slow', crf: String(crf) }
  for (const [name, value] of Object.entries(options)) {
    check(codec.setOption(name, value, AV_OPT_TYPE_STRING, AV_OPT_SEARCH_CHILDREN))
  }
  check(codec.open2Sync(encoder, null))
  return codec
}
