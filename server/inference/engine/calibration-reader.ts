/** Draws the calibration picture of each frame id at a steady rate. */
import { BACKGROUND, BEACON, BEACON_SIZE, beaconAt, drawCode } from '../sources/calibration-pattern'
import { createPacer } from '../sources/pacer'
import { allocateFullRange } from './full-range-frame'
import type { Captured, Reader, Waiter } from './reader-types'

export type CalibrationSource = { width: number; height: number; fps: number }

export function createCalibrationReader({ width, height, fps }: CalibrationSource, waiter: Waiter): Reader {
  const frame = allocateFullRange(width, height, 'calibration picture')
  const [luma, cb, cr] = frame.data as [Buffer, Buffer, Buffer]
  const [lumaStride, chromaStride] = frame.linesize as [number, number]
  luma.fill(BACKGROUND.y)
  cb.fill(BACKGROUND.u)
  cr.fill(BACKGROUND.v)

  const square = (centre: { x: number; y: number }, colour: { y: number; u: number; v: number }) => {
    const x = centre.x - BEACON_SIZE / 2
    const y = centre.y - BEACON_SIZE / 2
    fillRectangle(luma, lumaStride, x, y, BEACON_SIZE, colour.y)
    fillRectangle(cb, chromaStride, x / 2, y / 2, BEACON_SIZE / 2, colour.u)
    fillRectangle(cr, chromaStride, x / 2, y / 2, BEACON_SIZE / 2, colour.v)
  }

  const pacer = createPacer()
  let drawn: { x: number; y: number } | null = null
  return {
    next(frameId): Captured | 'again' {
      if (!waiter.sleep(pacer.wait((frameId * 1000) / fps, waiter.now()))) return 'again'
      if (drawn) square(drawn, BACKGROUND)
      drawn = beaconAt(frameId, width, height)
      square(drawn, BEACON)
      drawCode(luma, lumaStride, width, frameId)
      return { frame }
    },
    close: () => frame.free(),
  }
}

function fillRectangle(plane: Buffer, stride: number, x: number, y: number, size: number, value: number): void {
  for (let row = y; row < y + size; row++) plane.fill(value, row * stride + x, row * stride + x + size)
}
