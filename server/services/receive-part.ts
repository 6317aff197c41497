/** Files that come in parts: each begins where the one before it ended, also when that was cut off or the server was. */
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { AppError, isDiskFull } from '../errors'
import { sizeOf } from './alerts/safe-file'

/** Files of which a part is coming in. */
const coming = new Set<string>()

/** So many bytes say what kind of file it is. */
const HEAD_BYTES = 16

export type Part = {
  body: AsyncIterable<Uint8Array>
  /** Absolute; its folder is there. */
  file: string
  /** Where the part begins. */
  offset: number
  /** Of the whole file. */
  bytes: number
  /** Throws when the file cannot be what it should, by its first bytes. */
  check(head: Uint8Array): void
}

/**
 * What has come of a part stays when the line is cut. Returns how many bytes there are now. Throws upload_state for a part that begins
 * elsewhere, and while another comes; too_large for more than was said; disk_full; what `check` throws.
 */
export async function receivePart({ body, file, offset, bytes, check }: Part): Promise<number> {
  if (coming.has(file)) throw new AppError('upload_state', 'another part is coming')
  coming.add(file)
  try {
    if ((await sizeOf(file)) !== offset) throw new AppError('upload_state', 'it goes on somewhere else')
    const part = atMost(body, bytes - offset)
    const writer = createWriteStream(file, { flags: 'a', flush: true })
    await pipeline(offset === 0 ? checked(part, check) : part, writer).catch(orFull)
    return await sizeOf(file)
  } finally {
    coming.delete(file)
  }
}

async function* atMost(body: AsyncIterable<Uint8Array>, bytes: number): AsyncGenerator<Uint8Array> {
  let left = bytes
  for await (const chunk of body) {
    left -= chunk.byteLength
    if (left < 0) throw new AppError('too_large', 'more than was said')
    yield chunk
  }
}

/** Nothing is written before it is known what it is. The rest of a refused part is read: else the sender would not hear why. */
async function* checked(body: AsyncIterable<Uint8Array>, check: Part['check']): AsyncGenerator<Uint8Array> {
  let head = Buffer.alloc(0)
  let whole = false
  let refusal: unknown = null
  const look = () => {
    try {
      check(head)
    } catch (error) {
      refusal = error
    }
    whole = true
  }
  for await (const chunk of body) {
    if (whole && refusal === null) yield chunk
    if (whole) continue
    head = Buffer.concat([head, chunk])
    if (head.length < HEAD_BYTES) continue
    look()
    if (refusal === null) yield head
  }
  if (!whole) look()
  if (refusal !== null) throw refusal
  if (head.length < HEAD_BYTES) yield head
}

function orFull(error: unknown): never {
  if (isDiskFull(error)) throw new AppError('disk_full')
  throw error
}
