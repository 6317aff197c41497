/** What kind of picture a file is by its first bytes; its name is not asked. Pure. */
export const PICTURE_TYPES = ['jpeg', 'png', 'webp', 'gif', 'tiff', 'heif'] as const
export type PictureType = (typeof PICTURE_TYPES)[number]

/** How many bytes it takes to tell. */
export const HEAD_BYTES = 16

/** Null: none that can be opened here. */
export function pictureType(head: Uint8Array): PictureType | null {
  const text = Buffer.from(head).toString('latin1')
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'webp'
  if (text.startsWith('GIF8')) return 'gif'
  if (text.startsWith('II*\0') || text.startsWith('MM\0*')) return 'tiff'
  return text.slice(4, 12) === 'ftypavif' ? 'heif' : null
}
