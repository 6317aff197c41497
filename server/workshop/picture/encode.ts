/** Pixels as a file, with what is to be known of it inside. */
import sharp from 'sharp'
import type { Raster } from '../raster'

export const FORMATS = ['png', 'jpeg', 'webp'] as const
export type Format = (typeof FORMATS)[number]

export type Note = {
  /** A sentence for people. */
  description: string
  /** How it was made, for programs. */
  comment: string
}

export function encodePicture(picture: Raster, format: Format, note: Note | null): Promise<Buffer> {
  const encoder = sharp(eightBits(picture), raw(picture))
  const noted = note
    ? encoder.withExif({
        IFD0: { Software: 'Sightline', ImageDescription: note.description },
        IFD2: { UserComment: note.comment },
      })
    : encoder
  switch (format) {
    case 'png':
      return noted.png().toBuffer()
    case 'jpeg':
      return noted.jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer()
    case 'webp':
      return noted.webp({ quality: 92 }).toBuffer()
  }
}

/** Longest sides of the small ones, pixels. */
const SMALL = { width: 320, height: 240, fit: 'inside', withoutEnlargement: true } as const

/** For a list of many. */
export function encodeSmall(picture: Raster): Promise<Buffer> {
  return sharp(eightBits(picture), raw(picture)).resize(SMALL).jpeg({ quality: 80 }).toBuffer()
}

const raw = ({ width, height }: Raster) => ({
  raw: { width, height, channels: 3 as const },
  limitInputPixels: false as const,
})

function eightBits({ data }: Raster): Uint8Array {
  const bytes = new Uint8Array(data.length)
  for (let i = 0; i < bytes.length; i++) bytes[i] = Math.min(255, ((data[i] ?? 0) + 128) / 256)
  return bytes
}
