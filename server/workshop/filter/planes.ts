/** Colours of a picture as planes of floating numbers on the usual scale of 0..255, and back. */
import { emptyRaster, type Raster } from '../raster'

/** Eight bits become sixteen by this when a picture is decoded. */
const SCALE = 256

export function planeOf({ data }: Raster, channel: number): Float32Array {
  const plane = new Float32Array(data.length / 3)
  for (let i = 0, at = channel; i < plane.length; i++, at += 3) plane[i] = (data[at] ?? 0) / SCALE
  return plane
}

/** Values outside of 0..255 are cut off. */
export function fromPlanes(planes: readonly Float32Array[], width: number, height: number): Raster {
  const raster = emptyRaster(width, height)
  planes.forEach((plane, channel) => {
    for (let i = 0, at = channel; i < plane.length; i++, at += 3) {
      raster.data[at] = Math.max(0, Math.min(65_535, (plane[i] ?? 0) * SCALE + 0.5))
    }
  })
  return raster
}

/** Brightness, 0..255 (Rec. 709). */
export function lumaOf({ data }: Raster): Float32Array {
  const luma = new Float32Array(data.length / 3)
  for (let i = 0, at = 0; i < luma.length; i++, at += 3) {
    luma[i] = (0.2126 * (data[at] ?? 0) + 0.7152 * (data[at + 1] ?? 0) + 0.0722 * (data[at + 2] ?? 0)) / SCALE
  }
  return luma
}
