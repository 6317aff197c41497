/** What is surely no film, by its first bytes. Whatever else it may be, FFmpeg has a look at it. Pure. */

/** Pictures, documents, archives, programs. Not JPEG and GIF: there are films that begin like that. */
const BEGINNINGS = ['\x89PNG', '%PDF', 'PK\x03\x04', 'Rar!', '7z\xbc\xaf', '\x1f\x8b', 'BZh', '\x7fELF', 'MZ', '8BPS']
/** Of films, although they can be read. */
const READABLE = ['RIFF', 'YUV4MPEG2']

export function isNoFilm(head: Uint8Array): boolean {
  const text = Buffer.from(head).toString('latin1')
  if (BEGINNINGS.some((beginning) => text.startsWith(beginning)) || /^RIFF.{4}WEBP/s.test(text)) return true
  // Text: a list of addresses or a page, which are not to be followed.
  return /^[\t\r\n\x20-\x7e]*$/.test(text) && !READABLE.some((beginning) => text.startsWith(beginning))
}
