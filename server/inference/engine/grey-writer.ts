/** Decoded frames as small grey pictures. */
import { AV_PIX_FMT_GRAY8 } from 'node-av/constants'
import type { Frame } from 'node-av/lib'
import { type GreyPicture, greySize } from '../motion/grey-picture'
import { Scaler } from './scaler'

export class GreyWriter {
  private readonly scaler = new Scaler()

  /** The picture has a buffer of its own. Throws SourceFailure source_codec for a frame that cannot be converted. */
  write(frame: Frame): GreyPicture {
    const { width, height } = greySize(frame.width, frame.height)
    const data = new Uint8Array(width * height)
    this.scaler.run(frame, width, height, AV_PIX_FMT_GRAY8, [Buffer.from(data.buffer)], [width])
    return { width, height, data }
  }

  close(): void {
    this.scaler.close()
  }
}
