/** The one range of bytes that a request asks for. Pure. */

/** Inclusive. */
export type ByteRange = { start: number; end: number }

/**
 * Null when all is wanted: no header, or one that is not understood, which is ignored as RFC 9110 has it.
 * 'none' when there is nothing of it.
 */
export function byteRange(header: string | undefined, size: number): ByteRange | 'none' | null {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? []
  if (first === '' && last === '') return null
  if (first === '') {
    const length = Math.min(Number(last), size)
    return length === 0 ? 'none' : { start: size - length, end: size - 1 }
  }
  const [start, end] = [Number(first), last === '' ? size - 1 : Math.min(Number(last), size - 1)]
  if (last !== '' && Number(last) < start) return null
  return start >= size ? 'none' : { start, end }
}
