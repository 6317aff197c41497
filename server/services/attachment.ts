/** A file's name as a browser is told it. Pure. */

/** What file systems take, bytes: a longer one a browser cuts, and may cut off what matters. */
const MAX_BYTES = 240
/** Marks that nobody sees, and those that turn the order of what one sees; what separates folders. */
const HARMFUL = /[\p{Cc}\p{Cf}\u2028\u2029/\\:*?"<>|]/gu

/**
 * @param title what somebody called it: shortened until the end fits
 * @param end is always there, whole: the file's kind, and what is to be known of it
 */
export function attachment(title: string, end: string): { 'Content-Disposition': string } {
  const room = MAX_BYTES - Buffer.byteLength(end)
  let name = ''
  for (const character of title.replace(HARMFUL, '_')) {
    if (Buffer.byteLength(name + character) > room) break
    name += character
  }
  const escaped = encodeURIComponent(name + end).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  return { 'Content-Disposition': `attachment; filename*=UTF-8''${escaped}` }
}
