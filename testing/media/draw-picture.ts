/** The picture that tests of odd formats show, left half red and right half green, in any format the scaler can make. */
import { AV_PIX_FMT_RGB24, type AVPixelFormat, SWS_BILINEAR } from 'node-av/constants'
import { FFmpegError, Frame, SoftwareScaleContext } from 'node-av/lib'

export const RED = [255, 0, 0] as const
export const GREEN = [0, 255, 0] as const

/** The caller frees the frame. Not drawn: the format can be read but not made, its pixels mean nothing. */
export function drawPicture(format: AVPixelFormat, width: number, height: number): { frame: Frame; drawn: boolean } {
  const frame = allocate(format, width, height)
  const rgb = allocate(AV_PIX_FMT_RGB24, width, height)
  const [target] = rgb.data as [Buffer]
  const [stride] = rgb.linesize as [number]
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) target.set(x < width / 2 ? RED : GREEN, y * stride + 3 * x)
  }
  const scaler = new SoftwareScaleContext()
  try {
    scaler.getContext(width, height, AV_PIX_FMT_RGB24, width, height, format, SWS_BILINEAR)
    FFmpegError.throwIfError(scaler.scaleFrameSync(frame, rgb))
    return { frame, drawn: true }
  } catch {
    return { frame, drawn: false }
  } finally {
    scaler.freeContext()
    rgb.free()
  }
}

/** Throws when no picture of this format can be kept in memory. */
function allocate(format: AVPixelFormat, width: number, height: number): Frame {
  const frame = new Frame()
  frame.alloc()
  frame.format = format
  frame.width = width
  frame.height = height
  FFmpegError.throwIfError(frame.getBuffer(0))
  return frame
}
