import type { AVPixelFormat } from 'node-av/constants'
import { Frame } from 'node-av/lib'
import { check } from './ffmpeg'

/** A frame with pixels of its own. The caller frees it. Throws SourceFailure when there is no memory for it. */
export function allocateFrame(format: AVPixelFormat, width: number, height: number, purpose: string): Frame {
  const frame = new Frame()
  frame.alloc()
  frame.format = format
  frame.width = width
  frame.height = height
  check(frame.getBuffer(0), purpose)
  return frame
}
