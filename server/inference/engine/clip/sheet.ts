/** Decoded pictures as something to draw on, one after the other. */
import { createCanvas, ImageData, type SKRSContext2D } from '@napi-rs/canvas'
import { AV_PIX_FMT_RGBA } from 'node-av/constants'
import type { Frame } from 'node-av/lib'
import { allocateFrame } from '../allocate-frame'
import { Scaler } from '../scaler'

/** Red, green, blue, opacity. */
const BYTES = 4

export class Sheet {
  private readonly scaler = new Scaler()
  private paper: { frame: Frame; pen: SKRSContext2D; image: ImageData } | null = null

  /** The picture, in the size of the first one, with what was drawn on it; valid until the next call. Throws SourceFailure. */
  paint(source: Frame, draw: (pen: SKRSContext2D) => void): Frame {
    this.paper ??= take(source.width, source.height)
    const { frame, pen, image } = this.paper
    const { width, height } = frame
    const stride = frame.linesize[0] ?? 0
    const [pixels = Buffer.alloc(0)] = frame.data ?? []
    const row = width * BYTES
    this.scaler.run(source, width, height, AV_PIX_FMT_RGBA, [pixels], [stride])
    for (let y = 0; y < height; y++) image.data.set(pixels.subarray(y * stride, y * stride + row), y * row)
    pen.putImageData(image, 0, 0)
    draw(pen)
    const { data } = pen.getImageData(0, 0, width, height)
    for (let y = 0; y < height; y++) pixels.set(data.subarray(y * row, (y + 1) * row), y * stride)
    return frame
  }

  close(): void {
    this.scaler.close()
    this.paper?.frame.free()
    this.paper = null
  }
}

function take(width: number, height: number) {
  const frame = allocateFrame(AV_PIX_FMT_RGBA, width, height, 'picture')
  return { frame, pen: createCanvas(width, height).getContext('2d'), image: new ImageData(width, height) }
}
