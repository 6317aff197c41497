/** A swscale context that follows the source when its size or format changes. */
import { AV_PIX_FMT_RGB24, type AVPixelFormat, SWS_BILINEAR } from 'node-av/constants'
import { avGetPixFmtName, type Frame, SoftwareScaleContext } from 'node-av/lib'
import { SourceFailure } from '../sources/failure'
import { allocateFrame } from './allocate-frame'
import { check, pixelFormat } from './ffmpeg'
import { picturePlanes } from './picture-planes'

type Size = { width: number; height: number }
type Way = { from: Size & { format: AVPixelFormat }; to: Size & { format: AVPixelFormat } }

export class Scaler {
  private readonly direct = createConverter()
  private readonly detour = createConverter()
  private rgb: Frame | null = null

  /**
   * Scales the whole frame into the given planes, which must hold width x height pixels of the format.
   * Throws SourceFailure source_codec for a picture that cannot be converted.
   */
  run(frame: Frame, width: number, height: number, format: AVPixelFormat, target: Buffer[], strides: number[]): void {
    const direct = picturePlanes(frame)
    const source = direct ? frame : this.toRgb(frame, width, height)
    const planes = direct ?? picturePlanes(source)
    if (!planes) throw new SourceFailure('source_codec', 'the converted picture is not whole')
    const from = { width: source.width, height: source.height, format: pixelFormat(source) }
    const context = this.direct.to({ from, to: { width, height, format } })
    check(context.scaleSync(planes.data, planes.strides, 0, from.height, target, strides), 'scale')
  }

  /** Palettes, deep colours, Bayer patterns: whole frames, so that FFmpeg sees to planes and palette itself. */
  private toRgb(frame: Frame, width: number, height: number): Frame {
    if (this.rgb?.width !== width || this.rgb.height !== height) {
      this.rgb?.free()
      this.rgb = null
      this.rgb = allocateFrame(AV_PIX_FMT_RGB24, width, height, 'converted picture')
    }
    const from = { width: frame.width, height: frame.height, format: pixelFormat(frame) }
    const context = this.detour.to({ from, to: { width, height, format: AV_PIX_FMT_RGB24 } })
    check(context.scaleFrameSync(this.rgb, frame), 'convert')
    return this.rgb
  }

  close(): void {
    this.direct.close()
    this.detour.close()
    this.rgb?.free()
    this.rgb = null
  }
}

/** One swscale context, made anew when the way changes. */
function createConverter() {
  let context: SoftwareScaleContext | null = null
  let key = ''
  const close = () => {
    context?.freeContext()
    context = null
  }
  return {
    to({ from, to }: Way): SoftwareScaleContext {
      const wanted = `${from.width}x${from.height}:${from.format}>${to.width}x${to.height}:${to.format}`
      if (context && wanted === key) return context
      close()
      const made = new SoftwareScaleContext()
      try {
        made.getContext(from.width, from.height, from.format, to.width, to.height, to.format, SWS_BILINEAR)
      } catch {
        throw new SourceFailure('source_codec', `pictures of the form ${avGetPixFmtName(from.format)} are not known`)
      }
      context = made
      key = wanted
      return made
    },
    close,
  }
}
