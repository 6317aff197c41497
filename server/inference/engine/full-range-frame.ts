import { AV_PIX_FMT_YUVJ420P, AVCOL_RANGE_JPEG } from 'node-av/constants'
import type { Frame } from 'node-av/lib'
import { allocateFrame } from './allocate-frame'

/** A frame with pixels of its own: 4:2:0, full range as in JPEG. The caller frees it. */
export function allocateFullRange(width: number, height: number, purpose: string): Frame {
  const frame = allocateFrame(AV_PIX_FMT_YUVJ420P, width, height, purpose)
  frame.colorRange = AVCOL_RANGE_JPEG
  return frame
}
