import type { Raster } from '../raster'

/** So much of `other`, 0..1, and the rest of `image`; both of the same size. */
export function mix(image: Raster, other: Raster, share: number): Raster {
  return { ...image, data: image.data.map((value, i) => value + share * ((other.data[i] ?? 0) - value) + 0.5) }
}
