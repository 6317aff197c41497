/** A swscale context that follows the source when its size or format changes. */
import { type AVPixelFormat, SWS_BILINEAR } from 'node-av/constants'
import { type Frame, SoftwareScaleContext } from 'node-av/lib'
import { check, pixelFormat, planes } from './ffmpeg'

export class Scaler {
  private context: SoftwareScaleContext | null = null
  private key = ''

  /** Scales the whole frame into the given planes, which must hold width x height pixels of the format. */
  run(frame: Frame, width: number, height: number, format: AVPixelFormat, target: Buffer[], strides: number[]): void {
    const from = pixelFormat(frame)
    const key = `${frame.width}x${frame.height}:${from}>${width}x${height}:${format}`
    if (!this.context || key !== this.key) {
      this.close()
      this.context = new SoftwareScaleContext()
      this.context.getContext(frame.width, frame.height, from, width, height, format, SWS_BILINEAR)
      this.key = key
    }
    const source = planes(frame)
    check(this.context.scaleSync(source.data, source.strides, 0, frame.height, target, strides), 'scale')
  }

  close(): void {
    this.context?.freeContext()
    this.context = null
  }
}
