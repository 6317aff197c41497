/** The pictures that a job is about, wherever they are: the one, and those around it. */
import { AppError } from '../../errors'
import { readAround } from '../../inference/engine/film/read-around'
import type { Pictures } from '../messages'
import { emptyRaster, type Frames, type Raster } from '../raster'
import { decodePicture } from './decode'

export type OpenPictures = {
  first(): Promise<Raster>
  /** At most `most` in a row, `first` among them. */
  around(first: Raster, most: number): Promise<Frames>
}

/** @param step is awaited for every picture of a film that is decoded on the way */
export function openPictures(pictures: Pictures, step: () => Promise<void>): OpenPictures {
  return pictures.kind === 'film' ? ofFilm(pictures, step) : ofFiles(pictures)
}

function ofFiles({ files, chosen }: Extract<Pictures, { kind: 'files' }>): OpenPictures {
  const decode = (at: number) => decodePicture(files[at] ?? '')
  return {
    first: () => decode(chosen),
    async around(first, most) {
      const wanted = Math.min(most, files.length)
      const from = Math.max(0, Math.min(files.length - wanted, chosen - Math.floor(wanted / 2)))
      const found: Raster[] = []
      for (let at = from; at < from + wanted; at++) {
        found.push(at === chosen ? first : sameSize(first, await decode(at)))
      }
      return { pictures: found, chosen: chosen - from }
    },
  }
}

function ofFilm({ file, atMs }: Extract<Pictures, { kind: 'film' }>, step: () => Promise<void>): OpenPictures {
  async function around(most: number): Promise<Frames> {
    const { width, height, pictures, chosen } = await readAround(file, atMs, most, step)
    return { pictures: pictures.map((pixels) => toRaster(width, height, pixels)), chosen }
  }
  return {
    async first() {
      const { pictures, chosen } = await around(1)
      return pictures[chosen] as Raster
    },
    around: (_first, most) => around(most),
  }
}

function sameSize(first: Raster, other: Raster): Raster {
  if (first.width === other.width && first.height === other.height) return other
  throw new AppError('pictures_differ', `${other.width} x ${other.height} instead of ${first.width} x ${first.height}`)
}

function toRaster(width: number, height: number, pixels: Uint8Array): Raster {
  const raster = emptyRaster(width, height)
  for (let i = 0; i < pixels.length; i++) raster.data[i] = (pixels[i] ?? 0) * 256
  return raster
}
