/**
 * What a GGUF file says of itself, from its first bytes. They come from outside: no length in them is believed, and nothing that
 * is read takes longer than there are bytes. Pure.
 */
import { AppError } from '../../../errors'

/** Enough for what is told before the list of words. */
export const HEADER_BYTES = 64 * 1024
/** Enough for the list of words as well, and what is told behind it. */
export const WHOLE_HEADER_BYTES = 32 * 1024 * 1024

export type GgufHeader = {
  /** '' where it does not say. */
  name: string
  architecture: string
  /** What the model was trained for; null where it does not say. */
  contextTokens: number | null
  /** Whether it says how a conversation is put to it; null where the bytes end before that is known. */
  chatTemplate: boolean | null
}

const MAX_TENSORS = 100_000
const MAX_ENTRIES = 10_000
const MAX_KEY_BYTES = 256
const MAX_TEXT = 200
/** Sizes of values by their code. */
const SIZES: Record<number, number> = { 0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8 }
const U32 = 4
const TEXT = 8
const LIST = 9
const U64 = 10

/** The bytes given are used up. */
class Over extends Error {}

/** `bytes`: the first HEADER_BYTES of a file of `fileBytes`. Throws assistant_file_invalid. */
export function readGgufHeader(bytes: Uint8Array, fileBytes: number): GgufHeader {
  const found = new Map<string, string | number>()
  const reader = createReader(bytes, fileBytes)
  let whole = true
  try {
    if (reader.ascii(4) !== 'GGUF') throw invalid('it is no GGUF file')
    const version = reader.u32()
    if (version !== 2 && version !== 3) throw invalid(`version ${version} of the format`)
    if (reader.count(MAX_TENSORS) === 0) throw invalid('there is no tensor in it')
    const entries = reader.count(MAX_ENTRIES)
    for (let n = 0; n < entries; n++) {
      const key = reader.text(MAX_KEY_BYTES)
      const value = reader.value(reader.u32())
      if (value !== null && !found.has(key)) found.set(key, value)
    }
  } catch (error) {
    if (!(error instanceof Over)) throw error
    if (bytes.length >= fileBytes) throw invalid('it ends within its head')
    whole = false
  }
  const architecture = found.get('general.architecture')
  if (typeof architecture !== 'string' || architecture === '') throw invalid('it does not say what it is')
  const context = found.get(`${architecture}.context_length`)
  const name = found.get('general.name')
  const template = found.get('tokenizer.chat_template')
  return {
    name: typeof name === 'string' ? name : '',
    architecture: architecture.slice(0, 50),
    contextTokens: typeof context === 'number' && context > 0 ? context : null,
    chatTemplate: typeof template === 'string' && template !== '' ? true : whole ? false : null,
  }
}

function createReader(bytes: Uint8Array, fileBytes: number) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 0
  const take = (length: number) => {
    if (length > fileBytes - at) throw invalid('a length in it is not true')
    if (length > bytes.length - at) throw new Over()
    const from = at
    at += length
    return from
  }
  const u32 = () => view.getUint32(take(4), true)
  const u64 = () => Number(view.getBigUint64(take(8), true))
  const count = (most: number) => {
    const value = u64()
    if (value > most) throw invalid('a count in it is not true')
    return value
  }
  const text = (most: number) => {
    const length = u64()
    if (length > most) throw invalid('a key in it is too long')
    return Buffer.from(bytes.buffer, bytes.byteOffset + take(length), length).toString('utf8')
  }
  function value(type: number): string | number | null {
    if (type === U32) return u32()
    if (type === U64) return u64()
    if (type === TEXT) {
      const length = u64()
      const from = take(length)
      // Shown to people: what is no letter is not.
      return Buffer.from(bytes.subarray(from, from + Math.min(length, 4 * MAX_TEXT)))
        .toString('utf8')
        .replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
        .slice(0, MAX_TEXT)
    }
    if (type === LIST) {
      const of = u32()
      const length = u64()
      if (of === TEXT) for (let n = 0; n < length; n++) take(u64())
      else take(length * sizeOf(of))
      return null
    }
    take(sizeOf(type))
    return null
  }
  return {
    u32,
    count,
    text,
    value,
    ascii: (length: number) => Buffer.from(bytes.subarray(take(length), at)).toString('latin1'),
  }
}

function sizeOf(type: number): number {
  const size = SIZES[type]
  if (size === undefined) throw invalid('a value in it is of no known kind')
  return size
}

const invalid = (detail: string) => new AppError('assistant_file_invalid', detail)
