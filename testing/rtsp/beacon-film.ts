/** Films of the calibration picture for the RTSP test server: raw H.264, access unit delimiters, no B-frames. */
import { closeSync, openSync, writeSync } from 'node:fs'
import {
  AV_LOG_ERROR,
  AV_OPT_SEARCH_CHILDREN,
  AV_OPT_TYPE_STRING,
  AV_PIX_FMT_YUVJ420P,
  AVCOL_RANGE_JPEG,
  AVERROR_EAGAIN,
  AVERROR_EOF,
  FF_ENCODER_LIBX264,
} from 'node-av/constants'
import { Codec, CodecContext, FFmpegError, Frame, Log, Packet, Rational } from 'node-av/lib'
import { BACKGROUND, BEACON, BEACON_SIZE, beaconAt, drawCode } from '../../server/inference/sources/calibration-pattern'

export type FilmOptions = { width?: number; height?: number; fps?: number; frames?: number }

/** Writes a film in which frame n shows the calibration picture n: beacon and frame number can be read back. */
export function writeBeaconFilm(
  path: string,
  { width = 640, height = 360, fps = 25, frames = 100 }: FilmOptions = {},
): void {
  Log.setLevel(AV_LOG_ERROR)
  const encoder = openEncoder(width, height, fps)
  const frame = pictureFrame(width, height)
  const packet = new Packet()
  packet.alloc()
  const file = openSync(path, 'w')
  try {
    for (let index = 0; index <= frames; index++) {
      if (index < frames) draw(frame, index, width, height)
      check(encoder.sendFrameSync(index < frames ? frame : null))
      drain(encoder, packet, (data) => writeSync(file, data))
    }
  } finally {
    closeSync(file)
    packet.free()
    frame.free()
    encoder.freeContext()
  }
}

function openEncoder(width: number, height: number, fps: number): CodecContext {
  const codec = Codec.findEncoderByName(FF_ENCODER_LIBX264)
  if (!codec) throw new Error('this FFmpeg has no libx264')
  const context = new CodecContext()
  context.allocContext3(codec)
  context.width = width
  context.height = height
  context.pixelFormat = AV_PIX_FMT_YUVJ420P
  context.colorRange = AVCOL_RANGE_JPEG
  context.timeBase = new Rational(1, fps)
  context.gopSize = fps
  context.maxBFrames = 0
  context.threadCount = 1
  const options = { preset: 'veryfast', tune: 'zerolatency', crf: '18', 'x264-params': 'aud=1' }
  // One by one: open2 with a dictionary is not safe in this version of node-av.
  for (const [name, value] of Object.entries(options)) {
    check(context.setOption(name, value, AV_OPT_TYPE_STRING, AV_OPT_SEARCH_CHILDREN))
  }
  check(context.open2Sync(codec, null))
  return context
}

function pictureFrame(width: number, height: number): Frame {
  const frame = new Frame()
  frame.alloc()
  frame.format = AV_PIX_FMT_YUVJ420P
  frame.width = width
  frame.height = height
  frame.colorRange = AVCOL_RANGE_JPEG
  check(frame.getBuffer(0))
  return frame
}

function draw(frame: Frame, index: number, width: number, height: number): void {
  check(frame.makeWritable())
  frame.pts = BigInt(index)
  const planes = frame.data ?? []
  const centre = beaconAt(index, width, height)
  const colours = [
    [BACKGROUND.y, BEACON.y],
    [BACKGROUND.u, BEACON.u],
    [BACKGROUND.v, BEACON.v],
  ] as const
  for (const [plane, [background, beacon]] of colours.entries()) {
    const pixels = planes[plane]
    const stride = frame.linesize[plane]
    if (!pixels || !stride) throw new Error('picture without planes')
    const step = plane === 0 ? 1 : 2
    const size = BEACON_SIZE / step
    pixels.fill(background)
    for (let row = 0; row < size; row++) {
      const start = (centre.y / step - size / 2 + row) * stride + centre.x / step - size / 2
      pixels.fill(beacon, start, start + size)
    }
    if (plane === 0) drawCode(pixels, stride, width, index)
  }
}

function drain(encoder: CodecContext, packet: Packet, write: (data: Buffer) => void): void {
  for (;;) {
    const result = encoder.receivePacketSync(packet)
    if (result === AVERROR_EOF || result === AVERROR_EAGAIN) return
    check(result)
    if (packet.data) write(packet.data)
    packet.unref()
  }
}

function check(result: number): void {
  if (result < 0) throw new FFmpegError(result)
}
