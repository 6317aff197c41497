import { AV_PIX_FMT_YUVJ420P, AVCOL_RANGE_JPEG } from 'node-av/constants'
import { Frame } from 'node-av/lib'
import { check } from './ffmpeg'

/** A frame with pixels of its own: 4:2:0, full range as in JPEG. The caller frees it. */
export function allocateFullRange(width: number, height: number, purpose: string): Frame {
  const frame = new Frame()
  frame.alloc()
  frame.format = AV_PIX_FMT_YUVJ420P
  frame.width = width
  frame.height = height
  frame.colorRange = AVCOL_RANGE_JPEG
  check(frame.getBuffer(0), purpose)
  return frame
}
