/** Pictures of a finished film, decoded again. */
import { AV_PIX_FMT_RGBA, AVMEDIA_TYPE_VIDEO, type AVPixelFormat, SWS_BILINEAR } from 'node-av/constants'
import { Codec, CodecContext, FFmpegError, FormatContext, Frame, Packet, SoftwareScaleContext } from 'node-av/lib'

export type Decoded = { fps: number; frames: number; width: number; height: number; pictures: Map<number, Buffer> }

const check = (code: number) => FFmpegError.throwIfError(code)

/** Decodes the whole film and keeps the pictures with these numbers as RGBA, top row first. Throws when FFmpeg does. */
export function decodeFilm(file: string, keep: readonly number[]): Decoded {
  const input = new FormatContext()
  check(input.openInputSync(file, null, null))
  check(input.findStreamInfoSync(null))
  const stream = input.streams?.find(({ codecpar }) => codecpar.codecType === AVMEDIA_TYPE_VIDEO)
  if (!stream) throw new Error(`${file} has no video`)
  const decoder = Codec.findDecoder(stream.codecpar.codecId)
  if (!decoder) throw new Error(`${file} is in a format that is not read here`)
  const codec = new CodecContext()
  codec.allocContext3(decoder)
  check(codec.parametersToContext(stream.codecpar))
  check(codec.open2Sync(decoder, null))
  const frame = new Frame()
  frame.alloc()
  const result: Decoded = { fps: stream.avgFrameRate.toDouble(), frames: 0, width: 0, height: 0, pictures: new Map() }
  const receive = () => {
    while (codec.receiveFrameSync(frame) >= 0) {
      result.width = frame.width
      result.height = frame.height
      if (keep.includes(result.frames)) result.pictures.set(result.frames, toRgba(frame))
      result.frames++
    }
  }
  const packet = new Packet()
  packet.alloc()
  while (input.readFrameSync(packet) >= 0) {
    if (packet.streamIndex === stream.index) check(codec.sendPacketSync(packet))
    packet.unref()
    receive()
  }
  check(codec.sendPacketSync(null))
  receive()
  packet.free()
  frame.free()
  codec.freeContext()
  input.closeInputSync()
  return result
}

function toRgba(frame: Frame): Buffer {
  const { width, height } = frame
  const target = Buffer.alloc(width * height * 4)
  const scaler = new SoftwareScaleContext()
  scaler.getContext(width, height, frame.format as AVPixelFormat, width, height, AV_PIX_FMT_RGBA, SWS_BILINEAR)
  scaler.scaleSync(frame.data as Buffer[], frame.linesize, 0, height, [target], [width * 4])
  scaler.freeContext()
  return target
}
