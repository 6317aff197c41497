/** Films for tests, encoded on the spot: H.264 or HEVC showing the calibration picture, so each frame tells its number. */
import {
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_LOG_ERROR,
  AV_OPT_SEARCH_CHILDREN,
  AV_OPT_TYPE_STRING,
  AV_PIX_FMT_YUV420P,
  AVFMT_GLOBALHEADER,
  FF_ENCODER_LIBX264,
  FF_ENCODER_LIBX265,
} from 'node-av/constants'
import { Codec, CodecContext, FFmpegError, FormatContext, Frame, Log, Packet, Rational, type Stream } from 'node-av/lib'
import { BACKGROUND, BEACON, BEACON_SIZE, beaconAt, drawCode } from '../../server/inference/sources/calibration-pattern'

export type Film = {
  width?: number
  height?: number
  fps?: number
  frames: number
  /** Draws what is behind code and beacon; plain dark grey when absent. stride: bytes a row. */
  background?: (luma: Buffer, stride: number, frame: number) => void
  /** H.264 when absent. */
  hevc?: boolean
  /** Options of libx264 or libx265. */
  encoding?: Record<string, string>
  /** So many times as far apart as `fps` says; 1 when absent. */
  apart?: number
  /** Of the second half of the pictures; as the first when absent. */
  later?: Size
}

/** Writes the film (default 320x240, 25 fps); the container follows the file's extension. Throws when FFmpeg does. */
export function makeFilm(file: string, film: Film): void {
  const {
    width = 320,
    height = 240,
    fps = 25,
    frames,
    background,
    hevc = false,
    encoding = { preset: 'ultrafast', ...(hevc && { 'x265-params': 'log-level=error' }) },
    apart = 1,
    later,
  } = film
  Log.setLevel(AV_LOG_ERROR)
  const output = new FormatContext()
  FFmpegError.throwIfError(output.allocOutputContext2(null, null, file))
  const header = output.oformat?.hasFlags(AVFMT_GLOBALHEADER) ?? false
  const open = (size: Size) => openEncoder({ ...size, fps, hevc, header, options: encoding })
  const codec = open({ width, height })
  const stream = output.newStream()
  stream.codecpar.fromContext(codec)
  stream.timeBase = codec.timeBase
  FFmpegError.throwIfError(output.openOutputSync())
  FFmpegError.throwIfError(output.writeHeaderSync(null))
  const write = (part: CodecContext, from: number, to: number) => {
    const frame = allocate(part)
    for (let number = from; number < to; number++) {
      FFmpegError.throwIfError(frame.makeWritable())
      draw(frame, number, background)
      frame.pts = BigInt(number * apart)
      FFmpegError.throwIfError(part.sendFrameSync(frame))
      drain(part, output, stream)
    }
    part.sendFrameSync(null)
    drain(part, output, stream)
    frame.free()
    part.freeContext()
  }
  const change = later ? Math.floor(frames / 2) : frames
  write(codec, 0, change)
  if (later) write(open(later), change, frames)
  FFmpegError.throwIfError(output.writeTrailerSync())
  output.closeOutputSync()
  output.freeContext()
}

function allocate({ width, height }: Size): Frame {
  const frame = new Frame()
  frame.alloc()
  frame.format = AV_PIX_FMT_YUV420P
  frame.width = width
  frame.height = height
  FFmpegError.throwIfError(frame.getBuffer(0))
  return frame
}

type Size = { width: number; height: number }

type Encoding = Size & {
  fps: number
  hevc: boolean
  /** Parameter sets go into the container's header, not into the stream. */
  header: boolean
  options: Record<string, string>
}

function openEncoder({ width, height, fps, hevc, header, options }: Encoding): CodecContext {
  const encoder = Codec.findEncoderByName(hevc ? FF_ENCODER_LIBX265 : FF_ENCODER_LIBX264)
  const codec = new CodecContext()
  codec.allocContext3(encoder)
  codec.width = width
  codec.height = height
  codec.pixelFormat = AV_PIX_FMT_YUV420P
  codec.timeBase = new Rational(1, fps)
  codec.framerate = new Rational(fps, 1)
  codec.gopSize = fps
  codec.maxBFrames = 0
  codec.threadCount = 1
  if (header) codec.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER)
  // One by one: a Dictionary given to open2Sync is used after it was freed.
  for (const [name, value] of Object.entries(options)) {
    FFmpegError.throwIfError(codec.setOption(name, value, AV_OPT_TYPE_STRING, AV_OPT_SEARCH_CHILDREN))
  }
  FFmpegError.throwIfError(codec.open2Sync(encoder, null))
  return codec
}

function drain(codec: CodecContext, output: FormatContext, stream: Stream): void {
  const packet = new Packet()
  packet.alloc()
  while (codec.receivePacketSync(packet) >= 0) {
    packet.streamIndex = stream.index
    // Without it the last frame has no duration, and players leave it out.
    packet.duration = 1n
    packet.rescaleTs(codec.timeBase, stream.timeBase)
    FFmpegError.throwIfError(output.interleavedWriteFrameSync(packet))
    packet.unref()
  }
  packet.free()
}

function draw(frame: Frame, number: number, background: Film['background']): void {
  const [luma, cb, cr] = frame.data as [Buffer, Buffer, Buffer]
  const [lumaStride, chromaStride] = frame.linesize as [number, number]
  if (background) background(luma, lumaStride, number)
  else luma.fill(BACKGROUND.y)
  cb.fill(BACKGROUND.u)
  cr.fill(BACKGROUND.v)
  const { x, y } = beaconAt(number, frame.width, frame.height)
  const square = (plane: Buffer, stride: number, scale: number, value: number) => {
    const size = BEACON_SIZE / scale
    for (let row = 0; row < size; row++) {
      const start = (y / scale - size / 2 + row) * stride + x / scale - size / 2
      plane.fill(value, start, start + size)
    }
  }
  square(luma, lumaStride, 1, BEACON.y)
  square(cb, chromaStride, 2, BEACON.u)
  square(cr, chromaStride, 2, BEACON.v)
  drawCode(luma, lumaStride, frame.width, number)
}
