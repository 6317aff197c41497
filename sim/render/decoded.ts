/** Pictures of a finished film, decoded again. */

import { Decoder, Demuxer } from 'node-av/api'
import { AV_PIX_FMT_RGBA, type AVPixelFormat, SWS_BILINEAR } from 'node-av/constants'
import { type Frame, SoftwareScaleContext } from 'node-av/lib'

export type Decoded = { fps: number; frames: number; width: number; height: number; pictures: Map<number, Buffer> }

/** Decodes the whole film and keeps the pictures with these numbers as RGBA, top row first. */
export async function decodeFilm(file: string, keep: readonly number[]): Promise<Decoded> {
  const input = await Demuxer.open(file)
  try {
    const stream = input.video()
    if (!stream) throw new Error(`${file} has no video`)
    const decoder = await Decoder.create(stream)
    const result: Decoded = { fps: stream.avgFrameRate.toDouble(), frames: 0, width: 0, height: 0, pictures: new Map() }
    try {
      for await (const frame of decoder.frames(input.packets(stream.index))) {
        if (!frame) continue
        result.width = frame.width
        result.height = frame.height
        if (keep.includes(result.frames)) result.pictures.set(result.frames, toRgba(frame))
        result.frames++
        frame.free()
      }
    } finally {
      decoder.close()
    }
    return result
  } finally {
    await input.close()
  }
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
